import type { Result } from '../../../kernel/result.ts';
import { ok } from '../../../kernel/result.ts';
import { rulesFor, type Rule } from '../block/rules.ts';
import type { Compared } from '../compare/comparer.ts';
import { factsOf, type Facts } from '../compare/facts.ts';
import { sharedInts } from '../records/interner.ts';
import type { PlannedComparison } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { LinkSettings } from '../settings.ts';
import type { Dictionary } from '../values/dictionary.ts';

/** A comparison with all that is known of its values. */
export interface PreparedComparison extends PlannedComparison, Compared {}

/** Records made ready: what every thread needs, in memory that threads share. */
export interface Prepared {
  readonly count: number;
  readonly width: number;
  readonly rows: Int32Array;
  readonly flags: Uint8Array;
  readonly sources: Uint16Array;
  readonly compared: readonly PreparedComparison[];
  readonly rules: readonly Rule[];
  /** How many records have a value, by comparison and value; empty where it does not count. */
  readonly frequencies: readonly Int32Array[];
  readonly betweenSourcesOnly: boolean;
  /** Sources that hold each child once. */
  readonly duplicateFree: readonly number[];
}

/** Works out facts, frequencies and blocking rules. Refuses a blocking rule that names nothing. */
export function prepare(records: Records, settings: LinkSettings): Result<Prepared> {
  const made = new Map<Dictionary, Facts>();
  const compared = records.comparisons.map((comparison, index): PreparedComparison => {
    const dictionary = records.dictionaries[index];
    if (dictionary === undefined) throw new Error(`no dictionary for ${comparison.name}`);
    const facts = made.get(dictionary) ?? factsOf(dictionary);
    made.set(dictionary, facts);
    const opposite = comparison.kind === 'forename' ? 'surname' : comparison.kind === 'surname' ? 'forename' : undefined;
    return { ...comparison, facts, across: comparison.encoded ? -1 : (records.comparisons.find(({ kind }) => kind === opposite)?.from ?? -1) };
  });
  const rules = rulesFor(compared, settings, records.count);
  if (!rules.ok) return rules;
  const { count, width, rows, flags, sources, sourceNames } = records;
  return ok({
    count, width, rows, flags, sources, compared, rules: rules.value,
    frequencies: compared.map((one) => (one.termFrequency ? frequencies(records, one) : sharedInts(1))),
    betweenSourcesOnly: settings.between_sources_only === true,
    duplicateFree: (settings.duplicate_free_sources ?? []).map((name) => sourceNames.indexOf(name)).filter((source) => source >= 0),
  });
}

function frequencies({ count, width, rows }: Records, { from, to, facts }: PreparedComparison): Int32Array {
  const counts = sharedInts(facts.values.size);
  for (let record = 0; record < count; record++) {
    for (let slot = from; slot < to; slot++) {
      const value = rows[record * width + slot] ?? 0;
      if (value > 0) counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  // Place 0 holds how many there are of all values.
  counts[0] = counts.reduce((sum, one) => sum + one, 0);
  return counts;
}

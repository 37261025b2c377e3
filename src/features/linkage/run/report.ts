import { basename } from 'node:path';
import type { GroupTable } from '../evaluate/fairness.ts';
import { groupsJson, shareJson } from '../evaluate/report.ts';
import { SEALED, UNBORN } from '../records/records.ts';
import type { Rates } from './rates.ts';
import type { Linked } from './run-link.ts';
import { probabilityOf } from './thresholds.ts';

/** The document that `link run --json` prints. */
export function reportOf(linked: Linked, seconds: number, rates: Rates, errors?: readonly GroupTable[]): Record<string, unknown> {
  const { records, model, thresholds, rules, problems, stages } = linked;
  return {
    records: records.count,
    unborn: flagged(linked, UNBORN),
    sealed: flagged(linked, SEALED),
    sources: sourcesOf(linked),
    columns: records.comparisons.map(({ name, kind, evidence, encoded, slots }) => ({ comparison: name, kind, evidence, ...(encoded ? { encoded } : {}), columns: slots.flatMap((slot) => slot.columns) })),
    problems, thresholds,
    pairs: { weighed: rules.reduce((sum, rule) => sum + rule.pairs, 0), written: linked.pairs.count },
    bands: bands(linked),
    clusters: sizes(linked),
    blocking: rules.map(({ rule, pairs, passedOver }) => ({ rule, pairs, blocks_passed_over: passedOver.length, largest_passed_over: Math.max(0, ...passedOver) })),
    fairness: fairness(rates, errors),
    model: modelReport(linked),
    not_learnt: model.notLearnt,
    timings: [...stages, { stage: 'all', seconds }],
    memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** By group: shares of records linked and in doubt, and, where a truth was given, misses and false joins. */
function fairness({ linked: together, uncertain, tables }: Rates, errors: readonly GroupTable[] | undefined): unknown {
  const by = tables.map((table) => [table.by, Object.fromEntries(table.values.map((rate) => [rate.value, { records: rate.records, linked: shareJson(rate.linked), uncertain: shareJson(rate.uncertain), worse_than_all: rate.worse }]))]);
  return { linked: shareJson(together), uncertain: shareJson(uncertain), by: Object.fromEntries(by), ...(errors === undefined ? {} : { errors: groupsJson(errors) }) };
}

// Where a column names the source, no record is of the file as such.
function sourcesOf({ records: { sourceNames, sources, count } }: Linked): readonly { readonly source: string; readonly records: number }[] {
  const held = new Uint32Array(sourceNames.length);
  for (const source of sources.subarray(0, count)) held[source] = (held[source] ?? 0) + 1;
  return sourceNames.flatMap((name, index) => (held[index] === 0 ? [] : [{ source: name === '' ? 'the file' : basename(name), records: held[index] ?? 0 }]));
}

function flagged({ records: { flags, count } }: Linked, flag: number): number {
  return flags.subarray(0, count).reduce((sum, flags) => sum + ((flags & flag) === 0 ? 0 : 1), 0);
}

function bands({ pairs, thresholds, clustering: { of } }: Linked): unknown {
  const count = { automatic: 0, review: 0, review_in_cluster: 0, no_link: 0 };
  for (let pair = 0; pair < pairs.count; pair++) {
    const weight = pairs.weight[pair] ?? 0;
    const together = of[pairs.left[pair] ?? 0] === of[pairs.right[pair] ?? 0];
    const band = weight >= thresholds.automatic && together ? 'automatic' : weight >= thresholds.pairs ? 'review' : 'no_link';
    count[band]++;
    if (band === 'review' && together) count.review_in_cluster++;
  }
  const { automatic, pairs: foot } = thresholds;
  return {
    automatic: { from_weight: automatic, from_probability: probabilityOf(automatic), class: 'same_child', pairs: count.automatic },
    review: { from_weight: foot, to_weight: automatic, pairs: count.review, in_one_cluster: count.review_in_cluster },
    no_link: { below_weight: foot, pairs_written_because_of_their_cluster: count.no_link },
  };
}

function sizes({ records: { count }, clustering: { of, tooLarge } }: Linked): unknown {
  const members = new Int32Array(count);
  for (let record = 0; record < count; record++) members[of[record] ?? 0] = (members[of[record] ?? 0] ?? 0) + 1;
  const bySize: Record<string, number> = {};
  let [clusters, largest] = [0, 0];
  for (const size of members) {
    if (size === 0) continue;
    clusters++;
    largest = Math.max(largest, size);
    bySize[size] = (bySize[size] ?? 0) + 1;
  }
  return { clusters, largest, by_size: bySize, components_too_large: tooLarge };
}

function modelReport({ model: { comparisons, prior } }: Linked): unknown {
  return {
    prior: { same_child: round(prior.child), same_household: round(prior.household), twin: round(prior.twin) },
    comparisons: comparisons.map(({ name, kind, evidence, termFrequency, levels }) => ({
      comparison: name, kind, evidence, term_frequency: termFrequency,
      levels: levels.map(({ level, m, h, t, u }) => ({ level, m: round(m), household: round(h), twin: round(t), u: round(u), weight: bits(m, u), weight_household: bits(h, u), weight_twin: bits(t, u) })),
    })),
  };
}

function round(number: number): number {
  return Number(number.toPrecision(6));
}

function bits(part: number, of: number): number {
  return Number(Math.log2(part / of).toFixed(3));
}

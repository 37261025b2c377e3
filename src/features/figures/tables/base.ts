import { checkCondition, codesOf, evaluate, lacking, PRESENT, NOT_MENTIONED } from '../../coding/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { tableRefusals } from './refusals.ts';
import { type Sight } from './sight.ts';
import type { TableSpecDocument } from './spec-schema.ts';

/** The records that the table is about. */
export interface Base {
  /** 1 for each record in it. */
  readonly members: Uint8Array;
  readonly size: number;
  /** How many fall outside, and why; where silence put them there. Numbers that the table's policy keeps back are not said. */
  readonly notes: readonly string[];
}

/**
 * Chooses the base: every sound record that meets the base's condition and each filter, by what is
 * recorded. Refuses conditions that are wrong, and a base of nought.
 */
export function chooseBase(sight: Sight, { base, filters = [], disclosure }: TableSpecDocument): Result<Base> {
  const few = (number: number): boolean => disclosure?.policy === 'suppress' && number > 0 && number < disclosure.below;
  const { data, unit } = sight;
  const records = data.records(unit);
  const members = records.faulty.map((faulty) => 1 - faulty);
  const steps: (Narrowed & { readonly reason: string })[] = [];
  const refusals: Refusal[] = [];
  const chosen = [...(base === undefined ? [] : [{ ...base, path: ['base', 'where'] }]), ...filters.map((filter, index) => ({ ...filter, path: ['filters', index, 'where'] }))];
  const left = sum(members);
  for (const { where, reason, path } of chosen) {
    const narrowed = narrow(sight, members, where, path);
    if (!narrowed.ok) refusals.push(...narrowed.refusals);
    else steps.push({ ...narrowed.value, reason });
  }
  if (refusals.length === 0 && sum(members) === 0) refusals.push(tableRefusals.refusal('TABLE_BASE_NOUGHT', { unit, where: chosen.map(({ where }) => where).join(' and ') || 'all', field: sight.placeOf(['base']) }));
  // One step that is told gives another away: those who are left are the base, which is printed.
  const untold = few(records.size - left) || steps.some(({ outside }) => few(outside));
  const notes = [
    ...(left < records.size ? [`${untold ? 'Some' : `${records.size - left} of ${records.size}`} records are left out because something is wrong with them.`] : []),
    ...steps.map((step) => outsideInWords(step, untold, few(step.silent))),
  ];
  const [first, ...rest] = refusals;
  return first === undefined ? ok({ members, size: sum(members), notes }) : refuse(first, ...rest);
}

interface Narrowed {
  readonly before: number;
  readonly outside: number;
  readonly silent: number;
}

function narrow(sight: Sight, members: Uint8Array, where: string, path: readonly (string | number)[]): Result<Narrowed> {
  const { data, unit } = sight;
  const field = sight.placeOf(path);
  const condition = checkCondition(data.codebook, unit, where, 'base', field);
  if (!condition.ok) return condition;
  const missing = lacking(data, unit, codesOf(condition.value));
  if (missing !== undefined) return refuse(tableRefusals.refusal('TABLE_COLUMN_NOT_IN_DATA', { row: 'The base', column: missing, field }));
  const [recorded, open] = [evaluate(condition.value, data.columnsOf(unit), 'recorded'), evaluate(condition.value, data.columnsOf(unit), 'open')];
  let [before, outside, silent] = [0, 0, 0];
  for (let at = 0; at < members.length; at += 1) {
    if (members[at] === 0) continue;
    before += 1;
    if (open[at] === NOT_MENTIONED) silent += 1;
    if (recorded[at] === PRESENT) continue;
    outside += 1;
    members[at] = 0;
  }
  return ok({ before, outside, silent });
}

function outsideInWords({ before, outside, silent, reason }: Narrowed & { readonly reason: string }, untold: boolean, fewSilent: boolean): string {
  const quiet = silent === 0 ? '' : ` For ${fewSilent ? 'a few' : silent} the record is silent, and they are placed by what is recorded.`;
  return `${outside > 0 && untold ? 'Some' : `${outside} of ${before}`} fall outside: ${reason}.${quiet}`;
}

function sum(members: Uint8Array): number {
  let total = 0;
  for (const member of members) total += member;
  return total;
}

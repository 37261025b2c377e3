import type { Marks } from '../../coding/index.ts';
import { suppress, type Hidden, type SuppressionPolicy } from '../disclosure/index.ts';
import { relationsOf } from '../tables/relations.ts';
import { tally } from '../tables/tally.ts';
import type { CompareRow, Contrast, GroupShare } from './row.ts';

/** A row of a comparison with the marks that it was counted from. */
export interface CountedRow {
  readonly row: CompareRow;
  readonly marks: Marks;
  /** Whether each case has one of its code's options at most, so that they add up. */
  readonly addsUp: boolean;
}

const LEFT_OUT = 'left out: it would tell a small number';

/**
 * The rows as they may be published: both groups are the columns of a table with their total, whose small
 * counts are left out with as many others as it takes. Totals are taken as known, for a table beside the
 * comparison may print them. What is reckoned from a count goes with it. Returns the rows, in order, and
 * what must be said of them.
 */
export function withoutSmall(counted: readonly CountedRow[], cohort: Int32Array, others: Int32Array, size: number, policy: SuppressionPolicy): { readonly rows: readonly CompareRow[]; readonly notes: readonly string[] } {
  const [first, second] = [membersOf(cohort, size), membersOf(others, size)];
  const both = first.map((member, at) => (member === 1 || second[at] === 1 ? 1 : 0));
  const columns = [{ code: 'cohort', members: first, family: 'group' }, { code: 'rest', members: second, family: 'group' }, { code: 'total', members: null, family: null }].map((column) => ({ ...column, label: column.code }));
  const rows = counted.map(({ row, marks, addsUp }) => ({ code: row.code, label: row.label, depth: 0, parent: null, percentOf: 'base' as const, marks, family: addsUp ? row.code : null }));
  const tallies = tally(rows, columns, both);
  const sizes = [cohort.length, others.length, cohort.length + others.length];
  const totals = tallies.flatMap((cells, row) => (isSmall(cells[2]?.count ?? 0, policy) ? [] : [{ cells: [{ row, column: 2, times: 1 as const }], sum: cells[2]?.count ?? 0 }]));
  // The sizes of both groups are printed with them.
  const bases = tallies.flatMap((cells, row) => cells.flatMap(({ base }, column) => (base === sizes[column] ? [{ cells: [{ row, column, times: 1 as const, of: 'base' as const }], sum: base }] : [])));
  const { hidden, exposed, exact } = suppress(() => relationsOf(rows, columns, tallies, both), policy, [...totals, ...bases]);
  const outside = tallies.some((cells, row) => cells.some(({ doesNotApply }, column) => hidden(row, column).count || hidden(row, column).base || isSmall(doesNotApply, policy)));
  return {
    rows: counted.map(({ row }, at) => rowWithout(row, hidden(at, 0), hidden(at, 1), outside)),
    notes: [
      ...exposed.filter(({ column }) => column < 2).map(({ row, column }) => `Not for publication: the small number of ${counted[row]?.row.label ?? ''} in ${column === 0 ? 'the cohort' : 'the rest'} can be worked out from totals, whatever is left out here.`),
      ...(exact ? [] : ['The comparison is large for its small numbers: what is left out was checked sum by sum, and that it cannot be worked out is not proved. Compare fewer codes.']),
    ],
  };
}

/** Whether a number is one that the policy keeps back. */
export function isSmall(number: number, { below, zeros }: SuppressionPolicy): boolean {
  return number < below && (number > 0 || zeros === true);
}

function membersOf(group: Int32Array, size: number): Uint8Array {
  const members = new Uint8Array(size);
  for (const at of group) members[at] = 1;
  return members;
}

function rowWithout(row: CompareRow, first: Hidden, second: Hidden, outside: boolean): CompareRow {
  const groups = { cohort: groupWithout(row.cohort, first, outside), rest: groupWithout(row.rest, second, outside) };
  const silence = first.silence || second.silence ? { difference_if_silent: { least: null, most: null } } : {};
  // One group's count and the difference give the other's.
  if (!first.count && !second.count) return { ...row, ...groups, ...silence };
  const none: Contrast = { value: null, low: null, high: null, method: LEFT_OUT };
  return { ...row, ...groups, difference: none, ratio: none, difference_if_silent: { least: null, most: null }, fisher_p: null, mid_p: null };
}

function groupWithout(group: GroupShare, hidden: Hidden, outside: boolean): GroupShare {
  const shown = { ...group, ...(outside ? { does_not_apply: null } : {}), ...(hidden.base ? { base: null } : {}) };
  if (hidden.count) return { ...shown, present: null, absent: null, not_mentioned: null, percent: null, low: null, high: null, percent_where_recorded: null, suppressed: true };
  return hidden.silence ? { ...shown, absent: null, not_mentioned: null, percent_where_recorded: null } : shown;
}

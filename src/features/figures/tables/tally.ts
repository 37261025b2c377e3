import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, PRESENT } from '../../coding/index.ts';
import { COUNTED_OPEN } from './marks-of-row.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { PlannedRow } from './plan-rows.ts';

/** What one cell comes to, before anything is left out of it. */
export interface Tally {
  readonly count: number;
  readonly base: number;
  readonly notMentioned: number;
  readonly doesNotApply: number;
  /** Those counted whom silence leaves open. */
  readonly countedOpen: number;
}

/** Room for the marks 0 to 4. */
const WIDTH = 8;

/**
 * Counts every row in every column. Records that are in the same columns are one group, so that each
 * row is gone through once, however many columns there are. Returns rows of columns.
 */
export function tally(rows: readonly PlannedRow[], columns: readonly PlannedColumn[], base: Uint8Array): readonly (readonly Tally[])[] {
  const { groupOf, patterns } = groups(columns, base);
  return rows.map(({ marks, percentOf }) => {
    const counts = countGroups(marks, groupOf, patterns.length);
    return columns.map((_, column) => summed(counts, patterns, column, percentOf === 'recorded'));
  });
}

interface Groups {
  /** For each record its group; group 0 is of those outside the base. */
  readonly groupOf: Int32Array;
  /** For each group, whether it is in each column. */
  readonly patterns: readonly (readonly boolean[])[];
}

/** Adds one column at a time, which splits each group into those in it and those not. Group 0 stays those outside the base. */
function groups(columns: readonly PlannedColumn[], base: Uint8Array): Groups {
  let groupOf: Int32Array = Int32Array.from(base);
  let patterns: (readonly boolean[])[] = [[], []];
  for (const { members } of columns) {
    // By twice the group, and one more for those in the column: what it is called from now on; 0 is not yet named.
    const named = new Int32Array(patterns.length * 2);
    const split: (readonly boolean[])[] = [[]];
    const next = new Int32Array(base.length);
    for (let at = 0; at < base.length; at += 1) {
      const group = groupOf[at] ?? 0;
      if (group === 0) continue;
      const inside = members === null || members[at] === 1;
      const pair = group * 2 + (inside ? 1 : 0);
      if (named[pair] === 0) {
        named[pair] = split.length;
        split.push([...(patterns[group] ?? []), inside]);
      }
      next[at] = named[pair] ?? 0;
    }
    [groupOf, patterns] = [next, split];
  }
  return { groupOf, patterns };
}

function countGroups(marks: Uint8Array, groupOf: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size * WIDTH);
  for (let at = 0; at < groupOf.length; at += 1) {
    const place = (groupOf[at] ?? 0) * WIDTH + (marks[at] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function summed(counts: Int32Array, patterns: Groups['patterns'], column: number, recordedOnly: boolean): Tally {
  const sum = (mark: number): number => patterns.reduce((total, pattern, group) => total + (pattern[column] === true ? (counts[group * WIDTH + mark] ?? 0) : 0), 0);
  const [present, absent, silent, outside, open] = [sum(PRESENT), sum(ABSENT), sum(NOT_MENTIONED), sum(DOES_NOT_APPLY), sum(COUNTED_OPEN)];
  return {
    count: present + open, base: present + open + absent + (recordedOnly ? 0 : silent),
    notMentioned: silent + open, doesNotApply: outside, countedOpen: open,
  };
}

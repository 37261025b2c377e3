import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, PRESENT, type Column, type Marks } from '../../coding/index.ts';

/** What one group of cases says of one value: four counts that make up the group. */
export interface GroupCounts {
  readonly present: number;
  readonly absent: number;
  readonly not_mentioned: number;
  readonly does_not_apply: number;
}

/** Counts the marks of the cases of a group, by their place. */
export function countsIn(marks: Marks, group: Int32Array): GroupCounts {
  const counts = [0, 0, 0, 0];
  for (const at of group) {
    const mark = marks[at] ?? NOT_MENTIONED;
    counts[mark] = (counts[mark] ?? 0) + 1;
  }
  return { present: counts[PRESENT] ?? 0, absent: counts[ABSENT] ?? 0, not_mentioned: counts[NOT_MENTIONED] ?? 0, does_not_apply: counts[DOES_NOT_APPLY] ?? 0 };
}

/** The cases that a share is of: those to which the code applies, the silent among them. */
export function baseOf({ present, absent, not_mentioned }: GroupCounts): number {
  return present + absent + not_mentioned;
}

/** The value of each case as one text; `undefined` where it says none. Numbers, dates and texts have too many. */
export function textsOf(column: Column): ((at: number) => string | undefined) | undefined {
  switch (column.kind) {
    case 'states': return (at) => ([PRESENT, ABSENT, DOES_NOT_APPLY].includes(column.marks[at] ?? NOT_MENTIONED) ? String(column.marks[at]) : undefined);
    case 'choice': return (at) => column.options[column.chosen[at] ?? -1];
    case 'choices': return (at) => (column.marks[0]?.[at] === NOT_MENTIONED ? undefined : column.marks.map((marks) => marks[at]).join());
    case 'number':
    case 'date':
    case 'text': return undefined;
  }
}

export function placesWhere(marks: Marks, wanted: number): Int32Array {
  return Int32Array.from(marks.keys()).filter((at) => marks[at] === wanted);
}

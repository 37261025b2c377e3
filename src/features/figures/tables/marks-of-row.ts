import { ABSENT, DOES_NOT_APPLY, NOT_MENTIONED, PRESENT, SILENT_CHOICE, type Column, type Marks } from '../../coding/index.ts';

/** Counted by what is recorded, though silence leaves it open: none of nine is recorded, and one is not mentioned. */
export const COUNTED_OPEN = 4;

/** The marks of one option of a code. */
export function optionMarks(column: Column, option: string): Marks {
  if (column.kind === 'choices') return column.marks[column.options.indexOf(option)] ?? new Uint8Array();
  if (column.kind !== 'choice') throw new Error('only a code with options has marks of an option');
  const wanted = column.options.indexOf(option);
  const { chosen } = column;
  const marks = new Uint8Array(chosen.length);
  for (let at = 0; at < marks.length; at += 1) {
    const option = chosen[at] ?? SILENT_CHOICE;
    marks[at] = option === wanted ? PRESENT : option < SILENT_CHOICE ? ABSENT : option === SILENT_CHOICE ? NOT_MENTIONED : DOES_NOT_APPLY;
  }
  return marks;
}

export interface Wanted {
  readonly least: number;
  readonly most: number;
}

/**
 * Whether the number of `parts` that are present lies from `least` to `most`, by what is recorded.
 * Outside only where every part is.
 */
export function countMarks(parts: readonly Marks[], { least, most }: Wanted, size: number): Marks {
  const result = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) {
    let [present, silent, outside] = [0, 0, 0];
    for (const part of parts) {
      if (part[at] === PRESENT) present += 1;
      else if (part[at] === NOT_MENTIONED) silent += 1;
      else if (part[at] === DOES_NOT_APPLY) outside += 1;
    }
    result[at] = outside === parts.length ? DOES_NOT_APPLY : countMark(present, present + silent, least, most);
  }
  return result;
}

function countMark(present: number, atMost: number, least: number, most: number): number {
  const counted = present >= least && present <= most;
  if (counted) return atMost <= most ? PRESENT : COUNTED_OPEN;
  // More of them could only bring it into the range from below.
  return present < least && atMost >= least ? NOT_MENTIONED : ABSENT;
}

/** The same marks, outside wherever `parent` is not counted. */
export function withinParent(marks: Marks, parent: Marks): Marks {
  return marks.map((mark, at) => (parent[at] === PRESENT || parent[at] === COUNTED_OPEN ? mark : DOES_NOT_APPLY));
}

/** Counts by what is recorded, and keeps apart those whom silence leaves open. */
export function byRecord(open: Marks, recorded: Marks): Marks {
  return recorded.map((mark, at) => (mark === PRESENT ? (open[at] === NOT_MENTIONED ? COUNTED_OPEN : PRESENT) : open[at] === NOT_MENTIONED ? NOT_MENTIONED : ABSENT));
}

import { hash } from 'node:crypto';
import { ABSENT, NOT_MENTIONED, PRESENT } from '../../coding/index.ts';
import { COUNTED_OPEN } from './marks-of-row.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { Tally } from './tally.ts';

/** The numbers of a table and what a reader knows to hold between them. */
export interface TableNumbers {
  readonly rows: number;
  readonly columns: number;
  readonly tallies: readonly (readonly Tally[])[];
  /** How many are in the base of the whole table, which is printed beside it, so that it is never left out. */
  readonly printedBase: number;
  /** Columns that share nobody and lie in another: the places of the parts and of the whole. Some of the whole may be in none. */
  readonly columnSums: readonly Sum[];
  /** Rows that together are all of their base. */
  readonly rowsOfWhole: readonly (readonly number[])[];
  /** For each row, the first one that counts the very same records, which may be itself. */
  readonly sameRecords: readonly number[];
  /** A row that counts only records that another counts too. */
  readonly parts: readonly { readonly part: number; readonly whole: number }[];
  /** For each row, whether its base is the count of its parent. */
  readonly percentOfParent: readonly boolean[];
  /** For each row, one that counts the very records of its base; null where there is none, or where everybody is in it. */
  readonly baseCountedBy: readonly (number | null)[];
}

export interface Sum {
  readonly parts: readonly number[];
  readonly whole: number;
}

/** Finds, from how the table was declared, what a reader can reckon with. */
export function relationsOf(rows: readonly PlannedRow[], columns: readonly PlannedColumn[], tallies: readonly (readonly Tally[])[], base: Uint8Array): TableNumbers {
  const records = rows.map((row) => recordsOf(row, base));
  return {
    rows: rows.length, columns: columns.length, tallies, printedBase: base.reduce((sum, member) => sum + member, 0), columnSums: columnSums(columns),
    rowsOfWhole: [...families(rows), ...opposites(records)], sameRecords: records.map(({ counted }) => records.findIndex((other) => other.counted === counted)), percentOfParent: rows.map(({ percentOf }) => percentOf === 'parent'),
    baseCountedBy: records.map(({ applies }) => (applies === null ? null : unlessNone(records.findIndex(({ counted }) => counted === applies)))),
    parts: rows.flatMap(({ parent }, part) => (parent === null ? [] : [{ part, whole: parent }])),
  };
}

// All columns of one code lie in the total and share nobody; a column may lie in another by what it asks for.
function columnSums(columns: readonly PlannedColumn[]): readonly Sum[] {
  const total = columns.findIndex(({ members }) => members === null);
  const names = [...new Set(columns.flatMap(({ family }) => family ?? []))];
  const codes = total < 0 ? [] : names.map((name) => ({ whole: total, parts: columns.flatMap(({ family }, place) => (family === name ? [place] : [])) }));
  const within = columns.flatMap((part, at) => columns.flatMap((whole, place) => {
    const covered = codes.some((sum) => sum.whole === place && sum.parts.includes(at));
    return at === place || covered || !liesIn(part, whole) ? [] : [{ whole: place, parts: [at] }];
  }));
  return [...codes, ...within];
}

function liesIn({ members: part }: PlannedColumn, { members: whole }: PlannedColumn): boolean {
  if (part === null) return false;
  return whole === null || part.every((member, at) => member === 0 || whole[at] === 1);
}

function families(rows: readonly PlannedRow[]): readonly (readonly number[])[] {
  const names = [...new Set(rows.flatMap(({ family }) => family ?? []))];
  return names.map((name) => rows.flatMap(({ family }, place) => (family === name ? [place] : [])));
}

function unlessNone(place: number): number | null {
  return place < 0 ? null : place;
}

/** Which records of the base a row counts, which it says are not so, and its own base, each as a digest. */
interface Records {
  readonly counted: string;
  readonly absent: string;
  /** Null where it applies to all. */
  readonly applies: string | null;
}

// By the records and not by the words: one question may be put in two ways.
function recordsOf({ marks, percentOf }: PlannedRow, base: Uint8Array): Records {
  const own = [PRESENT, COUNTED_OPEN, ABSENT, ...(percentOf === 'recorded' ? [] : [NOT_MENTIONED])];
  const digest = (wanted: readonly number[]): string => hash('sha256', marks.map((mark, at) => (base[at] === 1 && wanted.includes(mark) ? 1 : 0)));
  const all = marks.every((mark, at) => base[at] === 0 || own.includes(mark));
  return { counted: digest([PRESENT, COUNTED_OPEN]), absent: digest([ABSENT]), applies: all ? null : digest(own) };
}

/** Rows of which one counts whom the other does not: together all who are recorded. Both ways round, for each may have a base of its own. */
function opposites(records: readonly Records[]): readonly (readonly number[])[] {
  return records.flatMap((one, row) => records.flatMap((other, at) => (row !== at && one.counted === other.absent && one.absent === other.counted ? [[row, at]] : [])));
}

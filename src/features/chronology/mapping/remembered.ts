import type { Row } from '../reading/table.ts';
import { plainHeading } from './heading.ts';
import type { TableMapping } from './mapping.ts';
import type { Role } from './role.ts';

/** How a person said that an agency's tables with these headings are to be read. */
export interface Remembered {
  readonly id: string;
  /** As `headingsKey` makes it. */
  readonly headings: string;
  /** What each column holds, from the first. */
  readonly roles: readonly Role[];
}

/** What is to be remembered of one table. */
export type Learnt = Omit<Remembered, 'id'>;

const LONGEST_KEY = 4_000;
const LONGEST_AGENCY = 200;

/** The headings of a table so that the same ones are found again, however they are spaced and written large; '' where there are none to go by. */
export function headingsKey(cells: readonly string[]): string {
  const plain = cells.map(plainHeading);
  const last = plain.findLastIndex((text) => text !== '');
  const key = plain.slice(0, last + 1).join('|');
  return key.length > LONGEST_KEY ? '' : key;
}

/** An agency's name so that it is found again; '' where nobody knows whose account it is. */
export function agencyKey(agency: string): string {
  const key = agency.toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, LONGEST_AGENCY);
  return key === 'not known' ? '' : key;
}

/** The row with headings that are remembered, among the first, and what is remembered of them. */
export function recognised(rows: readonly Row[], remembered: readonly Remembered[]): { readonly heading: Row; readonly remembered: Remembered } | undefined {
  for (const heading of rows) {
    const key = headingsKey(heading.cells);
    const found = key === '' ? undefined : remembered.find(({ headings }) => headings === key);
    if (found !== undefined) return { heading, remembered: found };
  }
  return undefined;
}

/** The mapping with a mark at each table that was read as it is remembered. */
export function marked(mapping: readonly TableMapping[], remembered: readonly Remembered[]): readonly TableMapping[] {
  return mapping.map((table) => {
    const found = table.read && table.heading_row !== null ? remembered.find(({ headings }) => headings === keyOf(table)) : undefined;
    return found === undefined ? table : { ...table, remembered: found.id };
  });
}

/** What a person taught by correcting: each table with headings that is read otherwise than before. */
export function learntFrom(before: readonly TableMapping[], after: readonly TableMapping[]): readonly Learnt[] {
  return after.flatMap((table, index) => {
    const key = keyOf(table);
    if (!table.read || table.heading_row === null || key === '') return [];
    const was = before[index];
    const same = was?.read === true && was.columns.length === table.columns.length && was.columns.every(({ role }, column) => role === table.columns[column]?.role);
    return same ? [] : [{ headings: key, roles: table.columns.map(({ role }) => role) }];
  });
}

function keyOf({ columns }: TableMapping): string {
  return headingsKey(columns.map(({ heading }) => heading));
}

import { readOccurred } from '../dates/occurred.ts';
import type { Row, Table } from '../reading/table.ts';
import { ELSEWHERE, plainHeading, roleOfHeading } from './heading.ts';
import type { Column, Correction } from './mapping.ts';
import { recognised } from './remembered.ts';
import { JOINED, type Role } from './role.ts';

/** How a table is to be read, or why it is not. */
export type Guess =
  | { readonly read: true; readonly heading: Row | undefined; readonly columns: readonly Column[]; readonly because: string }
  | { readonly read: false; readonly because: string };

const HEADING_WITHIN = 40;
const SAMPLE = 40;

/** Guesses what the columns of a table hold. `before` is how the last chronology of the same file was read. */
export function guessColumns(table: Table, correction: Correction | undefined, before: readonly Column[] | undefined): Guess {
  if (correction?.read === false) return { read: false, because: 'the mapping file says that it is no chronology' };
  if (table.rows.length === 0) return { read: false, because: 'it is empty' };
  const guess = byMemory(table, correction) ?? byCorrection(table, correction) ?? byHeading(table) ?? likeBefore(table, before) ?? byContent(table);
  if (guess === undefined) return { read: false, because: 'no column of dates and no column of events was found in it' };
  return guess.read ? { ...guess, columns: corrected(guess.columns, correction) } : guess;
}

function byMemory(table: Table, correction: Correction | undefined): Guess | undefined {
  const found = recognised(table.rows.slice(0, HEADING_WITHIN), correction?.remembered ?? []);
  if (found === undefined) return undefined;
  const columns = Array.from({ length: widthOf(table) }, (_, index) => ({ column: index + 1, heading: found.heading.cells[index] ?? '', role: found.remembered.roles[index] ?? 'other' as const }));
  return { read: true, heading: found.heading, columns, because: 'a person said so of this agency’s files with these headings' };
}

function byCorrection(table: Table, correction: Correction | undefined): Guess | undefined {
  if (correction === undefined) return undefined;
  const because = 'the mapping file says so';
  const { heading_row: said, read, roles, headings } = correction;
  if (said !== undefined || read === true) {
    const heading = said === undefined ? headingOf(table) ?? table.rows[0] : table.rows.find(({ number }) => number === said);
    return { read: true, heading, because, columns: columnsOf(heading, widthOf(table)).map((column) => (heading === undefined ? { ...column, heading: headings?.get(column.column) ?? '' } : column)) };
  }
  const heading = table.rows.slice(0, HEADING_WITHIN).find(({ cells }) => cells.some((text) => roles.has(text)));
  const columns = corrected(columnsOf(heading, widthOf(table)), correction);
  const whole = heading !== undefined && columns.some(({ role }) => role === 'date') && columns.some(({ role }) => role === 'text');
  return whole ? { read: true, heading, columns, because } : undefined;
}

function byHeading(table: Table): Guess | undefined {
  const heading = headingOf(table);
  if (heading === undefined) return undefined;
  const columns = columnsOf(heading, widthOf(table));
  const elsewhere = heading.cells.find((text) => ELSEWHERE.test(plainHeading(text)));
  if (elsewhere !== undefined) return { read: false, because: `it has a column “${elsewhere}”, which chronologies do not have` };
  return { read: true, heading, columns: withText(columns, table, heading), because: 'headings' };
}

function headingOf({ rows }: Table): Row | undefined {
  return rows.slice(0, HEADING_WITHIN).find((row) => isHeading(row));
}

/** A heading names a column of dates and one of what happened or was done, in few words. */
function isHeading({ cells, wide }: Row): boolean {
  if (wide === true || cells.some((text) => text.length > 120)) return false;
  const found = new Set(cells.map(roleOfHeading));
  const dated = cells.some((text) => roleOfHeading(text) === 'date' && text.length <= 60);
  return dated && (found.has('text') || found.has('action') || found.has('analysis'));
}

function columnsOf(heading: Row | undefined, width: number): readonly Column[] {
  const taken = new Set<Role>();
  return Array.from({ length: width }, (_, index) => {
    const text = heading?.cells[index] ?? '';
    const role = roleOfHeading(text) ?? 'other';
    const free = !taken.has(role) || JOINED.has(role);
    taken.add(role);
    return { column: index + 1, heading: text, role: free ? role : 'other' };
  });
}

// Where headings name no event ("Date", "Action", "Comment"), what was done is what there is to tell.
function withText(columns: readonly Column[], table: Table, heading: Row): readonly Column[] {
  if (columns.some(({ role }) => role === 'text')) return columns;
  const below = table.rows.filter(({ number }) => number > heading.number);
  const candidates = columns.filter(({ role }) => role === 'action' || role === 'other' || role === 'analysis');
  const longest = candidates.toSorted((a, b) => averageLength(below, b.column - 1) - averageLength(below, a.column - 1))[0];
  return columns.map((column) => (column === longest ? { ...column, role: 'text' as const } : column));
}

/** Word often breaks a chronology into several tables, of which only the first has headings. */
function likeBefore(table: Table, before: readonly Column[] | undefined): Guess | undefined {
  if (before === undefined || before.length !== widthOf(table)) return undefined;
  const date = before.find(({ role }) => role === 'date');
  if (date === undefined || shareOfDates(table.rows, date.column - 1) < 0.5) return undefined;
  return { read: true, heading: undefined, columns: before, because: 'it goes on with the columns of the table before it' };
}

function byContent(table: Table): Guess | undefined {
  const columns = Array.from({ length: widthOf(table) }, (_, index) => index);
  const date = columns.map((index) => ({ index, share: shareOfDates(table.rows, index) })).filter(({ share }) => share >= 0.6).toSorted((a, b) => b.share - a.share)[0];
  if (date === undefined) return undefined;
  const texts = columns.filter((index) => index !== date.index).toSorted((a, b) => averageLength(table.rows, b) - averageLength(table.rows, a));
  const [text] = texts;
  if (text === undefined || averageLength(table.rows, text) < 15) return undefined;
  const heading = unknownHeading(table, date.index);
  return {
    read: true, heading, because: `what stands in the columns, since ${heading === undefined ? 'there is no heading' : 'the headings do not say'}`,
    columns: columns.map((index) => ({ column: index + 1, heading: heading?.cells[index] ?? '', role: index === date.index ? 'date' : index === text ? 'text' : 'other' })),
  };
}

/** A first row in words that are not known as headings, over a column of dates. */
function unknownHeading({ rows }: Table, dates: number): Row | undefined {
  const first = rows.find(({ cells }) => cells.some((text) => text !== ''));
  const name = first?.cells[dates] ?? '';
  if (first === undefined || name === '' || isDate(name) || /\d/.test(name)) return undefined;
  return first.heading === true || first.cells.every((text) => text.length <= 60) ? first : undefined;
}

function corrected(columns: readonly Column[], correction: Correction | undefined): readonly Column[] {
  if (correction === undefined) return columns;
  return columns.map((column) => ({ ...column, role: correction.roles.get(String(column.column)) ?? correction.roles.get(column.heading) ?? column.role }));
}

export function widthOf({ rows }: Table): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/** The share of the cells of a column, among the first, that are dates. */
export function shareOfDates(rows: readonly Row[], column: number): number {
  const texts = rows.filter(({ wide }) => wide !== true).slice(0, SAMPLE).map(({ cells }) => cells[column] ?? '').filter((text) => text !== '');
  if (texts.length === 0) return 0;
  return texts.filter(isDate).length / texts.length;
}

export function isDate(text: string): boolean {
  if (!/\d/.test(text) || text.length > 60 || /^\d{1,4}$/.test(text) && !/^(?:19|20)\d\d$/.test(text)) return false;
  const { occurred, questions } = readOccurred({ date: text, time: '', endDate: '' }, {});
  return occurred !== null || questions.some(({ code }) => code === 'PARTIAL_DATE_YEAR_MISSING' || code === 'DATE_NOT_REAL');
}

function averageLength(rows: readonly Row[], column: number): number {
  const texts = rows.slice(0, SAMPLE).map(({ cells }) => cells[column] ?? '');
  return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
}

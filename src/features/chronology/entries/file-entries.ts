import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Refusal, Result } from '../../../kernel/result.ts';
import { readOccurred, type Carry } from '../dates/occurred.ts';
import type { ChronologyProblem } from '../entry.ts';
import { unguarded } from '../exchange/csv.ts';
import { readExchange, type Exchanged } from '../exchange/read-exchange.ts';
import { readExchangeJson } from '../exchange/read-json.ts';
import { exchangeRefusals } from '../exchange/refusals.ts';
import { guessColumns, isDate } from '../mapping/guess.ts';
import type { Column, Correction, TableMapping } from '../mapping/mapping.ts';
import { readTables } from '../reading/read-tables.ts';
import { readingRefusals } from '../reading/refusals.ts';
import type { FileTables, Table } from '../reading/table.ts';
import { agencyInText, agencyOfFileName } from './agency.ts';
import { entryRefusals } from './refusals.ts';
import { headingDate } from './heading-date.ts';
import { readRows, type Draft } from './table-entries.ts';

/** A file that is to be read, and what was said about it. */
export interface Account {
  readonly path: string;
  /** How it is called in what comes out. */
  readonly file: string;
  readonly agency?: string;
  readonly corrections: readonly Correction[];
}

/** What came of one file. */
export interface FileEntries {
  readonly file: string;
  readonly hash: string;
  readonly entries: readonly Draft[];
  readonly problems: readonly ChronologyProblem[];
  readonly mapping: readonly TableMapping[];
}

/** Reads one agency's account. A file that cannot be read at all is a problem of the file, and no fault. */
export async function readAccount(account: Account, onRows: (rows: number) => void = () => undefined): Promise<FileEntries> {
  const hash = await hashOf(account.path);
  return entriesOf(account, hash, await readTables(account.path, { onRows }));
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function entriesOf(account: Account, hash: string, read: Result<FileTables>): FileEntries {
  const { file } = account;
  if (!read.ok) return { file, hash, entries: [], mapping: [], problems: read.refusals.map((refusal) => ofFile(file, refusal)) };
  if (read.value.kind === 'json') return { file, hash, ...(readExchangeJson(file, read.value.json) ?? { entries: [], mapping: [], problems: [ofFile(file, exchangeRefusals.refusal('EXCHANGE_JSON_NOT_KNOWN'))] }) };
  const { tables, problems } = read.value;
  const exchanged = readExchange(file, read.value.kind === 'csv' ? tables.map(unguardedTable) : tables);
  if (exchanged !== undefined) return { file, hash, entries: exchanged.entries, problems: exchanged.problems, mapping: exchangedMapping(file, exchanged) };
  const state: FileState = { account, hash, kind: read.value.kind, texts: read.value.paragraphs, entries: [], mapping: [], problems: problems.map(({ table = null, row = null, code, message }) => ({ file, table, row, code, message })), before: undefined, carry: {}, readTables: new Set() };
  for (const table of tables) readTable(state, table);
  return { file, hash, entries: state.entries, mapping: state.mapping, problems: [...state.problems, ...fileProblems(state, read.value)] };
}

function ofFile(file: string, { code, message }: Refusal): ChronologyProblem {
  return { file, table: null, row: null, code, message };
}

function unguardedTable(table: Table): Table {
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(unguarded) })) };
}

function exchangedMapping(file: string, { table, beside, entries }: Exchanged): readonly TableMapping[] {
  const form = { file, agency: '', agency_from: 'column' as const, heading_row: null, columns: [], not_entries: [] };
  return [
    { ...form, table: table.name, read: true, because: 'the columns of a chronology that was taken out', rows: table.rows.length, entries: entries.length },
    ...beside.map(({ name, rows }) => ({ ...form, table: name, read: false, because: 'it goes along with a chronology that was taken out', rows: rows.length, entries: 0 })),
  ];
}

interface FileState {
  readonly account: Account;
  readonly hash: string;
  readonly kind: FileTables['kind'];
  readonly texts: readonly string[];
  readonly entries: Draft[];
  readonly problems: ChronologyProblem[];
  readonly mapping: TableMapping[];
  readonly readTables: Set<string | number>;
  before: readonly Column[] | undefined;
  carry: Carry;
}

function readTable(state: FileState, table: Table): void {
  const { file, corrections } = state.account;
  const correction = corrections.find((one) => (one.file === undefined || one.file === file) && (one.table === undefined || String(one.table) === String(table.name)));
  const filled = table.rows.filter(({ cells }) => cells.some((text) => text !== ''));
  if (filled.length === 0) return;
  // A table inside a cell of a chronology is a part of that cell's text, and was read with it.
  const inside = table.within !== undefined && state.readTables.has(table.within);
  const guess = inside ? { read: false as const, because: `it stands in a cell of table ${table.within} and was read as that cell’s text` } : guessColumns(table, correction, state.before);
  const base = { file, table: table.name, rows: filled.length };
  if (!guess.read) {
    state.mapping.push({ ...base, read: false, because: guess.because, entries: 0, heading_row: null, agency: '', agency_from: 'not known', columns: [], not_entries: [] });
    if (!inside && correction?.read !== false && holdsDates(table)) state.problems.push({ file, table: table.name, row: null, ...entryRefusals.refusal('TABLE_NOT_CHRONOLOGY', { why: guess.because, rows: String(filled.length) }) });
    return;
  }
  const whose = agencyFor(state, table, guess.heading?.number ?? 0, guess.columns, correction);
  const read = readRows(table.rows, {
    source: { file, table: table.name, hash: state.hash }, columns: guess.columns, heading: guess.heading, agency: whose.agency, agencySaid: whose.from === 'option' || whose.from === 'mapping', carry: carryInto(table),
    ...(state.kind === 'csv' && guess.heading !== undefined ? { width: guess.heading.cells.length } : {}),
  });
  state.entries.push(...read.entries);
  state.problems.push(...read.problems);
  state.readTables.add(table.name);
  if (whose.agency === '' && read.entries.some(({ agency }) => agency === '')) state.problems.push({ file, table: table.name, row: null, ...entryRefusals.refusal('AGENCY_NOT_KNOWN') });
  state.before = guess.columns;
  state.mapping.push({ ...base, read: true, because: guess.because, entries: read.entries.length, heading_row: guess.heading?.number ?? null, agency: whose.agency, agency_from: whose.from, columns: guess.columns, not_entries: read.notEntries });
}

function agencyFor({ account, texts }: FileState, table: Table, headingRow: number, columns: readonly Column[], correction: Correction | undefined): { readonly agency: string; readonly from: TableMapping['agency_from'] } {
  if (account.agency !== undefined) return { agency: account.agency, from: 'option' };
  if (correction?.agency !== undefined) return { agency: correction.agency, from: 'mapping' };
  const above = table.rows.filter(({ number }) => number < headingRow).map(({ cells }) => cells.filter((text) => text !== '').join(': ').replace('::', ':'));
  const said = agencyInText([...above, ...texts]);
  if (columns.some(({ role }) => role === 'agency')) return { agency: said === '' ? agencyOfFileName(account.file) : said, from: 'column' };
  if (said !== '') return { agency: said, from: 'words above the table' };
  const guessed = agencyOfFileName(account.file);
  return guessed === '' ? { agency: '', from: 'not known' } : { agency: guessed, from: 'file name' };
}

// A paragraph "2016" or "May 2016" before a table gives it to the rows; a sheet may be called after it.
function carryInto(table: Table): Carry {
  return headingDate((typeof table.name === 'string' ? table.name : (table.title ?? '')).trim()) ?? {};
}

function holdsDates({ rows }: Table): boolean {
  let dates = 0;
  for (const { cells } of rows.slice(0, 200)) for (const text of cells) if (text.length <= 40 && isDate(text)) dates += 1;
  return dates >= 2;
}

function fileProblems({ account: { file }, mapping, entries, problems }: FileState, { kind, tables, paragraphs }: FileTables): readonly ChronologyProblem[] {
  const whole = { file, table: null, row: null };
  const dated = paragraphs.filter(startsWithDate);
  const outside = dated.length === 0 ? [] : [{ ...whole, ...readingRefusals.refusal('TEXT_OUTSIDE_TABLES', { count: String(dated.length), text: (dated[0] ?? '').slice(0, 80) }) }];
  const tells = entries.length > 0 || problems.some(({ row }) => row !== null);
  if (mapping.some(({ read }) => read)) return tells ? outside : [{ ...whole, ...readingRefusals.refusal('FILE_HAS_NO_ENTRIES') }, ...outside];
  const empty = tables.every(({ rows }) => rows.length === 0);
  if (empty) return [{ ...whole, ...readingRefusals.refusal(kind === 'word' ? 'FILE_HAS_NO_TABLE' : 'FILE_EMPTY') }, ...outside];
  return [{ ...whole, ...readingRefusals.refusal('FILE_HAS_NO_CHRONOLOGY') }, ...outside];
}

function startsWithDate(text: string): boolean {
  const [start] = /^\S{4,12}(?= |$)|^\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{2,4}/i.exec(text) ?? [];
  return start !== undefined && text.length > start.length + 10 && /\d/.test(start) && readOccurred({ date: start.replace(/[:,-]$/, ''), time: '', endDate: '' }, {}).occurred !== null && /\d.*\D.*\d/.test(start);
}

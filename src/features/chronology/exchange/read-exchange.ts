import { hash } from 'node:crypto';
import { readWhen } from '../../events/index.ts';
import type { ChronologyEntry, ChronologyProblem, EntryPrecision, EntrySource } from '../entry.ts';
import type { Row, Table } from '../reading/table.ts';
import { ALWAYS, FILE_HEADINGS, headings, MAPPING_HEADINGS, type ExchangeColumn } from './columns.ts';
import { readCellsText, type OriginColumn } from './cells-text.ts';
import { exchangeRefusals } from './refusals.ts';
import { originKey } from './row.ts';

/** What a file that was taken out of Sightline holds. */
export interface Exchanged {
  readonly entries: readonly ChronologyEntry[];
  readonly problems: readonly ChronologyProblem[];
  /** The table that holds the chronology. */
  readonly table: Table;
  /** Names of the tables that go along with it. */
  readonly beside: readonly Table[];
}

interface Shape {
  readonly heading: Row;
  readonly at: ReadonlyMap<ExchangeColumn, number>;
  readonly file: number;
  readonly hash: number;
}

/** Reads a chronology that was taken out of Sightline; undefined where the tables are not one. */
export function readExchange(file: string, tables: readonly Table[]): Exchanged | undefined {
  const table = tables.find((one) => shapeOf(one) !== undefined);
  const shape = table === undefined ? undefined : shapeOf(table);
  if (table === undefined || shape === undefined) return undefined;
  const hashes = new Map(rowsUnder(tables, FILE_HEADINGS).map(([name = '', hash = '']) => [name, hash]));
  const context: Context = { file, table, shape, hashes, origins: originsIn(tables) };
  const read = table.rows.filter(({ number, cells }) => number > shape.heading.number && cells.some((text) => text !== '')).map((row) => readRow(context, row));
  const isHeading = (row: Row): boolean => row.cells.every((text, index) => text === (shape.heading.cells[index] ?? ''));
  return {
    table, beside: tables.filter((one) => one !== table),
    entries: read.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    problems: read.filter(({ row }) => !isHeading(row)).flatMap(({ problems }) => problems),
  };
}

interface Context {
  readonly file: string;
  readonly table: Table;
  readonly shape: Shape;
  readonly hashes: ReadonlyMap<string, string>;
  readonly origins: ReadonlyMap<string, readonly OriginColumn[]>;
}

function shapeOf({ rows }: Table): Shape | undefined {
  const needed = ALWAYS.map((column) => headings[column]);
  const heading = rows.slice(0, 10).find(({ cells }) => needed.every((text) => cells.includes(text)));
  if (heading === undefined) return undefined;
  const at = new Map<ExchangeColumn, number>();
  for (const [column, text] of Object.entries(headings)) if (isColumn(column) && heading.cells.includes(text)) at.set(column, heading.cells.indexOf(text));
  return { heading, at, file: heading.cells.indexOf(FILE_HEADINGS[0]), hash: heading.cells.indexOf(FILE_HEADINGS[1]) };
}

function isColumn(text: string): text is ExchangeColumn {
  return Object.hasOwn(headings, text);
}

function rowsUnder(tables: readonly Table[], wanted: readonly string[]): readonly (readonly string[])[] {
  return tables.flatMap(({ rows }) => {
    const [heading] = rows;
    return heading !== undefined && wanted.every((text, index) => heading.cells[index] === text) ? rows.slice(1).map(({ cells }) => cells) : [];
  });
}

function originsIn(tables: readonly Table[]): ReadonlyMap<string, readonly OriginColumn[]> {
  const origins = new Map<string, OriginColumn[]>();
  for (const [file = '', table = '', heading = '', property = ''] of rowsUnder(tables, MAPPING_HEADINGS)) {
    const key = originKey(file, tableName(table) ?? table);
    origins.set(key, [...(origins.get(key) ?? []), { heading, property: propertyNamed(property) }]);
  }
  return origins;
}

function propertyNamed(text: string): string {
  return Object.entries(headings).find(([, heading]) => heading === text)?.[0] ?? '';
}

function tableName(text: string): string | number | undefined {
  const [, kind, name = ''] = /^(table|sheet) (.*)$/s.exec(text) ?? [];
  return kind === undefined ? undefined : kind === 'table' ? Number(name) : name;
}

interface ReadRow {
  readonly row: Row;
  readonly entry?: ChronologyEntry;
  readonly problems: readonly ChronologyProblem[];
}

function readRow(context: Context, row: Row): ReadRow {
  const { shape, file, table } = context;
  const text = (column: ExchangeColumn): string => row.cells[shape.at.get(column) ?? -1] ?? '';
  const source = sourceIn(text('source'), row.cells[shape.file], row.cells[shape.hash], context);
  const asked = (code: 'EXCHANGE_ROW_NOT_KNOWN' | 'EXCHANGE_DATE_NOT_READ' | 'EXCHANGE_DATE_STILL_OPEN' | 'EXCHANGE_ROW_CHANGED'): readonly ChronologyProblem[] => [{ file, table: table.name, row: row.number, ...exchangeRefusals.refusal(code) }];
  if (source === undefined || text('id') === '') return { row, problems: asked('EXCHANGE_ROW_NOT_KNOWN') };
  const occurred = text('occurred') === '' ? null : text('occurred');
  const precision = precisionOf(occurred);
  if (precision === undefined) return { row, problems: asked('EXCHANGE_DATE_NOT_READ') };
  const known = { id: text('id'), occurred, occurred_text: text('occurred_text'), precision, agency: text('agency'), source, text: text('text'), ...optional(text) };
  const cells = readCellsText(text('cells'), known, context.origins.get(originKey(source.file, source.table)) ?? []);
  const entry = { ...known, cells };
  return { row, entry, problems: [...(occurred === null ? asked('EXCHANGE_DATE_STILL_OPEN') : []), ...(changedSince(entry) ? asked('EXCHANGE_ROW_CHANGED') : [])] };
}

function optional(text: (column: ExchangeColumn) => string): Partial<ChronologyEntry> {
  const single = (['area', 'source_of_information', 'action', 'analysis', 'child', 'worker', 'event_type', 'known_to'] as const)
    .flatMap((column): [string, string][] => (text(column) === '' ? [] : [[column, text(column)]]));
  const persons = text('persons') === '' ? {} : { persons: text('persons').split('; ') };
  const notes = text('notes') === '' ? {} : { notes: text('notes').split('\n') };
  return { ...Object.fromEntries(single), ...persons, ...notes };
}

function sourceIn(text: string, file: string | undefined, digest: string | undefined, { hashes }: Context): EntrySource | undefined {
  const known = [...(file === undefined ? hashes.keys() : [file])].filter((file) => text.startsWith(`${file}, `)).toSorted((a, b) => b.length - a.length)[0];
  const [, named, place = ''] = (known === undefined ? /^(.*?), ((?:table|sheet) .*)$/s.exec(text) : [text, known, text.slice(known.length + 2)]) ?? [];
  const [, table = '', row] = /^(.*), row (\d+)$/s.exec(place) ?? [];
  const name = tableName(table);
  if (named === undefined || row === undefined || name === undefined) return undefined;
  return { file: named, table: name, hash: digest ?? hashes.get(named) ?? '', row: Number(row) };
}

/** Null for no date; undefined for one that cannot be read. */
export function precisionOf(occurred: string | null): EntryPrecision | undefined {
  if (occurred === null) return null;
  const read = readWhen(occurred);
  if (!read.ok) return undefined;
  return read.value.kind === 'moment' ? 'moment' : read.value.date.kind;
}

/** An id that was made of the cells shows whether they still say the same. */
export function changedSince({ id, occurred_text: written, cells }: ChronologyEntry): boolean {
  const [, digest] = /^ce-([0-9a-f]{12})(?:-\d+)?$/.exec(id) ?? [];
  return digest !== undefined && digest !== entryDigest(written, cells);
}

/** What an entry's id is made of: the words of its date and its cells, in an order of their own. */
export function entryDigest(written: string, cells: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify([written, sorted]), 'hex').slice(0, 12);
}

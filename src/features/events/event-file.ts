import { unlessRefused, type Refusal, type Result } from '../../kernel/result.ts';
import { readCsv, type CsvRow } from './csv.ts';
import type { EventRecord } from './event-record.ts';
import { eventColumns, readEventRow } from './event-row.ts';
import type { Note } from './note.ts';
import { eventRefusals } from './refusals.ts';

type Cells = Readonly<Record<string, string>>;

/** One row of a file, read or refused, with its texts as they stood. */
export interface FileRow {
  readonly line: number;
  readonly cells: Cells;
  readonly event?: EventRecord;
  readonly refusals: readonly Refusal[];
  readonly notes: readonly Note[];
}

export interface EventFile {
  readonly rows: readonly FileRow[];
  /** Notes about the file and not about one row. */
  readonly notes: readonly Note[];
}

const NEEDED: readonly string[] = ['event_id', 'child_id', 'type', 'occurred'];

/**
 * Reads a CSV file of events. A row that cannot be read is refused by itself, with its line, and
 * does not stop the others. The file as a whole is refused where it has no column `event_id`,
 * `child_id`, `type` or `occurred`, has a column twice, or has an open quotation mark.
 */
export function readEventFile(text: string): Result<EventFile> {
  const csv = readCsv(text);
  if (!csv.ok) return csv;
  const [header, ...rows] = csv.value;
  const columns = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  return unlessRefused(columnRefusals(columns), () => ({
    rows: withoutRepeats(rows.map((row) => readFileRow(columns, row))),
    notes: columns.filter((column) => column !== '' && !isEventColumn(column)).map((column): Note => ({ kind: 'unknown-column', column })),
  }));
}

function columnRefusals(columns: readonly string[]): readonly Refusal[] {
  if (columns.length === 1 && /[;\t|]/.test(columns[0] ?? '')) return [eventRefusals.refusal('EVENT_FILE_NOT_COMMAS')];
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const repeated = eventColumns.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  return [
    ...missing.map((column) => eventRefusals.refusal('EVENT_FILE_COLUMN_MISSING', { column })),
    ...repeated.map((column) => eventRefusals.refusal('EVENT_FILE_COLUMN_REPEATED', { column })),
  ];
}

function readFileRow(columns: readonly string[], { line, cells }: CsvRow): FileRow {
  const named = Object.fromEntries(cells.map((text, index) => [columns[index] ?? `column ${index + 1}`, text]));
  if (cells.length > columns.length) return { line, cells: named, refusals: [eventRefusals.refusal('EVENT_FILE_ROW_TOO_LONG', { row: String(line) })], notes: [] };
  const read = readEventRow(named);
  return read.ok ? { line, cells: named, refusals: [], ...read.value } : { line, cells: named, refusals: read.refusals, notes: [] };
}

/** The first row with an id is kept; a later one is refused, because either may be the right one. */
function withoutRepeats(rows: readonly FileRow[]): readonly FileRow[] {
  const firstLine = new Map<string, number>();
  return rows.map((row) => {
    if (row.event === undefined) return row;
    const { id } = row.event;
    const first = firstLine.get(id);
    if (first === undefined) firstLine.set(id, row.line);
    return first === undefined ? row : refused(row, eventRefusals.refusal('EVENT_ID_REPEATED', { id, row: String(first), field: 'event_id' }));
  });
}

function refused({ line, cells, notes }: FileRow, refusal: Refusal): FileRow {
  return { line, cells, notes, refusals: [refusal] };
}

function isEventColumn(column: string): boolean {
  return eventColumns.some((name) => name === column);
}

/** Every event of the file that was read. */
export function eventsOf({ rows }: EventFile): readonly EventRecord[] {
  return rows.flatMap(({ event }) => (event === undefined ? [] : [event]));
}

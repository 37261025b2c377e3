import { ok, refuse, type Result } from '../../kernel/result.ts';
import { eventRefusals } from './refusals.ts';

export interface CsvRow {
  /** The line of the file on which the row starts, as a spreadsheet or an editor counts; the header is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const TOKEN = /"((?:[^"]|"")*)"|(,)|(\r\n|\n|\r)|([^",\r\n][^,\r\n]*)|(")/g;

/**
 * Reads comma-separated text (RFC 4180): quoted cells may hold commas, line ends and doubled
 * quotation marks. Blank lines and a byte order mark are passed over.
 * Refuses `EVENT_FILE_QUOTE_OPEN`.
 */
export function readCsv(text: string): Result<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  let cells: string[] = [''];
  let [line, startLine] = [1, 1];
  for (const [whole, quoted, comma, lineEnd, plain, open] of text.replace(/^\u{FEFF}/u, '').matchAll(TOKEN)) {
    if (open !== undefined) return refuse(eventRefusals.refusal('EVENT_FILE_QUOTE_OPEN', { row: String(line) }));
    if (comma !== undefined) cells.push('');
    else if (lineEnd === undefined) cells.push((cells.pop() ?? '') + (quoted?.replaceAll('""', '"') ?? plain ?? ''));
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (lineEnd === undefined) continue;
    rows.push({ line: startLine, cells });
    [cells, startLine] = [[''], line];
  }
  return ok([...rows, { line: startLine, cells }].filter((row) => row.cells.some((cell) => cell !== '')));
}

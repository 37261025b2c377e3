import { refuse, ok, type Result } from '../../../kernel/result.ts';
import { linkageRefusals } from '../refusals.ts';
import { decode } from '../values/clean-bytes.ts';
import { CsvBytes, type Row } from './csv-bytes.ts';
import { notCsv } from './not-csv.ts';
import type { SampledColumn } from './plan.ts';

const SAMPLE = 3000;
const MOST_COLUMNS = 1000;

export interface SampledFile {
  readonly path: string;
  readonly columns: readonly SampledColumn[];
  /** Of the rows sampled, with which the number of rows is guessed. */
  readonly bytesPerRow: number;
  readonly size: number;
}

/** The heading and the first rows of a file. Refuses one that cannot be read, is empty or names a column twice. */
export function sampleFile(path: string): Result<SampledFile> {
  let reader: CsvBytes;
  try {
    const why = notCsv(path);
    if (why !== undefined) return refuse(linkageRefusals.refusal('LINK_FILE_NOT_READABLE', { file: path, why }));
    reader = new CsvBytes(path);
  } catch (fault) {
    return refuse(linkageRefusals.refusal('LINK_FILE_NOT_READABLE', { file: path, why: whyNot(fault) }));
  }
  try {
    return sample(path, reader);
  } finally {
    reader.close();
  }
}

function whyNot(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return 'it is not there';
  return fault instanceof Error ? fault.message : String(fault);
}

function sample(path: string, reader: CsvBytes): Result<SampledFile> {
  const headings = reader.next() ? cellTexts(reader) : [];
  if (headings.length > MOST_COLUMNS) return refuse(linkageRefusals.refusal('LINK_FILE_NOT_READABLE', { file: path, why: `it has ${headings.length} columns, and ${MOST_COLUMNS} are read at most` }));
  const repeated = headings.find((heading, index) => heading !== '' && headings.indexOf(heading) !== index);
  if (repeated !== undefined) return refuse(linkageRefusals.refusal('LINK_COLUMN_REPEATED', { file: path, column: repeated }));
  const rows: string[][] = [];
  let bytes = 0;
  while (rows.length < SAMPLE && reader.next()) {
    rows.push(cellTexts(reader));
    bytes += (reader.row.ends[reader.row.cells - 1] ?? 0) - (reader.row.starts[0] ?? 0) + 1;
  }
  if (reader.openQuote !== undefined) return refuse(linkageRefusals.refusal('LINK_QUOTE_OPEN', { file: path, row: String(reader.openQuote) }));
  if (rows.length === 0) return refuse(linkageRefusals.refusal('LINK_FILE_EMPTY', { file: path }));
  const columns = headings.map((heading, index) => ({ heading, cells: rows.map((row) => row[index] ?? '') }));
  return ok({ path, columns, bytesPerRow: bytes / rows.length, size: reader.size });
}

/** The cells of the row that the reader stands on, as text without the spaces around it. */
export function cellTexts({ row }: CsvBytes): string[] {
  return Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
}

/** One cell of a row without the spaces around it; empty where the row has none. */
export function cellText(row: Row, cell: number): string {
  return cell >= row.cells ? '' : decode(row.bytes.subarray(row.starts[cell] ?? 0, row.ends[cell] ?? 0)).trim();
}

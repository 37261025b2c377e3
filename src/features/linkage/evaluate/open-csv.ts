import { existsSync, statSync } from 'node:fs';
import { ok, refuse, type Refused, type Result } from '../../../kernel/result.ts';
import { CsvBytes, type Row } from '../records/csv-bytes.ts';
import { notCsv } from '../records/not-csv.ts';
import { headingWords } from '../records/heading-roles.ts';
import { evaluateRefusals } from './refusals.ts';

export interface OpenCsv {
  readonly file: string;
  readonly csv: CsvBytes;
  readonly headings: readonly string[];
}

/** Opens a file and reads its headings; whoever opens it closes it. */
export function openCsv(file: string): Result<OpenCsv> {
  if (!existsSync(file)) return notReadable(file, 'it is not there');
  if (!statSync(file).isFile()) return notReadable(file, 'it is not a file');
  try {
    const why = notCsv(file);
    if (why !== undefined) return notReadable(file, why);
    const csv = new CsvBytes(file);
    if (csv.next()) return ok({ file, csv, headings: csv.row.starts.slice(0, csv.row.cells).map((_, cell) => cellText(csv.row, cell).trim()) });
    csv.close();
    return refuse(evaluateRefusals.refusal('REPORT_FILE_EMPTY', { file }));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return notReadable(file, String(fault.code));
    throw fault;
  }
}

function notReadable(file: string, why: string): Refused {
  return refuse(evaluateRefusals.refusal('REPORT_FILE_NOT_READABLE', { file, why }));
}

/** Goes through the rows below the heading and closes the file; stops at the first refusal. */
export function eachRow({ file, csv }: OpenCsv, each: (row: Row) => Refused | undefined): Refused | undefined {
  try {
    while (csv.next()) {
      const refused = each(csv.row);
      if (refused !== undefined) return refused;
    }
    return csv.openQuote === undefined ? undefined : refuse(evaluateRefusals.refusal('REPORT_QUOTE_OPEN', { file, row: String(csv.openQuote) }));
  } finally {
    csv.close();
  }
}

export function cellText({ bytes, starts, ends }: Row, cell: number): string {
  const [from, to] = [starts[cell] ?? 0, ends[cell] ?? 0];
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** The place of the column that the person named, or of the first that fits; -1 where none does. */
export function columnAt({ headings }: OpenCsv, named: string | undefined, fits: readonly RegExp[]): number {
  if (named !== undefined) {
    const exact = headings.indexOf(named);
    return exact >= 0 ? exact : headings.findIndex((heading) => headingWords(heading) === headingWords(named));
  }
  const words = headings.map(headingWords);
  for (const pattern of fits) {
    const found = words.findIndex((heading) => pattern.test(heading));
    if (found >= 0) return found;
  }
  return -1;
}

export function columnMissing({ file, headings }: OpenCsv, named: string | undefined, what: string): Refused {
  const columns = headings.join(', ');
  if (named !== undefined) return refuse(evaluateRefusals.refusal('REPORT_COLUMN_MISSING', { file, column: named, columns }));
  return refuse(evaluateRefusals.refusal('REPORT_COLUMN_NOT_FOUND', { file, what, columns }));
}

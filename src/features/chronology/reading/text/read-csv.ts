import { CsvError, parse } from 'csv-parse/sync';
import { cleanText } from '../clean.ts';
import type { Meter } from '../meter.ts';
import { readingRefusals } from '../refusals.ts';
import type { FileTables, Row } from '../table.ts';
import { decode } from './decode.ts';
import { separatorOf } from './separator.ts';

/** The rows of a CSV file, separated by commas, semicolons, tabs or bars. Throws `Unreadable`. */
export function readCsvFile(bytes: Uint8Array, meter: Meter): FileTables {
  const { text, encoding, firstOther } = decode(bytes);
  const { separator, skip } = separatorOf(text);
  refuseMarks(text, separator, meter);
  const { records, open } = parseRecords(text, separator);
  const rows = rowsOf(records.slice(skip), skip, meter);
  const problems = [
    ...(encoding === 'mixed' ? [readingRefusals.refusal('TEXT_ENCODING_MIXED', { line: String(firstOther ?? 1) })] : []),
    ...(open === undefined ? [] : [{ ...readingRefusals.refusal(open.code, { row: String(open.row) }), table: 1, row: open.row }]),
  ];
  return { kind: 'csv', tables: [{ name: 1, rows }], paragraphs: [], problems };
}

// Rows and cells of nothing take far more room than their text: 64 MB of commas would take gigabytes.
function refuseMarks(text: string, separator: string, meter: Meter): void {
  let marks = 0;
  for (const mark of [separator, '\n', '\r']) for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) marks += 1;
  meter.expectCells(marks);
}

function rowsOf(records: readonly (readonly string[])[], skipped: number, meter: Meter): Row[] {
  const rows: Row[] = [];
  for (const [index, record] of records.entries()) {
    meter.addRow();
    meter.addCells(record.length);
    if (record.some((cell) => cell !== '' && cell.trim() !== '')) rows.push({ number: index + 1 + skipped, cells: record.map(cleanText) });
  }
  return rows;
}

interface Parsed {
  readonly records: readonly (readonly string[])[];
  /** The row from which on nothing could be read, and why. */
  readonly open?: { readonly row: number; readonly code: 'CSV_QUOTE_OPEN' | 'CSV_ROW_WITHOUT_END' };
}

const STOPS: Readonly<Record<string, 'CSV_QUOTE_OPEN' | 'CSV_ROW_WITHOUT_END'>> = { CSV_QUOTE_NOT_CLOSED: 'CSV_QUOTE_OPEN', CSV_MAX_RECORD_SIZE: 'CSV_ROW_WITHOUT_END' };

function parseRecords(text: string, delimiter: string): Parsed {
  const records: string[][] = [];
  try {
    parse(text, {
      delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 4_000_000,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
    return { records };
  } catch (fault) {
    const code = fault instanceof CsvError ? STOPS[fault.code] : undefined;
    if (code !== undefined) return { records, open: { row: records.length + 1, code } };
    throw fault;
  }
}

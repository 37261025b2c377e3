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
  const { records, open } = parseRecords(text, separator);
  const rows = rowsOf(records.slice(skip), skip, meter);
  const problems = [
    ...(encoding === 'mixed' ? [readingRefusals.refusal('TEXT_ENCODING_MIXED', { line: String(firstOther ?? 1) })] : []),
    ...(open === undefined ? [] : [{ ...readingRefusals.refusal('CSV_QUOTE_OPEN', { row: String(open) }), table: 1, row: open }]),
  ];
  return { kind: 'csv', tables: [{ name: 1, rows }], paragraphs: [], problems };
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
  /** The row in which a quotation mark opens that is never closed. */
  readonly open?: number;
}

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
    if (fault instanceof CsvError && (fault.code === 'CSV_QUOTE_NOT_CLOSED' || fault.code === 'CSV_MAX_RECORD_SIZE')) return { records, open: records.length + 1 };
    throw fault;
  }
}

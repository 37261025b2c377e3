import { stringify } from 'csv-stringify/sync';
import { stringify as yaml } from 'yaml';
import writeExcelFile from 'write-excel-file/node';
import type { CodebookDocument, CodeDocument, OptionDocument } from '../../codebook/schema.ts';

/** The columns of a codebook as a table, in order. */
export const COLUMNS = ['code', 'label', 'unit', 'type', 'options', 'definition', 'include', 'exclude', 'note', 'source', 'applies_when', 'applies_because', 'sub_code_of', 'minimum', 'maximum', 'optional', 'blank', 'derive'] as const;

/** A codebook as a table: a row for each code, options one on each line of their cell. */
export function codebookRows({ tables, codes }: CodebookDocument): readonly (readonly string[])[] {
  const first = tables?.[0]?.table ?? 'reviews';
  return [COLUMNS, ...codes.map((code) => COLUMNS.map((column) => cellOf(code, column, first)))];
}

function cellOf(code: CodeDocument, column: (typeof COLUMNS)[number], first: string): string {
  switch (column) {
    case 'unit': return code.table ?? first;
    case 'options': return (code.options ?? []).map(optionLine).join('\n');
    case 'derive': return code.derive === undefined ? '' : yaml(code.derive, { collectionStyle: 'flow', lineWidth: 0 }).trim();
    case 'optional': return code.optional === true ? 'yes' : '';
    case 'type': return code.type ?? (code.derive !== undefined ? '' : code.options === undefined ? 'states' : 'choice');
    default: return code[column] === undefined ? '' : String(code[column]);
  }
}

function optionLine(option: OptionDocument): string {
  return typeof option === 'string' ? option : [option.code, option.label ?? '', option.definition ?? ''].join(' | ').replace(/( \| )+$/, '');
}

/** The rows as CSV. A cell that a spreadsheet would take for a formula has an apostrophe before it. */
export function rowsAsCsv(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))));
}

/** The rows as an Excel file; every cell is text, so that none is ever a formula. */
export async function rowsAsExcel(rows: readonly (readonly string[])[], sheet: string): Promise<Uint8Array> {
  const [head = [], ...rest] = rows;
  return writeExcelFile([{
    sheet: sheet.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31), stickyRowsCount: 1, columns: head.map((_, at) => ({ width: at === 5 ? 60 : 24 })),
    data: [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rest.map((row) => row.map((value) => (value === '' ? null : { value: value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').slice(0, 32_000), type: String, wrap: true as const })))],
  }]).toBuffer();
}

import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import type { CodedCells } from '../content/as-files.ts';

/** Coded data as a workbook with a sheet for each table. Every cell is text, so that none is ever a formula. */
export async function workbookOf(tables: readonly CodedCells[]): Promise<Uint8Array> {
  return writeExcelFile(tables.map(({ table, rows: [head = [], ...rest] }) => ({
    sheet: table.slice(0, 31), stickyRowsCount: 1, columns: head.map(() => ({ width: 24 })),
    data: [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rest.map((row) => row.map((value) => (value === '' ? null : { value: value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'), type: String })))],
  }))).toBuffer();
}

/** Coded data as CSV files, one for each table, in a packed file. */
export function csvFilesOf(tables: readonly CodedCells[]): Uint8Array {
  return zipSync(Object.fromEntries(tables.map(({ table, rows }) => [`${table}.csv`, strToU8(stringify(rows.map((row) => [...row])))])), { mtime: new Date(1980, 0, 1) });
}

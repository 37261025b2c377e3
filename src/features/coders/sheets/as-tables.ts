import { stringify } from 'csv-stringify/sync';
import type { Result } from '../../../kernel/result.ts';
import { refuse, ok } from '../../../kernel/result.ts';
import type { Codebook, GivenFile } from '../../coding/index.ts';
import { codersRefusals } from '../refusals.ts';

/** A sheet of a workbook as it stood, each row with the number that Excel shows beside it. */
export interface NumberedSheet {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** Reads the sheets of an Excel file; plugged in by whoever composes the program, because another room reads such files. */
export type ReadSheets = (bytes: Uint8Array) => Promise<Result<readonly NumberedSheet[]>>;

/** Files of coded data as the reader of coded data takes them: a workbook becomes a table for each of its sheets, row by row as it stood. */
export async function asTables(codebook: Codebook, files: readonly { readonly name: string; readonly bytes: Uint8Array }[], readSheets: ReadSheets): Promise<Result<readonly GivenFile[]>> {
  const given: GivenFile[] = [];
  for (const { name, bytes } of files) {
    if (!isPacked(bytes)) {
      given.push({ file: name, bytes });
      continue;
    }
    const read = await readSheets(bytes);
    if (!read.ok) return refuse(codersRefusals.refusal('CODING_DATA_NOT_EXCEL', { file: name, why: read.refusals[0].message, field: 'data' }));
    given.push(...tablesOf(codebook, name, read.value));
  }
  return ok(given);
}

// A sheet that is no table of the codebook, such as notes, is left alone where others are tables; a single sheet is guessed by its columns.
function tablesOf(codebook: Codebook, file: string, sheets: readonly NumberedSheet[]): readonly GivenFile[] {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const named = filled.filter(({ name }) => codebook.tables.some(({ table }) => table === name.trim()));
  if (named.length > 0) return named.map((sheet) => ({ table: sheet.name.trim(), file: `${file}, sheet ${sheet.name}`, bytes: asCsv(sheet) }));
  return filled.map((sheet) => ({ file: filled.length === 1 ? file : `${file}, sheet ${sheet.name}`, bytes: asCsv(sheet) }));
}

// Rows that are empty in the sheet are empty lines here, so that a row has the same number in both.
function asCsv({ rows }: NumberedSheet): Uint8Array {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const lines: string[][] = [];
  for (const { number, cells } of rows) {
    while (lines.length < number - 1) lines.push([]);
    lines.push(Array.from({ length: width }, (_, at) => (cells[at] ?? '').replaceAll(/\s+/gu, ' ').trim()));
  }
  return new TextEncoder().encode(lines.map((line) => (line.length === 0 ? '\n' : stringify([line]))).join(''));
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

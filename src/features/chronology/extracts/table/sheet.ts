import { basename } from 'node:path';
import type { Result } from '../../../../kernel/result.ts';
import { readTables } from '../../reading/read-tables.ts';
import type { Row, Table } from '../../reading/table.ts';
import type { Extracting } from './extract.ts';
import { NOT_IN_STANDARD } from './not-mapped.ts';
import { extractProblems } from './problem.ts';
import type { TableDefinition } from './record.ts';
import { readSource } from '../source/index.ts';

/** A table whose headings were found. */
export interface Sheet {
  readonly file: string;
  readonly name: string;
  readonly headings: readonly string[];
  /** The row of the headings, as a person counts. */
  readonly headingRow: number;
  readonly rows: readonly Row[];
}

/** How far down the headings may stand: workbooks begin with a title or a note. */
const DEEPEST = 12;

/** The tables of a CSV file or workbook in which a row of headings was found. Refuses as `readSource` and `readTables` do. */
export async function readSheets(path: string, isHeading: (cells: readonly string[]) => boolean): Promise<Result<readonly Sheet[]>> {
  const there = await readSource(path);
  if (!there.ok) return there;
  const tables = await readTables(path);
  if (!tables.ok) return tables;
  const file = basename(path);
  return { ok: true, value: tables.value.tables.flatMap((table) => sheetOf(file, table, isHeading)) };
}

function sheetOf(file: string, { name, rows }: Table, isHeading: (cells: readonly string[]) => boolean): readonly Sheet[] {
  const at = rows.slice(0, DEEPEST).findIndex(({ cells }) => isHeading(cells.map((cell) => cell.trim())));
  const heading = rows[at];
  if (heading === undefined) return [];
  return [{ file, name: String(name), headings: heading.cells.map((cell) => cell.trim()), headingRow: heading.number, rows: rows.slice(at + 1) }];
}

/** Hands every row of the sheet over, its cells by field. `fieldOf` gives the field of a heading; undefined is not of the standard. */
export function feedSheet(into: Extracting, sheet: Sheet, table: TableDefinition, fieldOf: (heading: string) => string | undefined): void {
  const columns = sheet.headings.map((heading) => fieldOf(heading));
  complainOfColumns(into, sheet, table, columns);
  for (const { number, cells } of sheet.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      into.complain({ file: sheet.file, table: table.name, row: number, field: null, ...extractProblems.refusal('EXTRACT_ROW_TOO_LONG') });
    }
    into.addRow({ file: sheet.file, row: number, cells: named(into, sheet, table, columns, cells) }, table);
  }
}

function named(into: Extracting, sheet: Sheet, table: TableDefinition, columns: readonly (string | undefined)[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  for (const [index, field] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (field !== undefined) row[field] ??= cell;
    else if (cell.trim() !== '') into.unmapped.add(sheet.file, table.name, sheet.headings[index] ?? '', NOT_IN_STANDARD);
  }
  return row;
}

function complainOfColumns(into: Extracting, sheet: Sheet, table: TableDefinition, columns: readonly (string | undefined)[]): void {
  const missing = Object.entries(table.fields).filter(([field, { needed }]) => needed === true && !columns.includes(field));
  for (const [field] of missing) into.complain({ file: sheet.file, table: table.name, row: sheet.headingRow, field, ...extractProblems.refusal('EXTRACT_COLUMN_MISSING') });
}

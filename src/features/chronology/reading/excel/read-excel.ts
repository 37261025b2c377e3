import type { Archive } from '../archive.ts';
import type { Meter } from '../meter.ts';
import type { FileTables, Table } from '../table.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/** Every sheet of an Excel file. `part` is the name of its workbook part. Throws `Unreadable`. */
export async function readExcel(archive: Archive, part: string, meter: Meter): Promise<FileTables> {
  const workbook = await readWorkbook(archive, part, meter);
  const tables: Table[] = [];
  for (const sheet of workbook.sheets) {
    const rows = await readSheet(archive, sheet.part, workbook, meter);
    tables.push({ name: sheet.name, rows, ...(sheet.hidden ? { notes: ['The sheet is hidden in Excel'] } : {}) });
  }
  return { kind: 'excel', tables, paragraphs: [], problems: [] };
}

import { basename } from 'node:path';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { csvFiles } from '../source/index.ts';
import { extracting, type Extract, type Extracting } from '../table/extract.ts';
import { extractProblems } from '../table/problem.ts';
import { feedSheet, readSheets, type Sheet } from '../table/sheet.ts';
import { folderRefusals } from '../table/folder-refusals.ts';
import { ssda903Tables } from './ssda903-tables.ts';

/** Reads an SSDA903 return: a folder of its CSV files, or one of them. Files are known by their columns. */
export async function readSsda903(path: string, area: string): Promise<Result<Extract>> {
  const files = await csvFiles(path);
  if (!files.ok) return files;
  const into = extracting('ssda903', area);
  let known = 0;
  for (const file of files.value) {
    const sheets = await readSheets(file, (cells) => cells.some((cell) => cell.toUpperCase() === 'CHILD'));
    if (!sheets.ok) into.complain({ file: basename(file), table: '', row: null, field: null, ...extractProblems.refusal('EXTRACT_FILE_NOT_READ', { why: sheets.refusals[0].message }) });
    else if (sheets.value.length === 0) into.unmapped.add(basename(file), '', '', 'The file has no column CHILD, so it is no part of the return');
    else known += sheets.value.filter((sheet) => feed(into, sheet)).length;
  }
  return known === 0 ? refuse(folderRefusals.refusal('EXTRACT_NOTHING_KNOWN', { path, standard: 'SSDA903 return', sign: 'a column CHILD, and one such as DECOM, MISSING or ETHNIC' })) : ok(into.done());
}

function feed(into: Extracting, sheet: Sheet): boolean {
  const headings = new Set(sheet.headings.map((heading) => heading.toUpperCase()));
  const known = ssda903Tables.find(({ key }) => headings.has(key));
  if (known !== undefined) {
    feedSheet(into, sheet, known.table, (heading) => (Object.hasOwn(known.table.fields, heading.toUpperCase()) ? heading.toUpperCase() : undefined));
    return true;
  }
  for (const heading of sheet.headings.filter((one) => one !== '')) into.unmapped.add(sheet.file, sheet.name, heading, 'The file is not one that is known here');
  return false;
}

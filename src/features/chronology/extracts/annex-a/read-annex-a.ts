import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { folderRefusals } from '../table/folder-refusals.ts';
import { extracting, type Extract, type Extracting } from '../table/extract.ts';
import { feedSheet, readSheets, type Sheet } from '../table/sheet.ts';
import { ADOPTERS, annexALists, type AnnexAList } from './annex-a-tables.ts';

const ID = 'child unique id';

/** Reads an Annex A workbook. Lists are known by their headings, which are compared without spaces, capitals and marks. */
export async function readAnnexA(path: string, area: string): Promise<Result<Extract>> {
  const sheets = await readSheets(path, (cells) => cells.some((cell) => [ID, plain(ADOPTERS)].includes(plain(cell))));
  if (!sheets.ok) return sheets;
  const into = extracting('annex-a', area);
  const known = sheets.value.filter((sheet) => feed(into, sheet));
  return known.length === 0 ? refuse(folderRefusals.refusal('EXTRACT_NOTHING_KNOWN', { path, standard: 'workbook of Annex A', sign: 'a heading Child Unique ID with the headings of a list' })) : ok(into.done());
}

function feed(into: Extracting, sheet: Sheet): boolean {
  const headings = new Set(sheet.headings.map(plain));
  const found = annexALists.find(({ key }) => headings.has(plain(key)));
  if (found !== undefined) feedList(into, sheet, found);
  else for (const heading of sheet.headings.filter((one) => one !== '')) into.unmapped.add(sheet.file, sheet.name, heading, headings.has(plain(ADOPTERS)) ? 'The list is about adopters and not about a child' : 'The list is not one that is known here');
  return found !== undefined;
}

function feedList(into: Extracting, sheet: Sheet, { table }: AnnexAList): void {
  const fields = new Map([table.child, ...Object.keys(table.fields)].map((field) => [plain(field), field]));
  feedSheet(into, sheet, { ...table, name: sheet.name }, (heading) => fields.get(plain(heading)));
}

function plain(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ').trim();
}

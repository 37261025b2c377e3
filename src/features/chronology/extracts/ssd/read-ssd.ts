import { basename } from 'node:path';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { csvFiles } from '../source/index.ts';
import { folderRefusals } from '../table/folder-refusals.ts';
import { extracting, type Extract, type Extracting } from '../table/extract.ts';
import { extractProblems } from '../table/problem.ts';
import { feedSheet, readSheets, type Sheet } from '../table/sheet.ts';
import { ssdTables } from './ssd-care-tables.ts';

/** The columns of the standard begin with four signs that name the table. */
const COLUMN = /^(?:pers|fami|addr|disa|immi|moth|lega|cont|earl|cine|cina|cinf|cinp|cinv|s47e|icpc|cppl|cppv|cppr|clae|clac|clah|clai|clas|clap|clar|clav|lapp|lacp|csdq|miss|clea|perm|invo|prof|send|ehcr|ehca|ehcn|ehcp|senn|prep|voch|link|s251|dept|sdqs)_[a-z0-9_]+$/;

/** A column of another table that a table needs: the factors of an assessment, the child of a review. */
interface Join {
  /** The table that lacks it, by a column of its own, and its column that points to the other. */
  readonly into: string;
  readonly by: string;
  readonly from: { readonly key: string; readonly value: string };
  readonly as: string;
}

const JOINS: readonly Join[] = [
  { into: 'cina_assessment_start_date', by: 'cina_assessment_id', from: { key: 'cinf_assessment_id', value: 'cinf_assessment_factors_json' }, as: 'cinf_assessment_factors_json' },
  { into: 'clar_cla_review_date', by: 'clar_cla_id', from: { key: 'clae_cla_id', value: 'clae_person_id' }, as: 'clar_person_id' },
];

/** Reads the CSV files of a Standard Safeguarding Dataset: a folder, or one file. Tables are known by their columns. */
export async function readSsd(path: string, area: string): Promise<Result<Extract>> {
  const files = await csvFiles(path);
  if (!files.ok) return files;
  const into = extracting('ssd', area);
  const sheets: Sheet[] = [];
  for (const file of files.value) {
    const read = await readSheets(file, (cells) => cells.some((cell) => COLUMN.test(cell.toLowerCase())));
    if (!read.ok) into.complain({ file: basename(file), table: '', row: null, field: null, ...extractProblems.refusal('EXTRACT_FILE_NOT_READ', { why: read.refusals[0].message }) });
    else if (read.value.length === 0) into.unmapped.add(basename(file), '', '', 'The file has no column of the dataset');
    else sheets.push(...read.value.map((sheet) => ({ ...sheet, headings: sheet.headings.map((heading) => heading.toLowerCase()) })));
  }
  listChildren(into, sheets, basename(path));
  for (const sheet of sheets) feed(into, sheet, sheets);
  return sheets.length === 0 ? refuse(folderRefusals.refusal('EXTRACT_NOTHING_KNOWN', { path, standard: 'Standard Safeguarding Dataset', sign: 'columns such as pers_person_id or cine_referral_date' })) : ok(into.done());
}

const PERSONS = { table: 'ssd_person', id: 'pers_person_id' } as const;

/** Every other table points to the table of persons, so a child who is not there is a row gone astray or an extract that is not whole. */
function listChildren(into: Extracting, sheets: readonly Sheet[], file: string): void {
  const persons = sheets.filter(({ headings }) => headings.includes(PERSONS.id));
  if (sheets.length > 0 && persons.length === 0) return into.complain({ file, table: PERSONS.table, row: null, field: null, ...extractProblems.refusal('EXTRACT_CHILDREN_MISSING', { table: PERSONS.table }) });
  const ids = persons.flatMap(({ headings, rows }) => rows.map(({ cells }) => (cells[headings.indexOf(PERSONS.id)] ?? '').trim()));
  into.listChildren(PERSONS.table, new Set(ids));
}

function feed(into: Extracting, sheet: Sheet, sheets: readonly Sheet[]): void {
  const headings = new Set(sheet.headings);
  const known = ssdTables.find(({ key }) => headings.has(key)) ?? ssdTables.find(({ table }) => headings.has(table.child));
  if (known === undefined) return nameColumns(into, sheet, headings);
  const joined = JOINS.filter((join) => join.into === known.key && !headings.has(join.as)).reduce((whole, join) => withColumn(whole, join, sheets), sheet);
  feedSheet(into, joined, known.table, (heading) => (heading === known.table.child || Object.hasOwn(known.table.fields, heading) ? heading : undefined));
}

function nameColumns(into: Extracting, sheet: Sheet, headings: ReadonlySet<string>): void {
  if (JOINS.some(({ from }) => headings.has(from.key) && headings.has(from.value))) return;
  for (const heading of headings) if (heading !== '') into.unmapped.add(sheet.file, sheet.name, heading, 'No event is made of this table');
}

function withColumn(sheet: Sheet, { by, from, as }: Join, sheets: readonly Sheet[]): Sheet {
  const values = new Map<string, string>();
  for (const { headings, rows } of sheets) {
    const [key, value] = [headings.indexOf(from.key), headings.indexOf(from.value)];
    if (key === -1 || value === -1) continue;
    for (const { cells } of rows) values.set((cells[key] ?? '').trim(), [values.get((cells[key] ?? '').trim()), cells[value]].filter((one, index, all) => one !== undefined && all.indexOf(one) === index).join(';'));
  }
  const at = sheet.headings.indexOf(by);
  const width = sheet.headings.length;
  const rows = sheet.rows.map((row) => ({ ...row, cells: [...Array.from({ length: width }, (_, index) => row.cells[index] ?? ''), values.get((row.cells[at] ?? '').trim()) ?? ''] }));
  return { ...sheet, headings: [...sheet.headings, as], rows };
}

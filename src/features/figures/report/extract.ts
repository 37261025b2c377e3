import { createHmac } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { states, type Code, type CodedData, type Column } from '../../coding/index.ts';

/** Data for researchers: no key, no day and no words of the records; keys are other ones, the same within the extract. */
export interface Extract {
  /** CSV by the name of its file. */
  readonly files: ReadonlyMap<string, string>;
  /** Columns that were left out, and why. */
  readonly left: readonly { readonly table: string; readonly code: string; readonly because: string }[];
  /** By table, how many records are alone in what an outsider may know of them (age, sex, ethnicity, region). */
  readonly alone: ReadonlyMap<string, number>;
}

/** What an outsider may know of a child or a case from elsewhere. */
const KNOWN_OUTSIDE = new Set(['age', 'age_band', 'sex', 'ethnicity', 'region', 'nature', 'incident_year', 'notified_year']);

/**
 * A pseudonymised extract. Keys are digests under `secret`, which is kept nowhere: who has the secret and the
 * keys can tell who is who, so it is pseudonymised and never anonymous. Days become years, words are left
 * out, records stand in the order of their new keys.
 */
export function researchExtract(data: CodedData, secret: string): Extract {
  const { codebook } = data;
  const left: { table: string; code: string; because: string }[] = [];
  const alone = new Map<string, number>();
  const files = new Map<string, string>();
  for (const { table, key, links } of codebook.tables.filter((one) => data.has(one.table))) {
    const { keys, links: linked, faulty } = data.records(table);
    const codes = [...codebook.codes.values()].filter((code) => code.table === table && data.holds(code.code) && mayGoOut(code, table, left) && isHeld(data, code, left));
    const columns = codes.map(({ code }) => data.column(table, code));
    const rows = keys.flatMap((name, at) => (faulty[at] === 1 ? [] : [[
      pseudonym(secret, table, name), ...links.map(({ to }) => (linked.get(to)?.[at] ?? '').split(';').filter((one) => one !== '').map((one) => pseudonym(secret, to, one)).join(';')), ...columns.map((column) => valueAt(column, at)),
    ]]));
    const known = codes.flatMap(({ code }, at) => (KNOWN_OUTSIDE.has(code) ? [1 + links.length + at] : []));
    alone.set(table, aloneIn(rows, known));
    files.set(`${table}.csv`, stringify([[key, ...links.map(({ column }) => column), ...codes.map(({ code }) => code)], ...rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))]));
  }
  files.set('READ-ME.txt', readMe(codebook.title, left, alone));
  return { files, left, alone };
}

function mayGoOut({ code, type }: Code, table: string, left: { table: string; code: string; because: string }[]): boolean {
  const because = type === 'text' ? 'words of a record' : type === 'date' ? 'a day; a year that is worked out from it stays' : null;
  if (because !== null) left.push({ table, code, because });
  return because === null;
}

// At least one of a table that is not there cannot be worked out.
function isHeld(data: CodedData, { code, table, derive }: Code, left: { table: string; code: string; because: string }[]): boolean {
  if (derive?.how !== 'at-least-one' || data.has(derive.table)) return true;
  left.push({ table, code, because: `the data has no ${derive.table}` });
  return false;
}

function pseudonym(secret: string, table: string, key: string): string {
  return createHmac('sha256', secret).update(`${table}/${key}`).digest('hex').slice(0, 16);
}

function valueAt(column: Column, at: number): string {
  switch (column.kind) {
    case 'states': return said(column.marks[at]);
    case 'choice': return column.options[column.chosen[at] ?? -1] ?? 'not_mentioned';
    case 'choices': return column.options.filter((_, option) => said(column.marks[option]?.[at]) === 'present').join(';') || said(column.marks[0]?.[at]);
    case 'number': return said(column.said[at]) === 'present' ? String(column.values[at]) : said(column.said[at]);
    case 'text':
    case 'date': throw new Error('words and days are left out');
  }
}

function said(mark: number | undefined): string {
  return states[mark ?? 2] ?? '';
}

function aloneIn(rows: readonly (readonly string[])[], known: readonly number[]): number {
  if (known.length === 0) return 0;
  const seen = new Map<string, number>();
  for (const row of rows) { const like = known.map((at) => row[at]).join('\u0000'); seen.set(like, (seen.get(like) ?? 0) + 1); }
  return [...seen.values()].filter((count) => count === 1).length;
}

function readMe(title: string, left: Extract['left'], alone: Extract['alone']): string {
  return [
    `${title}: an extract for researchers`, '',
    'PSEUDONYMISED, NOT ANONYMOUS. It is personal data: keep it where it was agreed, and try to tell nobody who is in it.', '',
    'Keys were replaced by others that are the same throughout this extract. Days were taken out, years stay. Words were taken out.',
    ...left.map(({ table, code, because }) => `- ${table}, ${code}: left out (${because})`), '',
    ...[...alone].map(([table, count]) => `${count} records of ${table} are alone in their age, sex, ethnicity, region, nature and year: whoever knows these of a case can find it.`), '',
    'Every record is of a case that went wrong. A share of them is never the chance of anything for a child.', '',
  ].join('\n');
}

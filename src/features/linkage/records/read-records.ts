import { realpathSync } from 'node:fs';
import { ok, refuse, type Refused, type Result } from '../../../kernel/result.ts';
import { linkageRefusals } from '../refusals.ts';
import type { LinkSettings } from '../settings.ts';
import { Cleaner } from '../values/clean-bytes.ts';
import { Dictionary } from '../values/dictionary.ts';
import { CsvBytes } from './csv-bytes.ts';
import { ENCODING, headingWords } from './heading-roles.ts';
import { fileColumns, silentColumns, type FileColumns } from './file-columns.ts';
import { mergePlans, planRecords, type Plan } from './plan.ts';
import { takeOutPlaceholders } from './placeholders.ts';
import { ProblemBook } from './problem-book.ts';
import { RowStore } from './row-store.ts';
import type { PlannedComparison } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Records } from './records.ts';
import { cellText, sampleFile, type SampledFile } from './sample-file.ts';

export type Progress = (text: string) => void;

const EVERY = 1_000_000;

/** Reads the files into one table of numbers. Several files are several sources unless a column says otherwise. */
export function readRecords(paths: readonly string[], settings: LinkSettings, progress: Progress): Result<Records> {
  const files: SampledFile[] = [];
  const plans: Plan[] = [];
  const id = settings.columns?.id;
  for (const path of paths) {
    const file = sampleFile(path);
    if (!file.ok) return file;
    const missing = missingColumn(file.value, settings);
    if (missing !== undefined) return refuse(linkageRefusals.refusal('LINK_COLUMN_MISSING', { file: path, column: missing }));
    const plan = planRecords(file.value.columns, settings);
    if (!plan.ok) return plan;
    if (files.some((one) => realpathSync(one.path) === realpathSync(path))) return refuse(linkageRefusals.refusal('LINK_FILE_TWICE', { file: path }));
    files.push(file.value);
    plans.push(plan.value);
  }
  if (id !== undefined && !files.some((file) => has(file, id))) return refuse(linkageRefusals.refusal('LINK_COLUMN_MISSING', { file: paths.join(', '), column: id }));
  return differentlyEncoded(encodingsOf(files, plans)) ?? readAll(files, plans, progress);
}

// One name is two patterns under two keys, and no pattern is like a name in clear.
function differentlyEncoded(said: readonly string[]): Refused | undefined {
  return said.length <= 1 ? undefined : refuse(linkageRefusals.refusal('LINK_ENCODINGS_DIFFER', { encodings: said.map((one) => one || 'none').join(', ') }));
}

/** The schemes and keys with which the files were encoded, by their first rows; an empty one for what is in clear. */
function encodingsOf(files: readonly SampledFile[], plans: readonly Plan[]): readonly string[] {
  const cells = files.flatMap(({ columns }, file) => columns.find(isEncoding)?.cells ?? [plans[file]?.comparisons.some(({ encoded }) => encoded) === true ? 'not said how' : '']);
  return [...new Set(cells.map((cell) => (/^(s\d-|not said how$)/.test(cell) ? cell : '')))];
}

function isEncoding({ heading }: { readonly heading: string }): boolean {
  return headingWords(heading) === ENCODING;
}

function has({ columns }: SampledFile, wanted: string): boolean {
  return columns.some(({ heading }) => heading === wanted);
}

function missingColumn(file: SampledFile, { columns: named = {}, comparisons = [] }: LinkSettings): string | undefined {
  const wanted = [named.source, named.sealed_identity, named.restricted_address, ...comparisons.flatMap((one) => one.columns)];
  return wanted.find((name) => name !== undefined && !has(file, name));
}

function readAll(files: readonly SampledFile[], plans: readonly Plan[], progress: Progress): Result<Records> {
  const comparisons = mergePlans(plans);
  const said = encodingsOf(files, plans);
  const salted = said.some((one) => one.includes('-year-'));
  const shared = new Dictionary('surname', false);
  const dictionaries = comparisons.map(({ kind, checked, encoded }) => (!encoded && (kind === 'forename' || kind === 'surname') ? shared : new Dictionary(kind, checked, encoded)));
  const rowsGuessed = files.reduce((total, file) => total + file.size / file.bytesPerRow, 0);
  const store = new RowStore(comparisons.at(-1)?.to ?? 0, Math.ceil(rowsGuessed * 1.02) + 16);
  const problems = new ProblemBook([...encodedProblem(comparisons, salted), ...plans.flatMap((plan, index) => plan.problems.map((one) => ({ ...one, file: files[index]?.path ?? '' })))]);
  for (const [index, file] of files.entries()) {
    const plan = plans[index];
    if (plan === undefined) continue;
    const columns = fileColumns(file, plan, comparisons, dictionaries, problems);
    const read = readFile(file.path, { columns, encoding: file.columns.findIndex(isEncoding), said: said[0] ?? '', source: files.length > 1 ? file.path : '' }, store, problems, progress);
    if (!read.ok) return read;
  }
  const records = store.finish(comparisons, dictionaries, problems);
  return ok({ ...records, salted, sourcesAreFiles: files.length > 1 && plans.every((plan) => plan.source === undefined), problems: [...records.problems, ...takeOutPlaceholders(records)] });
}

function encodedProblem(comparisons: readonly PlannedComparison[], salted: boolean): readonly Problem[] {
  const names = comparisons.filter(({ encoded }) => encoded).map(({ name }) => name).join(', ');
  return names === '' ? [] : [{ code: 'VALUES_ENCODED', message: `The values of ${names} are keyed encodings. Short forms of names, names in each other’s place and how a name sounds cannot be seen, and nobody can look at a pair: an agency that holds the key has to check each link${salted ? '. Every name is another pattern for each year of birth, so that it says the year again: no pair is sure enough to link without a check' : ''}` }];
}

interface FileToRead {
  readonly columns: FileColumns;
  /** The cell that says how a row was encoded, and what the first rows say; −1 for none. */
  readonly encoding: number;
  readonly said: string;
  readonly source: string;
}

function readFile(path: string, { columns, encoding, said, source }: FileToRead, store: RowStore, problems: ProblemBook, progress: Progress): Result<RowStore> {
  const reader = new CsvBytes(path);
  const cleaner = new Cleaner();
  reader.next();
  const [expected, before] = [reader.row.cells, store.count];
  const fileSource = store.sourceNumber(source);
  if (columns.id < 0) problems.add({ code: 'ID_EMPTY', file: path, message: `No column was taken for the number of the record. The rows are called row-${before + 1} and so on, of which the first stands in line 2; --id names a column` });
  while (reader.next()) {
    if (reader.row.cells !== expected) problems.rowLength(path, reader.row.line, reader.row.cells, expected);
    const other = encoding < 0 || said === '' ? said : cellText(reader.row, encoding);
    if (other !== said) {
      reader.close();
      return refuse(linkageRefusals.refusal('LINK_ENCODINGS_DIFFER', { encodings: `${said}, ${other || 'none'}` }));
    }
    store.put(reader.row, columns, cleaner, fileSource, problems);
    if (store.tooManySources) {
      reader.close();
      return refuse(linkageRefusals.refusal('LINK_FILE_NOT_READABLE', { file: path, why: 'the column for the source names more than 65,000 of them, and so is none' }));
    }
    if (store.count % EVERY === 0) progress(`${store.count / EVERY} million records read`);
  }
  reader.close();
  for (const problem of silentColumns(columns, store.count - before)) problems.add(problem);
  return reader.openQuote === undefined ? ok(store) : refuse(linkageRefusals.refusal('LINK_QUOTE_OPEN', { file: path, row: String(reader.openQuote) }));
}

import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { linkageRefusals } from '../refusals.ts';
import type { LinkSettings } from '../settings.ts';
import { Cleaner } from '../values/clean-bytes.ts';
import { Dictionary } from '../values/dictionary.ts';
import { CsvBytes } from './csv-bytes.ts';
import { fileColumns, type FileColumns } from './file-columns.ts';
import { mergePlans, planRecords, type Plan } from './plan.ts';
import { takeOutPlaceholders } from './placeholders.ts';
import { ProblemBook } from './problem-book.ts';
import { RowStore } from './row-store.ts';
import type { Records } from './records.ts';
import { sampleFile, type SampledFile } from './sample-file.ts';

export type Progress = (text: string) => void;

const EVERY = 1_000_000;

/** Reads the files into one table of numbers. Several files are several sources unless a column says otherwise. */
export function readRecords(paths: readonly string[], settings: LinkSettings, progress: Progress): Result<Records> {
  const files: SampledFile[] = [];
  const plans: Plan[] = [];
  for (const path of paths) {
    const file = sampleFile(path);
    if (!file.ok) return file;
    const missing = missingColumn(file.value, settings);
    if (missing !== undefined) return refuse(linkageRefusals.refusal('LINK_COLUMN_MISSING', { file: path, column: missing }));
    const plan = planRecords(file.value.columns, settings);
    if (!plan.ok) return plan;
    files.push(file.value);
    plans.push(plan.value);
  }
  return readAll(files, plans, progress);
}

function missingColumn({ columns }: SampledFile, { columns: named = {}, comparisons = [] }: LinkSettings): string | undefined {
  const wanted = [named.id, named.source, named.sealed_identity, named.restricted_address, ...comparisons.flatMap((one) => one.columns)];
  return wanted.find((name) => name !== undefined && !columns.some(({ heading }) => heading === name));
}

function readAll(files: readonly SampledFile[], plans: readonly Plan[], progress: Progress): Result<Records> {
  const comparisons = mergePlans(plans);
  const shared = new Dictionary('surname', false);
  const dictionaries = comparisons.map(({ kind, checked }) => (kind === 'forename' || kind === 'surname' ? shared : new Dictionary(kind, checked)));
  const rowsGuessed = files.reduce((total, file) => total + file.size / file.bytesPerRow, 0);
  const store = new RowStore(comparisons.at(-1)?.to ?? 0, Math.ceil(rowsGuessed * 1.02) + 16);
  const problems = new ProblemBook(plans.flatMap((plan, index) => plan.problems.map((one) => ({ ...one, file: files[index]?.path ?? '' }))));
  for (const [index, file] of files.entries()) {
    const plan = plans[index];
    if (plan === undefined) continue;
    const columns = fileColumns(file, plan, comparisons, dictionaries, problems);
    const read = readFile(file.path, columns, store, files.length > 1 ? file.path : '', problems, progress);
    if (!read.ok) return read;
  }
  const records = store.finish(comparisons, dictionaries, problems);
  return ok({ ...records, sourcesAreFiles: files.length > 1 && plans.every((plan) => plan.source === undefined), problems: [...records.problems, ...takeOutPlaceholders(records)] });
}

function readFile(path: string, columns: FileColumns, store: RowStore, source: string, problems: ProblemBook, progress: Progress): Result<RowStore> {
  const reader = new CsvBytes(path);
  const cleaner = new Cleaner();
  reader.next();
  const expected = reader.row.cells;
  const fileSource = store.sourceNumber(source);
  while (reader.next()) {
    if (reader.row.cells !== expected) problems.rowLength(path, reader.row.line, reader.row.cells, expected);
    store.put(reader.row, columns, cleaner, fileSource, problems);
    if (store.count % EVERY === 0) progress(`${store.count / EVERY} million records read`);
  }
  reader.close();
  return reader.openQuote === undefined ? ok(store) : refuse(linkageRefusals.refusal('LINK_QUOTE_OPEN', { file: path, row: String(reader.openQuote) }));
}

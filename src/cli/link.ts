import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { explainRecords, explanationText, linkageRefusals, MODEL_ENDING, newestModel, readModel, ratesOf, readSettings, reportOf, runErrors, runLink, runPage, writeClusters, writeModel, writePairs, type GroupTable, type Linked, type LinkSettings, type Rates } from '../features/linkage/index.ts';
import { ok, refuse, type Refused, type Result } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { writing } from './link-writing.ts';
import { wouldOverwrite } from './would-overwrite.ts';

export async function linkRun(asked: Asked): Promise<Outcome> {
  const started = performance.now();
  const settings = settingsOf(asked);
  if (!settings.ok) return placed(settings);
  const overwriting = await wouldOverwrite([...asked.rest, ...(asked.many['truth'] ?? []), ...[text(asked, 'settings') ?? []].flat()], { '--out': text(asked, 'out'), '--clusters': text(asked, 'clusters'), '--model': modelPath(asked), '--report': text(asked, 'report') });
  if (overwriting !== undefined) return overwriting;
  const [threads, processes] = [wholeNumber(asked, 'threads', availableParallelism()), wholeNumber(asked, 'processes', 1)];
  if (typeof threads !== 'number') return threads;
  if (typeof processes !== 'number') return processes;
  const linked = await runLink({ files: asked.rest, settings: settings.value, threads, processes, progress: asked.progress });
  if (!linked.ok) return placed(linked);
  const errors = errorsOf(asked, linked.value);
  if (!errors.ok) return { ...errors, where: '--truth', mend: 'Give a file with the ids of the records and a column that names the child; --truth-column names it' };
  const rates = ratesOf(linked.value);
  const [out, clusters] = [text(asked, 'out'), text(asked, 'clusters')];
  const model = modelPath(asked);
  const wrote = [
    writing('--out', out, (path) => writePairs(path, linked.value)),
    writing('--clusters', clusters, (path) => writeClusters(path, linked.value)),
    writing('--model', model, (path) => writeModel(path, linked.value.model, settings.value, asked.rest.map((file) => resolve(file)), linked.value.records.count)),
    writing('--report', text(asked, 'report'), (path) => writeFileSync(path, runPage(linked.value, rates, errors.value))),
  ].find((one) => one !== undefined);
  if (wrote !== undefined) return wrote;
  const seconds = Math.round(performance.now() - started) / 1000;
  const report = { ...reportOf(linked.value, seconds, rates, errors.value), files: { pairs: out ?? null, clusters: clusters ?? null, model: model ?? null, report: text(asked, 'report') ?? null } };
  return ok({ json: report, text: inWords(linked.value, seconds, out, clusters, rates, errors.value), warnings: [...strangers(settings.value, linked.value), ...linked.value.problems.map(({ file = '', message }) => (asked.rest.length > 1 && file !== '' ? `${basename(file)}: ${message}` : message))] });
}

/** Sources that are said to hold each child once, and that no record is from: a slip in the name, and the rule holds for nothing. */
function strangers({ duplicate_free_sources: free = [] }: LinkSettings, { records: { sourceNames } }: Linked): readonly string[] {
  return free.filter((name) => !sourceNames.includes(name)).map((name) => `No record is from ${name}, which was said to hold each child once. Records are from ${sourceNames.filter((one) => one !== '').slice(0, 10).join(', ') || 'one file'}`);
}

function errorsOf(asked: Asked, linked: Linked): Result<readonly GroupTable[] | undefined> {
  const truth = asked.many['truth'] ?? [];
  return truth.length === 0 ? ok(undefined) : runErrors(linked, { files: truth, id: text(asked, 'id'), entity: text(asked, 'truth-column') });
}

function wholeNumber(asked: Asked, option: string, usual: number): number | BadInput {
  const given = text(asked, option);
  const number = Number(given ?? usual);
  return Number.isInteger(number) && number >= 1 ? number : { ...refuse(linkageRefusals.refusal('LINK_NUMBER_NOT_READABLE', { value: given ?? '' })), where: `--${option}`, mend: 'Give a whole number such as 2' };
}

// Beside what was written, so that a pair can be explained later without having been thought of.
function modelPath(asked: Asked): string | undefined {
  const beside = text(asked, 'out') ?? text(asked, 'clusters');
  return text(asked, 'model') ?? (beside === undefined ? undefined : `${beside}${MODEL_ENDING}`);
}

/** Explains one pair by the model that a run has written (the newest in this folder unless one is named), from the files that it was made from unless others are named. */
export function linkExplain(asked: Asked): Outcome {
  const named = text(asked, 'model');
  const found = named === undefined ? newestModel('.') : ok(named);
  if (!found.ok) return placed(found);
  const stored = readModel(found.value);
  if (!stored.ok) return placed(stored);
  const records = asked.many['records'] ?? [];
  const { left = '', right = '' } = asked.arguments;
  const explained = explainRecords(stored.value, records.length > 0 ? records : stored.value.files, left, right, asked.progress);
  if (!explained.ok) return placed(explained);
  const { explanation, warnings } = explained.value;
  return ok({ json: { model: stored.value.version, ...explanation }, text: explanationText(explanation, stored.value.version), warnings });
}

function text({ options }: Asked, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function settingsOf(asked: Asked): Result<LinkSettings> {
  const file = text(asked, 'settings');
  const read = file === undefined ? ok<LinkSettings>({}) : readSettings(file);
  if (!read.ok) return read;
  const names = (read.value.comparisons ?? []).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse(linkageRefusals.refusal('LINK_SETTINGS_NOT_READABLE', { file: file ?? '', why: `two comparisons are called ${twice}` }));
  const { columns = {}, duplicate_free_sources: free = [], ...rest } = read.value;
  const [id, source] = [text(asked, 'id'), text(asked, 'source')];
  return ok({
    ...rest,
    columns: { ...columns, ...(id === undefined ? {} : { id }), ...(source === undefined ? {} : { source }), ignore: [...(columns.ignore ?? []), ...(asked.many['ignore'] ?? [])] },
    duplicate_free_sources: [...free, ...(asked.many['duplicate-free'] ?? [])],
    ...(asked.options['between'] === true ? { between_sources_only: true } : {}),
  });
}

const MEND: Readonly<Record<string, readonly [where: string, mend: string]>> = {
  LINK_FILE_NOT_READABLE: ['<csv>', 'Check the path, and that the file may be read'],
  LINK_FILE_EMPTY: ['<csv>', 'Give a file with a heading and at least one row'],
  LINK_COLUMN_MISSING: ['<csv>', 'Name a column as the heading of the file writes it'],
  LINK_COLUMN_REPEATED: ['<csv>', 'Give each column a heading of its own'],
  LINK_QUOTE_OPEN: ['<csv>', 'Close the quotation mark, or double it where it is part of the text'],
  LINK_NOTHING_TO_COMPARE: ['<csv>', 'Say in a settings file which columns to compare, and what they hold'],
  LINK_BLOCKING_NOT_KNOWN: ['--settings', 'Use the names of the comparisons, or a look such as soundex(surname), year(dob) or district(postcode)'],
  LINK_LEVEL_NOT_KNOWN: ['--settings', 'Use one of the levels named'],
  LINK_RECORD_NOT_FOUND: ['<left> <right>', 'Give two ids as the pairs file writes them'],
  LINK_MODEL_NOT_READABLE: ['--model', 'Write one with "sightline link run … --model model.json"'],
  LINK_MODEL_NOT_FOUND: ['--model', 'Run "sightline link run … --out pairs.csv" first, which writes one, or name one with --model'],
  LINK_ENCODINGS_DIFFER: ['<csv>', 'Give files that were encoded with one key and the same options, or files in clear'],
  LINK_MODEL_DOES_NOT_FIT: ['--records', 'Give the files that the model was made from, or learn anew'],
  LINK_THRESHOLDS_CROSS: ['thresholds.automatic in the --settings file', 'Raise automatic to the other, or lower the other; docs/linkage.md says what each is for'],
  LINK_FILE_TWICE: ['<csv>', 'Give each file once'],
  LINK_SETTINGS_NOT_READABLE: ['--settings', 'docs/linkage.md shows a settings file'],
};

function placed(refused: Refused): BadInput {
  const [where, mend] = MEND[refused.refusals[0].code] ?? [];
  return { ...refused, ...(where === undefined ? {} : { where }), ...(mend === undefined ? {} : { mend }) };
}

function inWords(linked: Linked, seconds: number, out: string | undefined, clusters: string | undefined, rates: Rates, errors: readonly GroupTable[] | undefined): string {
  const { records, pairs, thresholds, clustering: { of } } = linked;
  let [automatic, heads] = [0, 0];
  for (let pair = 0; pair < pairs.count; pair++) if ((pairs.weight[pair] ?? 0) >= thresholds.automatic && of[pairs.left[pair] ?? 0] === of[pairs.right[pair] ?? 0]) automatic++;
  for (let record = 0; record < records.count; record++) if (of[record] === record) heads++;
  return [
    `${records.count} records, ${heads} clusters, in ${seconds} seconds`,
    thresholds.automatic === Infinity ? 'No pair is sure enough to link without a person' : `${automatic} pairs are sure enough to link without a person (weight ${thresholds.automatic} and above)`,
    `${pairs.count - automatic} pairs are for a person to look at`,
    ...lessLinked(rates), ...oftenWrong(errors),
    ...(out === undefined ? [] : [`Pairs: ${out}`]),
    ...(clusters === undefined ? [] : [`Clusters: ${clusters}`]),
    'A cluster is a proposal. Nothing enters a chronology until a person has looked',
  ].join('\n');
}

const percent = ({ share }: { readonly share: number }): string => `${(100 * share).toFixed(1)}%`;

/** Groups of whose records fewer are linked, or more in doubt, than chance explains. The rest is in the JSON report. */
function lessLinked(rates: Rates): readonly string[] {
  return rates.tables.flatMap(({ by, values }) => values.filter(({ value, worse }) => worse.length > 0 && value !== 'no record').map((one) =>
    `By ${by.replace('_', ' ')}, ${one.value}: ${percent(one.linked)} of records linked (all ${percent(rates.linked)}), ${percent(one.uncertain)} in doubt (all ${percent(rates.uncertain)})`));
}

function oftenWrong(errors: readonly GroupTable[] = []): readonly string[] {
  return errors.flatMap(({ column, all, values }) => values.filter(({ worse }) => worse.length > 0).map((one) =>
    `By ${column.replace('_', ' ')}, ${one.value === '' ? 'none' : one.value}: ${percent(one.split)} of children missed in part (all ${percent(all.split)}), ${percent(one.mixed)} joined with another (all ${percent(all.mixed)})`));
}

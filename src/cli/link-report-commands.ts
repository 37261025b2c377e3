import { ok, refuse, type Refused } from '../kernel/result.ts';
import type { Asked, BadInput, Command, Outcome } from './command.ts';
import { wouldOverwrite } from './would-overwrite.ts';

export const linkReportCommands: readonly Command[] = [
  {
    noun: 'link',
    verb: 'evaluate',
    summary: 'Holds pairs or clusters against the truth: precision, recall, F1, B-cubed, and both kinds of error by group',
    options: {
      pairs: { type: 'string', value: 'csv', summary: 'Pairs as "link run --out" writes them: id_left, id_right, and weight, probability, class where there are' },
      clusters: { type: 'string', value: 'csv', summary: 'Clusters as "link run --clusters" writes them: id, cluster' },
      truth: { type: 'string', value: 'csv', required: true, multiple: true, summary: 'Records with the true entity of each (or pairs that people have judged); may be given again' },
      id: { type: 'string', value: 'column', summary: 'The column of the truth that holds the id; else found by its heading' },
      'truth-column': { type: 'string', value: 'column', summary: 'The column of the truth that holds the true entity; else cluster, child_id, entity …' },
      by: { type: 'string', value: 'column', multiple: true, summary: 'A column of the truth by which to show the result apart; else tag, name_group, sex, agency … where there are' },
      records: { type: 'string', value: 'csv', multiple: true, summary: 'The file that was linked (may be given again): also shows which true pairs the blocking rules give' },
      settings: { type: 'string', value: 'file', summary: 'With --records: the settings of that run' },
      report: { type: 'string', value: 'html', summary: 'Where the same goes as a page' },
      threshold: { type: 'string', value: 'bits', summary: 'Counts only pairs of this weight and above' },
    },
    examples: ['sightline link evaluate --clusters clusters.csv --truth people.csv', 'sightline link evaluate --pairs pairs.csv --truth a.csv --truth b.csv --id rec_id --truth-column cluster --json'],
    run: evaluateLinks,
  },
  {
    noun: 'link',
    verb: 'profile',
    summary: 'Looks at a file before it is linked: what fills each column, placeholders, dates, repeated ids, and what each is taken for',
    arguments: [{ name: 'csv', summary: 'the file' }],
    options: { report: { type: 'string', value: 'html', summary: 'Where the same goes as a page' } },
    examples: ['sightline link profile people.csv', 'sightline link profile people.csv --report people.html'],
    run: profileRecords,
  },
  {
    noun: 'link',
    verb: 'encode',
    summary: 'Encodes a file with a key that agencies share, so that “link run” can compare its records without seeing names',
    arguments: [{ name: 'csv', summary: 'the file, in clear' }],
    options: {
      'key-file': { type: 'string', value: 'file', required: true, summary: 'The key: 32 bytes or more, as they are or in hexadecimal' },
      out: { type: 'string', value: 'csv', required: true, summary: 'The encoded file to write' },
      id: { type: 'string', value: 'column', summary: 'The column that names a record; it stays in clear, so it must tell nothing' },
      source: { type: 'string', value: 'column', summary: 'The column that says which agency; it stays in clear' },
      bits: { type: 'string', value: 'number', summary: 'Bits of each encoding: 256, 512, 1024 or 2048. Left out: 1024' },
      fold: { type: 'boolean', summary: 'Lays one half of the bits over the other: harder to attack, less exact' },
      'salt-by-year': { type: 'boolean', summary: 'Another pattern for each year of birth: harder to attack, and a wrong year costs the link' },
    },
    examples: ['sightline link encode council.csv --key-file shared.key --id record --out council-encoded.csv', 'sightline link run council-encoded.csv police-encoded.csv --id record --out pairs.csv'],
    run: async (asked) => (await import('./encode.ts')).encodeRecords(asked),
  },
  {
    noun: 'link',
    verb: 'import-splink',
    summary: 'Turns a settings file of Splink into one of ours, and names what has no equal here',
    arguments: [{ name: 'json', summary: 'the file that Splink wrote (save_model_to_json)' }],
    options: { out: { type: 'string', value: 'file', summary: 'Where to write the settings: .yaml, or .json' } },
    examples: ['sightline link import-splink model.json --out settings.yaml'],
    run: async ({ arguments: { json = '' }, options: { out } }) => (await import('./import-splink.ts')).importSplink(json, typeof out === 'string' ? out : undefined),
  },
];

async function profileRecords({ arguments: { csv = '' }, options, progress }: Asked): Promise<Outcome> {
  const { profileFile, profileJson, profilePage, profileText } = await import('../features/linkage/index.ts');
  const { report } = textOptions(options);
  const overwriting = await wouldOverwrite([csv], { '--report': report });
  if (overwriting !== undefined) return overwriting;
  const profile = profileFile(csv, progress);
  if (!profile.ok) return withPlace(profile);
  return (await pageWritten(report, () => profilePage(profile.value))) ?? ok({ json: profileJson(profile.value), text: profileText(profile.value) });
}

async function pageWritten(report: string | undefined, page: () => string): Promise<BadInput | undefined> {
  const [{ writing }, { writeFileSync }] = await Promise.all([import('./link-writing.ts'), import('node:fs')]);
  return writing('--report', report, (path) => writeFileSync(path, page()));
}

async function evaluateLinks({ options, many }: Asked): Promise<Outcome> {
  const { evaluate, evaluateRefusals, evaluationJson, evaluationPage, evaluationText, readSettings } = await import('../features/linkage/index.ts');
  const { pairs, clusters, id, threshold, report, settings: settingsFile, 'truth-column': truthColumn } = textOptions(options);
  const bits = threshold === undefined || threshold.trim() === '' ? Number.NaN : Number(threshold);
  if (threshold !== undefined && Number.isNaN(bits)) return withPlace(refuse(evaluateRefusals.refusal('THRESHOLD_NOT_NUMBER', { given: threshold })));
  const settings = settingsFile === undefined ? ok({}) : readSettings(settingsFile);
  if (!settings.ok) return { ...settings, where: '--settings', mend: 'Give the settings file of the run, YAML or JSON' };
  const overwriting = await wouldOverwrite([pairs ?? [], clusters ?? [], settingsFile ?? [], many['truth'] ?? [], many['records'] ?? []].flat(), { '--report': report });
  if (overwriting !== undefined) return overwriting;
  const evaluation = evaluate({ records: many['records'] ?? [], settings: settings.value, pairs, clusters, id, truthColumn, truth: many['truth'] ?? [], by: many['by'] ?? [], threshold: threshold === undefined ? undefined : bits });
  if (!evaluation.ok) return withPlace(evaluation);
  return (await pageWritten(report, () => evaluationPage(evaluation.value))) ?? ok({ json: evaluationJson(evaluation.value), text: evaluationText(evaluation.value), warnings: evaluation.value.notes });
}

function textOptions(options: Asked['options']): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]));
}

const PLACES: Readonly<Record<string, readonly [where: string, mend: string]>> = {
  NOTHING_TO_EVALUATE: ['link evaluate', 'Give --pairs, --clusters or both'],
  THRESHOLD_NOT_NUMBER: ['--threshold', 'Write it like --threshold 8.5'],
  REPORT_COLUMN_MISSING: ['the heading', 'Name a column that the file has'],
  REPORT_COLUMN_NOT_FOUND: ['the heading', 'Name it: --id for ids, --truth-column for the true entity; pairs need id_left and id_right, clusters id and cluster'],
  NOTHING_IN_COMMON: ['the ids', 'Give the truth of the same records, and --id where another column of it holds their ids'],
  TRUTH_ID_TWICE: ['the truth', 'Give each record an id of its own, or name another column with --id'],
  CLUSTER_ID_TWICE: ['the clusters', 'A record can be in one cluster only: keep the row that holds'],
  REPORT_FILE_NOT_READABLE: ['the file', 'Name a file that exists and that you may read'],
  REPORT_FILE_EMPTY: ['the file', 'Give a file with a heading and rows below it'],
  REPORT_COLUMN_REPEATED: ['the heading', 'Give each column a name of its own'],
  REPORT_QUOTE_OPEN: ['the file', 'Close the quotation mark, or double a mark that belongs to the text'],
  WEIGHT_NOT_NUMBER: ['the column weight', 'Write weights as numbers, like 12.5'],
};

function withPlace(refused: Refused): BadInput {
  const [where, mend] = PLACES[refused.refusals[0].code] ?? ['link', 'See sightline help link'];
  return { ...refused, where, mend };
}

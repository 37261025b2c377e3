import { basename } from 'node:path';
import { agreementReport, readCodebook, readDecisions, type Agreement, type AgreementReport, type Coefficient, type DecisionFile, type IntervalTools } from '../features/coding/index.ts';
import { studentQuantile, wilson, zOf } from '../features/figures/index.ts';
import { ok, type Ok } from '../kernel/result.ts';
import type { Asked, BadInput, Outcome } from './command.ts';
import { dataFiles, numberOption, readFiguresFile, wordOption } from './figures-file.ts';

/** `sightline figures agreement --codebook <file> --data <two coders>` */
export async function coderAgreement(asked: Asked): Promise<Outcome> {
  const level = numberOption(asked, 'level', 0.95, (value) => value > 0 && value < 1, 'it lies between 0 and 1');
  if (!level.ok) return level;
  const seed = numberOption(asked, 'seed', 1, (value) => Number.isInteger(value) && value >= 0, 'it is a whole number');
  if (!seed.ok) return seed;
  const weights = wordOption(asked, 'weights', ['linear', 'quadratic'] as const);
  if (!weights.ok) return weights;
  const by = wordOption(asked, 'by', ['month', 'quarter', 'year'] as const);
  if (!by.ok) return by;
  const path = String(asked.options['codebook']);
  const text = await readFiguresFile(path);
  if (!text.ok) return text;
  const codebook = readCodebook(text.value, basename(path));
  if (!codebook.ok) return { ...codebook, where: path, mend: 'Mend the codebook where it says' };
  const files = await readAll(await dataFiles(asked));
  if (!files.ok) return files;
  const decisions = readDecisions(codebook.value, files.value);
  if (!decisions.ok) return { ...decisions, where: '--data', mend: 'Give each coder’s decisions with the columns of the codebook' };
  const wish = { ...(weights.value === undefined ? {} : { weights: weights.value }), ...(by.value === undefined ? {} : { by: by.value }) };
  const report = agreementReport(codebook.value, decisions.value, tools(level.value, seed.value), wish);
  const { passedOver, lacking } = decisions.value;
  const warnings = [
    ...(passedOver.length === 0 ? [] : [`columns that are no code to compare: ${passedOver.join(', ')}`]),
    ...lacking.map(({ file, column }) => `${file} has no column ${column}, which another file has: it is not compared on it`),
  ];
  return ok({ json: { ...report, columns_missing: lacking, level: level.value, seed: seed.value }, text: inWords(report, level.value), warnings, ...(lacking.length > 0 ? { found: true } : {}) });
}

async function readAll(paths: readonly string[]): Promise<Ok<readonly DecisionFile[]> | BadInput> {
  const files: DecisionFile[] = [];
  for (const path of paths) {
    const text = await readFiguresFile(path);
    if (!text.ok) return text;
    files.push({ name: paths.filter((one) => basename(one) === basename(path)).length > 1 ? path : basename(path), text: text.value });
  }
  return ok(files);
}

function tools(level: number, seed: number): IntervalTools {
  return {
    level, seed,
    share: (k, n) => wilson(k, n, level),
    critical: (freedom) => (freedom === undefined ? zOf(level) : studentQuantile((1 + level) / 2, freedom)),
  };
}

function inWords({ coders, cases, coded_once, codes, overall, over_time, disagreements }: AgreementReport, level: number): string {
  const width = Math.max(7, ...codes.map(({ code }) => code.length));
  const rows = [...codes.map((one) => ({ name: one.code, ...one })), { name: 'overall', ...overall }];
  const head = ['', 'units', 'percent', 'kappa', 'AC1', 'alpha'];
  return [
    `${coders.join(', ')}: ${cases} cases, ${coded_once} of them coded by one only; ${level * 100}% intervals`,
    line(width, head),
    ...rows.map((one) => line(width, cellsOf(one.name, one))),
    ...(over_time.length === 0 ? [] : ['', 'Over time (all codes):', ...over_time.map((one) => line(width, cellsOf(one.period, one.overall)))]),
    '', `${disagreements.length} disagreements (--json lists them)`,
  ].join('\n');
}

function cellsOf(name: string, { units, percent, kappa, ac1, alpha }: Agreement): readonly string[] {
  return [name, String(units), shown(percent, 1), shown(kappa, 3), shown(ac1, 3), shown(alpha, 3)];
}

function shown({ value, low, high }: Coefficient, places: number): string {
  if (value === null) return 'not defined';
  return low === null || high === null ? value.toFixed(places) : `${value.toFixed(places)} (${low.toFixed(places)} to ${high.toFixed(places)})`;
}

function line(width: number, [name = '', ...cells]: readonly string[]): string {
  return `${name.padEnd(width)}  ${cells.map((cell, index) => cell.padEnd(index === 0 ? 9 : 26)).join('')}`.trimEnd();
}

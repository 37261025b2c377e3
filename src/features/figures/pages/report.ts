import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { Result } from '../../../kernel/result.ts';
import { file, notFound, view } from '../../../platform/pages/page.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { definePage, may } from '../../access/index.ts';
import type { Declared } from '../../coding/index.ts';
import { chartsOf } from '../charts/chart-of.ts';
import { paths } from '../paths.ts';
import { correctionsInWords, madeFrom, makeReport, figuresOf, printed, readCorrections, readPopulation, reportAsFiles, researchExtract, rowsIn, shippedExamples, shippedLedger, shippedReport, type MadeFigure, type MadeReport } from '../report/index.ts';
import { listGiven, type GivenKind } from '../store/given.ts';
import { openStudy } from '../store/opened.ts';
import type { TableSpecDocument } from '../tables/spec-schema.ts';
import type { Table } from '../tables/table.ts';
import { aboutStudy, studyCrumbs, studyRecord } from './about.ts';

/** Every figure of the report that comes with a study's codebook, on one page. */
export const reportPage = definePage({
  method: 'GET', path: paths.report, may: 'figures:read', audits: 'figures.report-read', about: aboutStudy,
  handle: async ({ params: { study }, context }) => {
    const report = await reportOf(context.tx, study);
    if (report === null) return notFound;
    return view('figures/report.njk', {
      title: report.title, breadcrumbs: studyCrumbs(await studyRecord(context.tx, study)), report, madeFrom: madeFrom(report), method: paths.method.to(),
      chapters: report.chapters.map(({ title, says, figures }) => ({ title, says, figures: figures.map((figure) => figureOnPage(figure, study)) })),
      files: paths.reportFile.to({ study }), give: may(context.actor, 'figures:write') ? paths.giveReport.to({ study }) : null, extract: may(context.actor, 'figures:cases') ? paths.extract.to({ study }) : null,
    });
  },
});

function figureOnPage(figure: MadeFigure, study: string) {
  const { head, rows, notes } = printed(figure);
  // The id of a chart's title is its table's name: each stands on the page once.
  const charts = figure.kind === 'table' ? chartsOf(figure.table).slice(0, 1) : [];
  // A shipped table has the name of its specification, and one of the report's own its figure's.
  const table = figure.kind === 'table' ? paths.table.to({ study, table: figure.table.name }) : null;
  return { key: figure.key, title: figure.title, says: figure.says, head, rows, notes, made: figure.kind !== 'not-made', charts, corrections: correctionsInWords(figure), href: table };
}

/** A table of the report that comes with a study's codebook. */
export interface TableOfReport {
  readonly spec: Declared<TableSpecDocument>;
  /** As the report prints it. */
  readonly table: Table;
  readonly reportTitle: string;
}

/** One of the report's own tables, by the name of its figure. */
export async function tableOfReport(tx: Tx, study: string, key: string): Promise<TableOfReport | null> {
  const { data } = await openStudy(tx, study);
  const declared = (await shippedReport(data.codebook.name))?.value.chapters.flatMap(({ figures }) => figures).find(({ figure }) => figure === key);
  if (declared === undefined || !('table' in declared)) return null;
  const report = await reportOf(tx, study);
  const made = report?.chapters.flatMap(({ figures }) => figures).find((one) => one.key === key);
  if (report === null || made?.kind !== 'table') return null;
  return { spec: { value: { ...declared.table, table: key }, placeOf: () => key }, table: made.table, reportTitle: report.title };
}

/** The report as files in one. */
export const reportFilePage = definePage({
  method: 'GET', path: paths.reportFile, may: 'figures:read', audits: 'figures.taken-out', about: aboutStudy,
  handle: async ({ params: { study }, context }) => {
    const report = await reportOf(context.tx, study);
    return report === null ? notFound : file(`${report.report}.zip`, 'application/zip', packed(await reportAsFiles(report)));
  },
});

/** A pseudonymised extract, whose keys are made anew each time. */
export const extractPage = definePage({
  method: 'GET', path: paths.extract, may: 'figures:cases', audits: 'figures.extract-taken', about: aboutStudy,
  handle: async ({ params: { study }, context }) => {
    const { data } = await openStudy(context.tx, study);
    const { files } = researchExtract(data, randomBytes(32).toString('hex'));
    return file(`${data.codebook.name}-pseudonymised-extract.zip`, 'application/zip', packed(new Map([...files].map(([name, text]) => [name, strToU8(text)]))));
  },
});

function packed(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

async function reportOf(tx: Tx, study: string): Promise<MadeReport | null> {
  const { data } = await openStudy(tx, study);
  const report = await shippedReport(data.codebook.name);
  if (report === null) return null;
  const texts = new Map((await listGiven(tx, study)).map(({ kind, text }) => [kind, text]));
  const rows = (kind: GivenKind) => kept(rowsIn(texts.get(kind) ?? ''), kind);
  const corrections = texts.has('corrections') ? kept(readCorrections(rows('corrections'), new Set(figuresOf(report.value))), 'corrections') : [];
  const population = texts.has('population') ? kept(readPopulation(rows('population')), 'population') : null;
  const made = makeReport(report, { data, ledger: await shippedLedger(), corrections, population, examples: await shippedExamples(), snapshot: data.hash.slice(0, 12) });
  if (!made.ok) throw new Error(`the report that comes with ${data.codebook.name} has a figure twice`);
  return made.value;
}

// It was checked before it was kept.
function kept<T>(read: Result<T>, kind: GivenKind): T {
  if (!read.ok) throw new Error(`the ${kind} of a report were kept and cannot be read: ${read.refusals.map(({ message }) => message).join('; ')}`);
  return read.value;
}

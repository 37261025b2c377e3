import type { Refusal, Result } from '../../../kernel/result.ts';
import { unlessRefused } from '../../../kernel/result.ts';
import type { CodedData, Declared, Path } from '../../coding/index.ts';
import { compareGroups, type Comparison, type CompareWish } from '../compare/index.ts';
import type { LedgerRow } from '../ledger/index.ts';
import { makeTable } from '../tables/make-table.ts';
import type { TableSpecDocument } from '../tables/spec-schema.ts';
import type { Table } from '../tables/table.ts';
import type { Correction } from './corrections.ts';
import { measuresOverYears, type MeasureOverYears } from './measures.ts';
import { notHeldTogether } from './not-held-together.ts';
import { policyFor } from './policy.ts';
import { representedByAge, type GroupShareOfPopulation, type PopulationRow } from './population.ts';
import { reportRefusals } from './refusals.ts';
import type { FigureDocument, ReportDocument } from './report-schema.ts';

/** One figure of a report as it came out. */
export type MadeFigure = { readonly key: string; readonly title: string; readonly says: string | null; readonly corrections: readonly Correction[] } & (
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'representation'; readonly groups: readonly GroupShareOfPopulation[]; readonly unitLabel: string }
  | { readonly kind: 'measures'; readonly measures: readonly MeasureOverYears[] }
  | { readonly kind: 'not-made'; readonly because: readonly string[] }
);

export interface MadeReport {
  readonly report: string;
  readonly title: string;
  readonly says: string | null;
  readonly source: string | null;
  readonly codebook: string;
  readonly codebookVersion: string;
  readonly dataSha256: string;
  /** Figures of one unit whose small numbers were left out one by one, a line for each unit. */
  readonly notHeldTogether: readonly string[];
  readonly chapters: readonly { readonly title: string; readonly says: string | null; readonly figures: readonly MadeFigure[] }[];
}

/** What a report is made from, beside its specifications. */
export interface ReportParts {
  readonly data: CodedData;
  readonly ledger: readonly LedgerRow[];
  readonly corrections: readonly Correction[];
  readonly population: readonly PopulationRow[] | null;
  /** The shipped specifications by name. */
  readonly examples: ReadonlyMap<string, Declared<TableSpecDocument>>;
  /** The day or name of the data. */
  readonly snapshot: string;
}

/** The names of a report's figures, in order. */
export function figuresOf({ chapters }: ReportDocument): readonly string[] {
  return chapters.flatMap(({ figures }) => figures.map(({ figure }) => figure));
}

/**
 * Makes every figure of a report. One that this data cannot give says why, and the others are made: a
 * study without a column of regions still has its ages. Refuses figures that have one name. Pure.
 */
export function makeReport({ value: document, placeOf }: Declared<ReportDocument>, parts: ReportParts): Result<MadeReport> {
  const names = figuresOf(document);
  const twice = names.filter((name, at) => names.indexOf(name) < at).map((figure): Refusal => reportRefusals.refusal('REPORT_FIGURE_TWICE', { figure, field: placeOf(['chapters']) }));
  const { codebook, hash } = parts.data;
  const chaptersMade = () => document.chapters.map(({ chapter: title, says, figures }, at) => ({ title, says: says ?? null, figures: figures.map((figure, index) => madeFigure(figure, { ...parts, document }, (path) => placeOf(['chapters', at, 'figures', index, ...path]))) }));
  return unlessRefused(twice, () => {
    const made = chaptersMade();
    return {
      report: document.report, title: document.title, says: document.says ?? null, source: document.source ?? null, codebook: codebook.name, codebookVersion: codebook.version, dataSha256: hash,
      notHeldTogether: notHeldTogether(document, made.flatMap(({ figures }) => figures), parts.data), chapters: made,
    };
  });
}

type InReport = ReportParts & { readonly document: ReportDocument };

function madeFigure(figure: FigureDocument, parts: InReport, placeOf: (path: Path) => string): MadeFigure {
  const about = { key: figure.figure, says: figure.says ?? null, corrections: parts.corrections.filter((one) => one.figure === figure.figure) };
  const titled = 'title' in figure ? figure.title : 'table' in figure ? figure.table.title : figure.figure;
  const made = resultOf(figure, parts, placeOf);
  return made.ok ? { ...about, title: 'table' in made.value ? made.value.table.title : titled, ...made.value } : { ...about, title: titled, kind: 'not-made', because: made.refusals.map(({ message }) => message) };
}

type Made =
  | { readonly kind: 'table'; readonly table: Table } | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'representation'; readonly groups: readonly GroupShareOfPopulation[]; readonly unitLabel: string } | { readonly kind: 'measures'; readonly measures: readonly MeasureOverYears[] };

function resultOf(figure: FigureDocument, { data, ledger, population, examples, snapshot, document }: InReport, placeOf: (path: Path) => string): Result<Made> {
  if ('table' in figure) return as(makeTable({ value: { snapshot, ...figure.table, table: figure.figure }, placeOf: (path) => placeOf(['table', ...path]) }, data), (table) => ({ kind: 'table', table }));
  if ('shipped' in figure) {
    const spec = examples.get(figure.shipped);
    return spec === undefined ? { ok: false, refusals: [reportRefusals.refusal('REPORT_EXAMPLE_NOT_THERE', { name: figure.shipped })] } : as(makeTable(spec, data), (table) => ({ kind: 'table', table }));
  }
  if ('compare' in figure) return as(compareGroups(data, wishOf(figure.compare, snapshot, document)), (comparison) => ({ kind: 'compare', comparison }));
  if ('measures' in figure) return as(measuresOverYears(figure.measures, ledger, data, snapshot), (measures) => ({ kind: 'measures', measures }));
  if (population === null) return { ok: false, refusals: [reportRefusals.refusal('REPORT_NO_POPULATION')] };
  const { unit } = figure.representation;
  return as(representedByAge(data, figure.representation, population, policyFor(figure.representation.disclosure, document)), (groups) => ({ kind: 'representation', groups, unitLabel: data.codebook.tables.find(({ table }) => table === unit)?.label ?? unit }));
}

function wishOf({ unit, cohort, codes, against, match, disclosure }: Extract<FigureDocument, { readonly compare: unknown }>['compare'], on: string, document: ReportDocument): CompareWish {
  const policy = policyFor(disclosure, document);
  return { ratio: 1, seed: 1, level: 0.95, on, unit, cohort, codes, ...(against === undefined ? {} : { against }), ...(match === undefined ? {} : { match }), ...(policy === undefined ? {} : { disclosure: policy }) };
}

function as<T>(result: Result<T>, made: (value: T) => Made): Result<Made> {
  return result.ok ? { ok: true, value: made(result.value) } : result;
}

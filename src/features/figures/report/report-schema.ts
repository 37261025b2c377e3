import { z } from 'zod';
import { tableSpecSchema } from '../tables/spec-schema.ts';

const name = z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.:+-]*$/u, 'a name has letters, digits, _ . : + and - only, and no spaces');
const words = z.string().min(1);
const about = { figure: name.describe('The name of the figure, in files, addresses and the log of corrections'), says: words.optional().describe('What must be known to read it') };

const [open, suppressing] = tableSpecSchema.shape.disclosure.unwrap().options;
const disclosure = z.union([open, suppressing.omit({ known: true })]).optional().describe('As of a table; left out, the strictest of the report’s tables holds');
const table = z.strictObject({ ...about, table: tableSpecSchema.omit({ table: true, codebook: true }) });
const shipped = z.strictObject({ ...about, shipped: name.describe('A specification among the examples') });
const compare = z.strictObject({
  ...about, title: words,
  compare: z.strictObject({ unit: name, cohort: words, against: words.optional(), codes: z.array(name).min(1), match: z.array(name).min(1).optional(), disclosure }),
});
const representation = z.strictObject({
  ...about, title: words,
  representation: z.strictObject({ unit: name, by: name.describe('The code of age bands, so that each age is held to the population of its age'), groups: z.array(name).min(1).describe('Codes that are present for those who belong to a group'), disclosure }),
});
const inTable = z.strictObject({
  figure: name.describe('The table of this report in which it stands, whose disclosure control holds it'),
  row: name, column: name.optional().describe('total where left out'),
});
const alone = z.strictObject({ unit: name, where: words, disclosure: tableSpecSchema.shape.disclosure.unwrap() }).describe('One that stands in no table of this report');
const measures = z.strictObject({
  ...about, title: words,
  measures: z.array(z.strictObject({
    measure: words, published: z.array(name).describe('Rows of the ledger of published figures'),
    own: z.union([inTable, alone]).optional().describe('The same measure in this data'),
    comparable: z.enum(['yes', 'in part', 'no']), because: words.describe('Why the years may or may not be compared: what the words were'),
  })).min(1),
});

const written = z.strictObject({
  report: name, title: words, codebook: name.describe('The codebook that the data must be coded under'), source: words.optional(), says: words.optional(),
  chapters: z.array(z.strictObject({ chapter: words, says: words.optional(), figures: z.array(z.union([table, shipped, compare, representation, measures])).min(1) })).min(1),
});

type TableOfReport = z.infer<typeof table>['table'];
type WrittenOwn = NonNullable<z.infer<typeof measures>['measures'][number]['own']>;
export type OwnMeasure = z.infer<typeof alone> | (z.infer<typeof inTable> & { readonly table: TableOfReport });

/** A report as a set of specifications: chapters, and the figures of each. Each measure that stands in a table is given that table. */
export const reportSchema = written.transform((report, context) => {
  const tables = new Map(report.chapters.flatMap(({ figures }) => figures.flatMap((figure) => ('table' in figure ? [[figure.figure, figure.table] as const] : []))));
  const found = (own: WrittenOwn, path: (string | number)[]): OwnMeasure => {
    if (!('figure' in own)) return own;
    const of = tables.get(own.figure);
    if (of !== undefined) return { ...own, table: of };
    context.issues.push({ code: 'custom', message: `${own.figure} is no table of this report`, path, input: own.figure });
    return z.NEVER;
  };
  return {
    ...report,
    chapters: report.chapters.map((chapter, at) => ({
      ...chapter,
      figures: chapter.figures.map((figure, index) => (!('measures' in figure) ? figure : {
        ...figure,
        measures: figure.measures.map(({ own, ...measure }, place) => ({ ...measure, own: own === undefined ? undefined : found(own, ['chapters', at, 'figures', index, 'measures', place, 'own', 'figure']) })),
      })),
    })),
  };
}).meta({ title: 'Report' });

export type ReportDocument = z.infer<typeof reportSchema>;
export type FigureDocument = ReportDocument['chapters'][number]['figures'][number];
export type MeasureDocument = Extract<FigureDocument, { readonly measures: unknown }>['measures'][number];

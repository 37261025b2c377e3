import { z } from 'zod';
import { tableSpecSchema } from '../tables/spec-schema.ts';

const name = z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.:+-]*$/u, 'a name has letters, digits, _ . : + and - only, and no spaces');
const words = z.string().min(1);
const about = { figure: name.describe('The name of the figure, in files, addresses and the log of corrections'), says: words.optional().describe('What must be known to read it') };

const table = z.strictObject({ ...about, table: tableSpecSchema.omit({ table: true, codebook: true }) });
const shipped = z.strictObject({ ...about, shipped: name.describe('A specification among the examples') });
const compare = z.strictObject({
  ...about, title: words,
  compare: z.strictObject({ unit: name, cohort: words, against: words.optional(), codes: z.array(name).min(1), match: z.array(name).min(1).optional() }),
});
const representation = z.strictObject({
  ...about, title: words,
  representation: z.strictObject({ unit: name, by: name.describe('The code of age bands, so that each age is held to the population of its age'), groups: z.array(name).min(1).describe('Codes that are present for those who belong to a group') }),
});
const measures = z.strictObject({
  ...about, title: words,
  measures: z.array(z.strictObject({
    measure: words, published: z.array(name).describe('Rows of the ledger of published figures'),
    own: z.strictObject({ unit: name, where: words }).optional().describe('The same measure in this data'),
    comparable: z.enum(['yes', 'in part', 'no']), because: words.describe('Why the years may or may not be compared: what the words were'),
  })).min(1),
});

/** A report as a set of specifications: chapters, and the figures of each. */
export const reportSchema = z.strictObject({
  report: name, title: words, codebook: name.describe('The codebook that the data must be coded under'), source: words.optional(), says: words.optional(),
  chapters: z.array(z.strictObject({ chapter: words, says: words.optional(), figures: z.array(z.union([table, shipped, compare, representation, measures])).min(1) })).min(1),
}).meta({ title: 'Report' });

export type ReportDocument = z.infer<typeof reportSchema>;
export type FigureDocument = ReportDocument['chapters'][number]['figures'][number];
export type MeasureDocument = z.infer<typeof measures>['measures'][number];

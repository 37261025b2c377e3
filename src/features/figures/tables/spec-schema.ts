import { z } from 'zod';
import { chartSchema } from './chart-schema.ts';

// A name or a text that looks like a number is one to YAML: options 1, 2 and 3, the snapshot 2017.
const name = z.union([z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.:+-]*$/u, 'a name has letters, digits, _ . : + and - only, and no spaces'), z.number()]).transform(String);
const words = z.union([z.string().min(1), z.number()]).transform(String);
const condition = words.describe('A condition on a record, for example: neglect = present and age_band in (6_to_10, 11_to_15)');
const whole = z.int().min(0);

const rowParts = {
  label: words.optional().describe('What the table prints; the codebook\'s label where left out'),
  percent_of: z.enum(['base', 'recorded', 'parent']).optional().describe(
    'base: of all to whom the row applies (where left out); recorded: of those of whom the record says anything; parent: of those counted in the row that it is part of',
  ),
};

const simpleRow = z.strictObject({ code: name.describe('A code of the codebook; one with options becomes a row for each'), option: name.optional().describe('One option only'), ...rowParts });
const anyRow = z.strictObject({ code: name, any_of: z.array(name).min(1), ...rowParts });
const allRow = z.strictObject({ code: name, all_of: z.array(name).min(1), ...rowParts });
const whereRow = z.strictObject({ code: name, where: condition.describe('Counted where it certainly holds; where silence leaves it open, that is in not_mentioned'), ...rowParts });
const recordedRow = z.strictObject({ code: name, recorded: condition.describe('Counted by what is recorded, as bases are: a silent record does not have what it is silent on'), ...rowParts });
const countRow = z.strictObject({
  code: name, count_of: z.array(name).min(1).describe('Counts how many of these codes are present in a record'),
  at_least: whole.optional(), at_most: whole.optional(), exactly: whole.optional(), ...rowParts,
}).refine(({ at_least, at_most, exactly }) => (exactly !== undefined) !== (at_least !== undefined || at_most !== undefined), 'count_of goes with at_least, at_most or both, or with exactly');

const plain = [name, anyRow, allRow, whereRow, recordedRow, countRow, simpleRow] as const;
const partRow = z.union(plain);

const withParts = z.union([
  simpleRow.extend({ of_which: z.array(partRow).min(1) }),
  anyRow.extend({ of_which: z.array(partRow).min(1) }),
  allRow.extend({ of_which: z.array(partRow).min(1) }),
  whereRow.extend({ of_which: z.array(partRow).min(1) }),
  recordedRow.extend({ of_which: z.array(partRow).min(1) }),
]);
const row = z.union([...plain, withParts]).describe('A row: the name of a code, or more about it');

const column = z.union([
  z.literal('total'),
  z.strictObject({ total: words.describe('The label of the column of all cases') }),
  z.strictObject({ by: name.describe('A code with options: a column for each'), options: z.array(name).min(1).optional().describe('These options only') }),
  z.strictObject({ code: name, label: words.optional(), where: condition }),
]);

const choice = z.strictObject({ where: condition, reason: words.describe('Why the other cases fall outside') });

const disclosure = z.union([
  z.strictObject({
    policy: z.literal('none'),
    because: words.describe('Why small counts may be published'),
    decided_by: words, decided_on: z.iso.date(),
  }),
  z.strictObject({
    policy: z.literal('suppress'),
    below: z.int().min(2).describe('Counts from 1 to one less than this are not published'),
    zeros: z.boolean().optional().describe('Noughts are not published either'),
    known: z.array(z.strictObject({
      cells: z.array(z.strictObject({ row: name, column: name.optional(), minus: z.boolean().optional() })).min(1), sum: z.int(), source: words.optional(),
    })).optional().describe('Sums of counts that a reader has from elsewhere: last year\'s table, an official one'),
  }),
]);

/** A table as it is declared, in YAML or JSON. */
export const tableSpecSchema = z.strictObject({
  table: name,
  title: words,
  unit: name.optional().describe('The table of the codebook whose records are counted; its first where left out'),
  snapshot: words.optional().describe('The day or the name of the data that the figures are of; its SHA-256 where left out'),
  data_sha256: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('Refuses any other data'),
  codebook: name.optional().describe('Refuses any other codebook'),
  base: choice.optional(),
  filters: z.array(choice).optional(),
  columns: z.array(column).min(1).optional().describe('Left out: one column of all cases'),
  rows: z.array(row).min(1),
  places: z.int().min(0).max(6).optional().describe('Decimal places of printed percentages; none where left out'),
  level: z.number().gt(0).lt(1).optional().describe('Of the Wilson intervals; 0.95 where left out'),
  note: words.optional(), source: words.optional(),
  disclosure: disclosure.optional(),
  chart: chartSchema.optional(),
}).meta({ title: 'Table specification' });

export type TableSpecDocument = z.infer<typeof tableSpecSchema>;
export type RowDocument = TableSpecDocument['rows'][number];
export type PartDocument = z.infer<typeof partRow>;
export type ColumnDocument = NonNullable<TableSpecDocument['columns']>[number];
export type Disclosure = NonNullable<TableSpecDocument['disclosure']>;

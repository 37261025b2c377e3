import { z } from 'zod';

const row = z.union([z.string().min(1), z.number()]).transform(String);
const words = z.string().min(1);

const overlapParts = {
  sets: z.array(row).min(2).describe('Rows, each of which is a set'),
  regions: z.array(z.strictObject({
    row: row.describe('The row that counts those with exactly these sets'),
    of: z.array(row).describe('The sets; none of them where empty'),
  })).min(1).describe('A combination that is left out is taken to have nobody in it'),
};

/** The picture of a table: what kind, and what it needs to know beyond the rows. */
export const chartSchema = z.union([
  z.strictObject({ kind: z.enum(['bars', 'grouped', 'series', 'counts']) }),
  z.strictObject({ kind: z.literal('euler'), ...overlapParts, sets: overlapParts.sets.max(3) }),
  z.strictObject({ kind: z.literal('upset'), ...overlapParts, sets: overlapParts.sets.max(10) }),
  z.strictObject({
    kind: z.literal('flow'),
    boxes: z.array(z.strictObject({
      code: row, label: words.optional(),
      row: row.optional().describe('The row that counts it'),
      count: z.int().min(0).optional().describe('A number that is stated elsewhere, with its source'),
      source: words.optional(),
      from: row.optional().describe('The box that it is part of'),
      part: z.enum(['all', 'some']).optional().describe('all: its parts are the whole between them, and are added up; some: of which'),
    }).refine(({ row: counted, count, source }) => (counted !== undefined) !== (count !== undefined && source !== undefined), 'a box has a row, or a count with its source')).min(2),
  }),
]).describe('The chart that fits best; chosen by the columns where left out');

export type ChartDocument = z.infer<typeof chartSchema>;
export type OverlapChart = Extract<ChartDocument, { readonly kind: 'euler' | 'upset' }>;
export type FlowChart = Extract<ChartDocument, { readonly kind: 'flow' }>;

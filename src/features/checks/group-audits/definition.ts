import { z } from 'zod';
import { patternSchema } from '../language/pattern.ts';
import { parameterRef, parameterSchema } from '../language/quantity.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const grouping = z.enum(['sex', 'ethnicity', 'disability', 'area', 'age']).describe('By what the file of children says of them');
const only = z.partialRecord(grouping, parameterRef).describe('Only children of whom that file says one of these');

const shareSchema = z.strictObject({
  results_of: z.string().describe('The check whose instances are counted: how many it fires for, of all that are due'),
  tables: z.array(z.strictObject({ by: grouping, only: only.optional() })).min(1),
}).describe('The share of instances for which a check fires, group by group');

const waitSchema = z.strictObject({
  from: patternSchema.describe('The first of these of a child starts the wait'),
  to: patternSchema.describe('The first of these on that day or later ends it'),
  follow_up: parameterRef.describe('Only children who could be followed so long; a longer wait is only known to be longer'),
  within: parameterRef.describe('How long before the day of asking a wait may have begun'),
  signs: parameterRef.describe('The same again for children with so many of them or more within the follow-up'),
  least: parameterRef.describe('No middle value is told of fewer children than this'),
  by: grouping, one: parameterRef, other: parameterRef,
}).describe('The middle wait of one group less that of another');

const gatherSchema = z.strictObject({
  of: patternSchema, by: z.string().describe('The attribute that names the place'), within: parameterRef,
  children: parameterRef, councils: parameterRef,
  council: z.strictObject({ event: z.string(), field: z.string() }).describe("Where the record says whose child it is; without it the file of children's area"),
}).describe('Places at which such an event is recorded for several children of several councils');

const seriesSchema = z.strictObject({
  of: patternSchema, once_by: z.string().describe('Events with the same value here are one'),
  base: parameterRef, recent: parameterRef, least: parameterRef, limits: parameterRef.describe('So large a share of months lies inside the limits where nothing changes'),
  graver: patternSchema.describe('What in the record of a child makes it one of the graver kind'), graver_name: z.string(), other_name: z.string(),
  aware: patternSchema.describe('What is waited from'),
}).describe('Counts by month and area against limits');

/** A question over groups, settings or areas, as it is written. Nothing in it, and nothing that it answers, is about one child. */
export const auditSchema = z.strictObject({
  id: z.string().regex(/^P-\d+$/), version: z.int().min(1), name: z.string().min(1), question: z.string().min(1), lesson: z.string().min(1),
  sources: z.array(z.strictObject({ document: z.string().min(1), quote: z.string().min(1) })).min(1),
  false_alarm: z.strictObject({ risk: z.enum(['low', 'medium', 'high']), note: z.string() }),
  owner: z.string().min(1), sunset: day,
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), parameterSchema),
  share: shareSchema.optional(), wait: waitSchema.optional(), gather: gatherSchema.optional(), series: seriesSchema.optional(),
  cannot: z.string().min(1).describe('What the numbers cannot say'),
});

export type Audit = z.infer<typeof auditSchema>;
export type ShareAsked = z.infer<typeof shareSchema>;
export type WaitAsked = z.infer<typeof waitSchema>;
export type GatherAsked = z.infer<typeof gatherSchema>;
export type SeriesAsked = z.infer<typeof seriesSchema>;

/** A number that the audit has as a parameter. */
export function numberOf({ id, parameters }: Audit, name: string): number {
  const found = parameters[name.slice(1)]?.value;
  if (typeof found !== 'number') throw new Error(`${id}: ${name} is not a number`);
  return found;
}

/** Texts that the audit has as a parameter, folded. */
export function textsOf({ id, parameters }: Audit, name: string): readonly string[] {
  const found = parameters[name.slice(1)]?.value;
  if (typeof found !== 'object') throw new Error(`${id}: ${name} is not a list of texts`);
  return found.map((text) => text.toLowerCase());
}

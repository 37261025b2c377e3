import { z } from 'zod';
import { parameterRef } from './quantity.ts';

/** A text, a number, `$parameter`, or `trigger.field`: the field of the event that this one is held against. */
const scalar = z.union([z.string(), z.number()]);
const oneOrMore = z.union([scalar, z.array(scalar).min(1)]);

type OneOrMore = z.infer<typeof oneOrMore>;

/** What a field must be. Where several are given, all must hold. */
export interface Test {
  readonly is?: OneOrMore | undefined;
  readonly not?: OneOrMore | undefined;
  readonly recorded?: 'yes' | 'no' | undefined;
  readonly includes?: OneOrMore | undefined;
  readonly includes_all?: OneOrMore | undefined;
  readonly includes_none?: OneOrMore | undefined;
  readonly includes_sectors?: readonly string[] | undefined;
  readonly only?: OneOrMore | undefined;
  readonly size_at_least?: string | undefined;
  readonly at_least?: string | undefined;
  readonly at_most?: string | undefined;
  readonly words_at_least?: string | undefined;
  readonly words_fewer_than?: string | undefined;
  readonly matches?: OneOrMore | undefined;
  readonly matches_none?: OneOrMore | undefined;
  readonly day_at_least?: string | undefined;
  readonly day_at_most?: string | undefined;
  readonly day_before?: string | undefined;
  readonly loses?: { readonly of: string; readonly in: string; readonly at_least: string } | undefined;
  readonly shares_with?: { readonly of: Pattern; readonly field: string; readonly at_least: string } | undefined;
  readonly silent?: 'unknown' | 'no' | 'yes' | undefined;
}

const testSchema: z.ZodType<Test> = z.strictObject({
  is: oneOrMore.optional().describe('Is this value, or one of these'),
  not: oneOrMore.optional().describe('Is on the record and is none of these'),
  recorded: z.enum(['yes', 'no']).optional().describe('Whether the record says anything; silence and "unknown" are not a record'),
  includes: oneOrMore.optional().describe('The list has at least one of these'),
  includes_all: oneOrMore.optional().describe('The list has every one of these'),
  includes_none: oneOrMore.optional().describe('The list has none of these'),
  includes_sectors: z.array(z.string()).min(1).optional().describe('For each of these sectors the list has a service of it'),
  only: oneOrMore.optional().describe('The list has nothing but these'),
  size_at_least: parameterRef.optional().describe('The list has so many different entries or more'),
  at_least: parameterRef.optional(),
  at_most: parameterRef.optional(),
  words_at_least: parameterRef.optional().describe('The text has so many words or more'),
  words_fewer_than: parameterRef.optional(),
  matches: oneOrMore.optional().describe('The text has one of these phrases, outside quotation marks, in any case'),
  matches_none: oneOrMore.optional().describe('The text has none of these phrases'),
  day_at_least: parameterRef.optional().describe('The attribute is a date, so long after the event or later'),
  day_at_most: parameterRef.optional().describe('The attribute is a date, at most so long after the event'),
  day_before: parameterRef.optional().describe('The attribute is a date, so long before the event or earlier'),
  loses: z.strictObject({ of: parameterRef, in: z.string().regex(/^trigger\.[a-z0-9_]+$/), at_least: parameterRef }).optional()
    .describe('Of these phrases that the text has, quoted or not, that other text lacks so large a share or more'),
  shares_with: z.strictObject({ of: z.lazy(() => patternSchema), field: z.string(), at_least: parameterRef }).optional()
    .describe('The list has so many of the different values that the field has among these events of the record'),
  silent: z.enum(['unknown', 'no', 'yes']).optional().describe('What silence counts as; without it, cannot tell'),
}).describe('What a field must be. Where several are given, all must hold');


const whereSchema = z.record(z.string(), z.union([oneOrMore, testSchema]))
  .describe('Field by field what must hold: an attribute of the type, or id, agency, area, sector, persons, text. A bare value means "is"');

export type Where = z.infer<typeof whereSchema>;

const windowFields = {
  when: z.enum(['before', 'after', 'around', 'lately']).optional().describe('On which side of the event that it is held against, before unless said; lately: in the time that ends on the day of asking'),
  within: parameterRef.optional().describe('How far it may be; before without it is the look-back of the check, after without it reaches to the day of asking'),
  beyond: parameterRef.optional().describe('Only what is further away than this'),
  until: z.lazy(() => patternSchema).optional().describe('No further than the first such event after, or no further back than the last such event before'),
};

const countFields = {
  at_least: parameterRef.optional().describe('So many events or more; one unless said'),
  distinct: z.record(z.string(), parameterRef).optional().describe('So many different values of the field or more'),
  commonest: z.record(z.string(), parameterRef).optional().describe('Only events whose value of the field is among so many of the commonest of these types in the window, ties included'),
};

const ageSchema = z.strictObject({ at_least: parameterRef.optional(), under: parameterRef.optional() }).describe('The age in whole years or months on the day');

/** Whether a field is held to a test, and not to a bare value. */
export function isTest(given: Where[string]): given is Test {
  return typeof given === 'object' && !Array.isArray(given);
}

/** Events of one or more types with conditions on them. */
export interface Pattern {
  readonly event?: string | readonly string[] | undefined;
  readonly where?: Where | undefined;
  readonly having?: readonly Condition[] | undefined;
  readonly any_of?: readonly Pattern[] | undefined;
}

type Distinct = Readonly<Record<string, string>>;

/** A question about the record of one child, seen from one event. Exactly one of its kinds is given. */
export interface Condition {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
  readonly some?: Pattern | undefined;
  readonly none?: Pattern | undefined;
  readonly that?: Where | undefined;
  readonly state?: { readonly from: Pattern; readonly to: Pattern; readonly same?: string | readonly string[] | undefined } | undefined;
  readonly child?: {
    readonly age?: { readonly at_least?: string | undefined; readonly under?: string | undefined } | undefined;
    readonly recorded?: readonly ChildField[] | undefined;
  } | undefined;
  readonly share?: {
    readonly of: Pattern; readonly where?: Where | undefined; readonly having?: readonly Condition[] | undefined; readonly largest_by?: string | undefined;
    readonly at_least?: string | undefined; readonly less_than?: string | undefined;
  } | undefined;
  readonly more?: { readonly of: Pattern; readonly than: 'before' | 'after'; readonly or_same?: 'yes' | 'no' | undefined } | undefined;
  readonly total?: { readonly of: Pattern; readonly field: string; readonly at_least: string } | undefined;
  readonly needs?: string | undefined;
  readonly when?: 'before' | 'after' | 'around' | 'lately' | undefined;
  readonly within?: string | undefined;
  readonly beyond?: string | undefined;
  readonly until?: Pattern | undefined;
  readonly commonest?: Distinct | undefined;
  readonly at_least?: string | undefined;
  readonly distinct?: Distinct | undefined;
}

export type ChildField = 'date_of_birth' | 'sex' | 'ethnicity' | 'disability' | 'area';

export const patternShape = {
  event: z.union([z.string(), z.array(z.string()).min(1)]).optional().describe('An event type, several of them, or "any"'),
  where: whereSchema.optional(),
  having: z.array(z.lazy(() => conditionSchema)).min(1).optional().describe('What must hold of the record, seen from this event; there "trigger" is this event'),
  any_of: z.array(z.lazy((): z.ZodType<Pattern> => patternSchema)).min(1).optional().describe('One of several patterns, instead of "event"'),
};

export const patternSchema: z.ZodType<Pattern> = z.strictObject(patternShape).describe('Events with conditions').meta({ id: 'pattern' });

export const conditionSchema: z.ZodType<Condition> = z.strictObject({
  all: z.array(z.lazy(() => conditionSchema)).min(1).optional(),
  any: z.array(z.lazy(() => conditionSchema)).min(1).optional(),
  not: z.lazy(() => conditionSchema).optional(),
  some: patternSchema.optional().describe('There is such an event in the window, or as many as at_least or distinct ask'),
  none: patternSchema.optional().describe('There is no such event in the window'),
  that: whereSchema.optional().describe('The event itself is like this'),
  state: z.strictObject({
    from: patternSchema, to: patternSchema,
    same: z.union([z.string(), z.array(z.string())]).optional().describe('Fields by which an end belongs to its start'),
  }).optional().describe('Something began at or before the event and had not ended before it'),
  child: z.strictObject({
    age: ageSchema.optional(),
    recorded: z.array(z.enum(['date_of_birth', 'sex', 'ethnicity', 'disability', 'area'])).min(1).optional(),
  }).optional(),
  share: z.strictObject({
    of: patternSchema, where: whereSchema.optional(), having: z.array(z.lazy(() => conditionSchema)).min(1).optional(), largest_by: z.string().optional(),
    at_least: parameterRef.optional(), less_than: parameterRef.optional(),
  }).optional().describe('Which share of these events is like "where" and "having", or has the commonest value of "largest_by"'),
  more: z.strictObject({ of: patternSchema, than: z.enum(['before', 'after']), or_same: z.enum(['yes', 'no']).optional() })
    .optional().describe('More of these events on the other side of the event than on this one, within the same length of time'),
  total: z.strictObject({ of: z.lazy(() => patternSchema), field: z.string(), at_least: parameterRef }).optional()
    .describe('The field of these events, the event itself among them where it matches, adds up to so much or more'),
  needs: z.string().optional().describe('With "some": the event type to name as missing where there is none, instead of saying no'),
  ...windowFields, ...countFields,
}).describe('A question about the record. Has exactly one of all, any, not, some, none, that, state, child, share, more, total').meta({ id: 'condition' });

import { z } from 'zod';
import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { agencies } from '../../events/index.ts';
import { conditionSchema, patternSchema, patternShape } from './pattern.ts';
import { parameterRef, parameterSchema } from './quantity.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((text) => parsePlainDate(text).ok, 'there is no such day').describe('A day as YYYY-MM-DD');

const triggerSchema = z.strictObject({
  ...patternShape,
  from: z.string().optional().describe('What starts the clock: occurred (unless said), known, which is the first day on which anyone is recorded as knowing, or an attribute that is a date, though never before the event itself'),
  repeated: z.strictObject({
    at_least: parameterRef.optional(),
    distinct: z.record(z.string(), parameterRef).optional(),
    within: parameterRef,
    judge: z.enum(['each', 'first']).optional().describe('Judge each event that completes a count (unless said), or the first alone'),
  }).optional().describe('It takes so many of them within so long; one result for each maximal run'),
}).describe('What makes one instance of the question');

const stepSchema = z.strictObject({
  ...patternShape,
  name: z.string().optional().describe('So that a later step can come after it'),
  after: z.string().optional().describe('The step that starts the clock of this one; the trigger unless said'),
  within: parameterRef.optional().describe('The last day or moment, counted from the event that starts the clock'),
  ahead: parameterRef.optional().describe('Instead of within: the last day is so long before the date that starts the clock, though never before the event itself; what comes from the event on counts'),
  later: z.literal('yes').optional().describe('Strictly later: of two days without a time the same day is not later'),
  until: z.lazy(() => patternSchema).optional().describe('Only before the first such event after the event that starts the clock'),
  warn_after: parameterRef.optional().describe('From when a pending result is worded as a warning'),
  warn_unless: z.array(conditionSchema).min(1).optional().describe('What makes that warning unneeded'),
  at_least: parameterRef.optional(),
  distinct: z.record(z.string(), parameterRef).optional(),
  known_by: parameterRef.optional().describe('Instead of an event to come: so many different services are recorded as knowing of the trigger by then'),
  shows: z.lazy(() => patternSchema).optional().describe('Further events that are shown beside the result; they do not alter it'),
  at_once: conditionSchema.optional().describe('Instead of an event to come: what must hold of the trigger and of what came before'),
}).describe('One thing expected');

const ruleSchema = z.strictObject({
  on: triggerSchema,
  if: z.array(conditionSchema).min(1).optional().describe('Only where all of these hold, seen from the trigger'),
  expect: z.array(stepSchema).min(1).optional().describe('Every one of these. Without it the trigger itself is what the check speaks of'),
  unless: z.array(conditionSchema).min(1).optional().describe('What excuses: any one of these'),
}).describe('What triggers, what is expected and by when, what excuses');

const sourceSchema = z.strictObject({
  document: z.string().min(1), quote: z.string().optional(), note: z.string().optional(),
});

const liveOrReview = z.enum(['live', 'review']).describe('live: names a duty on a service; review: only over a case that is being reviewed');

/** A check as it is written: data and nothing else. */
export const checkSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]*-\d+[A-Z]?$/),
  version: z.int().min(1),
  name: z.string().min(1),
  in_force: z.strictObject({ from: day, to: day.optional() }).describe('Triggers on days outside are not asked about'),
  use: liveOrReview,
  duty: z.string().min(1).optional().describe('What a service is to do, as an order: "Offer an independent interview …". Needed for live use'),
  holder: z.enum(Object.keys(agencies)).optional().describe('The service that holds the duty. Needed for live use'),
  starts: z.enum(['on', 'off', 'prompt_only']).describe('How it stands where nobody has chosen; high risk of false alarm starts off or as a prompt only'),
  lesson: z.string().min(1),
  sources: z.array(sourceSchema).min(1),
  false_alarm: z.strictObject({ risk: z.enum(['low', 'medium', 'high']), note: z.string().optional() }),
  owner: z.string().min(1), sunset: day.optional(),
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), parameterSchema),
  look_back: z.strictObject({ within: parameterRef, reason: z.string().min(1) }).optional()
    .describe('How far back conditions look that say nothing else, and why'),
  rules: z.array(ruleSchema).min(1),
  words: z.strictObject({
    fired: z.string().min(1).describe('Begins "No record of" where something was expected'),
    pending: z.string().optional(), cannot_tell: z.string().optional(), clear: z.string().optional(), warning: z.string().optional(),
  }).describe('What people read'),
}).describe('A check made from a lesson');

export type Check = z.infer<typeof checkSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Trigger = z.infer<typeof triggerSchema>;
export type Step = z.infer<typeof stepSchema>;

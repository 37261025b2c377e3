import { z } from 'zod';
import { day, PartialDay, words } from './field.ts';

/** The three safeguarding partners of an area (Children Act 2004 section 16E). */
export const PARTNERS = ['council', 'health', 'police'] as const;
export const Partner = z.enum(PARTNERS);
export type Partner = z.infer<typeof Partner>;

export const YesNoUnknown = z.enum(['yes', 'no', 'not-known']);
export type YesNoUnknown = z.infer<typeof YesNoUnknown>;

/** What became of a child. "Other" is a class for statistics and carries its reason; it is never a ground to notify. */
export const Outcome = z.discriminatedUnion('class', [
  z.strictObject({ class: z.literal('died') }),
  z.strictObject({ class: z.literal('seriously-harmed') }),
  z.strictObject({ class: z.literal('other'), reason: words }),
  z.strictObject({ class: z.literal('not-known') }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** In whole years on the day of the incident; absent while nobody knows. */
const years = z.int().min(0).max(30);

/** One child of an incident, without a name: names are in the notification. */
export const ChildFacts = z.strictObject({
  outcome: Outcome,
  age: years.exactOptional(),
  /** Whether the child normally lived in the area of this council. */
  residentInArea: YesNoUnknown,
  /** Looked after by this council, or by another. */
  lookedAfter: z.enum(['no', 'by-this-council', 'by-another-council', 'not-known']),
  careLeaver: YesNoUnknown,
});
export type ChildFacts = z.infer<typeof ChildFacts>;

/** As many children as the Department for Education's system takes details of; any others are described in words. */
export const MOST_CHILDREN = 4;

/** Where it happened. */
export const Where = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('area') }),
  z.strictObject({ in: z.literal('elsewhere-in-england'), council: words }),
  z.strictObject({ in: z.literal('outside-england'), country: words }),
  z.strictObject({ in: z.literal('not-known') }),
]);
export type Where = z.infer<typeof Where>;

/** What was known when the incident was considered. Corrected by giving the whole again. */
export const Facts = z.strictObject({
  /** A line for lists that names nobody, such as "Infant found in temporary accommodation". */
  title: words,
  summary: words,
  occurred: PartialDay,
  /** The day on which the council became aware of the incident: day 0 of the clock to notify. */
  councilAware: day,
  toldBy: words,
  place: words,
  where: Where,
  children: z.array(ChildFacts).min(1).readonly(),
  /** Other areas whose services know the family. */
  otherAreas: z.array(words).readonly(),
});
export type Facts = z.infer<typeof Facts>;

/** Whether the council knows or suspects abuse or neglect. The suspicion can come later than the incident. */
export const Suspicion = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), since: day }),
  z.strictObject({ state: z.literal('suspected'), since: day }),
  z.strictObject({ state: z.literal('not-suspected') }),
  z.strictObject({ state: z.literal('not-yet-known') }),
]);
export type Suspicion = z.infer<typeof Suspicion>;

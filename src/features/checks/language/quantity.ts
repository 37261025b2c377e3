import { z } from 'zod';

/** Units in which time is counted. Hours are elapsed; the others are calendar. */
export const DURATION_UNITS = ['hours', 'days', 'working_days', 'months', 'years'] as const;

/** Units of parameters that are not times. */
export const OTHER_UNITS = ['count', 'words', 'share', 'values', 'phrases'] as const;

export type DurationUnit = (typeof DURATION_UNITS)[number];

/** `$name`: a parameter of the check. Quantities are never written in a rule, so that each has an origin that is shown. */
export const parameterRef = z.string().regex(/^\$[a-z][a-z0-9_]*$/).describe('A parameter of this check, as $name');

export const parameterSchema = z.strictObject({
  value: z.union([z.number(), z.array(z.string()).min(1)]).describe('A number, or for values and phrases a list of texts'),
  unit: z.enum([...DURATION_UNITS, ...OTHER_UNITS]),
  origin: z.enum(['source', 'guidance', 'default']).describe('Printed in a source, from guidance, or our own default'),
  note: z.string().optional().describe('Where it is printed, or why this default'),
}).describe('A quantity with its origin');

export type Parameter = z.infer<typeof parameterSchema>;

export function isDurationUnit(unit: string): unit is DurationUnit {
  return DURATION_UNITS.some((name) => name === unit);
}

import type { AttributesOf, EventTypeName } from './vocabulary.ts';
import { isOfType, type EventRecord } from './event-record.ts';

/*
 * Programs that must compile, and lines that must not. The compiler is the test: an expected error
 * that does not happen is itself an error. Nothing here runs.
 */

export const known: EventTypeName = 'missing_started';
// @ts-expect-error a type that is not in the vocabulary
export const unknownType: EventTypeName = 'missing_begun';

export const missing: AttributesOf<'missing_started'> = { risk_level: 'low', exploitation_considered: 'unknown', country: 'France' };
export const silent: AttributesOf<'missing_started'> = {};
// @ts-expect-error a level that nobody records
export const wrongLevel: AttributesOf<'missing_started'> = { risk_level: 'severe' };
// @ts-expect-error an attribute of another type
export const wrongAttribute: AttributesOf<'missing_started'> = { explored: ['fear'] };
// @ts-expect-error silence is leaving it out, and not a value
export const undefinedAttribute: AttributesOf<'missing_started'> = { country: undefined };

export const many: AttributesOf<'retraction'> = { explored: ['fear', 'shame'] };
// @ts-expect-error one value where there may be several
export const oneForMany: AttributesOf<'retraction'> = { explored: 'fear' };

export const days: AttributesOf<'epo_granted'> = { days: 8 };
// @ts-expect-error a number is not its digits
export const daysAsText: AttributesOf<'epo_granted'> = { days: '8' };

export const nothing: AttributesOf<'self_harm'> = {};

export function levelOf(event: EventRecord): string | undefined {
  // @ts-expect-error which attributes there are depends on the type
  const early = event.attributes.risk_level;
  return early ?? (isOfType(event, 'missing_started') ? event.attributes.risk_level : undefined);
}

export function narrowedByHand(event: EventRecord): readonly string[] | undefined {
  return event.known && event.type === 'retraction' ? event.attributes.explored : undefined;
}

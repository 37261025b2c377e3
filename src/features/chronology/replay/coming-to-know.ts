import type { Certainty } from '../../../kernel/partial-date-order.ts';
import type { Bounds } from '../../../kernel/partial-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Knowledge, When } from '../../events/index.ts';
import { dateOf } from './replayed.ts';

/**
 * The first and last day on which somebody may have come to know; null is open.
 * "From 3 May onwards" says when the knowing began, so its start counts; any other date counts whole.
 */
export function daysOfLearning(when: When): Bounds {
  const { shape, readings, earliest, latest } = dateOf(when);
  const goesOn = shape.form === 'span' && shape.to === null;
  return (goesOn ? readings[0]?.start : undefined) ?? { earliest, latest };
}

/** The first of several comings to know. Undefined when there is none. */
export function firstLearning(knowledge: readonly Knowledge[]): Bounds | undefined {
  return knowledge.map(({ from }) => daysOfLearning(from)).reduce<Bounds | undefined>(
    (first, next) => (first === undefined ? next : { earliest: sooner(first.earliest, next.earliest, 'start'), latest: sooner(first.latest, next.latest, 'end') }),
    undefined,
  );
}

/** Whether that was past by the end of the day: in every completion of the date, in some, or in none. */
export function learntBy(bounds: Bounds, day: PlainDate): Certainty {
  if (bounds.latest !== null && bounds.latest <= day) return 'certain';
  return bounds.earliest === null || bounds.earliest <= day ? 'possible' : 'no';
}

// An open start is before every day, an open end after every day.
function sooner(a: PlainDate | null, b: PlainDate | null, open: 'start' | 'end'): PlainDate | null {
  if (a === null || b === null) return open === 'start' ? null : (a ?? b);
  return a < b ? a : b;
}

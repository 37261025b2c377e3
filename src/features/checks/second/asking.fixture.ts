import { readMoment } from '../../../kernel/london-time.ts';
import { parsePlainDate, plainDate } from '../../../kernel/plain-date.ts';
import type { Result } from '../../../kernel/result.ts';
import { lastSecondOf, type Asking } from './record.fixture.ts';

/** Throws where it was refused, which in a test is a fault of the test. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join('; '));
  return result.value;
}

/** A day, which means its end, or a date-time; and `agency:area`. */
export function askingOf(asAt: string, knownTo?: string): Asking {
  const [agency, area] = knownTo?.split(':') ?? [];
  const who = agency === undefined || area === undefined ? {} : { knownTo: { agency, area } };
  const day = parsePlainDate(asAt);
  if (day.ok) return { day: day.value, time: lastSecondOf(day.value), ...who };
  const moment = accepted(readMoment(asAt));
  return { day: plainDate(moment.slice(0, 10)), time: Date.parse(moment), ...who };
}

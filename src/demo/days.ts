import { instantOf, londonTime } from '../kernel/london-time.ts';
import { addDays, addMonths, dateInWords, londonDate, type PlainDate } from '../kernel/plain-date.ts';
import type { Result } from '../kernel/result.ts';
import { addWorkingDays, subtractWorkingDays } from '../kernel/working-days.ts';

/** The days of a demonstration, counted from the day on which it is made, so that its clocks are always worth looking at. */
export interface Days {
  readonly today: PlainDate;
  /** So many working days before today. */
  readonly ago: (workingDays: number) => PlainDate;
  /** So many working days after today. */
  readonly ahead: (workingDays: number) => PlainDate;
  /** The day whose fifth working day is that many working days ahead: aware then, notify by then. */
  readonly awareToNotifyIn: (workingDays: number) => PlainDate;
}

export function daysFrom(now: Date): Days {
  const today = londonDate(now);
  const ago = (days: number): PlainDate => must(subtractWorkingDays(today, days)).day;
  const ahead = (days: number): PlainDate => must(addWorkingDays(today, days)).day;
  return { today, ago, ahead, awareToNotifyIn: (days) => must(subtractWorkingDays(ahead(days), 5)).day };
}

/** "10:15" in London on that day. */
export function at(day: PlainDate, time: string): Date {
  return instantOf(must(londonTime(day, time)));
}

/** "3 May 2026", as people type it. */
export function written(day: PlainDate): string {
  return dateInWords(day).split(' ').slice(1).join(' ');
}

/** A birthday that makes somebody so old, in years and months, on that day. */
export function bornSo(years: number, months: number, before: PlainDate): PlainDate {
  return addDays(addMonths(before, -(years * 12 + months)), -3);
}

/** What a refusal in a demonstration is: a fault of ours, told with its reasons. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the demonstration was refused: ${result.refusals.map(({ code, message, field }) => `${code}${field === undefined ? '' : ` (${field})`}: ${message}`).join('; ')}`);
}

import type { PartialDate, Reading } from './partial-date.ts';
import { dayNumber, type PlainDate } from './plain-date.ts';

/** How sure a comparison is: in every completion of the dates, in some, or in none. */
export type Certainty = 'certain' | 'possible' | 'no';

/** Days from one to another, both included; null is open. */
export interface Period {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/**
 * Negative when `a` is placed before `b`: by earliest bound (an open start by its latest), then the
 * finer date first. Zero means that source order decides.
 */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [first, second] = [placeOf(a), placeOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  const [width, other] = [widthOf(a), widthOf(b)];
  return width === other ? 0 : width < other ? -1 : 1;
}

/** The items in order of their dates; those that tie keep the order in which they came. */
export function inDateOrder<Item>(items: readonly Item[], dateOf: (item: Item) => PartialDate): Item[] {
  return items.toSorted((a, b) => comparePartialDates(dateOf(a), dateOf(b)));
}

/** Whether all of `a` was before any of `b`. */
export function isBefore(a: PartialDate, b: PartialDate): Certainty {
  return over(a.readings.flatMap((one) => b.readings.map((other) => readingBefore(one, other))));
}

/** Whether all of `a` was after any of `b`. */
export function isAfter(a: PartialDate, b: PartialDate): Certainty {
  return isBefore(b, a);
}

/**
 * Whether all of the date fell in the period, both days included. A date is certainly past, as at
 * the end of a day, when it is certainly within `{ from: null, to: day }`.
 */
export function isWithin(date: PartialDate, period: Period): Certainty {
  return over(date.readings.map((reading) => readingWithin(reading, period)));
}

function placeOf({ earliest, latest }: PartialDate): number {
  const day = earliest ?? latest;
  return day === null ? -Infinity : dayNumber(day);
}

function widthOf({ earliest, latest }: PartialDate): number {
  return earliest === null || latest === null ? Infinity : dayNumber(latest) - dayNumber(earliest);
}

function over(results: readonly Certainty[]): Certainty {
  if (results.every((result) => result === 'certain')) return 'certain';
  return results.some((result) => result !== 'no') ? 'possible' : 'no';
}

function readingBefore(a: Reading, b: Reading): Certainty {
  if (ceiling(a.end.latest) < floor(b.start.earliest)) return 'certain';
  return floor(a.end.earliest) < ceiling(b.start.latest) ? 'possible' : 'no';
}

function readingWithin({ start, end }: Reading, { from, to }: Period): Certainty {
  const [first, last] = [floor(from), ceiling(to)];
  if (floor(start.earliest) >= first && ceiling(end.latest) <= last) return 'certain';
  // Some start on or after the first day, some end on or before the last, and the start no later.
  const soonestStart = Math.max(floor(start.earliest), first);
  const latestEnd = Math.min(ceiling(end.latest), last);
  const startFits = soonestStart <= ceiling(start.latest);
  const endFits = latestEnd >= floor(end.earliest);
  return startFits && endFits && soonestStart <= latestEnd ? 'possible' : 'no';
}

function floor(day: PlainDate | null): number {
  return day === null ? -Infinity : dayNumber(day);
}

function ceiling(day: PlainDate | null): number {
  return day === null ? Infinity : dayNumber(day);
}

import { dayNumber } from '../../../kernel/plain-date.ts';
import { dateOf } from '../replay/index.ts';
import { readWhen, type When } from '../../events/index.ts';
import { remembered } from '../dates/remembered.ts';

/** What the database orders entries by. */
export interface Place {
  readonly placed: number | null;
  readonly width: number | null;
  readonly clock: number | null;
}

/** Wider than any stretch of days that can be written. */
const OPEN = 1_000_000_000;
const NOWHERE: Place = { placed: null, width: null, clock: null };

/** The stored form back to what it says; undefined where nobody could read it. */
export function whenOf(occurred: string | null): When | undefined {
  if (occurred === null) return undefined;
  const read = reading(occurred);
  return read.ok ? read.value : undefined;
}

/** In the order of `comparePartialDates`, and a moment before its day. */
export function placeOf(occurred: string | null): Place {
  const when = whenOf(occurred);
  if (when === undefined) return NOWHERE;
  const { earliest, latest } = dateOf(when);
  const first = earliest ?? latest;
  const placed = first === null ? -OPEN : dayNumber(first);
  if (when.kind === 'moment') return { placed, width: -1, clock: minutesOf(when.moment) };
  return { placed, width: earliest === null || latest === null ? OPEN : dayNumber(latest) - dayNumber(earliest), clock: null };
}

/** For sorting stored dates as `listEntries` sorts entries; what nobody could read comes last. */
export function byPlace(a: string | null, b: string | null): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return nullsLast(one.placed, other.placed) || nullsLast(one.width, other.width) || nullsLast(one.clock, other.clock);
}

function nullsLast(a: number | null, b: number | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : a - b;
}

// The table, the picture and the replay all ask for the same dates, thousands of times.
const reading = remembered((text) => readWhen(text));

function minutesOf(moment: string): number {
  const [hours = 0, minutes = 0] = moment.slice(11, 16).split(':').map(Number);
  return hours * 60 + minutes;
}

import { dayNumber, fromDayNumber, type PlainDate } from '../../../kernel/plain-date.ts';
import { holidayTable, isWorkingDay } from '../../../kernel/working-days.ts';
import type { DurationUnit } from '../language/quantity.ts';

/** No day: the record does not say, or the calendar does not reach. Less than every real day. */
export const NO_DAY = -2_147_483_648;

const FIRST = dayNumber(holidayTable.from);
const LAST = dayNumber(holidayTable.to);
// How many working days there are up to and including each day, and which day the n-th is.
const counted = new Int32Array(LAST - FIRST + 1);
const nth: number[] = [];
for (let day = FIRST; day <= LAST; day++) {
  const working = isWorkingDay(fromDayNumber(day));
  if (working.ok && working.value) nth.push(day);
  counted[day - FIRST] = nth.length;
}
const nthWorking = Int32Array.from(nth);

/** A length of time as a check gives it. */
export interface Duration {
  readonly unit: DurationUnit;
  readonly value: number;
}

/** The day so far on (or back, where negative). `NO_DAY` where the table of holidays does not reach. Hours are taken as elapsed days, rounded outwards. */
export function shiftDay(day: number, { unit, value }: Duration, sign: 1 | -1): number {
  if (day === NO_DAY) return NO_DAY;
  switch (unit) {
    case 'days': return day + sign * value;
    case 'working_days': return shiftWorkingDays(day, sign * value);
    case 'months': return shiftMonths(day, sign * value);
    case 'years': return shiftMonths(day, sign * value * 12);
    case 'hours': return day + sign * Math.ceil(value / 24);
  }
}

/** No fewer days than this pass in so long: within them it need not be counted. */
export function fewestDays({ unit, value }: Duration): number {
  return unit === 'months' ? value * 28 : unit === 'years' ? value * 365 : unit === 'hours' ? -1 : value;
}

function shiftWorkingDays(day: number, days: number): number {
  if (days === 0) return day;
  if (day < FIRST || day > LAST) return NO_DAY;
  const upTo = counted[day - FIRST] ?? 0;
  const before = day === FIRST ? 0 : (counted[day - 1 - FIRST] ?? 0);
  return nthWorking[days > 0 ? upTo + days - 1 : before + days] ?? NO_DAY;
}

/** Calendar months, stopping at the month's end. */
export function shiftMonths(day: number, months: number): number {
  const { year, month, date } = civilOf(day);
  const first = firstOfMonth(year, month + months);
  return first + Math.min(date, firstOfMonth(year, month + months + 1) - first) - 1;
}

/** The calendar date of a day, without an object of Date for each: years of 400 years from 1 March, as the Gregorian rule repeats. */
function civilOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 2 : fromMarch - 10;
  return { year: yearOfEra + era * 400 + (month < 2 ? 1 : 0), month, date: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}

/** Months are counted from 0, and may lie before or beyond the year. */
function firstOfMonth(year: number, month: number): number {
  const months = year * 12 + month - 2;
  const fromMarch = ((months % 12) + 12) % 12;
  const own = Math.floor(months / 12);
  const era = Math.floor(own / 400);
  const yearOfEra = own - era * 400;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + Math.floor((153 * fromMarch + 2) / 5) - 719_468;
}

const HOUR = 3600;
const changes = new Map<number, readonly [number, number]>();

/** Seconds by which London is ahead at that second since 1970, by the rule in force since 1996. */
function aheadAt(second: number): number {
  const year = new Date(second * 1000).getUTCFullYear();
  let change = changes.get(year);
  if (change === undefined) {
    change = [lastSunday(year, 2) + HOUR, lastSunday(year, 9) + HOUR];
    changes.set(year, change);
  }
  return second >= change[0] && second < change[1] ? HOUR : 0;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() / 1000 - last.getUTCDay() * 86_400;
}

/** The London day on which that second was. */
export function dayOfSecond(second: number): number {
  // London is never behind, so it is the day of that name or already the next.
  const day = Math.floor(second / 86_400);
  return second >= endOfDay(day) + 1 ? day + 1 : day;
}

/** The first second of the London day, in seconds since 1970. */
export function startOfDay(day: number): number {
  return endOfDay(day - 1) + 1;
}

const KEPT_FROM = 0;
const keptEnds = new Float64Array(50_000);

/** The last second of the London day, in seconds since 1970. */
export function endOfDay(day: number): number {
  const place = day - KEPT_FROM;
  if (place < 0 || place >= keptEnds.length) return reckonedEnd(day);
  const known = keptEnds[place] ?? 0;
  if (known !== 0) return known;
  const end = reckonedEnd(day);
  keptEnds[place] = end;
  return end;
}

function reckonedEnd(day: number): number {
  const end = day * 86_400 + 86_399;
  return end - aheadAt(end - HOUR);
}

export function dayText(day: number): PlainDate {
  return fromDayNumber(day);
}

/** `2024-05-04T10:00:00+01:00`. */
export function momentText(second: number): string {
  const ahead = aheadAt(second);
  return `${new Date((second + ahead) * 1000).toISOString().slice(0, 19)}+0${ahead / HOUR}:00`;
}

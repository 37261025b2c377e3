import { endOfDay, startOfDay } from '../calendar.ts';

const ZERO = 0x30;

/** Days and seconds read from bytes; one object is used for all. */
export interface QuickWhen {
  day: number;
  second: number;
  timed: boolean;
}

const FIRST_YEAR = 1996;
const LAST_YEAR = 2099;
// Days since 1970 at the start of each month, and how long the month is.
const monthStart = new Int32Array((LAST_YEAR - FIRST_YEAR + 1) * 12);
const monthLength = new Uint8Array(monthStart.length);
for (let month = 0; month < monthStart.length; month++) {
  monthStart[month] = Date.UTC(FIRST_YEAR, month, 1) / 86_400_000;
  monthLength[month] = new Date(Date.UTC(FIRST_YEAR, month + 1, 0)).getUTCDate();
}
const lengths = new Map<number, number>();

/** How many seconds the London day has: 23, 24 or 25 hours of them. */
function lengthOf(day: number): number {
  const known = lengths.get(day);
  if (known !== undefined) return known;
  const length = endOfDay(day) - startOfDay(day) + 1;
  lengths.set(day, length);
  return length;
}

function digits(bytes: Uint8Array, at: number, count: number): number {
  let number = 0;
  for (let place = at; place < at + count; place++) {
    const digit = (bytes[place] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Reads `YYYY-MM-DD`; -1 for anything else, and for years in which London's clocks were other than now. */
export function quickDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 10 || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return -1;
  const [year, month, day] = [digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2)];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return -1;
  const place = (year - FIRST_YEAR) * 12 + month - 1;
  return day > (monthLength[place] ?? 0) ? -1 : (monthStart[place] ?? 0) + day - 1;
}

/**
 * Reads `YYYY-MM-DD` and `YYYY-MM-DDTHH:MM[:SS]` without an offset into `into`. False for everything
 * else, days on which the clocks change among it: that is read the careful way.
 */
export function quickWhen(bytes: Uint8Array, start: number, end: number, into: QuickWhen): boolean {
  const day = quickDay(bytes, start, Math.min(end, start + 10));
  if (day < 0) return false;
  into.day = day;
  into.timed = end - start > 10;
  if (!into.timed) {
    into.second = endOfDay(day);
    return true;
  }
  const mark = bytes[start + 10];
  const [hour, minute] = [digits(bytes, start + 11, 2), digits(bytes, start + 14, 2)];
  if ((mark !== 0x54 && mark !== 0x20) || bytes[start + 13] !== 0x3a || hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  const second = end - start === 16 ? 0 : end - start === 19 && bytes[start + 16] === 0x3a ? digits(bytes, start + 17, 2) : -1;
  if (second < 0 || second > 59 || lengthOf(day) !== 86_400) return false;
  into.second = startOfDay(day) + hour * 3600 + minute * 60 + second;
  return true;
}

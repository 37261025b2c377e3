import { ok, refuse, type Result } from './result.ts';

/** A calendar day as `YYYY-MM-DD`, with no time and no zone. Sorts as text. */
export type PlainDate = string & { readonly __plainDate: true };

/** Tells the time; injected so that rules and tests never read the machine's own clock. */
export type Clock = () => Date;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

const londonParts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });
const inWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Reads `YYYY-MM-DD`. Refuses `DATE_NOT_REAL` for anything else, 2026-02-30 included. */
export function parsePlainDate(text: string, field?: string): Result<PlainDate> {
  const [, year = '', month = '', day = ''] = ISO_DAY.exec(text) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = at.getUTCFullYear() === Number(year) && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  if (real) return ok(text as PlainDate);
  const message = `There is no such date as "${text}"`;
  return refuse(field === undefined ? { code: 'DATE_NOT_REAL', message } : { code: 'DATE_NOT_REAL', message, field });
}

/** A day written in the program itself. Throws when it is not real, because that is our fault. */
export function plainDate(text: string): PlainDate {
  const read = parsePlainDate(text);
  if (!read.ok) throw new RangeError(`${text} is not a date`);
  return read.value;
}

/** The day number since 1970-01-01, for arithmetic on whole days. */
export function dayNumber(date: PlainDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function fromDayNumber(day: number): PlainDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as PlainDate;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of the month, so many months on; the month's last day where there is no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromDayNumber(Math.round(first.getTime() / DAY_MS) + Math.min(day, last) - 1);
}

/** The calendar day in London at that instant. */
export function londonDate(instant: Date): PlainDate {
  return londonParts.format(instant) as PlainDate;
}

/** "Thursday 31 December 2026". */
export function dateInWords(date: PlainDate): string {
  return inWords.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

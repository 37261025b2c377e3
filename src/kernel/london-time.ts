import { Temporal } from 'temporal-polyfill';
import { dateInWords, parsePlainDate, type PlainDate } from './plain-date.ts';
import { refusalBook } from './refusal-words.ts';
import { ok, refuse, type Result } from './result.ts';

/**
 * A moment as London's clocks showed it, with its offset: `2026-03-29T15:01:00+01:00`.
 * Seconds are always written; the offset is `+00:00` or `+01:00`.
 */
export type Moment = string & { readonly __moment: true };

/** Why a time was not accepted. */
export const timeRefusals = refusalBook({
  TIME_NOT_READABLE: '"{text}" is not a date and time. Write it like 2026-03-29T15:01',
  TIME_DID_NOT_HAPPEN: 'The clocks went forward, so there was no {text} in London. Check the time',
  TIME_HAPPENED_TWICE: 'The clocks went back, so {text} came twice in London. Add +01:00 for the first (summer time) or +00:00 for the second',
});

const LONDON = 'Europe/London';
const SHAPE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?$/;
const HOUR_MS = 3_600_000;

/**
 * Reads `YYYY-MM-DDTHH:MM[:SS]` in London, or with an offset or `Z` anywhere.
 * Refuses `DATE_NOT_REAL`, `TIME_NOT_READABLE`, and without an offset `TIME_DID_NOT_HAPPEN`
 * (skipped in spring) and `TIME_HAPPENED_TWICE` (the repeated hour in autumn).
 */
export function readMoment(text: string, field?: string): Result<Moment> {
  const at = field === undefined ? {} : { field };
  const [, day, time, offset] = SHAPE.exec(text.trim()) ?? [];
  if (day === undefined || time === undefined || !isTimeOfDay(time)) return refuse(timeRefusals.refusal('TIME_NOT_READABLE', { text, ...at }));
  const date = parsePlainDate(day, field);
  if (!date.ok) return date;
  if (offset === undefined) return londonTime(date.value, time, field);
  if (!isOffset(offset)) return refuse(timeRefusals.refusal('TIME_NOT_READABLE', { text, ...at }));
  return londonMoment(new Date(`${day}T${time}${offset}`), text, field);
}

/** The moment when London's clocks showed that time on that day. Refuses as `readMoment` does. */
export function londonTime(day: PlainDate, time: string, field?: string): Result<Moment> {
  const at = field === undefined ? {} : { field };
  const text = `${day}T${time}`;
  if (!isTimeOfDay(time)) return refuse(timeRefusals.refusal('TIME_NOT_READABLE', { text, ...at }));
  const shown = Temporal.PlainDateTime.from(text);
  const earlier = shown.toZonedDateTime(LONDON, { disambiguation: 'earlier' });
  const later = shown.toZonedDateTime(LONDON, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return londonMoment(new Date(earlier.epochMilliseconds), text, field);
  const skipped = !earlier.toPlainDateTime().equals(shown);
  const words = `${time} on ${dateInWords(day)}`;
  return refuse(timeRefusals.refusal(skipped ? 'TIME_DID_NOT_HAPPEN' : 'TIME_HAPPENED_TWICE', { text: words, ...at }));
}

/** A moment in the form that is kept: London had other offsets before 1847 and in the war, and a year has four digits. */
function londonMoment(instant: Date, text: string, field: string | undefined): Result<Moment> {
  const moment = momentOf(instant);
  if (/^\d{4}-.*\+0[01]:00$/.test(moment)) return ok(moment);
  return refuse(timeRefusals.refusal('TIME_NOT_READABLE', { text, ...(field === undefined ? {} : { field }) }));
}

export function momentOf(instant: Date): Moment {
  const hours = hoursAhead(instant);
  const shown = new Date(instant.getTime() + hours * HOUR_MS).toISOString().slice(0, 19);
  return parseMoment(`${shown}+0${hours}:00`);
}

const MOST_HOURS_KEPT = 50_000;
const kept = new Map<number, number>();

/** 0 in winter, 1 in summer. London changes its clocks on the hour, so one answer serves an hour; the calendar library takes 20 µs for each. */
function hoursAhead(instant: Date): number {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  const known = kept.get(hour);
  if (known !== undefined) return known;
  if (kept.size >= MOST_HOURS_KEPT) kept.clear();
  const ahead = Temporal.Instant.fromEpochMilliseconds(hour * HOUR_MS).toZonedDateTimeISO(LONDON).offsetNanoseconds / (HOUR_MS * 1e6);
  kept.set(hour, ahead);
  return ahead;
}

export function instantOf(moment: Moment): Date {
  return new Date(moment);
}

export function isMoment(text: PlainDate | Moment): text is Moment {
  return text.length > 10;
}

/** So many elapsed hours on: 72 hours are 72 hours, whatever the clocks did in between. */
export function addHours(moment: Moment, hours: number): Moment {
  return momentOf(new Date(instantOf(moment).getTime() + hours * HOUR_MS));
}

/** Elapsed hours from one moment to another, fractions kept; negative when `to` is earlier. */
export function hoursBetween(from: Moment, to: Moment): number {
  return (instantOf(to).getTime() - instantOf(from).getTime()) / HOUR_MS;
}

/** "3:01pm on Sunday 29 March 2026". The hour that came twice says which: "1:30am (summer time) on …". */
export function momentInWords(moment: Moment): string {
  const day = parsePlainDate(moment.slice(0, 10));
  return `${timeInWords(moment)} on ${day.ok ? dateInWords(day.value) : moment}`;
}

/** "3:01pm", "4pm", "midday", "midnight". */
export function timeInWords(moment: Moment): string {
  const hour = Number(moment.slice(11, 13));
  const minutes = moment.slice(14, 16);
  if (minutes === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday';
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${minutes === '00' ? '' : `:${minutes}`}${hour < 12 ? 'am' : 'pm'}`;
  return cameTwice(moment) ? `${clock} (${moment.endsWith('+01:00') ? 'summer time' : 'winter time'})` : clock;
}

function cameTwice(moment: Moment): boolean {
  const otherWay = moment.endsWith('+01:00') ? '+00:00' : '+01:00';
  const other = momentOf(new Date(`${moment.slice(0, 19)}${otherWay}`));
  return other.slice(0, 19) === moment.slice(0, 19);
}

function isTimeOfDay(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time);
}

function isOffset(offset: string): boolean {
  return offset === 'Z' || /^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset);
}

function parseMoment(text: string): Moment {
  return text as Moment;
}

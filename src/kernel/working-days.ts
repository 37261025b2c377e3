import holidays from './holidays.json' with { type: 'json' };
import { dayNumber, fromDayNumber, plainDate, type PlainDate } from './plain-date.ts';
import { refusalBook } from './refusal-words.ts';
import { ok, refuse, type Result } from './result.ts';

/** Why a count of working days was not made. */
export const calendarRefusals = refusalBook({
  CALENDAR_ENDS: 'The table of bank holidays runs from {from} to {to}, so working days cannot be counted to {day}. Ask for the table to be extended; nothing is guessed',
});

export interface Holiday {
  readonly date: PlainDate;
  readonly name: string;
  /** What makes it a holiday: the Act, a proclamation or common law. */
  readonly authority: string;
}

/** Days counted from a day which is itself day 0, in the order counted; the last is the answer. */
export interface Counted {
  readonly day: PlainDate;
  readonly counted: readonly PlainDate[];
}

const FIRST = dayNumber(plainDate(holidays.from));
const LAST = dayNumber(plainDate(holidays.to));
const byDay = new Map<number, Holiday>(
  holidays.holidays.map(({ date, name, authority }) => [dayNumber(plainDate(date)), { date: plainDate(date), name, authority }]),
);

/** The first and last days that the table of holidays covers, and from when it is our own working out. */
export const holidayTable = {
  from: plainDate(holidays.from),
  to: plainDate(holidays.to),
  derivedFrom: plainDate(holidays.derivedFrom),
  source: holidays.source,
} as const;

/** The holiday on that day in England and Wales, a weekend's Christmas Day included. */
export function holidayOn(date: PlainDate): Holiday | undefined {
  return byDay.get(dayNumber(date));
}

/**
 * Whether the day is a working day: not a Saturday, Sunday, Christmas Day, Good Friday or a bank
 * holiday in England and Wales. Refuses `CALENDAR_ENDS` for a weekday outside the table.
 */
export function isWorkingDay(date: PlainDate): Result<boolean> {
  const day = dayNumber(date);
  return covered(day) ? ok(isWorking(day)) : ends(day);
}

/** Counts on from `from`, which is day 0. Refuses `CALENDAR_ENDS` where the table does not reach. */
export function addWorkingDays(from: PlainDate, days: number): Result<Counted> {
  return count(from, days, 1);
}

/** Counts back from `from`, which is day 0. Refuses `CALENDAR_ENDS` where the table does not reach. */
export function subtractWorkingDays(from: PlainDate, days: number): Result<Counted> {
  return count(from, days, -1);
}

/** Working days after `from`, up to and including `to`; negative when `to` is the earlier day. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): Result<number> {
  if (to < from) {
    const back = workingDaysBetween(to, from);
    return back.ok ? ok(-back.value) : back;
  }
  const last = dayNumber(to);
  const first = dayNumber(from) + 1;
  if (first <= last && !covered(first)) return ends(first);
  if (first <= last && !covered(last)) return ends(last);
  let working = 0;
  for (let day = first; day <= last; day++) if (isWorking(day)) working++;
  return ok(working);
}

// Day numbers rather than date objects, because a national load counts tens of thousands of
// clocks: 45 working days take 0.04 ms here, their list included, and 0.26 ms with Temporal.
function count(from: PlainDate, days: number, step: 1 | -1): Result<Counted> {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Cannot count ${days} working days`);
  const counted: PlainDate[] = [];
  for (let day = dayNumber(from) + step; counted.length < days; day += step) {
    if (!covered(day)) return ends(day);
    if (isWorking(day)) counted.push(fromDayNumber(day));
  }
  return ok({ day: counted.at(-1) ?? from, counted });
}

function covered(day: number): boolean {
  return day >= FIRST && day <= LAST;
}

function isWorking(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7; // 1 January 1970 was a Thursday; 0 is Sunday
  return weekday !== 0 && weekday !== 6 && !byDay.has(day);
}

function ends(day: number): Result<never> {
  return refuse(calendarRefusals.refusal('CALENDAR_ENDS', { from: holidays.from, to: holidays.to, day: fromDayNumber(day) }));
}

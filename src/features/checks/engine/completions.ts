import { dayNumber, parsePlainDate } from '../../../kernel/plain-date.ts';
import { dayOfSecond, endOfDay, NO_DAY, shiftDay, type Duration } from './calendar.ts';

/** Pairs of first and last days. */
export type Days = readonly (readonly [number, number])[];

/** Days with which one is held: the one is compared with each of them, and with so long before and after. */
export interface Held {
  readonly against: readonly number[];
  /** The same with the days of other variables, by their place in the list. */
  readonly others: readonly number[];
  readonly durations: readonly Duration[];
}

/** Something of which the record does not settle the day. */
export interface Variable {
  readonly days: Days;
  readonly held: readonly Held[];
}

/** So many completions of one child's record are all tried for one check. */
export const MOST_COMPLETIONS = 20_000;

export interface Choices {
  /** For each variable the days that are tried. */
  readonly days: readonly (readonly number[])[];
  readonly count: number;
  /** There were more than are tried. */
  readonly capped: boolean;
}

/**
 * The days that decide. A check compares days only by "not before" and "so long after", so the
 * completions that give the same answers have a first one. In it no date can be moved a day back,
 * alone or with others: each is at its own first possible day, or is pinned by a comparison to one
 * that is, or to a day over which the calendar itself jumps (a weekend, the end of a month). Trying
 * every such day tries every answer, and the first day of each.
 */
export function choicesFor(variables: readonly Variable[]): Choices {
  const sets = variables.map((variable) => new Set([...variable.days.map(([first]) => first), ...jumpsOf(variable), ...variable.held.flatMap(({ against, durations }) => pinned(variable, against, durations))]));
  let added: readonly (readonly number[])[] = sets.map((set) => [...set]);
  // Where there are more than are tried, days that are pinned to pinned days would be more to choose the lots from and nothing else.
  for (let round = 1; round < variables.length && added.some(({ length }) => length > 0) && countOf(sets) <= MOST_COMPLETIONS; round++) {
    const last = added;
    const found = variables.map((variable) => variable.held.flatMap(({ others, durations }) => pinned(variable, others.flatMap((other) => last[other] ?? []), durations)));
    added = sets.map((set, index) => newIn(set, found[index] ?? []));
  }
  const days = sets.map((set) => [...set].toSorted((a, b) => a - b));
  const count = countOf(sets);
  return { days, count, capped: count > MOST_COMPLETIONS };
}

function countOf(sets: readonly ReadonlySet<number>[]): number {
  return sets.reduce((product, own) => product * own.size, 1);
}

/** Puts days into a set; those that were not in it. */
function newIn(set: Set<number>, days: readonly number[]): readonly number[] {
  return days.filter((day) => {
    const before = set.size;
    return set.add(day).size > before;
  });
}

function jumpsOf({ days, held }: Variable): readonly number[] {
  const jumping = held.filter(({ others }) => others.length > 0).flatMap(({ durations }) => durations);
  return jumping.length === 0 ? [] : days.flatMap(([first, last]) => jumpsIn(first, last, jumping));
}

function pinned({ days }: Variable, against: readonly number[], durations: readonly Duration[]): readonly number[] {
  return [...new Set(against)].flatMap((day) => pins(day, durations)).filter((day) => days.some(([first, last]) => day >= first && day <= last));
}

/** Where there are too many completions so many are tried: all dates first, all last, and then some by lot. */
export const TRIED_BY_LOT = 4_000;

/** The completions that are tried, each a day for every variable. The lots are the same for the same record. */
export function* completionsOf({ days, count, capped }: Choices): Generator<readonly number[]> {
  if (!capped) {
    for (let index = 0; index < count; index++) yield nthCompletion(days, index);
    return;
  }
  yield days.map((own) => own[0] ?? 0);
  yield days.map((own) => own.at(-1) ?? 0);
  let lot = 1;
  for (let tried = 2; tried < TRIED_BY_LOT; tried++) {
    yield days.map((own) => {
      lot = (Math.imul(lot, 1_664_525) + 1_013_904_223) >>> 0;
      return own[Math.floor((lot / 4_294_967_296) * own.length)] ?? 0;
    });
  }
}

function nthCompletion(days: readonly (readonly number[])[], index: number): readonly number[] {
  let left = index;
  return days.map((own) => {
    const day = own[left % own.length] ?? 0;
    left = Math.floor(left / own.length);
    return day;
  });
}

const kept = new Map<string, readonly number[]>();

/** Days on which so long on does not move by one day when they do. */
function jumpsIn(first: number, last: number, durations: readonly Duration[]): readonly number[] {
  const found: number[] = [];
  for (let day = first + 1; day <= last; day++) {
    if (durations.some((duration) => jumps(day, duration))) found.push(day);
  }
  return found;
}

function jumps(day: number, duration: Duration): boolean {
  if (duration.unit === 'days') return false;
  const [before, on] = [shiftDay(day - 1, duration, 1), shiftDay(day, duration, 1)];
  return before !== on ? on - before !== 1 : on !== NO_DAY;
}

/** The first days at which a comparison with that day turns, with a day to spare on each side for limits in hours. */
function pins(day: number, durations: readonly Duration[]): readonly number[] {
  return [day, day + 1, ...durations.flatMap((duration) => pinsOf(day, duration))];
}

function pinsOf(day: number, duration: Duration): readonly number[] {
  const key = `${day}/${duration.unit}/${duration.value}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size > 50_000) kept.clear();
  const found = reckonedPins(day, duration);
  kept.set(key, found);
  return found;
}

function reckonedPins(day: number, duration: Duration): readonly number[] {
  const on = shiftDay(day, duration, 1);
  const forward = on === NO_DAY ? [] : [on - 1, on, on + 1, on + 2];
  if (duration.unit === 'hours') {
    const back = dayOfSecond(endOfDay(day) - duration.value * 3600);
    return [...forward, back - 2, back - 1, back, back + 1];
  }
  return [...forward, ...firstReaching(day, duration), ...firstReaching(day + 1, duration)];
}

/** The first day from which so long on reaches that day. */
function firstReaching(day: number, duration: Duration): readonly number[] {
  const about = shiftDay(day, duration, -1);
  if (about === NO_DAY) return [];
  for (let from = about - 4; from <= about + 4; from++) {
    const reached = shiftDay(from, duration, 1);
    if (reached !== NO_DAY && reached >= day) return [from];
  }
  return [];
}

/** Days that stand in texts, because conditions may hold them against an event's day. Of a month or a year the first and the last. */
export function daysIn(text: string): readonly number[] {
  const long = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (long !== null) {
    const [year, month] = [Number(long[1]), long[2] === undefined ? undefined : Number(long[2]) - 1];
    return [Date.UTC(year, month ?? 0, 1), Date.UTC(year, month === undefined ? 12 : month + 1, 0)].map((moment) => moment / 86_400_000);
  }
  const day = parsePlainDate(text.slice(0, 10));
  return day.ok ? [dayNumber(day.value)] : [];
}

import type { Condition, Pattern } from '../../language/pattern.ts';
import { fewestDays, NO_DAY, shiftDay, type Duration } from '../calendar.ts';
import { placeFrom, type Run } from './run.ts';
import { marksIn, notBefore, settle, type Scene } from '../scene.ts';
import type { Matching, Reader, Settings } from './settings.ts';
import { and, NO, or, truth, UNKNOWN, YES, type Truth } from '../truth.ts';

type Holds = (scene: Scene, event: number, from: number) => Truth;
type Edge = (scene: Scene, from: number) => number;

/** Which events are near enough to one from which they are seen. An event is in its own window only where it is `lately`. */
export interface Window {
  /** No event of an earlier day is in it; days since 1970. */
  readonly first: Edge;
  /** No event of a later day is in it. */
  readonly last: Edge;
  readonly holds: Holds;
}

const ALWAYS = 2_147_483_647;
/** How far counting back and counting on may differ: a long weekend, or the end of a month. */
const SLACK = 12;

/** For events that these readers find. */
export function compileWindow(condition: Pick<Condition, 'when' | 'within' | 'beyond' | 'until'>, settings: Settings, found: readonly Reader[]): Window {
  const { when = 'before', within, beyond, until } = condition;
  const duration = within === undefined ? undefined : settings.duration(within);
  const limits = [duration ?? settings.lookBack, beyond === undefined ? undefined : settings.duration(beyond)].filter((limit) => limit !== undefined);
  if (when !== 'lately' || beyond !== undefined) settings.compare(found, settings.from, limits);
  const plain = plainWindow(when, duration, settings.lookBack);
  const further = beyond === undefined ? plain : both(plain, beyondWindow(settings.duration(beyond), when));
  return until === undefined ? further : both(further, compileUntil(until, settings, found));
}

function both(one: Window, other: Window): Window {
  return {
    first: (scene, from) => Math.max(one.first(scene, from), other.first(scene, from)), last: (scene, from) => Math.min(one.last(scene, from), other.last(scene, from)),
    holds: (scene, event, from) => {
      const held = one.holds(scene, event, from);
      return held === NO ? NO : and(held, other.holds(scene, event, from));
    },
  };
}

/** The same window with the event itself in it, unless it is one that is not seen from the event. */
export function withItself(window: Window, { when }: Pick<Condition, 'when'>): Window {
  if (when === 'lately') return window;
  return {
    first: (scene, from) => Math.min(window.first(scene, from), scene.columns.day[from] ?? 0), last: (scene, from) => Math.max(window.last(scene, from), scene.columns.day[from] ?? 0),
    holds: (scene, event, from) => (event === from ? YES : window.holds(scene, event, from)),
  };
}

function plainWindow(when: NonNullable<Condition['when']>, duration: Duration | undefined, lookBack: Duration | undefined): Window {
  const before = beforeWindow(duration ?? lookBack);
  const after = afterWindow(duration);
  switch (when) {
    case 'before': return before;
    case 'after': return after;
    case 'lately': return latelyWindow(duration);
    case 'around': return { first: before.first, last: after.last, holds: (scene, event, from) => or(before.holds(scene, event, from), after.holds(scene, event, from)) };
  }
}

function beforeWindow(duration: Duration | undefined): Window {
  return {
    first: ({ columns: { day } }, from) => backFrom(day[from] ?? 0, duration),
    last: ({ columns: { day } }, from) => day[from] ?? 0,
    holds: (scene, event, from) => truth(event !== from && notBefore(scene, from, event) && (duration === undefined || reaches(scene, event, from, duration))),
  };
}

function afterWindow(duration: Duration | undefined): Window {
  return {
    first: ({ columns: { day } }, from) => day[from] ?? 0,
    last: ({ columns: { day } }, from) => onFrom(day[from] ?? 0, duration),
    holds: (scene, event, from) => truth(event !== from && notBefore(scene, event, from) && (duration === undefined || reaches(scene, from, event, duration))),
  };
}

/** In the time that ends on the day of asking, on whichever side of the event; it is not seen from it, so the event itself is in it. */
function latelyWindow(duration: Duration | undefined): Window {
  return {
    first: ({ asAt }) => backFrom(asAt.day, duration), last: () => ALWAYS,
    holds: (scene, event) => truth(duration === undefined || lapse(scene, event, duration) > scene.asAt.day),
  };
}

function backFrom(day: number, duration: Duration | undefined): number {
  const back = duration === undefined ? NO_DAY : shiftDay(day, duration, -1);
  return back === NO_DAY ? NO_DAY : back - SLACK;
}

function onFrom(day: number, duration: Duration | undefined): number {
  const on = duration === undefined ? NO_DAY : shiftDay(day, duration, 1);
  return on === NO_DAY ? ALWAYS : on + SLACK;
}

/** The first day on which the event is no longer within so long before. */
export function lapse({ columns: { day } }: Scene, event: number, duration: Duration): number {
  return shiftDay(day[event] ?? NO_DAY, duration, 1) + 1;
}

/** Further away than so long. */
function beyondWindow(duration: Duration, when: NonNullable<Condition['when']>): Window {
  return {
    first: ({ columns: { day } }, from) => (when === 'after' ? shiftDay(day[from] ?? 0, duration, 1) - SLACK : NO_DAY),
    last: ({ columns: { day } }, from) => (when === 'before' ? onEarlier(day[from] ?? 0, duration) : ALWAYS),
    holds: (scene, event, from) => truth(notBefore(scene, from, event) ? !reaches(scene, event, from, duration) : !reaches(scene, from, event, duration)),
  };
}

function onEarlier(day: number, duration: Duration): number {
  const back = shiftDay(day, duration, -1);
  return back === NO_DAY ? ALWAYS : back + SLACK;
}

/** A window of those events that is ended by others, seen from where the settings say or from `anchors`. */
export function compileUntil(until: Pattern, settings: Settings, found: readonly Reader[], anchors: readonly Reader[] = []): Window {
  const ends = settings.eachMatching(until);
  settings.compare(ends.readers, [...found, ...settings.from, ...anchors]);
  return untilWindow(ends);
}

/** Nothing that ends the window stands strictly between; where a missing field decides whether something does, it cannot be told. */
function untilWindow(ends: Matching): Window {
  let kept = { scene: -1, from: -1, ...NO_ENDS };
  const endsAbout = (scene: Scene, from: number): typeof kept => {
    if (kept.scene !== scene.shown || kept.from !== from) {
      const marks = marksIn(scene);
      kept = { scene: scene.shown, from, ...nearestEnds(scene, ends, from) };
      settle(scene, marks, NO);
    }
    return kept;
  };
  return {
    first: (scene, from) => dayOf(scene, endsAbout(scene, from).back, NO_DAY),
    last: (scene, from) => dayOf(scene, endsAbout(scene, from).on, ALWAYS),
    holds: (scene, event, from) => {
      if (event === from) return YES;
      const { back, backTimed, on, maybe } = endsAbout(scene, from);
      const isLater = notBefore(scene, event, from);
      const reached = isLater ? on < 0 || notBefore(scene, on, event) : (back < 0 || notBefore(scene, event, back)) && (backTimed < 0 || notBefore(scene, event, backTimed));
      if (!reached || maybe.length === 0) return truth(reached);
      const between = maybe.filter((end) => (isLater ? isBetween(scene, from, end, event) : isBetween(scene, event, end, from)));
      if (between.length > 0 && scene.missing !== undefined) for (const end of between) ends.match(scene, end, from);
      return between.length > 0 ? UNKNOWN : YES;
    },
  };
}

function isBetween(scene: Scene, earlier: number, end: number, later: number): boolean {
  return !notBefore(scene, earlier, end) && !notBefore(scene, end, later);
}

function dayOf({ columns: { day } }: Scene, end: number, none: number): number {
  return end < 0 ? none : (day[end] ?? none);
}

interface Ends {
  /** The last before the event, with what has only a day at its end. */
  readonly back: number;
  /** The last of which a time is recorded: one with a day alone is not after what came earlier on that day. */
  readonly backTimed: number;
  readonly on: number;
  /** Those of which a missing field decides it. */
  readonly maybe: readonly number[];
}

const NO_ENDS: Ends = { back: -1, backTimed: -1, on: -1, maybe: [] };

function nearestEnds(scene: Scene, ends: Matching, from: number): Ends {
  const run = ends.run(scene);
  if (run !== undefined) return nearestInRun(scene, run, from);
  const { at, timed } = scene.columns;
  const maybe: number[] = [];
  let { back, backTimed, on } = NO_ENDS;
  ends.each(scene, from, (end, held) => {
    if (end === from) return;
    if (held === UNKNOWN) {
      maybe.push(end);
      return;
    }
    if (!notBefore(scene, from, end)) on = on < 0 || (at[end] ?? 0) < (at[on] ?? 0) ? end : on;
    else if (!notBefore(scene, end, from)) {
      back = back < 0 || (at[end] ?? 0) > (at[back] ?? 0) ? end : back;
      if (timed[end] === 1) backTimed = backTimed < 0 || (at[end] ?? 0) > (at[backTimed] ?? 0) ? end : backTimed;
    }
  });
  return { back, backTimed, on, maybe };
}

function nearestInRun(scene: Scene, { certain, unknown }: Run, from: number): Ends {
  const { day, timed } = scene.columns;
  const today = day[from] ?? 0;
  let on = placeFrom(scene, certain, today);
  while (on < certain.length && notBefore(scene, from, certain[on] ?? 0)) on++;
  let back = placeFrom(scene, certain, today + 1) - 1;
  while (back >= 0 && notBefore(scene, certain[back] ?? 0, from)) back--;
  let last = back;
  while (last >= 0 && timed[certain[last] ?? 0] === 0 && day[certain[last] ?? 0] === day[certain[back] ?? 0]) last--;
  return { back: certain[back] ?? -1, backTimed: certain[last] ?? -1, on: certain[on] ?? -1, maybe: unknown.length === 0 ? NO_ENDS.maybe : unknown.filter((end) => end !== from) };
}

/** From the earlier, so long on, is not before the later. */
export function reaches({ columns: { day, at } }: Scene, earlier: number, later: number, duration: Duration): boolean {
  if (duration.unit === 'hours') return (at[later] ?? 0) <= (at[earlier] ?? 0) + duration.value * 3600;
  if ((day[later] ?? 0) - (day[earlier] ?? 0) <= fewestDays(duration)) return true;
  const limit = shiftDay(day[earlier] ?? NO_DAY, duration, 1);
  return limit === NO_DAY || (day[later] ?? 0) <= limit;
}

import type { Condition, Pattern } from '../language/pattern.ts';
import { fewestDays, NO_DAY, shiftDay, type Duration } from './calendar.ts';
import { placeFrom } from './run.ts';
import { marksIn, notBefore, settle, type Scene } from './scene.ts';
import type { Matching, Reader, Settings } from './settings.ts';
import { NO } from './truth.ts';

type Holds = (scene: Scene, event: number, from: number) => boolean;
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
    holds: (scene, event, from) => one.holds(scene, event, from) && other.holds(scene, event, from),
  };
}

/** The same window with the event itself in it, unless it is one that is not seen from the event. */
export function withItself(window: Window, { when }: Pick<Condition, 'when'>): Window {
  if (when === 'lately') return window;
  return {
    first: (scene, from) => Math.min(window.first(scene, from), scene.columns.day[from] ?? 0), last: (scene, from) => Math.max(window.last(scene, from), scene.columns.day[from] ?? 0),
    holds: (scene, event, from) => event === from || window.holds(scene, event, from),
  };
}

function plainWindow(when: NonNullable<Condition['when']>, duration: Duration | undefined, lookBack: Duration | undefined): Window {
  const before = beforeWindow(duration ?? lookBack);
  const after = afterWindow(duration);
  switch (when) {
    case 'before': return before;
    case 'after': return after;
    case 'lately': return latelyWindow(duration);
    case 'around': return { first: before.first, last: after.last, holds: (scene, event, from) => before.holds(scene, event, from) || after.holds(scene, event, from) };
  }
}

function beforeWindow(duration: Duration | undefined): Window {
  return {
    first: ({ columns: { day } }, from) => backFrom(day[from] ?? 0, duration),
    last: ({ columns: { day } }, from) => day[from] ?? 0,
    holds: (scene, event, from) => event !== from && notBefore(scene, from, event) && (duration === undefined || reaches(scene, event, from, duration)),
  };
}

function afterWindow(duration: Duration | undefined): Window {
  return {
    first: ({ columns: { day } }, from) => day[from] ?? 0,
    last: ({ columns: { day } }, from) => onFrom(day[from] ?? 0, duration),
    holds: (scene, event, from) => event !== from && notBefore(scene, event, from) && (duration === undefined || reaches(scene, from, event, duration)),
  };
}

/** In the time that ends on the day of asking, on whichever side of the event; it is not seen from it, so the event itself is in it. */
function latelyWindow(duration: Duration | undefined): Window {
  return {
    first: ({ asAt }) => backFrom(asAt.day, duration), last: () => ALWAYS,
    holds: (scene, event) => duration === undefined || lapse(scene, event, duration) > scene.asAt.day,
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
    holds: (scene, event, from) => (notBefore(scene, from, event) ? !reaches(scene, event, from, duration) : !reaches(scene, from, event, duration)),
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

/** Nothing that ends the window stands strictly between: neither the last end before `from` nor the first after. */
function untilWindow(ends: Matching): Window {
  let kept = { scene: -1, from: -1, back: -1, on: -1 };
  const endsAbout = (scene: Scene, from: number): typeof kept => {
    if (kept.scene !== scene.shown || kept.from !== from) {
      const marks = marksIn(scene);
      kept = { scene: scene.shown, from, ...nearestEnds(scene, ends, from) };
      // An end that a missing field leaves open does not end the window, so nothing that it lacks decides.
      settle(scene, marks, NO);
    }
    return kept;
  };
  return {
    first: (scene, from) => dayOf(scene, endsAbout(scene, from).back, NO_DAY),
    last: (scene, from) => dayOf(scene, endsAbout(scene, from).on, ALWAYS),
    holds: (scene, event, from) => {
      if (event === from) return true;
      const { back, on } = endsAbout(scene, from);
      return notBefore(scene, event, from) ? on < 0 || notBefore(scene, on, event) : back < 0 || notBefore(scene, event, back);
    },
  };
}

function dayOf({ columns: { day } }: Scene, end: number, none: number): number {
  return end < 0 ? none : (day[end] ?? none);
}

interface Ends {
  readonly back: number;
  readonly on: number;
}

function nearestEnds(scene: Scene, ends: Matching, from: number): Ends {
  const run = ends.run(scene);
  if (run !== undefined) return nearestInRun(scene, run.certain, from);
  const { at } = scene.columns;
  let [back, on] = [-1, -1];
  ends.each(scene, from, (end) => {
    if (end === from) return;
    if (!notBefore(scene, from, end)) on = on < 0 || (at[end] ?? 0) < (at[on] ?? 0) ? end : on;
    else if (!notBefore(scene, end, from)) back = back < 0 || (at[end] ?? 0) > (at[back] ?? 0) ? end : back;
  });
  return { back, on };
}

function nearestInRun(scene: Scene, run: readonly number[], from: number): Ends {
  const day = scene.columns.day[from] ?? 0;
  let on = placeFrom(scene, run, day);
  while (on < run.length && notBefore(scene, from, run[on] ?? 0)) on++;
  let back = placeFrom(scene, run, day + 1) - 1;
  while (back >= 0 && notBefore(scene, run[back] ?? 0, from)) back--;
  return { back: run[back] ?? -1, on: run[on] ?? -1 };
}

/** From the earlier, so long on, is not before the later. */
export function reaches({ columns: { day, at } }: Scene, earlier: number, later: number, duration: Duration): boolean {
  if (duration.unit === 'hours') return (at[later] ?? 0) <= (at[earlier] ?? 0) + duration.value * 3600;
  if ((day[later] ?? 0) - (day[earlier] ?? 0) <= fewestDays(duration)) return true;
  const limit = shiftDay(day[earlier] ?? NO_DAY, duration, 1);
  return limit === NO_DAY || (day[later] ?? 0) <= limit;
}

import type { Step } from '../../language/check.ts';
import { dayOfSecond, NO_DAY, shiftDay, startOfDay, type Duration } from '../calendar.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern, type CompiledPattern } from './compile-pattern.ts';
import { enough, wantedOf, type Wanted } from './count-question.ts';
import { knownJudge } from './known-step.ts';
import { typesHere } from './run.ts';
import { firstFrom, markMissing, marksIn, notBefore, settle, type Scene } from '../scene.ts';
import type { Reader, Settings } from './settings.ts';
import type { Anchor, Due, Standing } from './standing.ts';
import { anchorAt } from './start.ts';
import { compileUntil, type Window } from './window.ts';
import { and, CANNOT_TELL, CLEAR, FIRED, NO, PENDING, UNKNOWN, YES, type Truth, type Weight } from '../truth.ts';

export interface CompiledStep {
  readonly name: string | undefined;
  readonly after: string | undefined;
  /** What it is met by. */
  readonly readers: readonly Reader[];
  readonly judge: (scene: Scene, trigger: number, anchor: Anchor) => Standing;
  /** Adds to the evidence what is only shown. */
  readonly show: (scene: Scene, trigger: number) => void;
}

/** `earlier` are the steps before it, after which its time may begin. */
export function compileStep(step: Step, settings: Settings, earlier: readonly CompiledStep[]): CompiledStep {
  const { name, after, shows } = step;
  const shown = shows === undefined ? undefined : compilePattern(shows, settings.shown());
  const anchors = after === undefined ? settings.from : earlier.filter((one) => one.name === after).flatMap(({ readers }) => readers);
  return { name, after, ...judgeOf(step, settings, anchors), show: (scene, trigger) => { if (shown !== undefined) show(scene, shown, trigger); } };
}

function judgeOf(step: Step, settings: Settings, anchors: readonly Reader[]): Pick<CompiledStep, 'judge' | 'readers'> {
  const readers = settings.from;
  if (step.at_once !== undefined) return { readers, judge: atOnceJudge(settings.conditions([step.at_once])) };
  if (step.ahead !== undefined) return aheadJudge(step, settings.durationBack(step.ahead), settings, anchors);
  if (step.within === undefined) throw new Error('a step that was read has a limit or is asked at once');
  const limit = settings.duration(step.within);
  if (step.known_by === undefined) return comingJudge(step, limit, settings, anchors);
  settings.readKnowers();
  return { readers, judge: knownJudge(settings.number(step.known_by), limit) };
}

function show(scene: Scene, { types, match }: CompiledPattern, trigger: number): void {
  for (const code of types) {
    for (let event = scene.typeStart[code] ?? 0; event < (scene.typeEnd[code] ?? 0); event++) {
      if (event !== trigger && match(scene, event, trigger) === YES) scene.evidence?.push(event);
    }
  }
}

function atOnceJudge(question: Question): CompiledStep['judge'] {
  return (scene, trigger, { day }) => {
    scene.lapsed = NO_DAY;
    const held = question(scene, trigger);
    // What is to hold when something begins is not asked before it has begun.
    const failed = scene.asAt.day < day ? PENDING : FIRED;
    const weight = held === YES ? CLEAR : held === NO ? failed : CANNOT_TELL;
    return { weight, least: weight, due: undefined, fires: Math.max(day, scene.lapsed), met: trigger, warning: false };
  };
}

interface Coming extends CompiledPattern {
  readonly later: boolean;
  readonly until: Window['holds'] | undefined;
}

interface Looked {
  readonly inTime: number[];
  readonly unknown: number[];
  /** Those of which only the day is recorded, so that they may have been too late; and of those the ones that cannot be told. */
  readonly maybeLate: number[];
  readonly unknownMaybeLate: number[];
  readonly late: number | undefined;
}

/** The limit is counted back from the date that starts the clock, and what comes from the trigger on counts. */
function aheadJudge(step: Step, { unit, value }: Duration, settings: Settings, anchors: readonly Reader[]): Pick<CompiledStep, 'judge' | 'readers'> {
  const back = { unit, value: -value };
  return comingJudge(step, back, settings, anchors, (scene, trigger, { day }) => {
    const [own, due] = [anchorAt(scene, trigger), shiftDay(day, back, 1)];
    const value = Math.max(own.day, due);
    return { anchor: own, due: due === NO_DAY ? undefined : { unit: 'day', value, soonest: value } };
  });
}

interface Clock {
  readonly anchor: Anchor;
  readonly due: Due | undefined;
}

function comingJudge(step: Step, limit: Duration, settings: Settings, anchors: readonly Reader[], clockOf = (_scene: Scene, _trigger: number, anchor: Anchor): Clock => ({ anchor, due: dueOf(anchor, limit) })): Pick<CompiledStep, 'judge' | 'readers'> {
  const [wanted, warns] = [wantedOf(step, settings), warningOf(step, settings)];
  const pattern = compilePattern(step, settings);
  const { readers } = pattern;
  settings.compare(readers, anchors, [limit]);
  // Of those that meet a step that has a name the first is where the next begins.
  if (step.name !== undefined) settings.compare(readers, readers);
  const coming: Coming = { ...pattern, later: step.later === 'yes', until: step.until === undefined ? undefined : compileUntil(step.until, settings, readers, anchors).holds };
  return { readers, judge: (scene, trigger, from) => {
    const { anchor, due } = clockOf(scene, trigger, from);
    if (due === undefined) {
      markMissing(scene, 'calendar');
      return { weight: CANNOT_TELL, least: CANNOT_TELL, due, fires: NO_DAY, met: undefined, warning: false };
    }
    const looked = look(scene, coming, trigger, anchor, due);
    return standing(scene, looked, wanted, due, warns(scene, trigger, anchor));
  } };
}

// Of what is recorded by the day alone a limit in hours is judged twice: as if as late as it can be, and as early.
function standing(scene: Scene, { inTime, unknown, maybeLate, unknownMaybeLate, late }: Looked, wanted: Wanted, due: Due, warning: boolean): Standing {
  const sure = maybeLate.length + unknownMaybeLate.length === 0;
  const best = heldBy(scene, sure ? inTime : [...inTime, ...maybeLate], sure ? unknown : [...unknown, ...unknownMaybeLate], wanted);
  const worst = sure ? best : heldBy(scene, inTime, unknown, wanted);
  const soonest = weigh(scene, best, due, due.soonest);
  const ways = sure && due.soonest === due.value ? undefined : [soonest, weigh(scene, best, due, due.value), weigh(scene, worst, due, due.soonest), weigh(scene, worst, due, due.value)];
  const weight = ways === undefined ? soonest : ways.reduce(heavier);
  const least = ways === undefined ? soonest : ways.reduce(lighter);
  if (weight === FIRED && late !== undefined) scene.evidence?.push(late);
  const fires = due.unit === 'day' ? due.value + 1 : dayOfSecond(due.soonest);
  return { weight, least, due, fires, met: best === YES ? first(scene, sure ? inTime : [...inTime, ...maybeLate]) : undefined, warning: weight === PENDING && warning };
}

function heavier(one: Weight, other: Weight): Weight {
  return one > other ? one : other;
}

function lighter(one: Weight, other: Weight): Weight {
  return one < other ? one : other;
}

function heldBy(scene: Scene, certain: readonly number[], unknown: readonly number[], wanted: Wanted): Truth {
  return certain.length + unknown.length === 0 ? NO : enough(scene, certain, unknown, wanted);
}

function weigh(scene: Scene, held: Truth, due: Due, last: number): Weight {
  if (held === YES) return CLEAR;
  const passed = due.unit === 'day' ? scene.asAt.day > last : scene.asAt.second >= last;
  return !passed ? PENDING : held === UNKNOWN ? CANNOT_TELL : FIRED;
}

function first({ columns: { at } }: Scene, events: readonly number[]): number | undefined {
  return events.reduce<number | undefined>((earliest, event) => (earliest === undefined || (at[event] ?? 0) < (at[earliest] ?? 0) ? event : earliest), undefined);
}

function dueOf({ day, at, dayOnly }: Anchor, limit: Duration): Due | undefined {
  if (limit.unit === 'hours') {
    const length = limit.value * 3600;
    return { unit: 'second', value: at + length, soonest: (dayOnly ? startOfDay(day) : at) + length };
  }
  const value = shiftDay(day, limit, 1);
  return value === NO_DAY ? undefined : { unit: 'day', value, soonest: value };
}

function look(scene: Scene, { types, match, later, until }: Coming, trigger: number, anchor: Anchor, due: Due): Looked {
  const { day, at } = scene.columns;
  const [inTime, unknown, maybeLate, unknownMaybeLate]: [number[], number[], number[], number[]] = [[], [], [], []];
  let late: number | undefined;
  const lastDay = due.unit === 'day' ? due.value : dayOfSecond(due.value);
  for (const code of typesHere(scene, types)) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = firstFrom(scene, code, anchor.day); event < end; event++) {
      // What came too late is only shown.
      if (scene.evidence === undefined && (day[event] ?? 0) > lastDay) break;
      if (event === trigger || event === anchor.event || !follows(scene, event, anchor)) continue;
      if (later && notBefore(scene, anchor.event, event)) continue;
      const marks = marksIn(scene);
      const before = until === undefined ? YES : until(scene, event, anchor.event);
      const matched = before === NO ? NO : settle(scene, marks, and(before, match(scene, event, trigger)));
      if (matched === NO) continue;
      const standing = due.unit === 'day' ? ((day[event] ?? 0) <= due.value ? 0 : 2) : lateness(scene, event, due);
      if (standing < 2 && matched === UNKNOWN) (standing === 0 ? unknown : unknownMaybeLate).push(event);
      else if (standing === 0) inTime.push(event);
      else if (standing === 1) maybeLate.push(event);
      else {
        if (matched === YES && (late === undefined || (at[event] ?? 0) < (at[late] ?? 0))) late = event;
        if (matched === YES && (day[event] ?? 0) > lastDay) break;
      }
    }
  }
  return { inTime, unknown, maybeLate, unknownMaybeLate, late };
}

/** 0 in time, 1 perhaps late, 2 late. */
function lateness({ columns: { at, day, timed } }: Scene, event: number, { value, soonest }: Due): 0 | 1 | 2 {
  const latest = at[event] ?? 0;
  const earliest = timed[event] === 1 ? latest : startOfDay(day[event] ?? 0);
  return latest <= soonest ? 0 : earliest <= value ? 1 : 2;
}

/** An anchor whose day is not the event's own is the day on which it became known. */
function follows(scene: Scene, event: number, anchor: Anchor): boolean {
  if ((scene.columns.day[anchor.event] ?? 0) === anchor.day) return notBefore(scene, event, anchor.event);
  return (scene.columns.day[event] ?? 0) >= anchor.day;
}

function warningOf({ warn_after, warn_unless }: Step, settings: Settings): (scene: Scene, trigger: number, anchor: Anchor) => boolean {
  if (warn_after === undefined) return () => false;
  const after = settings.duration(warn_after);
  const unless = warn_unless?.map((condition) => settings.conditions([condition])) ?? [];
  return (scene, trigger, anchor) => {
    const from = dueOf(anchor, after);
    const reached = from !== undefined && (from.unit === 'day' ? scene.asAt.day >= from.value : scene.asAt.second >= from.soonest);
    return reached && !unless.some((question) => question(scene, trigger) === YES);
  };
}

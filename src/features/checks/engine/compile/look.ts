import type { CompiledPattern } from './compile-pattern.ts';
import { placeFrom, typesHere } from './run.ts';
import { firstFrom, marksIn, settle, type Scene } from '../scene.ts';
import { and, NO, UNKNOWN, YES, type Truth } from '../truth.ts';
import type { Window } from './window.ts';

/** Whether an event in the window matches. Where what bears on the answer is gathered, every one that does is named. */
export function exists(scene: Scene, pattern: CompiledPattern, window: Window, from: number): Truth {
  const [low, high] = [window.first(scene, from), window.last(scene, from)];
  if (low > high) return NO;
  const run = pattern.run(scene);
  if (run !== undefined) {
    const held = standsIn(scene, run.certain, window, from, low, high);
    return held === NO && standsIn(scene, run.unknown, window, from, low, high) !== NO ? UNKNOWN : held;
  }
  let [certain, unknown] = [false, false];
  const marks = marksIn(scene);
  look(scene, pattern, window, from, low, high, (event, matched) => {
    scene.evidence?.push(event);
    certain ||= matched === YES;
    unknown ||= matched === UNKNOWN;
    return certain && scene.evidence === undefined;
  });
  return settle(scene, marks, certain ? YES : unknown ? UNKNOWN : NO);
}

function standsIn(scene: Scene, run: readonly number[], window: Window, from: number, low: number, high: number): Truth {
  const { day } = scene.columns;
  let maybe: Truth = NO;
  for (let place = placeFrom(scene, run, low); place < run.length; place++) {
    const event = run[place] ?? 0;
    if ((day[event] ?? 0) > high) break;
    const held = window.holds(scene, event, from);
    if (held === YES) return YES;
    if (held === UNKNOWN) maybe = UNKNOWN;
  }
  return maybe;
}

/** Events in the window that match for certain, and those of which a missing field decides it. */
export function matching(scene: Scene, pattern: CompiledPattern, window: Window, from: number): [certain: number[], unknown: number[]] {
  const [low, high] = [window.first(scene, from), window.last(scene, from)];
  const run = pattern.run(scene);
  const certain: number[] = [];
  const unknown: number[] = [];
  if (run !== undefined) {
    inWindow(scene, run.certain, window, from, low, high, certain, unknown);
    inWindow(scene, run.unknown, window, from, low, high, unknown, unknown);
    return [certain, unknown];
  }
  look(scene, pattern, window, from, low, high, (event, matched) => {
    (matched === YES ? certain : unknown).push(event);
    return false;
  });
  return [certain, unknown];
}

function inWindow(scene: Scene, run: readonly number[], window: Window, from: number, low: number, high: number, within: number[], maybe: number[]): void {
  const { day } = scene.columns;
  for (let place = placeFrom(scene, run, low); place < run.length; place++) {
    const event = run[place] ?? 0;
    if ((day[event] ?? 0) > high) break;
    const held = window.holds(scene, event, from);
    if (held !== NO) (held === YES ? within : maybe).push(event);
  }
}

type Visit = (event: number, matched: Truth) => boolean;

/** Visits what is in the window and matches, or may, until told that it is enough. */
function look(scene: Scene, { types, match, narrowed }: CompiledPattern, window: Window, from: number, low: number, high: number, visit: Visit): void {
  const { day } = scene.columns;
  const few = narrowed(scene, from);
  if (few !== undefined) {
    for (let place = placeFrom(scene, few, low); place < few.length; place++) {
      const event = few[place] ?? 0;
      if ((day[event] ?? 0) > high) return;
      if (seen(scene, event, match, window, from, visit)) return;
    }
    return;
  }
  for (const code of typesHere(scene, types)) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = firstFrom(scene, code, low); event < end && (day[event] ?? 0) <= high; event++) if (seen(scene, event, match, window, from, visit)) return;
  }
}

function seen(scene: Scene, event: number, match: CompiledPattern['match'], window: Window, from: number, visit: Visit): boolean {
  const marks = marksIn(scene);
  const near = window.holds(scene, event, from);
  if (near === NO) return false;
  const matched = match(scene, event, from);
  if (matched === NO) settle(scene, marks, NO);
  return matched !== NO && visit(event, and(near, matched));
}

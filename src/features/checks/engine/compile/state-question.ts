import type { Condition } from '../../language/pattern.ts';
import { NO_DAY } from '../calendar.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern, type CompiledPattern } from './compile-pattern.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { placeFrom, typesHere, type Run } from './run.ts';
import { marksIn, markSilent, notBefore, settle, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { and, NO, not, or, UNKNOWN, YES, type Truth } from '../truth.ts';

/** Something began at or before the event, and nothing that ended it stands before the event. */
export function stateQuestion({ from, to, same }: NonNullable<Condition['state']>, settings: Settings): Question {
  const [starts, ends] = [compilePattern(from, settings), compilePattern(to, settings)];
  settings.compare(starts.readers, settings.from);
  settings.compare(ends.readers, [...starts.readers, ...settings.from]);
  const keys = [same ?? []].flat().map((field): Key => ({ field, read: fieldReader(field, settings) }));
  return (scene, event) => {
    const begun = starts.run(scene);
    const over = ends.run(scene);
    if (begun !== undefined && over !== undefined) return openIn(scene, begun, over, keys, event);
    const marks = marksIn(scene);
    let held: Truth = NO;
    for (const code of typesHere(scene, starts.types)) {
      const last = scene.typeEnd[code] ?? 0;
      for (let start = scene.typeStart[code] ?? 0; start < last; start++) {
        if (!notBefore(scene, event, start)) continue;
        const own = marksIn(scene);
        const began = starts.match(scene, start, event);
        if (began === NO) continue;
        const open = settle(scene, own, and(began, not(ended(scene, ends, keys, start, event))));
        if (open !== NO) scene.evidence?.push(start);
        held = or(held, open);
        if (held === YES && scene.evidence === undefined && scene.missing === undefined) return YES;
      }
    }
    return settle(scene, marks, held);
  };
}

/** The same over runs. Where nothing tells one state from another, what began on an earlier day than the last end is over. */
function openIn(scene: Scene, begun: Run, over: Run, keys: readonly Key[], event: number): Truth {
  const { day } = scene.columns;
  const today = day[event] ?? 0;
  const closed = keys.length > 0 ? NO_DAY : lastEndBefore(scene, over.certain, event);
  const opened = (starts: readonly number[], began: Truth): Truth => {
    let held: Truth = NO;
    for (let place = placeFrom(scene, starts, today + 1) - 1; place >= 0; place--) {
      const start = starts[place] ?? 0;
      if ((day[start] ?? 0) < closed) break;
      if (!notBefore(scene, event, start)) continue;
      held = or(held, and(began, not(endedIn(scene, over, keys, start, event))));
      if (held === YES) break;
    }
    return held;
  };
  const held = opened(begun.certain, YES);
  return held === YES ? YES : or(held, opened(begun.unknown, UNKNOWN));
}

function lastEndBefore(scene: Scene, ends: readonly number[], event: number): number {
  const { day } = scene.columns;
  for (let place = placeFrom(scene, ends, (day[event] ?? 0) + 1) - 1; place >= 0; place--) {
    const end = ends[place] ?? 0;
    if (!notBefore(scene, end, event)) return day[end] ?? NO_DAY;
  }
  return NO_DAY;
}

function endedIn(scene: Scene, over: Run, keys: readonly Key[], start: number, event: number): Truth {
  const { day } = scene.columns;
  const [first, last] = [day[start] ?? 0, day[event] ?? 0];
  let held: Truth = NO;
  for (const [ends, truth] of [[over.certain, YES], [over.unknown, UNKNOWN]] as const) {
    for (let place = placeFrom(scene, ends, first); place < ends.length; place++) {
      const end = ends[place] ?? 0;
      if ((day[end] ?? 0) > last) break;
      if (end === start || !notBefore(scene, end, start) || notBefore(scene, end, event)) continue;
      held = or(held, and(truth, belongs(scene, keys, start, end)));
      if (held === YES) return YES;
    }
  }
  return held;
}

function ended(scene: Scene, { types, match }: CompiledPattern, keys: readonly Key[], start: number, event: number): Truth {
  const marks = marksIn(scene);
  let held: Truth = NO;
  for (const code of typesHere(scene, types)) {
    const last = scene.typeEnd[code] ?? 0;
    for (let end = scene.typeStart[code] ?? 0; end < last; end++) {
      if (end === start || !notBefore(scene, end, start) || notBefore(scene, end, event)) continue;
      const own = marksIn(scene);
      held = or(held, settle(scene, own, and(match(scene, end, event), belongs(scene, keys, start, end))));
      if (held === YES && scene.missing === undefined) return YES;
    }
  }
  return settle(scene, marks, held);
}

interface Key {
  readonly field: string;
  readonly read: FieldReader;
}

function belongs(scene: Scene, keys: readonly Key[], start: number, end: number): Truth {
  let held: Truth = YES;
  for (const { field, read } of keys) {
    const [a, b] = [read(scene, start), read(scene, end)];
    if (a === 0) markSilent(scene, start, field);
    if (b === 0) markSilent(scene, end, field);
    held = and(held, a === 0 || b === 0 ? UNKNOWN : a === b ? YES : NO);
  }
  return held;
}

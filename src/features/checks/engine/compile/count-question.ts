import type { Condition, Pattern } from '../../language/pattern.ts';
import { NO_DAY, type Duration } from '../calendar.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern, type CompiledPattern } from './compile-pattern.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { exists, matching } from './look.ts';
import { onceLately } from './once-lately.ts';
import { marksIn, markMissing, markSilent, settle, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { NO, UNKNOWN, YES, type Truth } from '../truth.ts';
import { compileWindow, lapse, type Window } from './window.ts';

/** How many events, or different values of a field, are asked for. */
export interface Wanted {
  readonly events: number;
  readonly distinct: readonly { readonly field: string; readonly read: FieldReader; readonly least: number }[];
}

export function wantedOf({ at_least, distinct = {} }: Pick<Condition, 'at_least' | 'distinct'>, settings: Settings): Wanted {
  return {
    events: at_least === undefined ? 1 : settings.number(at_least),
    distinct: Object.entries(distinct).map(([field, least]) => ({ field, read: fieldReader(field, settings), least: settings.number(least) })),
  };
}

export function someQuestion(pattern: Pattern, condition: Condition, settings: Settings): Question {
  const compiled = compilePattern(pattern, settings);
  const window = compileWindow(condition, settings, compiled.readers);
  const wanted = wantedOf(condition, settings);
  const common = commonestOf(condition, compiled, settings);
  const single = wanted.events === 1 && wanted.distinct.length === 0 && common === undefined;
  const ask: Question = single ? (scene, event) => exists(scene, compiled, window, event) : (scene, event) => enough(scene, ...matching(scene, compiled, common?.(scene, window, event) ?? window, event), wanted);
  const { needs, when, within } = condition;
  if (when === 'lately' && within !== undefined) return onceLately(lapsing(ask, compiled, settings.duration(within)), condition, pattern);
  const dated = single && when === 'after' ? coming(ask, compiled, window) : ask;
  if (needs === undefined) return dated;
  return (scene, event) => {
    const held = dated(scene, event);
    if (held !== NO) return held;
    markMissing(scene, needs);
    return UNKNOWN;
  };
}

type Common = (scene: Scene, window: Window, from: number) => Window;

/** Only events whose value of a field is one of the commonest of these types in the window. */
function commonestOf({ commonest }: Condition, { types }: CompiledPattern, settings: Settings): Common | undefined {
  const [named] = Object.entries(commonest ?? {});
  if (named === undefined) return undefined;
  const [read, most] = [fieldReader(named[0], settings), settings.number(named[1])];
  const everyOne: CompiledPattern = { types, readers: [], match: () => YES, run: () => undefined, narrowed: () => undefined };
  return (scene, window, from) => {
    const counts = new Map<number, number>();
    for (const event of matching(scene, everyOne, window, from)[0]) counts.set(read(scene, event), (counts.get(read(scene, event)) ?? 0) + 1);
    counts.delete(0);
    const least = [...counts.values()].toSorted((a, b) => b - a)[most - 1] ?? 0;
    return { ...window, holds: (own, event, seen) => ((counts.get(read(own, event)) ?? -1) >= least ? window.holds(own, event, seen) : NO) };
  };
}

/** Notes when the last such event passed out of the time before the day of asking. */
function lapsing(ask: Question, { types, match }: CompiledPattern, duration: Duration): Question {
  return (scene, event) => {
    const held = ask(scene, event);
    if (held === YES) return held;
    for (const code of types) {
      for (let old = scene.typeStart[code] ?? 0; old < (scene.typeEnd[code] ?? 0); old++) {
        const lapsed = lapse(scene, old, duration);
        if (lapsed > scene.lapsed && lapsed <= scene.asAt.day && match(scene, old, event) === YES) scene.lapsed = lapsed;
      }
    }
    return held;
  };
}

/** Notes from which day on it holds: that of the first such event to come. */
function coming(ask: Question, compiled: CompiledPattern, window: Window): Question {
  return (scene, event) => {
    const before = scene.lapsed;
    const held = ask(scene, event);
    if (held !== YES) return held;
    const days = matching(scene, compiled, window, event)[0].map((one) => scene.columns.day[one] ?? NO_DAY);
    scene.lapsed = Math.max(before, Math.min(...days));
    return held;
  };
}

/** Whether there are enough: with the certain ones alone, or only if what is missing were so. */
export function enough(scene: Scene, certain: readonly number[], unknown: readonly number[], wanted: Wanted): Truth {
  scene.evidence?.push(...certain, ...unknown);
  const marks = marksIn(scene);
  return settle(scene, marks, held(scene, certain, unknown, wanted));
}

function held(scene: Scene, certain: readonly number[], unknown: readonly number[], { events, distinct }: Wanted): Truth {
  if (certain.length + unknown.length < events) return NO;
  let found: Truth = certain.length >= events ? YES : UNKNOWN;
  for (const { field, read, least } of distinct) {
    const values = new Set(certain.map((event) => read(scene, event)).filter((value) => value !== 0));
    if (values.size >= least) continue;
    const maybe = new Set(unknown.map((event) => read(scene, event)).filter((value) => value !== 0 && !values.has(value)));
    const silent = [...certain, ...unknown].filter((event) => read(scene, event) === 0);
    if (values.size + maybe.size + silent.length < least) return NO;
    for (const event of silent) markSilent(scene, event, field);
    found = UNKNOWN;
  }
  return found;
}

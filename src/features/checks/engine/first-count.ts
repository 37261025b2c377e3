import { NO_DAY, shiftDay, type Duration } from './calendar.ts';
import type { CompiledPattern } from './compile/compile-pattern.ts';
import type { Wanted } from './compile/count-question.ts';
import type { Scene } from './scene.ts';
import type { Reader } from './compile/settings.ts';
import { YES } from './truth.ts';

/** Triggers that are counted, where only the first that makes the count is judged. */
export interface Repeats {
  readonly pattern: CompiledPattern;
  /** What else decides whether an event is one of them. */
  readonly inside: readonly Reader[];
  readonly within: Duration;
  readonly wanted: Wanted;
}

/** An event and a day on which it counts. */
export interface Counted {
  readonly event: number;
  readonly day: number;
}

/** Between any of these days the window reaches, so that nothing that was counted drops out of it. */
export function keepsAll(first: number, last: number, within: Duration): boolean {
  if (within.unit === 'hours') return false;
  const reached = shiftDay(first, within, 1);
  return reached !== NO_DAY && reached >= last;
}

/** The first day by which there are enough, if each counts; with `silent` counts as well an event that does not say a value that is to be a different one. Infinity where there never are. */
export function enoughBy(scene: Scene, counted: readonly Counted[], { events, distinct }: Wanted, silent: 'silent counts' | 'silent does not'): number {
  const values = distinct.map(() => new Set<number>());
  const unsaid = distinct.map(() => 0);
  for (const [index, { event, day }] of counted.toSorted((a, b) => a.day - b.day).entries()) {
    for (const [at, { read }] of distinct.entries()) {
      const value = read(scene, event);
      if (value !== 0) values[at]?.add(value);
      else if (silent === 'silent counts') unsaid[at] = (unsaid[at] ?? 0) + 1;
    }
    if (index + 1 >= events && distinct.every(({ least }, at) => (values[at]?.size ?? 0) + (unsaid[at] ?? 0) >= least)) return day;
  }
  return Infinity;
}

/** What of the record that is shown counts for certain. */
export function countedFor(scene: Scene, { pattern: { types, match } }: Repeats, isSettled: (event: number) => boolean): readonly Counted[] {
  const found: Counted[] = [];
  for (const code of types) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = scene.typeStart[code] ?? 0; event < end; event++) {
      if (isSettled(event) && match(scene, event, event) === YES) found.push({ event, day: scene.columns.day[event] ?? 0 });
    }
  }
  return found;
}

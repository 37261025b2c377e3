import { TYPE_COUNT } from '../columns.ts';
import type { EventTest } from './compile-test.ts';
import { timeOrder, type Scene } from '../scene.ts';
import { UNKNOWN, YES } from '../truth.ts';

/** The events of one record that a pattern matches whatever they are held against, by time. */
export interface Run {
  readonly certain: readonly number[];
  /** Those of which a missing field decides it. */
  readonly unknown: readonly number[];
}

/** The run of the record that is shown; undefined where looking through the columns costs less, or where what bears on the answer is gathered. */
export type RunOf = (scene: Scene) => Run | undefined;

/** Found for each record that is shown when it is asked for a second time, and then searched. */
export function runOf(types: readonly number[], match: EventTest): RunOf {
  let [shown, asked]: [number, number] = [-1, 0];
  let kept: Run | undefined;
  return (scene) => {
    if (scene.evidence !== undefined || scene.missing !== undefined) return undefined;
    if (shown !== scene.shown) [shown, asked, kept] = [scene.shown, 0, undefined];
    if (kept === undefined && ++asked > 1) kept = found(scene, types, match);
    return kept;
  };
}

function found(scene: Scene, types: readonly number[], match: EventTest): Run {
  const certain: number[] = [];
  const unknown: number[] = [];
  if (types.length === TYPE_COUNT) {
    for (const event of timeOrder(scene)) {
      const held = match(scene, event, event);
      if (held === YES) certain.push(event);
      else if (held === UNKNOWN) unknown.push(event);
    }
    return { certain, unknown };
  }
  for (const code of typesHere(scene, types)) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = scene.typeStart[code] ?? 0; event < end; event++) {
      const held = match(scene, event, event);
      if (held === YES) certain.push(event);
      else if (held === UNKNOWN) unknown.push(event);
    }
  }
  return { certain: types.length === 1 ? certain : byTime(scene, certain), unknown: types.length === 1 ? unknown : byTime(scene, unknown) };
}

/** Of every type there is, those that the record has. */
export function typesHere(scene: Scene, types: readonly number[]): readonly number[] {
  return types.length === TYPE_COUNT ? scene.types : types;
}

export function byTime({ columns: { at } }: Scene, events: number[]): number[] {
  return events.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
}

/** The place of the first in the run that is not of an earlier day. */
export function placeFrom({ columns: { day } }: Scene, run: readonly number[], from: number): number {
  let [low, high] = [0, run.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((day[run[middle] ?? 0] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Condition } from '../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern, type CompiledPattern } from './compile-pattern.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { notBefore, type Scene } from './scene.ts';
import type { Settings } from './settings.ts';
import { and, NO, not, or, UNKNOWN, YES, type Truth } from './truth.ts';

/** Something began at or before the event, and nothing that ended it stands before the event. */
export function stateQuestion({ from, to, same }: NonNullable<Condition['state']>, settings: Settings): Question {
  const [starts, ends] = [compilePattern(from, settings), compilePattern(to, settings)];
  const keys = [same ?? []].flat().map((field) => fieldReader(field, settings));
  return (scene, event) => {
    let held: Truth = NO;
    for (const code of starts.types) {
      const last = scene.typeEnd[code] ?? 0;
      for (let start = scene.typeStart[code] ?? 0; start < last; start++) {
        if (!notBefore(scene, event, start)) continue;
        const began = starts.match(scene, start, event);
        if (began === NO) continue;
        const open = and(began, not(ended(scene, ends, keys, start, event)));
        if (open !== NO) scene.evidence?.push(start);
        held = or(held, open);
      }
    }
    return held;
  };
}

function ended(scene: Scene, { types, match }: CompiledPattern, keys: readonly FieldReader[], start: number, event: number): Truth {
  let held: Truth = NO;
  for (const code of types) {
    const last = scene.typeEnd[code] ?? 0;
    for (let end = scene.typeStart[code] ?? 0; end < last; end++) {
      if (end === start || !notBefore(scene, end, start) || notBefore(scene, end, event)) continue;
      held = or(held, and(match(scene, end, event), belongs(scene, keys, start, end)));
    }
  }
  return held;
}

function belongs(scene: Scene, keys: readonly FieldReader[], start: number, end: number): Truth {
  let held: Truth = YES;
  for (const read of keys) {
    const [a, b] = [read(scene, start), read(scene, end)];
    held = and(held, a === 0 || b === 0 ? UNKNOWN : a === b ? YES : NO);
  }
  return held;
}

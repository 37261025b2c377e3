import type { Pattern } from '../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compileWhere, type EventTest } from './compile-test.ts';
import { TYPE_COUNT, typeCode } from './columns.ts';
import type { Scene } from './scene.ts';
import type { EachMatching, Settings } from './settings.ts';
import { and, NO, or, YES, type Truth } from './truth.ts';

/** A pattern ready to be held against events. */
export interface CompiledPattern {
  /** Codes of the types that it can match. */
  readonly types: readonly number[];
  readonly match: EventTest;
}

export function compilePattern(pattern: Pattern, settings: Settings): CompiledPattern {
  const parts = (pattern.any_of ?? []).map((one) => compilePattern(one, settings));
  const named = [pattern.event ?? []].flat();
  const own = named.includes('any') ? Array.from({ length: TYPE_COUNT }, (_, code) => code) : named.map(typeCode);
  const test = withHaving(compileWhere(pattern.where ?? {}, settings), pattern.having === undefined ? undefined : once(settings.conditions(pattern.having)));
  const types = [...new Set([...own, ...parts.flatMap((part) => part.types)])];
  const alone = compileWhere(pattern.where ?? {}, settings, 'alone');
  if (parts.length === 0) settings.read({ types, mayMatch: (scene, event) => alone(scene, event, event) !== NO });
  if (parts.length === 0) return { types, match: test };
  return { types, match: (scene, event, other) => and(anyOf(parts, scene, event, other), test(scene, event, other)) };
}

/** Every event of the record that matches for certain. */
export function compileMatching(pattern: Pattern, settings: Settings): (scene: Scene, other: number) => readonly number[] {
  const { types, match } = compilePattern(pattern, settings);
  return (scene, other) => {
    const found: number[] = [];
    for (const code of types) {
      const end = scene.typeEnd[code] ?? 0;
      for (let event = scene.typeStart[code] ?? 0; event < end; event++) if (match(scene, event, other) === YES) found.push(event);
    }
    return found;
  };
}

/** Visits every event of the record that matches for certain. */
export function compileEachMatching(pattern: Pattern, settings: Settings): EachMatching {
  const { types, match } = compilePattern(pattern, settings);
  return (scene, other, visit) => {
    for (const code of types) {
      const end = scene.typeEnd[code] ?? 0;
      for (let event = scene.typeStart[code] ?? 0; event < end; event++) if (match(scene, event, other) === YES) visit(event);
    }
  };
}

function anyOf(parts: readonly CompiledPattern[], scene: Scene, event: number, other: number): Truth {
  const code = scene.columns.type[event] ?? -1;
  let held: Truth = NO;
  for (const part of parts) if (part.types.includes(code)) held = or(held, part.match(scene, event, other));
  return held;
}

function withHaving(test: EventTest, having: Question | undefined): EventTest {
  if (having === undefined) return test;
  return (scene, event, other) => {
    const held = test(scene, event, other);
    return held === NO ? NO : and(held, having(scene, event));
  };
}

/** What holds of the record seen from an event is the same whatever the event is held against, so it is asked once for each record that is shown. */
function once(question: Question): Question {
  let shown = -1;
  const known = new Map<number, Truth>();
  return (scene, event) => {
    if (scene.evidence !== undefined || scene.missing !== undefined) return question(scene, event);
    if (shown !== scene.shown) {
      shown = scene.shown;
      known.clear();
    }
    const before = known.get(event);
    if (before !== undefined) return before;
    const held = question(scene, event);
    known.set(event, held);
    return held;
  };
}

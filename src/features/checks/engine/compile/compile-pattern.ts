import type { Condition, Pattern } from '../../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compileWhere, isHeldAgainst, type EventTest } from './compile-test.ts';
import { TYPE_COUNT, typeCode } from '../columns.ts';
import { byTime, runOf, typesHere, type RunOf } from './run.ts';
import { sameAs, type SameAs } from './same-as.ts';
import { marksIn, settle, type Scene } from '../scene.ts';
import type { Matching, Reader, Settings } from './settings.ts';
import { and, NO, or, UNKNOWN, YES, type Truth } from '../truth.ts';

/** A pattern ready to be held against events. */
export interface CompiledPattern {
  /** Codes of the types that it can match. */
  readonly types: readonly number[];
  readonly match: EventTest;
  readonly readers: readonly Reader[];
  /** What it matches, where that does not depend on the event it is held against. */
  readonly run: RunOf;
  /** The only events that it can match, held against that one. */
  readonly narrowed: SameAs;
}

export function compilePattern(pattern: Pattern, settings: Settings): CompiledPattern {
  const { where = {}, having } = pattern;
  const parts = (pattern.any_of ?? []).map((one) => compilePattern(one, settings));
  const named = [pattern.event ?? []].flat();
  const own = named.includes('any') ? Array.from({ length: TYPE_COUNT }, (_, code) => code) : named.map(typeCode);
  const types = [...new Set([...own, ...parts.flatMap((part) => part.types)])];
  const alone = compileWhere(where, settings, 'alone');
  const reader: Reader = { types, mayMatch: (scene, event) => alone(scene, event, event) !== NO };
  if (parts.length === 0) settings.read(reader);
  const readers = parts.length === 0 ? [reader] : parts.flatMap((part) => part.readers);
  const seen = having === undefined ? undefined : settings.seenFrom(readers).conditions(having);
  const test = withHaving(compileWhere(where, settings), seen === undefined || isAlone(pattern) ? seen : once(seen));
  const match: EventTest = parts.length === 0 ? test : anyOfThese(parts, test);
  const narrowed = sameAs(where, types, settings) ?? allOfThem(parts);
  return { types, match, readers, run: isAlone(pattern) ? runOf(types, match) : noRun, narrowed };
}

const noRun: RunOf = () => undefined;

/** Whether it matches the same events whatever they are held against, and asking again leaves no trace. */
function isAlone({ where = {}, having = [], any_of = [] }: Pattern): boolean {
  return !isHeldAgainst(where) && !having.some(asksLately) && any_of.every(isAlone);
}

// What was asked for lately leaves a note of when it passed out of that time.
function asksLately(condition: Condition): boolean {
  return JSON.stringify(condition).includes('"lately"');
}

/** Events of any of the parts, if each part knows its own. */
function allOfThem(parts: readonly CompiledPattern[]): SameAs {
  if (parts.length === 0) return () => undefined;
  return (scene, other) => {
    const found: number[] = [];
    for (const part of parts) {
      const run = part.run(scene);
      const own = run === undefined ? part.narrowed(scene, other) : run.unknown.length === 0 ? run.certain : [...run.certain, ...run.unknown];
      if (own === undefined) return undefined;
      found.push(...own);
    }
    return byTime(scene, [...new Set(found)]);
  };
}

/** Every event of the record that matches for certain. */
export function compileMatching(pattern: Pattern, settings: Settings): (scene: Scene, other: number) => readonly number[] {
  const { each } = compileEachMatching(pattern, settings);
  return (scene, other) => {
    const found: number[] = [];
    each(scene, other, (event, held) => { if (held === YES) found.push(event); });
    return found;
  };
}

/** Visits every event of the record that matches, or may. */
export function compileEachMatching(pattern: Pattern, settings: Settings): Matching {
  const { types, match, readers, run } = compilePattern(pattern, settings);
  return {
    run, readers, match,
    each: (scene, other, visit) => {
      const known = run(scene);
      if (known !== undefined) {
        for (const event of known.certain) visit(event, YES);
        for (const event of known.unknown) visit(event, UNKNOWN);
        return;
      }
      for (const code of typesHere(scene, types)) {
        const end = scene.typeEnd[code] ?? 0;
        for (let event = scene.typeStart[code] ?? 0; event < end; event++) {
          const held = match(scene, event, other);
          if (held !== NO) visit(event, held);
        }
      }
    },
  };
}

function anyOfThese(parts: readonly CompiledPattern[], test: EventTest): EventTest {
  return (scene, event, other) => {
    const marks = marksIn(scene);
    const held = anyOf(parts, scene, event, other);
    return held === NO ? NO : settle(scene, marks, and(held, test(scene, event, other)));
  };
}

function anyOf(parts: readonly CompiledPattern[], scene: Scene, event: number, other: number): Truth {
  const code = scene.columns.type[event] ?? -1;
  const marks = marksIn(scene);
  let held: Truth = NO;
  for (const part of parts) if (part.types.includes(code)) held = or(held, part.match(scene, event, other));
  return settle(scene, marks, held);
}

function withHaving(test: EventTest, having: Question | undefined): EventTest {
  if (having === undefined) return test;
  return (scene, event, other) => {
    const marks = marksIn(scene);
    const held = test(scene, event, other);
    return held === NO ? NO : settle(scene, marks, and(held, having(scene, event)));
  };
}

/** What holds of the record seen from an event is the same whatever the event is held against, so it is asked once for each record that is shown. A run asks once anyhow. */
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

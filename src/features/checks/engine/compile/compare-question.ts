import type { Condition } from '../../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern } from './compile-pattern.ts';
import { compileWhere, type EventTest } from './compile-test.ts';
import { matching } from './look.ts';
import { onceLately } from './once-lately.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { marksIn, settle, type Scene } from '../scene.ts';
import type { Settings } from './settings.ts';
import { and, NO, truth, UNKNOWN, YES, type Truth } from '../truth.ts';
import { compileWindow, withItself } from './window.ts';

type Share = NonNullable<Condition['share']>;

interface Bounds {
  readonly least: number;
  readonly below: number;
}

/** Which share of the events in the window, the event itself among them where it matches, is like `where` and `having`. */
export function shareQuestion({ of, where, having, largest_by, at_least, less_than }: Share, condition: Condition, settings: Settings): Question {
  const pattern = compilePattern(of, settings);
  const window = withItself(compileWindow(condition, settings, pattern.readers), condition);
  const like = likeness(where === undefined ? undefined : compileWhere(where, settings), having === undefined ? undefined : settings.seenFrom(pattern.readers).conditions(having));
  const read = largest_by === undefined ? undefined : fieldReader(largest_by, settings);
  const bounds = { least: at_least === undefined ? 0 : settings.number(at_least), below: less_than === undefined ? Infinity : settings.number(less_than) };
  const ask: Question = (scene, event) => {
    const marks = marksIn(scene);
    const [certain, unknown] = matching(scene, pattern, window, event);
    scene.evidence?.push(...certain);
    if (certain.length + unknown.length === 0) return settle(scene, marks, NO);
    if (read === undefined) return settle(scene, marks, shareOf(certain.map((one) => like(scene, one, event)), unknown.map((one) => like(scene, one, event)), bounds));
    if (unknown.length > 0) return UNKNOWN;
    const [fewest, most] = largest(scene, certain, read);
    return settle(scene, marks, within(fewest / certain.length, most / certain.length, bounds));
  };
  // What else is looked at from each event is not seen from the same place each time.
  return having === undefined ? onceLately(ask, condition, of, where) : ask;
}

function likeness(test: EventTest | undefined, seen: Question | undefined): EventTest {
  return (scene, event, from) => {
    const marks = marksIn(scene);
    const { evidence } = scene;
    // Why an event is like the others is no evidence of its own.
    scene.evidence = undefined;
    const held = and(test?.(scene, event, from) ?? YES, seen?.(scene, event) ?? YES);
    scene.evidence = evidence;
    return settle(scene, marks, held);
  };
}

/** Every way is tried in which what is missing may turn out: those that are counted for certain, and those that may be. */
function shareOf(certain: readonly Truth[], unknown: readonly Truth[], bounds: Bounds): Truth {
  let ways = new Set(['0/0']);
  const add = (steps: readonly (readonly [like: number, counted: number])[]): void => {
    ways = new Set([...ways].flatMap((way) => {
      const [like = 0, counted = 0] = way.split('/').map(Number);
      return steps.map(([more, one]) => `${like + more}/${counted + one}`);
    }));
  };
  for (const held of certain) add(countsAs(held));
  for (const held of unknown) add([...countsAs(held), [0, 0]]);
  const answers = new Set([...ways].map((way) => {
    const [like = 0, counted = 0] = way.split('/').map(Number);
    return counted > 0 && like / counted >= bounds.least && like / counted < bounds.below;
  }));
  return answers.size > 1 ? UNKNOWN : truth(answers.has(true));
}

function countsAs(held: Truth): readonly (readonly [like: number, counted: number])[] {
  return held === UNKNOWN ? [[1, 1], [0, 1]] : [[held === YES ? 1 : 0, 1]];
}

function largest(scene: Scene, events: readonly number[], read: FieldReader): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const event of events) counts.set(read(scene, event), (counts.get(read(scene, event)) ?? 0) + 1);
  const silent = counts.get(0) ?? 0;
  counts.delete(0);
  const most = Math.max(0, ...counts.values());
  return [most, most + silent];
}

function within(fewest: number, most: number, { least, below }: Bounds): Truth {
  if (fewest >= least && most < below) return YES;
  return most < least || fewest >= below ? NO : UNKNOWN;
}

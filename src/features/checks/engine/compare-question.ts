import type { Condition } from '../language/pattern.ts';
import type { Question } from './compile-condition.ts';
import { compilePattern } from './compile-pattern.ts';
import { compileWhere, type EventTest } from './compile-test.ts';
import { matching } from './look.ts';
import { onceLately } from './once-lately.ts';
import { fieldReader, type FieldReader } from './field.ts';
import { marksIn, settle, type Scene } from './scene.ts';
import type { Settings } from './settings.ts';
import { NO, UNKNOWN, YES, type Truth } from './truth.ts';
import { compileWindow, withItself } from './window.ts';

type Share = NonNullable<Condition['share']>;

interface Bounds {
  readonly least: number;
  readonly below: number;
}

/** Which share of the events in the window, the event itself among them where it matches, is like `where`. */
export function shareQuestion({ of, where, largest_by, at_least, less_than }: Share, condition: Condition, settings: Settings): Question {
  const pattern = compilePattern(of, settings);
  const window = withItself(compileWindow(condition, settings, pattern.readers), condition);
  const test = where === undefined ? undefined : compileWhere(where, settings);
  const read = largest_by === undefined ? undefined : fieldReader(largest_by, settings);
  const bounds = { least: at_least === undefined ? 0 : settings.number(at_least), below: less_than === undefined ? Infinity : settings.number(less_than) };
  return onceLately((scene, event) => {
    const marks = marksIn(scene);
    const [certain, unknown] = matching(scene, pattern, window, event);
    scene.evidence?.push(...certain);
    if (certain.length + unknown.length === 0) return settle(scene, marks, NO);
    if (unknown.length > 0) return UNKNOWN;
    const [fewest, most] = read === undefined ? like(scene, certain, test, event) : largest(scene, certain, read);
    return settle(scene, marks, within(fewest / certain.length, most / certain.length, bounds));
  }, condition, of, where);
}

/** How many are like it: at least, and at most where a missing field decides. */
function like(scene: Scene, events: readonly number[], test: EventTest | undefined, from: number): readonly [number, number] {
  const held = events.map((event) => test?.(scene, event, from) ?? YES);
  return [held.filter((one) => one === YES).length, held.filter((one) => one !== NO).length];
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

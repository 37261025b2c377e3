import type { Trigger } from '../../language/check.ts';
import type { Duration } from '../calendar.ts';
import { compilePattern, type CompiledPattern } from './compile-pattern.ts';
import { enough, wantedOf, type Wanted } from './count-question.ts';
import { Counting } from './counting.ts';
import { TYPE_COUNT } from '../columns.ts';
import { marksIn, settle, timeOrder, type Scene } from '../scene.ts';
import type { Reader, Settings } from './settings.ts';
import { compileStart, type Start } from './start.ts';
import { and, NO, UNKNOWN, YES, type Truth } from '../truth.ts';
import { reaches } from './window.ts';

/** One event that the question is judged at, and whether it is one for certain. */
export interface Occasion {
  readonly event: number;
  readonly truth: Truth;
}

/** One instance of the question: the events that make it, and those that it is judged at. */
export interface Instance {
  readonly members: readonly number[];
  readonly occasions: readonly Occasion[];
  /** Only the first occasion is judged, and more than one may be it. */
  readonly oneOf?: boolean;
}

/** What is asked of an instance that was judged. */
interface Judged extends Occasion {
  readonly members: readonly number[];
}

export interface CompiledTrigger {
  readonly types: readonly number[];
  readonly readers: readonly Reader[];
  readonly start: Start;
  /** Adds to the evidence what the members match by, and marks what is missing where it cannot be told whether the event is one to judge. */
  readonly explain: (scene: Scene, judged: Judged) => void;
  readonly instances: (scene: Scene) => readonly Instance[];
}

export function compileTrigger(trigger: Trigger, settings: Settings): CompiledTrigger {
  const read = settings.reads.readers.length;
  const pattern = compilePattern(trigger, settings);
  const inside = settings.reads.readers.slice(read).filter((reader) => !pattern.readers.includes(reader));
  const { repeated, from = 'occurred' } = trigger;
  const common = { types: pattern.types, readers: pattern.readers, start: compileStart(from, pattern.types, settings) };
  if (repeated === undefined) return { ...common, explain: (scene, { members }) => { occasionsAmong(scene, pattern, members); }, instances: (scene) => occasionsOf(scene, pattern).map((occasion) => ({ members: [occasion.event], occasions: [occasion] })) };
  const [within, wanted] = [settings.duration(repeated.within), wantedOf(repeated, settings)];
  if (repeated.judge === 'first') settings.repeat({ pattern, inside, within, wanted });
  else settings.compare(pattern.readers, pattern.readers, [within]);
  const explain = (scene: Scene, judged: Judged): void => explainRun(scene, judged, pattern, within, wanted, repeated.judge ?? 'each');
  return { ...common, explain, instances: (scene) => runsOf(scene, byTime(scene, pattern.types, occasionsOf(scene, pattern)), within, wanted, repeated.judge ?? 'each') };
}

function occasionsAmong(scene: Scene, { match }: CompiledPattern, members: readonly number[]): Occasion[] {
  return members.map((event) => ({ event, truth: match(scene, event, event) })).filter(({ truth }) => truth !== NO);
}

function occasionsOf(scene: Scene, { types, match }: CompiledPattern): Occasion[] {
  const found: Occasion[] = [];
  if (types.length === TYPE_COUNT) {
    for (const event of timeOrder(scene)) {
      const truth = match(scene, event, event);
      if (truth !== NO) found.push({ event, truth });
    }
    return found;
  }
  for (const code of types) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = scene.typeStart[code] ?? 0; event < end; event++) {
      const truth = match(scene, event, event);
      if (truth !== NO) found.push({ event, truth });
    }
  }
  return found;
}

/** Those of one type stand by time already, and so do those of any type. */
function byTime({ columns: { at } }: Scene, types: readonly number[], found: readonly Occasion[]): readonly Occasion[] {
  return types.length === 1 || types.length === TYPE_COUNT ? found : found.toSorted((a, b) => (at[a.event] ?? 0) - (at[b.event] ?? 0) || a.event - b.event);
}

/**
 * Each event that completes a count ends a window of it. Windows that share an event are one run,
 * and a run is one instance.
 */
function runsOf(scene: Scene, found: readonly Occasion[], within: Duration, wanted: Wanted, judge: 'each' | 'first'): readonly Instance[] {
  const runs: { members: number[]; occasions: Occasion[]; last: number; oneOf: boolean }[] = [];
  const counting = new Counting(wanted);
  let [start, added, dropped]: [number, number, number] = [0, 0, 0];
  for (const [index, { event, truth }] of found.entries()) {
    start = windowStart(scene, found, index, start, within);
    for (; added <= index; added++) counting.add(scene, found[added]);
    for (; dropped < start; dropped++) counting.drop(scene, found[dropped]);
    const held = counting.held();
    if (held === NO) continue;
    const run = runs.at(-1);
    const joined = run !== undefined && start <= run.last;
    const into = joined ? run : { members: [], occasions: [], last: -1, oneOf: judge === 'first' };
    for (let place = Math.max(start, into.last + 1); place <= index; place++) into.members.push(found[place]?.event ?? 0);
    into.last = index;
    // An event of which it is not known whether it matches may complete no count, even where there are enough without it.
    if (judge === 'each' || into.occasions.every((one) => one.truth === UNKNOWN)) into.occasions.push({ event, truth: and(truth, held) });
    if (!joined) runs.push(into);
  }
  return runs;
}

/** The first, from `start` on, that is no further back than the window reaches; later events have no earlier ones. */
function windowStart(scene: Scene, found: readonly Occasion[], index: number, start: number, within: Duration): number {
  const event = found[index]?.event ?? 0;
  for (let first = start; first < index; first++) if (reaches(scene, found[first]?.event ?? 0, event, within)) return first;
  return index;
}

/** Where it cannot be told whether the event completes a count, or is the first that does, what leaves that open is missing. */
function explainRun(scene: Scene, { event, truth, members }: Judged, pattern: CompiledPattern, within: Duration, wanted: Wanted, judge: 'each' | 'first'): void {
  const marks = marksIn(scene);
  const found = occasionsAmong(scene, pattern, members);
  settle(scene, marks, NO);
  if (truth !== UNKNOWN) return;
  const { evidence } = scene;
  scene.evidence = undefined;
  const last = found.findIndex((one) => one.event === event);
  for (let index = judge === 'first' ? 0 : last; index <= last; index++) markCount(scene, pattern, found.slice(windowStart(scene, found, index, 0, within), index + 1), wanted);
  scene.evidence = evidence;
}

function markCount(scene: Scene, pattern: CompiledPattern, window: readonly Occasion[], wanted: Wanted): void {
  const marks = marksIn(scene);
  const members = window.map(({ event }) => event);
  const [certain, unknown] = [YES, UNKNOWN].map((truth) => occasionsAmong(scene, pattern, members).filter((one) => one.truth === truth).map(({ event }) => event));
  const held = enough(scene, certain ?? [], unknown ?? [], wanted);
  settle(scene, marks, held);
  if (held === YES) occasionsAmong(scene, pattern, members.slice(-1));
}

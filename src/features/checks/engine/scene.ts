import { NO_DAY } from './calendar.ts';
import { TYPE_COUNT, typeName, type ChildRow, type Columns, type Sheet } from './columns.ts';
import { UNKNOWN, type Truth } from './truth.ts';
import type { ValueTable } from './values.ts';

/** When the question is asked: everything after is unseen. */
export interface AsAt {
  /** The London day, counted from 1970-01-01. */
  readonly day: number;
  /** The second; the last of the day where a day was given. */
  readonly second: number;
}

/**
 * One child's record as one question sees it: the columns, and for each type the run of its events
 * that had happened by then. One scene is used for all children in turn, so that nothing is made anew.
 */
export interface Scene {
  columns: Columns;
  readonly values: ValueTable;
  readonly asAt: AsAt;
  readonly typeStart: Int32Array;
  readonly typeEnd: Int32Array;
  readonly types: number[];
  child: ChildRow;
  /** Another number for each record that is shown, in whichever scene, so that what was found out about one is not taken for another. */
  shown: number;
  /** The day of birth that is taken; NO_DAY where it is not recorded. */
  birth: number;
  eventId: (source: number) => string;
  /** Who knew of the event at that place of the file. */
  knowers: Sheet['knowers'];
  sourceOf: Sheet['sourceOf'];
  /** What of the record is seen, by time; put together when a check first asks for it. */
  order: Int32Array | undefined;
  /** The first day on which what is asked held: something had passed out of the time asked about, or had come; NO_DAY where no day made it hold. */
  lapsed: number;
  /** What bears on the result, and which fields are missing; gathered only when asked for. */
  evidence: number[] | undefined;
  missing: string[] | undefined;
  /** Events by their folded ids, where a check has asked for one. */
  ids: ReadonlyMap<string, number> | undefined;
}

const NO_CHILD: ChildRow = { id: '', birth: [], recorded: new Set() };

export function newScene(sheet: Sheet, asAt: AsAt): Scene {
  return {
    columns: sheet.columns, values: sheet.values, asAt, eventId: sheet.eventId, knowers: sheet.knowers, sourceOf: sheet.sourceOf, order: undefined,
    typeStart: new Int32Array(TYPE_COUNT), typeEnd: new Int32Array(TYPE_COUNT), types: [],
    child: NO_CHILD, shown: 0, birth: NO_DAY, lapsed: NO_DAY, evidence: undefined, missing: undefined, ids: undefined,
  };
}

/** The same scene before another sheet with the same table of values. */
export function turnTo(scene: Scene, { columns, eventId, knowers, sourceOf }: Sheet): void {
  Object.assign(scene, { columns, eventId, knowers, sourceOf });
}

// One count for all scenes, because compiled checks serve several.
let shownSoFar = 0;

/**
 * Points the scene at the events from `first` up to `last` of one child, as far as they had happened. False where one that had
 * not stands among those that had, because of some only the day is recorded: then it has to be shown without that one.
 */
export function showChild(scene: Scene, child: ChildRow, first: number, last: number): boolean {
  const { typeStart, typeEnd, types, asAt } = scene;
  const { type, at } = scene.columns;
  for (const code of types) typeEnd[code] = typeStart[code] = 0;
  types.length = 0;
  scene.child = child;
  scene.shown = ++shownSoFar;
  scene.ids = scene.order = undefined;
  scene.birth = child.birth[0]?.[0] ?? NO_DAY;
  let whole = true;
  for (let start = first; start < last;) {
    const code = type[start] ?? -1;
    let end = start + 1;
    while (end < last && type[end] === code) end++;
    if (code >= 0) {
      // Those of one type stand by time, so where the last of them had happened all had.
      if ((at[end - 1] ?? 0) > asAt.second) whole = showSome(scene, code, start, end) && whole;
      else [typeStart[code], typeEnd[code]] = [start, end];
      if ((typeEnd[code] ?? 0) > 0) types.push(code);
    }
    start = end;
  }
  return whole;
}

/** Shows those of one type that had happened. False where one that had not stands among them. */
function showSome({ typeStart, typeEnd, asAt, columns: { day, at, timed } }: Scene, code: number, start: number, end: number): boolean {
  let [seen, hidden, whole] = [false, false, true];
  for (let event = start; event < end; event++) {
    if ((day[event] ?? 0) > asAt.day) continue;
    if (timed[event] === 1 && (at[event] ?? 0) > asAt.second) {
      hidden = true;
      continue;
    }
    if (hidden) whole = false;
    if (!seen) typeStart[code] = event;
    seen = true;
    typeEnd[code] = event + 1;
  }
  return whole;
}

/** So far apart are two seconds in a key that holds a place beside the time. */
const PLACES = 2 ** 21;

/** Every event of the record, by time and then by its place. */
export function timeOrder(scene: Scene): Int32Array {
  return (scene.order ??= scene.columns.byTime === undefined ? sortedByTime(scene) : seenOf(scene, scene.columns.byTime));
}

/** Those of an order that was kept that are shown. */
function seenOf({ types, typeStart, typeEnd, columns: { type } }: Scene, byTime: Int32Array): Int32Array {
  const count = types.reduce((sum, code) => sum + (typeEnd[code] ?? 0) - (typeStart[code] ?? 0), 0);
  return count === byTime.length ? byTime : byTime.filter((event) => event >= (typeStart[type[event] ?? -1] ?? 0) && event < (typeEnd[type[event] ?? -1] ?? 0));
}

function sortedByTime(scene: Scene): Int32Array {
  const { at } = scene.columns;
  const first = Math.min(...scene.types.map((code) => scene.typeStart[code] ?? 0));
  const keys = new Float64Array(scene.types.reduce((count, code) => count + (scene.typeEnd[code] ?? 0) - (scene.typeStart[code] ?? 0), 0));
  let next = 0;
  for (const code of scene.types) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = scene.typeStart[code] ?? 0; event < end; event++) keys[next++] = timeKey(at, event, first);
  }
  return placesIn(keys.sort(), first);
}

/** The place is counted from `first`, so that it has room beside the time. */
function timeKey(at: Float64Array, event: number, first: number): number {
  return Math.floor(at[event] ?? 0) * PLACES + (event - first);
}

function placesIn(keys: Float64Array, first: number): Int32Array {
  const order = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    order[place] = first + (key - Math.floor(key / PLACES) * PLACES);
  }
  return order;
}

/** Every place of the columns by time: what `timeOrder` gives where all of it is shown. */
export function byTimeIn({ at, count }: Columns): Int32Array {
  return placesIn(Float64Array.from({ length: count }, (_, event) => timeKey(at, event, 0)).sort(), 0);
}

/** Not before: by the second where both have a time, otherwise by the day. */
export function notBefore({ columns: { at, day, timed } }: Scene, event: number, other: number): boolean {
  if (timed[event] === 1 && timed[other] === 1) return (at[event] ?? 0) >= (at[other] ?? 0);
  return (day[event] ?? 0) >= (day[other] ?? 0);
}

const FEW = 8;

/** The first event of the type that is not of an earlier day; the end of its run where there is none. */
export function firstFrom({ columns: { day }, typeStart, typeEnd }: Scene, code: number, from: number): number {
  let [low, high] = [typeStart[code] ?? 0, typeEnd[code] ?? 0];
  if (low === high || (day[low] ?? 0) >= from) return low;
  while (high - low > FEW) {
    const middle = (low + high) >> 1;
    if ((day[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  while (low < high && (day[low] ?? 0) < from) low++;
  return low;
}

/** The event says nothing in that field. */
export function markSilent(scene: Scene, event: number, field: string): void {
  if (scene.missing !== undefined) scene.missing.push(`${typeName(scene.columns.type[event] ?? -1)}.${field === 'kind_or_type' ? 'kind' : field}`);
}

export function markMissing(scene: Scene, field: string): void {
  scene.missing?.push(field);
}

/** How much has been marked as missing so far. */
export function marksIn({ missing }: Scene): number {
  return missing?.length ?? 0;
}

/** What was marked since then on the way to an answer that is known has not decided it. */
export function settle(scene: Scene, marks: number, held: Truth): Truth {
  if (held !== UNKNOWN && scene.missing !== undefined) scene.missing.length = marks;
  return held;
}

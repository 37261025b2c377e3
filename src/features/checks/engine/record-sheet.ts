import type { EventRecord } from '../../events/index.ts';
import type { Columns, Partial, Sheet } from './columns.ts';
import { byTimeIn } from './scene.ts';
import { columnsOf, inSheetOrder, partialsOf, place, sheetOf, type ChildFacts, type Placed } from './sheet.ts';
import { folded, type ValueTable } from './values.ts';

/** A sheet of one child, to which entries can be added without putting the others into columns anew. */
export interface RecordSheet {
  readonly sheet: Sheet;
  /** Grows with each entry; the place in it is the entry's source. */
  readonly events: EventRecord[];
  /** Sources by folded id. */
  readonly sources: Map<string, number>;
}

export function recordSheet(given: readonly EventRecord[], child: ChildFacts, values: ValueTable): RecordSheet {
  const events = [...given];
  const sheet = sheetOf(events, [child], values);
  const sources = new Map(events.map(({ id }, source) => [folded(id), source]));
  return { sheet: { ...sheet, columns: { ...placed(sheet.columns), byTime: byTimeIn(sheet.columns) }, sourceOf: (id) => sources.get(id) }, events, sources };
}

/** The record with one entry more. What was read of the others is copied and not read again. */
export function withEntry({ sheet, events, sources }: RecordSheet, event: EventRecord): RecordSheet {
  const source = events.push(event) - 1;
  sources.set(folded(event.id), source);
  const own = place(event, source, 0);
  const at = placeOfNew(sheet, own, events);
  const columns = inserted(sheet.columns, columnsOf([own], sheet.values), at);
  const partials = new Map<number, Partial>();
  for (const [before, partial] of sheet.partials) partials.set(before < at ? before : before + 1, partial);
  for (const partial of partialsOf([own]).values()) partials.set(at, partial);
  return { events, sources, sheet: { ...sheet, columns: { ...placed(columns), byTime: withPlace(sheet.columns.byTime, columns, at) }, partials, childStart: Int32Array.of(0, columns.count) } };
}

/** By halving: the first place whose event comes after the new one. */
function placeOfNew({ columns: { count, type, at, source } }: Sheet, own: Placed, events: readonly EventRecord[]): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = events[source[middle] ?? 0] ?? own.event;
    const other = { ...own, event, source: source[middle] ?? 0, type: type[middle] ?? 0, at: at[middle] ?? 0 };
    if (inSheetOrder(other, own) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placed(columns: Columns): Columns {
  const placeOf = new Int32Array(columns.count);
  for (let event = 0; event < columns.count; event++) placeOf[columns.source[event] ?? 0] = event;
  return { ...columns, placeOf };
}

/** The order by time with the new place in it; those after it have moved on by one. */
function withPlace(before: Int32Array | undefined, columns: Columns, added: number): Int32Array {
  if (before === undefined) return byTimeIn(columns);
  const second = (place: number): number => Math.floor(columns.at[place] ?? 0);
  const own = second(added);
  const order = new Int32Array(columns.count);
  let [next, isIn] = [0, false];
  for (const old of before) {
    const place = old < added ? old : old + 1;
    if (!isIn && (second(place) > own || (second(place) === own && place > added))) {
      order[next++] = added;
      isIn = true;
    }
    order[next++] = place;
  }
  if (!isIn) order[next] = added;
  return order;
}

type Numbers = Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array;

function inserted(all: Columns, one: Columns, at: number): Columns {
  const into = <Column extends Numbers>(column: Column, value: number): Column => spliced(column, at, [value]);
  const first = all.attributeStart[at] ?? 0;
  const more = one.attributeKey.length;
  const attributeStart = new Int32Array(all.count + 2);
  for (let event = 0; event <= all.count + 1; event++) attributeStart[event] = event <= at ? (all.attributeStart[event] ?? 0) : (all.attributeStart[event - 1] ?? 0) + more;
  return {
    count: all.count + 1, attributeStart,
    attributeKey: spliced(all.attributeKey, first, [...one.attributeKey]), attributeValue: spliced(all.attributeValue, first, [...one.attributeValue]),
    type: into(all.type, one.type[0] ?? -1), day: into(all.day, one.day[0] ?? 0), at: into(all.at, one.at[0] ?? 0), timed: into(all.timed, one.timed[0] ?? 0), known: into(all.known, one.known[0] ?? 0),
    agency: into(all.agency, one.agency[0] ?? 0), area: into(all.area, one.area[0] ?? 0), persons: into(all.persons, one.persons[0] ?? 0), text: into(all.text, one.text[0] ?? 0), source: into(all.source, one.source[0] ?? 0),
  };
}

function spliced<Column extends Numbers>(column: Column, at: number, values: readonly number[]): Column {
  const made: unknown = column.constructor;
  if (!isMaker<Column>(made)) throw new TypeError('a column is a typed array');
  const wider = new made(column.length + values.length);
  wider.set(column.subarray(0, at));
  wider.set(values, at);
  wider.set(column.subarray(at), at + values.length);
  return wider;
}

function isMaker<Column>(made: unknown): made is new (length: number) => Column {
  return typeof made === 'function';
}

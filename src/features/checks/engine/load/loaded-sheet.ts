import type { ChildRow, Columns, Knower, Partial, Sheet } from '../columns.ts';
import { daysOf, type ChildFacts } from '../sheet.ts';
import type { Value } from '../values.ts';
import { ValueTable } from '../values.ts';
import type { EventLoader } from './event-loader.ts';
import type { GrowingInts } from './growing.ts';
import { sheetOrder } from './order.ts';

/** A sheet as data: what threads share, and what is copied to each. */
export interface SheetData {
  readonly columns: Columns;
  readonly children: readonly ChildRow[];
  readonly childStart: Int32Array;
  readonly values: readonly Value[];
  readonly partials: ReadonlyMap<number, Partial>;
  readonly ids: { readonly bytes: Uint8Array; readonly starts: Int32Array };
  readonly knowers: { readonly start: Int32Array; readonly who: Int32Array; readonly day: Int32Array; readonly names: readonly string[]; readonly careful: ReadonlyMap<number, readonly Knower[]> };
}

/** Puts what was loaded in the order of a sheet, in memory that threads can share. Nothing stays in the loader, so that it is not there twice. */
export function sheetData(loader: EventLoader, facts: readonly ChildFacts[]): SheetData {
  const children = childRows(loader, facts);
  const { order, childStart } = sheetOrder(loader, children.length);
  const ints = (from: GrowingInts): Int32Array => permuted(from.taken(), order, sharedInts(order.length));
  const starts = loader.attributeStart.filled();
  const attributeStart = sharedInts(order.length + 1);
  const attributeKey = new Int16Array(new SharedArrayBuffer(loader.attributeKey.length * 2));
  const attributeValue = sharedInts(loader.attributeValue.length);
  let next = 0;
  for (let place = 0; place < order.length; place++) {
    const source = order[place] ?? 0;
    for (let at = starts[source] ?? 0; at < (starts[source + 1] ?? 0); at++) {
      attributeKey[next] = loader.attributeKey.get(at);
      attributeValue[next++] = loader.attributeValue.get(at);
    }
    attributeStart[place + 1] = next;
  }
  const columns: Columns = {
    count: order.length, attributeStart, attributeKey, attributeValue, source: order,
    type: permuted(loader.type.taken(), order, new Int16Array(new SharedArrayBuffer(order.length * 2))),
    timed: permuted(loader.timed.taken(), order, new Uint8Array(new SharedArrayBuffer(order.length))),
    at: permuted(loader.at.taken(), order, new Float64Array(new SharedArrayBuffer(order.length * 8))),
    day: ints(loader.day), known: ints(loader.known), agency: ints(loader.agency), area: ints(loader.area), persons: ints(loader.persons), text: ints(loader.text),
  };
  return {
    columns, children, childStart, values: loader.cells.values.all,
    partials: partialsByPlace(loader, order), ids: loader.ids.taken(),
    knowers: { start: sharedCopy(loader.knowers.start), who: sharedCopy(loader.knowers.who), day: sharedCopy(loader.knowers.day), names: loader.cells.whoNames, careful: loader.knowers.careful },
  };
}

/** The sheet that the data are; a thread makes its own. */
export function sheetFrom(data: SheetData): Sheet {
  return sheetOver(data, ValueTable.from(data.values));
}

/** The same over the table of values that the data were loaded with. */
export function sheetOver({ ids, knowers, ...data }: SheetData, values: ValueTable): Sheet {
  const bytes = Buffer.from(ids.bytes.buffer, ids.bytes.byteOffset, ids.bytes.byteLength);
  return {
    ...data, values,
    eventId: (source) => bytes.toString('utf8', ids.starts[source], ids.starts[source + 1]),
    knowers: (source) => {
      const careful = knowers.careful.get(source);
      if (careful !== undefined) return careful;
      const [first, last] = [knowers.start[source] ?? 0, knowers.start[source + 1] ?? 0];
      return Array.from({ length: last - first }, (_, index) => {
        const day = knowers.day[first + index] ?? 0;
        return { who: knowers.names[knowers.who[first + index] ?? 0] ?? '', days: [[day, day]] };
      });
    },
  };
}

export function sharedInts(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

function sharedCopy(from: GrowingInts): Int32Array {
  const copy = sharedInts(from.length);
  copy.set(from.taken());
  return copy;
}

interface Numbers {
  [place: number]: number;
}

function permuted<Into extends Numbers>(from: Numbers, order: Int32Array, into: Into): Into {
  for (let place = 0; place < order.length; place++) into[place] = from[order[place] ?? 0] ?? 0;
  return into;
}

function childRows({ children, unread }: EventLoader, facts: readonly ChildFacts[]): readonly ChildRow[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return [...children.keys()].map((id): ChildRow => {
    const { birth, recorded = [] } = known.get(id) ?? {};
    const own = unread.get(id);
    return { id, birth: birth === undefined ? [] : daysOf(birth), recorded: new Set(recorded), ...(own === undefined ? {} : { unread: own }) };
  });
}

function partialsByPlace({ partials }: EventLoader, order: Int32Array): ReadonlyMap<number, Partial> {
  const found = new Map<number, Partial>();
  if (partials.size === 0) return found;
  for (let place = 0; place < order.length; place++) {
    const partial = partials.get(order[place] ?? 0);
    if (partial !== undefined) found.set(place, partial);
  }
  return found;
}

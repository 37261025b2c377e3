import type { EventLoader } from './event-loader.ts';

/** Places in the file in the order of a sheet: by child, type, time and id, so that the order of the rows says nothing. */
export function sheetOrder(loader: EventLoader, children: number): { readonly order: Int32Array; readonly childStart: Int32Array } {
  const [child, type, at] = [loader.child.filled(), loader.type.filled(), loader.at.filled()];
  const count = child.length;
  const childStart = new Int32Array(new SharedArrayBuffer((children + 1) * 4));
  for (let source = 0; source < count; source++) {
    const own = (child[source] ?? 0) + 1;
    childStart[own] = (childStart[own] ?? 0) + 1;
  }
  for (let place = 0; place < children; place++) childStart[place + 1] = (childStart[place + 1] ?? 0) + (childStart[place] ?? 0);
  const next = Int32Array.from(childStart);
  const order = new Int32Array(new SharedArrayBuffer(count * 4));
  for (let source = 0; source < count; source++) {
    const own = child[source] ?? 0;
    const place = next[own] ?? 0;
    order[place] = source;
    next[own] = place + 1;
  }
  const before = (a: number, b: number): number => (type[a] ?? 0) - (type[b] ?? 0) || (at[a] ?? 0) - (at[b] ?? 0) || loader.ids.compare(a, b) || a - b;
  for (let place = 0; place < children; place++) order.subarray(childStart[place], childStart[place + 1]).sort(before);
  return { order, childStart };
}

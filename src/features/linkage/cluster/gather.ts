import { radixSort } from '../block/radix-sort.ts';
import type { Pairs } from '../score/pairs.ts';
import type { Components } from './components.ts';

/** Components as ranges of two lists: members[memberStarts[c]…] and pairs edges[edgeStarts[c]…]. */
export interface Gathered {
  readonly size: number;
  readonly members: Int32Array;
  readonly memberStarts: Int32Array;
  readonly edges: Int32Array;
  readonly edgeStarts: Int32Array;
}

/** Sorts records and edges by their component. Flat lists, because ten million records have millions of components. */
export function gather(components: Components, pairs: Pairs, edges: Int32Array, count: number): Gathered {
  const inEdge = new Uint8Array(count);
  for (const pair of edges) {
    inEdge[pairs.left[pair] ?? 0] = 1;
    inEdge[pairs.right[pair] ?? 0] = 1;
  }
  const linked = new Int32Array(inEdge.reduce((sum, one) => sum + one, 0));
  for (let record = 0, at = 0; record < count; record++) if (inEdge[record] === 1) linked[at++] = record;
  const members = byRoot(linked, (record) => components.find(record));
  const sortedEdges = byRoot(edges, (pair) => components.find(pairs.left[pair] ?? 0));
  return { size: members.starts.length - 1, members: members.items, memberStarts: members.starts, edges: sortedEdges.items, edgeStarts: sortedEdges.starts };
}

function byRoot(from: Int32Array, rootOf: (item: number) => number): { readonly items: Int32Array; readonly starts: Int32Array } {
  const keys = Uint32Array.from(from, rootOf);
  const sorted = radixSort(keys, Int32Array.from(from), from.length, new Uint32Array(from.length), new Int32Array(from.length));
  let groups = 0;
  for (let at = 0; at < from.length; at++) if (at === 0 || sorted.keys[at] !== sorted.keys[at - 1]) groups++;
  const starts = new Int32Array(groups + 1);
  for (let at = 0, group = 0; at < from.length; at++) if (at === 0 || sorted.keys[at] !== sorted.keys[at - 1]) starts[group++] = at;
  starts[groups] = from.length;
  return { items: sorted.items, starts };
}

import type { Links } from './links.ts';

/** The clusters that the counted links make when each joins all that it touches: the component of each record, from 1. */
export function componentsOf(links: Links, counts: (pair: number) => boolean, records: number): Int32Array {
  const parent = new Int32Array(records);
  for (let record = 0; record < records; record += 1) parent[record] = record;
  for (let pair = 0; pair < links.pairs; pair += 1) {
    if (!counts(pair)) continue;
    const [one, other] = [rootOf(parent, links.left[pair] ?? 0), rootOf(parent, links.right[pair] ?? 0)];
    if (one !== other) parent[Math.max(one, other)] = Math.min(one, other);
  }
  for (let record = 0; record < records; record += 1) parent[record] = rootOf(parent, record);
  return parent.map((root) => root + 1);
}

function rootOf(parent: Int32Array, record: number): number {
  let root = record;
  for (let up = parent[root] ?? 0; up !== root; up = parent[root] ?? 0) {
    parent[root] = parent[up] ?? 0;
    root = up;
  }
  return root;
}

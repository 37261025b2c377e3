import { sharedInts } from '../records/interner.ts';
import type { Records } from '../records/records.ts';
import type { PairArrays, Pairs } from '../score/pairs.ts';
import type { Workforce } from '../score/workforce.ts';
import { Components } from './components.ts';
import { gather, type Gathered } from './gather.ts';
import type { ComponentList } from './settle.ts';

export interface Clustering {
  /** The record that stands for the cluster of each record. */
  readonly of: Int32Array;
  /** Sizes of components that had to be cut before they could be weighed whole. */
  readonly tooLarge: readonly number[];
}

export interface ClusterLimits {
  /** The lowest average weight, in bits, at which clusters are joined. */
  readonly join: number;
  /** The lowest weight, in bits, of an edge that puts two records in one component. */
  readonly edge: number;
}

const LARGEST = 2500;
// Bits by which the edge is raised where a component is too large to be weighed whole.
const RAISE = 2;

interface Work {
  readonly records: Records;
  readonly pairs: Pairs;
  readonly workforce: Workforce;
  readonly limits: ClusterLimits;
  readonly of: Int32Array;
  readonly tooLarge: number[];
  readonly order: Uint32Array;
}

/**
 * Components by edges, then every pair inside a component weighed and joined by average linkage. Pairs
 * that come to lie in one cluster and that no blocking rule gave are added to `pairs`.
 */
export async function cluster(records: Records, pairs: Pairs, workforce: Workforce, limits: ClusterLimits): Promise<Clustering> {
  const of = Int32Array.from({ length: records.count }, (_, index) => index);
  const order = new Uint32Array(new SharedArrayBuffer(records.count * 4));
  for (let record = 0; record < records.count; record++) order[record] = records.ids.hashOf(records.idOf[record] ?? 0);
  const work: Work = { records, pairs, workforce, limits, of, tooLarge: [], order };
  const edges = new Int32Array(pairs.count);
  for (let pair = 0; pair < edges.length; pair++) edges[pair] = pair;
  await connected(work, edges, limits.edge, new Set());
  return { of, tooLarge: work.tooLarge };
}

async function connected(work: Work, candidates: Int32Array, edge: number, met: ReadonlySet<number>): Promise<void> {
  const { pairs, records, limits } = work;
  const edges = candidates.filter((pair) => (pairs.weight[pair] ?? 0) >= edge);
  const components = new Components(records.count);
  for (const pair of edges) components.join(pairs.left[pair] ?? 0, pairs.right[pair] ?? 0);
  const gathered = gather(components, pairs, edges, records.count);
  const again: Int32Array[] = [];
  const several: number[] = [];
  for (let index = 0; index < gathered.size; index++) {
    const start = gathered.memberStarts[index] ?? 0;
    const size = (gathered.memberStarts[index + 1] ?? 0) - start;
    const firstEdge = gathered.edgeStarts[index] ?? 0;
    if (size === 2) joinTwo(work, gathered.members[start] ?? 0, gathered.members[start + 1] ?? 0, pairs.weight[gathered.edges[firstEdge] ?? 0] ?? 0);
    else if (size <= LARGEST) several.push(index);
    else again.push(gathered.edges.subarray(firstEdge, gathered.edgeStarts[index + 1] ?? 0));
    if (size > LARGEST && edge === limits.edge) work.tooLarge.push(size);
  }
  await settleSeveral(work, gathered, several, met);
  if (again.length === 0) return;
  const left = together(again);
  // Edges below the raised one are forgotten by the next round, and are no new pairs for all that.
  const known = met.size > 0 ? met : new Set(Array.from(left, (pair) => (pairs.left[pair] ?? 0) * records.count + (pairs.right[pair] ?? 0)));
  await connected(work, left, edge + RAISE, known);
}

function joinTwo({ of, workforce: { scorer }, limits: { join } }: Work, a: number, b: number, weight: number): void {
  if (weight >= join && scorer.holds(a, b, weight) && scorer.weighInCluster(a, b, weight) >= join) of[Math.max(a, b)] = Math.min(a, b);
}

async function settleSeveral({ records, pairs, workforce, of, order, limits: { join } }: Work, gathered: Gathered, several: readonly number[], met: ReadonlySet<number>): Promise<void> {
  const list = listOf(gathered, several, pairs, order);
  const settled = await workforce.settle(list, several.length, join);
  let at = 0;
  for (const { roots, unmet } of settled) {
    for (const root of roots) of[list.members[at++] ?? 0] = root;
    if (met.size === 0) pairs.addAll(unmet);
    else for (let pair = 0; pair < unmet.count; pair++) addNew(pairs, unmet, pair, met, records.count);
  }
}

function addNew(pairs: Pairs, unmet: PairArrays, pair: number, met: ReadonlySet<number>, count: number): void {
  const [left, right] = [unmet.left[pair] ?? 0, unmet.right[pair] ?? 0];
  if (!met.has(left * count + right)) pairs.add(left, right, unmet.weight[pair] ?? 0, 0);
}

function listOf({ members, memberStarts, edges, edgeStarts }: Gathered, several: readonly number[], pairs: Pairs, order: Uint32Array): ComponentList {
  const total = (starts: Int32Array): number => several.reduce((sum, index) => sum + (starts[index + 1] ?? 0) - (starts[index] ?? 0), 0);
  const [memberTotal, edgeTotal] = [total(memberStarts), total(edgeStarts)];
  const list = { members: sharedInts(memberTotal), memberStarts: sharedInts(several.length + 1), edgeLeft: sharedInts(edgeTotal), edgeRight: sharedInts(edgeTotal), edgeStarts: sharedInts(several.length + 1), order };
  let [memberAt, edgeAt] = [0, 0];
  for (const [place, index] of several.entries()) {
    for (let at = memberStarts[index] ?? 0; at < (memberStarts[index + 1] ?? 0); at++) list.members[memberAt++] = members[at] ?? 0;
    for (let at = edgeStarts[index] ?? 0; at < (edgeStarts[index + 1] ?? 0); at++) {
      list.edgeLeft[edgeAt] = pairs.left[edges[at] ?? 0] ?? 0;
      list.edgeRight[edgeAt++] = pairs.right[edges[at] ?? 0] ?? 0;
    }
    list.memberStarts[place + 1] = memberAt;
    list.edgeStarts[place + 1] = edgeAt;
  }
  return list;
}

function together(lists: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    whole.set(list, at);
    at += list.length;
  }
  return whole;
}

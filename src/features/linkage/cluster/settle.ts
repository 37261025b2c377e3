import { FORBIDDEN, type Scorer } from '../score/scorer.ts';
import { Pairs } from '../score/pairs.ts';
import { averageLinkage } from './average-linkage.ts';
import { Components } from './components.ts';

/** Components to settle: members[memberStarts[c]…] and the edges that were met, as two records each. */
export interface ComponentList {
  readonly members: Int32Array;
  readonly memberStarts: Int32Array;
  readonly edgeLeft: Int32Array;
  readonly edgeRight: Int32Array;
  readonly edgeStarts: Int32Array;
  /** By record: a number of the content of its id, so that ties are settled alike whatever the order of the rows. */
  readonly order: Uint32Array;
}

export interface Settled {
  /** For each member of the list, the record that stands for its cluster. */
  readonly roots: Int32Array<ArrayBuffer>;
  /** Pairs of one cluster that no blocking rule gave. */
  readonly unmet: Pairs;
}

// One pair, however sure, does not outvote many.
const MOST = 14;

/** Weighs every pair inside the components `from` up to `to` and joins them by average linkage. */
export function settle(list: ComponentList, from: number, to: number, scorer: Scorer, join: number): Settled {
  const first = list.memberStarts[from] ?? 0;
  const roots = new Int32Array((list.memberStarts[to] ?? 0) - first);
  const unmet = new Pairs();
  for (let component = from; component < to; component++) {
    const start = list.memberStarts[component] ?? 0;
    const members = list.members.slice(start, list.memberStarts[component + 1] ?? 0);
    const settled = linkAll(list, component, members, scorer, join, unmet);
    for (let at = 0; at < members.length; at++) roots[start - first + at] = settled.get(list.members[start + at] ?? 0) ?? 0;
  }
  return { roots, unmet };
}

function linkAll(list: ComponentList, component: number, members: Int32Array, scorer: Scorer, join: number, unmet: Pairs): ReadonlyMap<number, number> {
  const ordered = members.sort((a, b) => (list.order[a] ?? 0) - (list.order[b] ?? 0) || a - b);
  const size = ordered.length;
  const exact = new Float64Array(size * size);
  const clusters = heldTogether(averageLinkage(weighAll(scorer, ordered, exact), size, join), (a, b) => scorer.holds(ordered[a] ?? 0, ordered[b] ?? 0, exact[a * size + b] ?? 0));
  const place = new Map(Array.from(ordered, (record, index) => [record, index]));
  const met = new Uint8Array(size * size);
  for (let edge = list.edgeStarts[component] ?? 0; edge < (list.edgeStarts[component + 1] ?? 0); edge++) {
    const [a, b] = [place.get(list.edgeLeft[edge] ?? 0) ?? 0, place.get(list.edgeRight[edge] ?? 0) ?? 0];
    met[a * size + b] = met[b * size + a] = 1;
  }
  for (let a = 1; a < size; a++) {
    for (let b = 0; b < a; b++) {
      if (clusters[a] !== clusters[b] || met[a * size + b] === 1) continue;
      const [left, right] = [ordered[a] ?? 0, ordered[b] ?? 0];
      unmet.add(Math.min(left, right), Math.max(left, right), exact[a * size + b] ?? 0, 0);
    }
  }
  return new Map(Array.from(ordered, (record, index) => [record, ordered[clusters[index] ?? 0] ?? 0]));
}

/** Takes clusters apart where no pair holds their parts together: an average over doubtful pairs is no evidence. */
function heldTogether(clusters: Int32Array, holds: (a: number, b: number) => boolean): Int32Array {
  const size = clusters.length;
  const parts = new Components(size);
  for (let a = 1; a < size; a++) for (let b = 0; b < a; b++) if (clusters[a] === clusters[b] && holds(a, b)) parts.join(a, b);
  return clusters.map((_, member) => parts.find(member));
}

function weighAll(scorer: Scorer, ordered: Int32Array, exact: Float64Array): Float64Array {
  const size = ordered.length;
  const weights = new Float64Array(size * size);
  for (let a = 1; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const weight = scorer.weigh(ordered[a] ?? 0, ordered[b] ?? 0);
      exact[a * size + b] = weight;
      const counted = weight <= FORBIDDEN ? FORBIDDEN : scorer.weighInCluster(ordered[a] ?? 0, ordered[b] ?? 0, weight);
      weights[a * size + b] = weights[b * size + a] = counted <= FORBIDDEN ? -Infinity : Math.max(-MOST, Math.min(MOST, counted));
    }
  }
  forbidTwins(scorer, ordered, weights);
  return weights;
}

/**
 * Two records of one source whose forenames differ are two children where other records bear out both names.
 * A name that stands once is as likely a slip or a pet name, and decides nothing. Where records have numbers of
 * their own, one source may be wrong; a second source that holds both says the same as having no numbers does.
 */
function forbidTwins(scorer: Scorer, ordered: Int32Array, weights: Float64Array): void {
  const size = ordered.length;
  const alike = (a: number, b: number): boolean => scorer.shareForename(ordered[a] ?? 0, ordered[b] ?? 0);
  const borneOut = (member: number): boolean => ordered.some((_, other) => other !== member && alike(member, other));
  const held: (readonly [number, number])[] = [];
  for (let a = 1; a < size; a++) for (let b = 0; b < a; b++) if (scorer.asTwins(ordered[a] ?? 0, ordered[b] ?? 0) && borneOut(a) && borneOut(b)) held.push([a, b]);
  for (const [a, b] of held) {
    const again = !scorer.hasNumbers || held.some(([c, d]) => c !== a && d !== b && c !== b && d !== a && ((alike(a, c) && alike(b, d)) || (alike(a, d) && alike(b, c))));
    weights[a * size + b] = weights[b * size + a] = Math.min(again ? -Infinity : -MOST, weights[a * size + b] ?? 0);
  }
}

import { meanOf, perRecord, type BCubed, type Sides } from './bcubed.ts';
import { pairsOf, type Runs } from './contingency.ts';
import { agreement, wilson, type Agreement, type Share } from './interval.ts';
import type { Judged } from './fairness.ts';

/** How well clusters agree with entities. */
export interface PartitionResult {
  /** Pairs of records in one cluster, held against pairs of one entity. */
  readonly pairs: Agreement;
  readonly bcubed: BCubed;
  /** Clusters that are exactly one entity, no record more or less: of the clusters, and of the entities. */
  readonly exact: { readonly precision: Share; readonly recall: Share; readonly f1: number };
  readonly clusters: number;
  readonly entities: number;
  /** Clusters that hold records of one entity only. */
  readonly pure: Share;
  /** Entities with two records or more whose records are all together. */
  readonly whole: Share;
  /** How many clusters have 1, 2, 3 … records; the sizes as keys. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly largest: number;
}

export function partitionOf({ entity }: Judged, sides: Sides): PartitionResult {
  const { byCluster, byEntity, cells } = sides;
  const records = byCluster.order.length;
  const shares = perRecord(sides, entity.length);
  const [clusters, entities] = [byCluster.starts.length - 1, byEntity.starts.length - 1];
  const { exact, pure } = clustersCounted(byCluster, shares);
  const { several, whole } = entitiesCounted(byEntity, shares.recall);
  return {
    pairs: agreement(pairsOf(cells), pairsOf(byCluster), pairsOf(byEntity)),
    bcubed: meanOf({ precision: sum(shares.precision), recall: sum(shares.recall) }, records),
    exact: { precision: wilson(exact, clusters), recall: wilson(exact, entities), f1: (2 * exact) / (clusters + entities) },
    clusters, entities, pure: wilson(pure, clusters), whole: wilson(whole, several), ...sizesOf(byCluster),
  };
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function clustersCounted({ order, starts }: Runs, { precision, recall }: ReturnType<typeof perRecord>): { readonly exact: number; readonly pure: number } {
  let [exact, pure] = [0, 0];
  for (let run = 0; run + 1 < starts.length; run += 1) {
    // The first record speaks for all: where its cluster is one entity alone, theirs is the same.
    const record = order[starts[run] ?? 0] ?? 0;
    if (precision[record] !== 1) continue;
    pure += 1;
    exact += Number(recall[record] === 1);
  }
  return { exact, pure };
}

function entitiesCounted({ order, starts }: Runs, recall: Float64Array): { readonly several: number; readonly whole: number } {
  let [several, whole] = [0, 0];
  for (let run = 0; run + 1 < starts.length; run += 1) {
    if ((starts[run + 1] ?? 0) - (starts[run] ?? 0) < 2) continue;
    several += 1;
    whole += Number(recall[order[starts[run] ?? 0] ?? 0] === 1);
  }
  return { several, whole };
}

function sizesOf({ starts }: Runs): { readonly sizes: Readonly<Record<string, number>>; readonly largest: number } {
  const counts = new Map<number, number>();
  let largest = 0;
  for (let run = 0; run + 1 < starts.length; run += 1) {
    const size = (starts[run + 1] ?? 0) - (starts[run] ?? 0);
    counts.set(size, (counts.get(size) ?? 0) + 1);
    largest = Math.max(largest, size);
  }
  return { sizes: Object.fromEntries([...counts].toSorted(([a], [b]) => a - b)), largest };
}

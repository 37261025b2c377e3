import { wilson, type Share } from '../evaluate/interval.ts';
import type { Group } from '../evaluate/truth.ts';
import { groupsOf, type Grouped } from './groups.ts';
import type { Linked } from './run-link.ts';

/** How records of one group fared, without a truth to hold them against. */
export interface GroupRate {
  readonly value: string;
  readonly records: number;
  /** In a cluster with another record. */
  readonly linked: Share;
  /** In a pair that a person has to look at. */
  readonly uncertain: Share;
  /** The interval lies wholly on the worse side of the share of all records. */
  readonly worse: readonly ('linked' | 'uncertain')[];
}

export interface RateTable {
  readonly by: string;
  readonly values: readonly GroupRate[];
  /** Values that are not shown, because there are too many. */
  readonly notShown: number;
}

export interface Rates {
  readonly linked: Share;
  readonly uncertain: Share;
  readonly tables: readonly RateTable[];
}

type Rated = Grouped & Pick<Linked, 'pairs' | 'thresholds'>;

const MOST_SHOWN = 30;

/**
 * Shares of records that were linked, and that are in doubt, by group. A difference may lie in the children (those
 * who moved are known to more agencies) or in the linker; without a truth it cannot be told which.
 */
export function ratesOf(linked: Rated): Rates {
  const { records: { count } } = linked;
  const [together, doubtful] = [togetherIn(linked), doubtfulIn(linked)];
  const share = (of: Uint8Array): Share => wilson(of.reduce((sum, one) => sum + one, 0), count);
  const all = { linked: share(together), uncertain: share(doubtful) };
  return { ...all, tables: groupsOf(linked).map((group) => tableOf(group, together, doubtful, all)) };
}

function togetherIn({ records: { count }, clustering: { of } }: Rated): Uint8Array {
  const sizes = new Int32Array(count);
  for (let record = 0; record < count; record++) sizes[of[record] ?? 0] = (sizes[of[record] ?? 0] ?? 0) + 1;
  return Uint8Array.from({ length: count }, (_, record) => Number((sizes[of[record] ?? 0] ?? 0) > 1));
}

function doubtfulIn({ records: { count }, pairs, thresholds, clustering: { of } }: Rated): Uint8Array {
  const doubtful = new Uint8Array(count);
  for (let pair = 0; pair < pairs.count; pair++) {
    const [left, right, weight] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0, pairs.weight[pair] ?? 0];
    if (weight < thresholds.pairs || (weight >= thresholds.automatic && of[left] === of[right])) continue;
    doubtful[left] = 1;
    doubtful[right] = 1;
  }
  return doubtful;
}

function tableOf({ column, values, codes }: Group, together: Uint8Array, doubtful: Uint8Array, all: Pick<Rates, 'linked' | 'uncertain'>): RateTable {
  const [records, linked, uncertain] = [new Int32Array(values.length), new Int32Array(values.length), new Int32Array(values.length)];
  for (const [record, code] of codes.entries()) {
    records[code] = (records[code] ?? 0) + 1;
    linked[code] = (linked[code] ?? 0) + (together[record] ?? 0);
    uncertain[code] = (uncertain[code] ?? 0) + (doubtful[record] ?? 0);
  }
  const rates = values.map((value, code): GroupRate => {
    const held = records[code] ?? 0;
    const [one, other] = [wilson(linked[code] ?? 0, held), wilson(uncertain[code] ?? 0, held)];
    return { value, records: held, linked: one, uncertain: other, worse: [...(one.high < all.linked.share ? ['linked' as const] : []), ...(other.low > all.uncertain.share ? ['uncertain' as const] : [])] };
  }).filter((rate) => rate.records > 0).toSorted((a, b) => b.records - a.records);
  return { by: column, values: rates.slice(0, MOST_SHOWN), notShown: Math.max(0, rates.length - MOST_SHOWN) };
}

import { radixSort } from './radix-sort.ts';

/** The records that meet by one rule: block b is items[starts[b]] up to items[starts[b + 1]]. */
export interface Blocks {
  readonly items: Int32Array;
  readonly starts: Int32Array;
  readonly blocks: number;
  readonly pairs: number;
  /** Blocks that were passed over, as too large. */
  readonly passedOver: readonly { readonly records: number; readonly example: number }[];
}

/** Keys, as numbers without a sign, from `from` up to `to`. */
export interface KeyRange {
  readonly from: number;
  readonly to: number;
}

const ALL: KeyRange = { from: 0, to: 2 ** 32 };

/**
 * Sorts all records by their keys under one rule and keeps the blocks of two and more, up to the largest that
 * is allowed. Blocks are in the order of their keys, so that those of ranges of keys are those of all, cut.
 */
export function blocksOf(rule: number, allKeys: Int32Array, rules: number, largest: number, range = ALL): Blocks {
  const { keys, items, kept } = sortedByKey(rule, allKeys, rules, range);
  const [sharedItems, starts] = [room(kept), room(Math.floor(kept / 2) + 1)];
  const passedOver: { records: number; example: number }[] = [];
  let [size, blocks, pairs] = [0, 0, 0];
  for (let from = 0, to = 1; from < kept; from = to++) {
    const key = keys[from];
    while (to < kept && keys[to] === key) to++;
    const records = to - from;
    if (records === 1) continue;
    if (records > largest) {
      passedOver.push({ records, example: items[from] ?? 0 });
      continue;
    }
    for (let at = from; at < to; at++) sharedItems[size++] = items[at] ?? 0;
    starts[++blocks] = size;
    pairs += (records * (records - 1)) / 2;
  }
  return { items: sharedItems.subarray(0, size), starts: starts.subarray(0, blocks + 1), blocks, pairs, passedOver };
}

// However few: they may be made in one thread and looked at in another.
function room(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

function sortedByKey(rule: number, allKeys: Int32Array, rules: number, { from: least, to: past }: KeyRange): { readonly keys: Uint32Array; readonly items: Int32Array; readonly kept: number } {
  const count = rules === 0 ? 0 : allKeys.length / rules;
  const [keys, items] = [new Uint32Array(count), new Int32Array(count)];
  let kept = 0;
  for (let record = 0, at = rule; record < count; record++, at += rules) {
    const key = (allKeys[at] ?? 0) >>> 0;
    if (key === 0 || key < least || key >= past) continue;
    keys[kept] = key;
    items[kept++] = record;
  }
  return { ...radixSort(keys, items, kept, new Uint32Array(kept), new Int32Array(kept)), kept };
}

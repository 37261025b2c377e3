import { sharedInts } from '../records/interner.ts';
import { eachBlock } from '../train/patterns.ts';
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
export function blocksOf(rule: number, allKeys: Int32Array, rules: number, largest: number, { from: least, to: past } = ALL): Blocks {
  const count = rules === 0 ? 0 : allKeys.length / rules;
  let [keys, items] = [new Uint32Array(count), new Int32Array(count)];
  let kept = 0;
  for (let record = 0; record < count; record++) {
    const key = (allKeys[record * rules + rule] ?? 0) >>> 0;
    if (key === 0 || key < least || key >= past) continue;
    keys[kept] = key;
    items[kept++] = record;
  }
  ({ keys, items } = sorted(keys, items, kept));
  const passedOver: { records: number; example: number }[] = [];
  const starts: number[] = [];
  let [size, pairs] = [0, 0];
  eachBlock(keys, kept, (from, to) => {
    const records = to - from;
    if (records > largest) {
      passedOver.push({ records, example: items[from] ?? 0 });
      return;
    }
    starts.push(size);
    items.copyWithin(size, from, to);
    size += records;
    pairs += (records * (records - 1)) / 2;
  });
  starts.push(size);
  const sharedItems = sharedInts(size);
  sharedItems.set(items.subarray(0, size));
  const sharedStarts = sharedInts(starts.length);
  sharedStarts.set(starts);
  return { items: sharedItems, starts: sharedStarts, blocks: starts.length - 1, pairs, passedOver };
}

function sorted(keys: Uint32Array<ArrayBuffer>, items: Int32Array<ArrayBuffer>, kept: number): { keys: Uint32Array<ArrayBuffer>; items: Int32Array<ArrayBuffer> } {
  return radixSort(keys, items, kept, new Uint32Array(kept), new Int32Array(kept));
}

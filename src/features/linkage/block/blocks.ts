import type { Prepared } from '../run/prepare.ts';
import { sharedInts } from '../records/interner.ts';
import { eachBlock } from '../train/patterns.ts';
import { radixSort } from './radix-sort.ts';
import { ruleKey, type Rule } from './rules.ts';

/** The records that meet by one rule: block b is items[starts[b]] up to items[starts[b + 1]]. */
export interface Blocks {
  readonly items: Int32Array;
  readonly starts: Int32Array;
  readonly blocks: number;
  readonly pairs: number;
  /** Blocks that were passed over, as too large. */
  readonly passedOver: readonly { readonly records: number; readonly example: number }[];
}

/** Sorts all records by a rule's key and keeps the blocks of two and more, up to the largest that is allowed. */
export function blocksOf(rule: Rule | undefined, { rows, width, count }: Prepared, largest: number): Blocks {
  let [keys, items] = [new Uint32Array(count), new Int32Array(count)];
  let kept = 0;
  for (let record = 0; record < count; record++) {
    const key = rule === undefined ? 0 : ruleKey(rule, rows, record * width);
    if (key === 0) continue;
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

function sorted(keys: Uint32Array, items: Int32Array, kept: number): { keys: Uint32Array<ArrayBuffer>; items: Int32Array<ArrayBuffer> } {
  const result = radixSort(keys, items, kept, new Uint32Array(kept), new Int32Array(kept));
  return { keys: Uint32Array.from(result.keys), items: Int32Array.from(result.items) };
}

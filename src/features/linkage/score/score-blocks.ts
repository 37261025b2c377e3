import type { Blocks } from '../block/blocks.ts';
import type { Prepared } from '../run/prepare.ts';
import { pairClasses } from '../train/model.ts';
import type { Pairs } from './pairs.ts';
import type { Scorer } from './scorer.ts';

/** Blocks of one rule, with the keys of all records under all rules. */
export interface KeyedBlocks extends Pick<Blocks, 'items' | 'starts'> {
  readonly rule: number;
  readonly keys: Int32Array;
}

/** Weighs every pair of the blocks `from` up to `to` of one rule that no rule before it gave; keeps those at or above `floor`. Returns how many were weighed. */
export function scoreBlocks(prepared: Prepared, scorer: Scorer, { items, starts, rule, keys }: KeyedBlocks, from: number, to: number, floor: number, into: Pairs): number {
  const rules = prepared.rules.length;
  const { allowed } = scorer;
  let weighed = 0;
  for (let block = from; block < to; block++) {
    const first = starts[block] ?? 0;
    const end = starts[block + 1] ?? 0;
    for (let a = first + 1; a < end; a++) {
      const left = items[a] ?? 0;
      for (let b = first; b < a; b++) {
        const right = items[b] ?? 0;
        if (metBefore(keys, rule, left * rules, right * rules) || (allowed !== undefined && !allowed(left, right))) continue;
        weighed++;
        const weight = scorer.weigh(left, right, floor);
        if (weight >= floor) into.add(Math.min(left, right), Math.max(left, right), weight, pairClasses.indexOf(scorer.likeliest()));
      }
    }
  }
  return weighed;
}

function metBefore(keys: Int32Array, rule: number, left: number, right: number): boolean {
  for (let before = 0; before < rule; before++) {
    const key = keys[left + before] ?? 0;
    if (key === keys[right + before] && key !== 0) return true;
  }
  return false;
}

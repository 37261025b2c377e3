import type { Blocks } from '../block/blocks.ts';
import { agrees } from '../block/rules.ts';
import { allowedIn } from '../run/allowed.ts';
import type { Prepared } from '../run/prepare.ts';
import { pairClasses } from '../train/model.ts';
import type { Pairs } from './pairs.ts';
import type { Scorer } from './scorer.ts';

/** Weighs every pair of the blocks `from` up to `to` of one rule that no rule before it gave; keeps those at or above `floor`. Returns how many were weighed. */
export function scoreBlocks(prepared: Prepared, scorer: Scorer, ruleIndex: number, { items, starts }: Pick<Blocks, 'items' | 'starts'>, from: number, to: number, floor: number, into: Pairs): number {
  const { rows, width, rules } = prepared;
  const rule = rules[ruleIndex];
  if (rule === undefined) return 0;
  const allowed = allowedIn(prepared);
  let weighed = 0;
  for (let block = from; block < to; block++) {
    const [first, end] = [starts[block] ?? 0, starts[block + 1] ?? 0];
    for (let a = first + 1; a < end; a++) {
      const left = items[a] ?? 0;
      for (let b = first; b < a; b++) {
        const right = items[b] ?? 0;
        if (!agrees(rule, rows, left * width, right * width) || metBefore(prepared, ruleIndex, left * width, right * width) || !allowed(left, right)) continue;
        weighed++;
        const weight = scorer.weigh(left, right, floor);
        if (weight >= floor) into.add(Math.min(left, right), Math.max(left, right), weight, pairClasses.indexOf(scorer.likeliest()));
      }
    }
  }
  return weighed;
}

function metBefore({ rules, rows }: Prepared, ruleIndex: number, left: number, right: number): boolean {
  for (let index = 0; index < ruleIndex; index++) {
    const rule = rules[index];
    if (rule !== undefined && agrees(rule, rows, left, right)) return true;
  }
  return false;
}

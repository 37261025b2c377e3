import { blocksOf, type Blocks, type KeyRange } from '../block/blocks.ts';
import { ruleKeys } from '../block/keys.ts';
import type { Prepared } from '../run/prepare.ts';
import type { PairArrays } from './pairs.ts';
import type { Workforce } from './workforce.ts';

/** What one rule gave. */
export interface WeighedRule {
  /** The place of the rule. */
  readonly rule: number;
  /** Pairs that this rule gave and none before it did. */
  readonly weighed: number;
  /** How many records the blocks have that were passed over. */
  readonly passedOver: readonly number[];
  readonly pieces: readonly PairArrays[];
}

export interface Weighing {
  /** The lowest weight that is kept, in bits. */
  readonly floor: number;
  /** Records of the largest block that is looked at. */
  readonly largest: number;
  /** The blocks of which keys; all where not given. */
  readonly range?: KeyRange;
}

/** Weighs the pairs of all blocks, one rule after another, and hands over what each gave. */
export async function weigh(prepared: Prepared, workforce: Workforce, { floor, largest, range }: Weighing, each: (rule: WeighedRule) => void): Promise<void> {
  const keys = ruleKeys(prepared);
  const rules = prepared.rules.length;
  const blocksBy = (rule: number): Blocks => blocksOf(rule, keys, rules, largest, range);
  // The next rule is sorted while the threads weigh the pairs of this one.
  let blocks = blocksBy(0);
  for (let rule = 0; rule < rules; rule++) {
    const weighing = workforce.score(rule, keys, blocks, floor);
    const passedOver = blocks.passedOver.map(({ records }) => records);
    const next = rule + 1 < rules ? blocksBy(rule + 1) : blocks;
    const pieces = await weighing;
    each({ rule, passedOver, pieces: pieces.map(({ pairs }) => pairs), weighed: pieces.reduce((sum, piece) => sum + piece.weighed, 0) });
    blocks = next;
  }
}

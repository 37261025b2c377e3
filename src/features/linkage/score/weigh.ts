import type { Blocks, KeyRange } from '../block/blocks.ts';
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
  const rules = prepared.rules.length;
  const keys = await workforce.keys();
  const blocksBy = (rule: number): Promise<Blocks> | undefined => {
    if (rule >= rules) return undefined;
    const blocks = workforce.block(rule, keys, largest, range);
    // Where another piece fails first, nobody waits for this one.
    blocks.catch(() => undefined);
    return blocks;
  };
  // The blocks of the next two rules are made while the pairs of this one are weighed.
  let [next, afterNext] = [blocksBy(0), blocksBy(1)];
  for (let rule = 0; next !== undefined; rule++) {
    const blocks = await next;
    const weighing = workforce.score(rule, keys, blocks, floor);
    [next, afterNext] = [afterNext, blocksBy(rule + 2)];
    const pieces = await weighing;
    each({ rule, passedOver: blocks.passedOver.map(({ records }) => records), pieces: pieces.map(({ pairs }) => pairs), weighed: pieces.reduce((sum, piece) => sum + piece.weighed, 0) });
  }
}

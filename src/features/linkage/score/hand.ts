import { blocksOf, type Blocks, type KeyRange } from '../block/blocks.ts';
import { fillKeys } from '../block/keys.ts';
import { settle, type ComponentList } from '../cluster/settle.ts';
import type { Prepared } from '../run/prepare.ts';
import { Pairs, type PairArrays } from './pairs.ts';
import { scoreBlocks, type KeyedBlocks } from './score-blocks.ts';
import { Scorer } from './scorer.ts';
import type { Weights } from './weights.ts';

/** What a hand is given once, before any work. */
export interface HandStart {
  readonly prepared: Prepared;
  readonly weights: Weights;
}

/** A piece of work: the keys of some records, the blocks of one rule, the pairs of some blocks, or some components. */
export type Task = { readonly number: number } & (
  | { readonly work: 'keys'; readonly keys: Int32Array; readonly from: number; readonly to: number }
  | { readonly work: 'block'; readonly rule: number; readonly keys: Int32Array; readonly largest: number; readonly range: KeyRange }
  | { readonly work: 'score'; readonly blocks: KeyedBlocks; readonly from: number; readonly to: number; readonly floor: number }
  | { readonly work: 'settle'; readonly list: ComponentList; readonly from: number; readonly to: number; readonly join: number });

/** What came of a piece of work; what its kind of work does not give is empty. */
export interface Done {
  readonly number: number;
  readonly weighed: number;
  readonly pairs: PairArrays;
  readonly roots: Int32Array<ArrayBuffer>;
  readonly blocks: Blocks;
}

const NO_BLOCKS: Blocks = { items: new Int32Array(0), starts: new Int32Array(1), blocks: 0, pairs: 0, passedOver: [] };

/** Does pieces of work. Each thread has one, and so has the main thread where it works alone. */
export class Hand {
  private readonly start: HandStart;
  readonly scorer: Scorer;

  constructor(start: HandStart) {
    this.start = start;
    this.scorer = new Scorer(start.prepared, start.weights);
  }

  perform(task: Task): Done {
    const done = { number: task.number, weighed: 0, pairs: new Pairs().trimmed(), roots: new Int32Array(0), blocks: NO_BLOCKS };
    const { prepared } = this.start;
    switch (task.work) {
      case 'keys': fillKeys(prepared, task.keys, task.from, task.to); return done;
      case 'block': return { ...done, blocks: blocksOf(task.rule, task.keys, prepared.rules.length, task.largest, task.range) };
      case 'score': return { ...done, ...this.score(task.blocks, task.from, task.to, task.floor) };
      case 'settle': {
        const { roots, unmet } = settle(task.list, task.from, task.to, this.scorer, task.join);
        return { ...done, roots, pairs: unmet.trimmed() };
      }
    }
  }

  private score(blocks: KeyedBlocks, from: number, to: number, floor: number): Pick<Done, 'weighed' | 'pairs'> {
    const pairs = new Pairs();
    const weighed = scoreBlocks(this.start.prepared, this.scorer, blocks, from, to, floor, pairs);
    return { weighed, pairs: pairs.trimmed() };
  }
}

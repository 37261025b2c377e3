import { parentPort, workerData } from 'node:worker_threads';
import { settle, type ComponentList } from '../cluster/settle.ts';
import type { Prepared } from '../run/prepare.ts';
import { Pairs, type PairArrays } from './pairs.ts';
import { scoreBlocks, type KeyedBlocks } from './score-blocks.ts';
import { Scorer } from './scorer.ts';
import type { Weights } from './weights.ts';

/** What a worker thread is started with. */
export interface WorkerStart {
  readonly prepared: Prepared;
  readonly weights: Weights;
}

/** A piece of work: some blocks of one rule, or some components. */
export type Task =
  | { readonly number: number; readonly work: 'score'; readonly blocks: KeyedBlocks; readonly from: number; readonly to: number; readonly floor: number }
  | { readonly number: number; readonly work: 'settle'; readonly list: ComponentList; readonly from: number; readonly to: number; readonly join: number };

export interface Done {
  readonly number: number;
  readonly weighed: number;
  readonly pairs: PairArrays;
  readonly roots: Int32Array<ArrayBuffer>;
}

/** Does one piece of work. Threads and the main thread do it alike. */
export function perform(task: Task, { prepared }: WorkerStart, scorer: Scorer): Done {
  if (task.work === 'settle') {
    const { roots, unmet } = settle(task.list, task.from, task.to, scorer, task.join);
    return { number: task.number, weighed: 0, pairs: unmet.trimmed(), roots };
  }
  const pairs = new Pairs();
  const weighed = scoreBlocks(prepared, scorer, task.blocks, task.from, task.to, task.floor, pairs);
  return { number: task.number, weighed, pairs: pairs.trimmed(), roots: new Int32Array(0) };
}

function parseStart(data: unknown): WorkerStart {
  return data as WorkerStart;
}

// A thread that links as a whole imports this too, and is not one of the workforce.
if (parentPort !== null && Object.hasOwn(Object(workerData), 'prepared')) {
  const port = parentPort;
  const start = parseStart(workerData);
  const scorer = new Scorer(start.prepared, start.weights);
  port.on('message', (task: Task) => {
    const done = perform(task, start, scorer);
    port.postMessage(done, [done.pairs.left.buffer, done.pairs.right.buffer, done.pairs.weight.buffer, done.pairs.kind.buffer, done.roots.buffer]);
  });
}

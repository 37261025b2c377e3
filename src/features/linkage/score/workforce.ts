import { Worker } from 'node:worker_threads';
import type { Blocks } from '../block/blocks.ts';
import type { ComponentList } from '../cluster/settle.ts';
import type { PairArrays } from './pairs.ts';
import { Scorer } from './scorer.ts';
import { perform, type Done, type Task, type WorkerStart } from './worker.ts';

// A thread has its next piece before it has done the last, because the main thread may be busy sorting.
const AHEAD = 2;

interface Waiting {
  readonly done: (done: Done) => void;
  readonly failed: (fault: unknown) => void;
}

/** Threads that weigh and cluster; with one thread, the main thread itself. The same work gives the same answers. */
export class Workforce {
  private readonly workers: { readonly worker: Worker; busy: number }[] = [];
  private readonly queue: Task[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly start: WorkerStart;
  readonly scorer: Scorer;
  private next = 0;
  private readonly threads: number;

  constructor(start: WorkerStart, threads: number) {
    this.start = start;
    this.threads = threads;
    this.scorer = new Scorer(start.prepared, start.weights);
    if (threads > 1) Array.from({ length: threads }, () => this.hire());
  }

  /** Weighs the pairs of blocks in pieces; the answers come in the order of the blocks. */
  score(rule: number, keys: Int32Array, blocks: Blocks, floor: number): Promise<readonly { readonly weighed: number; readonly pairs: PairArrays }[]> {
    const cuts = pieces(blocks.blocks, (block) => ((blocks.starts[block + 1] ?? 0) - (blocks.starts[block] ?? 0)) ** 2 / 2, 150_000);
    const { items, starts } = blocks;
    return Promise.all(cuts.map(([from, to]) => this.give({ number: this.next++, work: 'score', blocks: { rule, keys, items, starts }, from, to, floor })));
  }

  /** Settles components in pieces; the answers come in the order of the components. */
  async settle(list: ComponentList, count: number, join: number): Promise<readonly { readonly roots: Int32Array; readonly unmet: PairArrays }[]> {
    const cuts = pieces(count, (component) => ((list.memberStarts[component + 1] ?? 0) - (list.memberStarts[component] ?? 0)) ** 2, 100_000);
    const done = await Promise.all(cuts.map(([from, to]) => this.give({ number: this.next++, work: 'settle', list, from, to, join })));
    return done.map(({ roots, pairs }) => ({ roots, unmet: pairs }));
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.workers.map(({ worker }) => worker.terminate()));
  }

  private give(task: Task): Promise<Done> {
    if (this.threads <= 1) return Promise.resolve(perform(task, this.start, this.scorer));
    return new Promise((done, failed) => {
      this.waiting.set(task.number, { done, failed });
      this.queue.push(task);
      this.handOut();
    });
  }

  private handOut(): void {
    for (const place of this.workers) {
      while (place.busy < AHEAD && this.queue.length > 0) {
        place.busy++;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin; the rule means windows
        place.worker.postMessage(this.queue.shift());
      }
    }
  }

  private hire(): void {
    const place = { worker: new Worker(new URL('worker.ts', import.meta.url), { workerData: this.start }), busy: 0 };
    place.worker.on('message', (done: Done) => {
      place.busy--;
      this.waiting.get(done.number)?.done(done);
      this.waiting.delete(done.number);
      this.handOut();
    });
    place.worker.on('error', (fault) => {
      for (const { failed } of this.waiting.values()) failed(fault);
    });
    this.workers.push(place);
  }
}

// Ranges of about equal work, at the least one each.
function pieces(count: number, work: (index: number) => number, most: number): readonly (readonly [number, number])[] {
  const cuts: [number, number][] = [];
  let [from, sum] = [0, 0];
  for (let index = 0; index < count; index++) {
    sum += work(index);
    if (sum < most) continue;
    cuts.push([from, index + 1]);
    [from, sum] = [index + 1, 0];
  }
  return from < count ? [...cuts, [from, count]] : cuts;
}

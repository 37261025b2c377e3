import { Worker } from 'node:worker_threads';
import type { Blocks, KeyRange } from '../block/blocks.ts';
import { roomForKeys } from '../block/keys.ts';
import type { ComponentList } from '../cluster/settle.ts';
import type { PairArrays } from './pairs.ts';
import { Hand, type Done, type HandStart, type Task } from './hand.ts';
import type { Scorer } from './scorer.ts';

// A thread has its next piece before it has done the last, because the main thread may be busy taking in pairs.
const AHEAD = 2;
// Of work: records whose keys are filled in, pairs that are weighed, pairs that are settled.
const [KEYS, PAIRS, SETTLED] = [50_000, 150_000, 100_000];
const ALL: KeyRange = { from: 0, to: 2 ** 32 };

interface Waiting {
  readonly done: (done: Done) => void;
  readonly failed: (fault: unknown) => void;
}

/** Threads that block, weigh and cluster; with one thread, the main thread itself. The same work gives the same answers. */
export class Workforce {
  private readonly workers: { readonly worker: Worker; busy: number }[] = [];
  private readonly queue: Task[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly start: HandStart;
  private readonly own: Hand;
  private next = 0;
  private readonly threads: number;

  constructor(start: HandStart, threads: number) {
    this.start = start;
    this.threads = threads;
    this.own = new Hand(start);
    if (threads > 1) Array.from({ length: threads }, () => this.hire());
  }

  /** The scorer of the main thread. */
  get scorer(): Scorer {
    return this.own.scorer;
  }

  /** The keys of all records under all rules. */
  async keys(): Promise<Int32Array> {
    const keys = roomForKeys(this.start.prepared);
    await Promise.all(pieces(this.start.prepared.count, () => 1, KEYS).map(([from, to]) => this.give({ number: this.next++, work: 'keys', keys, from, to })));
    return keys;
  }

  /** The blocks of one rule, of the keys in a range. */
  async block(rule: number, keys: Int32Array, largest: number, range = ALL): Promise<Blocks> {
    return (await this.give({ number: this.next++, work: 'block', rule, keys, largest, range })).blocks;
  }

  /** Weighs the pairs of blocks in pieces; the answers come in the order of the blocks. */
  score(rule: number, keys: Int32Array, { items, starts, blocks }: Blocks, floor: number): Promise<readonly { readonly weighed: number; readonly pairs: PairArrays }[]> {
    const cuts = pieces(blocks, (block) => ((starts[block + 1] ?? 0) - (starts[block] ?? 0)) ** 2 / 2, PAIRS);
    return Promise.all(cuts.map(([from, to]) => this.give({ number: this.next++, work: 'score', blocks: { rule, keys, items, starts }, from, to, floor })));
  }

  /** Settles components in pieces; the answers come in the order of the components. */
  async settle(list: ComponentList, count: number, join: number): Promise<readonly { readonly roots: Int32Array; readonly unmet: PairArrays }[]> {
    const cuts = pieces(count, (component) => ((list.memberStarts[component + 1] ?? 0) - (list.memberStarts[component] ?? 0)) ** 2, SETTLED);
    const done = await Promise.all(cuts.map(([from, to]) => this.give({ number: this.next++, work: 'settle', list, from, to, join })));
    return done.map(({ roots, pairs }) => ({ roots, unmet: pairs }));
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.workers.map(({ worker }) => worker.terminate()));
  }

  private give(task: Task): Promise<Done> {
    if (this.threads <= 1) return Promise.resolve(this.own.perform(task));
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

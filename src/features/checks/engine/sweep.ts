import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Check } from '../language/check.ts';
import { countAll, type Counts } from './ask.ts';
import type { Asking } from './asker.ts';
import { sheetFrom, type SheetData } from './load/loaded-sheet.ts';

/** What one thread does: the children from `first` up to `last`. */
export interface Share {
  readonly data: SheetData;
  readonly checks: readonly Check[];
  readonly asking: Asking;
  readonly first: number;
  readonly last: number;
}

/** Milliseconds of work below which starting threads, which load the program anew, costs more than they save. */
const WORTH_THREADS = 3000;
/** About so many events are counted first, to see how long the others will take. */
const PROBE = 100_000;

/** Counts the results of each check over all children, in as many threads as the machine runs at once where that is worth it. */
export async function countInThreads(data: SheetData, checks: readonly Check[], asking: Asking, threads = availableParallelism(), worth = WORTH_THREADS): Promise<readonly Counts[]> {
  const { childStart, children, columns } = data;
  const probed = columns.count <= PROBE ? (worth > 0 ? children.length : 0) : childAt(childStart, PROBE);
  const begun = performance.now();
  const first = countAll(sheetFrom(data), checks, asking, 0, probed);
  if (probed === children.length) return first;
  const left = ((performance.now() - begun) * (columns.count - (childStart[probed] ?? 0))) / Math.max(1, childStart[probed] ?? 0);
  if (threads < 2 || left < worth) return added(checks, [first, countAll(sheetFrom(data), checks, asking, probed)]);
  const shares = sharesOf(data, probed, threads).map(([from, last]): Share => ({ data, checks, asking, first: from, last }));
  return added(checks, [first, ...(await Promise.all(shares.map(countElsewhere)))]);
}

function added(checks: readonly Check[], counted: readonly (readonly Counts[])[]): readonly Counts[] {
  return checks.map((_, index) => counted.map((own) => own[index] ?? NONE).reduce(add));
}

const NONE: Counts = { fired: 0, clear: 0, pending: 0, cannot_tell: 0 };

function add(a: Counts, b: Counts): Counts {
  return { fired: a.fired + b.fired, clear: a.clear + b.clear, pending: a.pending + b.pending, cannot_tell: a.cannot_tell + b.cannot_tell };
}

/** Children from `first` on in runs of about as many events each. */
function sharesOf({ childStart, children, columns }: SheetData, first: number, threads: number): readonly (readonly [number, number])[] {
  const begun = childStart[first] ?? 0;
  const ends = Array.from({ length: threads }, (_, index) => childAt(childStart, begun + ((columns.count - begun) * (index + 1)) / threads));
  ends[threads - 1] = children.length;
  return ends.map((end, index) => [index === 0 ? first : (ends[index - 1] ?? 0), end] as const);
}

/** The first child whose events begin there or after. */
function childAt(starts: Int32Array, event: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < event) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countElsewhere(share: Share): Promise<readonly Counts[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sweep-worker.ts', import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`a thread of the sweep left with ${code}`));
    });
  });
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Check } from '../language/check.ts';
import { counterOf, type Counts } from './ask.ts';
import type { Asking } from './asker.ts';
import { sheetFrom, type SheetData } from './load/loaded-sheet.ts';

/** What every thread has from the start. */
export interface Sweep {
  readonly data: SheetData;
  readonly checks: readonly Check[];
  readonly asking: Asking;
}

/** The children from `first` up to `last`, which are counted together. */
export interface Piece {
  readonly first: number;
  readonly last: number;
}

/** How a sweep goes on from where it was left, and says how far it is. */
export interface Steps {
  /** What was counted before, by the first child of its piece. */
  readonly done?: ReadonlyMap<number, readonly Counts[]>;
  /** Told of each piece as it is counted, and the share of all that now is. */
  readonly counted?: (first: number, counts: readonly Counts[], share: number) => void;
  /** About so many events make a piece. */
  readonly piece?: number;
}

/** Milliseconds of work below which starting threads, which load the program anew, costs more than they save. */
const WORTH_THREADS = 3000;
const PIECE = 100_000;
const PROBES = 2;

/** Counts the results of each check over all children piece by piece, in as many threads as the machine runs at once where that is worth it. */
export async function countInThreads(data: SheetData, checks: readonly Check[], asking: Asking, threads = availableParallelism(), worth = WORTH_THREADS, { done, counted, piece = PIECE }: Steps = {}): Promise<readonly Counts[]> {
  const pieces = piecesOf(data, piece);
  const all = new Map(pieces.flatMap(({ first }) => {
    const before = done?.get(first);
    return before === undefined ? [] : [[first, before] as const];
  }));
  const left = pieces.filter(({ first }) => !all.has(first));
  const keep = ({ first }: Piece, counts: readonly Counts[]): void => {
    all.set(first, counts);
    counted?.(first, counts, all.size / pieces.length);
  };
  const count = counterOf(sheetFrom(data), checks, asking);
  const next = (): Piece | undefined => left.shift();
  let took = 0;
  // The first piece warms the program up; the second says how long the others will take.
  for (const probe of left.splice(0, PROBES)) {
    const begun = performance.now();
    keep(probe, count(probe.first, probe.last));
    took = performance.now() - begun;
  }
  if (threads > 1 && left.length > 1 && took * left.length >= worth) await Promise.all(Array.from({ length: Math.min(threads, left.length) }, () => countElsewhere({ data, checks, asking }, next, keep)));
  for (let one = next(); one !== undefined; one = next()) keep(one, count(one.first, one.last));
  return checks.map((_, index) => [...all.values()].map((own) => own[index] ?? NONE).reduce(added, NONE));
}

export const NONE: Counts = { fired: 0, clear: 0, pending: 0, cannot_tell: 0 };

export function added(a: Counts, b: Counts): Counts {
  return { fired: a.fired + b.fired, clear: a.clear + b.clear, pending: a.pending + b.pending, cannot_tell: a.cannot_tell + b.cannot_tell };
}

/** All children in runs of about so many events each, the same for the same record. */
function piecesOf({ childStart, children }: SheetData, events: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let first = 0; first < children.length;) {
    const last = Math.max(first + 1, Math.min(children.length, childAt(childStart, (childStart[first] ?? 0) + events)));
    pieces.push({ first, last });
    first = last;
  }
  return pieces;
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

/** A thread that takes piece after piece until none is left. */
function countElsewhere(sweep: Sweep, next: () => Piece | undefined, keep: (piece: Piece, counts: readonly Counts[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sweep-worker.ts', import.meta.url), { workerData: sweep });
    let piece = next();
    const give = (): void => worker.postMessage(piece ?? null);
    worker.on('message', (counts: readonly Counts[]) => {
      if (piece !== undefined) keep(piece, counts);
      piece = next();
      give();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a thread of the sweep left with ${code}`));
    });
    give();
  });
}

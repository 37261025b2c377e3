import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Check } from '../../language/check.ts';
import type { Counts } from '../ask.ts';
import { ByteRows, cellText, MORE_NEEDED } from '../load/byte-rows.ts';
import { EventLoader, MOST_REFUSALS, type RefusedRow } from '../load/event-loader.ts';
import type { ChildFacts } from '../sheet.ts';
import { added, NONE } from '../sweep.ts';
import { hasRepeat } from './id-marks.ts';
import { WindowCounter, type Streaming, type WindowAsked, type WindowRead } from './window-counter.ts';
import { childWindows, type Rows, type Window } from './windows.ts';

/** What is asked of a file that is read, counted and let go window by window. */
export interface FileSweep extends Omit<Streaming, 'header'> {
  readonly file: string;
}

/** What came of a file: how many results of each kind each check has, and what is to be said of its rows. */
export interface FileSwept {
  readonly counts: readonly Counts[];
  readonly children: number;
  readonly events: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
  readonly notes: ReadonlyMap<string, number>;
  readonly whoKnew: ReadonlySet<string>;
}

/** How a sweep goes on from where it was left, and says how far it is. */
export interface WindowSteps {
  readonly threads?: number;
  /** About so many bytes make a window. */
  readonly window?: number;
  /** What was counted before, by the digest of a window's bytes. */
  readonly done?: ReadonlyMap<string, readonly Counts[]>;
  /** Told of each window that was counted now. */
  readonly counted?: (digest: string, counts: readonly Counts[]) => void;
  readonly progress?: (share: number) => void;
}

/** Bytes below which starting threads, which load the program anew, costs more than they save. */
const WORTH_THREADS = 1 << 26;

/** Why a file has to be read whole: the rows of a child do not stand together, or there is something wrong with it that only the whole of it shows. */
export type WhyWhole = 'apart' | 'faulty';

/** Counts window by window, in threads where the file is large. */
export async function sweepWindows(sweep: FileSweep, steps: WindowSteps = {}): Promise<FileSwept | WhyWhole> {
  const handle = openSync(sweep.file, 'r');
  try {
    const rows = rowsOf(handle);
    if (rows === undefined) return 'faulty';
    const { facts, withText, checks, asking } = sweep;
    const sum = new Sum(sweep, rows.notes);
    const windows = new Windows(rows, steps, sum);
    const threads = steps.threads ?? (rows.size < WORTH_THREADS ? 1 : availableParallelism());
    const streaming: Streaming = { header: rows.header, facts, withText, checks, asking };
    if (threads > 1) {
      const ends = await Promise.allSettled(Array.from({ length: threads }, () => countElsewhere(streaming, windows)));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    } else {
      const counter = new WindowCounter(streaming);
      for (let one = windows.next(); one !== undefined; one = windows.next()) one.take(counter.count(one.asked));
    }
    return sum.swept();
  } finally {
    closeSync(handle);
  }
}

interface HeadedRows extends Rows {
  readonly header: Uint8Array<ArrayBuffer>;
  readonly notes: ReadonlyMap<string, number>;
}

const LONGEST_HEADER = 1 << 16;

/** Undefined where there is no header that says which columns there are. */
function rowsOf(handle: number): HeadedRows | undefined {
  const bytes = Buffer.alloc(LONGEST_HEADER);
  const begun = bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
  const rows = new ByteRows();
  const from = rows.next(begun, 0, false);
  if (from === MORE_NEEDED) return undefined;
  const names = Array.from({ length: rows.row.count }, (_, cell) => cellText(rows.row, cell).replace(/^\u{FEFF}/u, '').trim().toLowerCase());
  const loader = new EventLoader([], false);
  const header = Uint8Array.from(begun.subarray(0, from));
  if (!loader.read(Buffer.from(header), true).ok || !loader.started) return undefined;
  return { handle, from, line: rows.line, size: fstatSync(handle).size, childCell: names.indexOf('child_id'), header, notes: loader.cells.notes };
}

/** One window that is under way. */
interface Given {
  readonly asked: WindowAsked;
  readonly take: (read: WindowRead) => void;
}

/** Hands out windows until there are no more, or the file turns out to need reading whole. */
class Windows {
  readonly #cut: Generator<Window | null>;
  readonly #steps: WindowSteps;
  readonly #sum: Sum;
  #given = 0;
  #stopped = false;

  constructor(rows: Rows, steps: WindowSteps, sum: Sum) {
    this.#cut = childWindows(rows, steps.window);
    this.#steps = steps;
    this.#sum = sum;
  }

  /** No more are handed out. */
  stop(): void {
    this.#stopped = true;
  }

  next(): Given | undefined {
    if (this.#stopped || this.#sum.whole !== undefined) return undefined;
    const { value, done } = this.#cut.next();
    if (done === true) return undefined;
    if (value === null) {
      this.#sum.whole = 'faulty';
      return undefined;
    }
    const { done: before, counted, progress } = this.#steps;
    const place = this.#given++;
    const digest = before === undefined && counted === undefined ? '' : createHash('sha256').update(value.bytes).digest('base64url');
    const known = before?.get(digest);
    return {
      asked: { bytes: value.bytes, line: value.line, ...(known === undefined ? {} : { counted: known }) },
      take: (read) => {
        this.#sum.add(place, read);
        if (known === undefined) counted?.(digest, read.counts);
        progress?.(value.share);
      },
    };
  }
}

/** What the windows come to, in whatever order they are counted. */
class Sum {
  whole: WhyWhole | undefined;
  readonly #checks: readonly Check[];
  readonly #facts: readonly ChildFacts[];
  /** Of the header. */
  readonly #notes: ReadonlyMap<string, number>;
  readonly #children = new Set<string>();
  readonly #reads: (Omit<WindowRead, 'children' | 'whoKnew'> | undefined)[] = [];
  readonly #whoKnew = new Set<string>();

  constructor({ checks, facts }: FileSweep, notes: ReadonlyMap<string, number>) {
    this.#checks = checks;
    this.#notes = notes;
    this.#facts = facts;
  }

  add(place: number, { children, whoKnew, ...read }: WindowRead): void {
    for (const child of children) {
      if (this.#children.has(child)) this.whole = 'apart';
      this.#children.add(child);
    }
    for (const who of whoKnew) this.#whoKnew.add(who);
    this.#reads[place] = read;
  }

  swept(): FileSwept | WhyWhole {
    const reads = this.#reads.flatMap((read) => read ?? []);
    if (this.whole !== undefined) return this.whole;
    if (hasRepeat(reads.map(({ ids }) => ids))) return 'faulty';
    const notes = new Map(this.#notes);
    for (const [note, times] of reads.flatMap((read) => read.notes)) notes.set(note, (notes.get(note) ?? 0) + times);
    // A child of whom the file of children tells and the file of events does not has nothing to be asked about.
    const silent = this.#facts.filter(({ id }) => !this.#children.has(id)).length;
    return {
      counts: this.#checks.map((_, index) => reads.reduce((sum, { counts }) => added(sum, counts[index] ?? NONE), { ...NONE, clear: silent })),
      children: this.#children.size + silent, events: reads.reduce((count, { ids }) => count + ids.length, 0),
      refused: firstOf(reads.flatMap(({ refused }) => refused)), refusedCount: reads.reduce((count, { refusedCount }) => count + refusedCount, 0),
      notes, whoKnew: this.#whoKnew,
    };
  }
}

/** As many as a file that is read whole keeps: no more once there are so many, but all of one row. */
function firstOf(refused: readonly RefusedRow[]): readonly RefusedRow[] {
  const last = refused[MOST_REFUSALS - 1]?.line;
  return refused.filter(({ line }, place) => place < MOST_REFUSALS || line === last);
}

/** A thread that takes window after window; one waits at it, so that it need not wait for the next to be read. */
function countElsewhere(streaming: Streaming, windows: Windows): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./stream-worker.ts', import.meta.url), { workerData: streaming });
    const waiting: Given[] = [];
    const give = (): void => {
      const one = windows.next();
      if (one === undefined) {
        if (waiting.length === 0) worker.postMessage(null);
        return;
      }
      waiting.push(one);
      worker.postMessage(one.asked, [one.asked.bytes.buffer]);
    };
    const stop = (fault: unknown): void => {
      windows.stop();
      reject(fault);
      void worker.terminate();
    };
    const orStop = (work: () => void): void => {
      try {
        work();
      } catch (fault) {
        stop(fault);
      }
    };
    worker.on('message', (read: WindowRead) => orStop(() => {
      waiting.shift()?.take(read);
      give();
    }));
    worker.once('error', stop);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a thread of the sweep left with ${code}`));
    });
    orStop(give);
    orStop(give);
  });
}

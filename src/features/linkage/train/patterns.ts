import { mix } from '../records/interner.ts';
import type { Records } from '../records/records.ts';
import type { Comparer } from '../compare/comparer.ts';
import { radixSort } from '../block/radix-sort.ts';

/** Pairs of one way of drawing them, counted by the levels at which they agree. */
export interface Session {
  /** The comparisons in which all its pairs agree, and which it therefore cannot teach; none for pairs drawn at random. */
  readonly blocked: readonly number[];
  /** Row-major, a level for each comparison. */
  readonly levels: Uint8Array;
  readonly counts: Float64Array;
  readonly patterns: number;
  readonly pairs: number;
  /** How many pairs there are for each one drawn. */
  readonly scale: number;
}

export interface Drawing {
  readonly records: Records;
  readonly comparer: Comparer;
  readonly comparisons: number;
  /** A number of the content of a record's comparison, equal whatever the order of the rows; 0 is nothing. */
  readonly content: (comparison: number, record: number) => number;
  readonly allowed: (left: number, right: number) => boolean;
}

const LEVELS = 10;

class Counter {
  private readonly counts = new Map<number, number>();
  pairs = 0;

  add(drawing: Drawing, left: number, right: number): void {
    if (!drawing.allowed(left, right)) return;
    let code = 0;
    for (let index = 0; index < drawing.comparisons; index++) code = code * LEVELS + drawing.comparer.level(index, left, right);
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    this.pairs++;
  }

  session(blocked: readonly number[], comparisons: number, scale: number): Session {
    // In the order of the codes, so that sums come out the same whatever the order of the rows.
    const codes = [...this.counts.keys()].sort((a, b) => a - b);
    const levels = new Uint8Array(codes.length * comparisons);
    for (const [row, code] of codes.entries()) {
      for (let index = comparisons - 1, left = code; index >= 0; index--, left = Math.floor(left / LEVELS)) levels[row * comparisons + index] = left % LEVELS;
    }
    return { blocked, levels, counts: Float64Array.from(codes, (code) => this.counts.get(code) ?? 0), patterns: codes.length, pairs: this.pairs, scale };
  }
}

/** Pairs of a sample of records, each with each other: what strangers agree in by chance. */
export function drawAtRandom(drawing: Drawing, most: number): Session {
  const { records } = drawing;
  const marks = Float64Array.from({ length: records.count }, (_, record) => mix(records.ids.hashOf(records.idOf[record] ?? 0) ^ 0x5eed));
  const limit = records.count <= most ? Infinity : (Float64Array.from(marks).sort()[most] ?? Infinity);
  const sample: number[] = [];
  for (let record = 0; record < records.count; record++) if ((marks[record] ?? 0) < limit) sample.push(record);
  const counter = new Counter();
  for (let a = 1; a < sample.length; a++) for (let b = 0; b < a; b++) counter.add(drawing, sample[a] ?? 0, sample[b] ?? 0);
  return counter.session([], drawing.comparisons, (records.count * (records.count - 1)) / Math.max(1, sample.length * (sample.length - 1)));
}

/** Pairs that agree in the content of the comparisons, from as many whole blocks as give about `most` pairs. */
export function drawAgreeing(drawing: Drawing, blocked: readonly number[], most: number, largest: number): Session {
  const { items, keys, kept } = sortByContent(drawing, blocked);
  let total = 0;
  eachBlock(keys, kept, (from, to) => { if (to - from <= largest) total += ((to - from) * (to - from - 1)) / 2; });
  const limit = total <= most ? 2 ** 32 : (most / total) * 2 ** 32;
  const counter = new Counter();
  eachBlock(keys, kept, (from, to) => {
    if (to - from > largest || mix((keys[from] ?? 0) ^ 0x51ed) >= limit) return;
    for (let a = from + 1; a < to; a++) for (let b = from; b < a; b++) addAgreeing(counter, drawing, blocked, items[a] ?? 0, items[b] ?? 0);
  });
  return counter.session(blocked, drawing.comparisons, total <= most ? 1 : total / most);
}

function addAgreeing(counter: Counter, drawing: Drawing, blocked: readonly number[], left: number, right: number): void {
  for (const index of blocked) if (drawing.content(index, left) !== drawing.content(index, right)) return;
  counter.add(drawing, left, right);
}

function sortByContent({ records: { count }, content }: Drawing, blocked: readonly number[]): { readonly keys: Uint32Array; readonly items: Int32Array; readonly kept: number } {
  const [keys, items] = [new Uint32Array(count), new Int32Array(count)];
  let kept = 0;
  for (let record = 0; record < count; record++) {
    let key = 1;
    for (const index of blocked) {
      const seen = content(index, record);
      key = seen === 0 ? 0 : key && mix(Math.imul(key, 31) ^ seen) || 0;
    }
    if (key === 0) continue;
    keys[kept] = key;
    items[kept++] = record;
  }
  return { ...radixSort(keys, items, kept, new Uint32Array(count), new Int32Array(count)), kept };
}

/** Calls back with each run of equal keys that has more than one item. */
export function eachBlock(keys: Uint32Array, count: number, block: (from: number, to: number) => void): void {
  for (let from = 0, to = 1; from < count; from = to++) {
    while (to < count && keys[to] === keys[from]) to++;
    if (to - from > 1) block(from, to);
  }
}

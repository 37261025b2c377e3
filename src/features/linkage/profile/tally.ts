import type { Row } from '../records/csv-bytes.ts';
import { Interner } from '../records/interner.ts';

/** More different values than this are not told apart: what they are does not change what a person would do. */
export const MOST_DISTINCT = 2_000_000;

/** The values of one column, each with the rows that hold it. */
export class Tally {
  readonly values = new Interner();
  filled = 0;
  /** Rows with a value that came after the first two million. */
  uncounted = 0;
  longest = 0;
  private counts = new Int32Array(1 << 10);

  add({ bytes, starts, ends, cells }: Row, cell: number): void {
    const [start, end] = cell < cells ? trimmed(bytes, starts[cell] ?? 0, ends[cell] ?? 0) : [0, 0];
    if (end <= start) return;
    this.filled += 1;
    if (end - start > this.longest) this.longest = end - start;
    const full = this.values.size > MOST_DISTINCT;
    const value = full ? this.values.find(bytes, start, end) : this.values.add(bytes, start, end);
    if (value === 0) this.uncounted += 1;
    else this.count(value);
  }

  get distinct(): number {
    return this.values.size - 1;
  }

  rows(value: number): number {
    return this.counts[value] ?? 0;
  }

  private count(value: number): void {
    if (value >= this.counts.length) {
      const wider = new Int32Array(this.counts.length * 2);
      wider.set(this.counts);
      this.counts = wider;
    }
    this.counts[value] = (this.counts[value] ?? 0) + 1;
  }
}

function trimmed(bytes: Uint8Array, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to];
  while (start < end && (bytes[start] ?? 0) <= 32) start += 1;
  while (end > start && (bytes[end - 1] ?? 0) <= 32) end -= 1;
  return [start, end];
}

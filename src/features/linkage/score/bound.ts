import type { Prepared } from '../run/prepare.ts';
import type { Weights } from './weights.ts';

// Sums of the same parts in another order may differ in their last digits.
const MARGIN = 1e-6;

/**
 * The most that a pair can weigh against strangers, from a look at its numbers alone: which values are the
 * same, which differ and which are missing. Most pairs are below the floor already by that, and no name of
 * theirs has to be compared letter by letter.
 */
export class Bound {
  /** Of the pair looked at last, by place in the order: the most that the comparisons from there on can add. */
  readonly left: Float64Array;
  private readonly rows: Int32Array;
  private readonly width: number;
  private readonly order: readonly number[];
  private readonly from: Int32Array;
  // A comparison of several values may agree at any level.
  private readonly single: Uint8Array;
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  // The most of any level but the first.
  private readonly others: Float64Array;
  private readonly rarity: readonly Float32Array[];
  private readonly rarest: Float64Array;

  constructor({ rows, width, compared }: Prepared, { m, rarity }: Weights, order: readonly number[]) {
    this.rows = rows;
    this.width = width;
    this.order = order;
    this.rarity = rarity;
    this.left = new Float64Array(order.length + 1);
    this.from = Int32Array.from(compared, ({ from }) => from);
    this.single = Uint8Array.from(compared, ({ from, to }) => (to - from === 1 ? 1 : 0));
    this.first = Float64Array.from(m, (levels) => levels[1] ?? 0);
    this.second = Float64Array.from(m, (levels) => levels[2] ?? 0);
    this.others = Float64Array.from(m, (levels) => levels.reduce((most, bits, level) => (level < 2 ? most : Math.max(most, bits)), -Infinity));
    this.rarest = Float64Array.from(rarity, (table) => table.reduce((most, bits) => Math.max(most, bits), 0));
  }

  /** Looks at a pair and returns the most that all of its comparisons can add. */
  look(left: number, right: number): number {
    const { order, left: sums } = this;
    const [l, r] = [left * this.width, right * this.width];
    let sum = MARGIN;
    sums[order.length] = sum;
    for (let place = order.length - 1; place >= 0; place--) {
      sum += this.most(order[place] ?? 0, l, r);
      sums[place] = sum;
    }
    return sum;
  }

  private most(index: number, l: number, r: number): number {
    const [first, others] = [this.first[index] ?? 0, this.others[index] ?? 0];
    if (this.single[index] === 0) return Math.max(0, first + (this.rarest[index] ?? 0), others);
    const from = this.from[index] ?? 0;
    const [a, b] = [this.rows[l + from] ?? 0, this.rows[r + from] ?? 0];
    if (a === 0 || b === 0) return 0;
    // The same date may be the first of January, which is the second level.
    return a === b ? Math.max(first + (this.rarity[index]?.[a] ?? 0), this.second[index] ?? 0) : others;
  }
}

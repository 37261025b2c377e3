import type { Comparer } from '../compare/comparer.ts';
import type { Prepared } from '../run/prepare.ts';
import type { Weights } from './weights.ts';

// Sums of the same parts in another order may differ in their last digits.
const MARGIN = 1e-6;
// Numbers of one comparison in a table of levels.
const STEP = 16;

/**
 * In what two records agree, and whether their weight can reach a floor. Numbers that are the same or missing need
 * no comparing. What differs counts with the most that it can add until it has been compared, which is done for the
 * most telling first: few of the pairs that are no match have to be compared to the end.
 */
export class Agreement {
  /** Of the pair looked at last, by comparison: the level, and the bits that the rarity of the value adds. */
  readonly levels: Uint8Array;
  readonly rare: Float64Array;
  private readonly rows: Int32Array;
  private readonly width: number;
  private readonly comparer: Comparer;
  private readonly prior: number;
  private readonly rarity: readonly Float32Array[];
  // By place, the most telling comparison first: its number, where its numbers lie, the bits of its levels, and the most that it adds where they differ.
  private readonly order: Int32Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly bits: Float64Array;
  private readonly most: Float64Array;
  // Places that are yet to be compared.
  private readonly open: Int32Array;

  constructor({ rows, width, compared }: Prepared, { m, h, t, rarity, priorM }: Weights, comparer: Comparer) {
    const most = compared.map(({ from, to }, index) => mostOf(m[index] ?? new Float64Array(1), to - from > 1 ? rarity[index] : undefined));
    const least = m.map((levels) => levels.slice(1).reduce((worst, bits) => Math.min(worst, bits), Infinity));
    const says = (index: number): boolean => (rarity[index]?.length ?? 0) > 0 || [m, h, t].some((tables) => tables[index]?.some((bits) => bits !== 0) === true);
    const order = compared.map((_, index) => index).filter(says).sort((a, b) => (most[b] ?? 0) - (least[b] ?? 0) - (most[a] ?? 0) + (least[a] ?? 0));
    this.rows = rows;
    this.width = width;
    this.comparer = comparer;
    this.prior = priorM;
    this.rarity = rarity;
    this.levels = new Uint8Array(compared.length);
    this.rare = new Float64Array(compared.length);
    this.order = Int32Array.from(order);
    this.from = Int32Array.from(order, (index) => compared[index]?.from ?? 0);
    this.to = Int32Array.from(order, (index) => compared[index]?.to ?? 0);
    this.bits = new Float64Array(compared.length * STEP);
    for (const [index, levels] of m.entries()) this.bits.set(levels, index * STEP);
    this.most = Float64Array.from(order, (index) => most[index] ?? 0);
    this.open = new Int32Array(order.length);
  }

  /** Looks at a pair. False where one child’s bits against strangers stay below the floor; its levels are then not all known. */
  reaches(left: number, right: number, floor: number): boolean {
    const { rows, width, order, levels, rare, bits, open } = this;
    const l = left * width;
    const r = right * width;
    let sum = this.prior + MARGIN;
    let toCompare = 0;
    for (let place = 0; place < order.length; place++) {
      const index = order[place] ?? 0;
      const from = this.from[place] ?? 0;
      const a = rows[l + from] ?? 0;
      const b = rows[r + from] ?? 0;
      levels[index] = 0;
      if ((this.to[place] ?? 0) - from > 1 || (a !== b && a !== 0 && b !== 0)) {
        sum += this.most[place] ?? 0;
        open[toCompare++] = place;
      } else if (a === b && a !== 0) {
        const level = this.comparer.sameLevel(index, a);
        levels[index] = level;
        const more = level === 1 ? (this.rarity[index]?.[a] ?? 0) : 0;
        rare[index] = more;
        sum += (bits[index * STEP + level] ?? 0) + more;
      }
    }
    for (let at = 0; at < toCompare; at++) {
      if (sum < floor) return false;
      const place = open[at] ?? 0;
      const index = order[place] ?? 0;
      const level = this.comparer.level(index, left, right);
      levels[index] = level;
      rare[index] = level === 1 ? this.rarityOf(index, left, right) : 0;
      sum += (bits[index * STEP + level] ?? 0) + (rare[index] ?? 0) - (this.most[place] ?? 0);
    }
    return sum >= floor;
  }

  /** How many bits the rarity of the value adds that two records have in common. */
  rarityOf(index: number, left: number, right: number): number {
    const { rows, width } = this;
    const table = this.rarity[index];
    const place = this.order.indexOf(index);
    if (table === undefined || table.length === 0 || place < 0) return 0;
    const [from, to] = [this.from[place] ?? 0, this.to[place] ?? 0];
    for (let slot = from; slot < to; slot++) {
      const value = rows[left * width + slot] ?? 0;
      if (value === 0) continue;
      for (let other = from; other < to; other++) if (rows[right * width + other] === value) return table[value] ?? 0;
    }
    return 0;
  }
}

// One number that differs agrees at any level but the first; of several, some may be the same, or all missing.
function mostOf(levels: Float64Array, rarity: Float32Array | undefined): number {
  const others = levels.reduce((most, bits, level) => (level < 2 ? most : Math.max(most, bits)), -Infinity);
  if (rarity === undefined) return others;
  return Math.max(0, others, (levels[1] ?? 0) + rarity.reduce((most, bits) => Math.max(most, bits), 0));
}

/** What is known of whole, not negative numbers: sums of some of them, times a number each. */
export interface Fact {
  readonly terms: readonly { readonly unknown: number; readonly times: number }[];
  readonly is: '=' | '<=';
  readonly total: number;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const SMALL = 1e-7;

/** The greatest value of an objective, and where it is reached. */
export interface Greatest {
  readonly value: number;
  readonly at: Float64Array;
}

/**
 * Finds the greatest value of one objective after another under `facts`, all unknowns being nought or
 * more; nothing where the facts contradict each other. Infinite where nothing holds it. Each begins
 * where the last one ended, which saves most of the work.
 * The simplex method on a dense tableau: the steepest column, and Bland's rule once that has gone on
 * for long, which cannot go in a circle. The factors of tables are 1 and -1.
 */
export function greatestUnder(size: number, facts: readonly Fact[]): ((objective: Float64Array) => Greatest) | undefined {
  const tableau = new Tableau(size, facts);
  return tableau.makeFeasible() ? (objective) => tableau.maximise(objective) : undefined;
}

class Tableau {
  readonly #size: number;
  readonly #width: number;
  readonly #artificialFrom: number;
  readonly #rows: Float64Array[];
  readonly #basis: number[];

  constructor(size: number, facts: readonly Fact[]) {
    this.#size = size;
    const slacks = facts.filter(({ is }) => is === '<=').length;
    this.#artificialFrom = size + slacks;
    this.#width = this.#artificialFrom + facts.length + 1;
    this.#basis = [];
    let slack = size;
    this.#rows = facts.map((fact, index) => {
      const row = new Float64Array(this.#width);
      for (const { unknown, times } of fact.terms) row[unknown] = (row[unknown] ?? 0) + times;
      row[this.#width - 1] = fact.total;
      const own = fact.is === '<=' ? slack++ : undefined;
      if (own !== undefined) row[own] = 1;
      if (fact.total < 0) for (let at = 0; at < row.length; at += 1) row[at] = -(row[at] ?? 0);
      const starts = own !== undefined && fact.total >= 0;
      if (!starts) row[this.#artificialFrom + index] = 1;
      this.#basis.push(starts && own !== undefined ? own : this.#artificialFrom + index);
      return row;
    });
  }

  makeFeasible(): boolean {
    const cost = new Float64Array(this.#width);
    for (let at = this.#artificialFrom; at < this.#width - 1; at += 1) cost[at] = -1;
    const best = this.#run(cost, this.#width - 1);
    if (best < -1e-6) return false;
    this.#rows.forEach((row, index) => {
      if ((this.#basis[index] ?? 0) < this.#artificialFrom) return;
      const column = row.findIndex((factor, at) => at < this.#artificialFrom && Math.abs(factor) > SMALL);
      if (column >= 0) this.#pivot(index, column);
    });
    return true;
  }

  maximise(objective: Float64Array): Greatest {
    const cost = new Float64Array(this.#width);
    cost.set(objective);
    const value = this.#run(cost, this.#artificialFrom);
    const at = new Float64Array(this.#size);
    this.#basis.forEach((column, index) => { if (column < this.#size) at[column] = this.#rows[index]?.[this.#width - 1] ?? 0; });
    return { value, at };
  }

  #run(cost: Float64Array, columns: number): number {
    for (let steps = 0; ; steps += 1) {
      const entering = this.#entering(cost, columns, steps > this.#rows.length * 4);
      if (entering < 0) return this.#valueOf(cost);
      const leaving = this.#leaving(entering);
      if (leaving < 0) return Infinity;
      this.#pivot(leaving, entering);
    }
  }

  #valueOf(cost: Float64Array): number {
    return this.#rows.reduce((sum, row, index) => sum + (cost[this.#basis[index] ?? 0] ?? 0) * (row[this.#width - 1] ?? 0), 0);
  }

  #entering(cost: Float64Array, columns: number, first: boolean): number {
    const reduced = cost.slice(0, columns);
    this.#rows.forEach((row, index) => {
      const price = cost[this.#basis[index] ?? 0] ?? 0;
      if (price !== 0) for (let column = 0; column < columns; column += 1) reduced[column] = (reduced[column] ?? 0) - price * (row[column] ?? 0);
    });
    let [best, entering] = [SMALL, -1];
    for (let column = 0; column < columns; column += 1) {
      const gain = reduced[column] ?? 0;
      if (gain <= best) continue;
      [best, entering] = [gain, column];
      if (first) break;
    }
    return entering;
  }

  #leaving(column: number): number {
    let [best, leaving] = [Infinity, -1];
    for (let index = 0; index < this.#rows.length; index += 1) {
      const factor = this.#rows[index]?.[column] ?? 0;
      if (factor <= SMALL) continue;
      const ratio = (this.#rows[index]?.[this.#width - 1] ?? 0) / factor;
      const earlier = leaving >= 0 && Math.abs(ratio - best) <= SMALL && (this.#basis[index] ?? 0) < (this.#basis[leaving] ?? 0);
      if (ratio < best - SMALL || earlier) [best, leaving] = [ratio, index];
    }
    return leaving;
  }

  #pivot(index: number, column: number): void {
    const row = this.#rows[index];
    if (row === undefined) return;
    const factor = row[column] ?? 1;
    for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) / factor;
    this.#rows.forEach((other, place) => {
      const times = other[column] ?? 0;
      if (place === index || times === 0) return;
      for (let at = 0; at < other.length; at += 1) other[at] = (other[at] ?? 0) - times * (row[at] ?? 0);
    });
    this.#basis[index] = column;
  }
}

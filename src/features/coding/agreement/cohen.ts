import type { Estimate, Parts, Ratings } from './ratings.ts';

/** How alike two categories are, from 0 to 1; a category is wholly like itself. */
export type Weight = (one: number, other: number) => number;

export const same: Weight = (one, other) => (one === other ? 1 : 0);

/** Weights for categories in an order: full for the same, falling with the distance. */
export function orderWeight(categories: number, power: 1 | 2): Weight {
  return (one, other) => 1 - (Math.abs(one - other) / Math.max(1, categories - 1)) ** power;
}

/**
 * Cohen's kappa of two coders (Educational and Psychological Measurement 20 (1960) 37-46), weighted
 * as Cohen 1968. Its variance is that of Fleiss, Cohen and Everitt (Psychological Bulletin 72 (1969)
 * 323-327). Units that one of them has not coded are left out. Not defined where chance alone would
 * make them agree always.
 */
export function cohenKappa(ratings: Ratings, coders: readonly [number, number] = [0, 1], weight: Weight = same): Estimate | undefined {
  const { table, n } = crossTable(ratings, coders);
  const size = ratings.categories;
  if (n === 0) return undefined;
  const share = (row: number, column: number): number => (table[row * size + column] ?? 0) / n;
  const all = Array.from({ length: size }, (_, index) => index);
  const rows = all.map((row) => all.reduce((sum, column) => sum + share(row, column), 0));
  const columns = all.map((column) => all.reduce((sum, row) => sum + share(row, column), 0));
  const seen = sumOfCells(all, (row, column) => weight(row, column) * share(row, column));
  const chance = sumOfCells(all, (row, column) => weight(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0));
  if (1 - chance < 1e-12) return undefined;
  const above = seen - chance;
  const value = Math.abs(above) < 1e-14 ? 0 : above / (1 - chance);
  const ofRow = all.map((row) => all.reduce((sum, column) => sum + (columns[column] ?? 0) * weight(row, column), 0));
  const ofColumn = all.map((column) => all.reduce((sum, row) => sum + (rows[row] ?? 0) * weight(row, column), 0));
  const spread = sumOfCells(all, (row, column) => share(row, column) * (weight(row, column) - ((ofRow[row] ?? 0) + (ofColumn[column] ?? 0)) * (1 - value)) ** 2);
  const variance = spread - (value - chance * (1 - value)) ** 2;
  // A coder who used one category only leaves no variance, but what is left of rounding looks like some.
  return { value, variance: variance < 1e-14 ? 0 : variance / (n * (1 - chance) ** 2) };
}

/** What two coders agree on and what chance would give, as those of one code among others. */
export function cohenParts(ratings: Ratings, coders: readonly [number, number]): Parts | undefined {
  const { table, n } = crossTable(ratings, coders);
  const size = ratings.categories;
  if (n === 0) return undefined;
  let [seen, chance] = [0, 0];
  for (let at = 0; at < size; at += 1) {
    let [row, column] = [0, 0];
    for (let other = 0; other < size; other += 1) {
      row += table[at * size + other] ?? 0;
      column += table[other * size + at] ?? 0;
    }
    seen += table[at * size + at] ?? 0;
    chance += (row / n) * (column / n);
  }
  return { seen: seen / n, chance, weight: n };
}

function crossTable({ categories, units, times }: Ratings, [first, second]: readonly [number, number]): { readonly table: Float64Array; readonly n: number } {
  const table = new Float64Array(categories * categories);
  let n = 0;
  // Resampling comes here a million times: an index costs a fraction of an iterator.
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place];
    const often = times === undefined ? 1 : (times[place] ?? 0);
    const one = unit?.[first];
    const other = unit?.[second];
    if (one === undefined || other === undefined || often === 0) continue;
    const at = one * categories + other;
    table[at] = (table[at] ?? 0) + often;
    n += often;
  }
  return { table, n };
}

function sumOfCells(all: readonly number[], term: (row: number, column: number) => number): number {
  return all.reduce((sum, row) => sum + all.reduce((inner, column) => inner + term(row, column), 0), 0);
}

// The value alone, without the variance that resampling does not ask for.
function plainKappa(ratings: Ratings, coders: readonly [number, number]): number | undefined {
  const parts = cohenParts(ratings, coders);
  if (parts === undefined || 1 - parts.chance < 1e-12) return undefined;
  const above = parts.seen - parts.chance;
  return Math.abs(above) < 1e-14 ? 0 : above / (1 - parts.chance);
}

/** The mean of Cohen's kappa over every pair of coders (Light, Psychological Bulletin 76 (1971) 365-377). */
export function meanKappa(ratings: Ratings, weight: Weight = same): number | undefined {
  const coders = Math.max(0, ...ratings.units.map((unit) => unit.length));
  const kappas: number[] = [];
  for (let first = 0; first < coders; first += 1) {
    for (let second = first + 1; second < coders; second += 1) {
      const kappa = weight === same ? plainKappa(ratings, [first, second]) : cohenKappa(ratings, [first, second], weight)?.value;
      if (kappa !== undefined) kappas.push(kappa);
    }
  }
  return kappas.length === 0 ? undefined : kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Between which counts so large a share lies where that many are expected (Poisson): the smallest counts
 * at which the chance of so many or fewer reaches half of the rest, and all but half of it.
 */
export function poissonLimits(expected: number, share: number): Limits {
  const tail = (1 - share) / 2;
  return { lower: quantile(expected, tail), upper: quantile(expected, 1 - tail) };
}

function quantile(expected: number, chance: number): number {
  // In logarithms, because the chance of none is too small for a number where very many are expected.
  let term = -expected;
  let sum = Math.exp(term);
  let count = 0;
  while (sum < chance - 1e-12) {
    count++;
    term += Math.log(expected / count);
    sum += Math.exp(term);
  }
  return count;
}

import { inverseIncompleteBeta } from './incomplete-beta.ts';
import { normalQuantile } from './quantiles.ts';

/** Shares, not percentages: 0.25 is a quarter. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval for k of n at a level of confidence such as 0.95.
 * Wilson, Journal of the American Statistical Association 22 (1927) 209-212.
 * With n = 0 nothing is known, so it is 0 to 1. k and n are whole and 0 <= k <= n: others are a fault.
 */
export function wilson(k: number, n: number, level = 0.95): Interval {
  demandCounts(k, n);
  if (n === 0) return { low: 0, high: 1 };
  const z = zOf(level);
  // The root of the two bounds' product gives the smaller one without taking near-equal numbers apart.
  const spread = z * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
  const upper = (k + (z * z) / 2 + spread) / (n + z * z);
  const upperOfRest = (n - k + (z * z) / 2 + spread) / (n + z * z);
  return {
    low: k === 0 ? 0 : (k * k) / (n * (n + z * z)) / upper,
    high: k === n ? 1 : 1 - ((n - k) * (n - k)) / (n * (n + z * z)) / upperOfRest,
  };
}

/** Clopper and Pearson's exact interval (Biometrika 26 (1934) 404-413): never covers less than it says. */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  demandCounts(k, n);
  const tail = (1 - level) / 2;
  return {
    low: k === 0 ? 0 : inverseIncompleteBeta(tail, k, n - k + 1),
    high: k === n ? 1 : inverseIncompleteBeta(1 - tail, k + 1, n - k),
  };
}

/** The two-sided normal critical value of a level: 1.96 for 0.95. */
export function zOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level of confidence lies between 0 and 1, not ${level}`);
  return -normalQuantile((1 - level) / 2);
}

export function demandCounts(k: number, n: number): void {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || n < k) throw new RangeError(`${k} of ${n} is not a count of a base`);
}

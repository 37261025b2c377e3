import { halve } from './incomplete-beta.ts';
import { demandCounts, wilson, zOf, type Interval } from './interval.ts';

/** k of n in one group. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/**
 * The interval for the difference of two independent proportions, first less second, by the hybrid
 * score method: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
 */
export function newcombe(first: Share, second: Share, level = 0.95): Interval {
  const [p1, p2] = [first.k / first.n, second.k / second.n];
  const [one, two] = [wilson(first.k, first.n, level), wilson(second.k, second.n, level)];
  return {
    low: p1 - p2 - Math.hypot(p1 - one.low, two.high - p2),
    high: p1 - p2 + Math.hypot(one.high - p1, p2 - two.low),
  };
}

/** Katz's logarithmic interval for a ratio of proportions (Biometrics 34 (1978) 469-474); none where a count is 0. */
export function katz(first: Share, second: Share, level = 0.95): Interval | undefined {
  if (first.k === 0 || second.k === 0) return undefined;
  const ratio = first.k / first.n / (second.k / second.n);
  const spread = zOf(level) * Math.sqrt(1 / first.k - 1 / first.n + 1 / second.k - 1 / second.n);
  return { low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread) };
}

/**
 * Koopman's score interval for a ratio of proportions, first over second (Biometrics 40 (1984)
 * 513-517). It holds with counts of 0: the upper bound is then Infinity, or the lower 0.
 * Neither base may be 0. With both counts 0 nothing is known: 0 to Infinity.
 */
export function koopman(first: Share, second: Share, level = 0.95): Interval {
  for (const { k, n } of [first, second]) demandCounts(k, n);
  if (first.k === 0 && second.k === 0) return { low: 0, high: Infinity };
  const limit = zOf(level) ** 2;
  const beyond = (ratio: number): boolean => scoreOfRatio(first, second, ratio) > limit;
  // exp(±40) lies outside what counts that a machine can hold could give.
  const middle = first.k === 0 ? -40 : second.k === 0 ? 40 : Math.log((first.k * second.n) / (first.n * second.k));
  return {
    low: first.k === 0 ? 0 : Math.exp(halve(-40, middle, (x) => beyond(Math.exp(x)))),
    high: second.k === 0 ? Infinity : Math.exp(halve(middle, 40, (x) => !beyond(Math.exp(x)))),
  };
}

function scoreOfRatio(first: Share, second: Share, ratio: number): number {
  const p1 = ratio * restrictedSecond(first, second, ratio);
  const p2 = p1 / ratio;
  const variance = (p1 * (1 - p1)) / first.n + (ratio * ratio * p2 * (1 - p2)) / second.n;
  const gap = first.k / first.n - ratio * (second.k / second.n);
  if (gap === 0) return 0;
  return variance <= 0 ? Infinity : (gap * gap) / variance;
}

// The likeliest second proportion among those with p1 = ratio × p2: the smaller root of a quadratic.
function restrictedSecond({ k: x1, n: n1 }: Share, { k: x2, n: n2 }: Share, ratio: number): number {
  const a = (n1 + n2) * ratio;
  const b = n1 * ratio + x1 + n2 + x2 * ratio;
  const c = x1 + x2;
  return (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
}

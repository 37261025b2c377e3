import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const MOST_STEPS = 20_000;

/**
 * The regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at
 * most x. Continued fraction of Didonato and Morris by Lentz's method (NIST DLMF 8.17.22).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`incompleteBeta needs a and b above 0, not ${a} and ${b}`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean; the other side is its complement.
  return x <= (a + 1) / (a + b + 2) ? lowerPart(x, a, b) : 1 - lowerPart(1 - x, b, a);
}

function lowerPart(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return front / (a * fraction(x, a, b));
}

function fraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const numerator = coefficient(step, x, a, b);
    d = 1 / away(1 + numerator * d);
    c = away(1 + numerator / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

function coefficient(step: number, x: number, a: number, b: number): number {
  const m = Math.floor(step / 2);
  return step % 2 === 0
    ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The x at which I_x(a, b) is `chance`. Halves an interval until it holds two neighbouring doubles. */
export function inverseIncompleteBeta(chance: number, a: number, b: number): number {
  if (chance <= 0) return 0;
  if (chance >= 1) return 1;
  return halve(0, 1, (x) => incompleteBeta(x, a, b) < chance);
}

/** The point between low and high where `below` stops being true; `below(low)` holds and `below(high)` does not. */
export function halve(low: number, high: number, below: (x: number) => boolean): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 2000; step += 1) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) break;
    if (below(middle)) from = middle;
    else to = middle;
  }
  return from + (to - from) / 2;
}

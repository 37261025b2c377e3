// Coefficients of Stirling's series, B(2k) / (2k (2k - 1)): Abramowitz and Stegun 6.1.41.
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
const HALF_LOG_TWO_PI = 0.9189385332046728;
// From here eight terms of the series leave less than a double can hold.
const SERIES_FROM = 12;

/** The natural logarithm of Γ(x) for x > 0, to about 1e-14 of its size (1e-15 near its zeros at 1 and 2). */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs a number above 0, not ${x}`);
  if (x === 1 || x === 2) return 0;
  if (x >= SERIES_FROM) return stirling(x);
  // Γ(x + n) = x (x + 1) … (x + n - 1) Γ(x) brings a small x to where the series holds.
  let product = 1;
  let shifted = x;
  for (; shifted < SERIES_FROM; shifted += 1) product *= shifted;
  return stirling(shifted) - Math.log(product);
}

function stirling(x: number): number {
  const inverse = 1 / (x * x);
  let sum = 0;
  for (const term of SERIES.toReversed()) sum = sum * inverse + term;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + sum / x;
}

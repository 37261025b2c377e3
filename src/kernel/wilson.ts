export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/** Wilson's score interval (1927, Journal of the American Statistical Association 22:209): where the true share lies 95 times in 100. Of none it is everything. */
export function wilson(count: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const [middle, scale] = [share + (Z * Z) / (2 * of), 1 + (Z * Z) / of];
  return { low: count === 0 ? 0 : Math.max(0, (middle - spread) / scale), high: count === of ? 1 : Math.min(1, (middle + spread) / scale) };
}

import { demandCounts } from './interval.ts';
import type { Share } from './two-proportions.ts';

export interface FisherTest {
  /** Two-sided: every table with these margins that is no likelier than the one seen. */
  readonly p: number;
  /** The same with half of the tables exactly as likely as the one seen. */
  readonly midP: number;
}

// As R's fisher.test: chances this close are the same chance worked out in another order.
const SAME = 1e-7;

/**
 * Fisher's exact test that two groups share one proportion (two-sided by small probabilities).
 * Chances are built outward from the likeliest table by their ratios, so that nothing is lost to
 * logarithms of large factorials.
 */
export function fisherExact(first: Share, second: Share): FisherTest {
  for (const { k, n } of [first, second]) demandCounts(k, n);
  const { from, weights } = weightsOf(first, second);
  const seen = weights[first.k - from] ?? 0;
  let [all, less, same] = [0, 0, 0];
  // Smallest first, so that small weights are not lost beside large ones.
  for (const weight of Float64Array.from(weights).sort()) {
    all += weight;
    if (weight < seen * (1 - SAME)) less += weight;
    else if (weight <= seen * (1 + SAME)) same += weight;
  }
  return { p: Math.min(1, (less + same) / all), midP: Math.min(1, (less + same / 2) / all) };
}

function weightsOf(first: Share, second: Share): { readonly from: number; readonly weights: Float64Array } {
  const drawn = first.k + second.k;
  const from = Math.max(0, drawn - second.n);
  const to = Math.min(first.n, drawn);
  const mode = Math.min(to, Math.max(from, Math.floor(((first.n + 1) * (drawn + 1)) / (first.n + second.n + 2))));
  const weights = new Float64Array(to - from + 1);
  weights[mode - from] = 1;
  const step = (k: number): number => ((first.n - k) * (drawn - k)) / ((k + 1) * (second.n - drawn + k + 1));
  for (let k = mode; k < to; k += 1) weights[k + 1 - from] = (weights[k - from] ?? 0) * step(k);
  for (let k = mode; k > from; k -= 1) weights[k - 1 - from] = (weights[k - from] ?? 0) / step(k - 1);
  return { from, weights };
}

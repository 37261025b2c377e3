import { countsOf, sumOver, total, varianceOfMean, type Counted, type Estimate, type Parts, type Ratings } from './ratings.ts';

/**
 * Krippendorff's alpha for categories without order, of two or more coders, units may be coded by
 * some only (Computing Krippendorff's Alpha-Reliability, 2011). Its variance is Gwet's (Handbook of
 * Inter-Rater Reliability, 4th edition, 2014). Not defined where only one category was ever used.
 */
export function krippendorffAlpha(ratings: Ratings): Estimate | undefined {
  const units = countsOf(ratings).filter(({ counts }) => total(counts) >= 2);
  const values = sumOver(units, total);
  if (values === 0) return undefined;
  const used = Array.from({ length: ratings.categories }, (_, at) => sumOver(units, (counts) => counts[at] ?? 0));
  const expected = used.reduce((sum, one) => sum + one * (values - one), 0) / (values - 1);
  if (expected === 0) return undefined;
  const observed = sumOver(units, (counts) => disagreements(counts) / (total(counts) - 1));
  return { value: 1 - observed / expected, variance: variance(units, used, values), freedom: Math.max(1, sumOver(units, () => 1) - 1) };
}

/** What coders agree on and what chance would give over the values that could be paired, as those of one code among others. */
export function krippendorffParts(ratings: Ratings): Parts | undefined {
  const units = countsOf(ratings).filter(({ counts }) => total(counts) >= 2);
  const values = sumOver(units, total);
  if (values === 0) return undefined;
  const used = Array.from({ length: ratings.categories }, (_, at) => sumOver(units, (counts) => counts[at] ?? 0));
  const expected = used.reduce((sum, one) => sum + one * (values - one), 0) / (values - 1);
  const observed = sumOver(units, (counts) => disagreements(counts) / (total(counts) - 1));
  return { seen: 1 - observed / values, chance: 1 - expected / values, weight: values };
}

// Ordered pairs of coders who chose differently.
function disagreements(counts: ArrayLike<number>): number {
  const all = total(counts);
  let pairs = 0;
  for (let at = 0; at < counts.length; at += 1) pairs += (counts[at] ?? 0) * (all - (counts[at] ?? 0));
  return pairs;
}

function variance(units: readonly Counted[], used: readonly number[], values: number): number {
  const n = sumOver(units, () => 1);
  const mean = values / n;
  const shares = used.map((one) => one / values);
  const chance = shares.reduce((sum, share) => sum + share * share, 0);
  const agreeing = (counts: Float64Array): number => counts.reduce((sum, one) => sum + one * (one - 1), 0) / (mean * (total(counts) - 1));
  const plain = sumOver(units, agreeing) / n;
  const seen = (1 - 1 / values) * plain + 1 / values;
  const centre = (plain - chance) / (1 - chance);
  const part = (counts: Float64Array): number => {
    const off = (total(counts) - mean) / mean;
    const own = (agreeing(counts) - seen * off - chance) / (1 - chance);
    const chanceHere = shares.reduce((sum, share, at) => sum + share * (counts[at] ?? 0), 0) / mean - chance * off;
    return own - (2 * (1 - centre) * (chanceHere - chance)) / (1 - chance);
  };
  return varianceOfMean(units, centre, part);
}

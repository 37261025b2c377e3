import { countsOf, sumOver, total, varianceOfMean, type Estimate, type Parts, type Ratings } from './ratings.ts';

/** The share of pairs of coders who agree, a mean over the units that two or more have coded. */
export function agreementShare(ratings: Ratings): Estimate | undefined {
  const units = countsOf(ratings).filter(({ counts }) => total(counts) >= 2);
  const n = sumOver(units, () => 1);
  if (n === 0) return undefined;
  const value = sumOver(units, pairsThatAgree) / n;
  return { value, variance: varianceOfMean(units, value, pairsThatAgree), freedom: Math.max(1, n - 1) };
}

/** The share, as that of one code among others. */
export function shareParts(ratings: Ratings): Parts | undefined {
  const units = countsOf(ratings).filter(({ counts }) => total(counts) >= 2);
  const weight = sumOver(units, () => 1);
  return weight === 0 ? undefined : { seen: sumOver(units, pairsThatAgree) / weight, chance: 0, weight };
}

/** Of the pairs of coders of one unit, the share who chose the same. */
export function pairsThatAgree(counts: ArrayLike<number>): number {
  const coders = total(counts);
  let agree = 0;
  for (let at = 0; at < counts.length; at += 1) agree += (counts[at] ?? 0) * ((counts[at] ?? 0) - 1);
  return coders < 2 ? 0 : agree / (coders * (coders - 1));
}

import { pairsThatAgree } from './percent.ts';
import { countsOf, sumOver, total, varianceOfMean, type Counted, type Estimate, type Parts, type Ratings } from './ratings.ts';

/**
 * Gwet's AC1 of two or more coders, with its variance over units (British Journal of Mathematical and
 * Statistical Psychology 61 (2008) 29-48; with units that some have not coded: Handbook of Inter-Rater
 * Reliability, 4th edition, 2014). Units that nobody coded are left out.
 */
export function gwetAc1(ratings: Ratings): Estimate | undefined {
  const units = countsOf(ratings).filter(({ counts }) => total(counts) > 0);
  const coded = sumOver(units, (counts) => (total(counts) >= 2 ? 1 : 0));
  if (coded === 0) return undefined;
  const [n, categories] = [sumOver(units, () => 1), Math.max(2, ratings.categories)];
  const { shares, seen, chance } = partsOf(ratings, units, coded);
  const value = (seen - chance) / (1 - chance);
  const part = (counts: Float64Array): number => {
    const paired = total(counts) >= 2;
    const own = paired ? ((n / coded) * (pairsThatAgree(counts) - chance)) / (1 - chance) : 0;
    const chanceHere = shares.reduce((sum, share, at) => sum + (counts[at] ?? 0) * (1 - share), 0) / total(counts) / (categories - 1);
    return own - (2 * (1 - value) * (chanceHere - chance)) / (1 - chance);
  };
  return { value, variance: varianceOfMean(units, value, part), freedom: Math.max(1, n - 1) };
}

/** What coders agree on and what chance would give, as those of one code among others. */
export function gwetParts(ratings: Ratings): Parts | undefined {
  const units = countsOf(ratings).filter(({ counts }) => total(counts) > 0);
  const weight = sumOver(units, (counts) => (total(counts) >= 2 ? 1 : 0));
  return weight === 0 ? undefined : { ...partsOf(ratings, units, weight), weight };
}

function partsOf({ categories }: Ratings, units: readonly Counted[], coded: number): { readonly shares: readonly number[]; readonly seen: number; readonly chance: number } {
  const n = sumOver(units, () => 1);
  const shares = Array.from({ length: categories }, (_, at) => sumOver(units, (counts) => (counts[at] ?? 0) / total(counts)) / n);
  return { shares, seen: sumOver(units, pairsThatAgree) / coded, chance: shares.reduce((sum, share) => sum + share * (1 - share), 0) / (Math.max(2, categories) - 1) };
}

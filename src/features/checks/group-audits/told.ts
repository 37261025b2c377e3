import { hiddenParts, isSmall, type Part } from '../trial/protect.ts';
import { wilson } from '../../../kernel/wilson.ts';

/** A share in so many of so many, in each hundred, with Wilson's interval. Null where so few that it is not told. */
export interface Share {
  readonly count: number | null;
  readonly of: number | null;
  readonly per_100: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const HIDDEN: Share = { count: null, of: null, per_100: null, low: null, high: null };

export function shareUnlessSmall(part: Part): Share {
  return isSmall(part) ? HIDDEN : shareOf(part);
}

/**
 * The shares of the groups of one table. What is counted may come from fewer children than there are
 * counts, so a group is told only where it may be told of both: `children` are those who are counted, and those
 * of them who are counted in `parts`.
 */
export function sharesOf(parts: readonly Part[], children: readonly Part[]): readonly Share[] {
  const [byPart, byChild] = [hiddenIn(parts), hiddenIn(children)];
  return parts.map((part, place) => (byPart[place] === true || byChild[place] === true ? HIDDEN : shareOf(part)));
}

/** A count unless it is from 1 to 4. */
export function countUnlessSmall(count: number): number | null {
  return isSmall({ count, of: Infinity }) ? null : count;
}

function hiddenIn(parts: readonly Part[]): readonly boolean[] {
  return hiddenParts(parts, { count: parts.reduce((all, { count }) => all + count, 0), of: parts.reduce((all, { of }) => all + of, 0) });
}

function shareOf({ count, of }: Part): Share {
  const { low, high } = wilson(count, of);
  return { count, of, per_100: perHundred(of === 0 ? 0 : count / of), low: perHundred(low), high: perHundred(high) };
}

export function perHundred(share: number): number {
  return Math.round(share * 1000) / 10;
}

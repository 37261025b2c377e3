import { fisherExact, koopman, newcombe, wilson, type Share } from '../statistics/index.ts';
import { baseOf, type GroupCounts } from './groups.ts';

/** One group's share. Percentages are 0 to 100 and not rounded; null where the base is nought. Whatever would tell a small number is null. */
export interface GroupShare extends Readonly<Record<keyof GroupCounts, number | null>> {
  readonly base: number | null;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The share of those that say yes or no. */
  readonly percent_where_recorded: number | null;
  /** Its count is left out by disclosure control. */
  readonly suppressed?: true;
}

/** A number with its interval. A bound that has no end is null and `unbounded` is true. */
export interface Contrast {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unbounded?: true;
  readonly method: string;
}

export interface CompareRow {
  readonly code: string;
  readonly label: string;
  readonly value: string;
  readonly cohort: GroupShare;
  readonly rest: GroupShare;
  /** Percentage points, cohort less rest. */
  readonly difference: Contrast;
  readonly ratio: Contrast;
  /** What the difference could be at least and at most, whatever the silent would have said. */
  readonly difference_if_silent: { readonly least: number | null; readonly most: number | null };
  readonly fisher_p: number | null;
  readonly mid_p: number | null;
  readonly holm_p: number | null;
  readonly bh_p: number | null;
  /** The cohort is chosen by this code, so that comparing it shows nothing. */
  readonly chooses: boolean;
}

/** Compares one value in two groups; p values over all rows are filled in later. */
export function compareRow(about: { readonly code: string; readonly label: string; readonly value: string; readonly chooses: boolean }, cohort: GroupCounts, rest: GroupCounts, level: number): CompareRow {
  const [first, second] = [shareOf(cohort), shareOf(rest)];
  const both = first.n > 0 && second.n > 0;
  const fisher = both && !about.chooses ? fisherExact(first, second) : undefined;
  return {
    ...about, cohort: inGroup(cohort, level), rest: inGroup(rest, level),
    difference: both ? difference(first, second, level) : { value: null, low: null, high: null, method: NO_BASE },
    ratio: both ? ratio(first, second, level) : { value: null, low: null, high: null, method: NO_BASE },
    difference_if_silent: both ? ifSilent(cohort, rest) : { least: null, most: null },
    fisher_p: fisher?.p ?? null, mid_p: fisher?.midP ?? null, holm_p: null, bh_p: null,
  };
}

const NO_BASE = 'not defined: a base is nought';

function shareOf(counts: GroupCounts): Share {
  return { k: counts.present, n: baseOf(counts) };
}

function inGroup(counts: GroupCounts, level: number): GroupShare {
  const base = baseOf(counts);
  const recorded = counts.present + counts.absent;
  const interval = base === 0 ? undefined : wilson(counts.present, base, level);
  return {
    ...counts, base,
    percent: base === 0 ? null : (100 * counts.present) / base,
    low: interval === undefined ? null : 100 * interval.low,
    high: interval === undefined ? null : 100 * interval.high,
    percent_where_recorded: recorded === 0 ? null : (100 * counts.present) / recorded,
  };
}

function difference(first: Share, second: Share, level: number): Contrast {
  const { low, high } = newcombe(first, second, level);
  return { value: 100 * (first.k / first.n - second.k / second.n), low: 100 * low, high: 100 * high, method: 'Newcombe 1998, hybrid score' };
}

function ratio(first: Share, second: Share, level: number): Contrast {
  const { low, high } = koopman(first, second, level);
  const method = 'Koopman 1984, score';
  const value = second.k === 0 ? null : first.k / first.n / (second.k / second.n);
  return Number.isFinite(high) ? { value, low, high, method } : { value, low, high: null, unbounded: true, method };
}

function ifSilent(cohort: GroupCounts, rest: GroupCounts): CompareRow['difference_if_silent'] {
  return { least: 100 * (leastShare(cohort) - mostShare(rest)), most: 100 * (mostShare(cohort) - leastShare(rest)) };
}

function leastShare(counts: GroupCounts): number {
  return counts.present / baseOf(counts);
}

function mostShare(counts: GroupCounts): number {
  return (counts.present + counts.not_mentioned) / baseOf(counts);
}

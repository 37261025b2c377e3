import { hiddenParts } from '../trial/protect.ts';
import { wilson } from '../../../kernel/wilson.ts';
import type { Span } from './series.ts';

export interface Month {
  readonly month: string;
  /** Null where from 1 to 4. */
  readonly count: number | null;
  /** Null where the records do not reach so far back. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly stands: 'below' | 'inside' | 'above' | 'cannot_tell';
}

/** The last whole months against as many as would be expected from those before. */
export interface Change {
  readonly what: string;
  readonly count: number | null;
  readonly expected: number | null;
  /** How many times as many a month, and where the true number lies 95 times in 100. */
  readonly times: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface AreaSeries {
  readonly area: string;
  readonly months: readonly Month[];
  /** Whether so many are expected that even a month without any would be below the limit. */
  readonly fall_can_be_told: boolean;
  readonly changes: readonly Change[];
  /** The other kind fell and the graver one did not, as far as the intervals say. */
  readonly fell_alone: 'yes' | 'no' | 'cannot_tell';
  /** Middle days from knowing to notifying, in the recent months and in those before. */
  readonly delay: { readonly recent: number | null; readonly before: number | null };
}

export interface MonthCounted extends Month {
  readonly count: number;
}

export interface ChangeCounted {
  readonly what: string;
  readonly count: number;
  readonly before: number | undefined;
}

/** An area's counts as they are, before anything is hidden. */
export interface AreaCounted extends Omit<AreaSeries, 'months' | 'changes' | 'fell_alone'> {
  readonly months: readonly MonthCounted[];
  readonly changes: readonly ChangeCounted[];
}

/** More than can ever be counted: a count has no base of which it could be nearly all. */
const NO_BASE = Number.MAX_SAFE_INTEGER / 1024;

/**
 * What may be told of the whole and of each area. A count from 1 to 4 is not, nor what it could be reckoned from: other
 * months of the year whose sum is told, the same month of other areas, and of two kinds the other.
 */
export function toldOf(whole: AreaCounted, each: readonly AreaCounted[], span: Span): readonly AreaSeries[] {
  const every = [whole, ...each];
  const byTime = every.map(({ months }) => hidden(months.map(({ count }) => count)));
  const byArea = whole.months.map((_, month) => hidden(each.map(({ months }) => months[month]?.count ?? 0)));
  const changed = whole.changes.map((_, kind) => {
    const recent = hidden(each.map(({ changes }) => changes[kind]?.count ?? 0));
    const before = hidden(each.map(({ changes }) => changes[kind]?.before ?? 0));
    return each.map((__, area) => recent[area] === true || before[area] === true);
  });
  return every.map((own, place) => {
    const isHidden = (kind: number): boolean => place > 0 && changed[kind]?.[place - 1] === true;
    const [all, ...kinds] = own.changes.map((change, kind) => (isHidden(kind) ? notTold(change.what) : changeTold(change, span)));
    const both = kinds.every(({ count }) => count !== null) ? kinds : kinds.map(({ what }) => notTold(what));
    return {
      ...own, changes: [...(all === undefined ? [] : [all]), ...both], fell_alone: fellAlone(both[0], both[1]),
      months: own.months.map((month, at) => ({ ...month, count: byTime[place]?.[at] === true || (place > 0 && byArea[at]?.[place - 1] === true) ? null : month.count })),
    };
  });
}

function hidden(counts: readonly number[]): readonly boolean[] {
  return hiddenParts(counts.map((count) => ({ count, of: NO_BASE })), { count: counts.reduce((all, count) => all + count, 0), of: NO_BASE * Math.max(1, counts.length) });
}

function notTold(what: string): Change {
  return { what, count: null, expected: null, times: null, low: null, high: null };
}

/** The rate of the recent months over that of those before; the interval is Wilson's for the share of the recent ones among both. */
function changeTold({ what, count, before }: ChangeCounted, { base, recent }: Span): Change {
  if (before === undefined || before === 0 || hidden([count])[0] === true || hidden([before])[0] === true) return notTold(what);
  const { low, high } = wilson(count, count + before);
  const times = (share: number): number | null => (share >= 1 ? null : round((share / (1 - share)) * (base / recent)));
  return { what, count, expected: round((before * recent) / base), times: times(count / (count + before)), low: times(low), high: times(high) };
}

function fellAlone(graver: Change | undefined, other: Change | undefined): AreaSeries['fell_alone'] {
  if (typeof graver?.high !== 'number' || typeof other?.high !== 'number') return 'cannot_tell';
  return other.high < 1 && graver.high >= 1 ? 'yes' : 'no';
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

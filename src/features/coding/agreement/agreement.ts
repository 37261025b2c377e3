import type { Code } from '../codebook/codebook.ts';
import { middleOf, resampled } from './bootstrap.ts';
import { cohenKappa, meanKappa, orderWeight, type Weight } from './cohen.ts';
import type { Decisions } from './decisions.ts';
import { gwetAc1 } from './gwet.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { agreementShare } from './percent.ts';
import { alike, timesOf, type Estimate, type Ratings } from './ratings.ts';

/** A coefficient with its interval; null where it is not defined. `method` says how the interval was made. */
export interface Coefficient {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: string;
}

/** `percent` is 0 to 100. `units` is how many decisions two or more coders have made. */
export interface Agreement {
  readonly units: number;
  readonly categories: readonly string[];
  readonly percent: Coefficient;
  readonly kappa: Coefficient;
  readonly weighted_kappa?: Coefficient;
  readonly ac1: Coefficient;
  readonly alpha: Coefficient;
}

/** What intervals are made with: given from outside, so that this room needs no statistics of its own. */
export interface IntervalTools {
  readonly level: number;
  readonly seed: number;
  /** The interval of a proportion k of n, 0 to 1. */
  readonly share: (k: number, n: number) => { readonly low: number; readonly high: number };
  /** The two-sided critical value of the normal distribution, or of Student's t with this freedom. */
  readonly critical: (freedom?: number) => number;
}

/** How often units are drawn anew for an interval of which no variance is published. */
export const ROUNDS = 1000;

export type Ordering = 'linear' | 'quadratic';

/** The agreement of coders on one code, on the cases given by their place in `decisions.cases`. */
export function agreementOn(decisions: Decisions, code: Code, tools: IntervalTools, weights?: Ordering, cases = decisions.cases): Agreement {
  const rows = cases.map(({ by }) => decisions.coders.map((coder) => by.get(coder)?.values.get(code.code)));
  const categories = categoriesOf(code, rows.flat());
  return measured({ categories: categories.length, units: rows.map((row) => row.map((value) => (value === undefined ? undefined : categories.indexOf(value)))) }, categories, tools, isOrdered(code) ? weights : undefined);
}

function measured(ratings: Ratings, categories: readonly string[], tools: IntervalTools, weights: Ordering | undefined): Agreement {
  const units = pairedUnits(ratings);
  return {
    units, categories,
    percent: percentOf(ratings, units, tools),
    kappa: kappaOf(ratings, tools),
    ...(weights === undefined ? {} : { weighted_kappa: kappaOf(ratings, tools, orderWeight(ratings.categories, weights === 'linear' ? 1 : 2)) }),
    ac1: overUnits(units, gwetAc1(ratings), tools, 'Gwet 2008'),
    alpha: overUnits(units, krippendorffAlpha(ratings), tools, 'Gwet 2014'),
  };
}

function percentOf(ratings: Ratings, units: number, tools: IntervalTools): Coefficient {
  const share = agreementShare(ratings);
  if (share === undefined) return { value: null, low: null, high: null, method: 'no unit has two decisions' };
  if (codersOf(ratings) > 2) return around({ ...share, value: share.value * 100, variance: share.variance * 1e4 }, tools, 'variance over units', 0, 100);
  const { low, high } = tools.share(Math.round(share.value * units), units);
  return { value: share.value * 100, low: low * 100, high: high * 100, method: 'Wilson 1927' };
}

function kappaOf(ratings: Ratings, tools: IntervalTools, weight?: Weight): Coefficient {
  if (codersOf(ratings) <= 2) return kappaOfTwo(cohenKappa(ratings, [0, 1], weight), tools);
  const value = meanKappa(ratings, weight);
  const distinct = alike(ratings.units);
  const rounds = resampled(ratings.units.length, tools.seed, ROUNDS, (chosen) => meanKappa({ categories: ratings.categories, units: distinct.units, times: timesOf(distinct, chosen) }, weight));
  const interval = middleOf(rounds, tools.level);
  return { value: value ?? null, low: interval?.low ?? null, high: interval?.high ?? null, method: `mean of every pair of coders (Light 1971); bootstrap, ${ROUNDS} rounds, seed ${tools.seed}` };
}

function kappaOfTwo(estimate: Estimate | undefined, tools: IntervalTools): Coefficient {
  if (estimate?.value === 0 && estimate.variance === 0) return { value: 0, low: null, high: null, method: 'no interval: a coder used one category only, so that kappa is 0 whatever the other chose' };
  return around(estimate, tools, 'Fleiss, Cohen and Everitt 1969');
}

// A variance over units is nought where there is one, and an interval of no width would claim to be certain.
function overUnits(units: number, estimate: Estimate | undefined, tools: IntervalTools, method: string): Coefficient {
  if (units === 1 && estimate !== undefined) return { value: estimate.value, low: null, high: null, method: 'no interval: one unit does not say how units vary' };
  return around(estimate, tools, method);
}

function around(estimate: Estimate | undefined, tools: IntervalTools, method: string, least = -1, most = 1): Coefficient {
  if (estimate === undefined) return { value: null, low: null, high: null, method: 'not defined: only one category was used, or no unit has two decisions' };
  const spread = tools.critical(estimate.freedom) * Math.sqrt(estimate.variance);
  const distribution = estimate.freedom === undefined ? 'normal' : `Student’s t with ${estimate.freedom} degrees of freedom`;
  return { value: estimate.value, low: Math.max(least, estimate.value - spread), high: Math.min(most, estimate.value + spread), method: `${method}, ${distribution}` };
}

function codersOf({ units }: Ratings): number {
  return Math.max(0, ...units.map((unit) => unit.length));
}

function pairedUnits({ units }: Ratings): number {
  return units.filter((unit) => unit.filter((value) => value !== undefined).length >= 2).length;
}

// The categories that some coder used, in the codebook's order; numbers by size.
function categoriesOf(code: Code, values: readonly (string | undefined)[]): readonly string[] {
  const used = [...new Set(values.filter((value) => value !== undefined))];
  const order = code.type === 'states' ? ['present', 'absent', 'not_mentioned', 'does_not_apply'] : code.options.map((option) => option.code);
  const rank = (value: string): number => (order.includes(value) ? order.indexOf(value) : code.type === 'number' && value !== '' ? Number(value) : order.length);
  return used.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function isOrdered({ type }: Code): boolean {
  return type === 'choice' || type === 'number';
}

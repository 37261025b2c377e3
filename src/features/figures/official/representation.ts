import { wilson } from '../statistics/index.ts';

/** How many of the cases, and of the population, belong to a group. Counts, of the same ages and years. */
export interface Represented {
  readonly cases: { readonly k: number; readonly n: number };
  readonly population: { readonly k: number; readonly n: number; readonly source: string };
}

/**
 * How a group's share of cases stands to its share of the population: 2 is twice its share. It is never
 * a chance: cases are chosen because something went wrong, and most children of any group come to none.
 */
export interface Representation {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly words: string;
}

/** `undefined` where a base or the population's group is nought. The interval is of the cases only: a population is counted. */
export function representation({ cases, population }: Represented, level = 0.95): Representation | undefined {
  if (cases.n === 0 || population.n === 0 || population.k === 0) return undefined;
  const share = population.k / population.n;
  const interval = wilson(cases.k, cases.n, level);
  const ratio = cases.k / cases.n / share;
  return {
    ratio, low: interval.low / share, high: interval.high / share,
    words: `${percent(cases.k / cases.n)} of cases beside ${percent(share)} of the population (${population.source}): ${ratio.toFixed(1)} times its share. This compares shares; it is not the chance of anything for a child.`,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

import { levelNames } from '../compare/level-names.ts';
import type { ComparisonKind } from '../settings.ts';

/** The four things that two records can be to each other. */
export const pairClasses = ['same_child', 'same_household', 'twin', 'unrelated'] as const;
export type PairClass = (typeof pairClasses)[number];

/** How often pairs of each class agree at a level, among pairs where both records have a value. */
export interface ModelLevel {
  readonly level: string;
  readonly m: number;
  readonly h: number;
  readonly t: number;
  readonly u: number;
}

export interface ModelComparison {
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly evidence: 'person' | 'household';
  readonly termFrequency: boolean;
  readonly levels: readonly ModelLevel[];
}

/** What a run learnt: everything that is needed, beside the records, to weigh a pair again. */
export interface Model {
  readonly comparisons: readonly ModelComparison[];
  /** The share of all pairs that are of each class. */
  readonly prior: { readonly child: number; readonly household: number; readonly twin: number };
  /** Comparisons whose levels are the usual ones, because the records had too few pairs to learn from. */
  readonly notLearnt: readonly string[];
}

/** Why a model cannot weigh these comparisons: others, other levels, or shares of which no weight can be made. Nothing where it can. */
export function modelFits({ comparisons, prior }: Model, compared: readonly { readonly name: string; readonly kind: ComparisonKind }[]): string | undefined {
  const [wanted, there] = [comparisons, compared].map((list) => list.map(({ name, kind }) => `${name} (${kind})`).join(', '));
  if (wanted !== there) return `it compares ${wanted}; the records have ${there}`;
  const levels = comparisons.find((one) => one.levels.map(({ level }) => level).join() !== levelNames[one.kind].join());
  if (levels !== undefined) return `${levels.name} has the levels ${levels.levels.map(({ level }) => level).join(', ')}, not ${levelNames[levels.kind].join(', ')}`;
  const weightless = comparisons.find((one) => one.levels.some(({ m, h, t, u }) => u === 0 && [m, h, t].includes(0)));
  if (weightless !== undefined) return `a level of ${weightless.name} is said to happen neither to one child nor to strangers, which weighs nothing that can be said`;
  return prior.child > 0 && prior.child + prior.household + prior.twin < 1 ? undefined : 'its shares of pairs leave none for one child or none for strangers';
}

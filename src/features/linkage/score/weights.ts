import type { Learnt } from '../train/learn.ts';
import type { Model } from '../train/model.ts';
import { shared } from '../records/interner.ts';
import { levelNames } from '../compare/level-names.ts';
import type { Prepared } from '../run/prepare.ts';

/** The model as tables of bits: what each level says of a class against strangers. */
export interface Weights {
  readonly m: readonly Float64Array[];
  readonly h: readonly Float64Array[];
  readonly t: readonly Float64Array[];
  /** Bits to add where a value is the same, by value: a rare name says more than a common one. Empty where it does not count. */
  readonly rarity: readonly Float32Array[];
  readonly priorM: number;
  readonly priorH: number;
  readonly priorT: number;
  /** How many pairs of one child the records are taken to have. */
  readonly children: number;
}

// One value, however rare, is not the whole of the evidence: it may have been copied.
const MOST_BITS = 14;
const NEVER = -1000;
// As many records of any name stand beside those that there are: in a handful of records every name looks common.
const FEW = 50;

export function modelOf({ comparisons: learning, children, households, twins }: Learnt, { compared }: Prepared, totalPairs: number, notLearnt: readonly string[]): Model {
  return {
    comparisons: compared.map(({ name, kind, evidence, termFrequency }, index) => ({
      name, kind, evidence, termFrequency,
      levels: levelNames[kind].map((level, at) => ({ level, m: learning[index]?.m[at + 1] ?? 0, h: learning[index]?.h[at + 1] ?? 0, t: learning[index]?.t[at + 1] ?? 0, u: learning[index]?.u[at + 1] ?? 0 })),
    })),
    prior: { child: children / totalPairs, household: households / totalPairs, twin: twins / totalPairs },
    notLearnt,
  };
}

function bits(part: number, of: number): number {
  return Math.max(-MOST_BITS, Math.min(MOST_BITS, Math.log2(part / of)));
}

/** Turns a model into tables for these records, whose frequencies say how common each value is. */
export function weightsOf({ comparisons, prior }: Model, { frequencies, count }: Pick<Prepared, 'frequencies' | 'count'>): Weights {
  const table = (which: 'm' | 'h' | 't'): Float64Array[] => comparisons.map(({ levels }) => Float64Array.from([0, ...levels.map((level) => bits(level[which], level.u))]));
  const unrelated = 1 - prior.child - prior.household - prior.twin;
  const log = (part: number): number => (part > 0 ? Math.log2(part / unrelated) : NEVER);
  return {
    m: table('m'), h: table('h'), t: table('t'),
    rarity: comparisons.map(({ levels }, index) => rarityIn(frequencies[index] ?? new Int32Array(1), levels[0]?.m ?? 0.5, levels[0]?.u ?? 0.5)),
    priorM: log(prior.child), priorH: log(prior.household), priorT: log(prior.twin),
    children: (prior.child * count * (count - 1)) / 2,
  };
}

/**
 * What a value adds to what its agreement weighs. Held against the share of strangers that the weight was reckoned
 * with, which the limit may have made larger: against the learnt one, an address that two records alone have would
 * take away more than agreeing gave.
 */
function rarityIn(counts: Int32Array, mSame: number, uLearnt: number): Float32Array {
  if (counts.length <= 1) return new Float32Array(0);
  const before = bits(mSame, uLearnt);
  const uSame = mSame / 2 ** before;
  const total = counts[0] ?? 1;
  const table = shared(Float32Array, new Float32Array(counts.length));
  for (let value = 1; value < counts.length; value++) {
    const share = ((counts[value] ?? 0) + FEW * uSame) / (total + FEW);
    table[value] = counts[value] === 0 ? 0 : Math.min(Math.log2(uSame / share), MOST_BITS - before);
  }
  return table;
}

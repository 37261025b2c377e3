import { calibration, thresholdTable, type AtThreshold, type Calibrated } from '../evaluate/offered.ts';
import { wilson, type Share } from '../evaluate/interval.ts';
import { probabilityOf } from '../run/thresholds.ts';

/** A pair that the newest run proposes and that people have settled: one child or two. */
export interface AnsweredPair {
  readonly weight: number;
  readonly band: 'automatic' | 'review';
  readonly same: boolean;
  /** What the two records are, by what both kinds of error are told apart: agency, sex and the like. */
  readonly groups: readonly (readonly [by: string, values: readonly string[]])[];
}

export interface GroupErrors {
  readonly value: string;
  /** Of pairs that the linker would have joined without a person: those that people say are two children. */
  readonly joinedWrongly: Share;
  /** Of pairs that people say are one child: those that the linker would not have joined without a person. */
  readonly missed: Share;
}

/** What people's answers say of a run. */
export interface Found {
  readonly answered: number;
  readonly same: number;
  /** Of the pairs alike enough to be joined without a person, those that are one child. */
  readonly automatic: Share;
  readonly thresholds: readonly AtThreshold[];
  readonly calibration: readonly Calibrated[];
  readonly all: Omit<GroupErrors, 'value'>;
  readonly by: readonly { readonly by: string; readonly values: readonly GroupErrors[] }[];
}

/** Holds a run against what people said of its pairs. Nobody draws the pairs by lot, so that this is no sample of all. */
export function foundIn(pairs: readonly AnsweredPair[]): Found {
  const verdicts = Uint8Array.from(pairs, ({ same }) => Number(same));
  const weight = Float32Array.from(pairs, (pair) => pair.weight);
  const same = pairs.filter((pair) => pair.same).length;
  const columns = [...new Set(pairs.flatMap(({ groups }) => groups.map(([by]) => by)))];
  const all = errorsAmong(pairs);
  return {
    answered: pairs.length, same, automatic: wilson(all.joinedWrongly.of - all.joinedWrongly.count, all.joinedWrongly.of),
    thresholds: thresholdTable({ pairs: pairs.length, weight }, verdicts, same),
    calibration: calibration({ pairs: pairs.length, probability: weight.map(probabilityOf) }, verdicts),
    all, by: columns.map((by) => ({ by, values: valuesOf(pairs, by).map((value) => ({ value, ...errorsAmong(pairs.filter((pair) => isIn(pair, by, value))) })) })),
  };
}

function errorsAmong(pairs: readonly AnsweredPair[]): Omit<GroupErrors, 'value'> {
  const [joined, children] = [pairs.filter(({ band }) => band === 'automatic'), pairs.filter(({ same }) => same)];
  return { joinedWrongly: wilson(joined.filter(({ same }) => !same).length, joined.length), missed: wilson(children.filter(({ band }) => band === 'review').length, children.length) };
}

function valuesOf(pairs: readonly AnsweredPair[], by: string): readonly string[] {
  return [...new Set(pairs.flatMap(({ groups }) => groups.find(([one]) => one === by)?.[1] ?? []))].toSorted((a, b) => a.localeCompare(b, 'en'));
}

function isIn({ groups }: AnsweredPair, by: string, value: string): boolean {
  return groups.some(([one, values]) => one === by && values.includes(value));
}

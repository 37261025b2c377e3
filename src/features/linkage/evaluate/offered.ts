import { agreement, wilson, type Agreement, type Share } from './interval.ts';
import type { Links } from './links.ts';
import type { Group } from './truth.ts';

export interface AtThreshold {
  /** Bits: pairs of this weight and above. */
  readonly weight: number;
  readonly pairs: number;
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: number;
}

export interface Calibrated {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** The mean of what the result says; what is true of them. */
  readonly said: number;
  readonly observed: Share;
}

/** Which pairs are right (1), wrong (0) or not judged (2). */
export type Verdicts = Uint8Array;

/** Counts the pairs that `counts` takes, held against all true pairs. */
export function agreementOf(links: Links, verdicts: Verdicts, counts: (pair: number) => boolean, truePairs: number): Agreement {
  let [right, judged] = [0, 0];
  for (let pair = 0; pair < links.pairs; pair += 1) {
    if (verdicts[pair] === 2 || !counts(pair)) continue;
    judged += 1;
    right += verdicts[pair] ?? 0;
  }
  return agreement(right, judged, truePairs);
}

/** The same, for the pairs in which one record at least has each value of the group. */
export function agreementBy(links: Links, verdicts: Verdicts, counts: (pair: number) => boolean, { codes, values }: Group, truePairs: Float64Array): readonly Agreement[] {
  const [right, judged] = [new Float64Array(values.length), new Float64Array(values.length)];
  for (let pair = 0; pair < links.pairs; pair += 1) {
    if (verdicts[pair] === 2 || !counts(pair)) continue;
    const [one, other] = [codes[links.left[pair] ?? 0] ?? 0, codes[links.right[pair] ?? 0] ?? 0];
    for (const code of one === other ? [one] : [one, other]) {
      judged[code] = (judged[code] ?? 0) + 1;
      right[code] = (right[code] ?? 0) + (verdicts[pair] ?? 0);
    }
  }
  return values.map((_, code) => agreement(right[code] ?? 0, judged[code] ?? 0, truePairs[code] ?? 0));
}

const [LOWEST, HIGHEST] = [-40, 80];

/** What each whole weight would give as the threshold, from the highest that takes a pair to the lowest that takes them all. */
export function thresholdTable({ pairs, weight }: Pick<Links, 'pairs' | 'weight'>, verdicts: Verdicts, truePairs: number): readonly AtThreshold[] {
  const size = HIGHEST - LOWEST + 1;
  const [all, right] = [new Float64Array(size), new Float64Array(size)];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (verdicts[pair] === 2 || Number.isNaN(weight[pair] ?? Number.NaN)) continue;
    const at = Math.floor(Math.min(HIGHEST, Math.max(LOWEST, weight[pair] ?? 0))) - LOWEST;
    all[at] = (all[at] ?? 0) + 1;
    right[at] = (right[at] ?? 0) + (verdicts[pair] ?? 0);
  }
  const rows: AtThreshold[] = [];
  let [taken, good] = [0, 0];
  const lowest = all.findIndex((count) => count > 0);
  for (let at = size - 1; at >= (lowest < 0 ? size : lowest); at -= 1) {
    taken += all[at] ?? 0;
    good += right[at] ?? 0;
    const { precision, recall, f1 } = agreement(good, taken, truePairs);
    if (taken > 0) rows.push({ weight: at + LOWEST, pairs: taken, precision, recall, f1 });
  }
  return rows;
}

const EDGES = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1.000001];

/** What the probabilities say beside what is true, by how sure they are. */
export function calibration({ pairs, probability }: Pick<Links, 'pairs' | 'probability'>, verdicts: Verdicts): readonly Calibrated[] {
  const bins = EDGES.slice(1).map((to, index) => ({ from: EDGES[index] ?? 0, to: Math.min(1, to), pairs: 0, said: 0, right: 0 }));
  for (let pair = 0; pair < pairs; pair += 1) {
    const said = probability[pair] ?? Number.NaN;
    if (verdicts[pair] === 2 || !(said >= 0 && said <= 1)) continue;
    const bin = bins[EDGES.findIndex((edge) => said < edge) - 1];
    if (bin === undefined) continue;
    bin.pairs += 1;
    bin.said += said;
    bin.right += verdicts[pair] ?? 0;
  }
  return bins.filter(({ pairs }) => pairs > 0).map(({ from, to, pairs, said, right }) => ({ from, to, pairs, said: said / pairs, observed: wilson(right, pairs) }));
}

export interface SaidResult {
  readonly column: string;
  readonly values: readonly { readonly value: string; readonly pairs: number; readonly right: Share; readonly ofTruePairs: Share }[];
}

/** How often the pairs of each class or band are right, and which share of the true pairs they are. */
export function bySaid({ pairs, said }: Links, verdicts: Verdicts, truePairs: number): readonly SaidResult[] {
  return said.map(({ column, values, codes }) => {
    const [all, right] = [new Float64Array(values.length), new Float64Array(values.length)];
    for (let pair = 0; pair < pairs; pair += 1) {
      if (verdicts[pair] === 2) continue;
      const code = codes[pair] ?? 0;
      all[code] = (all[code] ?? 0) + 1;
      right[code] = (right[code] ?? 0) + (verdicts[pair] ?? 0);
    }
    return { column, values: values.map((value, code) => ({ value, pairs: all[code] ?? 0, right: wilson(right[code] ?? 0, all[code] ?? 0), ofTruePairs: wilson(right[code] ?? 0, truePairs) })).filter(({ pairs }) => pairs > 0) };
  });
}

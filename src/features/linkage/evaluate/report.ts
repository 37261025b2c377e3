import type { Evaluation } from './evaluate.ts';
import type { GroupResult } from './fairness.ts';
import type { Agreement, Share } from './interval.ts';
import type { AtThreshold } from './offered.ts';

/** The evaluation as one JSON document. Shares are numbers from 0 to 1, null where nothing was counted. */
export function evaluationJson({ truth, counted, pairs, clusters, clustersFrom, by, pairsBy, thresholds, calibration, classes, heldOut, blocking, notes }: Evaluation): unknown {
  return {
    truth: { records: truth.records, judged: truth.judged, entities: truth.entities, pairs: truth.pairs, column: truth.column },
    counted, pairs: agreementJson(pairs),
    ...(clusters === undefined ? {} : {
      clusters: { ...agreementJson(clusters.pairs), from: clustersFrom, clusters: clusters.clusters, entities: clusters.entities, largest: clusters.largest, sizes: clusters.sizes, pure: shareJson(clusters.pure), whole: shareJson(clusters.whole) },
      exact_clusters: { precision: number(clusters.exact.precision.share), recall: number(clusters.exact.recall.share), f1: number(clusters.exact.f1), count: clusters.exact.precision.count },
      bcubed: { precision: number(clusters.bcubed.precision), recall: number(clusters.bcubed.recall), f1: number(clusters.bcubed.f1) },
    }),
    by: groupsJson(by, pairsBy),
    best: bestOf(thresholds), thresholds: thresholds.map(thresholdJson),
    calibration: calibration.map(({ from, to, pairs, said, observed }) => ({ from, to, pairs, said: number(said), ...shareJson(observed) })),
    classes: Object.fromEntries(classes.map(({ column, values }) => [column, values.map(({ value, pairs, right, ofTruePairs }) => ({ value, pairs, precision: shareJson(right), share_of_true_pairs: shareJson(ofTruePairs) }))])),
    automatic_held_out: heldOut === undefined ? null : { wanted_precision: heldOut.wanted, from_weight: heldOut.from, precision: shareJson(heldOut.precision), share_of_true_pairs: shareJson(heldOut.ofTruePairs) },
    ...(blocking === undefined ? {} : { blocking: { recall: number(blocking.found.share), ...shareJson(blocking.found), rules: blocking.rules, entities_passed_over: blocking.passedOver } }),
    notes,
  };
}

/** Misses and false joins by group. */
export function groupsJson(by: Evaluation['by'], pairsBy: Evaluation['pairsBy'] = []): object {
  return Object.fromEntries(by.map(({ column, values }) => [column, Object.fromEntries(values.map((value) => [value.value === '' ? '(none)' : value.value, groupJson(value, pairsOf(pairsBy, column, value.value))]))]));
}

function pairsOf(pairsBy: Evaluation['pairsBy'], column: string, value: string): Agreement | undefined {
  return pairsBy.find((group) => group.column === column)?.values.find((one) => one.value === value)?.pairs;
}

function groupJson({ records, entities, split, mixed, pairs, bcubed, worse }: GroupResult, offered: Agreement | undefined): unknown {
  return {
    records, entities, ...(offered === undefined ? {} : { pairs: agreementJson(offered) }), clusters: agreementJson(pairs),
    bcubed: { precision: number(bcubed.precision), recall: number(bcubed.recall), f1: number(bcubed.f1) },
    missed: shareJson(split), falsely_joined: shareJson(mixed), worse_than_all: worse.map((kind) => (kind === 'split' ? 'missed' : 'falsely_joined')),
  };
}

function agreementJson({ truePositives, falsePositives, falseNegatives, precision, recall, f1 }: Agreement): object {
  return {
    precision: number(precision.share), recall: number(recall.share), f1: number(f1),
    true_positives: truePositives, false_positives: falsePositives, false_negatives: falseNegatives,
    precision_interval: [number(precision.low), number(precision.high)], recall_interval: [number(recall.low), number(recall.high)],
  };
}

export function shareJson({ count, of, share, low, high }: Share): object {
  return { count, of, share: number(share), interval: [number(low), number(high)] };
}

function thresholdJson({ weight, pairs, precision, recall, f1 }: AtThreshold): object {
  return { weight, pairs, precision: number(precision.share), recall: number(recall.share), f1: number(f1) };
}

/** The row of the threshold table with the highest F1. */
export function bestOf(thresholds: readonly AtThreshold[]): unknown {
  const [first, ...rest] = thresholds;
  return first === undefined ? null : thresholdJson(rest.reduce((best, row) => (row.f1 > best.f1 ? row : best), first));
}

// Six places: more would show a precision that no sample has.
function number(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1_000_000) / 1_000_000 : null;
}

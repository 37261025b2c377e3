import { ok, type Result } from '../../../kernel/result.ts';
import { readClusters } from './clusters.ts';
import { pairsIn } from './contingency.ts';
import { agreement, type Agreement } from './interval.ts';
import { countedBy, countedWords, strangersNote } from './counted.ts';
import type { EvaluateAsked, Evaluation } from './evaluate.ts';
import { labelBook, type Labels } from './labels.ts';
import { readLinks } from './links.ts';
import { agreementOf, bySaid, calibration, thresholdTable } from './offered.ts';

/** Holds pairs, or else clusters, against judged pairs. B-cubed and groups need to know whole entities, so there are none. */
export function evaluateLabels(labels: Labels, asked: EvaluateAsked): Result<Evaluation> {
  const note = labels.complete ? 'The truth holds no pair judged to be two children, so that it is taken to be complete: every other pair counts as wrong' : 'Only the pairs that were judged are counted';
  const truth = { records: labels.ids.size - 1, judged: labels.ids.size - 1, entities: 0, pairs: labels.samePairs, column: 'judged pairs' };
  if (asked.pairs === undefined) return byClusters(labels, asked, truth, note);
  const read = readLinks(asked.pairs, labels.ids);
  if (!read.ok) return read;
  const links = read.value;
  const judgedAs = labelBook(labels);
  const verdicts = Uint8Array.from({ length: links.pairs }, (_, pair) => judgedAs(links.left[pair] ?? 0, links.right[pair] ?? 0) ?? (labels.complete ? 0 : 2));
  return ok({
    truth, counted: countedWords(links, asked.threshold), by: [], pairsBy: [],
    pairs: agreementOf(links, verdicts, countedBy(links, asked.threshold), labels.samePairs),
    thresholds: links.weighted ? thresholdTable(links, verdicts, labels.samePairs) : [],
    calibration: links.weighted ? calibration(links, verdicts) : [],
    classes: bySaid(links, verdicts, labels.samePairs),
    notes: [note, ...strangersNote(links.strangers, 'pairs')],
  });
}

function byClusters(labels: Labels, { clusters: file = '', id }: EvaluateAsked, truth: Evaluation['truth'], note: string): Result<Evaluation> {
  const read = readClusters(file, labels.ids, id);
  if (!read.ok) return read;
  return ok({
    truth, counted: countedWords(undefined, undefined), pairs: insideClusters(labels, read.value.cluster), by: [], pairsBy: [], thresholds: [], calibration: [], classes: [],
    notes: [note, ...strangersNote(read.value.strangers, 'clusters')],
  });
}

function insideClusters({ pairs, left, right, same, samePairs, complete }: Labels, cluster: Int32Array): Agreement {
  let [right_, joined] = [0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (cluster[left[pair] ?? 0] !== cluster[right[pair] ?? 0]) continue;
    joined += 1;
    right_ += same[pair] ?? 0;
  }
  return agreement(right_, complete ? pairsInside(cluster) : joined, samePairs);
}

function pairsInside(cluster: Int32Array): number {
  const sizes = new Map<number, number>();
  for (const one of cluster) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairsIn(size), 0);
}

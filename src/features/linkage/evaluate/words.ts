import type { Evaluation } from './evaluate.ts';
import type { GroupTable } from './fairness.ts';
import type { Agreement, Share } from './interval.ts';
import { table } from '../profile/table.ts';

/** The evaluation as a person reads it. */
export function evaluationText(evaluation: Evaluation): string {
  const { truth, counted, pairs, clusters, clustersFrom } = evaluation;
  const head = `Truth: ${truth.records} records, ${truth.entities > 0 ? `${truth.entities} of “${truth.column}”, ` : ''}${truth.pairs} pairs that belong together\nLinks: ${counted}`;
  const measures = table(['', 'precision', 'recall', 'F1'], [
    agreementRow('pairs', pairs),
    ...(clusters === undefined ? [] : [
      agreementRow(clustersFrom === 'pairs' ? 'clusters (made from the pairs)' : 'clusters, in pairs', clusters.pairs),
      ['clusters, B-cubed', part(clusters.bcubed.precision), part(clusters.bcubed.recall), part(clusters.bcubed.f1)],
      ['clusters that are exactly a child', part(clusters.exact.precision.share), part(clusters.exact.recall.share), part(clusters.exact.f1)],
    ]),
  ]);
  const errors = `False: ${pairs.falsePositives} pairs joined that do not belong together (precision ${interval(pairs.precision)})\nMissed: ${pairs.falseNegatives} pairs not joined that do (recall ${interval(pairs.recall)})`;
  return [head, measures, errors, ...classTexts(evaluation), ...evaluation.by.map(groupText), ...thresholdText(evaluation), ...heldOutText(evaluation), ...calibrationText(evaluation), ...blockingText(evaluation)].join('\n\n');
}

function agreementRow(name: string, { precision, recall, f1 }: Agreement): readonly string[] {
  return [name, part(precision.share), part(recall.share), part(f1)];
}

function classTexts({ classes }: Evaluation): readonly string[] {
  return classes.map(({ column, values }) => table([column, 'pairs', 'of them right', 'of all true pairs'], values.map(({ value, pairs, right, ofTruePairs }) => [value, String(pairs), part(right.share), part(ofTruePairs.share)])));
}

function groupText({ column, values, notShown }: GroupTable): string {
  const rows = values.map(({ value, records, split, mixed, pairs, worse }) => [
    value === '' ? '(none)' : value, String(records), `${percent(split)}${worse.includes('split') ? ' !' : ''}`, `${percent(mixed)}${worse.includes('mixed') ? ' !' : ''}`, part(pairs.precision.share), part(pairs.recall.share),
  ]);
  const more = notShown > 0 ? `\nand ${notShown} rarer values` : '';
  const marked = values.some(({ worse }) => worse.length > 0) ? '\n! more than chance explains, compared with all' : '';
  return `${table([column, 'records', 'children missed in part', 'children joined to another', 'pair precision', 'pair recall'], rows)}${more}${marked}`;
}

function thresholdText({ thresholds }: Evaluation): readonly string[] {
  const shown = thresholds.filter(({ weight, recall }, at) => at === 0 || at === thresholds.length - 1 || (weight % 2 === 0 && weight <= 24 && recall.share > 0.01));
  return shown.length === 0 ? [] : [table(['weight at least', 'pairs', 'precision', 'recall', 'F1'], shown.map(({ weight, pairs, precision, recall, f1 }) => [String(weight), String(pairs), part(precision.share), part(recall.share), part(f1)]))];
}

function heldOutText({ heldOut, thresholds }: Evaluation): readonly string[] {
  if (thresholds.length === 0) return [];
  if (heldOut === undefined) return ['Without a person: no weight is right 999 times in 1,000 in both halves of the truth, so that every link is for a person'];
  const { from, precision, ofTruePairs } = heldOut;
  return [`Without a person: from ${from} bits. Chosen on one half of the truth for 999 right in 1,000, and tried on the other, both ways:\nprecision ${part(precision.share)} (${interval(precision)}), ${percent(ofTruePairs)} of the true pairs. In the settings: thresholds: { automatic: ${from} }`];
}

function calibrationText({ calibration }: Evaluation): readonly string[] {
  if (calibration.length === 0) return [];
  return [table(['probability', 'pairs', 'said', 'observed'], calibration.map(({ from, to, pairs, said, observed }) => [`${from} to ${to}`, String(pairs), part(said), `${part(observed.share)} (${part(observed.low)} to ${part(observed.high)})`]))];
}

function blockingText({ blocking }: Evaluation): readonly string[] {
  if (blocking === undefined) return [];
  return [`Blocking gives ${part(blocking.found.share)} of the true pairs\n${table(['rule', 'true pairs', 'new', 'blocks too large'], blocking.rules.map(({ rule, found, newly, tooLarge }) => [rule, String(found), String(newly), String(tooLarge)]))}`];
}

function part(share: number): string {
  return Number.isNaN(share) ? '-' : share.toFixed(4);
}

function percent({ share, low, high }: Share): string {
  return Number.isNaN(share) ? '-' : `${(100 * share).toFixed(2)}% (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`;
}

function interval({ low, high }: Share): string {
  return `${part(low)} to ${part(high)}`;
}

import type { Evaluation } from '../evaluate/evaluate.ts';
import type { Agreement } from '../evaluate/interval.ts';
import { reportHtml } from './html.ts';
import { between, figures, percentOf, type ReportSection, type ReportTable } from './sections.ts';

/** Links held against the truth, as a page in a file: both kinds of error, thresholds, calibration and blocking recall. */
export function evaluationPage(evaluation: Evaluation): string {
  return reportHtml('Links held against the truth', [measures(evaluation), groups(evaluation), thresholds(evaluation), blocking(evaluation)].flat());
}

function row(name: string, { precision, recall, f1 }: Agreement): readonly string[] {
  return [name, between(precision), between(recall), Number.isNaN(f1) ? '–' : f1.toFixed(4)];
}

function measures({ truth, counted, pairs, clusters, notes }: Evaluation): ReportSection {
  return {
    id: 'measures', title: 'Precision and recall',
    words: [
      `The truth has ${truth.records.toLocaleString('en-GB')} records and ${truth.pairs.toLocaleString('en-GB')} pairs that belong together. Counted as links: ${counted}.`,
      `${pairs.falsePositives.toLocaleString('en-GB')} pairs are joined that do not belong together, and ${pairs.falseNegatives.toLocaleString('en-GB')} are not joined that do. In brackets is where a share lies 95 times in 100.`, ...notes,
    ],
    tables: [figures('Against the truth', ['', 'Precision', 'Recall', 'F1'], [row('Pairs', pairs), ...(clusters === undefined ? [] : [
      row('Clusters, in pairs', clusters.pairs), ['Clusters, B-cubed', percentOf(clusters.bcubed.precision), percentOf(clusters.bcubed.recall), clusters.bcubed.f1.toFixed(4)],
      ['Clusters that are exactly a child', between(clusters.exact.precision), between(clusters.exact.recall), clusters.exact.f1.toFixed(4)],
    ])])],
  };
}

function groups({ by }: Evaluation): readonly ReportSection[] {
  return by.length === 0 ? [] : [{
    id: 'groups', title: 'Both kinds of error, by group',
    words: ['A child is missed in part where its records are not all together, and joined to another where a stranger’s are with them.'],
    tables: by.map(({ column, all, values }) => figures(`By ${column.replaceAll('_', ' ')}`, ['', 'Records', 'Children missed in part', 'Children joined to another'], [
      ['All', '', between(all.split), between(all.mixed)], ...values.map((one) => [one.value === '' ? 'none' : one.value, one.records.toLocaleString('en-GB'), between(one.split), between(one.mixed)]),
    ])),
  }];
}

function thresholds({ thresholds: rows, calibration, classes, heldOut }: Evaluation): readonly ReportSection[] {
  if (rows.length === 0) return [];
  const tables: readonly ReportTable[] = [
    figures('If pairs from this weight up were joined', ['Weight from', 'Pairs', 'Precision', 'Recall', 'F1'], rows.filter(({ weight }, at) => at === 0 || at === rows.length - 1 || weight % 2 === 0).map(({ weight, pairs, precision, recall, f1 }) => [String(weight), pairs.toLocaleString('en-GB'), between(precision), between(recall), f1.toFixed(4)])),
    figures('What the probabilities say, and what is true', ['Probability', 'Pairs', 'Said', 'True'], calibration.map(({ from, to, pairs, said, observed }) => [`${from} to ${to}`, pairs.toLocaleString('en-GB'), percentOf(said), between(observed)])),
    ...classes.map(({ column, values }) => figures(`By ${column}`, ['', 'Pairs', 'Right', 'Of all true pairs'], values.map((one) => [one.value.replaceAll('_', ' '), one.pairs.toLocaleString('en-GB'), between(one.right), between(one.ofTruePairs)]))),
  ];
  const bands = heldOut === undefined
    ? 'No weight is right 999 times in 1,000 in both halves of the truth, so that every link is for a person.'
    : `Links may be made without a person from ${heldOut.from} bits: chosen on one half of the truth for 999 right in 1,000 and tried on the other, both ways, ${between(heldOut.precision)} were right, which are ${between(heldOut.ofTruePairs)} of the true pairs.`;
  return [{ id: 'thresholds', title: 'Thresholds and calibration', words: [bands], tables }];
}

function blocking({ blocking: recall }: Evaluation): readonly ReportSection[] {
  return recall === undefined ? [] : [{
    id: 'blocking', title: 'Which true pairs are compared at all', words: [`The rules give ${between(recall.found)} of the true pairs. No weight can find the rest.`],
    tables: [figures('By rule', ['Agree in', 'True pairs', 'By no rule before', 'Groups too large'], recall.rules.map(({ rule, found, newly, tooLarge }) => [rule, found.toLocaleString('en-GB'), newly.toLocaleString('en-GB'), String(tooLarge)]))],
  }];
}

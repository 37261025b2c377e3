import type { GroupTable } from '../evaluate/fairness.ts';
import { labelOf } from '../queue/record-view.ts';
import type { Rates } from '../run/rates.ts';
import type { Linked } from '../run/run-link.ts';
import { accountOf } from './account.ts';
import { reportHtml } from './html.ts';
import { between, blockingSection, clustersSection, figures, modelSection, type ReportSection } from './sections.ts';

/** What a run did, as a page in a file: how sure it is, whom it links less, clusters, blocking and the model. */
export function runPage(linked: Linked, rates: Rates, errors: readonly GroupTable[] | undefined): string {
  const account = accountOf(linked, undefined);
  const [compared = ''] = blockingSection(account).words;
  return reportHtml('What the linker did', [
    summary(linked), fairness(rates, errors), clustersSection(account),
    { ...blockingSection(account), words: [compared, 'How many true pairs they give at all, “sightline link evaluate --records” says.'] },
    modelSection(linked.model, account.notLearnt, labelOf),
  ]);
}

function summary({ records, pairs, thresholds, clustering: { of }, problems, stages }: Linked): ReportSection {
  let automatic = 0;
  for (let pair = 0; pair < pairs.count; pair++) if ((pairs.weight[pair] ?? 0) >= thresholds.automatic && of[pairs.left[pair] ?? 0] === of[pairs.right[pair] ?? 0]) automatic++;
  return {
    id: 'summary', title: 'In short',
    words: [
      'Everything here is proposed. Nothing enters a chronology until a person has looked.',
      ...(problems.length === 0 ? [] : ['What was noticed in the input, and what was done about it:']), ...problems.map(({ message, file }) => (file === undefined ? message : `${file}: ${message}`)),
    ],
    tables: [
      figures('The run', ['', 'Number'], [
        ['Records', grouped(records.count)], [thresholds.automatic === Infinity ? 'Pairs sure enough to link without a person: none, by the encoding' : `Pairs sure enough to link without a person, from ${thresholds.automatic} bits in one cluster`, grouped(automatic)],
        [`Pairs for a person to look at, from ${thresholds.pairs} bits, and pairs below that lie in one cluster`, grouped(pairs.count - automatic)],
      ]),
      figures('How long it took', ['Stage', 'Seconds', 'Of all processors'], stages.map(({ stage, seconds, cpu_seconds: cpu }) => [stage, seconds.toFixed(1), cpu.toFixed(1)]), true),
    ],
  };
}

function fairness({ linked, uncertain, tables }: Rates, errors: readonly GroupTable[] | undefined): ReportSection {
  return {
    id: 'fairness', title: 'Whom it links less, and whom wrongly',
    words: [
      `Of all records, ${between(linked)} are in a cluster with another, and ${between(uncertain)} are in a pair that a person has to look at; in brackets where the share lies 95 times in 100. Without a truth it cannot be told whether the children of a group differ or the linker does.`,
      errors === undefined ? 'No truth was given (--truth), so that nothing is said of misses and false joins.' : 'Missed in part: a child whose records are not all together. Joined with another: a child in whose cluster a stranger’s record lies.',
    ],
    tables: [
      ...(errors ?? []).map(({ column, all, values }) => figures(`Errors by ${column.replaceAll('_', ' ')}`, ['', 'Records', 'Children missed in part', 'Children joined with another'], [
        ['All', '', between(all.split), between(all.mixed)], ...values.map((one) => [one.value === '' ? 'none' : one.value, grouped(one.records), between(one.split), between(one.mixed)]),
      ])),
      ...tables.map(({ by, values }) => figures(`Shares by ${by.replaceAll('_', ' ')}`, ['', 'Records', 'Linked', 'In doubt'], values.map((one) => [one.value, grouped(one.records), between(one.linked), between(one.uncertain)]))),
    ],
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

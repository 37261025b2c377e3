import { countOf } from '../../../platform/pages/index.ts';
import type { Share } from '../evaluate/interval.ts';
import { usualThresholds } from '../run/thresholds.ts';
import type { Model } from '../train/model.ts';
import type { RunAccount } from './account.ts';
import type { Found, GroupErrors } from './answered.ts';

export interface ReportTable {
  readonly caption: string;
  readonly head: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Folded away under its caption. */
  readonly folded: boolean;
}

/** One part of a run's report, as a page shows it. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly tables: readonly ReportTable[];
}

/** A table whose first column is text and whose others are figures. */
export function figures(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], folded = false): ReportTable {
  return { caption, head: heads.map((text, index) => ({ text, numeric: index > 0 })), rows, folded };
}

/** The same with words in the last column. */
export function withWordsLast(table: ReportTable): ReportTable {
  return { ...table, head: table.head.map((head, at) => (at === table.head.length - 1 ? { ...head, numeric: false } : head)) };
}

// With fewer than 3,838 pairs Wilson’s interval reaches below 999 in 1,000 even where all are right.
const NEEDED = 3800;
const WANTED = 0.999;

/** The bands, and how often people found the linker right. */
export function sureSection({ thresholds: { pairs, automatic } }: RunAccount, found: Found): ReportSection {
  const { automatic: right, answered } = found;
  const held = right.of === 0
    ? 'Nobody has looked at such a pair here yet.'
    : `Of ${countOf(right.of, 'such pair', 'such pairs')} that people here have looked at, ${right.count} ${right.count === 1 ? 'is' : 'are'} one child: ${between(right)}.${right.low >= WANTED ? '' : ` To show that 999 in 1,000 are, about ${NEEDED.toLocaleString('en-GB')} have to be looked at without a mistake: until then nothing shows that they can be left unread.`}`;
  return {
    id: 'sure', title: 'How sure the linker is, and how often people found it right',
    words: [
      `Pairs that weigh ${bits(automatic)} bits or more, in one cluster, are called very alike: alike enough to be joined without a person, though nothing here is. From ${bits(pairs)} bits up a person is asked. What weighs less is not proposed, and is found by a search alone. These limits are the same everywhere. They were set on labelled records that are of no partnership, most of them made up: from ${bits(usualThresholds.automatic)} bits up, between one in 2,000 and two in 1,000 of their pairs were wrong.`,
      held,
      ...(answered === 0 ? [] : [`The tables are of ${countOf(answered, 'proposed pair', 'proposed pairs')} that people have settled. Nobody drew them by lot, so that they may not be like the rest.`]),
    ],
    tables: answered === 0 ? [] : [
      figures('If pairs from this weight up were joined', ['Weight from', 'Pairs looked at', 'Of them one child', 'Of all pairs that are one child'], everySecond(found).map((row) => [bits(row.weight), String(row.pairs), between(row.precision), percent(row.recall)])),
      figures('What the linker said beside what people found', ['Probability', 'Pairs looked at', 'The linker said', 'People found'], found.calibration.map(({ from, to, pairs: held, said, observed }) => [`${from} to ${to}`, String(held), percentOf(said), between(observed)])),
    ],
  };
}

function everySecond({ thresholds }: Found): Found['thresholds'] {
  return thresholds.filter(({ weight }, at) => at === 0 || at === thresholds.length - 1 || weight % 2 === 0);
}

/** False joins and misses, by group. */
export function errorsSection({ all, by, answered }: Found): ReportSection {
  return {
    id: 'errors', title: 'Both kinds of error, by group',
    words: answered === 0
      ? ['Nothing can be said of errors until people have looked at some pairs. What is linked less, and what is more in doubt, is on the page before this one.']
      : ['A wrong join puts one child’s harm on another’s page. A missed one hides it. Had nobody looked at the pairs that people have settled, this would have happened. A child of whom no two records are proposed is in none of these figures.'],
    tables: answered === 0 ? [] : [figures('Of pairs that people have settled', ['Pairs with a record of', 'Alike enough, and two children', 'One child, and not alike enough'], [errorsRow('All', all), ...by.flatMap((group) => group.values.map((one) => errorsRow(`${group.by}: ${one.value}`, one)))])],
  };
}

function errorsRow(value: string, { joinedWrongly, missed }: Omit<GroupErrors, 'value'>): readonly string[] {
  return [value, between(joinedWrongly), between(missed)];
}

export function clustersSection({ clusters: { all, bySize } }: RunAccount): ReportSection {
  const largest = bySize.at(-1)?.[0] ?? 0;
  return {
    id: 'clusters', title: 'Clusters by size',
    words: [`The linker puts the records into ${all.toLocaleString('en-GB')} clusters, each its guess at one child. The largest has ${largest === 1 ? 'one record' : `${largest} records`}. A cluster of many more records than there are agencies is worth a look.`],
    tables: [figures('Records in a cluster', ['Records', 'Clusters', 'Records in all'], bySize.map(([size, clusters]) => [String(size), clusters.toLocaleString('en-GB'), (size * clusters).toLocaleString('en-GB')]))],
  };
}

/** Which pairs were compared at all, and how many of those that people joined are among them. */
export function blockingSection({ blocking, recall }: RunAccount): ReportSection {
  const [rules, found] = [new Map(recall?.rules.map((one) => [one.rule, one])), recall?.found];
  return {
    id: 'blocking', title: 'Which pairs were compared at all',
    words: [
      'Two records are compared where they agree in all parts of one of these lines. A pair that agrees in none is never seen, whatever else it has in common.',
      found === undefined || found.of === 0
        ? 'People had joined no records before this run, so that it cannot be said how many it would have seen of them.'
        : `Of ${countOf(found.of, 'pair', 'pairs')} of records that people had joined as one child before this run, also through a third record, the lines give ${found.count}: ${between(found)}.`,
    ],
    tables: [figures('Lines, in the order in which they are tried', ['Agree in', 'New pairs', ...(recall === undefined ? [] : ['Of joined pairs', 'By no line before']), 'Groups too large'], blocking.map(({ rule, pairs, tooLarge }) => [
      rule, pairs.toLocaleString('en-GB'), ...(recall === undefined ? [] : [String(rules.get(rule)?.found ?? 0), String(rules.get(rule)?.newly ?? 0)]), String(tooLarge),
    ]))],
  };
}

/** What each level of agreement weighs. `labelOf` gives a comparison its name for people. */
export function modelSection({ comparisons, prior }: Model, notLearnt: readonly string[], labelOf: (name: string) => string): ReportSection {
  return {
    id: 'model', title: 'What agreement and disagreement weigh',
    words: [
      `Learnt from the records themselves. Before anything is compared, two records drawn at random are of one child ${once(prior.child)}, and of brothers and sisters ${once(prior.household)}. Each line says how often records of one child agree so, of brothers and sisters, and of strangers, and what that weighs in bits: one more doubles the odds.`,
      ...(notLearnt.length === 0 ? [] : [`There were too few pairs to learn ${notLearnt.map(labelOf).join(', ')}: what is usual stands in. Look at more of the pairs than you would otherwise.`]),
    ],
    tables: comparisons.map(({ name, levels }) => figures(labelOf(name), ['Agreement', 'One child', 'Brother or sister', 'Strangers', 'Bits against strangers', 'Bits against brother or sister'], levels.map(({ level, m, h, u }) => [level, percentOf(m), percentOf(h), percentOf(u), signedBits(m, u), signedBits(m, h)]), true)),
  };
}

function once(chance: number): string {
  return chance > 0 ? `once in ${Math.round(1 / chance).toLocaleString('en-GB')}` : 'never';
}

function signedBits(one: number, other: number): string {
  const number = Math.log2(one / other);
  return Number.isFinite(number) ? `${number < 0 ? '−' : '+'}${Math.abs(number).toFixed(1)}` : 'none';
}

function bits(weight: number): string {
  return String(weight).replace('-', '−');
}

export function percentOf(share: number): string {
  const percent = share * 100;
  return `${percent === 0 || percent >= 0.1 ? percent.toFixed(1) : percent.toPrecision(1)}%`;
}

function percent({ share, of }: Share): string {
  return of === 0 ? 'none yet' : percentOf(share);
}

/** “98.0% (91.2 to 99.6)”: the share, and where it lies 95 times in 100. */
export function between(share: Share): string {
  return share.of === 0 ? 'none yet' : `${percent(share)} (${(share.low * 100).toFixed(1)} to ${(share.high * 100).toFixed(1)})`;
}

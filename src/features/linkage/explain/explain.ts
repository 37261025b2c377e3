import { levelNames } from '../compare/level-names.ts';
import { RESTRICTED, SEALED, UNBORN, type Records } from '../records/records.ts';
import { protectedKinds } from '../store/cells.ts';
import type { Prepared, PreparedComparison } from '../run/prepare.ts';
import { probabilityOf } from '../run/thresholds.ts';
import type { Weights } from '../score/weights.ts';
import { FORBIDDEN, Scorer } from '../score/scorer.ts';
import { dateText } from '../values/date-value.ts';
import type { PairClass } from '../train/model.ts';

/** One bar of the waterfall: what one comparison says, in bits, against each other answer. */
export interface Bar {
  readonly comparison: string;
  readonly level: string;
  readonly left: string;
  readonly right: string;
  /** Bits for “one child” against “two strangers”, without the rarity of the value. */
  readonly againstStranger: number;
  /** Bits that the rarity of the value adds against “two strangers”; negative for a common value. */
  readonly rarity: number;
  /** Bits for “one child” against “brother or sister” and against “twin”. */
  readonly againstSibling: number;
  readonly againstTwin: number;
  /** How many of the records that have a value have this one: “1 in 37”. */
  readonly howCommon?: string;
}

export interface Explanation {
  readonly left: string;
  readonly right: string;
  /** Bits before anything is compared: how rare it is that two records are one child. */
  readonly prior: { readonly againstStranger: number; readonly againstSibling: number; readonly againstTwin: number };
  readonly bars: readonly Bar[];
  readonly against: { readonly stranger: number; readonly sibling: number; readonly twin: number };
  readonly weight: number;
  readonly probability: number;
  /** What the two records most likely are, and which other answer came nearest to one child. */
  readonly likeliest: PairClass;
  readonly nearest: Exclude<PairClass, 'same_child'>;
  /** Why the two may not be joined whatever the weight. */
  readonly veto?: string;
  readonly caution?: string;
}

const RESTRICTED_WORD = 'restricted';

/** Weighs one pair and says what spoke for and against. Protected addresses are weighed and not shown. */
export function explainPair(records: Records, prepared: Prepared, weights: Weights, left: number, right: number): Explanation {
  const scorer = new Scorer(prepared, weights);
  const bars = prepared.compared.flatMap((_, index) => barOf(records, prepared, weights, scorer, index, left, right));
  const prior = { againstStranger: weights.priorM, againstSibling: weights.priorM - weights.priorH, againstTwin: weights.priorM - weights.priorT };
  const sum = (of: (bar: Bar) => number): number => bars.reduce((total, bar) => total + of(bar), 0);
  const against = {
    stranger: prior.againstStranger + sum((bar) => bar.againstStranger + bar.rarity),
    sibling: prior.againstSibling + sum((bar) => bar.againstSibling),
    twin: prior.againstTwin + sum((bar) => bar.againstTwin),
  };
  const veto = vetoOf(records, prepared, scorer, left, right);
  const weighed = scorer.weigh(left, right);
  const weight = weighed <= FORBIDDEN ? -Math.log2(2 ** -against.stranger + 2 ** -against.sibling + 2 ** -against.twin) : weighed;
  const unborn = (((prepared.flags[left] ?? 0) | (prepared.flags[right] ?? 0)) & UNBORN) !== 0;
  const smallest = Math.min(against.stranger, against.sibling, against.twin);
  const nearest = smallest === against.stranger ? 'unrelated' : smallest === against.sibling ? 'same_household' : 'twin';
  return {
    left: idText(records, left), right: idText(records, right), prior, bars, against, weight, probability: probabilityOf(weight),
    likeliest: smallest >= 0 ? 'same_child' : nearest, nearest,
    ...(veto === undefined ? {} : { veto }),
    ...(unborn ? { caution: 'One of them has no name yet: such a record is linked through the mother, and always by a person' } : {}),
  };
}

function barOf(records: Records, prepared: Prepared, { m, h, t }: Weights, scorer: Scorer, index: number, left: number, right: number): readonly Bar[] {
  const compared = prepared.compared[index];
  if (compared === undefined) return [];
  const level = scorer.comparer.level(index, left, right);
  // Where one is kept safe, the other’s address would tell it as soon as the two are said to agree.
  const hidden = protectedKinds.has(compared.kind) && [left, right].some((record) => ((prepared.flags[record] ?? 0) & RESTRICTED) !== 0);
  const text = (record: number): string => (hidden && hasValue(prepared, compared, record) ? RESTRICTED_WORD : valueText(records, prepared, index, record));
  const shown = { comparison: compared.name, left: text(left), right: text(right) };
  if (level === 0) return [{ ...shown, level: 'nothing to compare', againstStranger: 0, rarity: 0, againstSibling: 0, againstTwin: 0 }];
  const bits = m[index]?.[level] ?? 0;
  const rarity = level === 1 ? scorer.rarity(index, left, right) : 0;
  // A household shares its rare surname, so the rarity says nothing against a brother or sister.
  const own = compared.evidence === 'household' ? 0 : rarity;
  const common = level === 1 && !hidden ? howCommon(prepared, index, left) : undefined;
  return [{
    ...shown, level: hidden ? RESTRICTED_WORD : (levelNames[compared.kind][level - 1] ?? ''), againstStranger: bits, rarity,
    againstSibling: bits - (h[index]?.[level] ?? 0) + own, againstTwin: bits - (t[index]?.[level] ?? 0) + own,
    ...(common === undefined ? {} : { howCommon: common }),
  }];
}

function howCommon({ compared, frequencies, rows, width }: Prepared, index: number, record: number): string | undefined {
  const counts = frequencies[index];
  const value = rows[record * width + (compared[index]?.from ?? 0)] ?? 0;
  if (counts === undefined || counts.length <= 1 || (counts[value] ?? 0) === 0) return undefined;
  return `1 in ${Math.max(1, Math.round((counts[0] ?? 0) / (counts[value] ?? 1))).toLocaleString('en-GB')}`;
}

function hasValue({ rows, width }: Prepared, { from, to }: PreparedComparison, record: number): boolean {
  return rows.subarray(record * width + from, record * width + to).some((value) => value > 0);
}

function valueText({ dictionaries }: Records, { compared, rows, width }: Prepared, index: number, record: number): string {
  const one = compared[index];
  if (one === undefined) return '';
  const texts: string[] = [];
  for (let slot = one.from; slot < one.to; slot++) {
    const value = rows[record * width + slot] ?? 0;
    if (value > 0) texts.push(one.encoded ? 'encoded' : one.kind === 'date' ? dateText(value) : one.kind === 'sex' ? (value === 1 ? 'male' : 'female') : (dictionaries[index]?.values.text(value) ?? ''));
  }
  return texts.join(', ');
}

function vetoOf({ sources, sourceNames }: Records, { flags, duplicateFree }: Prepared, scorer: Scorer, left: number, right: number): string | undefined {
  if ((((flags[left] ?? 0) | (flags[right] ?? 0)) & SEALED) !== 0) return 'One of them is a sealed identity, which is linked to nothing';
  if (scorer.forbidden(left, right)) return 'Both have a valid number of their own, and the numbers differ';
  const source = sources[left] ?? 0;
  return source === sources[right] && duplicateFree.includes(source) ? `${sourceNames[source] ?? 'The source'} holds each child once` : undefined;
}

function idText({ ids, idOf }: Records, record: number): string {
  return ids.text(idOf[record] ?? 0);
}

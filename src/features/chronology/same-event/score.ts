import { dateInWords, fromDayNumber } from '../../../kernel/plain-date.ts';
import { eventTypeInWords } from '../../events/index.ts';
import { tellerInWords } from './agencies-named.ts';
import { EACH_OWN, kindInWords, TOGETHER } from './kinds.ts';
import { typesTogether } from './opposed.ts';
import type { Corpus, Prepared } from './prepared.ts';
import { tokensOf } from './words.ts';

/** How far two accounts may lie apart and still be compared, in days. */
export const FURTHEST = 5;

/**
 * What each sign is worth, set by hand on labelled/families.csv and left alone since; how they do on
 * accounts that were not looked at is measured by the test. Above zero is a proposal.
 */
const WORTH = {
  start: -4.2, sameDay: 1.9, pointedTo: 1.9, wide: 0.9, veryWide: -0.4, apart: [0, 0.4, -0.2, -0.7, -1.4, -1.8],
  closeInTime: 0.8, farInTime: -2.5, word: 0.34, mostWords: 4.2, alike: 1.6,
  together: 3.0, togetherOtherDay: 0.4, happening: 1.1, otherKind: -1.3, eachOwn: -1.2, eachOwnAlone: -3, named: 0.8, reports: 0.5, samePersons: 0.25, otherPersons: -0.9,
  otherNames: -1.6, otherOrdinal: -2.5,
  types: { same: 1.6, 'told-two-ways': 0.3, 'each-own': -1.5, different: -1.0 },
} as const;

/** Whether the two cannot be one event: another child, or one thing's beginning and its end. */
export function ruledOut(a: Prepared, b: Prepared): boolean {
  if (a.entry.child !== undefined && b.entry.child !== undefined && a.entry.child !== b.entry.child) return true;
  if ((a.opens & b.closes) !== 0 || (a.closes & b.opens) !== 0) return true;
  return a.entry.event_type !== undefined && b.entry.event_type !== undefined && typesTogether(a.entry.event_type, b.entry.event_type) === 'opposed';
}

/** Above zero: may tell of the same event. Undefined when something rules it out. */
export function score(a: Prepared, b: Prepared, { weight, total }: Corpus): number | undefined {
  if (ruledOut(a, b)) return undefined;
  const gap = Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last));
  if (gap > FURTHEST) return undefined;
  const sum = weightInCommon(a.tokens, b.tokens, weight);
  const least = Math.min(total.get(a) ?? 0, total.get(b) ?? 0);
  const textWorth = Math.min(WORTH.mostWords, sum * WORTH.word) + (least === 0 ? 0 : (sum / least) * WORTH.alike);
  return WORTH.start + textWorth + dateWorth(a, b, gap) + kindWorth(a, b, gap, sum) + namedWorth(a, b) + personWorth(a, b) + typeWorth(a, b);
}

function weightInCommon(a: Int32Array, b: Int32Array, weight: Float64Array): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) sum += weight[left] ?? 0;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return sum;
}

function dateWorth(a: Prepared, b: Prepared, gap: number): number {
  const width = Math.max(a.last - a.first, b.last - b.first);
  if (a.minute !== undefined && b.minute !== undefined) {
    const minutes = Math.abs(a.minute - b.minute);
    return (gap === 0 ? WORTH.sameDay : (WORTH.apart[gap] ?? 0)) + (minutes <= 120 ? WORTH.closeInTime : minutes > 180 ? WORTH.farInTime : 0);
  }
  if (a.pointsTo.some((day) => day >= b.first && day <= b.last) || b.pointsTo.some((day) => day >= a.first && day <= a.last)) return WORTH.pointedTo;
  if (gap > 0) return WORTH.apart[gap] ?? 0;
  if (width === 0) return WORTH.sameDay;
  return width <= 45 ? WORTH.wide : WORTH.veryWide;
}

function kindWorth(a: Prepared, b: Prepared, gap: number, sum: number): number {
  const shared = a.kinds & b.kinds;
  if (a.ordinal !== undefined && b.ordinal !== undefined && a.ordinal !== b.ordinal) return WORTH.otherOrdinal;
  if ((shared & TOGETHER) !== 0) return gap === 0 ? WORTH.together : WORTH.togetherOtherDay;
  if ((a.kinds & TOGETHER) !== 0 && (b.kinds & TOGETHER) !== 0) return WORTH.otherKind * 2;
  if ((shared & ~EACH_OWN) !== 0) return WORTH.happening;
  if (shared !== 0) return speakOfEachOther(a, b) ? (sum > 12 ? 0 : WORTH.eachOwn) : WORTH.eachOwnAlone;
  return a.kinds !== 0 && b.kinds !== 0 ? WORTH.otherKind * 0.5 : 0;
}

function speakOfEachOther(a: Prepared, b: Prepared): boolean {
  return (a.own & b.named) !== 0 || (b.own & a.named) !== 0;
}

function namedWorth(a: Prepared, b: Prepared): number {
  const inB = (a.own & b.named) !== 0;
  const inA = (b.own & a.named) !== 0;
  return (inA ? WORTH.named : 0) + (inB ? WORTH.named : 0) + ((inB && b.reports) || (inA && a.reports) ? WORTH.reports : 0);
}

function personWorth(a: Prepared, b: Prepared): number {
  const persons = a.persons.size === 0 || b.persons.size === 0 ? 0 : a.persons.isDisjointFrom(b.persons) ? WORTH.otherPersons : WORTH.samePersons;
  return persons + (a.names.size > 0 && b.names.size > 0 && a.names.isDisjointFrom(b.names) ? WORTH.otherNames : 0);
}

function typeWorth({ entry: a }: Prepared, { entry: b }: Prepared): number {
  if (a.event_type === undefined || b.event_type === undefined) return 0;
  const together = typesTogether(a.event_type, b.event_type);
  return together === 'opposed' ? 0 : WORTH.types[together];
}

/** A compared word as the account writes it; undefined where it stands for other words, such as a meeting by its short name. */
function written(token: string, { text, action = '' }: Prepared['entry']): string | undefined {
  const words = `${text} ${action}`.toLowerCase().match(/[\p{L}\d]+(?:[.:'’][\p{L}\d]+)*/gu) ?? [];
  return words.find((word) => tokensOf(word).includes(token));
}

/** Why the two were proposed, in words for the person who confirms. */
export function reasonsFor(a: Prepared, b: Prepared, { weight, words }: Corpus): readonly string[] {
  const [one, other] = [tellerInWords(a.entry.agency), tellerInWords(b.entry.agency)];
  const inB = new Set(b.tokens);
  const telling = [...a.tokens].filter((token) => inB.has(token) && (weight[token] ?? 0) >= 2.5).toSorted((x, y) => (weight[y] ?? 0) - (weight[x] ?? 0)).slice(0, 6).flatMap((token) => written(words[token] ?? '', a.entry) ?? []);
  const kind = kindInWords(a.kinds & b.kinds);
  const persons = [...a.persons.intersection(b.persons)];
  return [
    dateReason(a, b),
    ...(kind === undefined ? [] : [`Both tell of ${kind}`]),
    ...typeReasons(a.entry.event_type, b.entry.event_type),
    ...(telling.length === 0 ? [] : [`Both use words that are rare here: ${telling.join(', ')}`]),
    ...((a.own & b.named) === 0 ? [] : [`The account of ${other} speaks of ${one}`]),
    ...((b.own & a.named) === 0 ? [] : [`The account of ${one} speaks of ${other}`]),
    ...(persons.length === 0 ? [] : [`The same people: ${persons.join(', ')}`]),
  ];
}

function typeReasons(one: string | undefined, other: string | undefined): readonly string[] {
  if (one === undefined || other === undefined) return [];
  const together = typesTogether(one, other);
  if (together === 'same') return [`Both are recorded as: ${eventTypeInWords(one)}`];
  return together === 'told-two-ways' ? [`One event may be recorded as “${eventTypeInWords(one)}” by one and as “${eventTypeInWords(other)}” by the other`] : [];
}

function dateReason(a: Prepared, b: Prepared): string {
  if (a.pointsTo.some((day) => day >= b.first && day <= b.last) || b.pointsTo.some((day) => day >= a.first && day <= a.last)) return 'One account points to the day of the other';
  const gap = Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last));
  if (gap > 0) return gap === 1 ? 'The dates are one day apart' : `The dates are ${gap} days apart`;
  return a.first === a.last && b.first === b.last ? `Both on ${dateInWords(fromDayNumber(a.first))}` : 'The dates may be the same';
}

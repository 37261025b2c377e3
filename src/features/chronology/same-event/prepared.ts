import { dayNumber, fromDayNumber } from '../../../kernel/plain-date.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { agencyInWords } from '../../events/index.ts';
import type { ChronologyEntry } from '../entry.ts';
import { bitOf, bitsNamed } from './agencies-named.ts';
import { kindsIn } from './kinds.ts';
import { endsIn } from './opposed.ts';
import { evened, everydayShare, tokensOf } from './words.ts';

/** What is compared of an entry; the least that `proposeSameEvents` needs. */
export type Told = Pick<ChronologyEntry, 'id' | 'agency' | 'occurred' | 'text'> & Partial<Pick<ChronologyEntry, 'area' | 'child' | 'persons' | 'event_type' | 'source' | 'action'>>;

/** An entry made ready for comparison with thousands of others. */
export interface Prepared {
  readonly entry: Told;
  /** Whose account it is: two files of one agency are one teller. */
  readonly teller: string;
  /** Day numbers; the first and last day that it may have been. */
  readonly first: number;
  readonly last: number;
  /** Minutes since 1970, where there is a time of day. */
  readonly minute: number | undefined;
  /** Days that its words point to: "yesterday", "on Saturday", "18 Feb". */
  readonly pointsTo: readonly number[];
  /** Numbers of tokens, in rising order. */
  readonly tokens: Int32Array;
  /** Bits of kinds.ts. */
  readonly kinds: number;
  /** Bits of opposed.ts: whose beginning it tells and not the end, and the other way round. */
  readonly opens: number;
  readonly closes: number;
  readonly names: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly reports: boolean;
  readonly ordinal: number | undefined;
  /** The bit of its own agency, and those of the agencies that it speaks of. */
  readonly own: number;
  readonly named: number;
}

export interface Corpus {
  readonly prepared: readonly Prepared[];
  /** How much it tells that two entries share the token: about 0 for everyday words, 6 and more for rare ones. */
  readonly weight: Float64Array;
  readonly words: readonly string[];
  /** The weights of each entry's tokens together, in the order of `prepared`. */
  readonly total: ReadonlyMap<Prepared, number>;
  /** How many entries hold the token. */
  readonly held: Int32Array;
}

const REPORTS = /\b(?:notif|inform|rang|letter|email|report(?:ed|s)? (?:that|to|from)|referral (?:received|from)|contact from|told|from (?:police|school|hospital|socialcare)|minutes received|received|message from|tell us|shared)/;
const ORDINALS: readonly (readonly [RegExp, number])[] = [[/\b(?:first|1st|initial|one)\b/, 1], [/\b(?:second|2nd|two)\b/, 2], [/\b(?:third|3rd|three)\b/, 3], [/\b(?:fourth|4th|four)\b/, 4]];
const SEQUENCED = /\b(first|second|third|fourth|1st|2nd|3rd|4th) (?:strategymeeting|coregroup|conference|lookedafterreview|visit|core|strategy)\b|\b(?:strategymeeting|coregroup|conference|lookedafterreview|visit|session)\s+(one|two|three|four|1|2|3|4)\b/;
const COUNTED = /\b(?:first|second|third|fourth|1st|2nd|3rd|4th|one|two|three|four|[1-4])\b/;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const NAME = /(?<=[a-z,;(] |^)[A-Z][a-z]{2,}\b/g;
/** Capitalised and no name. */
const NO_NAMES: ReadonlySet<string> = new Set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december police school mother father mum dad plan core group conference statutory section strategy children child social care health`.split(' '));
/** Stands for entries whose share of the corpus is known beforehand, so that two entries alone are compared sensibly. */
const PRIOR = 400;

/** Entries without a readable date are left out: nothing can be said of when they were. */
export function prepare(entries: readonly Told[]): Corpus {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const held: number[] = [];
  const dates = new Map<string, Dated | undefined>();
  const prepared = entries.flatMap((entry) => {
    const text = entry.occurred ?? '';
    if (!dates.has(text)) dates.set(text, dated(text));
    const date = dates.get(text);
    return date === undefined ? [] : [prepareOne(entry, date, (token) => numberOf(token, numbers, words, held))];
  });
  const weight = Float64Array.from(words, (word, index) => Math.log((prepared.length + PRIOR) / ((held[index] ?? 0) + everydayShare(word) * PRIOR)));
  const total = new Map(prepared.map((one) => [one, one.tokens.reduce((sum, token) => sum + (weight[token] ?? 0), 0)]));
  return { prepared, weight, words, total, held: Int32Array.from(held) };
}

function numberOf(token: string, numbers: Map<string, number>, words: string[], held: number[]): number {
  const number = numbers.get(token) ?? words.length;
  if (number === words.length) {
    numbers.set(token, number);
    words.push(token);
    held.push(0);
  }
  held[number] = (held[number] ?? 0) + 1;
  return number;
}

interface Dated {
  readonly first: number;
  readonly last: number;
  readonly minute: number | undefined;
}

function dated(text: string): Dated | undefined {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    const day = Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000);
    const minute = Date.parse(/[Z+]|-\d{2}:\d{2}$/.test(text.slice(16)) ? text : `${text}Z`) / 60_000;
    return Number.isNaN(minute) ? undefined : { first: day, last: day, minute };
  }
  const date = readPartialDate(text);
  if (!date.ok || (date.value.earliest === null && date.value.latest === null)) return undefined;
  const { earliest, latest } = date.value;
  return { first: dayNumber(earliest ?? latest ?? fromDayNumber(0)), last: dayNumber(latest ?? earliest ?? fromDayNumber(0)), minute: undefined };
}

function prepareOne(entry: Told, { first, last, minute }: Dated, numberFor: (token: string) => number): Prepared {
  const whole = entry.action === undefined ? entry.text : `${entry.text} ${entry.action}`;
  const plain = evened(whole);
  return {
    entry, first, last, minute,
    teller: `${(entry.agency === '' ? (entry.source?.file ?? '') : agencyInWords(entry.agency)).toLowerCase().trim()}|${(entry.area ?? '').toLowerCase().trim()}`,
    pointsTo: first === last ? daysPointedTo(plain, first) : [],
    tokens: Int32Array.from(tokensOf(plain).map(numberFor)).sort(),
    kinds: kindsIn(plain),
    ...endsIn(plain),
    names: new Set((whole.match(NAME) ?? []).map((name) => name.toLowerCase()).filter((name) => !NO_NAMES.has(name))),
    persons: new Set((entry.persons ?? []).map((person) => person.toLowerCase().trim())),
    reports: REPORTS.test(plain),
    ordinal: ordinalIn(plain),
    own: bitOf(entry.agency),
    named: bitsNamed(plain),
  };
}

function ordinalIn(plain: string): number | undefined {
  if (!COUNTED.test(plain)) return undefined;
  const [, before, after] = SEQUENCED.exec(plain.replaceAll(/\s+/g, ' ')) ?? [];
  const word = before ?? after;
  return word === undefined ? undefined : (ORDINALS.find(([pattern]) => pattern.test(word))?.[1] ?? Number(word));
}

function daysPointedTo(plain: string, day: number): readonly number[] {
  const found: number[] = [];
  if (/\byesterday\b|\blast night\b|\bovernight\b|\bin the night\b/.test(plain)) found.push(day - 1);
  for (const [index, name] of WEEKDAYS.entries()) {
    if (!plain.includes(name) || !new RegExp(`\\b(?:on|last) ${name}\\b|\\b${name} (?:night|evening|morning|afternoon)\\b`).test(plain)) continue;
    const back = (((day + 4) % 7) - index + 7) % 7;
    found.push(day - (back === 0 ? 7 : back));
  }
  const [, dom, month] = /\bon (\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\b/.exec(plain) ?? [];
  const read = dom === undefined ? undefined : readPartialDate(`${dom} ${month} ${fromDayNumber(day).slice(0, 4)}`);
  if (read?.ok === true && read.value.earliest !== null && read.value.kind === 'day') found.push(dayNumber(read.value.earliest));
  return found;
}

import { dateInWords, fromDayNumber } from '../../../kernel/plain-date.ts';
import { tellerInWords } from './agencies-named.ts';
import { prepare, type Prepared, type Told } from './prepared.ts';

/** One thing on which accounts of one event can be held against each other. */
export interface Compared {
  /** "the day", "the time of day", "kg", "the side of the body". */
  readonly about: string;
  /** What each account says, in the order of the accounts; undefined where it does not speak of it. */
  readonly said: readonly (string | undefined)[];
  /** Every account that speaks of it says the same. */
  readonly agree: boolean;
}

export interface AccountsCompared {
  readonly accounts: readonly { readonly id: string; readonly agency: string }[];
  /** Only what at least two accounts speak of. */
  readonly compared: readonly Compared[];
  /** What one account alone speaks of, e.g. people. */
  readonly onlyOne: readonly { readonly about: string; readonly id: string; readonly said: string }[];
}

/** Choices of which an account names one: what two accounts can differ in without sharing a number. */
const CHOICES: readonly { readonly about: string; readonly options: Readonly<Record<string, RegExp>> }[] = [
  { about: 'the side of the body', options: { left: /\bleft\b|\bL (?:forearm|arm|leg|cheek|eye|hand)\b/i, right: /\bright (?:arm|forearm|leg|cheek|eye|hand|side|ear)\b|\bR (?:forearm|arm|leg|cheek|eye|hand)\b/i } },
  { about: 'the level of risk', options: { high: /\bhigh(?: risk)?\b(?! street| school)/i, medium: /\bmedium\b/i, low: /\blow risk\b|\bgraded low\b/i, standard: /\bstandard risk\b/i } },
  { about: 'whether anybody was arrested', options: { arrested: /\barrested\b/i, 'no arrest': /\bno arrests?\b|\bnot arrested\b/i } },
  { about: 'the category of the plan', options: { neglect: /\bneglect\b/i, 'physical abuse': /\bphysical (?:abuse|harm)\b/i, 'emotional abuse': /\bemotional(?: abuse| harm)?\b/i, 'sexual abuse': /\bsexual abuse\b/i } },
  { about: 'whether the child was there', options: { 'not there': /\bno children (?:were )?(?:present|there|at home)\b|\bchildren not (?:present|there)\b/i, there: /\bchild(?:ren)? (?:were |was )?(?:present|there|upstairs|at home)\b|\bin front of\b/i } },
];
const MEASURE = /(\d+(?:\.\d+)?)\s?(kg|g|cm|mm|weeks?|days?|months?|paracetamol|tablets|centile|miles?|pounds?)\b/gi;
const CLOCK = /\b([01]?\d|2[0-3])[:.]([0-5]\d)\s?(am|pm)?\b|\b(1[0-2]|[1-9])\s?(am|pm)\b/i;

/**
 * What accounts of one event agree and disagree on: day, time of day, people, measures, and a few
 * choices. It compares words and numbers only; what they mean is for the person who reads them side by side.
 */
export function compareAccounts(entries: readonly Told[]): AccountsCompared {
  const byId = new Map(prepare(entries).prepared.map((one) => [one.entry.id, one]));
  const rows = [
    row('the day', entries.map((entry) => dayOf(byId.get(entry.id)))),
    row('the time of day', entries.map((entry) => timeOf(entry))),
    row('the people', entries.map(({ persons = [] }) => (persons.length === 0 ? undefined : persons.map((person) => person.trim().toLowerCase()).toSorted().join(', ')))),
    ...measures(entries),
    ...CHOICES.map(({ about, options }) => row(about, entries.map(({ text }) => choiceIn(text, options)))),
  ];
  return {
    accounts: entries.map(({ id, agency }) => ({ id, agency: tellerInWords(agency) })),
    compared: rows.filter(({ said }) => spoken(said).length > 1),
    onlyOne: rows.flatMap(({ about, said }) => (spoken(said).length === 1 ? said.flatMap((one, at) => (one === undefined ? [] : [{ about, id: entries[at]?.id ?? '', said: one }])) : [])),
  };
}

function row(about: string, said: readonly (string | undefined)[]): Compared {
  return { about, said, agree: new Set(spoken(said)).size <= 1 };
}

function spoken(said: readonly (string | undefined)[]): readonly string[] {
  return said.filter((one) => one !== undefined);
}

function dayOf(one: Prepared | undefined): string | undefined {
  if (one === undefined) return undefined;
  // "Yesterday" in a letter dates the event and not the letter.
  const [pointed] = one.pointsTo;
  if (pointed !== undefined) return dateInWords(fromDayNumber(pointed));
  return one.first === one.last ? dateInWords(fromDayNumber(one.first)) : `between ${dateInWords(fromDayNumber(one.first))} and ${dateInWords(fromDayNumber(one.last))}`;
}

function timeOf({ text, occurred }: Told): string | undefined {
  const written = /T(\d{2}:\d{2})/.exec(occurred ?? '')?.[1];
  const [, hour, minute = '00', half, bareHour, bareHalf] = CLOCK.exec(text) ?? [];
  if (written !== undefined || (hour ?? bareHour) === undefined) return written;
  const twelve = Number(hour ?? bareHour);
  const whole = (half ?? bareHalf)?.toLowerCase() === 'pm' && twelve < 12 ? twelve + 12 : (half ?? bareHalf)?.toLowerCase() === 'am' && twelve === 12 ? 0 : twelve;
  return `${String(whole).padStart(2, '0')}:${minute}`;
}

function measures(entries: readonly Told[]): readonly Compared[] {
  const found = entries.map(({ text }) => Map.groupBy([...text.matchAll(MEASURE)], ([, , unit = '']) => unit.toLowerCase().replace(/s$/, '')));
  const units = [...new Set(found.flatMap((one) => [...one.keys()]))];
  return units.map((unit) => row(unit, found.map((one) => one.get(unit)?.map(([, amount = '']) => `${Number(amount)} ${unit}`).join(', '))));
}

function choiceIn(text: string, options: Readonly<Record<string, RegExp>>): string | undefined {
  const named = Object.entries(options).filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return named.length === 0 ? undefined : named.join(' and ');
}

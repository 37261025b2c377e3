import * as fc from 'fast-check';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { eventTypes, isEventTypeName } from '../../events/index.ts';
import type { Check } from '../language/check.ts';
import { isTest } from '../language/pattern.ts';
import { walk } from '../language/walk.ts';
import { recordsNearCases } from './near-cases.fixture.ts';
import { shifted } from './record.fixture.ts';

export type Row = Readonly<Record<string, string>>;

export interface RandomCase {
  readonly rows: readonly Row[];
  readonly birth: string;
  /** What else is recorded of the child. */
  readonly recorded: readonly string[];
  readonly asAt: string;
  readonly knownTo: string | undefined;
}

/** Days about which records are made: before Easter and the spring change of the clocks, before the autumn change, before Christmas. */
const BASES = ['2024-03-26', '2024-10-24', '2024-12-20', '2024-02-27'];
const AGENCIES = ['police', 'children_social_care', 'school', 'general_practice'];
const AREAS = ['Coveshire', 'Ashshire'];
const PEOPLE = ['mother', 'partner', 'father'];

/** Records that bear on the check: events of the types it reads, about as far apart as its limits, with what it asks for and other things, and silence. */
export function recordsFor(check: Check): fc.Arbitrary<RandomCase> {
  return fc.oneof({ weight: 2, arbitrary: shortRecords(check) }, { weight: 1, arbitrary: longRecords(check) }, { weight: 2, arbitrary: recordsNearCases(check) });
}

/** Few events, of which any may be vague. */
export function shortRecords(check: Check): fc.Arbitrary<RandomCase> {
  const distances = distancesOf(check);
  const wishes = wishesOf(check);
  const away = fc.tuple(fc.constantFrom(0, ...distances), fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 1 })).map(([far, near, some]) => far * some + near);
  return fc.constantFrom(...BASES).chain((base) => {
    const on = day(base, away);
    return caseOf(base, away, distances, fc.array(fc.constantFrom(...typesOf(check)).chain((type) => row(type, wishes, on, on)), { minLength: 1, maxLength: 6 }));
  });
}

/** Many events of few types close together, so that there are runs, series and counts of them; one at most is vague. */
export function longRecords(check: Check): fc.Arbitrary<RandomCase> {
  const distances = distancesOf(check);
  const wishes = wishesOf(check);
  const away = fc.tuple(fc.constantFrom(...distances), fc.integer({ min: 0, max: 8 })).map(([far, eighths]) => Math.round((far * eighths) / 8));
  const all = typesOf(check);
  const types = fc.subarray([...all], { minLength: 1, maxLength: Math.min(4, all.length) });
  return fc.tuple(fc.constantFrom(...BASES), types).chain(([base, some]) => {
    const exact = away.map((far): string => addDays(plainDate(base), far));
    const timed = fc.tuple(exact, TIMES).map(([on, time]) => `${on}${time}`);
    const on = asksHours(check) ? timed : fc.oneof({ weight: 3, arbitrary: exact }, { weight: 1, arbitrary: timed });
    const rows = fc.array(fc.constantFrom(...some).chain((type) => row(type, wishes, on, exact)), { minLength: 8, maxLength: 18 });
    return caseOf(base, away, distances, fc.tuple(rows, fc.option(fc.tuple(fc.nat({ max: 17 }), exact, fc.integer({ min: 1, max: 3 })))).map(([exactly, vague]) => (vague === null ? exactly : withVague(exactly, ...vague))));
  });
}

function withVague(rows: readonly Row[], at: number, from: string, more: number): readonly Row[] {
  return rows.map((one, place) => (place === at % rows.length ? { ...one, occurred: `[${from}..${addDays(plainDate(from), more)}]` } : one));
}

function caseOf(base: string, away: fc.Arbitrary<number>, distances: readonly number[], rows: fc.Arbitrary<readonly Row[]>): fc.Arbitrary<RandomCase> {
  return fc.record({
    rows: rows.map((all) => all.map((one, at) => ({ ...one, event_id: `e${at}`, child_id: 'c1' }))),
    birth: fc.constantFrom('', '2010-05-05', '2023-12-30', '2006-10-25', '2013-02'),
    recorded: fc.subarray(['sex', 'ethnicity', 'disability', 'area']),
    asAt: fc.tuple(away, fc.constantFrom('', '', 'T12:30')).map(([far, time]) => `${addDays(plainDate(base), Math.abs(far) + (distances[0] ?? 3))}${time}`),
    knownTo: fc.constantFrom(undefined, undefined, undefined, 'children_social_care:Coveshire'),
  });
}

const TIMES = fc.constantFrom('T00:30', 'T09:00', 'T23:10');

function day(base: string, away: fc.Arbitrary<number>): fc.Arbitrary<string> {
  const exact = away.map((far) => addDays(plainDate(base), far));
  return fc.oneof({ weight: 5, arbitrary: exact }, { weight: 3, arbitrary: fc.tuple(exact, TIMES).map(([on, time]) => `${on}${time}`) }, { weight: 1, arbitrary: fc.tuple(exact, fc.integer({ min: 1, max: 2 })).map(([on, more]) => `[${on}..${addDays(on, more)}]`) });
}

function asksHours({ parameters }: Check): boolean {
  return Object.values(parameters).some(({ unit }) => unit === 'hours');
}

function row(type: string, wishes: ReadonlyMap<string, readonly string[]>, on: fc.Arbitrary<string>, knownOn: fc.Arbitrary<string>): fc.Arbitrary<Row> {
  const attributes = isEventTypeName(type) ? Object.entries(eventTypes[type].attributes) : [];
  const values = Object.fromEntries(attributes.flatMap(([name, definition]) => {
    const known = 'options' in definition ? Object.keys(definition.options).slice(0, 3) : [];
    const asked = wishes.get(name) ?? [];
    switch (definition.kind) {
      case 'choice': return [[name, pick([...known, ...asked])]];
      case 'choices': return [[name, fc.uniqueArray(fc.constantFrom(...known, ...asked), { maxLength: 3 })]];
      case 'yes-no': return [[name, pick(['yes', 'no', 'unknown'])]];
      case 'number': return [[name, fc.constantFrom(1, 2, 5, 9, 16, '')]];
      case 'agencies': return [[name, fc.uniqueArray(fc.constantFrom(...AGENCIES), { maxLength: 3 })]];
      case 'agency': return [[name, pick(AGENCIES)]];
      case 'area': return [[name, pick(AREAS)]];
      case 'areas': return [[name, fc.uniqueArray(fc.constantFrom(...AREAS), { maxLength: 2 })]];
      case 'persons': return [[name, fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 })]];
      case 'person': return [[name, pick(PEOPLE)]];
      case 'events': return [[name, fc.uniqueArray(fc.constantFrom('e0', 'e1', 'e2'), { maxLength: 2 })]];
      case 'date': return [[name, fc.oneof(knownOn.filter((text) => !text.includes('..')), fc.constant(''))]];
      default: return [[name, pick([...asked, 'a home', 'Another home', 'two words here'])]];
    }
  }));
  return fc.record({
    type: fc.constant(type), occurred: on, agency: fc.constantFrom('', ...AGENCIES), area: fc.constantFrom('', ...AREAS), persons: fc.constantFrom('', 'mother', 'mother;partner'),
    attributes: fc.record(values).map((made) => JSON.stringify(made)), text: fc.constantFrom('', 'a few words', ...(wishes.get('text') ?? []).slice(0, 6)),
    known_to: fc.oneof(fc.constant(''), fc.tuple(fc.constantFrom(...AGENCIES), knownOn.filter((text) => !text.includes('T'))).map(([who, from]) => `${who}:Coveshire=${from};children_social_care:Coveshire=${from}`)),
  });
}

function pick(some: readonly string[]): fc.Arbitrary<unknown> {
  return some.length === 0 ? fc.constant('') : fc.constantFrom(...some, ...some, '');
}

function typesOf(check: Check): readonly string[] {
  const text = JSON.stringify(check.rules);
  const named = [...text.matchAll(/"([a-z0-9_]+)"/g)].map(([, word]) => word ?? '').filter(isEventTypeName);
  return named.length === 0 ? ['child_words', 'concern_raised'] : [...new Set(named)];
}

/** In days, each limit of the check and what two of them make. */
function distancesOf(check: Check): readonly number[] {
  const base = plainDate(BASES[0] ?? '');
  const days = Object.values(check.parameters).flatMap(({ value, unit }) => {
    if (unit === 'hours') return [Math.round(Number(value) / 24)];
    if (unit !== 'days' && unit !== 'working_days' && unit !== 'months') return [];
    return [Math.round((Date.parse(shifted(base, Number(value), unit)) - Date.parse(base)) / 86_400_000)];
  });
  return [...new Set([...days, 3])].filter((one) => one < 800);
}

/** What the check asks of each field, in words. */
function wishesOf(check: Check): ReadonlyMap<string, readonly string[]> {
  const wishes = new Map<string, readonly string[]>();
  for (const { where } of walk(check).held) {
    for (const [field, given] of Object.entries(where)) {
      const tests = isTest(given) ? Object.values(given) : [given];
      const words = tests.flat().flatMap((one) => (typeof one === 'string' && one.startsWith('$') ? [check.parameters[one.slice(1)]?.value ?? []].flat() : [one])).filter((one): one is string => typeof one === 'string' && !one.startsWith('trigger.'));
      wishes.set(field, [...new Set([...(wishes.get(field) ?? []), ...words.map((word) => word.replaceAll('*', 's'))])]);
    }
  }
  return wishes;
}

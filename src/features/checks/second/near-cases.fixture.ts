import * as fc from 'fast-check';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { fixtureRow, readFixtureFile, type FixtureCase } from '../proof/case-file.ts';
import type { Check } from '../language/check.ts';
import type { RandomCase, Row } from './random.fixture.ts';

/** What is done to one event of a case. */
interface Change {
  readonly days: number;
  readonly drop: boolean;
  /** The place of an attribute that is left out, where there are so many. */
  readonly silent: number;
  /** The event comes once more, so many days later. */
  readonly again: number | undefined;
}

const MOST_EVENTS = 18;
const NONE = 99;

const change: fc.Arbitrary<Change> = fc.record({
  days: fc.constantFrom(0, 0, 0, 0, 0, 1, -1, 2, -7, 7),
  drop: fc.nat({ max: 9 }).map((lot) => lot === 9),
  silent: fc.constantFrom(NONE, NONE, NONE, NONE, NONE, NONE, 0, 1, 2),
  again: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, undefined, 0, 1, 10),
});

/** Cases that were written for the check, with days moved, entries left out or repeated, fields silent and a date vague: so every operator is tried near its limit. */
export function recordsNearCases({ id }: Check): fc.Arbitrary<RandomCase> {
  const records = readFixtureFile(`${id}.yaml`).cases.flatMap(recordsOf).filter(({ rows }) => rows.length <= MOST_EVENTS);
  return fc.constantFrom(...records).chain((record) => fc.record({
    changes: fc.array(change, { minLength: record.rows.length, maxLength: record.rows.length }),
    vague: fc.nat({ max: record.rows.length * 2 }),
    later: fc.constantFrom(0, 0, 0, -1, 1, -7, 7, 40),
  }).map(({ changes, vague, later }) => {
    const rows = record.rows.flatMap((row, at) => changed(row, changes[at], vague === at));
    return { ...record, asAt: moved(record.asAt, later), rows: rows.length === 0 ? record.rows : rows };
  }));
}

/** The case as records of one child each. */
function recordsOf({ events, child = {}, as_at: asAt, known_to: knownTo }: FixtureCase): readonly RandomCase[] {
  const rows = events.map(fixtureRow);
  const { child_id: about = 'c1', date_of_birth: birth = '', ...recorded } = child;
  return [...new Set(rows.map((row) => row['child_id'] ?? ''))].map((id) => ({
    rows: rows.filter((row) => row['child_id'] === id).map((row) => ({ ...row, child_id: 'c1' })),
    birth: about === id ? birth : '', recorded: about === id ? Object.keys(recorded) : [], asAt, knownTo,
  }));
}

function changed(row: Row, given: Change | undefined, vague: boolean): readonly Row[] {
  if (given === undefined || given.drop) return [];
  const occurred = moved(row['occurred'] ?? '', given.days);
  const own = { ...row, occurred: vague && isDay(occurred) ? `[${occurred}..${moved(occurred, 2)}]` : occurred, attributes: without(row['attributes'] ?? '{}', given.silent) };
  return given.again === undefined ? [own] : [own, { ...own, event_id: `${row['event_id'] ?? ''}-again`, occurred: moved(occurred, given.again) }];
}

function without(attributes: string, place: number): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(attributes) as Readonly<Record<string, unknown>>).filter((_, at) => at !== place)));
}

/** A plain day, or a moment with its time kept; anything else stays as it is. */
function moved(text: string, days: number): string {
  return isDay(text.slice(0, 10)) && (text.length === 10 || text[10] === 'T') ? `${addDays(plainDate(text.slice(0, 10)), days)}${text.slice(10)}` : text;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

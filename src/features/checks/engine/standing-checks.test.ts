import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { askAll } from './ask.ts';
import { readAsAt } from './as-at.ts';
import { recordSheet, withEntry } from './record-sheet.ts';
import { resultOf, type CheckResult } from './result.ts';
import { sheetOf } from './sheet.ts';
import { StandingChecks } from './standing-checks.ts';
import { ValueTable } from './values.ts';

const TYPES = ['missing_started', 'missing_ended', 'return_home_interview_offered', 'referral_received', 'threshold_decision', 'case_opened', 'case_closed', 'child_seen', 'supervision', 'new_partner', 'family_contact'];
const checks = shippedChecks();
const asAt = readAsAt('2024-06-30');
if (!asAt.ok) throw new Error('a day that is real');
const asking = { asAt: asAt.value };

/** Entries of one child; days tie often, and a few dates are known in part. */
const entries = fc.array(fc.record({
  type: fc.constantFrom(...TYPES), day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 3, max: 6 }), vague: fc.integer({ min: 0, max: 20 }).map((number) => number === 0),
  agency: fc.constantFrom('', 'police', 'school', 'children_social_care'), about: fc.constantFrom([], ['e0'], ['e1', 'e2']), worker: fc.constantFrom('', 'A', 'B', 'C'), person: fc.constantFrom('', 'uncle', 'partner'),
}), { minLength: 2, maxLength: 24 }).map((rows) => rows.map(({ type, day, month, vague, agency, about, worker, person }, index): EventRecord => {
  const on = `2024-0${month}-${String(day).padStart(2, '0')}`;
  const read = readEventRow({ event_id: `e${index}`, child_id: 'c', type, occurred: vague ? `${on}~` : on, agency, known_to: agency === '' ? '' : `${agency}:Coveshire=${on}`, attributes: JSON.stringify({ about_events: about, worker, person }) });
  if (!read.ok) assert.fail(read.refusals[0].message);
  return read.value.event;
}));

test('a record that was added to entry by entry answers as one that was opened whole', () => {
  const standing = new StandingChecks(checks);
  fc.assert(fc.property(entries, fc.nat(), (events, from) => {
    const first = 1 + (from % (events.length - 1));
    const record = standing.open(events.slice(0, first), { id: 'c', recorded: [] });
    record.count(asking);
    for (const event of events.slice(first)) record.add(event);
    assert.deepEqual(record.ask(asking), standing.open(events, { id: 'c', recorded: [] }).ask(asking));
  }), { seed: 5, numRuns: 25 });
});

test('the order by time that is kept is that of the whole record, entry after entry', () => {
  fc.assert(fc.property(entries, (events) => {
    const values = new ValueTable();
    let record = recordSheet(events.slice(0, 1), { id: 'c', recorded: [] }, values);
    for (const event of events.slice(1)) record = withEntry(record, event);
    const { at, byTime, count } = record.sheet.columns;
    const expected = Array.from({ length: count }, (_, place) => place).toSorted((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
    assert.deepEqual([...byTime ?? []], expected);
  }), { seed: 8, numRuns: 50 });
});

test('a new entry alters only what checks say that read its type', () => {
  const standing = new StandingChecks(checks);
  fc.assert(fc.property(entries, (events) => {
    const added = events.at(-1);
    if (added === undefined) return;
    const record = standing.open(events.slice(0, -1), { id: 'c', recorded: [] });
    const before = record.ask(asking);
    record.add(added);
    const again = record.ask(asking, [added.type]);
    const touched = new Set(again.map(({ check }) => check));
    const expected = record.ask(asking);
    assert.deepEqual([...before.filter(({ check }) => !touched.has(check)), ...again].toSorted(byCheck), expected.toSorted(byCheck));
  }), { seed: 6, numRuns: 25 });
});

test('the order of the rows alters nothing, not even the order of the evidence', () => {
  fc.assert(fc.property(entries.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length }))), ([events, shuffled]) => {
    assert.deepEqual(saidOf(shuffled), saidOf(events));
  }), { seed: 7, numRuns: 25 });
});

function saidOf(rows: readonly EventRecord[]): readonly CheckResult[] {
  return [...askAll(sheetOf(rows), checks, asking)].map(resultOf).toSorted(byCheck);
}

/** What one check says more than once is told apart by what it rests on. */
function byCheck(a: { readonly check: string; readonly evidence: readonly string[] }, b: typeof a): number {
  const [one, other] = [`${a.check} ${a.evidence.join(' ')}`, `${b.check} ${b.evidence.join(' ')}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

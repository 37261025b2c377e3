import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { momentOf, readMoment, type Moment } from '../../kernel/london-time.ts';
import { parsePlainDate, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import fixture from './due-dates.fixture.json' with { type: 'json' };
import { clockRules, dueDate, dueInWords, limitInWords, versionOn, type DueDate } from './index.ts';

function start(text: string): PlainDate | Moment {
  const read = text.length === 10 ? parsePlainDate(text) : readMoment(text);
  assert.ok(read.ok, text);
  return read.value;
}

function due(rule: string, from: string, settings?: Parameters<typeof dueDate>[2]): DueDate {
  const result = dueDate(rule, start(from), settings);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function codeOf(rule: string, from: string, settings?: Parameters<typeof dueDate>[2]): string | undefined {
  const result = dueDate(rule, start(from), settings);
  return result.ok ? undefined : result.refusals[0].code;
}

for (const { why, rule, from, due: expected } of fixture.cases) {
  test(`${rule} from ${from} is due ${expected}: ${why}`, () => {
    assert.equal(due(rule, from).due, expected);
  });
}

// "Sent that day" is the day of awareness, Tuesday 22 December 2026: the fifteenth working day after
// it is Friday 15 January 2027. Sent on the last day, 31 December, the review is due a week later.
test('aware and sent on 22 December 2026: notification due 31 December, rapid review due 15 January', () => {
  assert.equal(dueInWords(due('notify-panel', '2026-12-22').due), 'Thursday 31 December 2026');
  assert.equal(dueInWords(due('rapid-review', '2026-12-22').due), 'Friday 15 January 2027');
  assert.equal(dueInWords(due('rapid-review', '2026-12-31').due), 'Friday 22 January 2027');
});

test('every rule has a case in the table', () => {
  const covered = new Set(fixture.cases.map(({ rule }) => rule));
  assert.deepEqual(clockRules.filter(({ id }) => !covered.has(id)), []);
});

test('every version of every rule says its source, and versions follow on without gap or overlap', () => {
  for (const { id, versions } of clockRules) {
    for (const [index, version] of versions.entries()) {
      assert.notEqual(version.source, '', id);
      const next = versions[index + 1];
      assert.equal(version.inForceTo === null, next === undefined, id);
      if (next !== undefined && version.inForceTo !== null) assert.equal(Date.parse(next.inForceFrom) - Date.parse(version.inForceTo), 86_400_000, id);
    }
  }
});

test('the version in force on the start day gives the source', () => {
  assert.match(due('notify-panel', '2023-12-14').source, /2018/);
  assert.match(due('notify-panel', '2023-12-15').source, /2023/);
});

test('a start before the rule began is refused', () => {
  assert.equal(codeOf('notify-panel', '2018-06-28'), 'CLOCK_NOT_IN_FORCE');
  assert.equal(codeOf('notify-panel', '2018-06-29'), undefined);
  for (const rule of clockRules) assert.equal(versionOn(rule, plainDate('1990-01-01')), undefined);
});

test('a due date beyond the table of holidays is refused', () => {
  assert.equal(codeOf('rapid-review', '2030-12-20'), 'CALENDAR_ENDS');
  assert.equal(codeOf('lcspr', '2030-12-20'), undefined, 'six months need no holidays');
});

test('holidays that are not announced yet are said to be worked out', () => {
  assert.match(due('rapid-review', '2029-12-20').note ?? '', /worked out from the Act, not yet announced/);
  assert.doesNotMatch(due('rapid-review', '2026-12-22').note ?? '', /not yet announced/);
});

test('an unknown clock is refused by name', () => {
  assert.equal(codeOf('notify', '2026-12-22'), 'CLOCK_NOT_KNOWN');
});

test('a limit in hours needs the time', () => {
  assert.equal(codeOf('return-home-interview', '2026-03-27'), 'CLOCK_NEEDS_TIME');
  assert.equal(codeOf('police-protection', '2026-03-27'), 'CLOCK_NEEDS_TIME');
});

test('a limit in days takes the London day of a time', () => {
  assert.deepEqual(due('notify-panel', '2026-06-30T23:30Z').from, '2026-07-01');
});

test('what was counted ends on the due date, and hours count no days', () => {
  for (const { rule, from } of fixture.cases) {
    const { counted, due: last, count } = due(rule, from);
    if (count === 'hours') assert.deepEqual(counted, []);
    else assert.equal(counted.at(-1), last);
  }
});

test('an area may start the rapid review another way, and the source says that it is local', () => {
  const received = due('rapid-review', '2026-12-22', { 'rapid-review': 'from-receipt' });
  assert.deepEqual([received.due, received.status], ['2027-01-14', 'local']);
  assert.equal(received.counted[0], '2026-12-22');
  assert.equal(codeOf('rapid-review', '2026-12-22', { 'rapid-review': 'whenever' }), 'CLOCK_VARIANT_NOT_KNOWN');
});

test('first contact is the next calendar day unless the area counts working days', () => {
  assert.equal(due('first-contact', '2024-06-21').due, '2024-06-22');
  assert.equal(due('first-contact', '2024-06-21', { 'first-contact': 'working-day' }).due, '2024-06-24');
});

test('an emergency protection order that ends on a public holiday says that noon may have been allowed', () => {
  assert.match(due('emergency-protection-order', '2026-12-17').note ?? '', /Friday 25 December 2026 is a public holiday.*noon on Saturday 26 December 2026 \(section 45\(2\)\)/);
  assert.match(due('emergency-protection-order', '2026-11-14').note ?? '', /Sunday 22 November 2026.*noon on Monday 23 November 2026/);
  assert.doesNotMatch(due('emergency-protection-order', '2026-11-13').note ?? '', /noon/);
});

test('after police protection the days of an order begin with the first day of it', () => {
  const after = { 'emergency-protection-order': 'after-police-protection', 'emergency-protection-order-extended': 'after-police-protection' } as const;
  assert.deepEqual([due('emergency-protection-order', '2026-11-02').due, due('emergency-protection-order', '2026-11-02', after).due], ['2026-11-10', '2026-11-09']);
  assert.equal(due('emergency-protection-order-extended', '2026-11-02', after).due, '2026-11-16');
});

test('an order that outlasts the table says that holidays are not known, and is due all the same', () => {
  const order = due('emergency-protection-order', '2030-12-28');
  assert.equal(order.due, '2031-01-05');
  assert.match(order.note ?? '', /is not known: the table ends on Tuesday 31 December 2030/);
});

test('a clock runs the right way from any start, or is refused with a code that says why', () => {
  const rule = fc.constantFrom(...clockRules);
  const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2032, 0, 1) }).map((at) => momentOf(new Date(at)));
  fc.assert(fc.property(rule, instant, ({ id }, from) => {
    const result = dueDate(id, from);
    if (!result.ok) return assert.match(result.refusals[0].code, /^(CLOCK_NOT_IN_FORCE|CALENDAR_ENDS)$/);
    const { due: last, from: began, counted } = result.value;
    const wayRound = id === 'copy-to-panel' ? -1 : 1;
    assert.equal(Math.sign(Date.parse(last) - Date.parse(began)), wayRound);
    return assert.deepEqual(counted.toSorted((a, b) => (a < b ? -wayRound : wayRound)), [...counted]);
  }), { seed: 20_261_122, numRuns: 1_000 });
});

test('a limit is said in words', () => {
  assert.equal(limitInWords({ count: 'working-days', number: 1 }), '1 working day');
  assert.equal(limitInWords({ count: 'working-days', number: 7, before: true }), '7 working days before');
  assert.equal(limitInWords({ count: 'hours', number: 72 }), '72 hours');
});

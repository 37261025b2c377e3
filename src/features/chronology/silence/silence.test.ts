import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays, dayNumber, plainDate } from '../../../kernel/plain-date.ts';
import { namedWithoutAccount, notReceived, notReceivedInWords, silenceInWords, silences, spanOf, type Silence, type Voiced } from './index.ts';

const SPAN = { from: plainDate('2026-01-01'), to: plainDate('2026-12-31') };

function voiced(id: string, occurred: string | null, more: Partial<Voiced> = {}): Voiced {
  return { id, agency: 'police', occurred, ...more };
}

function told(entries: readonly Voiced[], days = 28): readonly string[] {
  return silences(entries, SPAN, days).flatMap(({ person, silences: list }) => list.map((one) => `${person ?? 'all'} ${one.from} ${one.to} ${one.days} ${one.certainty}${one.mayHold.map((id) => ` ${id}`).join('')}`));
}

test('exact days cut the year into stretches, longest first', () => {
  assert.deepEqual(told([voiced('a', '2026-03-01'), voiced('b', '2026-03-20'), voiced('c', '2026-10-01T10:00:00+01:00')]), [
    'all 2026-03-21 2026-09-30 194 certain', 'all 2026-10-02 2026-12-31 91 certain', 'all 2026-01-01 2026-02-28 59 certain',
  ]);
});

test('a month breaks the silence somewhere, so only what is outside it is silent for certain', () => {
  assert.deepEqual(told([voiced('a', '2026-06')]), ['all 2026-07-01 2026-12-31 184 certain', 'all 2026-01-01 2026-05-31 151 certain']);
});

test('an entry that may fall in a stretch or before it leaves the stretch possible', () => {
  const both = silences([voiced('a', '2026-06-15'), voiced('b', '[2026-05-01..2026-07-15]')], SPAN)[0]?.silences ?? [];
  assert.deepEqual(both.map(({ from, to, certainty, mayHold }) => [from, to, certainty, mayHold]), [['2026-06-16', '2026-12-31', 'possible', ['b']], ['2026-01-01', '2026-06-14', 'possible', ['b']]]);
});

test('an entry of some day in the year does not hide half a year of silence', () => {
  assert.deepEqual(told([voiced('a', '2026')]), ['all 2026-01-01 2026-12-31 365 possible a']);
});

test('what lasted speaks while it lasted', () => {
  assert.deepEqual(told([voiced('a', '2026-02-01/2026-11-30')]), ['all 2026-01-01 2026-01-31 31 certain', 'all 2026-12-01 2026-12-31 31 certain']);
});

test('each person whom an agency names has stretches of their own, and who is never named has none', () => {
  const entries = [voiced('a', '2026-01-10', { persons: ['mother'] }), voiced('b', '2026-06-10', { persons: ['mother', 'father'] })];
  const of = silences(entries, SPAN, 100).map(({ person, silences: list }) => `${person ?? 'all'} ${list.map(({ from }) => from).join(' ')}`);
  assert.deepEqual(of, ['all 2026-06-11 2026-01-11', 'father 2026-06-11 2026-01-01', 'mother 2026-06-11 2026-01-11']);
});

test('agencies and areas are kept apart, and entries without a date are named', () => {
  const of = silences([voiced('a', null), voiced('b', '2026-05-01', { area: 'Northtown' })], SPAN);
  assert.deepEqual(of.map(({ agency, undated, entries }) => [agency, undated, entries]), [['police', ['a'], 1], ['police, Northtown', [], 1]]);
  assert.deepEqual(of[0]?.silences.map(({ days }) => days), [365]);
});

test('what is not in the record at all is said, and a nil return is told apart', () => {
  const entries = [voiced('a', '2026-05-01', { text: 'Housing officer and GP rang.' })];
  const missing = notReceived(entries, [{ agency: 'housing', area: 'Coveshire', because: 'asked on 3 May 2026' }, { agency: 'police', because: 'asked on 3 May 2026' }, { agency: 'probation', because: 'asked on 3 May 2026' }], ['probation']);
  assert.deepEqual(missing.map(notReceivedInWords), ['No chronology received from Housing, Coveshire (asked on 3 May 2026).', 'Probation said that it has nothing to send (asked on 3 May 2026).']);
  assert.deepEqual(namedWithoutAccount(entries), [{ agency: 'housing', entries: ['a'] }, { agency: 'general_practice', entries: ['a'] }]);
});

test('a silence is put in words that speak of the record', () => {
  const silence: Silence = { from: plainDate('2026-01-01'), to: plainDate('2026-02-01'), days: 32, certainty: 'possible', mayHold: ['x', 'y'] };
  assert.equal(silenceInWords({ agency: 'police', person: 'father' }, silence), 'Police: no entry that names father from Thursday 1 January 2026 to Sunday 1 February 2026 (32 days). 2 entries are dated too roughly to say whether they fall in this time.');
});

test('the span goes from the first day of any entry to the last', () => {
  assert.deepEqual(spanOf([voiced('a', '2026-03'), voiced('b', '[..2026-02-10]'), voiced('c', '2026-05-04T09:00:00+01:00')]), { from: '2026-03-01', to: '2026-05-04' });
  assert.equal(spanOf([voiced('a', null)]), undefined);
});

const day = fc.nat(200).map((offset) => addDays(plainDate('2026-02-01'), offset));
const occurred = fc.oneof(day, fc.tuple(day, fc.nat(60)).map(([from, more]) => `[${from}..${addDays(from, more + 1)}]`));

// In every completion of the dates that is tried, a certain silence holds no entry.
test('no entry can have been in a certain silence, and every exact day is in none', () => {
  fc.assert(fc.property(fc.array(occurred, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (dates, days) => {
    const list = silences(dates.map((date, index) => voiced(`e${index}`, date)), SPAN, days)[0]?.silences ?? [];
    for (const { from, to, days: length, certainty } of list) {
      assert.ok(length >= days && dayNumber(to) - dayNumber(from) + 1 === length);
      for (const date of dates) {
        const [first = '', last = first] = date.replaceAll(/[[\]]/g, '').split('..');
        const touches = first <= to && last >= from;
        if (first === last || certainty === 'certain') assert.ok(!touches, `${date} in ${from} to ${to}`);
      }
    }
  }), { seed: 11, numRuns: 400 });
});

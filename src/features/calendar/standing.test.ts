import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMoment, type Moment } from '../../kernel/london-time.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { clockStanding, type StandingDetails } from './index.ts';

const NEW_YEARS_EVE = plainDate('2026-12-31');

function moment(text: string): Moment {
  const read = readMoment(text);
  assert.ok(read.ok);
  return read.value;
}

function standing(due: string, now: string, details?: StandingDetails): readonly [string, string] {
  const { state, words } = clockStanding(due.length === 10 ? plainDate(due) : moment(due), new Date(now), details);
  return [state, words];
}

test('a clock with days to go says the day and the working days left', () => {
  assert.deepEqual(standing('2026-12-31', '2026-12-24T09:00Z'), ['ahead', 'due Thursday 31 December 2026, 3 working days left']);
  assert.deepEqual(standing('2026-12-31', '2026-12-30T23:59Z'), ['ahead', 'due Thursday 31 December 2026, 1 working day left']);
});

test('the due day is in time until it ends in London', () => {
  assert.deepEqual(standing('2026-12-31', '2026-12-31T23:59Z'), ['today', 'due today']);
  assert.deepEqual(standing('2026-06-30', '2026-06-30T23:30Z'), ['late', '1 working day late']);
});

test('a clock that has run out counts the working days since', () => {
  assert.deepEqual(standing('2026-12-31', '2027-01-05T09:00Z'), ['late', '2 working days late']);
});

test('on a weekend or a holiday after the due day, calendar days are counted', () => {
  assert.deepEqual(standing('2026-12-31', '2027-01-02T09:00Z'), ['late', '2 days late']);
});

test('a limit in days or months counts calendar days', () => {
  assert.deepEqual(standing('2027-01-15', '2027-01-10T09:00Z', { count: 'days' }), ['ahead', 'due Friday 15 January 2027, 5 days left']);
  assert.deepEqual(standing('2027-01-15', '2027-01-16T09:00Z', { count: 'months' }), ['late', '1 day late']);
});

test('a day beyond the table of holidays is counted in calendar days', () => {
  assert.deepEqual(standing('2031-01-06', '2030-12-30T09:00Z'), ['ahead', 'due Monday 6 January 2031, 7 days left']);
});

test('a limit in hours says the time', () => {
  assert.deepEqual(standing('2026-03-30T15:30', '2026-03-28T14:30Z'), ['ahead', 'due 3:30pm on Monday 30 March 2026, 48 hours left']);
  assert.deepEqual(standing('2026-03-30T15:30', '2026-03-30T13:45Z'), ['today', 'due today at 3:30pm, 45 minutes left']);
  assert.deepEqual(standing('2026-03-30T15:30', '2026-03-30T17:31Z'), ['late', '3 hours late']);
  assert.deepEqual(standing('2026-03-30T15:30', '2026-03-30T14:30:20Z'), ['late', 'less than a minute late']);
});

test('a clock that was met says when, and whether in time', () => {
  const now = '2027-02-01T09:00Z';
  assert.deepEqual(standing(NEW_YEARS_EVE, now, { met: NEW_YEARS_EVE }), ['met', 'done Thursday 31 December 2026, in time']);
  assert.deepEqual(standing(NEW_YEARS_EVE, now, { met: plainDate('2027-01-05') }), ['met-late', 'done Tuesday 5 January 2027, 2 working days late']);
  assert.deepEqual(standing(NEW_YEARS_EVE, now, { met: moment('2026-12-31T23:59') }), ['met', 'done 11:59pm on Thursday 31 December 2026, in time']);
  assert.deepEqual(standing('2026-03-30T15:30', now, { met: moment('2026-03-30T15:30') }), ['met', 'done 3:30pm on Monday 30 March 2026, in time']);
  assert.deepEqual(standing('2026-03-30T15:30', now, { met: moment('2026-03-30T17:30') }), ['met-late', 'done 5:30pm on Monday 30 March 2026, 2 hours late']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths, dateInWords, dayNumber, londonDate, parsePlainDate, plainDate } from './plain-date.ts';

test('a day that is not in the calendar is refused', () => {
  for (const text of ['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '0026-03-01', '2026-3-1', 'tomorrow', '']) {
    const read = parsePlainDate(text);
    assert.equal(read.ok, false, text);
    assert.equal(!read.ok && read.refusals[0].code, 'DATE_NOT_REAL');
  }
});

test('29 February is a day in a leap year', () => {
  assert.equal(parsePlainDate('2028-02-29').ok, true);
});

test('months stop at the last day of a shorter month', () => {
  const cases = [
    ['2026-08-31', 6, '2027-02-28'], ['2027-08-31', 6, '2028-02-29'], ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'], ['2026-03-31', -1, '2026-02-28'], ['2026-12-15', 1, '2027-01-15'], ['2026-01-15', -1, '2025-12-15'],
  ] as const;
  for (const [from, months, to] of cases) assert.equal(addMonths(plainDate(from), months), to);
});

test('whole days are counted across the change of the clocks', () => {
  assert.equal(addDays(plainDate('2026-03-28'), 2), '2026-03-30');
  assert.equal(dayNumber(plainDate('2026-10-26')) - dayNumber(plainDate('2026-10-24')), 2);
});

test('the day in London begins an hour before midnight in Greenwich in summer', () => {
  assert.equal(londonDate(new Date('2026-06-30T23:30:00Z')), '2026-07-01');
  assert.equal(londonDate(new Date('2026-12-31T23:30:00Z')), '2026-12-31');
});

test('a day is written with its weekday', () => {
  assert.equal(dateInWords(plainDate('2026-12-31')), 'Thursday 31 December 2026');
});

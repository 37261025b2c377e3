import assert from 'node:assert/strict';
import { test } from 'node:test';
import { londonTime } from '../../../kernel/london-time.ts';
import { fromDayNumber, plainDate } from '../../../kernel/plain-date.ts';
import { londonClock } from './london-clock.ts';
import { readOccurred, type Carry } from './occurred.ts';

const NONE: Carry = {};
const after = (day: string): Carry => ({ above: { occurred: day, precision: 'day', earliest: plainDate(day), words: day } });
const when = (date: string, carry: Carry = NONE, time = '') => readOccurred({ date, time, endDate: '' }, carry);

/** What people write, and what is sure of it. */
const sure = [
  ['22.05.16', '2016-05-22'], ['22-may-16', '2016-05-22'], ['22.05/16', '2016-05-22'], ['22/5/2016', '2016-05-22'], ['22 / 05 / 2016', '2016-05-22'], ['22/05//2016', '2016-05-22'], ['22,5,16', '2016-05-22'],
  ['22nd of May 2016', '2016-05-22'], ['22nd May, 2016.', '2016-05-22'], ['22May2016', '2016-05-22'], ['22nd May ’16', '2016-05-22'], ['Sun 22/05/16', '2016-05-22'], ['March 16 2016', '2016-03-16'], ['2016-05-22', '2016-05-22'], ['2016/05/22', '2016-05-22'],
  ['22052016', '2016-05-22'], ['10112012', '2012-11-10'], ['20160522', '2016-05-22'], ['42512', '2016-05-22'], ['42512.6041666667', '2016-05-22T14:30:00+01:00'], ['12/5/89', '1989-05-12'], ['12/5/30', '2030-05-12'], ['12/5/31', '1931-05-12'],
  ['?22 May 2016', '2016-05-22?'], ['22/05/16?', '2016-05-22?'], ['22/05/16 (?)', '2016-05-22?'], ['about 22 May 2016', '2016-05-22~'], ['c2015', '2015~'], ['circa May 2016', '2016-05~'], ['May 2016 (approx)', '2016-05~'], ['on or around 22/05/16', '2016-05-22~'],
  ['May 2016', '2016-05'], ['Sept. 2016', '2016-09'], ['May ’16', '2016-05'], ['05/2016', '2016-05'], ['2016', '2016'], ['Spring 2015', '2015-21'], ['1990s', '199X'],
  ['mid May 2016', '2016-05'], ['mid-May 2016', '2016-05'], ['early May 2016', '2016-05'], ['end of May 2016', '2016-05'], ['late 2016', '2016'], ['sometime in May 2016', '2016-05'],
  ['w/c 3/4/17', '[2017-04-03..2017-04-09]'], ['week commencing 3rd April 2017', '[2017-04-03..2017-04-09]'], ['W.C. 03.04.17', '[2017-04-03..2017-04-09]'], ['week ending 9/4/17', '[2017-04-03..2017-04-09]'],
  ['between 3 and 5 June 2016', '[2016-06-03..2016-06-05]'], ['3 or 5 June 2016', '[2016-06-03,2016-06-05]'], ['Feb/March 2016', '[2016-02,2016-03]'], ['winter 2015/16', '[2015-12..2016-02]'],
  ['from 3 to 5 June 2016', '2016-06-03/2016-06-05'], ['3/4/17 until 5/4/17', '2017-04-03/2017-04-05'], ['since May 2016', '2016-05/..'], ['before May 2016', '[..2016-04]'], ['Christmas Day 2016', '2016-12-25'],
  ['early hours of 22/05/16', '2016-05-22'], ['22/05/16 (evening)', '2016-05-22'], ['22 May 2016 am', '2016-05-22'], ['22/05/2016 00:00', '2016-05-22'], ['approx 3pm 22/05/16', '2016-05-22'], ['midnight 22/05/16', '2016-05-22'],
  ['22.05.16 (Sunday)', '2016-05-22'], ['22/05/2016, Sun', '2016-05-22'], ['2016 (exact date unknown)', '2016'], ['22/05/16 (date of referral)', '2016-05-22'], ['May 2016 (estimated)', '2016-05~'], ['22/05/16 (tbc)', '2016-05-22?'],
  ['22/05/16 10:30-11:15', '2016-05-22T10:30:00+01:00'], ['22/05/16, 2pm to 4pm', '2016-05-22T14:00:00+01:00'],
  ['22/05/2016 14:30', '2016-05-22T14:30:00+01:00'], ['22/05/16 at 3.30pm', '2016-05-22T15:30:00+01:00'], ['22.05.16 10.30', '2016-05-22T10:30:00+01:00'], ['22/05/16 1430hrs', '2016-05-22T14:30:00+01:00'], ['10.30am on 22.01.16', '2016-01-22T10:30:00+00:00'], ['22/05/16 12:15am', '2016-05-22T00:15:00+01:00'], ['2016-05-22T14:30', '2016-05-22T14:30:00+01:00'],
] as const;

for (const [written, expected] of sure) {
  test(`“${written}” is read as ${expected}, with nothing to ask`, () => {
    const { occurred, questions } = when(written);
    assert.deepEqual([occurred, questions], [expected, []]);
  });
}

/** What can be read in more ways than one: what is asked, and the possible reading if there is one. */
const doubtful = [
  ['3-5 June 2016', 'PARTIAL_DATE_RANGE_UNCLEAR', '2016-06-03?/2016-06-05?'], ['3/4/17 - 5/4/17', 'PARTIAL_DATE_RANGE_UNCLEAR', '2017-04-03?/2017-04-05?'], ['22/23 May 2016', 'PARTIAL_DATE_RANGE_UNCLEAR', '2016-05-22?/2016-05-23?'],
  ['Monday 22 May 2016', 'PARTIAL_DATE_WEEKDAY_DIFFERS', '2016-05-22?'], ['22.05.16 (Monday)', 'PARTIAL_DATE_WEEKDAY_DIFFERS', '2016-05-22?'], ['May-16', 'DATE_MONTH_OR_DAY', '2016-05?'], ['Oct 18', 'DATE_MONTH_OR_DAY', '2018-10?'], ['09/18', 'DATE_MONTH_OR_DAY', '2018-09?'],
  ['05/22/2016', 'DATE_NOT_REAL', null], ['31/04/2016', 'DATE_NOT_REAL', null], ['29/02/2015', 'DATE_NOT_REAL', null], ['220516', 'DATE_NUMBER_UNCLEAR', null], ['99999999', 'DATE_NUMBER_UNCLEAR', null], ['1/2/3', 'PARTIAL_DATE_NOT_READABLE', null],
  ['w/e 9/4/17', 'DATE_WEEK_END_UNCLEAR', null], ['Winter 2015', 'PARTIAL_DATE_WINTER_UNCLEAR', null], ['2015/16', 'PARTIAL_DATE_NOT_READABLE', null], ['Christmas 2016', 'PARTIAL_DATE_NOT_READABLE', null], ['yesterday', 'PARTIAL_DATE_NOT_READABLE', null],
  ['22/05', 'PARTIAL_DATE_NOT_READABLE', null], ['22 May', 'PARTIAL_DATE_YEAR_MISSING', null], ['between 3 and 5 June', 'PARTIAL_DATE_YEAR_MISSING', null], ['n/k', 'DATE_SAID_UNKNOWN', null], ['date unknown', 'DATE_SAID_UNKNOWN', null], ['', 'DATE_MISSING', null], ['ditto', 'DATE_MISSING', null],
  ['31/3/24 01:30', 'TIME_DID_NOT_HAPPEN', '2024-03-31'], ['27/10/24 01:30', 'TIME_HAPPENED_TWICE', '2024-10-27'],
] as const;

for (const [written, code, possible] of doubtful) {
  test(`“${written}” is asked about: ${code}`, () => {
    const { occurred, questions } = when(written);
    assert.deepEqual([occurred, questions.map((question) => question.code)], [possible, [code]]);
  });
}

test('a missing year is that of a heading, or of the row above where that settles it', () => {
  assert.equal(when('22 May', { year: 2015 }).occurred, '2015-05-22');
  assert.equal(when('22/5', { year: 2015 }).occurred, '2015-05-22');
  assert.equal(when('3rd', { year: 2015, month: 'May 2015' }).occurred, '2015-05-03');
  assert.equal(when('between 3 and 5 June', after('2016-05-20')).occurred, '[2016-06-03..2016-06-05]');
  assert.deepEqual(when('3 January', after('2016-12-28')).questions.map(({ code }) => code), ['DATE_YEAR_NOT_SURE']);
  assert.deepEqual(when('28 December', after('2017-01-03')).occurred, null);
});

test('a heading’s year holds until a row says another', () => {
  const { carry } = when('early 2018', { year: 2017 });
  assert.equal(when('22/5', carry).occurred, '2018-05-22');
  assert.equal(when('22/5', when('3 March', { year: 2017 }).carry).occurred, '2017-05-22');
});

test('a blank date and a ditto mark take the date above, with the row’s own time', () => {
  for (const mark of ['', '"', '″', 'ditto', 'Do.', 'As above', 'same day']) assert.equal(when(mark, after('2016-05-20')).occurred, '2016-05-20', mark);
  assert.equal(when('', after('2016-05-20'), '14.30').occurred, '2016-05-20T14:30:00+01:00');
  assert.deepEqual(when('', { above: null }).questions.map(({ code }) => code), ['DATE_ABOVE_NOT_READ']);
});

const times = [['14:30', '14:30:00'], ['1430', '14:30:00'], ['14.30', '14:30:00'], ['2.30pm', '14:30:00'], ['2 p.m.', '14:00:00'], ['9:05:30', '09:05:30'], ['1430 hrs', '14:30:00'], ['noon', '12:00:00'], ['0.4375', '10:30:00'], ['0.30', '00:30:00']] as const;
for (const [written, expected] of times) {
  test(`the time “${written}” in its own column is ${expected}`, () => {
    assert.equal(when('22/05/16', NONE, written).occurred, `2016-05-22T${expected}+01:00`);
  });
}

test('a time beside a day that is not certain stays in the words', () => {
  const { occurred, notes } = when('?22/05/16', NONE, '14:30');
  assert.deepEqual([occurred, notes.length], ['2016-05-22?', 1]);
});

test('no text makes reading a date slow or fail', () => {
  for (const text of ['1'.repeat(5_000), '1/'.repeat(2_000), 'a '.repeat(3_000), 'between '.repeat(800), '-'.repeat(4_000), `${' '.repeat(3_000)}x 1 ${' '.repeat(3_000)}`, 'at 1:00 '.repeat(700)]) {
    const start = performance.now();
    when(text);
    when(text.slice(0, 199));
    readOccurred({ date: '1/5/16', time: text, endDate: text }, NONE);
    assert.ok(performance.now() - start < 1_000, text.slice(0, 20));
  }
});

test('the short way to London’s time says what the calendar library says', () => {
  for (let day = 9_497; day < 9_497 + 366 * 32; day += 5) {
    const date = fromDayNumber(day);
    for (const time of ['00:00', '01:30', '12:00', '23:59:59']) assert.deepEqual(londonClock(date, time), londonTime(date, time));
  }
});

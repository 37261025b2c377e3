import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addHours, hoursBetween, instantOf, londonTime, momentInWords, momentOf, readMoment, timeInWords, type Moment } from './london-time.ts';
import { plainDate } from './plain-date.ts';

function moment(text: string): Moment {
  const read = readMoment(text);
  assert.ok(read.ok, text);
  return read.value;
}

function codeOf(text: string): string | undefined {
  const read = readMoment(text);
  return read.ok ? undefined : read.refusals[0].code;
}

test('a local time gets the offset that London had', () => {
  assert.equal(moment('2026-03-28T15:01'), '2026-03-28T15:01:00+00:00');
  assert.equal(moment('2026-03-29T15:01'), '2026-03-29T15:01:00+01:00');
  assert.equal(moment('2026-10-25T15:01:30'), '2026-10-25T15:01:30+00:00');
});

test('a time with an offset is put on London clocks', () => {
  assert.equal(moment('2026-06-30T23:30Z'), '2026-07-01T00:30:00+01:00');
  assert.equal(moment('2026-06-30T20:00-05:00'), '2026-07-01T02:00:00+01:00');
});

test('the hour that the clocks skip is refused at both edges and in between', () => {
  assert.equal(codeOf('2026-03-29T00:59'), undefined);
  for (const skipped of ['01:00', '01:30', '01:59']) assert.equal(codeOf(`2026-03-29T${skipped}`), 'TIME_DID_NOT_HAPPEN');
  assert.equal(codeOf('2026-03-29T02:00'), undefined);
});

test('the hour that comes twice is refused unless an offset says which', () => {
  assert.equal(codeOf('2026-10-25T00:59'), undefined);
  for (const twice of ['01:00', '01:30', '01:59']) assert.equal(codeOf(`2026-10-25T${twice}`), 'TIME_HAPPENED_TWICE');
  assert.equal(codeOf('2026-10-25T02:00'), undefined);
  assert.equal(hoursBetween(moment('2026-10-25T01:30+01:00'), moment('2026-10-25T01:30+00:00')), 1);
});

test('a time that is not one is refused', () => {
  for (const text of ['2026-03-29', '2026-03-29T24:00', '2026-03-29T12:60', '2026-03-29T12', '29 March 2026 3pm', '2026-03-29T12:00+25:00']) {
    assert.equal(codeOf(text), 'TIME_NOT_READABLE', text);
  }
  assert.equal(codeOf('2026-02-30T12:00'), 'DATE_NOT_REAL');
});

test('a refusal names its field', () => {
  const refused = londonTime(plainDate('2026-03-29'), '01:30', 'aware');
  assert.deepEqual(!refused.ok && refused.refusals[0], {
    code: 'TIME_DID_NOT_HAPPEN', field: 'aware',
    message: 'The clocks went forward, so there was no 01:30 on Sunday 29 March 2026 in London. Check the time',
  });
});

test('72 hours are elapsed time across both changes of the clocks', () => {
  assert.equal(addHours(moment('2026-03-27T14:30'), 72), '2026-03-30T15:30:00+01:00');
  assert.equal(addHours(moment('2026-10-23T14:30'), 72), '2026-10-26T13:30:00+00:00');
  assert.equal(addHours(moment('2026-03-28T01:30'), 24), '2026-03-29T02:30:00+01:00');
});

test('a moment is said as people say it', () => {
  assert.equal(momentInWords(moment('2026-03-29T15:01')), '3:01pm on Sunday 29 March 2026');
  assert.equal(timeInWords(moment('2026-03-29T16:00')), '4pm');
  assert.equal(timeInWords(moment('2026-03-29T00:00')), 'midnight');
  assert.equal(timeInWords(moment('2026-03-29T12:00')), 'midday');
  assert.equal(timeInWords(moment('2026-03-29T00:05')), '12:05am');
  assert.equal(timeInWords(moment('2026-10-25T01:30+01:00')), '1:30am (summer time)');
  assert.equal(timeInWords(moment('2026-10-25T01:30+00:00')), '1:30am (winter time)');
});

test('an instant survives the way there and back', () => {
  const seconds = fc.integer({ min: Date.UTC(2012, 0, 1) / 1000, max: Date.UTC(2031, 0, 1) / 1000 });
  fc.assert(fc.property(seconds, (second) => {
    const instant = new Date(second * 1000);
    const written = momentOf(instant);
    assert.equal(instantOf(written).getTime(), instant.getTime());
    assert.equal(moment(written), written);
  }), { seed: 20_261_122, numRuns: 300 });
});

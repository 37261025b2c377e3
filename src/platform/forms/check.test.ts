import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { everyQuestion } from '../pages/gallery/every-question.ts';
import { checkAnswers } from './check.ts';
import { freeze, NO_ANSWER } from './freeze.ts';
import type { Question, QuestionSet } from './question.ts';
import { fieldNames, readForm, typedFrom, type Typed } from './typed.ts';

const now = new Date('2027-01-06T12:00:00Z');

const given: Typed = {
  place: ' Larkmead ', 'what-happened': 'Two lines,\r\nas typed', 'aware-on-day': '22', 'aware-on-month': 'December', 'aware-on-year': '2026',
  'sent-at-day': '31', 'sent-at-month': '12', 'sent-at-year': '2026', 'sent-at-time': '2.05pm', suspected: 'November 2026', children: '2',
  died: 'no', 'died-on-day': 'nonsense', harms: ['other'], 'other-harm': 'Cold', area: 'coveshire',
};

test('good answers come out in the forms that are kept, without the questions that were not asked', () => {
  const answers = checkAnswers(everyQuestion, given, { now });
  assert.deepEqual(answers, {
    ok: true,
    value: {
      place: 'Larkmead', 'what-happened': 'Two lines,\nas typed', 'aware-on': '2026-12-22', 'sent-at': '2026-12-31T14:05:00+00:00',
      suspected: '2026-11', 'suspected-as-typed': 'November 2026', children: '2', died: 'no', harms: ['other'], 'other-harm': 'Cold', area: 'coveshire',
    },
  });
});

describe('what is wrong is said with a code at its field', () => {
  const cases: readonly (readonly [string, Typed, string, string])[] = [
    ['nothing written', { place: '  ' }, 'ANSWER_MISSING', 'place'],
    ['too much written', { 'what-happened': 'x'.repeat(501) }, 'TEXT_TOO_LONG', 'what-happened'],
    ['a day that is not', { 'aware-on-day': '31', 'aware-on-month': '2' }, 'DATE_NOT_REAL', 'aware-on'],
    ['a month that is not', { 'aware-on-month': 'Brumaire' }, 'DATE_NOT_REAL', 'aware-on'],
    ['no year', { 'aware-on-year': '' }, 'DATE_INCOMPLETE', 'aware-on-year'],
    ['no day', { 'aware-on-day': '' }, 'DATE_INCOMPLETE', 'aware-on'],
    ['half a year', { 'aware-on-year': '26' }, 'YEAR_NOT_FULL', 'aware-on-year'],
    ['tomorrow', { 'aware-on-day': '7', 'aware-on-month': '1', 'aware-on-year': '2027' }, 'DATE_STILL_TO_COME', 'aware-on'],
    ['a time of no day', { 'sent-at-time': '25:00' }, 'TIME_NOT_READABLE', 'sent-at-time'],
    ['an hour without a half of the day', { 'sent-at-time': '2' }, 'TIME_NOT_READABLE', 'sent-at-time'],
    ['a time that the clocks left out', { 'sent-at-day': '29', 'sent-at-month': '3', 'sent-at-time': '1:30' }, 'TIME_DID_NOT_HAPPEN', 'sent-at-time'],
    ['a time that came twice', { 'sent-at-day': '25', 'sent-at-month': '10', 'sent-at-time': '1:30' }, 'TIME_HAPPENED_TWICE', 'sent-at-time'],
    ['words for a number', { children: 'several' }, 'NUMBER_NOT_READABLE', 'children'],
    ['too few', { children: '0' }, 'NUMBER_TOO_SMALL', 'children'],
    ['too many', { children: '13' }, 'NUMBER_TOO_LARGE', 'children'],
    ['an option nobody offered', { died: 'maybe' }, 'OPTION_NOT_KNOWN', 'died'],
    ['none and some', { harms: ['neglect', 'none'] }, 'OPTION_EXCLUDES_OTHERS', 'harms'],
    ['a partial date in two readings', { suspected: 'winter 2026' }, 'PARTIAL_DATE_WINTER_UNCLEAR', 'suspected'],
    ['a hanging question left empty', { 'other-harm': '' }, 'ANSWER_MISSING', 'other-harm'],
  ];
  for (const [what, typed, code, field] of cases) {
    test(what, () => {
      const checked = checkAnswers(everyQuestion, { ...given, ...typed }, { now });
      assert.ok(!checked.ok);
      assert.deepEqual(checked.refusals.filter((refusal) => refusal.field === field).map((refusal) => refusal.code), [code]);
    });
  }
});

test('every mistake is told at once', () => {
  const checked = checkAnswers(everyQuestion, {}, { now });
  assert.ok(!checked.ok);
  assert.deepEqual(checked.refusals.map(({ field }) => field), ['place', 'what-happened', 'aware-on', 'sent-at', 'children', 'died', 'harms', 'area']);
});

test('the hour that comes twice can be named, and comes back as it was', () => {
  const set = setOf({ kind: 'date-time', name: 'at', wording: 'When?' });
  const typed = { 'at-day': '25', 'at-month': '10', 'at-year': '2026', 'at-time': '01:30+01:00' };
  const checked = checkAnswers(set, typed, { now });
  assert.ok(checked.ok);
  assert.deepEqual(checked.value, { at: '2026-10-25T01:30:00+01:00' });
  assert.deepEqual(typedFrom(set, checked.value), typed);
});

test('accepted answers fill the form so that it is accepted again with the same answers', () => {
  const checked = checkAnswers(everyQuestion, given, { now });
  assert.ok(checked.ok);
  assert.deepEqual(checkAnswers(everyQuestion, typedFrom(everyQuestion, checked.value), { now }), checked);
});

test('whatever is posted is judged, never thrown at', () => {
  const boxes = everyQuestion.questions.flatMap(fieldNames);
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.constantFrom('yes', 'other', '31', '2', '2026', '14:30', 'about May 2026', '1/0', undefined));
  const posts = fc.record(Object.fromEntries(boxes.map((name) => [name, value])));
  fc.assert(fc.property(posts, (post) => {
    const typed = readForm(everyQuestion, post);
    const checked = checkAnswers(everyQuestion, typed, { now });
    if (!checked.ok) assert.ok(checked.refusals.every(({ field }) => field !== undefined && [...boxes, ...everyQuestion.questions.map(({ name }) => name)].includes(field)));
  }), { seed: 20261122, numRuns: 300 });
});

test('a form is read as typed, with only what no database can keep taken out', () => {
  const set = setOf({ kind: 'text', name: 'a', wording: 'A?' });
  assert.deepEqual(readForm(set, { a: ['  x\0 ', 'second'], stranger: 'left out' }), { a: '  x ' });
});

test('frozen answers keep the words of that moment, and what was left empty is said to be', () => {
  const before = setOf({ kind: 'choice', name: 'a', wording: 'Is it?', options: [{ value: 'y', text: 'Yes' }] }, { kind: 'text', name: 'b', wording: 'More?', optional: true });
  assert.deepEqual(freeze(before, { a: 'y' }), [
    { name: 'a', wording: 'Is it?', value: 'y', shown: 'Yes' },
    { name: 'b', wording: 'More?', value: '', shown: NO_ANSWER },
  ]);
});

test('frozen answers show dates and choices in words', () => {
  const checked = checkAnswers(everyQuestion, given, { now });
  assert.ok(checked.ok);
  const shown = Object.fromEntries(freeze(everyQuestion, checked.value).map((answer) => [answer.name, answer.shown]));
  assert.deepEqual([shown['aware-on'], shown['sent-at'], shown['suspected'], shown['harms']], ['Tuesday 22 December 2026', '2:05pm on Thursday 31 December 2026', 'November 2026', 'Something else']);
  assert.equal('died-on' in shown, false);
});

function setOf(...questions: readonly Question[]): QuestionSet {
  return { id: 'made-up', version: '1', title: 'Made up', questions };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { checkAnswers, validateQuestionSet, type Answers, type Typed } from '../../../platform/forms/index.ts';
import { codesOn } from './code-lists/code-list.ts';
import { censusGroups, ethnicity } from './code-lists/ethnicity.ts';
import { placement } from './code-lists/looked-after.ts';
import { checkChild, crossCheck } from './notification-checks.ts';
import type { Contents } from './notification-contents.ts';
import { notificationSet } from './notification-form.ts';
import { sectionsOf } from './notification-sections.ts';

const JUNE_2024 = plainDate('2024-06-25');
const now = new Date('2024-07-04T09:00:00Z');
const contents: Contents = { child: ['a', 'b'], adult: ['a'], made: { child: 2, adult: 1 } };
const incident: Answers = { ground: ['16C(1)(a)'], 'incident-date': '2024-06-25~', 'incident-date-as-typed': 'about 25 June 2024', 'council-aware': '2024-06-28' };
const child: Answers = { outcome: 'died', 'birth-date': '2022', 'care-leaver': 'no', 'death-date': '2024-06-25~' };

const typedChild: Typed = {
  name: 'Child C', outcome: 'died', 'death-date': 'about 25 June 2024', 'birth-date': '2022', age: '', sex: 'F', ethnicity: 'NOBT', disability: ['NONE'],
  'looked-after': 'no', 'care-leaver': 'no', plans: ['none'], 'social-care': 'open', harms: ['NEG'], resident: 'not-known',
};

function placedBy(code: string, day: string): boolean {
  return codesOn(placement, plainDate(day)).some((each) => each.code === code);
}

function codesAgainst(answers: Answers, about: Answers = incident): readonly string[] {
  return checkChild(answers, about).map(({ code, field }) => `${code} ${field}`);
}

test('every part of the notification is a sound set of questions, on days before and after the code lists changed', () => {
  for (const day of [plainDate('2024-03-31'), JUNE_2024, plainDate('2026-11-22')]) {
    for (const { set } of sectionsOf({ ...contents, child: ['a', 'b', 'c', 'd'] }, day)) assert.deepEqual(validateQuestionSet(set), [], set.id);
  }
  assert.deepEqual(sectionsOf(contents, JUNE_2024).map(({ id }) => id), ['incident', 'child-a', 'child-b', 'adult-a', 'others', 'notifier']);
});

test('a child of whom only the year of birth is known is accepted', () => {
  const read = checkAnswers(notificationSet('child', JUNE_2024), typedChild, { now });
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(codesAgainst(read.value), []);
});

test('a death without its date, an outcome without its reason and two contrary disabilities are refused at their fields', () => {
  const typed = { ...typedChild, 'death-date': '', disability: ['NONE', 'AUT'] };
  const read = checkAnswers(notificationSet('child', JUNE_2024), typed, { now });
  assert.deepEqual(read.ok ? [] : read.refusals.map(({ field }) => field), ['death-date', 'disability']);
  const other = checkAnswers(notificationSet('child', JUNE_2024), { ...typedChild, outcome: 'other' }, { now });
  assert.deepEqual(other.ok ? [] : other.refusals.map(({ field }) => field), ['other-reason']);
});

test('a notification without a ground is refused at the ground', () => {
  const read = checkAnswers(notificationSet('incident', JUNE_2024), {}, { now });
  assert.ok(!read.ok);
  assert.deepEqual([read.refusals[0].field, read.refusals[0].message], ['ground', 'Select why this is being notified. Without a ground there is no notification']);
});

test('an incident before the birth is refused, and one that may be after it is not', () => {
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '2024-07-03' }), ['INCIDENT_BEFORE_BIRTH birth-date']);
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '2025' }), ['INCIDENT_BEFORE_BIRTH birth-date']);
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '2024-06' }), []);
});

test('a child needs a date of birth or an age, and where there are both they agree', () => {
  const { 'birth-date': _, ...ageless } = child;
  assert.deepEqual(codesAgainst(ageless), ['AGE_OR_BIRTH_MISSING birth-date']);
  assert.deepEqual(codesAgainst({ ...ageless, age: '2' }), []);
  assert.deepEqual(codesAgainst({ ...child, age: '1' }), []);
  assert.deepEqual(codesAgainst({ ...child, age: '2' }), []);
  assert.deepEqual(codesAgainst({ ...child, age: '3' }), ['AGE_AND_BIRTH_DIFFER age']);
});

test('somebody certainly 18 is not a child, but a care leaver’s death is told of up to and including 24', () => {
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '2006-06-20' }), ['CHILD_NOT_UNDER_18 birth-date']);
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '2006-06-26' }), []);
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '2000-01-01', 'care-leaver': 'yes' }), []);
  assert.deepEqual(codesAgainst({ ...child, 'birth-date': '1999-01-01', 'care-leaver': 'yes' }), ['CARE_LEAVER_TOO_OLD birth-date']);
});

test('a death certainly before the incident is refused', () => {
  assert.deepEqual(codesAgainst({ ...child, 'death-date': '2024-06-20' }), ['DEATH_BEFORE_INCIDENT death-date']);
});

test('the whole is checked together: no ground among the outcomes, and children not accounted for', () => {
  const other: Answers = { ...child, outcome: 'other' };
  const codes = crossCheck({ incident, children: [other], others: {} }, 3).map(({ code, part }) => `${part} ${code}`);
  assert.deepEqual(codes, ['incident OUTCOME_IS_NOT_A_GROUND', 'others CHILDREN_DIFFER']);
  assert.deepEqual(crossCheck({ incident, children: [child], others: { 'further-children': 'Two brothers' } }, 3), []);
  assert.deepEqual(crossCheck({ incident, children: [], others: {} }, 1).map(({ code }) => code), ['NO_CHILDREN']);
  assert.deepEqual(crossCheck({ incident, children: [child, child, child, child, child], others: {} }, 5).map(({ code }) => code), ['TOO_MANY_CHILDREN']);
});

test('the placement list is that of the day', () => {
  assert.deepEqual([placedBy('K3', '2024-03-31'), placedBy('K3', '2024-04-01')], [false, true]);
  assert.deepEqual([placedBy('H5', '2025-03-31'), placedBy('H5', '2025-04-01'), placedBy('Z12', '2025-04-01')], [true, false, true]);
});

test('every census group is reached by some code, and the two lists do not meet one to one', () => {
  const reached = new Set<number>(ethnicity.codes.flatMap(({ census }) => [...census]));
  assert.deepEqual([...reached].toSorted((a, b) => a - b), Object.keys(censusGroups).map(Number));
  assert.deepEqual(ethnicity.codes.filter(({ census }) => census.length > 1).map(({ code }) => code), ['WROM', 'OOTH']);
});

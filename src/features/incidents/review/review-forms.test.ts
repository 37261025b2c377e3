import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswers, validateQuestionSet } from '../../../platform/forms/index.ts';
import { agencySummarySet } from '../requests/agency-summary-form.ts';
import { rapidReviewSet } from './rapid-review-form.ts';
import { CRITERIA } from '../pathway/review-decision.ts';
import { criterionWords, reviewDecisionFrom, reviewDecisionSet } from './review-decision-form.ts';
import { reviewHeadings } from './review-headings.ts';

const now = new Date('2024-07-10T12:00:00Z');
const ASKED = ['serious', 'importantToArea', ...CRITERIA, 'appropriate'];

test('the forms of the rapid review are sound sets of questions', () => {
  for (const set of [rapidReviewSet, agencySummarySet, reviewDecisionSet]) assert.deepEqual(validateQuestionSet(set), [], set.id);
});

test('the decision asks three questions and four criteria, each with its reason, and cannot do without any', () => {
  const read = checkAnswers(reviewDecisionSet, {}, { now });
  assert.deepEqual(read.ok ? [] : read.refusals.map(({ field }) => field), [...ASKED.flatMap((name) => [name, `${name}-reason`]), 'conclusion']);
  assert.deepEqual(Object.keys(criterionWords), [...CRITERIA]);
});

test('a decision that was filled in is read whole', () => {
  const typed = Object.fromEntries([...ASKED.flatMap((name) => [[name, name === 'panelView' ? 'not-known' : 'yes'], [`${name}-reason`, `Because of ${name}`]]), ['conclusion', 'lcspr']]);
  const read = checkAnswers(reviewDecisionSet, typed, { now });
  assert.ok(read.ok, JSON.stringify(read));
  const decision = reviewDecisionFrom(read.value);
  assert.deepEqual([decision.conclusion, decision.panelView, decision.serious.reason], ['lcspr', { answer: 'not-known', reason: 'Because of panelView' }, 'Because of serious']);
});

test('a rapid review can be saved with nothing in it, because gaps are named and do not stop it', () => {
  assert.ok(checkAnswers(rapidReviewSet, {}, { now }).ok);
});

test('each heading of the checklist has its box, its source and a status', () => {
  assert.deepEqual(rapidReviewSet.questions.map(({ name }) => name), reviewHeadings.map(({ id }) => id));
  for (const { source, lacking } of reviewHeadings) assert.ok(source.length > 10 && lacking.length > 5);
});

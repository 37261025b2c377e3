import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { at, crossBorderPart, SOMEBODY } from '../fixtures/cross-border.ts';
import { newestSummaries, summariesByQuestion, wordsOnHeading } from './agencies-by-heading.ts';
import { RequestAct, foldRequest, type NewRequestAct } from './request.ts';
import { chasedInWords, countRequests, plannedDue, requestStanding } from './request-standing.ts';

const monday = new Date('2026-12-14T09:00:00Z');
const asked: NewRequestAct = { kind: 'asked', data: { due: plainDate('2026-12-16'), text: 'Please' } };
const voice = (words: string): NewRequestAct => ({
  kind: 'returned', data: { version: 1, parts: [{ ...crossBorderPart, answers: [{ name: 'voice', wording: 'The child’s own words?', value: words, shown: words }] }] },
});
const nil: NewRequestAct = { kind: 'nil_returned', data: { searched: 'All' } };
const again: NewRequestAct = { kind: 'asked_again', data: { due: plainDate('2026-12-21'), reason: 'More' } };
const withdrawn: NewRequestAct = { kind: 'withdrawn', data: { reason: 'Not theirs' } };

function acts(...all: readonly NewRequestAct[]): readonly RequestAct[] {
  return all.map((act) => RequestAct.parse(JSON.parse(JSON.stringify({ ...act, at: at('2026-12-14T09:00'), by: SOMEBODY }))));
}

test('the date offered is seven working days on, across Christmas, and never after the review’s own', () => {
  assert.equal(plannedDue(monday, undefined), '2026-12-23');
  assert.equal(plannedDue(new Date('2026-12-22T09:00:00Z'), undefined), '2027-01-05');
  assert.equal(plannedDue(monday, plainDate('2026-12-18')), '2026-12-18');
  assert.equal(plannedDue(monday, plainDate('2026-12-11')), '2026-12-14');
});

test('an agency is waited for until it answers, with a summary or with none, and a withdrawn one is not counted', () => {
  const requests = [acts(asked), acts(asked, voice('No words')), acts(asked, nil), acts(asked, nil, again), acts(asked, withdrawn)].map(foldRequest);
  assert.deepEqual(countRequests(requests, monday), { asked: 4, answered: 2, late: 0 });
  assert.deepEqual(countRequests(requests, new Date('2026-12-18T09:00:00Z')), { asked: 4, answered: 2, late: 1 });
  assert.equal(requestStanding(foldRequest(acts(asked, withdrawn)), monday), null);
  assert.equal(requestStanding(foldRequest(acts(asked, nil)), monday)?.state, 'met');
});

test('how often an agency was chased is said in words, with the day of the last', () => {
  const chase: NewRequestAct = { kind: 'chased', data: { text: 'A reminder', how: 'email' } };
  const words = (chases: number) => chasedInWords(foldRequest(acts(asked, ...Array.from({ length: chases }, () => chase))));
  assert.deepEqual([0, 1, 2, 3].map(words), [
    'Not chased yet', 'Chased once, on Monday 14 December 2026', 'Chased twice, last on Monday 14 December 2026', 'Chased 3 times, last on Monday 14 December 2026',
  ]);
});

test('agencies’ words stand beside each other, never in one: two that wrote the same are both there', () => {
  const summaries = newestSummaries([
    { organisation: 'School', acts: acts(asked, voice('He was quiet')) }, { organisation: 'Hospital', acts: acts(asked, voice('He was quiet'), again) },
    { organisation: 'Housing', acts: acts(asked, voice('Taken back'), nil) }, { organisation: 'Police', acts: acts(asked) },
  ]);
  const both = [{ agency: 'School', wording: 'The child’s own words?', words: 'He was quiet' }, { agency: 'Hospital', wording: 'The child’s own words?', words: 'He was quiet' }];
  assert.deepEqual(wordsOnHeading('voice', summaries), both);
  assert.deepEqual(summariesByQuestion(summaries), [{ name: 'voice', wording: 'The child’s own words?', answers: both }]);
  assert.deepEqual(wordsOnHeading('national', summaries), []);
});

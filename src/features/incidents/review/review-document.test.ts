import assert from 'node:assert/strict';
import { test } from 'node:test';
import mammoth from 'mammoth';
import { wordFile } from '../../../platform/documents/index.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { Command } from '../pathway/command.ts';
import { crossBorderCommands, crossBorderPart } from '../fixtures/cross-border.ts';
import { historyOf, NOON } from '../fixtures/history.ts';
import { decisionToReview } from '../fixtures/stages.ts';
import { reviewNow } from './rapid-review.ts';
import { reviewFileName, reviewInWord } from './review-document.ts';

const now = new Date('2024-07-26T09:00:00+01:00');
const propose: Command = { kind: 'review_decision_proposed', data: { decision: decisionToReview, parts: [crossBorderPart] } };
const delay: Command = { kind: 'delay_recorded', data: {
  clock: 'rapid-review', reason: 'A witness is in hospital', told: [{ who: 'The Panel secretariat', on: plainDate('2024-07-10') }],
  revised: plainDate('2024-08-02'), learningActedOn: 'Housing now rings before a family moves on',
} };

function documentAfter(...more: readonly Command[]) {
  const { incident } = historyOf([...crossBorderCommands, ...more.map((command) => ({ at: NOON, command }))]);
  assert.ok(incident?.stage === 'rapid-review' || incident?.stage === 'review-sent');
  return reviewInWord({ partnership: 'Coveshire Safeguarding Children Partnership', reference: '2024-007', incident, review: reviewNow(incident, { facts: 'Found dead.' }, [], now), now });
}

async function textOf(...more: readonly Command[]): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await wordFile(documentAfter(...more))) });
  return value;
}

test('each page is marked, and its foot says whose it is and that it is a draft; the file’s name names nobody', () => {
  const document = documentAfter();
  assert.equal(document.marking, 'OFFICIAL – SENSITIVE');
  assert.equal(document.foot, 'Coveshire Safeguarding Children Partnership, rapid review 2024-007, draft of 9am on Friday 26 July 2024');
  assert.equal(reviewFileName('2024-007'), 'rapid-review-2024-007-draft.docx');
  const sent = documentAfter({ kind: 'rapid_review_sent', data: { sentAt: NOON, reason: 'The deadline', parts: [crossBorderPart] } });
  assert.match(sent.foot, /after version 1 was sent$/);
});

test('a decision that two partners have not answered is marked not yet joint, with where each stands', async () => {
  const text = await textOf(propose, { kind: 'partner_dissented', data: { partner: 'police', version: 1, reason: 'The criteria are not met' } });
  assert.match(text, /The decision: not yet joint/);
  assert.match(text, /The local authority\s+Has not answered/);
  assert.match(text, /The police\s+Dissents: The criteria are not met/);
});

test('a late review says so in words, and a delay stands with its reason, who was told and what was done meanwhile', async () => {
  const text = await textOf(delay);
  assert.match(text, /Thursday 25 July 2024\s+1 working day late/);
  for (const words of ['Revised date Friday 2 August 2024. The clock does not pause: it was due Thursday 25 July 2024.', 'A witness is in hospital', 'The Panel secretariat, on Wednesday 10 July 2024', 'Housing now rings before a family moves on']) assert.ok(text.includes(words), words);
});

test('where no agency was asked, the document says so', async () => {
  const text = await textOf();
  assert.match(text, /No agency has been asked/);
  assert.match(text, /Missing: any agency’s summary/);
  assert.match(text, /What happened\s+Found dead\./);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { notifyClock, rapidReviewClock } from './clocks.ts';
import type { Command } from './command.ts';
import { lackingInWords, lackingOf, nextAnswerDue, type NamedRequest } from '../review/completeness.ts';
import { at, CROSS_BORDER_NOTIFY_BY, CROSS_BORDER_REVIEW_BY, crossBorderCommands, crossBorderPart, SOMEBODY } from '../fixtures/cross-border.ts';
import { historyOf, NOON } from '../fixtures/history.ts';
import { decisionToReview } from '../fixtures/stages.ts';
import type { Incident } from './incident.ts';
import { nextDuty, obligationsOf, type SentToPanel } from './obligations.ts';
import { foldRequest } from '../requests/request.ts';
import { reviewHeadings } from '../review/review-headings.ts';

const now = new Date('2024-07-10T12:00:00Z');
const propose: Command = { kind: 'review_decision_proposed', data: { decision: decisionToReview, parts: [crossBorderPart] } };
const send: Command = { kind: 'rapid_review_sent', data: { sentAt: NOON, parts: [crossBorderPart], reason: 'The police are in court' } };
const sign = (partner: 'council' | 'health' | 'police'): Command => ({ kind: 'partner_signed', data: { partner, version: 1 } });

function incidentAfter(count: number, ...given: readonly Command[]): Incident {
  const { incident } = historyOf([...crossBorderCommands.slice(0, count), ...given.map((command) => ({ at: NOON, command }))]);
  assert.ok(incident);
  return incident;
}

function asked(agency: string, due: string, ...more: Parameters<typeof foldRequest>[0]): NamedRequest {
  const first = { kind: 'asked', at: at('2024-07-05T09:00'), by: SOMEBODY, data: { due: plainDate(due), text: 'Please send a summary' } } as const;
  return { agency, request: foldRequest([first, ...more]) };
}

function owed(incident: Incident, requests: readonly NamedRequest[] = [], sent: readonly SentToPanel[] = []): readonly string[] {
  return obligationsOf(incident, requests, sent, { now }).map(({ what, who, toWhom, by }) => `${who} owes ${toWhom}: ${what}${by === undefined ? '' : ` by ${by}`}`);
}

const nil = { kind: 'nil_returned', at: at('2024-07-08T09:00'), by: SOMEBODY, data: { searched: 'All systems, 2022 to 2024' } } as const;
const chased = { kind: 'chased', at: at('2024-07-09T09:00'), by: SOMEBODY, data: { text: 'A reminder', how: 'email' } } as const;

test('the cross-border case is due when it was worked out by hand to be', () => {
  const considered = notifyClock(incidentAfter(1));
  assert.ok(considered.ok);
  assert.equal(considered.value.by, CROSS_BORDER_NOTIFY_BY);
  const notified = incidentAfter(6);
  assert.ok(notified.stage === 'rapid-review');
  const review = rapidReviewClock(notified);
  assert.ok(review.ok);
  assert.equal(review.value.by, CROSS_BORDER_REVIEW_BY);
});

test('an area that counts the rapid review from awareness gets that date, and is told so', () => {
  const notified = incidentAfter(6);
  assert.ok(notified.stage === 'rapid-review');
  const review = rapidReviewClock({ ...notified, sent: { ...notified.sent, variant: 'from-awareness' } });
  assert.ok(review.ok);
  // 1–5, 8–12 and 15–19 July are fifteen working days after Friday 28 June.
  assert.deepEqual([review.value.by, review.value.began], ['2024-07-19', 'The council became aware on Friday 28 June 2024']);
});

test('a suspicion that came later starts the clock to notify, and the page says that this is a reading', () => {
  const late = incidentAfter(1, { kind: 'suspicion_recorded', data: { suspicion: { state: 'suspected', since: plainDate('2024-07-08') }, reason: 'Second post-mortem' } });
  const clock = notifyClock(late);
  assert.ok(clock.ok);
  assert.equal(clock.value.by, '2024-07-15');
  assert.match(clock.value.began, /first suspected on Monday 8 July 2024.*our reading/);
  assert.equal(clock.value.later, 'Counted from Monday 8 July 2024, when abuse or neglect was first suspected');
});

test('a looked-after child’s death is due from awareness, whenever abuse or neglect came to be suspected', () => {
  const { facts } = incidentAfter(1);
  const children = facts.children.map((child) => ({ ...child, lookedAfter: 'by-this-council' as const }));
  const clock = notifyClock({ facts: { ...facts, children }, suspicion: { state: 'suspected', since: plainDate('2024-07-08') } });
  assert.ok(clock.ok && clock.value.by === CROSS_BORDER_NOTIFY_BY);
});

test('before the decision the council owes it by its day, and the partners owe their views', () => {
  assert.deepEqual(owed(incidentAfter(1)), [
    'The local authority owes the Panel: Decide whether to notify by 2024-07-05',
    'The integrated care board owes the local authority: A view on whether to notify',
    'The police owes the local authority: A view on whether to notify',
  ]);
});

test('during the rapid review the earliest day comes first, what is due next is the Panel’s, and each agency that has answered owes nothing', () => {
  const requests = [asked('Coveshire Hospitals', '2024-07-17', chased), asked('Coveshire Housing', '2024-07-12'), asked('Bayshire Council', '2024-07-12', nil)];
  const list = obligationsOf(incidentAfter(6), requests, [{ kind: 'notification', sentOn: plainDate('2024-07-04'), acts: [] }], { now });
  assert.deepEqual(list.map(({ who, by }) => [who, by]), [
    ['Coveshire Housing', '2024-07-12'], ['Coveshire Hospitals', '2024-07-17'], ['The business manager', '2024-07-25'], ['The business manager', undefined], ['The Panel', undefined],
  ]);
  assert.equal(nextDuty(list)?.by, '2024-07-25');
  assert.equal(nextDuty(list.filter(({ duty }) => duty.kind === 'answer'))?.by, '2024-07-12');
  assert.equal(list[1]?.note, 'Chased once, on Tuesday 9 July 2024');
  assert.equal(nextAnswerDue(requests), '2024-07-12');
});

test('after a withdrawal nothing is owed by an agency, and each that is still asked is owed word of it', () => {
  const withdrawn = incidentAfter(6, { kind: 'notification_withdrawn', data: { reason: 'A natural cause was found', told: 'The Panel' } });
  const requests = [asked('Coveshire Hospitals', '2024-07-17'), asked('Bayshire Council', '2024-07-12', nil)];
  assert.deepEqual(obligationsOf(withdrawn, requests, [], { now }).map(({ who, what, toWhom }) => [who, what, toWhom]), [
    ['The business manager', 'Word that no summary is needed after all', 'Coveshire Hospitals'],
  ]);
});

test('a review that went without a signature leaves the signature open, and then the duty to tell the Panel', () => {
  const waiting = owed(incidentAfter(6, propose, sign('council'), sign('health'), send));
  assert.deepEqual(waiting, ['The police owes the safeguarding partners: A signature or dissent on version 1 of the decision']);
  const late = owed(incidentAfter(6, propose, sign('council'), sign('health'), send, sign('police')));
  assert.deepEqual(late, ['The business manager owes the Panel: What the partners have answered since: joint decision of the three safeguarding partners']);
  const told = incidentAfter(6, propose, sign('council'), sign('health'), send, sign('police'), { kind: 'decision_notice_sent', data: { sentAt: NOON } });
  assert.deepEqual(owed(told), []);
});

test('a decision made after the review went is an open duty until it is sent', () => {
  assert.ok(owed(incidentAfter(6, send, propose)).every((each) => !each.includes('owes the Panel')));
  const list = owed(incidentAfter(6, send, propose, sign('council'), sign('health'), sign('police')));
  assert.deepEqual(list, ['The business manager owes the Panel: The decision and the reasons for it']);
});

test('completeness names each gap in words, and who owes it', () => {
  const incident = incidentAfter(6, propose, sign('council'), sign('health'));
  assert.ok(incident.stage === 'rapid-review');
  const answers = Object.fromEntries(reviewHeadings.filter(({ id }) => id !== 'voice' && id !== 'episodes').map(({ id }) => [id, 'Written']));
  const lacking = lackingOf(incident, [asked('Coveshire Hospitals', '2024-07-17'), asked('Bayshire Council', '2024-07-12', nil)], answers);
  assert.deepEqual(lackingInWords(lacking), [
    'Missing: the summary of Coveshire Hospitals, due Wednesday 17 July 2024 (from Coveshire Hospitals)',
    'Missing: key practice episodes and their analysis (from the business manager)',
    'Missing: the child’s lived experience and voice (from the business manager)',
    'Missing: the answer of the police to the decision (from the police)',
  ]);
});

test('a review of which nothing is written lacks every heading, the agencies and the decision', () => {
  const incident = incidentAfter(6);
  assert.ok(incident.stage === 'rapid-review');
  assert.equal(lackingOf(incident, [], {}).length, reviewHeadings.length + 2);
});

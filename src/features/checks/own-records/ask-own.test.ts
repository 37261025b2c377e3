import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Moment } from '../../../kernel/london-time.ts';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { at, crossBorderCommands, crossBorderFacts, crossBorderPart } from '../../incidents/fixtures/cross-border.ts';
import { historyOf } from '../../incidents/fixtures/history.ts';
import { decisionToReview } from '../../incidents/fixtures/stages.ts';
import { catalogue } from '../review/shipped.ts';
import { askOwn } from './ask-own.ts';
import type { OwnHistory } from './incident-events.ts';
import { isOwn } from './own-checks.ts';

type Commands = Parameters<typeof historyOf>[0];

const CHECKS = catalogue().filter(isOwn);

// Known and suspected on Friday 28 June 2024, so notified by Friday 5 July; notified on Thursday 4 July, so reviewed by Thursday 25 July.
const told = (count: number, ...more: Commands): OwnHistory => ownHistory([...crossBorderCommands.slice(0, count), ...more]);

function ownHistory(commands: Commands, more: Partial<OwnHistory> = {}): OwnHistory {
  const record = { id: 'i', partnershipId: 'p', reference: '2024-001', openedAt: new Date(), acts: historyOf(commands).acts } as unknown as OwnHistory['record'];
  return { record, area: 'Coveshire', requests: [], panel: [], areasAsked: [], ...more };
}

/** What is said on that day, each as "P-122 fired 2024-07-05". */
function said(history: OwnHistory, on: string, chronology: readonly EventRecord[] = [], ids: readonly string[] = ['P-122', 'P-123', 'P-124', 'P-125', 'P-126']): readonly string[] {
  const asked = askOwn(history, chronology, CHECKS.filter(({ id }) => ids.includes(id)), instantOf(at(on)));
  return asked.said.map(({ signal: { check, result, due, missing } }) => [check, result, ...(due === null ? [] : [due]), ...missing].join(' '));
}

const done = (moment: string, command: Commands[number]['command']): Commands[number] => ({ at: at(moment), command });
const proposed = (moment: string, changes: object = {}): Commands[number] => done(moment, { kind: 'review_decision_proposed', data: { decision: { ...decisionToReview, ...changes }, parts: [crossBorderPart] } });
const signed = (moment: string, partner: 'council' | 'health' | 'police'): Commands[number] => done(moment, { kind: 'partner_signed', data: { partner, version: 1 } });
const reviewSent = (moment: string, reason?: string): Commands[number] => done(moment, { kind: 'rapid_review_sent', data: { sentAt: at(moment) as Moment, parts: [crossBorderPart], ...(reason === undefined ? {} : { reason }) } });

test('the duty to notify waits for its five working days, and is done by the time that was given for the sending', () => {
  assert.deepEqual(said(told(1), '2024-07-05T18:00'), ['P-122 pending 2024-07-05']);
  assert.deepEqual(said(told(1), '2024-07-06T09:00'), ['P-122 fired 2024-07-05']);
  assert.deepEqual(said(told(6), '2024-07-06T09:00'), ['P-123 pending 2024-07-25']);
});

test('a sending whose time is corrected to after the limit was late', () => {
  const corrected = told(6, done('2024-07-09T09:00', { kind: 'sending_corrected', data: { reference: 'SIN-1', sentAt: at('2024-07-08T10:00'), reason: 'Mistyped' } }));
  // Fifteen working days after Monday 8 July: 9–12, 15–19, 22–26 July and the 29th.
  assert.deepEqual(said(corrected, '2024-07-10T09:00'), ['P-122 fired 2024-07-05', 'P-123 pending 2024-07-29']);
});

test('facts and suspicion are read as they stand now', () => {
  const natural = told(1, done('2024-07-01T09:00', { kind: 'suspicion_recorded', data: { suspicion: { state: 'not-suspected' }, reason: 'Post-mortem' } }));
  assert.deepEqual(said(natural, '2024-07-20T09:00'), []);
  const unknown = told(1, done('2024-07-01T09:00', { kind: 'suspicion_recorded', data: { suspicion: { state: 'not-yet-known' }, reason: 'Waiting' } }));
  assert.deepEqual(said(unknown, '2024-07-20T09:00'), ['P-122 cannot_tell 2024-07-05 whether abuse or neglect is known or suspected']);
  const elsewhere = told(1, done('2024-07-01T09:00', { kind: 'facts_corrected', data: { facts: { ...crossBorderFacts, where: { in: 'elsewhere-in-england', council: 'Ashshire' } }, reason: 'It was across the border' } }));
  assert.deepEqual(said(elsewhere, '2024-07-20T09:00'), []);
});

test('a notification that was withdrawn calls for no rapid review', () => {
  assert.deepEqual(said(told(6, done('2024-07-10T09:00', { kind: 'notification_withdrawn', data: { reason: 'A natural cause', told: 'The Panel secretariat' } })), '2024-09-01T09:00'), []);
});

test('a decision is asked about once the partners have all answered, or once it was sent', () => {
  const open = [proposed('2024-07-18T09:00'), signed('2024-07-18T10:00', 'council'), signed('2024-07-18T11:00', 'health')];
  assert.deepEqual(said(told(6, ...open), '2024-07-19T09:00'), ['P-123 pending 2024-07-25']);
  // All three signed and not sent: the reasons of the fixture have 19 words, so both parts of the duty are open as one.
  assert.deepEqual(said(told(6, ...open, signed('2024-07-18T12:00', 'police')), '2024-07-19T09:00'), ['P-123 pending 2024-07-25', 'P-124 fired', 'P-126 cannot_tell Practice review started Practice review completed Practice review published Publication held back']);
  assert.deepEqual(said(told(6, ...open, reviewSent('2024-07-19T09:00', 'The police have not answered')), '2024-07-20T09:00'), [
    'P-124 fired', 'P-125 fired', 'P-126 cannot_tell Practice review started Practice review completed Practice review published Publication held back',
  ]);
});

test('reasons in enough words, sent with three signatures, leave nothing to ask of a decision against a review', () => {
  const long = { answer: 'no', reason: 'The rapid review found what there is to learn from this death and each agency has acted on it already' } as const;
  const all = [proposed('2024-07-18T09:00', { serious: long, importantToArea: long, appropriate: long, conclusion: 'no-lcspr' }), ...(['council', 'health', 'police'] as const).map((partner) => signed('2024-07-18T10:00', partner)), reviewSent('2024-07-18T15:00')];
  assert.deepEqual(said(told(6, ...all), '2024-09-01T09:00'), []);
  const late = told(6, ...all.slice(0, -1), done('2024-07-20T09:00', { kind: 'rapid_review_sent', data: { sentAt: at('2024-07-18T09:30'), parts: [crossBorderPart] } }));
  assert.deepEqual(said(late, '2024-09-01T09:00'), [], 'a sending typed in later, as of before the last signature, tells of that decision');
});

const ofAreas = (areasAsked: OwnHistory['areasAsked']) => said(ownHistory(crossBorderCommands, { areasAsked }), '2024-07-05T09:00', [], ['P-127']);

test('areas that know the family have to be asked, each of them', () => {
  assert.deepEqual(ofAreas([]), ['P-127 fired']);
  assert.deepEqual(ofAreas([{ area: 'Ashshire', at: at('2024-07-04T15:00') }]), ['P-127 fired']);
  assert.deepEqual(ofAreas(['Ashshire', 'Bayshire'].map((area) => ({ area, at: at('2024-07-04T15:00') }))), []);
});

const event = (cells: Readonly<Record<string, string>>): EventRecord => {
  const read = readEventRow({ child_id: 'c', agency: 'children_social_care', area: 'Coveshire', ...cells });
  if (!read.ok) assert.fail(read.refusals[0].message);
  return read.value.event;
};

const meeting = (id: string, occurred: string): EventRecord => event({ event_id: id, type: 'strategy_discussion', occurred, attributes: JSON.stringify({ agencies: ['children_social_care'], invited: ['children_social_care'] }) });

test('of the meetings in the chronology only those since the council became aware are asked about', () => {
  assert.deepEqual(said(told(1), '2024-07-02T09:00', [meeting('m1', '2024-06-01')], ['P-128']), []);
  assert.deepEqual(said(told(1), '2024-07-02T09:00', [meeting('m1', '2024-06-01'), meeting('m2', '2024-07-01')], ['P-128']), ['P-128 fired']);
});

test('a practice review that a chronology holds is asked about, and what is not held is named no longer', () => {
  const decided = [proposed('2024-07-18T09:00'), ...(['council', 'health', 'police'] as const).map((partner) => signed('2024-07-18T10:00', partner)), reviewSent('2024-07-18T15:00')];
  const started = event({ event_id: 'r', type: 'review_started', occurred: '2024-08-01' });
  assert.deepEqual(said(told(6, ...decided), '2025-02-02T09:00', [started], ['P-126']), ['P-126 fired 2025-02-01']);
});

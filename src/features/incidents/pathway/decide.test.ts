import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { Command } from './command.ts';
import { at, crossBorderCommands, crossBorderFacts, crossBorderPart } from '../fixtures/cross-border.ts';
import { historyOf, NOON, tell } from '../fixtures/history.ts';
import { decisionToReview } from '../fixtures/stages.ts';
import type { Incident } from './incident.ts';
import { panelKnowsDecision, partnersWaiting, standingOf } from './standing.ts';

/** Given the first so many commands of the cross-border case and then these, this one is refused with these codes. */
function refused(count: number, given: readonly Command[], command: Command, codes: readonly string[]): void {
  const { result } = tell(after(count, given), command, NOON);
  assert.deepEqual(result.ok ? [] : result.refusals.map(({ code }) => code), codes);
}

function after(count: number, given: readonly Command[]) {
  return historyOf([...crossBorderCommands.slice(0, count), ...given.map((command) => ({ at: NOON, command }))]);
}

function incidentAfter(count: number, given: readonly Command[]): Incident {
  const { incident } = after(count, given);
  assert.ok(incident);
  return incident;
}

const notify = (limb: '16C(1)(a)' | '16C(1)(b)', reason = 'It meets the criteria'): Command => ({
  kind: 'decided_on_notification', data: { decision: { outcome: 'notify', limbs: [limb], reason } },
});
const correctFacts = (facts: Partial<typeof crossBorderFacts>): Command => ({ kind: 'facts_corrected', data: { facts: { ...crossBorderFacts, ...facts }, reason: 'Found out since' } });
const propose: Command = { kind: 'review_decision_proposed', data: { decision: decisionToReview, parts: [crossBorderPart] } };
const sign = (partner: 'council' | 'health' | 'police', version = 1): Command => ({ kind: 'partner_signed', data: { partner, version } });
const dissent: Command = { kind: 'partner_dissented', data: { partner: 'police', version: 1, reason: 'The criteria are not met' } };
const send = (reason?: string): Command => ({ kind: 'rapid_review_sent', data: { sentAt: NOON, parts: [crossBorderPart], ...(reason === undefined ? {} : { reason }) } });

test('the council cannot notify on facts that hold no ground, and is told which is missing', () => {
  refused(1, [{ kind: 'suspicion_recorded', data: { suspicion: { state: 'not-suspected' }, reason: 'Natural cause' } }], notify('16C(1)(a)'), ['NOTIFY_WITHOUT_GROUND']);
  refused(1, [correctFacts({ where: { in: 'elsewhere-in-england', council: 'Bayshire' } })], notify('16C(1)(a)'), ['NOTIFY_WITHOUT_GROUND']);
  refused(1, [correctFacts({ children: [{ outcome: { class: 'other', reason: 'Has harmed another child' }, residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'no' }] })], notify('16C(1)(a)'), ['NOTIFY_WITHOUT_GROUND']);
  const { result } = tell(after(1, [correctFacts({ where: { in: 'elsewhere-in-england', council: 'Bayshire' } })]), notify('16C(1)(a)'), NOON);
  assert.match(result.ok ? '' : result.refusals[0].message, /Bayshire, which has the duty to notify/);
});

test('a limb that the facts do not bear is refused although another one fits', () => {
  refused(1, [], notify('16C(1)(b)'), ['LIMB_DOES_NOT_FIT']);
});

test('the council may decide not to notify whatever the aid says, but never without its reasons', () => {
  refused(1, [], { kind: 'decided_on_notification', data: { decision: { outcome: 'do-not-notify', reason: ' ' } } }, ['REASON_MISSING']);
  const incident = incidentAfter(1, [{ kind: 'decided_on_notification', data: { decision: { outcome: 'do-not-notify', reason: 'A natural cause, says the pathologist' } } }]);
  assert.equal(incident.stage, 'not-notified');
});

test('a suspicion that comes later reopens the question', () => {
  const incident = incidentAfter(1, [
    { kind: 'decided_on_notification', data: { decision: { outcome: 'do-not-notify', reason: 'A natural cause' } } },
    { kind: 'suspicion_recorded', data: { suspicion: { state: 'suspected', since: plainDate('2024-07-09') }, reason: 'Second post-mortem' } },
    notify('16C(1)(a)'),
  ]);
  assert.equal(incident.stage, 'preparing');
});

test('nothing is told to others alone unless a looked-after child or care leaver has died', () => {
  refused(1, [], { kind: 'decided_on_notification', data: { decision: { outcome: 'tell-others', reason: 'To be safe' } } }, ['TELL_OTHERS_WITHOUT_GROUND']);
});

test('"notified" needs the reference of the other system and a time that has passed', () => {
  refused(5, [], { kind: 'notified', data: { reference: ' ', sentAt: at('2024-07-11T00:00') } }, ['REFERENCE_MISSING', 'SENT_STILL_TO_COME']);
  refused(5, [], { kind: 'notified', data: { reference: 'R', sentAt: at('2024-06-27T23:59') } }, ['SENT_BEFORE_AWARE']);
  refused(4, [], { kind: 'notified', data: { reference: 'R', sentAt: NOON } }, ['ACT_NOT_POSSIBLE']);
});

test('a correction is locked as a further version and sent, and the first notification stays', () => {
  const lock: Command = { kind: 'notification_locked', data: { parts: [crossBorderPart] } };
  refused(6, [], { kind: 'correction_sent', data: { sentAt: NOON } }, ['NOTHING_TO_CORRECT']);
  const incident = incidentAfter(6, [lock, { kind: 'correction_sent', data: { sentAt: NOON } }]);
  assert.ok(incident.stage === 'rapid-review');
  assert.deepEqual([incident.sent.version, incident.correction?.version, incident.correction?.sentAt], [1, 2, NOON]);
});

test('dates that cannot be are refused at their fields', () => {
  const facts = { ...crossBorderFacts, occurred: { edtf: '2024-07-20', words: '20 July' }, councilAware: plainDate('2024-07-15') };
  const { result } = tell({ acts: [], incident: null }, { kind: 'considered', data: { facts, suspicion: { state: 'known', since: plainDate('2024-08-01') } } }, NOON);
  assert.deepEqual(result.ok ? [] : result.refusals.map(({ code, field }) => [code, field]), [
    ['INCIDENT_AFTER_TODAY', 'occurred'], ['AWARE_STILL_TO_COME', 'councilAware'], ['AWARE_BEFORE_INCIDENT', 'councilAware'], ['SUSPECTED_STILL_TO_COME', 'since'],
  ]);
});

test('an incident about three days before it was found is not refused for being found later', () => {
  assert.equal(historyOf(crossBorderCommands.slice(0, 1)).incident?.stage, 'considered');
});

test('a missing signature does not stop the review: it goes not yet joint, with the reason, and stays open', () => {
  refused(6, [propose, sign('council'), sign('health')], send(), ['REASON_MISSING']);
  const sent = incidentAfter(6, [propose, sign('council'), sign('health'), send('The police lead is in court until Monday')]);
  assert.ok(sent.stage === 'review-sent');
  assert.equal(sent.reviews[0].standing, 'not-yet-joint');
  assert.deepEqual(sent.proposed === undefined ? [] : partnersWaiting(sent.proposed), ['police']);
  assert.equal(panelKnowsDecision(sent), true);
});

test('a signature that comes after sending makes the decision joint, and the Panel is to be told', () => {
  const given = [propose, sign('council'), sign('health'), send('In court'), sign('police')];
  const signed = incidentAfter(6, given);
  assert.ok(signed.stage === 'review-sent');
  assert.equal(standingOf(signed.proposed), 'joint');
  assert.equal(panelKnowsDecision(signed), false);
  const told = incidentAfter(6, [...given, { kind: 'decision_notice_sent', data: { sentAt: NOON } }]);
  assert.ok(told.stage === 'review-sent' && panelKnowsDecision(told));
  assert.equal(told.reviews[0].standing, 'not-yet-joint');
  refused(6, [...given, { kind: 'decision_notice_sent', data: { sentAt: NOON } }], { kind: 'decision_notice_sent', data: { sentAt: NOON } }, ['PANEL_KNOWS_ALREADY']);
});

test('dissent is not silence: with all three answers the review goes without a further reason, marked with dissent', () => {
  const sent = incidentAfter(6, [propose, sign('council'), sign('health'), dissent, send()]);
  assert.ok(sent.stage === 'review-sent');
  assert.equal(sent.reviews[0].standing, 'with-dissent');
});

test('a rapid review can go before any decision, if it says why', () => {
  refused(6, [], send('  '), ['REASON_MISSING']);
  const sent = incidentAfter(6, [send('The partners meet next week')]);
  assert.ok(sent.stage === 'review-sent' && sent.reviews[0].standing === 'no-decision-yet');
  assert.equal(panelKnowsDecision(sent), false);
});

test('a partner answers the version that they read, and may change their mind', () => {
  refused(6, [propose, propose], sign('police', 1), ['DECISION_CHANGED']);
  refused(6, [], sign('police'), ['DECISION_NOT_PROPOSED']);
  refused(6, [propose, sign('police')], sign('police'), ['ALREADY_ANSWERED']);
  assert.equal(incidentAfter(6, [propose, sign('council'), sign('health'), dissent, sign('police')]).stage, 'rapid-review');
});

test('a new version of the decision asks all three again', () => {
  const incident = incidentAfter(6, [propose, sign('council'), sign('health'), sign('police'), propose]);
  assert.ok(incident.stage === 'rapid-review' && incident.proposed);
  assert.deepEqual(partnersWaiting(incident.proposed), ['council', 'health', 'police']);
});

test('a conclusion that its own answers deny is refused', () => {
  refused(6, [], { kind: 'review_decision_proposed', data: { decision: { ...decisionToReview, conclusion: 'no-lcspr' }, parts: [] } }, ['DECISION_CONTRADICTS_ITSELF']);
});

test('a delay is recorded beside the due date, which stays', () => {
  const delay: Command = {
    kind: 'delay_recorded',
    data: { clock: 'rapid-review', reason: 'A witness is in hospital', told: [{ who: 'The Panel secretariat', on: plainDate('2024-07-10') }], revised: plainDate('2024-08-02'), learningActedOn: 'Housing now rings before a family moves on' },
  };
  const incident = incidentAfter(6, [delay]);
  assert.equal(incident.delays[0]?.due, '2024-07-25');
  refused(6, [], { ...delay, data: { ...delay.data, revised: plainDate('2024-07-25') } }, ['DELAY_REVISED_DATE_TOO_EARLY']);
  refused(6, [], { ...delay, data: { ...delay.data, clock: 'notify-panel' } }, ['CLOCK_NOT_RUNNING']);
});

test('a withdrawn notification can be decided on again, and counts its versions on', () => {
  const lock: Command = { kind: 'notification_locked', data: { parts: [crossBorderPart] } };
  const incident = incidentAfter(6, [{ kind: 'notification_withdrawn', data: { reason: 'A natural cause', told: 'The Panel' } }, notify('16C(1)(a)'), lock]);
  assert.ok(incident.stage === 'locked');
  assert.equal(incident.ready.version, 2);
});

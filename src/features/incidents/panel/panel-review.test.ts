import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../pathway/command.ts';
import { decisionVersions, standingAnswer } from '../review/decision-history.ts';
import { at, crossBorderCommands, crossBorderPart } from '../fixtures/cross-border.ts';
import { historyOf, NOON } from '../fixtures/history.ts';
import { decisionToReview } from '../fixtures/stages.ts';
import { panelNotice, standingMarks, timeliness, type Reviewing } from './panel-review.ts';

const propose: Command = { kind: 'review_decision_proposed', data: { decision: decisionToReview, parts: [crossBorderPart] } };
const sign = (partner: 'council' | 'health' | 'police', version = 1): Command => ({ kind: 'partner_signed', data: { partner, version } });
const dissent: Command = { kind: 'partner_dissented', data: { partner: 'health', version: 1, reason: 'It would repeat one under way' } };

function after(...commands: readonly Command[]): { readonly incident: Reviewing; readonly acts: ReturnType<typeof historyOf>['acts'] } {
  const { incident, acts } = historyOf([...crossBorderCommands, ...commands.map((command) => ({ at: NOON, command }))]);
  assert.ok(incident?.stage === 'rapid-review' || incident?.stage === 'review-sent');
  return { incident, acts };
}

test('what goes before the partners have decided together says who has not answered, and why it goes', () => {
  assert.deepEqual(standingMarks(after().incident, 'The deadline'), ['No decision yet on a practice review. Reason: The deadline']);
  assert.deepEqual(standingMarks(after(propose, sign('council'), sign('police')).incident, ' The deadline '), ['Not yet joint: the integrated care board has not answered. Reason: The deadline']);
  assert.deepEqual(standingMarks(after(propose, sign('council'), sign('health')).incident, ''), ['Not yet joint: the police have not answered.']);
});

test('dissent is marked as dissent, and never as a missing answer', () => {
  assert.deepEqual(standingMarks(after(propose, sign('council'), dissent, sign('police')).incident, ''), ['Dissent: the integrated care board. The reasons are with the decision']);
  assert.equal(standingMarks(after(propose, dissent).incident, '').length, 2);
});

test('a joint decision carries no mark', () => {
  assert.deepEqual(standingMarks(after(propose, sign('council'), sign('health'), sign('police')).incident, ''), []);
});

test('a later version of a review is as timely as the first was', () => {
  const sent: Command = { kind: 'rapid_review_sent', data: { sentAt: NOON, reason: 'The deadline', parts: [crossBorderPart] } };
  assert.equal(timeliness(after().incident, { sentAt: at('2024-07-29T10:00') })?.words, 'Due Thursday 25 July 2024, sent Monday 29 July 2024: 2 working days late');
  assert.equal(timeliness(after(sent).incident, { sentAt: at('2024-07-29T10:00') })?.words, 'Due Thursday 25 July 2024, first sent Wednesday 10 July 2024: in time');
});

test('an answer stays with the version that it was given to, and a change of mind stands after it', () => {
  const { acts } = after(propose, sign('health'), dissent, propose, sign('police', 2));
  const [second, first] = decisionVersions(acts);
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual([first, second].map(({ version, given }) => [version, given.map(({ partner, answer }) => `${partner} ${answer}`)]), [[1, ['health signed', 'health dissented']], [2, ['police signed']]]);
  assert.equal(standingAnswer(first, 'health')?.answer, 'dissented');
  assert.equal(standingAnswer(second, 'health'), undefined);
});

test('a notice carries the decision with each partner’s answer in words', () => {
  const { incident, acts } = after(propose, sign('council'), dissent);
  const { parts } = panelNotice(incident, { sentAt: NOON, reason: '', decision: decisionVersions(acts)[0], nameOf: () => 'A. Person' });
  assert.deepEqual(parts.at(-1)?.answers.map(({ wording, shown }) => `${wording}: ${shown}`), [
    'The local authority: Signed at midday on Wednesday 10 July 2024 by A. Person',
    'The integrated care board: Dissented at midday on Wednesday 10 July 2024 by A. Person. Reason: It would repeat one under way',
    'The police: Has not answered',
  ]);
});

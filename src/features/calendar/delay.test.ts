import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../kernel/plain-date.ts';
import { clockStanding, delayInWords, recordDelay, type DelayDraft } from './index.ts';

const today = plainDate('2027-01-11');
const draft: DelayDraft = {
  clock: 'rapid-review',
  due: plainDate('2027-01-15'),
  reason: 'The health summary waits for a second hospital',
  told: [{ who: 'the Panel secretariat', on: plainDate('2027-01-11') }],
  revised: plainDate('2027-01-29'),
  learningActedOn: 'Health visitors are told of every missed appointment from today',
};

function refusals(changes: Partial<DelayDraft>): readonly (readonly [string, string | undefined])[] {
  const result = recordDelay({ ...draft, ...changes }, today);
  return result.ok ? [] : result.refusals.map(({ code, field }) => [code, field] as const);
}

test('a whole delay is recorded with the day of recording', () => {
  const result = recordDelay(draft, today);
  assert.deepEqual(result, { ok: true, value: { ...draft, recorded: today } });
});

test('every gap is said at once, each beside its field', () => {
  assert.deepEqual(refusals({ reason: ' ', learningActedOn: '', told: [], revised: draft.due }), [
    ['DELAY_REASON_MISSING', 'reason'], ['DELAY_LEARNING_MISSING', 'learningActedOn'],
    ['DELAY_NOBODY_TOLD', 'told'], ['DELAY_REVISED_DATE_TOO_EARLY', 'revised'],
  ]);
});

test('nobody can be told on a day to come', () => {
  assert.deepEqual(refusals({ told: [{ who: 'the Panel secretariat', on: plainDate('2027-01-12') }] }), [['DELAY_TOLD_LATER', 'told']]);
});

test('a line with no name is not somebody told', () => {
  assert.deepEqual(refusals({ told: [{ who: '  ', on: today }] }), [['DELAY_NOBODY_TOLD', 'told']]);
});

test('a revised date after the due date may still be in the past, and is refused', () => {
  const late = recordDelay({ ...draft, revised: plainDate('2027-01-20') }, plainDate('2027-02-01'));
  assert.equal(!late.ok && late.refusals[0].code, 'DELAY_REVISED_DATE_PAST');
});

test('a delay does not pause the clock', () => {
  const recorded = recordDelay(draft, today);
  assert.ok(recorded.ok);
  assert.equal(delayInWords(recorded.value), 'Revised date Friday 29 January 2027. The clock does not pause: it was due Friday 15 January 2027.');
  assert.equal(clockStanding(recorded.value.due, new Date('2027-01-19T09:00Z')).words, '2 working days late');
});

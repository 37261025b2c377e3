import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { decideRequest, type RequestCommand } from './decide-request.ts';
import { at, crossBorderPart, SOMEBODY } from '../fixtures/cross-border.ts';
import { foldRequest, RequestAct, type AgencyRequest } from './request.ts';

const now = new Date('2024-07-10T12:00:00+01:00');
const due = plainDate('2024-07-15');
const parts = [crossBorderPart];

const asked: RequestCommand = { kind: 'asked', data: { due, text: 'Please tell us' } };
const returned: RequestCommand = { kind: 'returned', data: { parts } };
const withdrawn: RequestCommand = { kind: 'withdrawn', data: { reason: 'Not theirs' } };

/** The request that these commands make. Throws at the first refusal. */
function after(...commands: readonly RequestCommand[]): AgencyRequest | null {
  const acts: RequestAct[] = [];
  for (const command of commands) {
    const decided = decideRequest(acts.length === 0 ? null : foldRequest(acts), command, { now });
    if (!decided.ok) throw new Error(decided.refusals.map(({ message }) => message).join('; '));
    acts.push(RequestAct.parse(JSON.parse(JSON.stringify({ ...decided.value, at: at('2024-07-10T12:00'), by: SOMEBODY }))));
  }
  return acts.length === 0 ? null : foldRequest(acts);
}

const refused: readonly (readonly [string, AgencyRequest | null, RequestCommand, string, string | undefined])[] = [
  ['asking by yesterday', null, { kind: 'asked', data: { due: plainDate('2024-07-09'), text: 'Please' } }, 'REQUEST_DUE_TOO_EARLY', 'due'],
  ['asking nothing', null, { kind: 'asked', data: { due, text: ' ' } }, 'REQUEST_TEXT_MISSING', 'text'],
  ['asking twice', after(asked), asked, 'ACT_NOT_POSSIBLE', undefined],
  ['chasing without words', after(asked), { kind: 'chased', data: { text: '', how: 'email' } }, 'CHASE_TEXT_MISSING', 'text'],
  ['chasing who has answered', after(asked, returned), { kind: 'chased', data: { text: 'Please', how: 'email' } }, 'ACT_NOT_POSSIBLE', undefined],
  ['moving a date to where it is', after(asked), { kind: 'due_moved', data: { due, reason: 'Because' } }, 'REQUEST_DUE_NOT_MOVED', 'due'],
  ['moving a date without a reason', after(asked), { kind: 'due_moved', data: { due: plainDate('2024-07-16'), reason: '' } }, 'REASON_MISSING', 'reason'],
  ['a nil return that does not say what was searched', after(asked), { kind: 'nil_returned', data: { searched: '' } }, 'SEARCHED_MISSING', 'searched'],
  ['asking for more before anything came', after(asked), { kind: 'asked_again', data: { due, reason: 'More' } }, 'ACT_NOT_POSSIBLE', undefined],
  ['withdrawing without a reason', after(asked), { kind: 'withdrawn', data: { reason: ' ' } }, 'REASON_MISSING', 'reason'],
  ['answering after it was withdrawn', after(asked, withdrawn), returned, 'ACT_NOT_POSSIBLE', undefined],
  ['withdrawing what was answered', after(asked, returned), withdrawn, 'ACT_NOT_POSSIBLE', undefined],
];

for (const [what, request, command, code, field] of refused) {
  test(`${what} is refused with ${code}`, () => {
    const decided = decideRequest(request, command, { now });
    assert.ok(!decided.ok);
    assert.equal(decided.refusals[0].code, code);
    assert.equal(decided.refusals[0].field, field);
  });
}

test('a date may be asked for today, and moved nearer when it was typed too far', () => {
  assert.ok(decideRequest(null, { kind: 'asked', data: { due: plainDate('2024-07-10'), text: 'Please' } }, { now }).ok);
  assert.ok(decideRequest(after(asked), { kind: 'due_moved', data: { due: plainDate('2024-07-11'), reason: 'Typed wrong' } }, { now }).ok);
});

test('each summary returned is the next version, a nil return in between or not', () => {
  const decided = decideRequest(after(asked, returned, { kind: 'nil_returned', data: { searched: 'All' } }, returned), returned, { now });
  assert.ok(decided.ok && decided.value.kind === 'returned');
  assert.equal(decided.value.data.version, 3);
});

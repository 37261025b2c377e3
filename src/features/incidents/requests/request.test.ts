import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../../kernel/plain-date.ts';
import { at, crossBorderPart, SOMEBODY } from '../fixtures/cross-border.ts';
import { foldRequest, RequestAct, requestStageAfter, type NewRequestAct, type RequestStage } from './request.ts';

const SEED = 7;
const due = plainDate('2024-07-12');
const every: readonly NewRequestAct[] = [
  { kind: 'asked', data: { due, text: 'Please send a summary' } },
  { kind: 'chased', data: { text: 'A reminder', how: 'telephone' } },
  { kind: 'due_moved', data: { due: plainDate('2024-07-15'), reason: 'The author is away' } },
  { kind: 'returned', data: { version: 1, parts: [crossBorderPart] } },
  { kind: 'nil_returned', data: { searched: 'All records' } },
  { kind: 'asked_again', data: { due: plainDate('2024-07-16'), reason: 'The chronology stops in May' } },
  { kind: 'withdrawn', data: { reason: 'Asked the wrong trust' } },
];

function done(act: NewRequestAct): RequestAct {
  return RequestAct.parse(JSON.parse(JSON.stringify({ ...act, at: at('2024-07-05T09:00'), by: SOMEBODY })));
}

test('a request folds where its table has the act, and nowhere else', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...every), { maxLength: 12 }), (tried) => {
    const acts: RequestAct[] = [];
    let stage: RequestStage | 'nothing' = 'nothing';
    for (const act of tried) {
      const next: RequestStage | undefined = requestStageAfter(stage, act.kind);
      if (next === undefined) {
        assert.throws(() => foldRequest([...acts, done(act)]));
        continue;
      }
      acts.push(done(act));
      stage = next;
      assert.equal(foldRequest(acts).stage, stage);
    }
  }), { seed: SEED, numRuns: 400 });
});

test('what an agency sent again stands beside what it sent before', () => {
  const [asked, , , returned] = every.map(done);
  assert.ok(asked && returned?.kind === 'returned');
  const second = { ...returned, data: { ...returned.data, version: 2 } };
  const request = foldRequest([asked, returned, second]);
  assert.ok(request.stage === 'returned');
  assert.deepEqual([request.versions, request.returned.data.version], [2, 2]);
});

test('asked for more, an agency has a new day and the reason', () => {
  const [asked, , , returned, , again] = every.map(done);
  assert.ok(asked && returned && again);
  const request = foldRequest([asked, returned, again]);
  assert.ok(request.stage === 'asked');
  assert.deepEqual([request.due, request.again], ['2024-07-16', 'The chronology stops in May']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { checkFrom } from '../language/read-check.ts';
import { notRelevantByGroup, notRelevantOf, readAnswers } from './answers.ts';
import { canonical, digestOfCheck, digestOfEngine } from './digests.ts';
import { isSignedBy, signTrial } from './signature.ts';

const NOTHING = { count: null, per_1000: null, low: null, high: null };

test('of a child with several answers to a check, one that says it was not relevant counts once', () => {
  const read = readAnswers('child_id,check,said\nc1,P-02,covered\nc1,P-02,not_relevant\nc2,p-02,done_now\nc1,P-25,being_done\n');
  assert.ok(read.ok);
  assert.deepEqual([...(read.value.get('P-02') ?? [])], [['c1', true], ['c2', false]]);
  assert.deepEqual([...(read.value.get('P-25') ?? [])], [['c1', false]]);
});

for (const [what, text, code] of [
  ['a column that is missing', 'child_id,said\nc1,covered\n', 'ANSWER_FILE_COLUMN_MISSING'], ['a word that is no answer', 'child_id,check,said\nc1,P-02,nonsense\n', 'ANSWER_FILE_ROW_NOT_READABLE'],
  ['an answer to no check', 'child_id,check,said\nc1,,covered\n', 'ANSWER_FILE_ROW_NOT_READABLE'], ['an empty file', '', 'ANSWER_FILE_COLUMN_MISSING'],
] as const) {
  test(`a file of answers with ${what} is refused`, () => {
    const read = readAnswers(text);
    assert.deepEqual(read.ok ? [] : read.refusals.map((one) => one.code), [code]);
  });
}

test('10 of 40 answered as not relevant are 250 in 1,000, with the limits of Wilson', () => {
  // (0.25 + 1.96²/80 ± 1.96·√(0.25·0.75/40 + 1.96²/6400)) / (1 + 1.96²/40), reckoned by hand.
  assert.deepEqual(notRelevantOf({ answered: 40, notRelevant: 10 }), { answered: 40, rate: { count: 10, per_1000: 250, low: 141.9, high: 401.9 } });
  assert.deepEqual(notRelevantOf({ answered: 40, notRelevant: 3 }), { answered: 40, rate: NOTHING });
  assert.deepEqual(notRelevantOf({ answered: 4, notRelevant: 0 }), { answered: null, rate: NOTHING });
  assert.deepEqual(notRelevantOf({ answered: 0, notRelevant: 0 }), { answered: 0, rate: NOTHING });
});

test('a small group hides another, from which and the total it could be reckoned', () => {
  const told = notRelevantByGroup([{ answered: 30, notRelevant: 10 }, { answered: 10, notRelevant: 2 }], { answered: 40, notRelevant: 12 });
  assert.deepEqual(told.map(({ rate }) => rate), [NOTHING, NOTHING]);
});

test('no group of fewer than five and no answer of fewer than five is ever told', () => {
  const tally = fc.integer({ min: 0, max: 40 }).chain((answered) => fc.integer({ min: 0, max: answered }).map((notRelevant) => ({ answered, notRelevant })));
  fc.assert(fc.property(fc.array(tally, { minLength: 1, maxLength: 6 }), (groups) => {
    const all = groups.reduce((sum, one) => ({ answered: sum.answered + one.answered, notRelevant: sum.notRelevant + one.notRelevant }), { answered: 0, notRelevant: 0 });
    for (const { answered, rate } of [notRelevantOf(all), ...notRelevantByGroup(groups, all)]) {
      assert.ok(answered === null || answered === 0 || answered >= 5);
      assert.ok(rate.count === null || rate.count === 0 || rate.count >= 5);
      assert.ok(rate.count === null || answered === null || rate.count === answered || answered - rate.count >= 5);
    }
  }), { seed: 5, numRuns: 500 });
});

test('a check has one digest however its file is laid out, and another once anything in it is another', () => {
  const [check] = shippedChecks();
  assert.ok(check !== undefined);
  const turned = checkFrom(Object.fromEntries(Object.entries(check).toReversed()));
  assert.ok(turned !== undefined && JSON.stringify(turned) !== undefined);
  assert.equal(digestOfCheck(turned), digestOfCheck(check));
  assert.notEqual(digestOfCheck({ ...check, name: `${check.name} ` }), digestOfCheck(check));
  assert.match(digestOfEngine(), /^[0-9a-f]{64}$/);
  assert.equal(canonical({ b: [{ d: 1, c: 2 }], a: 'x' }), '{"a":"x","b":[{"c":2,"d":1}]}');
});

test('a signature is good for what was signed, with that key, and for nothing else', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const signed = signTrial({ as_at: '2025-12-31', checks: [{ check: 'P-02', spoke: { count: 12 } }], left: undefined }, key);
  const read: unknown = JSON.parse(JSON.stringify(signed));
  assert.equal(isSignedBy(read, key), true);
  assert.equal(isSignedBy(read, other), false);
  assert.equal(isSignedBy({ ...signed, checks: [{ check: 'P-02', spoke: { count: 7 } }] }, key), false);
  assert.equal(isSignedBy({ ...signed, note: 'x' }, key), false);
  for (const none of [{}, null, { ...signed, signature: 'ab' }, { ...signed, signature: 7 }]) assert.equal(isSignedBy(none, key), false);
});

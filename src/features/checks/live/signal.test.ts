import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '../engine/result.ts';
import { answerTo, readAnswer, type Answer } from './answer.ts';
import { dueAtOf, keyOf, nextAsking, signalsOf, type Signal } from './signal.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const result = (more: Partial<CheckResult> = {}): CheckResult => ({ check: 'P-02', version: 1, child: 'c', result: 'pending', since: '2026-11-22', due: '2026-11-25', evidence: ['a'], missing: [], certainty: 'certain', text: 'x', ...more });
const answer = (given: Partial<Answer>): Answer => ({ check: 'P-02', key: 'k', result: 'pending', said: 'covered', day: '', words: 'x', at: NOW, by: 'x', ...given });
let made = 0;
const signals = (results: readonly CheckResult[], before: readonly Signal[] = [], now = NOW) => signalsOf(results, before, now, () => `id ${(made += 1)}`);

test('a day lasts until its end in London, and a moment is one', () => {
  assert.equal(dueAtOf('2026-11-25')?.toISOString(), '2026-11-26T00:00:00.000Z');
  assert.equal(dueAtOf('2026-07-01')?.toISOString(), '2026-07-01T23:00:00.000Z');
  assert.equal(dueAtOf('2026-11-25T10:00:00+00:00')?.toISOString(), '2026-11-25T10:00:00.000Z');
  assert.equal(dueAtOf(null), null);
});

test('a signal keeps its id and its key while evidence is added, and another instance has its own', () => {
  const [first] = signals([result()]);
  const [same] = signals([result({ evidence: ['a', 'b'] })], first === undefined ? [] : [first]);
  assert.equal(same?.id, first?.id);
  assert.notEqual(keyOf(result()), keyOf(result({ evidence: ['b'] })));
  assert.notEqual(keyOf(result()), keyOf(result({ due: '2026-11-26' })));
});

test('a result that turns is new again, and one that stays is not', () => {
  const later = new Date('2026-11-26T00:00:00Z');
  const before = signals([result()]);
  assert.deepEqual(signals([result()], before, later).map(({ newAt }) => newAt), [NOW]);
  assert.deepEqual(signals([result({ result: 'fired' })], before, later).map(({ newAt }) => newAt), [later]);
});

test('what is clear is no signal', () => {
  assert.deepEqual(signals([result({ result: 'clear' })]), []);
});

test('it is asked again when the next limit runs out, and in a day at the latest', () => {
  assert.equal(nextAsking([], NOW).toISOString(), '2026-11-24T09:00:00.000Z');
  assert.equal(nextAsking(signals([result({ due: '2026-11-23T18:00:00+00:00' })]), NOW).toISOString(), '2026-11-23T18:00:00.000Z');
  // Of a limit that ends at noon on the 24th the day may have begun it: a day earlier has passed already.
  assert.equal(nextAsking(signals([result({ due: '2026-11-24T08:00:00+00:00' })]), NOW).toISOString(), '2026-11-24T08:00:00.000Z');
  assert.equal(nextAsking(signals([result({ due: '2026-11-24T18:00:00+00:00' })]), NOW).toISOString(), '2026-11-23T18:00:00.000Z');
  assert.equal(nextAsking(signals([result({ result: 'fired', due: '2026-11-23T18:00:00+00:00' })]), NOW).toISOString(), '2026-11-24T09:00:00.000Z');
});

test('the newest answer stands while the signal says what it said then', () => {
  const signal = { check: 'P-02', key: 'k', result: 'fired' } as const;
  assert.equal(answerTo(signal, [answer({ result: 'fired', words: 'new' }), answer({})])?.words, 'new');
  assert.equal(answerTo(signal, [answer({})]), undefined);
  assert.equal(answerTo(signal, [answer({}), answer({ result: 'fired' })]), undefined);
  assert.equal(answerTo(signal, [answer({ key: 'other', result: 'fired' })]), undefined);
});

test('what is or was done needs a day, and what covers it or why it is not relevant needs words', () => {
  assert.deepEqual(codes({ said: 'being_done' }), ['LIVE_ANSWER_NEEDS_DAY']);
  assert.deepEqual(codes({ said: 'done_now', words: 'x' }), ['LIVE_ANSWER_NEEDS_DAY']);
  assert.deepEqual(codes({ said: 'covered', day: '3 May 2026' }), ['LIVE_ANSWER_NEEDS_WORDS']);
  assert.deepEqual(codes({ said: 'not_relevant' }), ['LIVE_ANSWER_NEEDS_WORDS']);
  assert.deepEqual(codes({ said: 'being_done', day: 'May 2026' }), ['being_done']);
});

/** What was read of an answer, or why it was not. */
function codes(typed: Readonly<Record<string, string>>): readonly string[] {
  const read = readAnswer(typed, NOW);
  return read.ok ? [read.value.said] : read.refusals.map(({ code }) => code);
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedText } from '../catalogue/catalogue.ts';
import type { Check } from '../language/check.ts';
import { readCheck } from '../language/read-check.ts';
import { otherQuestion } from './same-question.ts';

const read = (text: string): Check => {
  const made = readCheck(text, 'a version');
  if (!made.ok) throw new Error(made.refusals[0].message);
  return made.value;
};
const P02 = shippedText('P-02');

test('another number, other words and fewer types ask the same question', () => {
  assert.deepEqual(otherQuestion(read(P02), read(P02.replaceAll('72', '48'))), []);
});

test('a version that starts from another kind of entry asks another question', () => {
  assert.deepEqual(otherQuestion(read(P02), { ...read(P02), parameters: read(shippedText('P-12')).parameters, rules: read(shippedText('P-12')).rules }).includes('expect'), true);
  assert.deepEqual(otherQuestion(read(P02), read(P02.replace(/missing_ended/g, 'missing_started'))), ['missing_started']);
});

test('a version that waits for nothing asks another question, unless it is for reviews alone', () => {
  const waitsForNothing = { ...read(P02), rules: read(P02).rules.map(({ on }) => ({ on })) };
  assert.deepEqual(otherQuestion(read(P02), waitsForNothing), ['expect']);
  assert.deepEqual(otherQuestion(read(P02), { ...waitsForNothing, use: 'review' }), []);
});

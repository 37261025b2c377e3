import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readCheck } from './read-check.ts';
import { sentenceOf } from './sentence.ts';

const text = readFileSync(`${import.meta.dirname}/../catalogue/P-02.yaml`, 'utf8');

function sentence(yaml: string): string {
  const read = readCheck(yaml, 'P-02.yaml');
  if (!read.ok) assert.fail(read.refusals[0].message);
  return sentenceOf(read.value);
}

test('the sentence says trigger, what is expected and by when', () => {
  assert.equal(sentence(text), 'When the record has “Child found or returned”, it looks for “Return home interview offered” where independent is yes within 72 hours.');
});

test('the sentence changes with the data, because it is made from them', () => {
  assert.match(sentence(text.replace('value: 72', 'value: 48')), /within 48 hours/);
});

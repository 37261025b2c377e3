import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readCheck } from './read-check.ts';
import { sentenceOf } from './sentence.ts';

const text = catalogue('P-02');

function catalogue(id: string): string {
  return readFileSync(`${import.meta.dirname}/../catalogue/${id}.yaml`, 'utf8');
}

function sentence(yaml: string): string {
  const read = readCheck(yaml, 'P-02.yaml');
  if (!read.ok) assert.fail(read.refusals[0].message);
  return sentenceOf(read.value);
}

test('the sentence says trigger, what is expected and by when', () => {
  assert.equal(sentence(text), 'When the record has “Child found or returned”, it looks for “Return home interview offered” where independent is yes, within 72 hours.');
});

test('the sentence changes with the data, because it is made from them', () => {
  assert.match(sentence(text.replace('value: 72', 'value: 48')), /within 48 hours/);
});

test('a limit that is counted back, a share and lost words are said in words', () => {
  assert.match(sentence(catalogue('P-88')), /“Pregnancy” \(counted from its due\), .* it looks for “Plan started” at least 56 days before that date\./);
  assert.match(sentence(catalogue('P-49')), /the share of which it holds that there is “Case closed” in the 90 days after that one is at least 50%/);
  assert.match(sentence(catalogue('P-82')), /text has words of which the text there has lost 70% or more \(unsanitary, foul,/);
});

test('what a field is to hold stands in quotation marks, and all of several are joined by and', () => {
  assert.equal(sentence(catalogue('P-01')), 'When the record has at least 2 of “Child went missing” within 90 days, it looks for “Strategy discussion” where agencies lists at least 2, within 10 working days; unless there was “Plan started” where kind is “missing” and since then no “Plan ended” where kind is “missing”.');
  assert.match(sentence(catalogue('P-128')), /its invited includes all of “children social care” and “police” and invited includes every one of “health”/);
});

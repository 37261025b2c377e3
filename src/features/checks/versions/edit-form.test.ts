import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswers, validateQuestionSet, type Answers } from '../../../platform/forms/index.ts';
import { shippedChecks, shippedText } from '../catalogue/catalogue.ts';
import type { Check } from '../language/check.ts';
import { readCheck } from '../language/read-check.ts';
import { digestOfCheck } from '../trial/index.ts';
import { outcomesOf, otherwise } from './cases.ts';
import { differencesOf } from './differences.ts';
import { editForm, typedOf, withAnswers, withVersion } from './edit-form.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

function answersOf(check: Check, changes: Readonly<Record<string, string>> = {}): Answers {
  return Object.assign({}, ...editForm(check).map((set) => {
    const checked = checkAnswers(set, { ...typedOf(check), ...changes }, { now: NOW });
    return checked.ok ? checked.value : assert.fail(`${check.id}: ${checked.refusals.map(({ message }) => message).join(', ')}`);
  }));
}

function read(text: string, id: string): Check {
  const found = readCheck(text, id);
  return found.ok ? found.value : assert.fail(found.refusals.map(({ message }) => message).join('\n'));
}

function shipped(id: string): Check {
  return shippedChecks().find((check) => check.id === id) ?? assert.fail(id);
}

test('the form of every check is sound, and sent as it was opened it changes nothing', () => {
  for (const check of shippedChecks()) {
    assert.deepEqual(editForm(check).flatMap(validateQuestionSet), [], check.id);
    assert.equal(digestOfCheck(read(withAnswers(shippedText(check.id), check, answersOf(check)), check.id)), digestOfCheck(check), check.id);
  }
});

test('a version as text has its number, and the rest as it was', () => {
  const check = shipped('P-02');
  assert.deepEqual(read(withVersion(shippedText('P-02'), 101), 'P-02'), { ...check, version: 101 });
});

test('what is changed in the form is changed in the text, and nothing else is', () => {
  const check = shipped('P-02');
  const changed = read(withAnswers(shippedText('P-02'), check, answersOf(check, { 'p-limit-value': '48', 'words-pending': 'There is time until then', 'sunset-day': '', 'sunset-month': '', 'sunset-year': '' })), 'P-02');
  assert.deepEqual(differencesOf(check, changed), [
    { where: 'parameters, limit, value', before: '72', after: '48' }, { where: 'words, pending', before: '', after: 'There is time until then' }, { where: 'sunset', before: '2028-12-31', after: '' },
  ]);
});

test('a check says of its cases what they expect, and a changed one which come out otherwise', () => {
  const check = shipped('P-02');
  assert.deepEqual(otherwise(outcomesOf(check)), []);
  const longer = outcomesOf({ ...check, parameters: { limit: { value: 73, unit: 'hours', origin: 'default' } } });
  const late = longer.find(({ name }) => name === 'an offer one minute after is late');
  assert.deepEqual(late, { name: 'an offer one minute after is late', kind: 'On the boundary', agrees: false, expected: 'it speaks, due 6:30pm on Monday 10 June 2024', found: 'nothing to ask' });
  // Its dates in force do not keep a version from being asked of cases that lie before them.
  assert.deepEqual(otherwise(outcomesOf({ ...check, in_force: { from: '2030-01-01' } })), []);
});

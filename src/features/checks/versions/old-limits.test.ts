import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedChecks } from '../catalogue/catalogue.ts';
import type { Check } from '../language/check.ts';
import { oldLimits } from './old-limits.ts';

function shipped(id: string): Check {
  return shippedChecks().find((check) => check.id === id) ?? assert.fail(id);
}

function withLimit(check: Check, limit: Partial<Check['parameters'][string]>, name = 'limit'): Check {
  const old = check.parameters[name] ?? assert.fail(name);
  return { ...check, parameters: { ...check.parameters, [name]: { ...old, ...limit } } };
}

test('words that still tell the time counted before are found, each in its place', () => {
  const check = shipped('P-02');
  assert.deepEqual(oldLimits(check, withLimit(check, { value: 48 })), [{ path: ['name'], said: '72 hours' }, { path: ['duty'], said: '72 hours' }, { path: ['words', 'fired'], said: '72 hours' }]);
  const said = { ...withLimit(check, { value: 48 }), name: 'Return home interview not offered in 48 hours', duty: 'Offer one within 48 hours', words: { fired: 'No record of one within 48 hours' } };
  assert.deepEqual(oldLimits(check, said), []);
});

test('a number that is written as a word is found, and so is a changed unit', () => {
  const check = shipped('P-25');
  assert.deepEqual(oldLimits(check, withLimit(check, { value: 2 })).map(({ said }) => said), ['one day', 'one day', 'one day']);
  assert.deepEqual(oldLimits(check, withLimit(check, { unit: 'working_days' })).map(({ said }) => said), ['one day', 'one day', 'one day']);
});

test('a check that is as it was, or whose other number is still so, says nothing old', () => {
  for (const check of shippedChecks()) assert.deepEqual(oldLimits(check, check), [], check.id);
  const check = shipped('P-02');
  const second = { ...withLimit(check, { value: 48 }), parameters: { limit: { value: 48, unit: 'hours', origin: 'default' }, other: { value: 72, unit: 'hours', origin: 'default' } } } as const;
  assert.deepEqual(oldLimits(check, second), []);
});

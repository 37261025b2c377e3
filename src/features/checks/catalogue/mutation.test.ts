import assert from 'node:assert/strict';
import test from 'node:test';
import { readFixtureFile } from '../proof/case-file.ts';
import { shippedChecks } from './catalogue.ts';
import { mutantsOf, survivorsOf } from './mutants.fixture.ts';

/**
 * Changes that alter no answer, and why. In P-42 what both services shared within the limit meets the step, so it does not
 * matter whether the excuse, which is about what they shared later, counts that as well.
 */
const NO_CHANGE: Readonly<Record<string, readonly string[]>> = { 'P-42': ['rules.0.unless.1.beyond is left out'] };

for (const check of shippedChecks()) {
  test(`a change of any parameter or operator of ${check.id} fails one of its cases`, () => {
    const mutants = mutantsOf(check);
    assert.ok(mutants.length >= 3, 'hardly a change was tried');
    const survivors = survivorsOf(mutants, readFixtureFile(`${check.id}.yaml`).cases);
    assert.deepEqual(survivors, NO_CHANGE[check.id] ?? []);
  });
}

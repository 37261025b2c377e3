import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readCatalogue } from '../catalogue/catalogue.ts';
import { compileCheck } from '../engine/compile/compile-check.ts';
import { ValueTable } from '../engine/values.ts';
import { accepted } from './asking.fixture.ts';
import { ofEveryDay, ofVague, vagueRecords } from './every-day.fixture.ts';

const RUNS = Number(process.env['SIGHTLINE_RUNS'] ?? 3);

for (const check of accepted(readCatalogue(`${import.meta.dirname}/../catalogue`))) {
  // Where a limit is in hours a day without a time has two ends, which one completion does not tell apart.
  if (Object.values(check.parameters).some(({ unit }) => unit === 'hours')) continue;
  test(`the days that are tried for ${check.id} say what every day says`, () => {
    const [values, compiled] = [new ValueTable(), compileCheck(check)];
    fc.assert(fc.property(vagueRecords(check), (record) => {
      assert.deepEqual(ofVague(compiled, record, values), ofEveryDay(compiled, record, values));
    }), { seed: 53, numRuns: RUNS });
  });
}

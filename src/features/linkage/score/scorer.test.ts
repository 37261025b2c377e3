import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readRecords } from '../records/read-records.ts';
import { madeUpRecords, writeRecords } from '../run/made-up.fixture.ts';
import { prepare } from '../run/prepare.ts';
import { train } from '../train/train.ts';
import { Scorer } from './scorer.ts';
import { weightsOf } from './weights.ts';

const read = readRecords([writeRecords(madeUpRecords(200, 12))], { columns: { id: 'id' } }, () => {});
assert.ok(read.ok);
const records = read.value;
const ready = prepare(records, {});
assert.ok(ready.ok);
const weights = weightsOf(train(records, ready.value, () => {}), ready.value);
const [scorer, another] = [new Scorer(ready.value, weights), new Scorer(ready.value, weights)];
const record = fc.nat({ max: records.count - 1 });

test('a floor turns away the pairs that weigh less, and changes the weight of none that weighs as much', () => {
  fc.assert(fc.property(record, fc.nat({ max: 8 }), fc.double({ min: -20, max: 30, noNaN: true }), (left, away, floor) => {
    // Records of one family lie side by side, so that many pairs are near the floor.
    const right = Math.min(records.count - 1, left + 1 + away);
    const weight = scorer.weigh(left, right);
    const bounded = another.weigh(left, right, floor);
    if (weight >= floor) assert.equal(bounded, weight);
    else assert.ok(bounded < floor);
  }), { seed: 12, numRuns: 3000 });
});

test('two records weigh the same either way round, whatever was weighed before', () => {
  fc.assert(fc.property(record, record, (left, right) => {
    assert.equal(scorer.weigh(left, right), another.weigh(right, left));
  }), { seed: 12, numRuns: 2000 });
});

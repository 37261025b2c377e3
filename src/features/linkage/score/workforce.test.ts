import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cluster } from '../cluster/cluster.ts';
import { readRecords } from '../records/read-records.ts';
import { madeUpRecords, writeRecords } from '../run/made-up.fixture.ts';
import { prepare } from '../run/prepare.ts';
import { train } from '../train/train.ts';
import { Pairs } from './pairs.ts';
import { weightsOf } from './weights.ts';
import { Workforce } from './workforce.ts';

test('three threads give the pairs and clusters that one gives', async () => {
  const records = readRecords([writeRecords(madeUpRecords(500, 7))], { columns: { id: 'id' } }, () => {});
  assert.ok(records.ok);
  const prepared = prepare(records.value, {});
  assert.ok(prepared.ok);
  const start = { prepared: prepared.value, weights: weightsOf(train(records.value, prepared.value, () => {}), prepared.value) };
  const outcomes = await Promise.all([1, 3].map(async (threads) => {
    const workforce = new Workforce(start, threads);
    const pairs = new Pairs();
    const keys = await workforce.keys();
    for (let rule = 0; rule < prepared.value.rules.length; rule++) {
      for (const piece of await workforce.score(rule, keys, await workforce.block(rule, keys, 3000), -2)) pairs.addAll(piece.pairs);
    }
    const { of } = await cluster(records.value, pairs, workforce, { join: -3, edge: -2 });
    await workforce.dismiss();
    return { pairs: pairs.trimmed(), of };
  }));
  assert.ok((outcomes[0]?.pairs.count ?? 0) > 500);
  assert.deepEqual(outcomes[1], outcomes[0]);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readRecords } from '../records/read-records.ts';
import { madeUpRecords, writeRecords } from '../run/made-up.fixture.ts';
import { writeModel } from '../run/model-file.ts';
import { prepare } from '../run/prepare.ts';
import { runLink } from '../run/run-link.ts';
import { writeClusters, writePairs } from '../run/write-out.ts';
import { Pairs } from '../score/pairs.ts';
import { weigh } from '../score/weigh.ts';
import { weightsOf } from '../score/weights.ts';
import { Workforce } from '../score/workforce.ts';
import { train } from '../train/train.ts';
import { PARTS_FOLDER, PartWriter, readPart } from './part-file.ts';

const settings = { columns: { id: 'id', source: 'agency' } };
const path = writeRecords(madeUpRecords(250, 8));
const folder = mkdtempSync(join(tmpdir(), 'sightline-parts-'));

test('ranges of keys, put side by side, give the pairs of all keys in the same order', async () => {
  const records = readRecords([path], settings, () => {});
  assert.ok(records.ok);
  const prepared = prepare(records.value, settings);
  assert.ok(prepared.ok);
  const workforce = new Workforce({ prepared: prepared.value, weights: weightsOf(train(records.value, prepared.value, () => {}), prepared.value) }, 1);
  const weighed = async (cuts: readonly number[]): Promise<ReturnType<Pairs['trimmed']>> => {
    const byRule = prepared.value.rules.map(() => new Pairs());
    for (const [index, from] of cuts.entries()) {
      await weigh(prepared.value, workforce, { floor: -2, largest: 40, range: { from, to: cuts[index + 1] ?? 2 ** 32 } }, ({ rule, pieces }) => { for (const piece of pieces) byRule[rule]?.addAll(piece); });
    }
    const all = new Pairs();
    for (const one of byRule) all.addAll(one);
    return all.trimmed();
  };
  const whole = await weighed([0]);
  assert.ok(whole.count > 300);
  await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { maxLength: 6 }), async (cuts) => {
    assert.deepEqual(await weighed([0, ...cuts.toSorted((a, b) => a - b)]), whole);
  }), { seed: 8, numRuns: 8 });
});

test('three processes write the same bytes as one', async () => {
  const written: string[] = [];
  for (const processes of [1, 3]) {
    const linked = await runLink({ files: [path], settings, threads: 1, processes, progress: () => {} });
    assert.ok(linked.ok);
    const [pairs, clusters] = [join(folder, `pairs-${processes}.csv`), join(folder, `clusters-${processes}.csv`)];
    writePairs(pairs, linked.value);
    writeClusters(clusters, linked.value);
    written.push(readFileSync(pairs, 'utf8'), readFileSync(clusters, 'utf8'), JSON.stringify([linked.value.rules, linked.value.problems]));
  }
  assert.ok((written[0] ?? '').length > 10_000);
  assert.deepEqual(written.slice(3), written.slice(0, 3));
});

test('a process whose run was ended goes no further, and takes away what the run left', async () => {
  const linked = await runLink({ files: [path], settings, threads: 1, progress: () => {} });
  assert.ok(linked.ok);
  const left = mkdtempSync(join(tmpdir(), PARTS_FOLDER));
  const model = join(left, 'model.json');
  writeModel(model, linked.value.model, settings, [path], linked.value.records.count);
  const part = (starter: number): number | null => spawnSync(process.execPath, [new URL('part-process.ts', import.meta.url).pathname, model, '0', '1', '1', join(left, `part-${starter}`), `${starter}`]).status;
  assert.equal(part(process.pid), 0);
  assert.ok(existsSync(join(left, `part-${process.pid}`)));
  assert.equal(part(process.ppid), 1);
  assert.equal(existsSync(left), false);
});

test('a part that was not written to its end, or is of other records, is not taken for what was found', () => {
  const part = join(folder, 'part');
  const writer = new PartWriter(part, 12);
  writer.put({ rule: 0, weighed: 3, passedOver: [], pieces: [] });
  assert.throws(() => readPart(part, 12), /did not finish/);
  writer.close();
  assert.equal(readPart(part, 12)[0]?.weighed, 3);
  assert.throws(() => readPart(part, 13), /other records/);
  writeFileSync(part, '');
  assert.throws(() => readPart(part, 12));
});

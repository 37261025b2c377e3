import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../records/read-records.ts';
import { madeUpRecords, writeRecords } from '../run/made-up.fixture.ts';
import { prepare } from '../run/prepare.ts';
import { Scorer } from '../score/scorer.ts';
import { weightsOf } from '../score/weights.ts';
import { train } from '../train/train.ts';
import { CandidateIndex } from './candidate-index.ts';

const made = madeUpRecords(300, 9);
const read = readRecords([writeRecords(made)], { columns: { id: 'id' } }, () => {});
assert.ok(read.ok);
const records = read.value;
const ready = prepare(records, {});
assert.ok(ready.ok);
const prepared = ready.value;
const model = train(records, prepared, () => {});
const index = new CandidateIndex(records, prepared, model);

test('a record that is asked about weighs what it weighs in a run', () => {
  const scorer = new Scorer(prepared, weightsOf(model, prepared));
  let compared = 0;
  for (const [place, record] of made.entries()) {
    for (const candidate of index.findCandidates({ ...record })) {
      const other = made.findIndex(({ id }) => id === candidate.id);
      if (other === place) continue;
      assert.ok(Math.abs(candidate.weight - scorer.weigh(place, other)) < 1e-9);
      compared++;
    }
  }
  assert.ok(compared > 500);
});

test('names, streets and numbers that nobody bears are compared, and nothing of them is kept', () => {
  const [known] = made;
  assert.ok(known !== undefined);
  const before = index.findCandidates({ ...known });
  const slipped = index.findCandidates({ ...known, forename: `${known.forename}x`, address: `${known.address}x`, mother_name: 'Qwx Zzyzx' });
  assert.ok(slipped.some(({ id }) => id === known.id));
  assert.ok((slipped.find(({ id }) => id === known.id)?.weight ?? 0) < (before.find(({ id }) => id === known.id)?.weight ?? 0));
  assert.deepEqual(index.findCandidates({ ...known }), before);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundIn, type AnsweredPair } from './answered.ts';

const pair = (weight: number, band: AnsweredPair['band'], same: boolean, ...agencies: string[]): AnsweredPair => ({ weight, band, same, groups: [['Agency', agencies]] });

interface Counted {
  readonly count: number;
  readonly of: number;
}

function counts({ joinedWrongly, missed }: { readonly joinedWrongly: Counted; readonly missed: Counted }): readonly number[] {
  return [joinedWrongly.count, joinedWrongly.of, missed.count, missed.of];
}

test('both kinds of error are counted in all and by group', () => {
  const found = foundIn([pair(12, 'automatic', true, 'Health', 'Police'), pair(9, 'automatic', false, 'Health'), pair(3, 'review', true, 'Police'), pair(-1, 'review', false, 'Police')]);
  assert.deepEqual(counts(found.all), [1, 2, 1, 2]);
  assert.deepEqual(found.by.map(({ by, values }) => [by, values.map((one) => [one.value, ...counts(one)])]), [['Agency', [['Health', 1, 2, 0, 1], ['Police', 0, 1, 1, 2]]]]);
  assert.deepEqual([found.answered, found.same, found.automatic.count, found.automatic.of], [4, 2, 1, 2]);
  assert.deepEqual(found.thresholds.map(({ weight, pairs, precision, recall }) => [weight, pairs, precision.share, recall.share]).slice(0, 1), [[12, 1, 1, 0.5]]);
  assert.deepEqual(found.thresholds.at(-1), { ...found.thresholds.at(-1), weight: -1, pairs: 4 });
});

test('nothing is said where nobody has answered', () => {
  const found = foundIn([]);
  assert.deepEqual([found.answered, found.all.missed.of, found.thresholds, found.calibration, found.by], [0, 0, [], [], []]);
});

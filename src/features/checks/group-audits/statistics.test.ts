import assert from 'node:assert/strict';
import test from 'node:test';
import { differenceOf, middleOf } from './middle.ts';
import { poissonLimits } from './poisson.ts';

// As R's qpois gives them for 0.025 and 0.975.
for (const [expected, lower, upper] of [[0, 0, 0], [1, 0, 3], [3.6, 0, 8], [4, 1, 8], [10, 4, 17], [20, 12, 29], [100, 81, 120]] as const) {
  test(`where ${expected} are expected the limits are ${lower} and ${upper}`, () => {
    assert.deepEqual(poissonLimits(expected, 0.95), { lower, upper });
  });
}

// Places in order from printed tables of the exact interval of a median, at 95 in 100 or more.
for (const [count, low, high] of [[6, 1, 6], [10, 2, 9], [15, 4, 12], [20, 6, 15], [25, 8, 18], [50, 18, 33]] as const) {
  test(`of ${count} values the interval runs from the ${low}th to the ${high}th`, () => {
    const { low: from, high: to } = middleOf(Array.from({ length: count }, (_, at) => at + 1).toReversed());
    assert.deepEqual([from, to], [low, high]);
  });
}

test('the middle of an even number is the mean of two, and of five values the interval is everything', () => {
  assert.equal(middleOf([9, 1, 4, 6]).value, 5);
  assert.deepEqual(middleOf([3, 1, 2, 5, 4]), { value: 3, low: 0, high: Infinity });
});

test('of very many values the interval is about two square roots of them wide', () => {
  const { value, low, high } = middleOf(Array.from({ length: 10_000 }, (_, at) => at + 1));
  assert.equal(value, 5000.5);
  assert.ok(Math.abs(low - 4902) <= 1 && Math.abs(high - 5099) <= 1, `${low} to ${high}`);
});

test('a difference is as wide as both intervals together, in squares', () => {
  // 11 (4 to 18) less 5.5 (2 to 9): the root of 49 and 12.25 is 7.83 on each side.
  const { value, low, high } = differenceOf({ value: 11, low: 4, high: 18 }, { value: 5.5, low: 2, high: 9 });
  assert.deepEqual([value, low.toFixed(2), high.toFixed(2)], [5.5, '-2.33', '13.33']);
});

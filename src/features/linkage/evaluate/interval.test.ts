import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wilson } from './interval.ts';

// Reference: statsmodels 0.15.0, proportion_confint(count, of, method="wilson").
const reference = [
  [0, 10, 0, 0.2775327999], [10, 10, 0.7224672001, 1], [5, 10, 0.2365930905, 0.7634069095],
  [1, 1000, 0.0001765464, 0.0056425586], [999, 1000, 0.9943574414, 0.9998234536], [81263, 100000, 0.8101995162, 0.8150364657],
] as const;

for (const [count, of, low, high] of reference) {
  test(`${count} of ${of} lies between ${low} and ${high}`, () => {
    const share = wilson(count, of);
    assert.ok(Math.abs(share.low - low) < 1e-9 && Math.abs(share.high - high) < 1e-9, JSON.stringify(share));
  });
}

test('nothing counted says nothing: the interval is everything', () => {
  assert.deepEqual(wilson(0, 0), { count: 0, of: 0, share: Number.NaN, low: 0, high: 1 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wilson } from './wilson.ts';

// Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3; to the four places that are printed.
const published = [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718], [29, 29, 0.8830, 1]] as const;

for (const [count, of, low, high] of published) {
  test(`${count} of ${of} lies between ${low} and ${high}`, () => {
    const found = wilson(count, of);
    assert.ok(Math.abs(found.low - low) < 0.00005 && Math.abs(found.high - high) < 0.00005, JSON.stringify(found));
  });
}

test('of none the interval is everything', () => {
  assert.deepEqual(wilson(0, 0), { low: 0, high: 1 });
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { array, assert as holds, property, string } from 'fast-check';
import { KeyIndex } from './key-index.ts';

test('the first place of every key is found, as a map finds it', () => {
  holds(property(array(string({ maxLength: 2 }), { minLength: 1000, maxLength: 3000 }), (all) => {
    const keys: string[] = [];
    const index = new KeyIndex(keys);
    const expected = new Map<string, number>();
    for (const [at, key] of all.entries()) {
      keys.push(key);
      assert.equal(index.place(key, at), expected.get(key));
      if (!expected.has(key)) expected.set(key, at);
    }
  }), { seed: 3, numRuns: 10 });
});

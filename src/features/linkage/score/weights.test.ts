import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Model } from '../train/model.ts';
import { weightsOf } from './weights.ts';

const model = (u: number): Model => ({
  comparisons: [{ name: 'address', kind: 'address', evidence: 'household', termFrequency: true, levels: ['same', 'near', 'same street', 'different'].map((level) => ({ level, m: level === 'same' ? 0.8 : 0.05, h: 0.25, t: 0.25, u: level === 'same' ? u : 0.3 })) }],
  prior: { child: 0.01, household: 0.01, twin: 0.0001 }, notLearnt: [],
});

// Two of forty records have the value; fifty more of any value stand beside them.
test('the rarity of a value is held against the share of strangers that its weight was reckoned with, so that few records never turn agreement into evidence against', () => {
  for (const u of [1e-7, 1e-5, 0.001]) {
    const { m, rarity } = weightsOf(model(u), { frequencies: [Int32Array.from([40, 2, 38])], count: 20 });
    const same = m[0]?.[1] ?? 0;
    // Beyond 14 bits the limit stands in for the learnt share: 0.8 in 2^14.
    const share = Math.max(u, 0.8 / 2 ** 14);
    assert.ok(Math.abs(same - Math.log2(0.8 / share)) < 1e-9);
    assert.ok(Math.abs(same + (rarity[0]?.[1] ?? 0) - Math.log2((0.8 * 90) / (2 + 50 * share))) < 1e-4);
    assert.ok(same + (rarity[0]?.[1] ?? 0) > 5);
  }
});

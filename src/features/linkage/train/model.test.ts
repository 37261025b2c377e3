import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelFits, type Model } from './model.ts';

const compared = [{ name: 'sex', kind: 'sex' as const }];
const levels = [{ level: 'same', m: 0.98, h: 0.5, t: 0.5, u: 0.5 }, { level: 'different', m: 0.02, h: 0.5, t: 0.5, u: 0.5 }];
const prior = { child: 0.01, household: 0, twin: 0 };
const made = (changed: readonly Model['comparisons'][number]['levels'][number][], shares: Model['prior'] = prior): Model => ({ comparisons: [{ name: 'sex', kind: 'sex', evidence: 'person', termFrequency: false, levels: changed }], prior: shares, notLearnt: [] });

test('a model of other columns, other levels, or shares that weigh nothing is refused', () => {
  assert.equal(modelFits(made(levels), compared), undefined);
  assert.match(String(modelFits(made(levels), [{ name: 'gender', kind: 'sex' }])), /compares sex \(sex\); the records have gender/);
  for (const other of [levels.slice(0, 1), [...levels, ...levels], levels.toReversed()]) assert.match(String(modelFits(made(other), compared)), /has the levels .*, not same, different|has the levels same, not same, different/);
  assert.match(String(modelFits(made(levels.map((one) => ({ ...one, m: 0, u: 0 }))), compared)), /neither to one child nor to strangers/);
  for (const shares of [{ child: 1, household: 0, twin: 0 }, { child: 0.5, household: 0.5, twin: 0 }, { child: 0, household: 0, twin: 0 }]) assert.match(String(modelFits(made(levels, shares), compared)), /none for one child or none for strangers/);
});

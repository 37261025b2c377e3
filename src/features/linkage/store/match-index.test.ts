import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepare } from '../run/prepare.ts';
import { settingsFor, type StoredComparison } from './cells.ts';
import { countedValues } from './match-index.ts';
import { tableOf } from './table-of.ts';

const address: StoredComparison = { name: 'address', kind: 'address', evidence: 'household', termFrequency: true, checked: false, slots: 1 };
const forename: StoredComparison = { name: 'forename', kind: 'forename', evidence: 'person', termFrequency: true, checked: false, slots: 1 };

test('two addresses whose numbers of 32 bits are one by chance are counted each by itself', () => {
  const stored = ['18364 high street', '22289 park avenue', '18364 high street', '22289 park avenue', '22289 park avenue'].map((text, index) => ({ id: `${index}`, cells: { address: [text], forename: [`name${index}`] } }));
  const prepared = prepare(tableOf(stored, [forename, address]), settingsFor([forename, address]));
  assert.ok(prepared.ok);
  const counted = [...countedValues(prepared.value, 'a run')];
  assert.deepEqual(counted.map(([, records]) => records), [2, 3]);
  assert.equal(new Set(counted.map(([key]) => key)).size, 2);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../records/read-records.ts';
import { madeUpRecords, writeRecords } from '../run/made-up.fixture.ts';
import { prepare } from '../run/prepare.ts';
import type { LinkSettings } from '../settings.ts';
import type { ModelLevel } from '../train/model.ts';
import { train } from './train.ts';

const path = writeRecords(madeUpRecords(300, 4));

function learntLevels(settings: LinkSettings, name: string): readonly ModelLevel[] {
  const records = readRecords([path], { ...settings, columns: { id: 'id' } }, () => {});
  assert.ok(records.ok);
  const prepared = prepare(records.value, settings);
  assert.ok(prepared.ok);
  return train(records.value, prepared.value, () => {}).comparisons.find((one) => one.name === name)?.levels ?? [];
}

const rounded = (levels: readonly ModelLevel[], which: 'm' | 'u'): readonly number[] => levels.map((level) => Math.round(level[which] * 1000) / 1000);

test('how often strangers agree is kept where the settings give it, and the rest is learnt', () => {
  const names = [
    { name: 'forename', kind: 'forename', columns: ['forename'] }, { name: 'surname', kind: 'surname', columns: ['surname'] }, { name: 'dob', kind: 'date', columns: ['dob'] },
  ] as const;
  const sex = { name: 'sex', kind: 'sex', columns: ['sex'] } as const;
  const given = learntLevels({ comparisons: [...names, { ...sex, levels: [{ level: 'same', u: 0.9 }, { level: 'different', u: 0.1 }] }] }, 'sex');
  assert.deepEqual(rounded(given, 'u'), [0.9, 0.1]);
  assert.ok((given[0]?.m ?? 0) > 0.98);
  const learnt = learntLevels({ comparisons: [...names, sex] }, 'sex');
  assert.ok(Math.abs((learnt[0]?.u ?? 0) - 0.5) < 0.05);
});

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords } from '../records/read-records.ts';
import { Pairs } from '../score/pairs.ts';
import { prepare } from './prepare.ts';
import { ratesOf } from './rates.ts';
import { usualThresholds } from './thresholds.ts';

const path = join(mkdtempSync(join(tmpdir(), 'sightline-rates-')), 'records.csv');
// Three of Smith, two of Lee, one of Van Dyke; the first two live at two postcodes.
writeFileSync(path, `id,agency,forename,surname,sex,dob,postcode
1,police,Ann,Smith,f,2012-03-04,LS1 2AB
2,health,Ann,Smith,f,2012-03-04,LS1 2AC
3,police,Tom,Smith,m,2011-03-04,LS1 2AD
4,health,Jim,Lee,m,2010-01-05,LS1 2AE
5,police,Jim,Lee,,2010-01-05,LS1 2AE
6,police,Zoe,Van Dyke,f,2009-01-05,
`);

function rated() {
  const settings = { columns: { id: 'id', source: 'agency' } };
  const records = readRecords([path], settings, () => {});
  assert.ok(records.ok);
  const prepared = prepare(records.value, settings);
  assert.ok(prepared.ok);
  const pairs = new Pairs();
  // 1 and 2 are sure, 4 and 5 are joined and in doubt, 2 and 3 are sure by themselves and not joined; 5 and 6 are below the foot.
  for (const [left, right, weight] of [[0, 1, 12], [3, 4, 5], [1, 2, 9], [4, 5, -8]] as const) pairs.add(left, right, weight, 0);
  return ratesOf({ records: records.value, prepared: prepared.value, pairs, thresholds: usualThresholds, clustering: { of: Int32Array.of(0, 0, 2, 3, 3, 5), tooLarge: [] } });
}

function counts(by: string): Readonly<Record<string, readonly [records: number, linked: number, uncertain: number]>> {
  return Object.fromEntries((rated().tables.find((table) => table.by === by)?.values ?? []).map((one) => [one.value, [one.records, one.linked.count, one.uncertain.count]]));
}

test('a run counts the records that are linked and those that are in doubt', () => {
  const { linked, uncertain } = rated();
  assert.deepEqual([linked.count, linked.of, uncertain.count, uncertain.of], [4, 6, 4, 6]);
});

test('it counts them by agency, sex, surname and places', () => {
  assert.deepEqual(counts('agency'), { police: [4, 2, 2], health: [2, 2, 2] });
  assert.deepEqual(counts('sex'), { female: [3, 2, 1], male: [2, 1, 2], 'no record': [1, 1, 1] });
  assert.deepEqual(counts('surname'), { 'the commonest third': [3, 2, 2], 'the middle third': [2, 2, 2], 'the rarest third': [1, 0, 0] });
  assert.deepEqual(counts('surname_words'), { 'one word': [5, 4, 4], 'several words': [1, 0, 0] });
  assert.deepEqual(counts('places'), { 'several postcodes in its cluster': [2, 2, 1], 'one postcode': [3, 2, 3], 'no record': [1, 0, 0] });
});

test('six records are too few to call any group worse off', () => {
  assert.deepEqual(rated().tables.flatMap(({ values }) => values.flatMap(({ worse }) => worse)), []);
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords } from './read-records.ts';

test('a whole name is parted where it is written, so that a double name stays whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-rows-'));
  const path = join(folder, 'names.csv');
  writeFileSync(path, 'id,pupil name\n1,Jakub Osei-Bonsu\n2, Mary-Ann  Lee \n3,"Osei-Bonsu, Leo"\n4,Erin O\'Neill\n5,Ann Marie van Lee\n6,Cher\n');
  const records = readRecords([path], {}, () => {});
  rmSync(folder, { recursive: true });
  assert.ok(records.ok);
  const { rows, width, comparisons, dictionaries, count } = records.value;
  const named = (record: number, name: string): string => {
    const at = comparisons.findIndex((one) => one.name === name);
    return dictionaries[at]?.values.text(rows[record * width + (comparisons[at]?.from ?? 0)] ?? 0) ?? '';
  };
  assert.deepEqual(Array.from({ length: count }, (_, record) => `${named(record, 'forename')}|${named(record, 'surname')}`),
    ['jakub|osei bonsu', 'mary ann|lee', 'leo|osei bonsu', 'erin|oneill', 'ann|lee', 'cher|']);
});

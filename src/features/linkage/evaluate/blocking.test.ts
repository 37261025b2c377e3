import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { evaluate } from './evaluate.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-blocking-'));
after(() => rmSync(folder, { recursive: true }));
const people = join(folder, 'people.csv');
const clusters = join(folder, 'clusters.csv');
// Ann's records share a date of birth or a surname; her third shares nothing with the first two.
writeFileSync(people, 'rec_id,child_id,first_name,surname,dob\n1,ann,ann,lee,2014-03-02\n2,ann,anne,lee,2014-03-02\n3,ann,zoe,moss,2015-01-09\n4,ben,ben,lee,2011-07-07\n5,ben,ben,lee,2011-07-08\n');
writeFileSync(clusters, 'id,cluster\n1,a\n2,a\n3,b\n4,c\n5,c\n');

test('blocking recall counts the true pairs that any rule gives, and what each rule adds', () => {
  const settings = { blocking: [['dob'], ['forename', 'surname'], ['surname', 'dob']] };
  const result = evaluate({ clusters, truth: [people], records: [people], settings, id: 'rec_id' });
  if (!result.ok) assert.fail(JSON.stringify(result.refusals));
  const { blocking } = result.value;
  // True pairs: 1-2, 1-3, 2-3, 4-5.
  assert.deepEqual([blocking?.found.count, blocking?.found.of], [2, 4]);
  assert.deepEqual(blocking?.rules, [
    { rule: 'dob', found: 1, newly: 1, tooLarge: 0 }, { rule: 'forename + surname', found: 1, newly: 1, tooLarge: 0 }, { rule: 'surname + dob', found: 1, newly: 0, tooLarge: 0 },
  ]);
});

test('a block that a run passes over finds nothing', () => {
  const rows = Array.from({ length: 5 }, (_, id) => `${id},c${id % 2},ann,lee,2014-03-02`);
  const crowd = join(folder, 'crowd.csv');
  writeFileSync(crowd, `rec_id,child_id,first_name,surname,dob\n${rows.join('\n')}\n`);
  const result = evaluate({ clusters: crowd, truth: [crowd], records: [crowd], settings: { blocking: [['dob']], largest_block: 4 }, id: 'rec_id' });
  if (!result.ok) assert.fail(JSON.stringify(result.refusals));
  assert.deepEqual([result.value.blocking?.found.count, result.value.blocking?.rules[0]?.tooLarge], [0, 1]);
});

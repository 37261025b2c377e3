import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEAD, p, row, table, wordFile } from '../fixtures/office.fixture.ts';
import { reader } from '../entries/reading.fixture.ts';
import { readMapping } from './mapping-file.ts';

const read = reader();
const bytes = wordFile(table(row('Name', 'Phone'), row('A', '0123')) + p('2016') + table(row('Date', 'Agency', 'Event', 'Odd'), row('1 May', 'Hospital', 'Seen', 'x'), row('2 May', '', 'Called', 'y')) + table(row('3/5/16', 'School', 'Absent', '')) + table(HEAD, row('4/5/16', 'Left', '')));

test('a mapping that is given back as it was printed changes nothing', async () => {
  const first = await read('police.docx', bytes);
  for (const printed of [JSON.stringify(first.mapping), JSON.stringify({ entries: [], mapping: first.mapping })]) {
    const corrections = readMapping(printed);
    assert.ok(corrections.ok);
    const again = await read('police.docx', bytes, corrections.value);
    assert.deepEqual([again.entries, again.problems], [first.entries, first.problems]);
  }
});

test('one that names no file holds for all, and may say as little as one role', async () => {
  const corrections = readMapping('[{"columns":[{"heading":"Odd","role":"worker"}]}]');
  assert.ok(corrections.ok);
  const { entries, mapping } = await read('police.docx', bytes, corrections.value);
  assert.equal(entries.find(({ text }) => text === 'Seen')?.worker, 'x');
  assert.deepEqual(mapping.map(({ read: was }) => was), [false, true, true, true]);
});

test('roles that name a date and an event make a chronology of a table that was not taken for one', async () => {
  const odd = 'Hill School\nK,L\n1/5/16,Seen\n';
  assert.equal((await read('x.csv', odd)).entries.length, 0);
  const corrections = readMapping('[{"file":"x.csv","columns":[{"heading":"K","role":"date"},{"heading":"L","role":"text"}]}]');
  assert.ok(corrections.ok);
  assert.deepEqual((await read('x.csv', odd, corrections.value)).entries.map(({ source, text }) => [source.row, text]), [[3, 'Seen']]);
});

const refused = [['not JSON', 'MAPPING_NOT_READABLE'], ['{"tables":[]}', 'MAPPING_NOT_READABLE'], ['[{"read":"no"}]', 'MAPPING_NOT_READABLE'], ['[{"columns":[{"column":1,"role":"events"}]}]', 'MAPPING_ROLE_NOT_KNOWN']] as const;
for (const [text, code] of refused) {
  test(`the mapping ${text} is refused: ${code}`, () => {
    const result = readMapping(text);
    assert.equal(!result.ok && result.refusals[0].code, code);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, reader } from '../entries/reading.fixture.ts';

const read = reader();
const entry = { occurred: '2016-05-22', occurred_text: '22/5/16', precision: 'day', agency: 'Police', source: { file: 'p.csv', table: 1, hash: 'ab', row: 2 }, text: 'Seen', cells: { Date: '22/5/16', Event: 'Seen' }, id: 'e1' };

for (const [what, text, code] of [
  ['something else', '{"rows":[]}', 'EXCHANGE_JSON_NOT_KNOWN'],
  ['a list', '[{"id":"a"}]', 'EXCHANGE_JSON_NOT_KNOWN'],
  ['half of one', '{"entries":[{"id":"a"', 'FILE_JSON_BROKEN'],
  ['lists in lists without end', `{"entries":${'['.repeat(100_000)}`, 'FILE_TOO_MUCH_INSIDE'],
] as const) {
  test(`JSON that holds ${what} is refused: ${code}`, async () => {
    const found = await read('a.json', text);
    assert.deepEqual([found.entries, asked(found)], [[], [[null, code]]]);
  });
}

test('an entry that is not whole, or does not fit together, is named by its place, and the others are read', async () => {
  const wrong = [{ ...entry, source: undefined }, { ...entry, precision: 'month' }, { ...entry, text: '\u0000' }, { ...entry, occurred: 'soon' }, null];
  const found = await read('a.json', JSON.stringify({ entries: [...wrong, entry] }));
  assert.deepEqual(asked(found), wrong.map((_, index) => [index + 1, 'EXCHANGE_ENTRY_NOT_WHOLE']));
  assert.deepEqual(found.entries, [entry]);
});

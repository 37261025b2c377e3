import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { reader } from '../entries/reading.fixture.ts';
import type { TableMapping } from './mapping.ts';
import { agencyKey, headingsKey, learntFrom, marked, type Remembered } from './remembered.ts';
import { roles } from './role.ts';

const read = reader();
const kept: Remembered = { id: 'a', headings: 'k|l|what we did', roles: ['date', 'text', 'analysis'] };
const remembering = (remembered: readonly Remembered[]) => [{ roles: new Map(), remembered }];

test('headings are the same however they are spaced, written large or marked, and in another order they are not', () => {
  assert.equal(headingsKey(['Date / Time:', '  EVENT ', 'What we did?', '', '']), 'date time|event|what we did');
  assert.equal(headingsKey(['Event', 'Date']), 'event|date');
  assert.equal(headingsKey(['', 'Event']), '|event');
  assert.equal(headingsKey(['', '—', '  ']), '');
});

test('an agency is found under one name, and nobody’s account under none', () => {
  assert.equal(agencyKey('  Children’s Social-Care '), 'childrens social care');
  assert.equal(agencyKey('Children\'s social care'), 'childrens social care');
  assert.deepEqual(['Not known', '', ' – '].map(agencyKey), ['', '', '']);
});

test('a table that nobody could guess is read by what is remembered of its headings, and other tables are not', async () => {
  const words = 'Hill School\nK,L,What we did\n1/5/16,Seen,Rang\n2/5/16,Absent,Wrote\n';
  assert.equal((await read('x.csv', words)).entries.length, 0);
  const { entries, mapping } = await read('x.csv', words, remembering([kept]));
  assert.deepEqual(entries.map(({ text, analysis, source }) => [text, analysis, source.row]), [['Seen', 'Rang', 3], ['Absent', 'Wrote', 4]]);
  assert.equal(marked(mapping, [kept])[0]?.remembered, 'a');
  const other = await read('y.csv', 'Date,Event\n1/5/16,Seen\n', remembering([kept]));
  assert.deepEqual([other.entries[0]?.text, marked(other.mapping, [kept])[0]?.remembered], ['Seen', undefined]);
});

test('a column more than was remembered is kept and not read, and one fewer makes other headings of it', async () => {
  const wider = await read('x.csv', 'K,L,What we did\n1/5/16,Seen,Rang,more\n', remembering([kept]));
  assert.deepEqual(wider.mapping[0]?.columns.map(({ role }) => role).slice(0, 3), ['date', 'text', 'analysis']);
  assert.equal((await read('x.csv', 'K,L\n1/5/16,Seen\n', remembering([kept]))).entries.length, 0);
});

const table = (before: readonly string[], more: Partial<TableMapping> = {}): TableMapping => ({
  file: 'x', table: 1, read: true, because: '', rows: 2, entries: 1, heading_row: 1, agency: 'Police', agency_from: 'option', not_entries: [],
  columns: before.map((role, index) => ({ column: index + 1, heading: `h${index}`, role: roles.find((one) => one === role) ?? 'other' })), ...more,
});

test('what is learnt is what a person changed: nothing of what stayed, of what has no headings or was not read', () => {
  assert.deepEqual(learntFrom([table(['date', 'text'])], [table(['date', 'text'])]), []);
  assert.deepEqual(learntFrom([table(['date', 'text'])], [table(['date', 'analysis'])]), [{ headings: 'h0|h1', roles: ['date', 'analysis'] }]);
  assert.deepEqual(learntFrom([table([], { read: false, heading_row: null })], [table(['date', 'text'])]), [{ headings: 'h0|h1', roles: ['date', 'text'] }]);
  assert.deepEqual(learntFrom([table(['date', 'text'])], [table(['text', 'date'], { heading_row: null })]), []);
  assert.deepEqual(learntFrom([table(['date', 'text'])], [table(['text', 'date'], { read: false })]), []);
});

test('whatever roles a person gives to columns, the next file with these headings has them', async () => {
  const any = fc.array(fc.constantFrom(...roles), { minLength: 2, maxLength: 5 });
  await fc.assert(fc.asyncProperty(any, async (given) => {
    const headings = given.map((_, index) => `Q${index}z`);
    const [learnt] = learntFrom([], [table(given, { columns: given.map((role, index) => ({ column: index + 1, heading: headings[index] ?? '', role })) })]);
    assert.ok(learnt !== undefined);
    const remembered = { id: 'b', ...learnt };
    const again = await read('z.csv', `${headings.join(' ,').toUpperCase()}\n${given.map(() => '1 May 2016').join(',')}\n`, remembering([remembered]));
    assert.deepEqual(again.mapping[0]?.columns.map(({ role }) => role), given);
    assert.equal(marked(again.mapping, [remembered])[0]?.remembered, 'b');
  }), { seed: 20_261_122, numRuns: 40 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiding } from './index.ts';

const hide = hiding(['Larkfield Refuge', '12 Rose Court, AB12 3CD']);
assert.ok(hide !== null);

test('a place is hidden by its name, by each word that tells where it is, in any case and spacing, and in headings', () => {
  assert.equal(hide('Taken to Larkfield  Refuge, then back'), 'Taken to [protected location], then back');
  assert.equal(hide('LARKFIELD staff rang; letter to ab12'), '[protected location] staff rang; letter to [protected location]');
  assert.deepEqual(hide({ cells: { 'At Larkfield': 'x' }, persons: ['Mum at Larkfield'] }), { cells: { 'At [protected location]': 'x' }, persons: ['Mum at [protected location]'] });
});

test('everyday words, ids, dates and moments stay as they are', () => {
  const value = { id: '00000000-ab12-4000-8000-000000000000', occurred: '2026-05-03', at: new Date(0), told: 'Went to court. The rose garden of the refuge', count: 12, none: null };
  assert.deepEqual(hide(value), value);
});

test('a postcode is hidden with and without its space, and a name whatever unseen signs, marks or strokes are in it', () => {
  assert.equal(hide('AB123CD, ab12  3cd'), '[protected location], [protected location]');
  for (const name of ['Lark\u{2066}field', 'Lark\u{34F}field', 'Lark\u{FE0F}field', 'Lark\u{61C}field', 'L\u{332}arkfield', 'Łarkfield', 'Larkfıeld']) assert.equal(hide(`At ${name} now`), 'At [protected location] now', name);
});

test('a column that an agency calls “by” or “code” holds words like any other', () => {
  assert.deepEqual(hide({ by: 'Larkfield', cells: { by: 'Larkfield', code: 'at Larkfield' }, attributes: { kind: 'Larkfield' } }), {
    by: 'Larkfield', cells: { by: '[protected location]', code: 'at [protected location]' }, attributes: { kind: '[protected location]' },
  });
});

test('without protected locations there is nothing to hide', () => {
  assert.equal(hiding([]), null);
  assert.equal(hiding([' ']), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { eventTypes } from '../../../events/index.ts';
import { annexALists } from '../annex-a/annex-a-tables.ts';
import { cinTables } from '../cin/cin-tables.ts';
import { codeLists, findCode, inUse } from '../code-lists/code-lists.ts';
import { ssda903Tables } from '../ssda903/ssda903-tables.ts';
import { ssdTables } from '../ssd/ssd-care-tables.ts';
import { listedIn } from './json-cell.ts';
import { readExtractDate } from './read-date.ts';
import { checkUpn } from './upn.ts';

const dates = [
  ['2024-05-01', '2024-05-01'], ['2024-05-01T00:00:00', '2024-05-01'], ['2024-05-01 00:00:00.000', '2024-05-01'], ['01/05/2024', '2024-05-01'], ['1/5/2024', '2024-05-01'], ['zz/05/2014', '2014-05'], ['zz/zz/2014', '2014'],
  ['42029', '2015-01-25'], ['44090', '2020-09-16'], ['44090.5', '2020-09-16'], ['45351', '2024-02-29'], ['31/02/2024', undefined], ['2024-13-01', undefined], ['13/2024', undefined], ['01/05/24', undefined], ['0001-01-01', undefined], ['soon', undefined],
] as const;

for (const [written, expected] of dates) {
  test(`"${written}" is ${expected ?? 'no date'}`, () => {
    const read = readExtractDate(written);
    assert.equal(read.ok ? read.value : undefined, expected);
  });
}

// Worked by hand: 8×2 + 5×3 + 0×4 + 7×5 + 2×6 + 8×7 + 9×8 + 7×9 + 3×10 + 7×11 + 4×12 + 4×13 = 476, and 476 less 20×23 is 16: T; 7×13 = 91 leaves 22: Z.
test('the check letter of a unique pupil number is worked out', () => {
  assert.deepEqual(checkUpn('A850728973744'), { shape: true, letter: 'T' });
  assert.equal(checkUpn('B000000000007').letter, 'Z');
  assert.equal(checkUpn('12345').shape, false);
  assert.equal(checkUpn('A12345678912').shape, false);
});

test('codes are found as councils write them', () => {
  const cases = [['referral_source', '6', '6'], ['referral_source', 'q) 6: Police', '6'], ['referral_source', 'b) 1B: Individual', '1B'], ['primary_need', 'N1 - Abuse or Neglect', 'N1'], ['category_of_abuse', 'Physical abuse', 'PHY'], ['ethnicity', 'a) WBRI', 'WBRI'], ['annex_a_gender', 'b) Female', 'F'], ['placement', 'f) U6: Foster placement', 'U6'], ['primary_need', 'PSRMEM - Support', undefined], ['referral_source', '', undefined]] as const;
  for (const [list, written, expected] of cases) assert.equal(findCode(list, written)?.code, expected, written);
});

test('a code holds from one day to another', () => {
  const semi = findCode('placement', 'H5');
  const supported = findCode('placement', 'K3');
  assert.ok(semi !== undefined && supported !== undefined);
  assert.deepEqual([inUse(semi, plainDate('2025-03-31')), inUse(semi, plainDate('2025-04-01')), inUse(supported, plainDate('2024-03-31')), inUse(supported, plainDate('2024-04-01'))], [true, false, false, true]);
});

test('every code has a text and a source, and every list that a table names is there', () => {
  for (const [list, codes] of codeLists) for (const { code, text, source } of codes.values()) assert.ok(code !== '' && text !== '' && source !== '', list);
  const tables = [...Object.values(cinTables), ...ssda903Tables.map(({ table }) => table), ...ssdTables.map(({ table }) => table), ...annexALists.map(({ table }) => table)];
  for (const { fields, events, name } of tables) {
    for (const field of Object.values(fields)) if (field.kind === 'code') assert.ok(codeLists.has(field.list), `${name} ${field.list}`);
    for (const { type } of events) assert.ok(Object.hasOwn(eventTypes, type), `${name} ${type}`);
  }
});

test('a list in a cell is read in each form that warehouses write, and what is said no to is not in it', () => {
  const cases = [['["1A", "16A"]', '1A 16A'], ['{"1A": "Yes", "16A": "No", "3B": true}', '1A 3B'], ['1A;16A', '1A 16A'], ['16A', '16A'], ['["1A"];["16A","1A"]', '1A 16A'], ['{"NFA_FLAG": "N"}', ''], ['["1A"', '1A'], ['[]', '']] as const;
  for (const [cell, expected] of cases) assert.equal(listedIn(cell).join(' '), expected, cell);
});

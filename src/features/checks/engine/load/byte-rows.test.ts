import assert from 'node:assert/strict';
import test from 'node:test';
import { ByteRows, cellText, MORE_NEEDED } from './byte-rows.ts';

function cells(line: string): readonly string[] {
  const rows = new ByteRows();
  const bytes = Buffer.from(line);
  assert.equal(rows.next(bytes, 0, true), bytes.length);
  return Array.from({ length: rows.row.count }, (_, cell) => cellText(rows.row, cell));
}

test('a quotation mark opens, closes, and doubled within stands for itself', () => {
  assert.deepEqual(cells('a,"b",,"c, d"'), ['a', 'b', '', 'c, d']);
  assert.deepEqual(cells('"say ""no""","""","""""",""'), ['say "no"', '"', '""', '']);
  assert.deepEqual(cells('a "b, c" d,"e" f,"g""h"i'), ['a b, c d', 'e f', 'g"hi']);
  assert.deepEqual(cells('"two\r\nlines","é"\r\n'), ['two\r\nlines', 'é']);
});

test('a row is only read when its end is there, and its line counts the ends of lines within', () => {
  const rows = new ByteRows(7);
  const bytes = Buffer.from('"a\nb\rc\r\nd"\r\ne');
  for (let length = 0; length < bytes.length - 1; length++) assert.equal(rows.next(bytes.subarray(0, length), 0, false), MORE_NEEDED, `${length} bytes`);
  const next = rows.next(bytes, 0, false);
  assert.equal(next, bytes.length - 1);
  assert.equal(rows.row.line, 7);
  assert.equal(rows.next(bytes, next, true), bytes.length);
  assert.equal(rows.row.line, 11);
});

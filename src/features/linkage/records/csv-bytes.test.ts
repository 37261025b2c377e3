import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { CsvBytes } from './csv-bytes.ts';
import { cellTexts } from './sample-file.ts';

function fileOf(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sightline-csv-')), 'file.csv');
  writeFileSync(path, text);
  return path;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function readAll(text: string): { readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[]; readonly openQuote: number | undefined } {
  const reader = new CsvBytes(fileOf(text));
  const rows: string[][] = [];
  const lines: number[] = [];
  while (reader.next()) {
    rows.push(cellTexts(reader));
    lines.push(reader.row.line);
  }
  reader.close();
  return { rows, lines, openQuote: reader.openQuote };
}

test('cells may be quoted, hold line ends, doubled marks and nothing', () => {
  const { rows, lines } = readAll('\u{FEFF}id,name\r\n1,"O""Brien, Ann"\r\n\r\n2,"two\nlines"\n3,\n');
  assert.deepEqual(rows, [['id', 'name'], ['1', 'O"Brien, Ann'], ['2', 'two\nlines'], ['3', '']]);
  assert.deepEqual(lines, [1, 2, 4, 6]);
});

test('a file may part its cells by semicolons, tabs or bars', () => {
  for (const mark of [';', '\t', '|']) assert.deepEqual(readAll(`a${mark}b\n1${mark}2`).rows, [['a', 'b'], ['1', '2']]);
});

test('a quotation mark that is never closed is named by its line', () => {
  assert.equal(readAll('a,b\n1,2\n3,"4\n5,6\n').openQuote, 3);
});

test('any cells come back as csv-parse reads them, across the edges of the buffer too', () => {
  const cell = fc.stringMatching(/^[a-z",\n]{0,6}$/).map((text) => text.trim());
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (table) => {
    const padding = `"${'x'.repeat(4_194_304 - 40)}",y,z`;
    const text = `a,b,c\n${padding}\n${table.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
    const expected: string[][] = parse(text, { relaxColumnCount: true });
    assert.deepEqual(readAll(text).rows.slice(2), expected.slice(2).map((row) => row.map((one) => one.trim())));
  }), { seed: 11, numRuns: 10 });
});

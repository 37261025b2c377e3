import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const CODEBOOK = fileURLToPath(new URL('../features/coding/codebook/codebooks/reviews-2014-17.yaml', import.meta.url));
const DATA = fileURLToPath(new URL('../features/coding/data/sample/reviews-2014-17.csv', import.meta.url));
const SPEC = fileURLToPath(new URL('../features/figures/examples/table-1-parents.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'figures-table-'));

function table(data: string, ...more: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'figures', 'table', '--codebook', CODEBOOK, '--data', data, '--spec', SPEC, ...more], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

function changed(from: RegExp, to: string): string {
  const file = join(folder, 'changed.csv');
  writeFileSync(file, readFileSync(DATA, 'utf8').replace(from, to));
  return file;
}

test('figures table --json prints the table and nothing else', () => {
  const { status, out, err } = table(DATA, '--json');
  assert.deepEqual([status, err], [0, '']);
  const made = JSON.parse(out) as { title: string; unit: string; snapshot: string; rows: { code: string; label: string; cells: object[] }[] };
  assert.deepEqual([made.unit, made.rows[0]?.code, made.rows[0]?.label], ['reviews', 'parent_alcohol_misuse', 'Alcohol misuse']);
  assert.deepEqual(Object.keys(made.rows[0]?.cells[0] ?? {}).toSorted(), ['base', 'column', 'count', 'does_not_apply', 'high', 'low', 'not_mentioned', 'percent', 'suppressed']);
});

test('CSV and SVG are printed where they are asked for', () => {
  assert.match(table(DATA, '--csv').out, /^row,row_label,column,/);
  assert.match(table(DATA, '--svg').out, /^<svg [^]*<\/svg>\n$/);
});

test('what is wrong in the data stops the table, named with file, row and column', () => {
  const { status, out, err } = table(changed(/^R002,11_to_15,/m, 'R002,11-15,'));
  assert.deepEqual([status, out], [2, '']);
  assert.match(err, /CODED_VALUE_NOT_IN_CODEBOOK: “11-15” is not a value of age_band[^]*where: changed.csv row 3 column age_band/);
});

test('--allow-problems leaves out the cases in which something is wrong, names them and exits with 1', () => {
  const { status, out, err } = table(changed(/^R002,11_to_15,/m, 'R002,11-15,'), '--allow-problems', '--json');
  assert.equal(status, 1);
  assert.match(out, /"base":277/);
  assert.match(err, /changed.csv row 3 column age_band/);
});

test('a file that is not there is bad input', () => {
  const { status, err } = table(join(folder, 'nowhere.csv'), '--json');
  assert.equal(status, 2);
  assert.match(err, /^\{"errors":\[\{"code":"TABLE_FILE_NOT_READ"/);
});

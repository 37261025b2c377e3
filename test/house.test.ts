import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const CHECKOUT = join(import.meta.dirname, '..');
const LONGEST = 300;
/** Written by programs, and as long as they have to be. */
const MADE = new Set(['src/platform/database/tables.ts', 'package-lock.json']);

const files = globSync('**/*', { cwd: CHECKOUT, exclude: (name) => name === 'node_modules' || name === '.git' })
  .filter((file) => statSync(join(CHECKOUT, file), { throwIfNoEntry: false })?.isFile() === true && !MADE.has(file));
const texts = files.filter((file) => /\.(ts|js|njk|css|sql|md|json|sh)$|^script\/[a-z-]+$|^\.ci\//.test(file));
const read = (file: string) => readFileSync(join(CHECKOUT, file), 'utf8');
const linesLike = (pattern: RegExp, among: readonly string[]) => among.flatMap((file) =>
  read(file).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])));

test('there is something to look at', () => {
  assert.ok(texts.length > 200);
});

test(`no file in src is longer than ${LONGEST} lines`, () => {
  const long = texts.filter((file) => file.startsWith('src/')).map((file) => [file, read(file).split('\n').length - 1] as const).filter(([, lines]) => lines > LONGEST);
  assert.deepEqual(long, []);
});

test('no folder and no file is a drawer for odds and ends', () => {
  assert.deepEqual(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc(ellaneous)?)(\/|\.[a-z.]+$)/i.test(file)), []);
});

test('nothing names a place on somebody’s machine', () => {
  const others = texts.filter((file) => file !== 'test/house.test.ts');
  assert.deepEqual(linesLike(/(?<![\w.}/-])\/(work|root|Users|tmp|home\/\w+)\/\w/, others), []);
  assert.deepEqual(others.filter((file) => read(file).includes(CHECKOUT)), []);
});

test('the names of tests say what is so', () => {
  assert.deepEqual(linesLike(/^\s*(test|it|describe)(\.\w+)?\((['"`]).*\bshould\b/, texts.filter((file) => file.endsWith('.test.ts'))), []);
});

test('nothing is left undone without being said', () => {
  assert.deepEqual(linesLike(/\b(TODO|FIXME|XXX|HACK)\b|\btest\.(skip|todo|only)\(/, texts.filter((file) => /\.(ts|js|njk|sql)$/.test(file) && file !== 'test/house.test.ts')), []);
});

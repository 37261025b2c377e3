import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs, { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { headFile, readHeads, type Head } from './heads.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-heads-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;
const newPath = () => join(folder, `${(files += 1)}`, 'heads');
const head = (chain: string, seq: number): Head => ({ chain, seq, digest: seq.toString(16).padStart(64, '0') });

test('the newest head of each chain is kept, even where they came out of order', () => {
  const keeper = headFile(newPath());
  for (const seq of [1, 3, 2]) keeper.keep(head('panel', seq));
  keeper.keep(head('system', 1));
  assert.deepEqual([...keeper.newest().values()], [head('panel', 3), head('system', 1)]);
});

test('there are no heads before the first', () => {
  assert.equal(readHeads(newPath()).size, 0);
});

test('the file is shortened when it is opened, and says the same', () => {
  const path = newPath();
  const keeper = headFile(path);
  for (let seq = 1; seq <= 500; seq += 1) keeper.keep(head('panel', seq));
  const before = statSync(path).size;
  assert.deepEqual([...headFile(path).newest().values()], [head('panel', 500)]);
  assert.ok(statSync(path).size < before / 100);
});

test('only its owner can read it', () => {
  const path = newPath();
  headFile(path).keep(head('panel', 1));
  assert.equal(statSync(path).mode & 0o077, 0);
  headFile(path);
  assert.equal(statSync(path).mode & 0o077, 0);
});

test('a line that a power cut tore is passed over', () => {
  const path = newPath();
  headFile(path).keep(head('panel', 1));
  appendFileSync(path, 'panel 2 00');
  const keeper = headFile(path);
  keeper.keep(head('panel', 3));
  assert.deepEqual([...keeper.newest().values()], [head('panel', 3)]);
});

test('a keeper that was open before the file was shortened goes on', () => {
  const path = newPath();
  const early = headFile(path);
  early.keep(head('panel', 1));
  headFile(path);
  early.keep(head('panel', 2));
  assert.equal(readHeads(path).get('panel')?.seq, 2);
});

test('a shortening that was killed half-way holds up nobody, and is tried again later', () => {
  const path = newPath();
  const keeper = headFile(path);
  for (const seq of [1, 2]) keeper.keep(head('panel', seq));
  writeFileSync(`${path}.new`, 'half');
  headFile(path).keep(head('panel', 3));
  assert.equal(readFileSync(path, 'utf8').split('\n').length, 4);
  const anHourAgo = Date.now() / 1000 - 3600;
  utimesSync(`${path}.new`, anHourAgo, anHourAgo);
  assert.equal(headFile(path).newest().get('panel')?.seq, 3);
  assert.equal(readFileSync(path, 'utf8').split('\n').length, 2);
});

test('a file that may only be added to is added to', (t) => {
  const path = newPath();
  const keeper = headFile(path);
  for (const seq of [1, 2]) keeper.keep(head('panel', seq));
  t.mock.method(fs, 'renameSync', () => {
    throw Object.assign(new Error('Operation not permitted'), { code: 'EPERM' });
  });
  syncBuiltinESMExports();
  const again = headFile(path);
  t.mock.restoreAll();
  syncBuiltinESMExports();
  again.keep(head('panel', 3));
  assert.equal(readFileSync(path, 'utf8').split('\n').length, 4);
});

test('no head is lost while several processes append and shorten one file', async () => {
  const path = newPath();
  headFile(path);
  const source = new URL('./heads.ts', import.meta.url).href;
  const program = `
    const { headFile } = await import(${JSON.stringify(source)});
    const [path, name] = process.argv.slice(1);
    const early = headFile(path);
    for (let count = 1; count <= 200; count += 1) {
      (count % 10 === 0 ? headFile(path) : early).keep({ chain: name + count, seq: 1, digest: '0'.repeat(64) });
    }`;
  const names = ['a', 'b', 'c', 'd'];
  const statuses = await Promise.all(names.map((name) => new Promise((resolve) => {
    spawn(process.execPath, ['--input-type=module', '-e', program, path, name], { stdio: ['ignore', 'inherit', 'inherit'] }).once('exit', resolve);
  })));
  assert.deepEqual(statuses, [0, 0, 0, 0]);
  assert.equal(readHeads(path).size, 800);
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

const CHECKOUT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sightline-types-'));
after(() => rmSync(folder, { recursive: true }));

/** What the compiler says of one program that is put in the place of test/types/page.ts. */
async function compile(text: string): Promise<string> {
  const file = join(folder, 'program.mts');
  writeFileSync(file, text.replaceAll("'../../", `'${CHECKOUT}/`));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(CHECKOUT, 'tsconfig.json'), compilerOptions: { types: ['node'], typeRoots: [join(CHECKOUT, 'node_modules/@types')] }, include: [], files: [file] }));
  const run = promisify(execFile)(join(CHECKOUT, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder]);
  return run.then(({ stdout }) => stdout, (fault: { stdout?: string }) => String(fault.stdout));
}

const program = readFileSync(join(import.meta.dirname, 'page.ts'), 'utf8');
const mistakes = program.split('\n').filter((line) => line.trimStart().startsWith('// @ts-expect-error'));

test('a page without its permission, its audit event or its record does not compile', async () => {
  assert.ok(mistakes.length >= 9);
  assert.equal((await compile(program)).split('\n').filter((line) => line.includes('program.mts')).join('\n'), '');
});

test('each of those programs is refused for itself', async () => {
  const output = await compile(program.replaceAll('// @ts-expect-error', '//'));
  const errors = output.split('\n').filter((line) => line.includes('program.mts('));
  assert.equal(errors.length, mistakes.length, output);
});

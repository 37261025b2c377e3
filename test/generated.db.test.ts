import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { madeDocuments } from '../src/app/documents/index.ts';
import { refusalBooks } from '../src/app/documents/errors.ts';
import { testDatabase } from './support/database.ts';

const { owner, ownerUrl } = await testDatabase();
const documents = await madeDocuments(owner, ownerUrl);

for (const [file, text] of documents) {
  test(`${file} says what the program does`, async () => {
    const written = await readFile(new URL(`../${file}`, import.meta.url), 'utf8').catch(() => '');
    assert.ok(written === text, `${file} is not what the program says now. Run script/generate and commit what it writes.\n${firstDifference(written, text)}`);
  });
}

/** Said of a form's field in one place and of what was typed in another: the same thing is wrong. */
const sharedOnPurpose = new Set(['TIME_NOT_READABLE']);

test('no two rooms use one code for different things', async () => {
  const meanings = new Map<string, string>();
  for (const [room, words] of await refusalBooks()) {
    for (const [code, text] of Object.entries(words)) {
      const known = meanings.get(code);
      assert.ok(known === undefined || known === text || sharedOnPurpose.has(code), `${code} in src/${room} says "${text}", and elsewhere "${known}"`);
      meanings.set(code, text);
    }
  }
});

function firstDifference(written: string, made: string): string {
  const [before, after] = [written.split('\n'), made.split('\n')];
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line === -1 ? after.length : line;
  return `Line ${at + 1} is\n  ${before[at] ?? '(not there)'}\nand ought to be\n  ${after[at] ?? '(not there)'}`;
}

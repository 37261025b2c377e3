import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bringApart } from './apart.ts';

test('what a killed server left of people’s records is taken away by the next, and what is at work is not', async () => {
  const [old, atWork] = [mkdtempSync(join(tmpdir(), 'sightline-linking-')), mkdtempSync(join(tmpdir(), 'sightline-linking-'))];
  writeFileSync(join(old, 'records.csv'), 'ann,7 lighthouse parade');
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(old, yesterday, yesterday);
  const brought = await bringApart('a.csv', new TextEncoder().encode('forename,surname\nann,lee\n'), 10);
  assert.ok(brought.ok);
  assert.deepEqual([existsSync(old), existsSync(atWork)], [false, true]);
  rmSync(atWork, { recursive: true });
});

const rows = (count: number): Uint8Array => new TextEncoder().encode(`forename,surname\n\n${Array.from({ length: count }, (_, row) => `"ann\n${row}",lee`).join('\n\n')}\n\n`);

test('a file of more rows than there is room for is refused before it is read, blank rows and the heading not counted', async () => {
  const [fits, more] = [await bringApart('a.csv', rows(10), 10), await bringApart('a.csv', rows(11), 10)];
  assert.ok(fits.ok && fits.value.records.length === 10);
  assert.ok(!more.ok);
  assert.equal(more.refusals[0].code, 'LINKAGE_TOO_MANY');
});

import assert from 'node:assert/strict';
import { linkSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { combineCommand } from './chronology-combine.ts';
import { linkRun } from './link.ts';
import { wouldOverwrite } from './would-overwrite.ts';

const folder = mkdtempSync(join(tmpdir(), 'overwrite-'));
const [account, other] = [join(folder, 'account.csv'), join(folder, 'other.csv')];
writeFileSync(account, 'Date,Event\n01/02/2024,Seen\n');
symlinkSync(account, join(folder, 'link.csv'));
linkSync(account, join(folder, 'hard.csv'));
const asked = { arguments: {}, rest: [account], many: {}, progress: () => undefined };

test('no output takes the place of an input or of another output', async () => {
  assert.equal((await wouldOverwrite([account], { '--out': join(folder, 'x', '..', 'account.csv') }))?.where, '--out');
  assert.equal((await wouldOverwrite([account], { '--out': join(folder, 'link.csv') }))?.where, '--out');
  assert.equal((await wouldOverwrite([account], { '--out': join(folder, 'hard.csv') }))?.where, '--out');
  assert.equal((await wouldOverwrite([account], { '--out': other, '--clusters': other }))?.where, '--clusters');
  assert.equal(await wouldOverwrite([account], { '--out': other, '--clusters': undefined }), undefined);
});

test('combine and link run leave their input as it was', async () => {
  for (const outcome of [await combineCommand({ ...asked, options: { out: account } }), await linkRun({ ...asked, options: { out: account } })]) {
    assert.equal(outcome.ok ? 'written' : outcome.refusals[0].code, 'OUTPUT_OVERWRITES');
  }
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { headFile, recorder } from '../features/audit/index.ts';
import { deriveKey, type Environment } from '../platform/config/index.ts';
import { testDatabase, TEST_SECRET } from '../../test/support/database.ts';
import { deed } from '../../test/support/trail.ts';
import { auditCommands } from './audit-commands.ts';
import { runCommandLine } from './run.ts';

const { owner, app, ownerUrl } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sightline-verify-'));
after(() => rmSync(folder, { recursive: true }));
const heads = headFile(join(folder, 'heads'));
const settings = { SIGHTLINE_MODE: 'live', SIGHTLINE_SECRET: TEST_SECRET, SIGHTLINE_HOME: folder, SIGHTLINE_AUDIT_HEADS: join(folder, 'heads'), DATABASE_URL: ownerUrl };
const record = recorder(deriveKey(TEST_SECRET, 'audit'));
for (let entry = 0; entry < 3; entry += 1) heads.keep(await app.transaction().execute((tx) => record(tx, deed('panel'))));

async function verify(words: readonly string[], env: Environment = settings): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(['audit', 'verify', ...words], auditCommands(env), { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

test('a clean trail leaves with status 0 and says how much was checked', async () => {
  assert.deepEqual(await verify([]), { status: 0, err: '', out: 'Checked 3 audit entries in 1 chain. Each is as it was signed, and none is missing.\n' });
  assert.deepEqual(JSON.parse((await verify(['--json'])).out), { entries: 3, chains: 1, notKept: 0, found: [] });
});

test('a database that is not there, or was never installed, is bad input', async () => {
  const empty = { ...settings, DATABASE_URL: undefined };
  const { status, err } = await verify([], empty);
  assert.equal(status, 2);
  assert.match(err, /NOT_INSTALLED: There is no Sightline database at/);
  assert.equal((await verify([], { ...settings, DATABASE_URL: ownerUrl.replace(/[^/]+$/, 'postgres') })).status, 2);
});

test('settings that cannot be read are bad input, and a server that cannot be reached is a fault', async () => {
  assert.equal((await verify([], { ...settings, DATABASE_URL: 'elsewhere' })).status, 2);
  assert.equal((await verify([], { ...settings, DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' })).status, 3);
  assert.equal((await verify(['--all'])).status, 2);
});

test('another secret makes every entry look changed, and the command says what to look at', async () => {
  const { status, err } = await verify([], { ...settings, SIGHTLINE_SECRET: `${TEST_SECRET}, but another` });
  assert.equal(status, 1);
  assert.match(err, /SIGHTLINE_SECRET/);
});

test('lost heads are noted, because removal could no longer be seen', async () => {
  const { status, err } = await verify([], { ...settings, SIGHTLINE_AUDIT_HEADS: join(folder, 'other') });
  assert.equal(status, 0);
  assert.match(err, /no chain heads are kept outside the database/);
});

test('a tampered trail leaves with status 1 and names each entry', async () => {
  await sql`delete from audit.entry where seq = 3`.execute(owner);
  await sql`update audit.entry set event = 'other' where seq = 1`.execute(owner);
  const { status, out } = await verify([]);
  assert.equal(status, 1);
  assert.match(out, /panel: Entry 1 was changed: it is not as it was signed\n {2}panel: Entry 3 was removed from the end of the chain\n/);
  assert.equal((await verify(['--json'])).status, 1);
});

test('a live database is not checked with the settings of a demonstration, whose secret is another', async () => {
  const { status, err } = await verify([], { ...settings, SIGHTLINE_MODE: undefined, SIGHTLINE_SECRET: undefined });
  assert.equal(status, 2);
  assert.match(err, /DATABASE_IS_LIVE/);
  assert.match(err, /SIGHTLINE_MODE, SIGHTLINE_SECRET/);
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TEST_SECRET, testDatabase } from '../../test/support/database.ts';
import { peopleCommands } from './people-commands.ts';
import { runCommandLine } from './run.ts';

const { owner, ownerUrl } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sightline-people-'));
after(() => rmSync(folder, { recursive: true }));
const settings = { SIGHTLINE_MODE: 'live', SIGHTLINE_SECRET: TEST_SECRET, SIGHTLINE_HOME: folder, DATABASE_URL: ownerUrl, SIGHTLINE_PUBLIC_URL: 'https://sightline.example' };

async function run(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, peopleCommands(settings), { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

const person = (changes: Readonly<Record<string, string>> = {}) => Object.entries({
  name: 'Simon Peel', email: 'Simon.Peel@coveshire.example', role: 'administrator', organisation: 'Coveshire Council', partnership: 'Coveshire', ...changes,
}).flatMap(([option, value]) => (value === '' ? [] : [`--${option}`, value]));

test('a partnership, its council and its first administrator are made from the command line', async () => {
  assert.equal((await run('partnership', 'add', '--name', 'Coveshire Safeguarding Children Partnership', '--area', 'Coveshire')).status, 0);
  assert.equal((await run('organisation', 'add', '--name', 'Coveshire Council', '--kind', 'council', '--partnership', 'Coveshire', '--part', 'council')).status, 0);
  const { status, out } = await run('person', 'add', ...person());
  assert.equal(status, 0);
  assert.match(out, /https:\/\/sightline\.example\/set-up\/[\w-]{43}\n/);
});

test('what is not there is refused with what there is', async () => {
  assert.match((await run('person', 'add', ...person({ role: 'chief' }))).err, /ROLE_NOT_KNOWN.*administrator/s);
  assert.match((await run('person', 'add', ...person({ organisation: 'Elsewhere' }))).err, /ORGANISATION_NOT_KNOWN.*Coveshire Council/s);
  assert.match((await run('person', 'add', ...person({ partnership: 'Elsewhere' }))).err, /PARTNERSHIP_NOT_KNOWN/);
  assert.match((await run('person', 'add', ...person({ partnership: '' }))).err, /PARTNERSHIP_MISSING/);
  assert.match((await run('person', 'add', ...person({ role: 'panel_analyst' }))).err, /PARTNERSHIP_NOT_WANTED/);
  assert.match((await run('person', 'add', ...person({ email: 'simon' }))).err, /PERSON_EMAIL_NOT_READABLE/);
  assert.match((await run('organisation', 'add', '--name', 'X', '--kind', 'guild')).err, /ORGANISATION_KIND_NOT_KNOWN/);
});

test('the same role twice is refused, and another is given to the same person', async () => {
  assert.match((await run('person', 'add', ...person())).err, /ROLE_ALREADY_HELD/);
  assert.equal((await run('person', 'add', ...person({ role: 'business_manager' }))).status, 0);
  assert.equal((await owner.selectFrom('access.person').select('id').execute()).length, 1);
});

test('a person of the Panel has no partnership', async () => {
  await run('organisation', 'add', '--name', 'Child Safeguarding Practice Review Panel', '--kind', 'panel');
  const { status, out } = await run('person', 'add', ...person({ name: 'Aled Bright', email: 'aled@panel.example', role: 'panel_secretariat', organisation: 'Child Safeguarding Practice Review Panel', partnership: '' }), '--json');
  assert.equal(status, 0);
  assert.match(JSON.parse(out).link, /\/set-up\//);
});

test('an account is switched off by its address', async () => {
  assert.match((await run('person', 'switch-off', '--email', 'simon.peel@coveshire.example')).out, /Simon Peel is signed out everywhere/);
  assert.equal((await owner.selectFrom('access.person').select('active').where('email', '=', 'simon.peel@coveshire.example').executeTakeFirst())?.active, false);
  assert.match((await run('person', 'switch-off', '--email', 'nobody@coveshire.example')).err, /PERSON_NOT_KNOWN/);
  assert.equal((await run('person', 'switch-on', '--email', 'simon.peel@coveshire.example')).status, 0);
});

test('every act is in the trail', async () => {
  const events = await owner.selectFrom('audit.entry').select('event').orderBy('at').execute();
  assert.deepEqual(events.map(({ event }) => event), [
    'partnership.added', 'organisation.added', 'account.added', 'account.added', 'organisation.added', 'account.added', 'account.switched-off', 'account.switched-on',
  ]);
});

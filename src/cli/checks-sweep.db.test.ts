import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { liveArea } from '../features/checks/live/live-area.fixture.ts';
import type { EventRow } from '../features/events/index.ts';
import { testDatabase, TEST_SECRET } from '../../test/support/database.ts';
import { checksSweepCommands } from './checks-sweep-commands.ts';
import { runCommandLine } from './run.ts';

const { owner, ownerUrl } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sightline-sweep-'));
after(() => rmSync(folder, { recursive: true }));
const settings = { SIGHTLINE_MODE: 'live', SIGHTLINE_SECRET: TEST_SECRET, SIGHTLINE_HOME: folder, SIGHTLINE_AUDIT_HEADS: join(folder, 'heads'), DATABASE_URL: ownerUrl };

const blank = { event_id: '', child_id: '', known_to: '', agency: 'children_social_care', area: 'Sweepshire', persons: '', attributes: '', text: '' };
const came: EventRow = { ...blank, type: 'missing_ended', occurred: '2026-01-05T10:00' };
const offered: EventRow = { ...blank, type: 'return_home_interview_offered', occurred: '2026-01-06T10:00', attributes: '{"independent": "yes"}' };
// Of twelve children who came home nine were offered an interview within 72 hours.
const cases = Array.from({ length: 12 }, (_, index) => (index % 4 === 0 ? [came] : [came, offered]));
const ids = await liveArea(owner, ['P-02'], cases, new Date('2026-02-01T00:00:00Z'));

async function sweep(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(['checks', 'sweep', ...words], checksSweepCommands(settings), { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

test('every case whose time has come is asked, and it is said how far that is, and of nobody', async () => {
  const { status, out, err } = await sweep();
  assert.deepEqual([status, out], [0, '12 cases were asked\n']);
  assert.match(err, /12 cases wait[\s\S]*50% of them asked/);
  for (const id of ids) assert.ok(!`${out}${err}`.includes(id));
  const found = await owner.selectFrom('checks.signal').select(['case_id', 'check_id', 'result']).execute();
  assert.deepEqual(found.map(({ case_id, ...said }) => [ids.indexOf(case_id), said]).toSorted((a, b) => Number(a[0]) - Number(b[0])), [0, 4, 8].map((place) => [place, { check_id: 'P-02', result: 'fired' }]));
});

test('what was asked is not asked again, so that one that was stopped goes on where it was', async () => {
  assert.deepEqual(JSON.parse((await sweep('--json')).out), { asked: 0, put_off: 0 });
  await owner.updateTable('checks.due').set({ run_at: new Date('2026-02-01T00:00:00Z') }).where('case_id', 'in', ids.slice(0, 5)).execute();
  assert.deepEqual(JSON.parse((await sweep('--json')).out), { asked: 5, put_off: 0 });
  assert.deepEqual(JSON.parse((await sweep('--all', '--json')).out), { asked: 12, put_off: 0 });
});

test('a case that cannot be asked is put off, the others are asked, and the command says so', async () => {
  await owner.insertInto('cases.child').values({ case_id: ids[3] ?? '', seq: 2, content: '{"answers": 5}', reason: '', asked_by: '', at: new Date(), by_person: (await owner.selectFrom('access.person').select('id').executeTakeFirstOrThrow()).id }).execute();
  const { status, out, err } = await sweep('--all');
  assert.deepEqual([status, out], [1, '11 cases were asked\n']);
  assert.match(err, /1 case could not be asked and waits for a quarter of an hour/);
  assert.ok(!`${out}${err}`.includes(ids[3] ?? ''));
});

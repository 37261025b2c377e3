import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { considered, openThrough, recordThrough } from './considered.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const bm = await new Visitor(server).be('coveshire', 'bm');
const notifier = await new Visitor(server).be('coveshire', 'notifier');

const delay = {
  reason: 'The post-mortem is awaited', rows: '1', seen: '0', copy: 'a', do: 'record', learningActedOn: 'Nothing has been acted on yet',
  'told-1-who': 'The Panel’s secretariat', 'told-1-on-day': '23', 'told-1-on-month': '11', 'told-1-on-year': '2026',
  'revised-day': '4', 'revised-month': '12', 'revised-year': '2026',
};

async function acts(address: string): Promise<number> {
  const id = address.split('/')[2] ?? '';
  return (await database.owner.selectFrom('incidents.act').select('kind').where('incident_id', '=', id).execute()).length;
}

test('a suspicion that comes later moves the clock to the day it began, and says why', async () => {
  const incident = await recordThrough(bm, { suspicion: 'not-yet-known', occurred: '2 November 2026', 'councilAware-day': '3' });
  assert.match((await bm.get(incident)).html, /Late/);
  await bm.get(`${incident}/suspicion`);
  const done = await bm.post(`${incident}/suspicion`, { suspicion: 'suspected', 'since-day': '20', 'since-month': '11', 'since-year': '2026', reason: 'The second skeletal survey' });
  const page = await bm.follow(done);
  assert.match(page.html, /Due Friday 27 November 2026/);
  assert.match(page.html, /abuse or neglect was first suspected on Friday 20 November 2026/);
  assert.match(page.html, /Based on: The second skeletal survey/);
});

test('a suspicion in the future, without a day or without what it is based on is refused', async () => {
  const incident = await recordThrough(bm);
  await bm.get(`${incident}/suspicion`);
  const good = { suspicion: 'known', 'since-day': '20', 'since-month': '11', 'since-year': '2026', reason: 'A report' };
  for (const [changes, code, field] of [
    [{ 'since-year': '2027' }, 'DATE_STILL_TO_COME', 'since'], [{ 'since-day': '' }, 'DATE_INCOMPLETE', 'since'], [{ reason: '' }, 'ANSWER_MISSING', 'reason'],
  ] as const) {
    const page = await bm.post(`${incident}/suspicion`, { ...good, ...changes });
    assert.match(page.html, new RegExp(`href="#${field}"[^>]*data-code="${code}"`), code);
  }
  assert.equal(await acts(incident), 1);
});

test('corrected facts are added beside the old, and the history shows both', async () => {
  const incident = await recordThrough(bm);
  assert.match((await bm.get(`${incident}/facts`)).html, /A made-up child was found by the police\./);
  const correction = considered({ based: '1', place: 'A tent', 'child-1-age': '3', reason: 'The police log', do: 'record' });
  const done = await bm.post(`${incident}/facts`, correction);
  const page = await bm.follow(done);
  assert.match(page.html, /Kind of place: was “Temporary accommodation”, now “A tent”/);
  assert.match(page.html, /The child: was “Died, aged 2;[^”]*”, now “Died, aged 3;/);
});

test('a correction without a reason, without a change or with a date that cannot be is refused', async () => {
  const incident = await recordThrough(bm);
  await bm.get(`${incident}/facts`);
  const base = { based: '1', reason: 'A reason', do: 'record' };
  assert.match((await bm.post(`${incident}/facts`, considered({ ...base, place: 'A park', reason: '' }))).html, /href="#reason"[^>]*data-code="ANSWER_MISSING"/);
  assert.match((await bm.post(`${incident}/facts`, considered({ ...base, seen: '1' }))).html, /Nothing here differs from what is recorded/);
  assert.match((await bm.post(`${incident}/facts`, considered({ ...base, 'councilAware-day': '20' }))).html, /data-code="AWARE_BEFORE_INCIDENT"/);
  assert.equal(await acts(incident), 1);
});

test('two corrections from two pages: the second sees the first before adding to it', async () => {
  const incident = await recordThrough(bm);
  await notifier.get(`${incident}/facts`);
  await bm.get(`${incident}/facts`);
  await bm.post(`${incident}/facts`, considered({ based: '1', place: 'A tent', reason: 'Police log', do: 'record' }));
  const both = await notifier.post(`${incident}/facts`, considered({ based: '1', copy: 'b', toldBy: 'Ambulance service', reason: 'The call', do: 'record' }));
  assert.equal(both.status, 422);
  assert.match(both.html, /FACTS_CHANGED[\s\S]*A tent[\s\S]*Ambulance service/);
  assert.match(both.html, /name="based" value="2"/);
  assert.equal(await acts(incident), 2);
});

test('a delay is shown beside the due date, which does not move', async () => {
  const incident = await recordThrough(bm);
  await bm.get(`${incident}/delay`);
  const added = await bm.post(`${incident}/delay`, { ...delay, do: 'add-told' });
  assert.equal(added.location, `${incident}/delay#told-2-who`);
  await bm.follow(added);
  const two = { ...delay, rows: '2', seen: '1', 'told-2-who': 'Ashshire Council', 'told-2-on-day': '22', 'told-2-on-month': '11', 'told-2-on-year': '2026' };
  const page = await bm.follow(await bm.post(`${incident}/delay`, two));
  assert.match(page.html, /Due Friday 27 November 2026, 4 working days left/);
  assert.match(page.html, /Revised date Friday 4 December 2026\. It was due Friday 27 November 2026: the clock does not pause/);
  assert.match(page.html, /The Panel’s secretariat, on Monday 23 November 2026; Ashshire Council, on Sunday 22 November 2026/);
  assert.match((await bm.get('/incidents')).html, /Delay recorded: revised date Friday 4 December 2026/);
  clock.now = new Date('2026-11-30T09:00:00Z');
  assert.match((await (await new Visitor(server).be('coveshire', 'bm')).get(incident)).html, /Late[\s\S]*was due Friday 27 November 2026/, 'a delay does not stop the clock from being late');
  clock.now = MORNING;
});

test('a delay with a gap is refused at its field, and nothing is recorded', async () => {
  const incident = await recordThrough(bm);
  await bm.get(`${incident}/delay`);
  for (const [changes, code, field] of [
    [{ reason: '' }, 'ANSWER_MISSING', 'reason'], [{ 'told-1-who': '' }, 'ANSWER_MISSING', 'told-1-who'],
    [{ 'revised-day': '27', 'revised-month': '11' }, 'DELAY_REVISED_DATE_TOO_EARLY', 'revised'], [{ learningActedOn: '' }, 'ANSWER_MISSING', 'learningActedOn'],
    [{ rows: '2', 'told-2-who': 'Somebody' }, 'TOLD_HALF', 'told-2-on'], [{ 'told-1-on-day': '24' }, 'DATE_STILL_TO_COME', 'told-1-on'],
  ] as const) {
    const page = await bm.post(`${incident}/delay`, { ...delay, ...changes });
    assert.match(page.html, new RegExp(`href="#${field}"[^>]*data-code="${code}"`), `${code} at ${field}`);
  }
  assert.equal(await acts(incident), 1);
});

test('nothing can be done to an incident that has not been recorded', async () => {
  const form = await openThrough(bm);
  const incident = form.replace('/record', '');
  assert.equal((await bm.get(incident)).location, form);
  for (const act of ['facts', 'suspicion', 'delay']) assert.equal((await bm.get(`${incident}/${act}`)).status, 404, act);
  const partner = await new Visitor(server).be('coveshire', 'partner-police');
  assert.match((await partner.get(incident)).html, /not yet recorded/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { typeChoices } from '../record/entry-form.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const be = (key: string, place = 'coveshire'): Promise<Visitor> => new Visitor(server).be(place, key);
const [supervisor, worker, school] = [await be('supervisor'), await be('practitioner'), await be('practitioner-school')];
const CHILD = { 'known-as': 'Robin', born: 'May 2014', sex: '2' };
let here = '';

const found = (): Promise<{ readonly id: string; readonly corrects: string | null; readonly kind: string }[]> => database.owner.selectFrom('cases.entry').select(['id', 'corrects', 'kind']).orderBy('recorded_at').execute();

test('a case is opened in a team, by a supervisor, under a reference that is taken once', async () => {
  assert.match((await supervisor.follow(await supervisor.get('/cases/open'))).html, /Add a team first/);
  assert.equal((await supervisor.post('/cases/teams', {})).status, 422);
  assert.equal((await supervisor.post('/cases/teams', { name: 'North' })).status, 303);
  assert.match((await supervisor.post('/cases/teams', { name: 'North' })).html, /CASE_TEAM_TAKEN/);
  const { html } = await supervisor.get('/cases/open');
  const team = /<option value="([0-9a-f-]{36})"[^>]*>North/.exec(html)?.[1] ?? '';
  assert.equal((await supervisor.post('/cases/open', {})).status, 422);
  const opened = await supervisor.post('/cases/open', { reference: 'C-1', team, ...CHILD });
  here = opened.location ?? '';
  assert.match((await supervisor.get(here)).html, /Robin/);
  assert.match((await supervisor.post('/cases/open', { reference: 'C-1', team, ...CHILD })).html, /CASE_REFERENCE_TAKEN/);
  assert.equal((await worker.get('/cases/open')).status, 403);
});

test('to those who do not hold it a case does not exist, whatever their role', async () => {
  const entry = '00000000-0000-4000-8000-000000000000';
  const addresses = [here, `${here}/add`, `${here}/add/missing_started`, `${here}/child`, `${here}/signals`, `${here}/looked-at`, `${here}/entries/${entry}`];
  for (const visitor of [worker, school, await be('practitioner', 'ashshire')]) for (const address of addresses) assert.equal((await visitor.get(address)).status, 404, address);
  for (const key of ['bm', 'partner-council', 'scrutineer', 'administrator', 'author-police', 'notifier']) for (const address of addresses) assert.equal((await (await be(key)).get(address)).status, 403, `${key} ${address}`);
  assert.doesNotMatch((await worker.get('/cases')).html, /C-1|Robin/);
});

test('a supervisor says who holds a case, and reads it no more once they do not hold it', async () => {
  const holders = `${here}/holders`;
  assert.match((await supervisor.get(holders)).html, /Ned Farrow[\s\S]*Ada Lindqvist|Ada Lindqvist[\s\S]*Ned Farrow/);
  assert.equal((await supervisor.post(holders, {})).status, 422);
  assert.equal((await supervisor.post(holders, { person: demoId('person', 'coveshire', 'bm') })).status, 422);
  assert.equal((await supervisor.post(holders, { person: demoId('person', 'ashshire', 'practitioner') })).status, 422);
  assert.equal((await supervisor.post(holders, { person: demoId('person', 'coveshire', 'practitioner') })).status, 303);
  assert.match((await supervisor.post(holders, { person: demoId('person', 'coveshire', 'practitioner') })).html, /CASE_HOLDER_ALREADY/);
  assert.equal((await worker.get(here)).status, 200);
  assert.equal((await worker.get(holders)).status, 403);
  assert.equal((await supervisor.post(`${holders}/end`, { holder: demoId('person', 'coveshire', 'supervisor') })).status, 303);
  assert.equal((await supervisor.get(here)).status, 404);
  assert.match((await supervisor.get('/cases')).html, /C-1[\s\S]*Ned Farrow/);
  assert.doesNotMatch((await supervisor.get('/cases')).html, /Robin/);
});

test('every kind of event has a form, and one that is sent empty says what is missing', async () => {
  const types = [...new Set(typeChoices().flatMap((group) => group.types.map(({ type }) => type)))];
  assert.ok(types.length > 90, String(types.length));
  const { html } = await worker.get(`${here}/add`);
  for (const type of types) assert.ok(html.includes(`${here}/add/${type}"`), type);
  for (const type of ['missing_ended', 'supervision', 'epo_granted', 'area_handover_discussion']) {
    await worker.get(`${here}/add/${type}`);
    const empty = await worker.post(`${here}/add/${type}`, {});
    assert.equal(empty.status, 422, type);
    assert.match(empty.html, /Select the service that recorded it/);
  }
  for (const type of ['panel_told', 'decision_signed', 'constructor', 'x']) assert.equal((await worker.get(`${here}/add/${type}`)).status, 404, type);
});

test('an entry keeps the date as it was typed, and who recorded it', async () => {
  await worker.get(`${here}/add/home_conditions`);
  const typed = { occurred: 'about 3 May 2026', agency: 'health', area: 'Coveshire', text: 'Beds without <sheets>' };
  assert.equal((await worker.post(`${here}/add/home_conditions`, { ...typed, occurred: '1 January 2027' })).status, 422);
  assert.equal((await worker.post(`${here}/add/home_conditions`, typed)).status, 303);
  const { html } = await worker.get(here);
  assert.match(html, /about 3 May 2026[\s\S]*Beds without &lt;sheets&gt;[\s\S]*Ned Farrow/);
});

test('a correction says who asked for it, and both forms are kept', async () => {
  const [{ id } = { id: '' }] = await found();
  const correct = `${here}/entries/${id}/correct`;
  assert.match((await worker.get(correct)).html, /about 3 May 2026/);
  const typed = { occurred: '4 May 2026', agency: 'health', area: 'Coveshire', text: 'Beds with sheets' };
  assert.match((await worker.post(correct, typed)).html, /Select who asked for this correction/);
  const done = await worker.post(correct, { ...typed, 'asked-by': 'mother', reason: 'She showed us the room' });
  const page = await worker.follow(done);
  assert.match(page.html, /As it stands now: 4 May 2026[\s\S]*The mother[\s\S]*She showed us the room[\s\S]*As it was recorded before: about 3 May 2026/);
  assert.match((await worker.post(correct, { ...typed, 'asked-by': 'child', reason: 'Again' })).html, /CASE_ENTRY_REPLACED/);
  assert.doesNotMatch((await worker.get(here)).html, /Beds without/);
});

test('an entry that does not belong here is taken out, and stays to be read', async () => {
  const newest = (await found()).at(-1)?.id ?? '';
  const takeOut = `${here}/entries/${newest}/take-out`;
  await worker.get(takeOut);
  assert.equal((await worker.post(takeOut, {})).status, 422);
  assert.equal((await worker.post(takeOut, { 'asked-by': 'service', reason: 'It is about another child' })).status, 303);
  const { html } = await worker.get(here);
  assert.match(html, /Nothing is recorded yet[\s\S]*Taken out[\s\S]*It is about another child/);
  assert.equal((await found()).length, 3);
});

test('who the child is can be corrected, with who asked', async () => {
  await worker.get(`${here}/child`);
  assert.equal((await worker.post(`${here}/child`, { ...CHILD, born: '2 May 2014' })).status, 422);
  assert.equal((await worker.post(`${here}/child`, { ...CHILD, born: '2 May 2014', 'asked-by': 'child', reason: 'My birthday is the second' })).status, 303);
  assert.match((await worker.get(here)).html, /2 May 2014/);
  assert.match((await worker.get(`${here}/child`)).html, /The child\. My birthday is the second/);
});

test('a case that is passed to another organisation’s team is that organisation’s to give', async () => {
  const { owner } = database;
  const [organisation, partnership, by] = [demoId('organisation', 'coveshire', 'school'), demoId('partnership', 'coveshire'), demoId('person', 'coveshire', 'supervisor')];
  const team = demoId('team', 'coveshire', 'school');
  await owner.insertInto('cases.team').values({ id: team, partnership_id: partnership, organisation_id: organisation, name: 'Pastoral', added_at: new Date(), added_by: by }).execute();
  await supervisor.get(`${here}/holders`);
  assert.equal((await supervisor.post(`${here}/team`, {})).status, 422);
  assert.equal((await supervisor.post(`${here}/team`, { team })).location, '/cases');
  assert.equal((await supervisor.get(`${here}/holders`)).status, 404);
  assert.equal((await worker.get(here)).status, 200);
});

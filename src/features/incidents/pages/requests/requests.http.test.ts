import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../../demo/index.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../../test/support/visitor.ts';
import { summaryTyped } from '../../fixtures/summary-typed.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const incident = await incidentUnderReview(database);
const agencies = `/incidents/${incident}/agencies`;
const school = demoId('organisation', 'coveshire', 'school');
const housing = demoId('organisation', 'coveshire', 'housing');
const police = demoId('organisation', 'coveshire', 'police');

const be = (key: string, place = 'coveshire'): Promise<Visitor> => new Visitor(server).be(place, key);

async function acts(): Promise<number> {
  return (await database.owner.selectFrom('incidents.request_act').select('seq').execute()).length;
}

function due(id: string, day: string, month = '12', year = '2026'): Record<string, string> {
  return { [`due-${id}-day`]: day, [`due-${id}-month`]: month, [`due-${id}-year`]: year };
}

async function requestOf(organisation: string): Promise<string> {
  const { id } = await database.owner.selectFrom('incidents.agency_request').select('id').where('organisation_id', '=', organisation).orderBy('id').executeTakeFirstOrThrow();
  return id;
}

function words({ html }: Page): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('the form offers every agency, a date inside the fifteen working days, and a text with the reference and the child', async () => {
  const page = await (await be('bm')).get(`${agencies}/ask`);
  assert.equal(page.status, 200);
  assert.match(page.html, /Saltmarsh Primary School/);
  assert.match(page.html, new RegExp(`name="due-${school}-day"[^>]*value="2"`));
  assert.match(page.html, /our reference 2026-001/);
  assert.match(page.html, /Robin Vale, born 3 May 2026/);
  assert.doesNotMatch(/<title>([^<]*)/.exec(page.html)?.[1] ?? '', /Robin/);
});

test('asking nobody, a date that has passed, and no words are refused at their fields, and nothing is asked', async () => {
  const visitor = await be('bm');
  await visitor.get(`${agencies}/ask`);
  const nobody = await visitor.post(`${agencies}/ask`, { text: 'Typed with care' });
  assert.equal(nobody.status, 422);
  assert.match(nobody.html, /Select at least one agency/);
  assert.match(nobody.html, /Typed with care/);
  const past = await visitor.post(`${agencies}/ask`, { agencies: [school], ...due(school, '1', '11'), text: 'Please' });
  assert.match(past.html, /must be today or later/);
  assert.match(past.html, new RegExp(`href="#due-${school}"`));
  const wordless = await visitor.post(`${agencies}/ask`, { agencies: [school], ...due(school, '2'), text: ' ' });
  assert.match(wordless.html, /Enter what the agencies are asked for/);
  const stranger = await visitor.post(`${agencies}/ask`, { agencies: [demoId('organisation', 'ashshire', 'school')], text: 'Please' });
  assert.equal(stranger.status, 422);
  assert.equal(await acts(), 0);
});

test('several agencies are asked at once, each with its own date, and are not asked twice', async () => {
  const visitor = await be('bm');
  await visitor.get(`${agencies}/ask`);
  const form = { agencies: [school, housing, police], ...due(school, '2'), ...due(housing, '25', '11'), ...due(police, '3'), text: 'Please tell us what you know' };
  const page = await visitor.follow(await visitor.post(`${agencies}/ask`, form));
  assert.match(page.html, /3 agencies have been asked for a summary/);
  assert.match(words(page), /3 agencies asked: 0 have answered, 3 waited for/);
  assert.match(words(page), /Coveshire Homes Due Wednesday 25 November 2026, 2 working days left Waiting for the agency/);
  const again = await visitor.post(`${agencies}/ask`, form);
  assert.equal(again.status, 422);
  assert.match(again.html, /Coveshire Homes has been asked already/);
  assert.equal(await acts(), 3);
  assert.match(words(await visitor.get(`${agencies}/ask`)), /Asked already Coveshire Homes Coveshire Police Saltmarsh Primary School/);
});

test('a late agency is chased with a ready text that names no child, and the chase is recorded', async () => {
  const before = clock.now;
  clock.now = new Date('2026-11-27T09:00:00Z');
  const visitor = await be('bm');
  assert.match(words(await visitor.get(agencies)), /1 of them late/);
  const chase = `${agencies}/${await requestOf(housing)}/chase`;
  const form = await visitor.get(chase);
  assert.match(form.html, /was due on Wednesday 25 November 2026 and is 2 working days late/);
  assert.doesNotMatch(form.html, /Robin/);
  const empty = await visitor.post(chase, { how: 'email', text: '' });
  assert.match(empty.html, /Enter what was sent to the agency/);
  const page = await visitor.follow(await visitor.post(chase, { how: 'telephone', text: 'Rang and asked' }));
  assert.match(page.html, /The reminder has been recorded/);
  assert.match(words(page), /Chased once, on Friday 27 November 2026/);
  const twice = await visitor.post(chase, { how: 'telephone', text: 'Rang and asked' });
  assert.match(twice.html, /RECORDED_JUST_NOW/);
  assert.match(words(await visitor.get(agencies)), /Chased once/);
  clock.now = before;
});

test('moving the date and asking for more need a reason, and what cannot be done yet leads back', async () => {
  const visitor = await be('bm');
  const request = `${agencies}/${await requestOf(police)}`;
  await visitor.get(`${request}/date`);
  const refused = await visitor.post(`${request}/date`, { 'due-day': '4', 'due-month': '12', 'due-year': '2026', reason: '' });
  assert.match(refused.html, /Enter why the date is being moved/);
  const moved = await visitor.follow(await visitor.post(`${request}/date`, { 'due-day': '4', 'due-month': '12', 'due-year': '2026', reason: 'Records are in another force' }));
  assert.match(words(moved), /Date moved to Friday 4 December 2026/);
  assert.equal((await visitor.get(`${request}/again`)).location, request);
});

test('the author sees the request, saves a draft, is told what is missing, checks, and sends a locked version', async () => {
  const visitor = await be('author-school');
  const request = `/requests/${await requestOf(school)}`;
  assert.match(words(await visitor.get('/requests')), /Rapid review 2026-001 Due Wednesday 2 December 2026, 7 working days left Waiting for your answer/);
  assert.match(words(await visitor.get(request)), /Please tell us what you know/);
  const form = await visitor.get(`${request}/summary`);
  const hidden = { seen: '0', copy: /name="copy" value="([^"]+)"/.exec(form.html)?.[1] ?? '' };
  assert.equal((await visitor.post(`${request}/summary/draft`, { ...hidden, involvement: 'Typed so far' })).status, 200);
  const half = await visitor.post(`${request}/summary`, { ...hidden, involvement: 'Typed so far' });
  assert.equal(half.status, 422);
  assert.match(half.html, /Enter which records were searched/);
  assert.match(half.html, /Typed so far/);
  const seen = /name="seen" value="(\d+)"/.exec(half.html)?.[1] ?? '';
  const check = await visitor.follow(await visitor.post(`${request}/summary`, { ...hidden, seen, ...summaryTyped }));
  assert.match(check.html, /Nothing is sent until you press the button/);
  const version = /name="seen" value="(\d+)"/.exec(check.html)?.[1] ?? '';
  const stale = await visitor.post(`${request}/summary/check`, { seen: '1' });
  assert.match(stale.html, /The answers have changed since you opened this page/);
  const sent = await visitor.follow(await visitor.post(`${request}/summary/check`, { seen: version }));
  assert.match(sent.html, /Your summary has been sent to the partnership/);
  assert.match(words(sent), /What you sent: version 1/);
  assert.match(sent.html, /He drew his house and left himself out/);
});

test('a colleague’s saving in between is not written over: both are shown', async () => {
  const visitor = await be('author-police');
  const address = `/requests/${await requestOf(police)}/summary`;
  await visitor.get(address);
  await visitor.post(`${address}/draft`, { seen: '0', copy: 'first', involvement: 'The first wrote this' });
  const both = await visitor.post(address, { seen: '0', copy: 'second', involvement: 'The second wrote that', do: 'save' });
  assert.equal(both.status, 422);
  assert.match(both.html, /The first wrote this/);
  assert.match(both.html, /The second wrote that/);
});

test('a nil return says what was searched, counts as an answer, and more can be asked for', async () => {
  const visitor = await be('author-housing');
  const id = await requestOf(housing);
  await visitor.get(`/requests/${id}/nil-return`);
  assert.match((await visitor.post(`/requests/${id}/nil-return`, { searched: '  ' })).html, /Enter which records were searched/);
  const sent = await visitor.follow(await visitor.post(`/requests/${id}/nil-return`, { searched: 'Tenancies by name and by address' }));
  assert.match(words(sent), /Your nil return has been sent/);
  const manager = await be('bm');
  assert.match(words(await manager.get(agencies)), /Coveshire Homes Done Monday 23 November 2026, in time Nil return: no involvement found/);
  await manager.get(`${agencies}/${id}/again`);
  const asked = await manager.follow(await manager.post(`${agencies}/${id}/again`, { reason: 'A tenancy from 2024 has come to light', 'due-day': '4', 'due-month': '12', 'due-year': '2026' }));
  assert.match(words(asked), /Waiting for more/);
  assert.match((await visitor.get(`/requests/${id}`)).html, /A tenancy from 2024 has come to light/);
});

test('a sent summary can be followed by a new version, which begins from the last; both are kept', async () => {
  const visitor = await be('author-school');
  const request = `/requests/${await requestOf(school)}`;
  const form = await visitor.get(`${request}/summary`);
  assert.match(form.html, /He drew his house and left himself out/);
  assert.match(form.html, /value="September 2025"/);
  await visitor.post(`${request}/summary`, { seen: '0', copy: 'again', ...summaryTyped, voice: 'He drew his house, and a dog' });
  const check = await visitor.get(`${request}/summary/check`);
  await visitor.post(`${request}/summary/check`, { seen: /name="seen" value="(\d+)"/.exec(check.html)?.[1] ?? '' });
  const page = await visitor.get(request);
  assert.match(words(page), /What you sent: version 2/);
  assert.match(page.html, /left himself out/);
});

test('a request is withdrawn with a reason: the author is told, can no longer answer, and may be asked afresh', async () => {
  const manager = await be('bm');
  const id = await requestOf(police);
  await manager.get(`${agencies}/${id}/withdraw`);
  assert.match((await manager.post(`${agencies}/${id}/withdraw`, { reason: '' })).html, /Enter why the request is being withdrawn/);
  await manager.post(`${agencies}/${id}/withdraw`, { reason: 'Asked the wrong force' });
  const author = await be('author-police');
  assert.match((await author.get(`/requests/${id}`)).html, /Asked the wrong force/);
  const before = await acts();
  await author.post(`/requests/${id}/nil-return`, { searched: 'Everything' });
  assert.equal((await author.get(`/requests/${id}/summary`)).location, `/requests/${id}`);
  assert.equal(await acts(), before);
  assert.match((await manager.get(`${agencies}/ask`)).html, new RegExp(`value="${police}"`));
});

test('withdrawing the notification names the agencies still at work, and each request waits to be withdrawn', async () => {
  const other = await incidentUnderReview(database);
  const manager = await be('bm');
  const housings = `/incidents/${other}/agencies`;
  await manager.get(`${housings}/ask`);
  assert.equal((await manager.post(`${housings}/ask`, { text: 'Please tell us what you know', agencies: housing, ...due(housing, '2') })).status, 303);
  const notifier = await be('notifier');
  const withdrawing = `/incidents/${other}/notification/withdraw`;
  assert.match(words(await notifier.get(withdrawing)), /have not answered\. A withdrawal does not stop them: withdraw each request too.*Coveshire Homes/);
  assert.equal((await notifier.post(withdrawing, { reason: 'A natural cause was found', told: 'The Panel' })).status, 303);
  const page = await manager.get(`/incidents/${other}`);
  assert.match(words(page), /The business manager\s+has not yet withdrawn the request to Coveshire Homes/);
  assert.match(words(page), /The notification was withdrawn, and these agencies are still asked/);
  const home = await manager.get('/');
  const [, withdraw = ''] = new RegExp(`href="(${housings}/[0-9a-f-]+/withdraw)"`).exec(home.html) ?? [];
  await manager.get(withdraw);
  assert.equal((await manager.post(withdraw, { reason: 'The notification was withdrawn' })).status, 303);
  assert.doesNotMatch(words(await manager.get(`/incidents/${other}`)), /has not yet withdrawn/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { demoId } from '../../../demo/id.ts';
import { askedOf, codeOn, csv, make, recipient, ROSA, send } from './upload-link.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const { incident, request, links } = await askedOf(database);
const chronology = `/incidents/${incident}/chronology`;
const manager = (): Promise<Visitor> => new Visitor(server).be('coveshire', 'bm');

async function sourceNamed(name: string) {
  return database.owner.selectFrom('chronology.source').selectAll().where('file_name', '=', name).executeTakeFirstOrThrow();
}

test('the way to the links is on the agency’s request, for who may make them', async () => {
  assert.match((await (await manager()).get(`/incidents/${incident}/agencies/${request}`)).html, new RegExp(`href="${links}"`));
  const scrutineer = await new Visitor(server).be('coveshire', 'scrutineer');
  assert.doesNotMatch((await scrutineer.get(`/incidents/${incident}/agencies/${request}`)).html, /upload-links/);
  assert.equal((await scrutineer.get(links)).status, 403);
});

test('what is missing or cannot be an address is said at its field, and no link is made', async () => {
  const visitor = await manager();
  await visitor.get(links);
  const empty = await visitor.post(links, {});
  assert.equal(empty.status, 422);
  for (const field of ['recipient', 'email', 'telephone', 'days']) assert.match(empty.html, new RegExp(`href="#${field}"`));
  const odd = await visitor.post(links, { ...ROSA, email: 'by post', telephone: 'x', days: '14' });
  assert.match(odd.html, /UPLOAD_LINK_EMAIL_NOT_READABLE/);
  assert.match(odd.html, /UPLOAD_LINK_TELEPHONE_NOT_READABLE/);
  assert.match((await visitor.post(links, { ...ROSA, days: '61' })).html, /NUMBER_TOO_LARGE/);
  assert.equal((await database.owner.selectFrom('chronology.upload_link').select('id').execute()).length, 0);
});

test('a person without an account sends the agency’s files, the manager takes them in, and they are the agency’s own', async () => {
  const made = await make(server, links);
  assert.match(made.page.html, /Dear Rosa Delaney/);
  assert.match(made.page.html, /01632 960 118/);
  const visitor = await recipient(server, made);
  const page = await visitor.get(made.at);
  assert.match(page.html, /Send the chronology of Coveshire Probation/);
  const sent = await send(visitor, made.at, 'Our record.csv', csv('Missed an appointment'));
  assert.equal(sent.status, 303);
  const after = await visitor.follow(sent);
  assert.match(after.html, /Our record\.csv/);
  assert.match(after.html, /2 entries were read/i);
  assert.match(after.html, /row 3/);

  const source = await sourceNamed('Our record.csv');
  assert.deepEqual([source.request_id, source.organisation_id, source.agency, source.received_by], [request, demoId('organisation', 'coveshire', 'probation'), 'Coveshire Probation', null]);
  const bm = await manager();
  assert.match((await bm.get(chronology)).html, /Coveshire Probation: Our record\.csv/);
  const looked = await bm.get(`${chronology}/sources/${source.id}`);
  assert.match(looked.html, /Rosa Delaney, through an upload link/);
  assert.doesNotMatch((await bm.get(chronology)).html, /Missed an appointment/);
  assert.equal((await bm.post(`${chronology}/sources/${source.id}/take-in`, {})).status, 303);
  assert.match((await bm.get(chronology)).html, /Missed an appointment/);
  assert.match((await bm.get(links)).html, /1 file sent/i);
});

test('whoever has the link sees what was sent by it, as it came, and nothing that became of it', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  assert.doesNotMatch((await visitor.get(made.at)).html, /Our record/);
  await send(visitor, made.at, 'Second.csv', csv('Moved house'));
  const bm = await manager();
  const { id } = await sourceNamed('Second.csv');
  await bm.get(`${chronology}/sources/${id}`);
  await bm.post(`${chronology}/sources/${id}/set-aside`, { reason: 'It is about somebody else' });
  const { html } = await visitor.get(made.at);
  assert.match(html, /Second\.csv/);
  assert.doesNotMatch(html, /Set aside|somebody else|Moved house|2026-001|Robin|Taken in/);
  for (const address of ['/', '/incidents', chronology, links, `${chronology}/sources/${id}`, `${chronology}/sources/${id}/file`, `/requests/${request}/chronology`]) {
    const { status, location } = await visitor.get(address);
    assert.deepEqual([status, location?.startsWith('/sign-in') === true || location?.startsWith('/choose-person') === true], [303, true], address);
  }
});

test('the same file is taken once, too large a one is named, and none at all is asked for', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  await send(visitor, made.at, 'Once.csv', csv('Once'));
  await visitor.get(made.at);
  const again = await send(visitor, made.at, 'Once more.csv', csv('Once'));
  assert.equal(again.status, 422);
  assert.match(again.html, /Once more\.csv is already here/);
  const large = await send(visitor, made.at, 'Whole archive.csv', new Uint8Array(25 * 1024 * 1024 + 1));
  assert.match(large.html, /Whole archive\.csv is larger than 25 MB/);
  const none = await visitor.send(`${made.at}/files`, {}, []);
  assert.equal(none.status, 422);
  assert.match(none.html, /Choose at least one file/);
});

test('a file that the manager has too is taken without a word to whoever sent it, and the manager is told', async () => {
  const bm = await manager();
  await bm.get(`${chronology}/add`);
  await bm.send(`${chronology}/add`, {}, [{ field: 'files', name: 'By post.csv', bytes: csv('By post') }]);
  const made = await make(server, links);
  assert.equal((await send(await recipient(server, made), made.at, 'By link.csv', csv('By post'))).status, 303);
  const { id } = await sourceNamed('By link.csv');
  assert.match((await bm.get(`${chronology}/sources/${id}`)).html, /is here more than once: <a[^>]*>By post\.csv/);
});

test('a new code replaces the old one, also where that had been given', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  const bm = await manager();
  await bm.get(links);
  const renewed = await bm.post(`${links}/${made.id}/code`, {});
  assert.match(renewed.html, /A new code for Rosa Delaney/);
  assert.doesNotMatch(renewed.html, /\/upload\//);
  assert.match((await visitor.get(made.at)).html, /Enter your code/);
  assert.equal((await visitor.post(made.at, { 'one-time-code': made.code })).status, 422);
  assert.equal((await visitor.post(made.at, { 'one-time-code': codeOn(renewed).replace(/(.{4})/, '$1-') })).status, 303);
});

test('a link ends by itself when its days are over, and each browser is asked again after an hour', async () => {
  const made = await make(server, links, { ...ROSA, days: '2' });
  const visitor = await recipient(server, made);
  clock.now = new Date(MORNING.getTime() + 61 * 60_000);
  assert.match((await visitor.get(made.at)).html, /Enter your code/);
  const late = await send(visitor, made.at, 'Late.csv', csv('Late'));
  assert.equal(late.status, 422);
  assert.match(late.html, /UPLOAD_CODE_FIRST/);
  await visitor.post(made.at, { 'one-time-code': made.code });
  assert.match((await visitor.get(made.at)).html, /Send the chronology/);
  clock.now = new Date(MORNING.getTime() + 48 * 3_600_000);
  assert.equal((await visitor.get(made.at)).status, 404);
  assert.equal((await visitor.post(made.at, { 'one-time-code': made.code })).status, 404);
  assert.match((await (await manager()).get(links)).html, /Run out/);
  clock.now = MORNING;
});

test('every step is in the trail of the incident, and none of them holds the token or the code', async () => {
  const rows = await database.owner.selectFrom('audit.entry').select(['event', 'outcome', 'person']).where('subject', '=', incident).where('event', 'like', 'upload-link.%').execute();
  const seen = new Set(rows.map(({ event, outcome, person }) => `${event} ${outcome} ${person === null ? 'by the link' : 'by a person'}`));
  for (const step of [
    'upload-link.made done by a person', 'upload-link.code-renewed done by a person', 'upload-link.opened done by the link', 'upload-link.opened refused by the link', 'upload-link.code-given done by the link',
    'upload-link.code-given refused by the link', 'upload-link.files-sent done by the link', 'upload-link.files-sent refused by the link',
  ]) assert.ok(seen.has(step), step);
  assert.match((await (await new Visitor(server).be('coveshire', 'scrutineer')).get(`/incidents/${incident}/seen`)).html, /Sent files through an upload link/);
});

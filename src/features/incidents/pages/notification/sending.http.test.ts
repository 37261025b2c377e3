import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../../test/support/visitor.ts';
import type { Facts } from '../../pathway/facts.ts';
import { aChild, at, codes, decidedIncident, filled, fillIn, lock, save, sentFields, someFacts } from './notification.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const actsOf = (incident: string, kind: string) => database.owner.selectFrom('incidents.act').selectAll().where('incident_id', '=', incident).where('kind', '=', kind).execute();
const itemsOf = (incident: string) => database.owner.selectFrom('incidents.panel_item').selectAll().where('incident_id', '=', incident).orderBy('version').execute();

async function locked(key = 'notifier'): Promise<{ readonly incident: string; readonly visitor: Visitor }> {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', key);
  await fillIn(visitor, incident);
  await lock(visitor, incident);
  return { incident, visitor };
}

async function sent(): Promise<{ readonly incident: string; readonly visitor: Visitor }> {
  const { incident, visitor } = await locked();
  await visitor.post(at(incident, '/sent'), sentFields);
  return { incident, visitor };
}

test('a double press records one sending and one item, and the second press says so', async () => {
  const { incident, visitor } = await locked();
  const pressed: readonly Page[] = await Promise.all([1, 2, 3].map(() => visitor.post(at(incident, '/sent'), sentFields)));
  assert.deepEqual(pressed.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422, 422]);
  for (const { html } of pressed.filter(({ status }) => status === 422)) {
    assert.deepEqual(codes(html), ['SENT_ALREADY']);
    assert.match(html, /Nothing was recorded twice/);
  }
  assert.equal((await actsOf(incident, 'notified')).length, 1);
  assert.equal((await itemsOf(incident)).length, 1);
});

const wrong: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['no reference', { reference: ' ' }, 'ANSWER_MISSING'],
  ['a day that does not exist', { 'sentAt-day': '31' }, 'DATE_NOT_REAL'],
  ['a time that is none', { 'sentAt-time': '25:00' }, 'TIME_NOT_READABLE'],
  ['an hour that the clocks skipped', { 'sentAt-day': '29', 'sentAt-month': '3', 'sentAt-time': '1:30am' }, 'TIME_DID_NOT_HAPPEN'],
  ['a time still to come', { 'sentAt-day': '24' }, 'DATE_STILL_TO_COME'],
  ['a day before the council was aware', { 'sentAt-day': '19' }, 'SENT_BEFORE_AWARE'],
];

test('a sending that cannot be is refused at its field, with what was typed still there', async () => {
  const { incident, visitor } = await locked();
  for (const [what, changes, code] of wrong) {
    const page = await visitor.post(at(incident, '/sent'), { ...sentFields, ...changes });
    assert.equal(page.status, 422, what);
    assert.deepEqual(codes(page.html), [code], what);
    for (const value of Object.values({ ...sentFields, ...changes })) assert.ok(page.html.includes(`value="${value}"`), `${what}: ${value}`);
    assert.match(page.html, /class="govuk-error-message"/, what);
  }
  assert.equal((await actsOf(incident, 'notified')).length, 0);
  assert.equal((await itemsOf(incident)).length, 0);
});

test('a correction is a version of its own, and the Panel gets it beside the first', async () => {
  const { incident, visitor } = await sent();
  assert.equal((await visitor.post(at(incident, '/correction-sent'), sentFields)).status, 422);
  await save(visitor, incident, 'child-a', { sex: 'M' });
  assert.match((await visitor.get(at(incident))).html, /have changed since version 1 was locked/);
  await lock(visitor, incident);
  assert.match((await visitor.get(at(incident))).html, /Send the correction, version 2/);
  assert.equal((await itemsOf(incident)).length, 1);
  const done = await visitor.post(at(incident, '/correction-sent'), { ...sentFields, 'sentAt-time': '8:45am' });
  assert.equal(done.status, 303);
  const items = await itemsOf(incident);
  assert.deepEqual(items.map(({ version }) => version), [1, 2]);
  assert.match(JSON.stringify(items[1]?.content), /Corrects version 1/);
  assert.match(JSON.stringify(items[1]?.content), /Male \(M\)/);
  assert.doesNotMatch(JSON.stringify(items[0]?.content), /Male \(M\)/);
  const page = await visitor.get(at(incident));
  assert.match(page.html, /Correction sent at 8:45am/);
  assert.match((await visitor.get(at(incident, '/1/answers'))).html, /Female \(F\)/);
});

test('a corrected time moves the clock that counts from it, and what stood before is kept', async () => {
  const { incident, visitor } = await sent();
  const form = await visitor.get(at(incident, '/sent/correct'));
  assert.match(form.html, /value="SIN-TEST-1"/);
  const without = await visitor.post(at(incident, '/sent/correct'), { ...sentFields, reason: '' });
  assert.deepEqual(codes(without.html), ['ANSWER_MISSING']);
  const done = await visitor.post(at(incident, '/sent/correct'), { ...sentFields, reference: 'SIN-TEST-2', 'sentAt-day': '20', reason: 'The system shows the Friday' });
  assert.equal(done.status, 303);
  const page = await visitor.follow(done);
  assert.match(page.html, /The rapid review is due Friday 11 December 2026/);
  assert.match(page.html, /Reference or time corrected[\s\S]*SIN-TEST-2[\s\S]*recorded as sent[\s\S]*SIN-TEST-1/);
  assert.match(page.html, /The system shows the Friday/);
  assert.equal((await actsOf(incident, 'notified')).length, 1);
});

test('a notification is withdrawn with a reason and who was told, and its versions stay', async () => {
  const { incident, visitor } = await sent();
  const nobody = await visitor.post(at(incident, '/withdraw'), { reason: 'The post-mortem found a natural cause', told: '' });
  assert.deepEqual(codes(nobody.html), ['ANSWER_MISSING']);
  assert.match(nobody.html, /The post-mortem found a natural cause/);
  assert.equal((await visitor.post(at(incident, '/withdraw'), { reason: 'The post-mortem found a natural cause', told: 'The Panel, 23 November' })).status, 303);
  const page = await visitor.get(at(incident));
  assert.match(page.html, /Told: The Panel, 23 November/);
  assert.equal((await visitor.get(at(incident, '/1/answers'))).status, 200);
  for (const form of ['/withdraw', '/sent/correct', '/child-a', '/check']) assert.equal((await visitor.get(at(incident, form))).location, at(incident), form);
  assert.equal((await visitor.post(at(incident, '/withdraw'), { reason: 'Again', told: 'Nobody' })).status, 422);
  assert.equal((await actsOf(incident, 'notification_withdrawn')).length, 1);
});

test('a death of which only others are told does not go to the Panel', async () => {
  const facts: Facts = { ...someFacts, children: [{ ...aChild, lookedAfter: 'by-this-council' }] };
  const incident = await decidedIncident(database.app, MORNING, facts, { outcome: 'tell-others', reason: 'Looked after; a natural cause' });
  const visitor = await new Visitor(server).be('coveshire', 'notifier');
  for (const section of Object.keys(filled)) {
    const changes = section === 'incident' ? { ground: 'looked-after-death' } : section === 'child-a' ? { 'looked-after': 'by-this-council', 'legal-status': 'C2', placement: 'U6' } : {};
    assert.equal((await save(visitor, incident, section, changes)).status, 303, section);
  }
  await lock(visitor, incident);
  assert.equal((await visitor.post(at(incident, '/sent'), sentFields)).status, 303);
  const page = await visitor.get(at(incident));
  assert.match(page.html, /sent to the Secretary of State and Ofsted/);
  assert.doesNotMatch(page.html, /rapid review/i);
  assert.equal((await itemsOf(incident)).length, 0);
});

test('a late notification is marked late for the Panel', async () => {
  const { incident, visitor } = await locked();
  clock.now = new Date('2026-12-02T09:00:00Z');
  try {
    await visitor.be('coveshire', 'notifier');
    await visitor.post(at(incident, '/sent'), { ...sentFields, 'sentAt-day': '1', 'sentAt-month': '12' });
    assert.match(JSON.stringify((await itemsOf(incident))[0]?.content), /Due Friday 27 November 2026, sent Tuesday 1 December 2026: 2 working days late/);
  } finally {
    clock.now = MORNING;
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { crossBorderFacts } from '../../incidents/fixtures/cross-border.ts';
import { notifiedIncident, tellAs } from '../../incidents/fixtures/notified.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';

const database = await testDatabase();
const site = await testSite(database);
const [partnership, partner] = [demoId('partnership', 'coveshire'), demoId('person', 'coveshire', 'partner-council')];
const NOW = new Date('2026-11-23T09:00:00Z');
const be = (key: string, place = 'coveshire'): Promise<Visitor> => new Visitor(site.server).be(place, key);
const incident = await notifiedIncident(database.app, NOW);
const here = `/incidents/${incident}/duties`;

/** What the area has signed and switched on, put there behind the pages: those are tried elsewhere. */
async function switchOn(ids: readonly string[]): Promise<void> {
  const { owner } = database;
  const by = { at: new Date('2026-11-01T09:00:00Z'), by_person: partner, partnership_id: partnership };
  await owner.insertInto('checks.impact_assessment').values({ id: demoId('assessment'), kind: 'signed', reference: 'D', signed_on: '2026-10-01', signed_by: 'Director', review_on: '2027-10-01', reason: '', ...by }).execute();
  await owner.insertInto('checks.trial').values({ id: demoId('trial'), records: 'x', as_at: '2026-01-01', children: 200, result: '{}', ...by }).execute();
  await owner.insertInto('checks.switch').values(ids.map((id) => ({
    id: demoId('switch', id), check_id: id, version: shippedChecks().find((check) => check.id === id)?.version ?? 0, turned: 'on', owner: 'Head', sunset: '2027-10-01', trial_id: demoId('trial'),
    told: JSON.stringify({ records: 'x', children: 200, perThousand: 5, low: 1, high: 9 }), reason: '', ...by,
  }))).execute();
}

const signalIn = (html: string): string => /href="(\/incidents\/[^"]*\/duties\/P-123[^"]*)"/.exec(html)?.[1] ?? '';

test('nothing is asked of an incident before the area has switched a check of the pathway on', async () => {
  const manager = await be('bm');
  assert.match((await manager.get(here)).html, /No check of the partnership’s own work is on/);
  assert.match((await manager.get('/partnership-duties')).html, /No check of the partnership’s own work is on/);
  assert.doesNotMatch((await manager.get(`/incidents/${incident}`)).html, /id="own-duties"/);
  await switchOn(['P-122', 'P-123', 'P-126', 'P-127', 'P-130', 'P-02']);
});

test('what is asked stands on the incident’s page and by duty in the worklist, with its limit and what it rests on', async () => {
  const manager = await be('bm');
  // Notified on Monday 23 November: fifteen working days are the 14th of December.
  assert.match((await manager.get(`/incidents/${incident}`)).html, /id="own-duties"[\s\S]*In time[\s\S]*Undertake a rapid review[\s\S]*14 December 2026/);
  const { html } = await manager.get(here);
  assert.match(html, /No record of another area that knew the child[\s\S]*On record as done, or excused[\s\S]*Notify the Panel/);
  const list = await manager.get('/partnership-duties');
  assert.match(list.html, /Undertake a rapid review[\s\S]*2026-001[\s\S]*14 December 2026/);
  assert.match(list.html, /Missing from the record:[\s\S]*Child protection team formed or changed/);
  assert.doesNotMatch(list.html, /P-02/);
  assert.match((await manager.get(signalIn(html))).html, /What it rests on[\s\S]*Incident notified to the Panel[\s\S]*Why this is asked[\s\S]*Community Care/);
});

test('an answer is kept by those who prepare for the partnership, and what is answered waits no longer', async () => {
  const manager = await be('bm');
  const signal = signalIn((await manager.get(here)).html);
  await manager.get(signal);
  assert.equal((await manager.post(signal, {})).status, 422);
  assert.match((await manager.post(signal, { said: 'being_done' })).html, /LIVE_ANSWER_NEEDS_DAY/);
  assert.equal((await manager.post(signal, { said: 'being_done', day: '23 November 2026' })).status, 303);
  assert.doesNotMatch((await manager.get('/partnership-duties')).html, /14 December 2026/);
  assert.match((await manager.get(here)).html, /Answered[\s\S]*It is being done[\s\S]*23 November 2026[\s\S]*Marion Teal/);
  const reader = await be('scrutineer');
  assert.match((await reader.get(signal)).html, /It is being done/);
  assert.doesNotMatch((await reader.get(signal)).html, /Keep the answer/);
  assert.equal((await reader.post(signal, { said: 'covered', words: 'x' })).status, 403);
});

test('another area’s people and those who hold cases see nothing of it', async () => {
  assert.equal((await (await be('bm', 'ashshire')).get(here)).status, 404);
  assert.doesNotMatch((await (await be('bm', 'ashshire')).get('/partnership-duties')).html, /2026-001/);
  assert.equal((await (await be('practitioner')).get('/partnership-duties')).status, 403);
});

test('a fact that is corrected is asked about anew, and an address of what is not asked any more leads back', async () => {
  const manager = await be('bm');
  const signal = /href="(\/incidents\/[^"]*\/duties\/P-127[^"]*)"/.exec((await manager.get(here)).html)?.[1] ?? '';
  const facts = { ...crossBorderFacts, councilAware: plainDate('2026-11-20'), otherAreas: [] };
  await tellAs(database.app, 'coveshire', 'bm', NOW, incident, { kind: 'facts_corrected', data: { facts, reason: 'Another family' } });
  const gone = await manager.get(signal);
  assert.equal(gone.location, here);
  assert.match((await manager.follow(gone)).html, /That is not asked any more/);
});

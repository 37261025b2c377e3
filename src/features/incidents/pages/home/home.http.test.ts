import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../../demo/id.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { OrganisationId } from '../../../access/index.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { doAs, notifiedIncident, proposeAs, tellAs } from '../../fixtures/notified.ts';
import { addRequestActs, listIncidents, openRequest } from '../../store/index.ts';

const database = await testDatabase();
const { server } = await testSite(database);

const emptyHomes = [
  ['coveshire', 'bm', /No incident is open/, /Record an incident/],
  ['coveshire', 'notifier', /No incident is open/, /Record an incident/],
  ['coveshire', 'partner-police', /No incident is open/, /href="\/incidents"/],
  ['coveshire', 'scrutineer', /No incident is open/, /href="\/incidents"/],
  ['coveshire', 'author-hospital', /Coveshire Hospitals NHS Trust has been asked/, /Nothing is waiting for an answer/],
  ['coveshire', 'administrator', /Manage accounts/, /href="\/accounts"/],
  ['nation', 'secretariat', /Nothing has come in yet/, /href="\/panel"/],
  ['nation', 'analyst', /Nothing has come in yet/, /<h2[^>]*>(?:<a[^>]*>)?Coding/],
] as const;

for (const [place, key, ...expected] of emptyHomes) {
  test(`the home of ${place}/${key} says what there is before anything has happened`, async () => {
    const visitor = await new Visitor(server).be(place, key);
    const page = await visitor.get('/');
    assert.equal(page.status, 200);
    for (const words of expected) assert.match(page.html, words);
  });
}

test('only those who may record an incident are offered it', async () => {
  for (const key of ['partner-police', 'scrutineer', 'author-hospital', 'administrator']) {
    const { html } = await (await new Visitor(server).be('coveshire', key)).get('/');
    assert.doesNotMatch(html, /Record an incident/, key);
  }
});

const home = async (key: string, place = 'coveshire') => (await (await new Visitor(server).be(place, key)).get('/')).html;

test('home says what waits for each person about an incident, and who owes what to whom', async () => {
  const incident = await notifiedIncident(database.app, MORNING);
  await proposeAs(database.app, MORNING, incident);
  const manager = await home('bm');
  assert.match(manager, /Send the rapid review to the Panel/);
  assert.match(manager, /Due Monday 14 December 2026, 15 working days left/);
  assert.match(manager, /<strong>The police<\/strong> have not yet signed or dissented \(decision, version 1\)/);
  assert.match(manager, new RegExp(`href="/incidents/${incident}"`));
  const police = await home('partner-police');
  assert.match(police, /Read and answer the decision/);
  await tellAs(database.app, 'coveshire', 'partner-police', MORNING, incident, { kind: 'partner_signed', data: { partner: 'police', version: 1 } });
  assert.doesNotMatch(await home('partner-police'), /Read and answer the decision/);
  assert.match(await home('scrutineer'), /Nothing is waiting for you[\s\S]*2026-001/);
});

test('another partnership’s home shows nothing of it', async () => {
  const html = await home('bm', 'ashshire');
  assert.match(html, /No incident is open/);
  assert.doesNotMatch(html, /2026-001/);
});

test('an agency’s author sees what their own organisation was asked, and no incident', async () => {
  const [incident] = await doAs(database.app, 'coveshire', 'bm', MORNING, ({ tx }) => listIncidents(tx));
  assert.ok(incident !== undefined);
  await doAs(database.app, 'coveshire', 'bm', MORNING, async ({ tx, by, now }) => {
    const id = await openRequest(tx, incident, demoId('organisation', 'coveshire', 'hospital') as OrganisationId);
    await addRequestActs(tx, id, 0, by, now, [{ kind: 'asked', data: { due: plainDate('2026-12-02'), text: 'Please send a summary' } }]);
  });
  const hospital = await home('author-hospital');
  assert.match(hospital, /A summary for the rapid review 2026-001/);
  assert.match(hospital, /Due Wednesday 2 December 2026, 7 working days left/);
  assert.doesNotMatch(hospital, /Infant found/);
  assert.match(await home('author-housing'), /Nothing is waiting for an answer/);
  assert.match(await home('bm'), /Coveshire Hospitals NHS Trust<\/strong> owes the summary for the rapid review[\s\S]*?>Chase</);
});

test('the records that home showed are named in the trail', async () => {
  await home('bm');
  const newest = await database.owner.selectFrom('audit.entry').select('revealed').where('event', '=', 'home.read').orderBy('at', 'desc').orderBy('seq', 'desc').executeTakeFirstOrThrow();
  assert.ok(newest.revealed.length >= 2);
});

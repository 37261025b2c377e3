import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { demoId } from '../../../../demo/id.ts';
import type { PartnershipId } from '../../../audit/index.ts';
import { openIncident } from '../../store/index.ts';
import { as, at, decidedIncident, fillIn, lock, sentFields } from './notification.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const reading = ['', '/1/answers', '/1/print', '/1/word'];
const preparing = ['/incident', '/child-a', '/adult-a', '/others', '/notifier', '/child-a/take-out', '/check'];
const sending = ['/sent'];
const posting = ['/incident', '/child-a/draft', '/add', '/child-a/take-out', '/check', '/sent', '/sent/correct', '/correction-sent', '/withdraw'];

async function locked(): Promise<string> {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await fillIn(visitor, incident);
  await lock(visitor, incident);
  return incident;
}

const incident = await locked();
const before = await database.owner.selectFrom('incidents.act').select('kind').where('incident_id', '=', incident).execute();

test('partners and the scrutineer read a notification and change nothing', async () => {
  for (const key of ['partner-police', 'scrutineer']) {
    const visitor = await new Visitor(server).be('coveshire', key);
    for (const page of reading) assert.equal((await visitor.get(at(incident, page))).status, 200, `${key} ${page}`);
    for (const page of [...preparing, ...sending, '/withdraw']) assert.equal((await visitor.get(at(incident, page))).status, 403, `${key} ${page}`);
    for (const page of posting) assert.equal((await visitor.post(at(incident, page), sentFields)).status, 403, `${key} ${page}`);
    const home = await visitor.get(at(incident));
    assert.doesNotMatch(home.html, /Add another child|Record that it was sent|notification\/child-a/);
  }
});

test('an agency’s author, the administrator and the Panel cannot open a notification', async () => {
  for (const [place, key] of [['coveshire', 'author-hospital'], ['coveshire', 'administrator'], ['nation', 'secretariat'], ['nation', 'analyst']] as const) {
    const visitor = await new Visitor(server).be(place, key);
    for (const page of [...reading, ...preparing]) assert.equal((await visitor.get(at(incident, page))).status, 403, `${key} ${page}`);
  }
});

test('another partnership finds nothing at these addresses', async () => {
  for (const key of ['bm', 'notifier']) {
    const visitor = await new Visitor(server).be('ashshire', key);
    for (const page of [...reading, ...preparing, ...sending]) assert.equal((await visitor.get(at(incident, page))).status, 404, `${key} ${page}`);
    for (const page of posting.filter((each) => each !== '/withdraw' || key === 'notifier')) assert.equal((await visitor.post(at(incident, page), sentFields)).status, 404, `${key} ${page}`);
  }
});

test('the business manager cannot withdraw', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  assert.equal((await visitor.get(at(incident, '/withdraw'))).status, 403);
  assert.equal((await visitor.post(at(incident, '/withdraw'), { reason: 'x', told: 'y' })).status, 403);
});

test('a forged form token changes nothing', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(at(incident, '/sent'));
  for (const page of posting.filter((each) => each !== '/withdraw')) assert.equal((await visitor.post(at(incident, page), { ...sentFields, _csrf: 'forged' })).status, 403, page);
});

test('nothing that was refused left a trace in the history', async () => {
  const after = await database.owner.selectFrom('incidents.act').select('kind').where('incident_id', '=', incident).execute();
  assert.deepEqual(after, before);
  assert.equal((await database.owner.selectFrom('incidents.panel_item').selectAll().execute()).length, 0);
});

test('there is no notification before the council has decided', async () => {
  const opened = await as(database.app, MORNING, 'bm', (how) => openIncident(how.tx, demoId('partnership', 'coveshire') as PartnershipId, how.by, MORNING));
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  for (const page of ['', '/child-a', '/check', '/sent', '/1/print']) assert.equal((await visitor.get(at(opened, page))).status, 404, page);
});

test('no title and no address says who a child is', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  for (const page of ['', '/child-a', '/check', '/1/print', '/1/answers']) {
    const { html } = await visitor.get(at(incident, page));
    assert.doesNotMatch(/<title>[\s\S]*?<\/title>/.exec(html)?.[0] ?? '', /Wren|Madeup/);
    assert.ok([...html.matchAll(/href="([^"]*)"/g)].every(([, href]) => !/wren|madeup/i.test(href ?? '')), page);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { doAs, notifiedIncident, proposeAs, tellAs } from '../../fixtures/notified.ts';
import { listPanelItems, type IncidentId } from '../../store/index.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const visitor = (key: string, place = 'coveshire') => new Visitor(server).be(place, key);
const WHY = 'The police wait for the post-mortem';

const itemsOf = (incident: string) => doAs(database.app, 'coveshire', 'bm', MORNING, ({ tx }) => listPanelItems(tx, incident));

function seenOn(html: string): string {
  return /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
}

async function proposed(signedBy: readonly ('council' | 'health' | 'police')[] = []): Promise<IncidentId> {
  const incident = await notifiedIncident(database.app, MORNING);
  await proposeAs(database.app, MORNING, incident);
  for (const partner of signedBy) await sign(incident, partner);
  return incident;
}

function sign(incident: IncidentId, partner: 'council' | 'health' | 'police'): Promise<void> {
  return tellAs(database.app, 'coveshire', `partner-${partner}`, MORNING, incident, { kind: 'partner_signed', data: { partner, version: 1 } });
}

async function send(incident: IncidentId, reason = WHY) {
  const bm = await visitor('bm');
  const page = await bm.get(`/incidents/${incident}/send`);
  return { bm, page, sent: await bm.post(`/incidents/${incident}/send`, { seen: seenOn(page.html), reason }) };
}

test('a review that is not joint goes with its reason, what it lacks, and in time, and stays open', async () => {
  const incident = await proposed(['council', 'health']);
  const { bm, page, sent } = await send(incident);
  assert.match(page.html, /Due Monday 14 December 2026, 15 working days left/);
  assert.match(page.html, /no agency has been asked/);
  assert.match(page.html, /Not yet joint/);
  assert.equal(sent.status, 303, sent.html.slice(0, 200));
  const [item] = await itemsOf(incident);
  assert.deepEqual(item?.content.marks, [`Not yet joint: the police have not answered. Reason: ${WHY}`]);
  assert.equal(item?.content.timeliness?.words, 'Due Monday 14 December 2026, sent Monday 23 November 2026: in time');
  assert.ok((item?.content.gaps?.length ?? 0) > 5);
  assert.match(item?.content.parts.find(({ part }) => part === 'signatures')?.answers[0]?.shown ?? '', /^Signed at .* by Harriet Quayle$/);
  await sign(incident, 'police');
  assert.match((await bm.get(`/incidents/${incident}/decision`)).html, /The Panel has not been told/);
});

test('a review that is not joint is not sent without the reason, and nothing is written', async () => {
  const incident = await proposed();
  const { sent } = await send(incident, '  ');
  assert.equal(sent.status, 422);
  assert.match(sent.html, /href="#reason"[^>]*>Enter why the rapid review goes before the partners have decided together/);
  assert.deepEqual(await itemsOf(incident), []);
});

test('a late signature makes the notice to the Panel an open duty, and sending it closes that', async () => {
  const incident = await proposed(['council', 'health']);
  const { bm } = await send(incident);
  await sign(incident, 'police');
  const page = await bm.get(`/incidents/${incident}/send/decision`);
  assert.match(page.html, /Joint decision/);
  const sent = await bm.post(`/incidents/${incident}/send/decision`, { seen: seenOn(page.html) });
  assert.equal(sent.status, 303, sent.html.slice(0, 200));
  const notice = (await itemsOf(incident)).find(({ kind }) => kind === 'decision_notice');
  assert.deepEqual([notice?.version, notice?.content.marks], [1, []]);
  assert.match((await bm.get(`/incidents/${incident}/decision`)).html, /The Panel has been sent this decision as it stands/);
  const again = await bm.post(`/incidents/${incident}/send/decision`, { seen: seenOn(page.html) });
  assert.equal(again.status, 422);
  assert.match(again.html, /Nothing has changed since/);
});

test('two who send at once send one item', async () => {
  const incident = await proposed(['council', 'health', 'police']);
  const bm = await visitor('bm');
  const seen = seenOn((await bm.get(`/incidents/${incident}/send`)).html);
  const sent = await Promise.all([1, 2].map(() => bm.post(`/incidents/${incident}/send`, { seen })));
  assert.deepEqual(sent.map(({ status }) => status).toSorted(), [303, 422]);
  assert.match(sent.find(({ status }) => status === 422)?.html ?? '', /was sent to the Panel while this page was open/);
  assert.equal((await itemsOf(incident)).length, 1);
});

test('a signature that came while the page was open is shown before anything goes', async () => {
  const incident = await proposed(['council', 'health']);
  const bm = await visitor('bm');
  const seen = seenOn((await bm.get(`/incidents/${incident}/send`)).html);
  await sign(incident, 'police');
  const refused = await bm.post(`/incidents/${incident}/send`, { seen, reason: WHY });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /The answers have changed since you opened this page/);
  assert.deepEqual(await itemsOf(incident), []);
});

test('a late review is asked for its recorded delay and goes all the same, marked late', async () => {
  const incident = await proposed(['council', 'health', 'police']);
  const before = clock.now;
  clock.now = new Date('2026-12-16T09:00:00Z');
  const { page, sent } = await send(incident);
  clock.now = before;
  assert.match(page.html, /no delay is recorded/);
  assert.equal(sent.status, 303);
  const [item] = await itemsOf(incident);
  assert.equal(item?.content.timeliness?.words, 'Due Monday 14 December 2026, sent Wednesday 16 December 2026: 2 working days late');
  assert.equal(item?.content.timeliness?.inTime, false);
});

test('only the business manager of that partnership sends', async () => {
  const incident = await proposed();
  assert.equal((await (await visitor('bm', 'ashshire')).get(`/incidents/${incident}/send`)).status, 404);
  for (const key of ['notifier', 'partner-police', 'scrutineer', 'author-hospital']) {
    assert.equal((await (await visitor(key)).post(`/incidents/${incident}/send`, { seen: '1' })).status, 403, key);
  }
  assert.deepEqual(await itemsOf(incident), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import mammoth from 'mammoth';
import { demoId } from '../../../../demo/id.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { findReview } from '../../commands/rapid-review.ts';
import { sendingSeen, sendReview } from '../../commands/send-review.ts';
import { doAs, notifiedIncident, proposeAs } from '../../fixtures/notified.ts';
import { findIncident, listPanelItems, saveDraft, type IncidentId } from '../../store/index.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const secretariat = () => new Visitor(server).be('nation', 'secretariat');

/** Sends the rapid review of an incident as its business manager, and gives the item's id. */
async function sentFrom(place: string): Promise<{ readonly incident: IncidentId; readonly item: string }> {
  const incident = await notifiedIncident(database.app, MORNING, place);
  await proposeAs(database.app, MORNING, incident, place);
  return { incident, item: await sendAgain(incident, place) };
}

function sendAgain(incident: IncidentId, place: string): Promise<string> {
  return doAs(database.app, place, 'bm', MORNING, async (doing) => {
    const record = await findIncident(doing.tx, incident);
    const review = record === null ? null : await findReview(doing.tx, record, doing.now);
    assert.ok(review !== null);
    const sent = await sendReview(doing, incident, { seen: sendingSeen(review.incident, review.draft?.version ?? 0), reason: 'The deadline' });
    assert.ok(sent.ok, JSON.stringify(sent));
    const items = await listPanelItems(doing.tx, incident);
    return items.find(({ version }) => version === review.incident.versions.review + 1)?.id ?? '';
  });
}

const acknowledgements = async (item: string) => (await database.owner.selectFrom('incidents.panel_act').selectAll().where('item_id', '=', item).execute()).length;

test('the inbox shows what came in, whether in time, what is missing and how it is marked', async () => {
  const { item } = await sentFrom('coveshire');
  const { html } = await (await secretariat()).get('/panel');
  assert.match(html, new RegExp(`href="/panel/${item}"`));
  assert.match(html, /In time: due Monday 14 December 2026/);
  assert.match(html, /\d+ things are missing/);
  assert.match(html, /Not yet joint: the local authority, the integrated care board and the police have not answered</);
  assert.doesNotMatch(html, /Reason: The deadline/);
  assert.match((await (await secretariat()).get(`/panel/${item}`)).html, /the police have not answered\. Reason: The deadline/);
});

test('the inbox is narrowed by kind, partnership and state', async () => {
  const [here, there] = [await sentFrom('coveshire'), await sentFrom('ashshire')];
  const reader = await secretariat();
  const ashshire = await reader.get(`/panel?partnership=${demoId('partnership', 'ashshire')}&kind=rapid_review&state=received`);
  assert.match(ashshire.html, new RegExp(there.item));
  assert.doesNotMatch(ashshire.html, new RegExp(here.item));
  assert.match((await reader.get('/panel?kind=decision_notice')).html, /Nothing of that kind, partnership and state/);
});

test('an item is acknowledged once, with a note, and the second who presses is told', async () => {
  const { item } = await sentFrom('coveshire');
  const reader = await secretariat();
  await reader.get(`/panel/${item}`);
  const pressed = await Promise.all(['Received with thanks', 'And again'].map((note) => reader.post(`/panel/${item}/acknowledge`, { note })));
  assert.deepEqual(pressed.map(({ status }) => status).toSorted(), [303, 422]);
  assert.equal(await acknowledgements(item), 1);
  assert.match((await reader.get(`/panel/${item}`)).html, /Acknowledged at 9am on Monday 23 November 2026 by Aled Bright/);
});

test('the analyst reads and cannot acknowledge', async () => {
  const { item } = await sentFrom('coveshire');
  const analyst = await new Visitor(server).be('nation', 'analyst');
  const { html, status } = await analyst.get(`/panel/${item}`);
  assert.equal(status, 200);
  assert.doesNotMatch(html, /<button[^>]*>\s*Acknowledge/);
  assert.equal((await analyst.post(`/panel/${item}/acknowledge`, {})).status, 403);
  assert.equal(await acknowledgements(item), 0);
});

test('an item shows the other versions of the same incident', async () => {
  const { incident, item } = await sentFrom('coveshire');
  const second = await sendAgain(incident, 'coveshire');
  const { html } = await (await secretariat()).get(`/panel/${item}`);
  assert.match(html, new RegExp(`href="/panel/${second}"`));
  assert.match(html, /Rapid review, version 2/);
});

test('an item comes out as a Word document with its marks and its frozen wording', async () => {
  const { item } = await sentFrom('coveshire');
  const page = await (await secretariat()).get(`/panel/${item}/word`);
  assert.equal(page.status, 200);
  const { value } = await mammoth.extractRawText({ buffer: page.body });
  assert.match(value, /Not yet joint/);
  assert.match(value, /Where did it happen\?/);
  assert.match(value, /What is missing/);
});

test('the Panel sees no incident, no act, no request and no draft, whatever it asks the database', async () => {
  const { incident } = await sentFrom('coveshire');
  await doAs(database.app, 'coveshire', 'bm', MORNING, ({ tx, by, now }) => saveDraft(tx, incident, 'rapid-review', { facts: 'not yet sent' }, 0, by, now));
  for (const key of ['secretariat', 'analyst']) {
    const seen = await doAs(database.app, 'nation', key, MORNING, async ({ tx }) => [
      await tx.selectFrom('incidents.incident').selectAll().execute(), await tx.selectFrom('incidents.act').selectAll().execute(),
      await tx.selectFrom('incidents.draft').selectAll().execute(), await tx.selectFrom('incidents.agency_request').selectAll().execute(),
      await tx.selectFrom('incidents.released_review').selectAll().execute(),
    ]);
    assert.deepEqual(seen.map(({ length }) => length), [0, 0, 0, 0, 0], key);
  }
});

test('a partnership does not open the Panel’s inbox, and cannot acknowledge for it in the database', async () => {
  const { item } = await sentFrom('coveshire');
  const bm = await new Visitor(server).be('coveshire', 'bm');
  assert.equal((await bm.get('/panel')).status, 403);
  assert.equal((await bm.get(`/panel/${item}`)).status, 403);
  const direct = doAs(database.app, 'coveshire', 'bm', MORNING, ({ tx, by, now }) =>
    tx.insertInto('incidents.panel_act').values({ item_id: item, seq: 1, kind: 'acknowledged', at: now, by_person: by, data: '{}' }).execute());
  await assert.rejects(direct, { code: '42501' });
});

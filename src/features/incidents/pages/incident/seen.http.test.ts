import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { demoId } from '../../../../demo/id.ts';
import { notifiedIncident } from '../../fixtures/notified.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await notifiedIncident(database.app, MORNING);
const seen = `/incidents/${incident}/seen`;
const as = (key: string, place = 'coveshire') => new Visitor(server).be(place, key);

/** Who and what of each row, in order. */
function rows(html: string): readonly string[] {
  const cells = [...html.matchAll(/data-label="(?:Who|What)">([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '').trim().replaceAll(/\s+/g, ' '));
  return cells.flatMap((cell, index) => (index % 2 === 0 ? [`${cell}: ${cells[index + 1] ?? ''}`] : []));
}

test('the scrutineer and the business manager see who looked, newest first, and that they looked is seen too', async () => {
  await (await as('bm')).get(`/incidents/${incident}`);
  await (await as('partner-police')).get(`/incidents/${incident}/notification`);
  const scrutineer = await as('scrutineer');
  assert.match((await scrutineer.get(`/incidents/${incident}`)).html, new RegExp(`href="${seen}"`));
  const page = await scrutineer.get(seen);
  assert.equal(page.status, 200);
  assert.deepEqual(rows(page.html).map((row) => row.split(': ')[1]), ['Read an incident', 'Looked at a notification', 'Read an incident']);
  const [newest] = rows((await (await as('bm')).get(seen)).html);
  assert.match(newest ?? '', /: Looked at who has looked at an incident$/);
});

test('nobody else is shown it', async () => {
  for (const key of ['partner-police', 'notifier', 'author-hospital', 'administrator']) {
    const visitor = await as(key);
    assert.equal((await visitor.get(seen)).status, 403, key);
    assert.doesNotMatch((await visitor.get(`/incidents/${incident}`)).html, /\/seen"/, key);
  }
  for (const key of ['secretariat', 'analyst']) assert.equal((await (await as(key, 'nation')).get(seen)).status, 403, key);
  assert.equal((await (await as('bm', 'ashshire')).get(seen)).status, 404);
});

test('what is older is a page away, and the way back is there', async () => {
  const manager = await as('bm');
  for (let visits = 0; visits < 55; visits += 1) await manager.get(`/incidents/${incident}`);
  const newest = (await manager.get(seen)).html;
  assert.equal(rows(newest).length, 50);
  const older = /href="([^"]*\?before=\d+)"/.exec(newest)?.[1];
  assert.doesNotMatch(newest, /\?after=/);
  const earlier = (await manager.get(older ?? '')).html;
  assert.ok(rows(earlier).length > 5 && rows(earlier).length < 50);
  assert.match(rows(earlier).at(-1) ?? '', /Read an incident$/);
  const newer = /href="([^"]*\?after=\d+)"/.exec(earlier)?.[1];
  assert.equal(rows((await manager.get(newer ?? '')).html).length, 50);
  assert.equal((await manager.get(`${seen}?before=x&after=-1`)).status, 200);
});

test('someone whose account the reader may not know is not named', async () => {
  await (await as('partner-health')).get(`/incidents/${incident}`);
  await database.owner.deleteFrom('access.membership').where('person_id', '=', demoId('person', 'coveshire', 'partner-health')).execute();
  assert.equal(rows((await (await as('scrutineer')).get(seen)).html)[0], 'Someone who is not named: Read an incident');
});

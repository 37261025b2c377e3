import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordThrough } from '../../src/features/incidents/pages/considering/considered.fixture.ts';
import { notifiedIncident } from '../../src/features/incidents/fixtures/notified.ts';
import { testDatabase } from '../support/database.ts';
import { testSite } from '../support/site.ts';
import { Visitor, type Page } from '../support/visitor.ts';

const PRESSES = 10;

const database = await testDatabase();
const { server, clock } = await testSite(database);
const visitor = (key: string) => new Visitor(server).be('coveshire', key);

async function acts(incident: string, kind: string): Promise<number> {
  const id = incident.split('/')[2] ?? '';
  return (await database.owner.selectFrom('incidents.act').select('seq').where('incident_id', '=', id).where('kind', '=', kind).execute()).length;
}

async function press(times: number, send: () => Promise<Page>): Promise<readonly Page[]> {
  return Promise.all(Array.from({ length: times }, send));
}

test('a decision whose button is pressed ten times at once is recorded once, and each other press is told so', async () => {
  const incident = await recordThrough(await visitor('bm'));
  const notifier = await visitor('notifier');
  const { html } = await notifier.get(`${incident}/decide`);
  const copy = /name="copy" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const pages = await press(PRESSES, () => notifier.post(`${incident}/decide`, { outcome: 'notify', reason: 'The child died', seen: '0', copy, do: 'record' }));
  assert.equal(await acts(incident, 'decided_on_notification'), 1);
  assert.equal(pages.filter(({ status }) => status === 303).length, 1);
  for (const page of pages.filter(({ status }) => status !== 303)) {
    assert.equal(page.status, 422);
    assert.match(page.html, /RECORDED_JUST_NOW/);
  }
});

test('a partner’s view is recorded once, and the same again a minute later is meant', async () => {
  const incident = await recordThrough(await visitor('bm'));
  const partner = await visitor('partner-health');
  await partner.get(`${incident}/view`);
  const view = { partner: 'health', view: 'notify', reason: 'Agreed' };
  await press(PRESSES, () => partner.post(`${incident}/view`, view));
  assert.equal(await acts(incident, 'partner_view'), 1);
  assert.equal((await partner.post(`${incident}/view`, { ...view, reason: 'Otherwise' })).status, 303);
  clock.now = new Date(clock.now.getTime() + 60_000);
  assert.equal((await partner.post(`${incident}/view`, { ...view, reason: 'Otherwise' })).status, 303);
  assert.equal(await acts(incident, 'partner_view'), 3);
});

test('a decision put to the partners twice is put once, and the second press says so', async () => {
  const incident = `/incidents/${await notifiedIncident(database.app, clock.now)}`;
  const manager = await visitor('bm');
  const reasons = ['serious', 'importantToArea', 'improvements', 'recurrentThemes', 'workingTogether', 'panelView', 'appropriate'].flatMap((name) => [[name, 'yes'], [`${name}-reason`, 'It is']]);
  await manager.get(`${incident}/decision/write`);
  await manager.post(`${incident}/decision/write`, { ...Object.fromEntries(reasons), conclusion: 'lcspr', seen: '0', copy: 'a', do: 'check' });
  const pages = await press(PRESSES, () => manager.post(`${incident}/decision/write/check`, { seen: '1' }));
  assert.equal(await acts(incident, 'review_decision_proposed'), 1);
  assert.deepEqual([...new Set(pages.map(({ location }) => location))], [`${incident}/decision`]);
});

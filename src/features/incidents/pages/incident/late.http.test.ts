import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { demoId } from '../../../../demo/id.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { OrganisationId } from '../../../access/index.ts';
import { doAs, notifiedIncident, tellAs } from '../../fixtures/notified.ts';
import { addRequestActs, findIncident, openRequest } from '../../store/index.ts';

const DAY_AFTER = new Date('2026-12-15T09:00:00Z');
const database = await testDatabase();
const { server, clock } = await testSite(database);
const incident = await notifiedIncident(database.app, MORNING);
await doAs(database.app, 'coveshire', 'bm', MORNING, async ({ tx, by, now }) => {
  const record = await findIncident(tx, incident);
  assert.ok(record !== null);
  const request = await openRequest(tx, record, demoId('organisation', 'coveshire', 'hospital') as OrganisationId);
  await addRequestActs(tx, request, 0, by, now, [{ kind: 'asked', data: { due: plainDate('2026-12-01'), text: 'Please send a summary' } }]);
});

const page = async (key: string, address: string, now: Date) => {
  clock.now = now;
  return (await (await new Visitor(server).be('coveshire', key)).get(address)).html;
};

test('a review past its day can be sent as it stands, beside chasing who is late', async () => {
  const before = await page('bm', `/incidents/${incident}`, new Date('2026-12-04T09:00:00Z'));
  assert.match(before, /See who is late, and chase/);
  assert.doesNotMatch(before, /Send it as it stands/);
  const after = await page('bm', `/incidents/${incident}`, DAY_AFTER);
  assert.match(after, new RegExp(`href="/incidents/${incident}/send"[^>]*>Send it as it stands`));
  assert.doesNotMatch(await page('partner-police', `/incidents/${incident}`, DAY_AFTER), /Send it as it stands/);
});

test('home has the Panel’s date before an agency’s earlier one, and asks for no decision while the review is unwritten', async () => {
  const home = await page('bm', '/', DAY_AFTER);
  assert.match(home, /data-label="Next date">Send the rapid review to the Panel/);
  assert.doesNotMatch(home, /Put a decision on a practice review/);
});

test('home says a recorded delay beside the date, which stays late', async () => {
  await tellAs(database.app, 'coveshire', 'bm', DAY_AFTER, incident, {
    kind: 'delay_recorded',
    data: { clock: 'rapid-review', revised: plainDate('2026-12-22'), reason: 'One summary has not come', told: [{ who: 'The Panel', on: plainDate('2026-12-15') }], learningActedOn: 'Ward rounds ask about home' },
  });
  assert.match(await page('bm', '/', DAY_AFTER), /was due Monday 14 December 2026[\s\S]*?Delay recorded: revised date Tuesday 22 December 2026/);
});

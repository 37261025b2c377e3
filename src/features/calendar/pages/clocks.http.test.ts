import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/index.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const address = `/clocks/${demoId('partnership', 'coveshire')}/rapid-review`;
const answers = { variant: 'from-awareness', 'from-day': '1', 'from-month': '12', 'from-year': '2026', reason: 'Arrangements of 2026, section 4' };

test('every clock is shown with its limit, its start, its source and how it is known', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'partner-police');
  const { status, html } = await visitor.get('/clocks');
  assert.equal(status, 200);
  assert.match(html, /Notify the Panel/);
  assert.match(html, /Not verified: confirm it before you rely on it/);
  assert.doesNotMatch(html, /Change when the rapid review/);
});

test('a business manager chooses when the rapid review’s clock begins, and it is kept with the reason', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(address);
  const done = await visitor.post(address, answers);
  assert.equal(done.status, 303);
  const rows = await database.owner.selectFrom('calendar.choice').selectAll().execute();
  assert.deepEqual(rows.map(({ variant, in_force_from: from, reason }) => ({ variant, from, reason })), [{ variant: 'from-awareness', from: '2026-12-01', reason: answers.reason }]);
});

test('choosing what holds already, or nothing, is refused at the field and what was typed is still there', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(address);
  const same = await visitor.post(address, answers);
  assert.equal(same.status, 422);
  assert.match(same.html, /CLOCK_CHOICE_SAME/);
  assert.match(same.html, /Arrangements of 2026, section 4/);
  assert.match((await visitor.post(address, { reason: 'agreed' })).html, /Select what the clock counts from/);
});

test('nobody chooses for another partnership, or without the role', async () => {
  const other = await new Visitor(server).be('ashshire', 'bm');
  assert.equal((await other.get(address)).status, 403);
  assert.equal((await other.post(address, answers)).status, 403);
  const partner = await new Visitor(server).be('coveshire', 'partner-council');
  assert.equal((await partner.get(address)).status, 403);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase, TEST_SECRET } from '../../test/support/database.ts';
import { seedDemonstration } from './index.ts';

const database = await testDatabase();
const NOW = new Date('2026-11-23T09:00:00Z');
const settings = { ownerUrl: database.ownerUrl, appUrl: database.appUrl, secret: TEST_SECRET, now: NOW };

test('a', async () => {
  console.time('seed');
  await seedDemonstration(settings);
  console.timeEnd('seed');
  const rows = await database.owner.selectFrom('incidents.incident').selectAll().orderBy('opened_at').execute();
  console.log(rows.map((r) => `${r.reference} ${r.opened_at.toISOString()}`).join('\n'));
  assert.ok(rows.length > 0);
});

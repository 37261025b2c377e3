import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { demoId } from '../../../demo/index.ts';
import { seedPeople } from '../../../demo/seed-people.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { MORNING } from '../../../../test/support/site.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { findDraft, openIncident, saveDraft } from './index.ts';

const database = await testDatabase();
await seedPeople(database.owner, MORNING);
const coveshire = demoId('partnership', 'coveshire') as PartnershipId;
const manager = demoId('person', 'coveshire', 'bm') as PersonId;

function as<T>(person: PersonId, act: (tx: Tx) => Promise<T>): Promise<T> {
  return database.app.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${person}, true)`.execute(tx);
    return act(tx);
  });
}

test('twenty incidents opened at once each get their own number', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => as(manager, (tx) => openIncident(tx, coveshire, manager, MORNING))));
  const rows = await database.owner.selectFrom('incidents.incident').select('reference').where('id', 'in', ids).execute();
  assert.deepEqual(rows.map(({ reference }) => reference).toSorted(), Array.from({ length: 20 }, (_, index) => `2026-${String(index + 1).padStart(3, '0')}`));
});

test('two who save over the same version of a draft: one is saved, the other is told, nothing is lost', async () => {
  const id = await as(manager, (tx) => openIncident(tx, coveshire, manager, MORNING));
  assert.equal(await as(manager, (tx) => saveDraft(tx, id, 'considered', { title: 'first' }, 0, manager, MORNING)), 1);
  const saved = await Promise.all(['one', 'two'].map((title) => as(manager, (tx) => saveDraft(tx, id, 'considered', { title }, 1, manager, MORNING))));
  assert.deepEqual(saved.toSorted((a, b) => Number(a) - Number(b)), [null, 2]);
  const draft = await as(manager, (tx) => findDraft(tx, id, 'considered'));
  assert.deepEqual(draft?.typed, { title: saved[0] === 2 ? 'one' : 'two' });
});

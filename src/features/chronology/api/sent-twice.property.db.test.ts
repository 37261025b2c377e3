import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { demoId } from '../../../demo/id.ts';
import { seedPeople } from '../../../demo/seed-people.ts';
import { newId } from '../../../kernel/id.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { MORNING } from '../../../../test/support/site.ts';
import { addSystem, issueKey, type Caller } from '../../access/index.ts';
import { findRequest } from '../../incidents/index.ts';
import type { OrganisationId } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import { requestTo } from './calling.fixture.ts';
import { readBatch } from './read-batch.ts';
import { takeBatch } from './take-batch.ts';

const database = await testDatabase();
const incident = newId<'incident'>();
let by: Caller;

before(async () => {
  await seedPeople(database.owner, MORNING);
  const partnership = demoId('partnership', 'coveshire') as PartnershipId;
  await database.owner.insertInto('incidents.incident').values({ id: incident, partnership_id: partnership, reference: '2026-001', opened_at: MORNING, opened_by: demoId('person', 'coveshire', 'bm') }).execute();
  by = await database.app.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${demoId('person', 'coveshire', 'administrator')}, true)`.execute(tx);
    const id = await addSystem(tx, partnership, { name: 'CareNotes', organisation: demoId('organisation', 'coveshire', 'housing') as OrganisationId }, new Date('2026-01-01T09:00:00Z'));
    const key = await issueKey(tx, id, { purpose: 'Trying', months: 3 }, MORNING);
    return { id, name: 'CareNotes', keyId: key.id, seats: [] };
  });
});

type Entry = Readonly<Record<string, string>>;

/** What stands in the database after these batches were sent for a request of its own: every form under each reference, and what each corrects. */
async function keptOf(batches: readonly (readonly Entry[])[]): Promise<readonly string[]> {
  const request = await requestTo(database, 'coveshire', 'housing', incident);
  await database.app.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${by.id}, true)`.execute(tx);
    const record = await findRequest(tx, request);
    for (const entries of batches.filter(({ length }) => length > 0)) {
      const batch = readBatch({ entries });
      if (record === null || !batch.ok) throw new Error('nothing to send to, or nothing to send');
      await takeBatch({ tx, now: MORNING, by, request: newId() }, record, batch.value);
    }
  });
  const { rows } = await sql<{ line: string }>`
    select format('%s/%s %s | %s | %s | corrects %s/%s', s.reference, s.form, s.position, e.told, e.occurred, before.reference, before.form) as line
    from chronology.sent_entry s join chronology.entry e on e.id = s.entry_id join chronology.source o on o.id = s.source_id
    left join chronology.sent_entry before on before.entry_id = e.corrects
    where o.request_id = ${request} order by s.position, s.form`.execute(database.owner);
  const { rows: all } = await sql<{ count: number }>`select count(*)::int as count from chronology.entry e join chronology.source o on o.id = e.source_id where o.request_id = ${request}`.execute(database.owner);
  return [...rows.map(({ line }) => line), `${all[0]?.count} entries`];
}

const entry = fc.record({
  reference: fc.constantFrom('a', 'b', 'c', 'd'), occurred: fc.constantFrom('2024-05-03', 'mid May 2024', 'last week'), text: fc.constantFrom('Called', 'Visited'), reason: fc.constantFrom('', 'Misheard'),
});

test('any batch that is sent twice, or split in any way, leaves the same entries', async () => {
  await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(8), { maxLength: 2 }), async (entries, cuts) => {
    const ends = [...cuts.map((cut) => Math.min(cut, entries.length)).toSorted((a, b) => a - b), entries.length];
    const parts = ends.map((end, at) => entries.slice(at === 0 ? 0 : ends[at - 1], end));
    const once = await keptOf([entries]);
    assert.deepEqual(await keptOf([entries, entries]), once);
    // Part by part, each twice, and then from the last to the first, as a queue may that begins again.
    assert.deepEqual(await keptOf([...parts.flatMap((part) => [part, part]), ...parts.toReversed()]), once);
  }), { seed: 20_261_122, numRuns: 15 });
});

test('a form for each content that was sent, and no more', async () => {
  const called = { reference: 'a', occurred: '2024-05-03', text: 'Called' };
  const visited = { ...called, text: 'Visited' };
  assert.deepEqual(await keptOf([[called, visited, called], [visited]]), ['a/1 0 | Called | 2024-05-03 | corrects /', 'a/2 0 | Visited | 2024-05-03 | corrects a/1', '2 entries']);
});

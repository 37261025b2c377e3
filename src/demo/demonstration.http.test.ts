import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase, TEST_SECRET } from '../../test/support/database.ts';
import { MORNING, testSite } from '../../test/support/site.ts';
import { Visitor } from '../../test/support/visitor.ts';
import { checkAudit } from '../features/audit/index.ts';
import { incidentOf, listIncidents } from '../features/incidents/index.ts';
import { stageWords } from '../features/incidents/pathway/incident.ts';
import { deriveKey } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { become } from './cast.ts';
import { demoId, seedDemonstration } from './index.ts';
import { demoPartnerships, panel } from './people.ts';
import { playCases } from './seed-cases.ts';

const database = await testDatabase();
const site = await testSite(database);
const { server } = site;
const settings = { ownerUrl: database.ownerUrl, appUrl: database.appUrl, secret: TEST_SECRET, now: MORNING };
const TABLES = ['incident', 'act', 'draft', 'agency_request', 'request_act', 'request_draft', 'released_review', 'panel_item', 'panel_act'];

await playedAndLost(MORNING);
await seedDemonstration(settings);

test('a start that was killed while the cases were played leaves nothing, and the next plays them', async () => {
  const references = await allReferences();
  assert.ok(references.length >= 11);
  assert.equal(new Set(references).size, references.length);
});

test('two more starts, at once and later, change nothing', async () => {
  const before = await counted();
  await Promise.all([seedDemonstration(settings), seedDemonstration({ ...settings, now: new Date('2027-02-01T09:00:00Z') })]);
  assert.deepEqual(await counted(), before);
});

test('every stage of the pathway is there, and an incident that was opened and not recorded', async () => {
  const stages = (await Promise.all(['coveshire', 'ashshire'].map((place) => seenBy(place, 'bm', async (tx) =>
    (await listIncidents(tx)).map((record) => incidentOf(record)?.stage ?? 'not recorded'))))).flat();
  assert.deepEqual([...new Set(stages)].toSorted(), [...Object.keys(stageWords), 'not recorded'].toSorted());
});

test('references count up in the order in which the incidents were opened', async () => {
  for (const place of ['coveshire', 'ashshire']) {
    const references = await seenBy(place, 'bm', async (tx) => (await listIncidents(tx)).map(({ reference }) => reference));
    assert.deepEqual(references, references.toSorted().toReversed(), place);
  }
});

// A weekend, Christmas and New Year, the small hours in which the clocks go back, the last day of February.
for (const now of ['2026-11-21T23:50:00Z', '2027-01-01T00:05:00Z', '2027-10-31T01:30:00Z', '2028-02-29T06:00:00Z']) {
  test(`the cases can be played when the demonstration begins at ${now}`, () => playedAndLost(new Date(now)));
}

const everyone = [
  ...demoPartnerships.flatMap(({ key: place, people }) => people.map(({ key, name }) => ({ place, key, name }))),
  ...panel.people.map(({ key, name }) => ({ place: 'nation', key, name })),
];

for (const { place, key, name } of everyone) {
  test(`${name} finds something to do at home, or is told that nothing waits`, async () => {
    const { status, html } = await (await new Visitor(server).be(place, key)).get('/');
    assert.equal(status, 200);
    assert.match(html, /href="\/(incidents|requests|panel)\/[0-9a-f-]{36}|href="\/accounts"|href="\/duties\/new"|Nothing is waiting/);
  });
}

test('whoever reads on in the demonstration leaves a clean trail', async () => {
  const { found, text, json } = await checkAudit({ owner: database.owner, key: deriveKey(TEST_SECRET, 'audit'), heads: () => site.heads });
  assert.equal(found, false, text);
  assert.ok(json.entries > everyone.length);
});

/** Plays the cases in a transaction that is then lost, as by a kill. */
async function playedAndLost(now: Date): Promise<void> {
  const lost = new Error('lost');
  const playing = database.app.transaction().execute(async (tx) => {
    await playCases(tx, now);
    throw lost;
  });
  await assert.rejects(playing, lost);
}

function seenBy<T>(place: string, key: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  return database.app.transaction().execute(async (tx) => {
    await become(tx, demoId('person', place, key));
    return read(tx);
  });
}

async function allReferences(): Promise<readonly string[]> {
  const rows = await database.owner.selectFrom('incidents.incident').select(['partnership_id', 'reference']).execute();
  return rows.map(({ partnership_id: id, reference }) => `${id} ${reference}`);
}

async function counted(): Promise<readonly number[]> {
  return Promise.all(TABLES.map(async (table) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(`incidents.${table}`)}`.execute(database.owner);
    return rows[0]?.count ?? 0;
  }));
}

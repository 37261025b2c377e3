import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { demoId } from '../../demo/id.ts';
import { seedPeople } from '../../demo/seed-people.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../platform/database/index.ts';
import { permissions, rolesHolding, type Permission } from './permission.ts';
import { testDatabase } from '../../../test/support/database.ts';

const database = await testDatabase();
await seedPeople(database.owner, new Date());

const NOT_ALLOWED = /42501|row-level security|permission denied|managed by others/;
const person = (place: string, key: string) => demoId('person', place, key);
const [SIMON, MARION, ELIN] = [person('coveshire', 'administrator'), person('coveshire', 'bm'), person('ashshire', 'bm')];
const [COVESHIRE, ASHSHIRE] = [demoId('partnership', 'coveshire'), demoId('partnership', 'ashshire')];
const council = (place: string) => demoId('organisation', place, 'council');

/** As the application, for a person who has proved who they are; nothing is kept. */
function as<T>(who: string, act: (tx: Tx) => Promise<T>): Promise<T> {
  class Undo extends Error { readonly value: T; constructor(value: T) { super('undone'); this.value = value; } }
  return database.app.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${who}, true)`.execute(tx);
    throw new Undo(await act(tx));
  }).catch((fault: unknown) => {
    if (fault instanceof Undo) return fault.value;
    throw fault;
  });
}

const give = (tx: Tx, to: string, place: string, role = 'business_manager') => tx.insertInto('access.membership')
  .values({ id: newId(), person_id: to, role, partnership_id: demoId('partnership', place), organisation_id: council(place), starts: '2026-01-01', ends: null }).execute();

test('the application can read no credential, no set-up link and no attempt', async () => {
  for (const table of ['access.credential', 'access.setup_link', 'access.sign_in_attempt'] as const) {
    await assert.rejects(as(SIMON, (tx) => tx.selectFrom(table).selectAll().execute()), NOT_ALLOWED, table);
  }
});

test('the database lets an administrator give roles in their own partnership to others only', async () => {
  await as(SIMON, (tx) => give(tx, MARION, 'coveshire'));
  await assert.rejects(as(SIMON, (tx) => give(tx, SIMON, 'coveshire')), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => give(tx, MARION, 'ashshire')), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => give(tx, SIMON, 'ashshire')), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => give(tx, ELIN, 'coveshire')), NOT_ALLOWED);
  await assert.rejects(as(MARION, (tx) => give(tx, ELIN, 'coveshire')), NOT_ALLOWED);
});

test('nobody gives a national role through the application, nor one for an organisation outside the partnership', async () => {
  await assert.rejects(as(SIMON, (tx) => tx.insertInto('access.membership').values({ id: newId(), person_id: MARION, role: 'panel_secretariat', partnership_id: null, organisation_id: demoId('organisation', 'nation', 'panel'), starts: '2026-01-01', ends: null }).execute()), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => give(tx, MARION, 'coveshire', 'panel_secretariat')), /membership_reach/);
  await assert.rejects(as(SIMON, (tx) => tx.insertInto('access.membership').values({ id: newId(), person_id: MARION, role: 'agency_author', partnership_id: COVESHIRE, organisation_id: council('ashshire'), starts: '2026-01-01', ends: null }).execute()), /membership_within/);
});

const end = (who: string, membership: string) => as(who, async (tx) => Number((await tx.updateTable('access.membership').set({ stopped_at: new Date() }).where('id', '=', membership).executeTakeFirst()).numUpdatedRows));

test('an administrator ends roles in their own partnership, not their own and not another’s', async () => {
  assert.equal(await end(SIMON, demoId('membership', 'coveshire', 'bm')), 1);
  assert.equal(await end(SIMON, demoId('membership', 'coveshire', 'administrator')), 0);
  assert.equal(await end(SIMON, demoId('membership', 'ashshire', 'bm')), 0);
  assert.equal(await end(MARION, demoId('membership', 'coveshire', 'notifier')), 0);
});

test('a role’s holder, place and kind cannot be changed by anyone', async () => {
  for (const change of [{ role: 'administrator' }, { partnership_id: ASHSHIRE }, { person_id: SIMON }, { starts: '2020-01-01' }]) {
    await assert.rejects(as(SIMON, (tx) => tx.updateTable('access.membership').set(change).where('id', '=', demoId('membership', 'coveshire', 'bm')).execute()), NOT_ALLOWED);
  }
});

const add = (who: string, partnership: string, place: string) => as(who, (tx) => sql`select access.add_account(${newId()}, 'New', 'new@x.example', ${newId()}, 'business_manager', ${partnership}, ${council(place)}, '2026-01-01')`.execute(tx));
const off = (who: string, whom: string) => as(who, (tx) => sql`select access.set_account_active(${whom}, false, now())`.execute(tx));
const link = (who: string, whom: string) => as(who, (tx) => sql`select access.issue_setup_link(${newId()}, ${whom}, ${Buffer.alloc(32, 1)}, ${Buffer.alloc(4)}, now(), now() + interval '1 hour')`.execute(tx));

test('accounts are added, switched off and reset only by someone who manages them', async () => {
  await add(SIMON, COVESHIRE, 'coveshire');
  await off(SIMON, MARION);
  await link(SIMON, MARION);
  await assert.rejects(add(SIMON, ASHSHIRE, 'ashshire'), NOT_ALLOWED);
  await assert.rejects(add(MARION, COVESHIRE, 'coveshire'), NOT_ALLOWED);
  for (const [who, whom] of [[SIMON, ELIN], [SIMON, SIMON], [MARION, ELIN], [MARION, SIMON], [ELIN, MARION], ['', MARION]] as const) {
    await assert.rejects(off(who, whom), NOT_ALLOWED);
    await assert.rejects(link(who, whom), NOT_ALLOWED);
  }
});

test('what only the command line may do, the application may not', async () => {
  await assert.rejects(as(SIMON, (tx) => sql`select access.place_setup_link(${newId()}, ${MARION}, ${Buffer.alloc(32, 2)}, ${Buffer.alloc(4)}, now(), now(), null)`.execute(tx)), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => sql`select access.close_account_doors(${MARION}, now())`.execute(tx)), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => tx.insertInto('access.person').values({ id: newId(), name: 'X', email: 'x@y.example' }).execute()), NOT_ALLOWED);
  await assert.rejects(as(SIMON, (tx) => tx.updateTable('access.person').set({ active: true }).execute()), NOT_ALLOWED);
});

test('an administrator is told nothing of the accounts of other partnerships', async () => {
  const { rows } = await as(SIMON, (tx) => sql<{ person_id: string }>`select person_id from access.account_states(${[MARION, ELIN]})`.execute(tx));
  assert.deepEqual(rows.map(({ person_id }) => person_id), [MARION]);
});

test('an administrator holds no permission that opens an incident', () => {
  const held = Object.keys(permissions).filter((permission) => isPermission(permission) && typeof permissions[permission].held !== 'string' && rolesHolding(permission).includes('administrator'));
  assert.deepEqual(held.toSorted(), ['account:manage', 'checks:read', 'colleagues:read', 'home:see', 'people:read']);
});

function isPermission(text: string): text is Permission {
  return Object.hasOwn(permissions, text);
}

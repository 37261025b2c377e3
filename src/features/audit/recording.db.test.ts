import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../platform/database/index.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { AUDIT_KEY, deed, record } from '../../../test/support/trail.ts';
import { verifyTrail, type Chain, type Head } from './index.ts';

const { owner, app } = await testDatabase();

test('two hundred people who act at once leave each chain without a gap, and verifying', async () => {
  const partnerships = Array.from({ length: 3 }, (): Chain => `partnership:${randomUUID()}`);
  const chains: readonly Chain[] = [...Array.from({ length: 200 }, (): Chain => 'panel'), ...Array.from({ length: 200 }, (_, index) => partnerships[index % 3] ?? 'system')];
  const heads = new Map<string, Head>();
  await Promise.all(chains.map(async (chain) => {
    const head = await app.transaction().execute((tx) => record(tx, deed(chain)));
    if (head.seq > (heads.get(chain)?.seq ?? 0)) heads.set(chain, head);
  }));
  const verified = await verifyTrail(owner, AUDIT_KEY, heads);
  assert.deepEqual(verified, { entries: 400, chains: 4, notKept: 0, found: [] });
  assert.equal(heads.get('panel')?.seq, 200);
});

test('an act that fails leaves no entry and no gap', async () => {
  const chain: Chain = `partnership:${randomUUID()}`;
  const act = (fails: boolean) => app.transaction().execute(async (tx) => {
    const head = await record(tx, deed(chain));
    if (fails) throw new Error('the act failed');
    return head;
  });
  await act(false);
  await assert.rejects(act(true), /the act failed/);
  assert.equal((await act(false)).seq, 2);
});

test('ids are signed as the database prints them, whatever their case', async () => {
  const chain: Chain = `partnership:${randomUUID()}`;
  const shout = 'ABCDEFAB-0000-4000-8000-ABCDEFABCDEF';
  await app.transaction().execute((tx) => record(tx, deed(chain, { subject: shout, revealed: [shout] })));
  assert.deepEqual((await verifyTrail(owner, AUDIT_KEY, new Map())).found, []);
});

test('the trail can be checked while it is written', async () => {
  const chain: Chain = `partnership:${randomUUID()}`;
  const writing = Array.from({ length: 60 }, () => app.transaction().execute((tx) => record(tx, deed(chain))));
  const checks = await Promise.all([verifyTrail(owner, AUDIT_KEY, new Map()), verifyTrail(owner, AUDIT_KEY, new Map())]);
  await Promise.all(writing);
  for (const { found } of checks) assert.deepEqual(found, []);
});

const person = newId<'person'>();
const asPerson = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => app.transaction().execute(async (tx) => {
  await sql`select set_config('sightline.person', ${person}, true)`.execute(tx);
  return act(tx);
});

test('the application can add entries and do nothing else to them', async () => {
  const chain: Chain = `partnership:${randomUUID()}`;
  await asPerson((tx) => record(tx, deed(chain, { person })));
  for (const statement of [
    sql`update audit.entry set event = 'other'`, sql`delete from audit.entry`, sql`truncate audit.entry`,
    sql`alter table audit.entry disable row level security`, sql`drop table audit.entry`, sql`create trigger t before insert on audit.entry execute function now()`,
  ]) {
    await assert.rejects(asPerson((tx) => statement.execute(tx)), /permission denied|must be owner/);
  }
});

test('nobody is recorded as having done what another did', async () => {
  const refused = /row-level security/;
  await assert.rejects(asPerson((tx) => record(tx, deed('system', { person: newId<'person'>() }))), refused);
  await assert.rejects(asPerson((tx) => record(tx, deed('system', { person: null }))), refused);
  await assert.rejects(app.transaction().execute((tx) => record(tx, deed('system', { person }))), refused);
});

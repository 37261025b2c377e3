import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { permissions } from '../features/access/index.ts';
import { connect, migrate, type Database } from '../platform/database/index.ts';
import { testDatabase, TEST_SECRET } from '../../test/support/database.ts';
import { install } from './install.ts';

const { owner, ownerUrl } = await testDatabase();

async function emptyDatabase(t: TestContext): Promise<string> {
  const name = `sightline_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await sql`create database ${sql.id(name)}`.execute(owner);
  t.after(() => sql`drop database ${sql.id(name)} with (force)`.execute(owner));
  return ownerUrl.replace(/[^/]+$/, name);
}

async function withDatabase<T>(url: string, act: (database: Database) => Promise<T>): Promise<T> {
  const database = connect({ url, max: 1 });
  try {
    return await act(database);
  } finally {
    await database.destroy();
  }
}

/** Columns, constraints, policies and functions, as one text. */
async function schemaOf(url: string): Promise<string> {
  return withDatabase(url, async (database) => {
    const { rows } = await sql`
      select table_schema || table_name || column_name || data_type as line from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
      union all select polname || pg_get_expr(polqual, polrelid) || pg_get_expr(polwithcheck, polrelid) from pg_policy
      union all select conname || pg_get_constraintdef(oid) from pg_constraint where connamespace::regnamespace::text !~ '^(pg_|information_schema)'
      union all select pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)' order by 1`.execute(database);
    return JSON.stringify(rows);
  });
}

test('installing four times does what installing once does', async (t) => {
  const url = await emptyDatabase(t);
  const first = await install(url, TEST_SECRET);
  assert.ok(first.migrated.length > 0);
  const schema = await schemaOf(url);
  for (let again = 0; again < 3; again += 1) assert.deepEqual((await install(url, TEST_SECRET)).migrated, []);
  assert.equal(await schemaOf(url), schema);
});

test('eight installations at once leave one schema, each migration run once', async (t) => {
  const url = await emptyDatabase(t);
  const installations = await Promise.all(Array.from({ length: 8 }, () => install(url, TEST_SECRET)));
  const migrated = installations.flatMap((installation) => installation.migrated);
  assert.equal(new Set(migrated).size, migrated.length);
  assert.equal(await schemaOf(url), await schemaOf(ownerUrl));
  const held = await withDatabase(url, (database) => database.selectFrom('access.permission_of_role').select('permission').distinct().execute());
  assert.deepEqual(held.map(({ permission }) => permission).toSorted(), Object.keys(permissions).toSorted());
});

test('the owner who installs is no superuser and is not let past the policies', async () => {
  const { rows } = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(owner);
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false }]);
});

test('the copy of the permission table follows the code, whatever stood there', async (t) => {
  const url = await emptyDatabase(t);
  await install(url, TEST_SECRET);
  await withDatabase(url, async (database) => {
    await database.insertInto('access.permission_of_role').values({ role: 'agency_author', permission: 'incident:read' }).execute();
    await install(url, TEST_SECRET);
    const rows = await database.selectFrom('access.permission_of_role').selectAll().where('role', '=', 'agency_author').where('permission', '=', 'incident:read').execute();
    assert.deepEqual(rows, []);
  });
});

test('a migration that fails leaves nothing of itself and is named', async (t) => {
  const url = await emptyDatabase(t);
  await withDatabase(url, async (database) => {
    await sql`create schema audit`.execute(database);
    await assert.rejects(migrate(database), /Migration failed: \d{12}_audit_entry/);
    const { rows } = await sql`select nspname from pg_namespace where nspname in ('platform', 'access')`.execute(database);
    assert.deepEqual(rows, []);
  });
});

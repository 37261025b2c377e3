import { createHash, randomUUID } from 'node:crypto';
import { readFile, glob } from 'node:fs/promises';
import { after } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { install } from '../../src/app/install.ts';
import { appPassword } from '../../src/platform/config/index.ts';
import { permissions } from '../../src/features/access/index.ts';
import { appUrl, connect, type Database } from '../../src/platform/database/index.ts';
import { startTemporary } from '../../src/platform/postgres/index.ts';

export const TEST_SECRET = 'a secret for tests that is long enough';

export interface TestDatabase {
  /** Sees everything: for setting up and for looking behind the policies. */
  readonly owner: Database;
  /** What the application connects as. */
  readonly app: Database;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * A database of its own for one test file, with the newest schema, on a real server: the one in
 * DATABASE_URL, or a temporary one. Dropped after the file's tests.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await serverUrl();
  const made = await templateOn(server.url);
  const name = `sightline_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await maintain(server.url, (db) => sql`create database ${sql.id(name)} template ${sql.id(made.template)}`.execute(db));
  const ownerUrl = onDatabase(server.url, name);
  const applicationUrl = onDatabase(made.appUrl, name);
  const owner = connect({ url: ownerUrl, max: 4 });
  const app = connect({ url: applicationUrl, max: 10 });
  after(async () => {
    await Promise.all([owner.destroy(), app.destroy()]);
    await dropDatabase(server.url, name);
    await server.stop();
  });
  return { owner, app, ownerUrl, appUrl: applicationUrl };
}

const TRIES = 100;
const PAUSE_MS = 50;

/** A connection that was just closed lives on for a moment, and an owner who is no superuser may not end another's. */
async function dropDatabase(url: string, name: string): Promise<void> {
  await maintain(url, async (db) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await sql`drop database if exists ${sql.id(name)} with (force)`.execute(db);
      } catch (error) {
        if (tried === TRIES) throw error;
        await setTimeout(PAUSE_MS);
      }
    }
  });
}

async function serverUrl(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => {} };
  const server = await startTemporary();
  return { url: server.ownerUrl, stop: () => server.stop() };
}

/** One template for each version of the schema, made by whichever test process comes first. */
async function templateOn(url: string): Promise<{ template: string; appUrl: string }> {
  const template = `sightline_template_${await schemaHash()}`;
  return maintain(url, async (db) => {
    await sql`select pg_advisory_lock(724001)`.execute(db);
    try {
      const { rows } = await sql`select 1 from pg_database where datname = ${template}`.execute(db);
      if (rows.length === 0) {
        const making = `${template}_new`;
        await sql`drop database if exists ${sql.id(making)}`.execute(db);
        await sql`create database ${sql.id(making)}`.execute(db);
        await install(onDatabase(url, making), TEST_SECRET);
        await sql`alter database ${sql.id(making)} rename to ${sql.id(template)}`.execute(db);
      }
      return { template, appUrl: appUrl(onDatabase(url, template), appPassword(TEST_SECRET)) };
    } finally {
      await sql`select pg_advisory_unlock(724001)`.execute(db);
    }
  });
}

async function schemaHash(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(permissions));
  const source = new URL('../../src/', import.meta.url);
  const files = (await Array.fromAsync(glob('**/migrations/*.sql', { cwd: source }))).toSorted();
  for (const file of files) hash.update(file).update(await readFile(new URL(file, source)));
  for (const file of (await Array.fromAsync(glob('**/codebooks/*.yaml', { cwd: source }))).toSorted()) hash.update(file).update(await readFile(new URL(file, source)));
  return hash.digest('hex').slice(0, 12);
}

async function maintain<T>(url: string, act: (db: Database) => Promise<T>): Promise<T> {
  const db = connect({ url: onDatabase(url, 'postgres'), max: 1 });
  try {
    return await act(db);
  } finally {
    await db.destroy();
  }
}

function onDatabase(url: string, name: string): string {
  const moved = new URL(url);
  moved.pathname = `/${name}`;
  return moved.toString();
}

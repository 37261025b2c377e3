import { glob, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';

const SOURCE = new URL('../../', import.meta.url);
const NAME = /^\d{12}_[a-z]+_[a-z0-9_]+$/;

/** Every migration of every room, by name: `YYYYMMDDhhmm_room_what`. Names sort in the order to run. */
export async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for await (const file of glob('**/migrations/*.sql', { cwd: SOURCE })) {
    const name = basename(file, '.sql');
    if (!NAME.test(name)) throw new Error(`Migration ${file} is not named YYYYMMDDhhmm_room_what.sql`);
    if (name in migrations) throw new Error(`Two migrations are named ${name}`);
    const text = await readFile(new URL(file, SOURCE), 'utf8');
    migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) };
  }
  return migrations;
}

/**
 * Brings a database to the newest schema, each migration in its place and all in one transaction.
 * Safe to run from several processes at once. Throws the database's error with the migration's name.
 */
export async function migrate<T>(owner: Kysely<T>): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: readMigrations },
    migrationTableSchema: 'migration',
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName ?? 'before the first';
    throw new Error(`Migration failed: ${failed}`, { cause: error });
  }
  return results.map((result) => result.migrationName);
}

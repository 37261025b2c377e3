import { sql } from 'kysely';
import { keepShippedCodebooks } from '../features/coding/index.ts';
import { permissionOfActs } from '../features/incidents/index.ts';
import { permissions, rolesHolding, type Permission } from '../features/access/index.ts';
import { appPassword } from '../platform/config/index.ts';
import { appUrl, connect, ensureAppRole, migrate, type Database } from '../platform/database/index.ts';

export interface Installation {
  /** Where the application connects: a login without ownership, bound by row-level security. */
  readonly appUrl: string;
  /** The migrations that were run just now. */
  readonly migrated: readonly string[];
}

/**
 * Brings a database to this version: the application's login, the schema, and the copy of the
 * permission table that the policies read, and the codebooks that come with the program. Safe to repeat, and from several processes at once.
 * `login` is the address of an application's login that somebody else made.
 */
export async function install(ownerUrl: string, secret: string, login?: string): Promise<Installation> {
  const owner = connect({ url: ownerUrl, max: 2 });
  try {
    const password = appPassword(secret);
    // A login that somebody made for us keeps the password that they gave it.
    if (login === undefined) await ensureAppRole(owner, password);
    const migrated = await migrate(owner);
    await writePermissions(owner);
    await keepShippedCodebooks(owner);
    return { appUrl: login ?? appUrl(ownerUrl, password), migrated };
  } finally {
    await owner.destroy();
  }
}

async function writePermissions(owner: Database): Promise<void> {
  const names = Object.keys(permissions) as Permission[];
  const rows = names.flatMap((permission) => rolesHolding(permission).map((role) => ({ role, permission })));
  await owner.transaction().execute(async (tx) => {
    // Two installations at once would each put back what the other has not yet shown. Readers do not wait.
    await sql`lock table access.permission_of_role in share row exclusive mode`.execute(tx);
    await tx.deleteFrom('access.permission_of_role').execute();
    await tx.insertInto('access.permission_of_role').values(rows).execute();
    await tx.deleteFrom('incidents.permission_of_act').execute();
    await tx.insertInto('incidents.permission_of_act').values([...permissionOfActs()]).execute();
  });
}

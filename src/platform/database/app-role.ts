import { sql, type Kysely } from 'kysely';

export const APP_ROLE = 'sightline_app';

const ROLE_EXISTS = '42710';
const TUPLE_CHANGED = 'XX000';
const NOT_ALLOWED = '42501';

/**
 * Makes sure that the login which the application uses exists: no owner, no superuser, and bound
 * by row-level security. Roles belong to a whole server, so this may run beside another installation.
 * Throws with the SQL for an administrator where the owner may not create roles.
 */
export async function ensureAppRole<T>(owner: Kysely<T>, password: string): Promise<void> {
  const login = sql.raw(`login password '${password.replaceAll("'", "''")}'`);
  try {
    await sql`create role ${sql.id(APP_ROLE)} nosuperuser nocreatedb nocreaterole nobypassrls ${login}`.execute(owner);
  } catch (error) {
    if (codeOf(error) === NOT_ALLOWED) return explainUnlessThere(owner, error);
    if (codeOf(error) !== ROLE_EXISTS) throw error;
    await sql`alter role ${sql.id(APP_ROLE)} ${login}`.execute(owner).catch((again: unknown) => {
      if (codeOf(again) === NOT_ALLOWED) return;
      if (codeOf(again) !== TUPLE_CHANGED) throw again;
    });
  }
}

async function explainUnlessThere<T>(owner: Kysely<T>, cause: unknown): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`.execute(owner);
  if (rows.length > 0) return;
  throw new Error(
    `The owner in DATABASE_URL may not create roles. Ask the administrator to run: CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '…'; and give that login as SIGHTLINE_APP_DATABASE_URL.`,
    { cause },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The owner's address with the application's login in place of the owner's. */
export function appUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(password);
  return url.toString();
}

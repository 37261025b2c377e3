import { Client } from 'pg';

export const OWNER = 'sightline_owner';
export const DATABASE = 'sightline';

export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
}

/**
 * Makes sure that the owner role can sign in to its database, and returns its address. The
 * superuser is used only the first time, or when the owner's password or powers are not what
 * they ought to be: nothing else ever signs in as superuser.
 */
export async function ensureOwner(port: number, passwords: Passwords): Promise<string> {
  const ownerUrl = `postgres://${OWNER}:${encodeURIComponent(passwords.owner)}@127.0.0.1:${port}/${DATABASE}`;
  if (!(await ownerIsReady(ownerUrl))) await setUpOwner(port, passwords);
  return ownerUrl;
}

async function ownerIsReady(ownerUrl: string): Promise<boolean> {
  return withClient({ connectionString: ownerUrl }, async (client) => {
    const { rowCount } = await client.query(
      `select from pg_roles where rolname = current_user and not rolsuper and not rolbypassrls
         and not rolreplication and rolcreatedb and rolcreaterole`,
    );
    return rowCount === 1;
  }).catch(() => false);
}

async function setUpOwner(port: number, passwords: Passwords): Promise<void> {
  const superuser = { host: '127.0.0.1', port, user: 'postgres', password: passwords.superuser, database: 'postgres' };
  await withClient(superuser, async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [OWNER]);
    const verb = role.rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${OWNER} login nosuperuser nobypassrls noreplication createdb createrole
         password ${client.escapeLiteral(passwords.owner)}`,
    );
    const database = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  });
}

async function withClient<T>(config: ConstructorParameters<typeof Client>[0], work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  // A connection that breaks later must not end the process: the query itself reports it.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { refuse, type Result } from '../kernel/result.ts';
import type { Config } from '../platform/config/index.ts';
import { connect, type Database } from '../platform/database/index.ts';
import { startEmbedded } from '../platform/postgres/index.ts';
import { refusal } from './refusals.ts';

/** What stands in an installed database: an older one is brought up to date by starting the server, not by a command. */
const NEEDED = 'access.setup_link';

/** Reaches the installed database as its owner for one act. Refuses where there is none. */
export async function withOwner<T>({ database }: Config, act: (owner: Database) => Promise<Result<T>>): Promise<Result<T>> {
  if (database.kind === 'embedded' && !existsSync(database.dataDir)) return refuse(refusal('NOT_INSTALLED', { place: database.dataDir }));
  const embedded = database.kind === 'embedded' ? await startEmbedded({ dataDir: database.dataDir }) : undefined;
  const owner = connect({ url: database.kind === 'server' ? database.ownerUrl : (embedded?.ownerUrl ?? ''), max: 1 });
  try {
    const installed = await isInstalled(owner);
    const place = database.kind === 'server' ? new URL(database.ownerUrl).host : database.dataDir;
    return installed ? await act(owner) : refuse(refusal('NOT_INSTALLED', { place }));
  } finally {
    await owner.destroy();
    await embedded?.stop();
  }
}

async function isInstalled(owner: Database): Promise<boolean> {
  const { rows } = await sql<{ needed: string | null }>`select to_regclass(${NEEDED})::text as needed`.execute(owner);
  return typeof rows[0]?.needed === 'string';
}

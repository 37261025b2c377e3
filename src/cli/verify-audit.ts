import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { checkAudit, readHeads } from '../features/audit/index.ts';
import { ok, refuse } from '../kernel/result.ts';
import { deriveKey, readConfig, type Config, type Environment } from '../platform/config/index.ts';
import { connect, type Database } from '../platform/database/index.ts';
import { startEmbedded } from '../platform/postgres/index.ts';
import type { Outcome } from './command.ts';
import { refusal } from './refusals.ts';

/** Checks the audit trail of the database that the settings in `env` name. */
export async function verifyAudit(env: Environment): Promise<Outcome> {
  const config = readConfig(env);
  if (!config.ok) return { ...config, where: 'settings', mend: 'See docs/configuration.md' };
  const { database, secret, auditHeads } = config.value;
  if (database.kind === 'embedded' && !existsSync(database.dataDir)) return notInstalled(database.dataDir);
  return withOwner(config.value, async (owner, address) => {
    const { rows } = await sql<{ trail: string | null }>`select to_regclass('audit.entry')::text as trail`.execute(owner);
    if (rows[0]?.trail === null) return notInstalled(address);
    return ok(await checkAudit({ owner, key: deriveKey(secret, 'audit'), heads: () => readHeads(auditHeads) }));
  });
}

/** Reaches the database as its owner and leaves it as it was: a check brings nothing up to date. */
async function withOwner(config: Config, act: (owner: Database, address: string) => Promise<Outcome>): Promise<Outcome> {
  const { database } = config;
  const embedded = database.kind === 'embedded' ? await startEmbedded({ dataDir: database.dataDir }) : undefined;
  const owner = connect({ url: database.kind === 'server' ? database.ownerUrl : (embedded?.ownerUrl ?? ''), max: 1 });
  try {
    return await act(owner, database.kind === 'server' ? new URL(database.ownerUrl).host : database.dataDir);
  } finally {
    await owner.destroy();
    await embedded?.stop();
  }
}

function notInstalled(place: string): Outcome {
  return { ...refuse(refusal('NOT_INSTALLED', { place })), where: 'audit verify', mend: 'Start Sightline once with script/server, or give DATABASE_URL and SIGHTLINE_HOME as the server has them' };
}

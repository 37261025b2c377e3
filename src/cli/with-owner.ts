import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { wrongModeOfInstalled } from '../features/access/index.ts';
import { refuse, type Ok, type Result } from '../kernel/result.ts';
import { readConfig, type Config, type Environment } from '../platform/config/index.ts';
import { connect, type Database } from '../platform/database/index.ts';
import { startEmbedded } from '../platform/postgres/index.ts';
import type { BadInput } from './command.ts';
import { refusal } from './refusals.ts';

/**
 * Reaches the installed database that the settings in `env` name, as its owner, for one act.
 * Refuses where the settings are wrong, and where the database has no table `needed`: an older one
 * is brought up to date by starting the server, and no command does it.
 */
export async function withOwner<T>(env: Environment, needed: string, act: (owner: Database, config: Config, ownerUrl: string) => Promise<Result<T>>): Promise<Ok<T> | BadInput> {
  const config = readConfig(env);
  if (!config.ok) return { ...config, where: 'settings', mend: 'See docs/configuration.md' };
  const { database } = config.value;
  if (database.kind === 'embedded' && !existsSync(database.dataDir)) return notInstalled(config.value);
  const embedded = database.kind === 'embedded' ? await startEmbedded({ dataDir: database.dataDir }) : undefined;
  const ownerUrl = database.kind === 'server' ? database.ownerUrl : (embedded?.ownerUrl ?? '');
  const owner = connect({ url: ownerUrl, max: 1 });
  try {
    if (!(await hasTable(owner, needed))) return notInstalled(config.value);
    // With the secret of the other mode, whatever is signed here would count as tampered with for good.
    const wrong = await wrongModeOfInstalled(owner, config.value.mode);
    return wrong === null ? await act(owner, config.value, ownerUrl) : { ...refuse(wrong), where: 'settings', mend: 'Run it with the settings that the server has: SIGHTLINE_MODE, SIGHTLINE_SECRET, SIGHTLINE_HOME' };
  } finally {
    await owner.destroy();
    await embedded?.stop();
  }
}

async function hasTable(owner: Database, name: string): Promise<boolean> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${name})::text as found`.execute(owner);
  return typeof rows[0]?.found === 'string';
}

function notInstalled({ database }: Config): BadInput {
  const place = database.kind === 'server' ? new URL(database.ownerUrl).host : database.dataDir;
  return {
    ...refuse(refusal('NOT_INSTALLED', { place })), where: 'database',
    mend: 'Start Sightline once with script/server, or give DATABASE_URL and SIGHTLINE_HOME as the server has them',
  };
}

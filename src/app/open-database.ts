import { wrongMode } from '../features/access/index.ts';
import { ok, refuse, type Refusal, type Result } from '../kernel/result.ts';
import type { Config } from '../platform/config/index.ts';
import { connect } from '../platform/database/index.ts';
import { startEmbedded } from '../platform/postgres/index.ts';
import { install } from './install.ts';

export interface OpenDatabase {
  /** For installation and the command line: owns the tables, and is not bound by the policies. */
  readonly ownerUrl: string;
  /** For everything else. */
  readonly appUrl: string;
  readonly migrated: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts or reaches the database that the settings name, and brings it to this version. Refuses,
 * before it changes anything, a demonstration in live mode and a live database in demo mode.
 */
export async function openDatabase({ database, mode, secret }: Config): Promise<Result<OpenDatabase>> {
  const { ownerUrl, stop } = database.kind === 'server' ? { ownerUrl: database.ownerUrl, stop: async () => {} } : await startEmbedded({ dataDir: database.dataDir });
  const wrong = await modeRefusal(ownerUrl, mode);
  if (wrong !== null) {
    await stop();
    return refuse(wrong);
  }
  const installed = await install(ownerUrl, secret, database.kind === 'server' ? database.appUrl : undefined);
  return ok({ ownerUrl, ...installed, stop: () => stop() });
}

async function modeRefusal(ownerUrl: string, mode: Config['mode']): Promise<Refusal | null> {
  const owner = connect({ url: ownerUrl, max: 1 });
  try {
    return await wrongMode(owner, mode);
  } finally {
    await owner.destroy();
  }
}

import type { Config } from '../platform/config/index.ts';
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

/** Starts or reaches the database that the settings name, and brings it to this version. */
export async function openDatabase({ database, secret }: Config): Promise<OpenDatabase> {
  if (database.kind === 'server') {
    const installed = await install(database.ownerUrl, secret, database.appUrl);
    return { ownerUrl: database.ownerUrl, ...installed, stop: async () => {} };
  }
  const embedded = await startEmbedded({ dataDir: database.dataDir });
  const { appUrl, migrated } = await install(embedded.ownerUrl, secret);
  return { ownerUrl: embedded.ownerUrl, appUrl, migrated, stop: () => embedded.stop() };
}

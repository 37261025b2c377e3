import type { Config, DatabaseConfig } from './config.ts';

/** The configuration for a log: everything but secrets. */
export function describeConfig(config: Config): Readonly<Record<string, string | number | boolean>> {
  return {
    mode: config.mode,
    home: config.home,
    database: describeDatabase(config.database),
    auditHeads: config.auditHeads,
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl ?? 'not given',
    trustProxy: config.trustProxy,
    sessionIdleMinutes: config.session.idleMinutes,
    sessionAbsoluteMinutes: config.session.absoluteMinutes,
    logLevel: config.logLevel,
  };
}

function describeDatabase(database: DatabaseConfig): string {
  return database.kind === 'embedded' ? `embedded in ${database.dataDir}` : withoutSecrets(database.ownerUrl);
}

/** Built from the safe parts, because a password may stand in the query of an address as well. */
function withoutSecrets(address: string): string {
  const { username, host, pathname } = new URL(address);
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverAccount } from './account.ts';
import { EmbeddedPostgresFault } from './fault.ts';
import type { Runtime } from './runtime.ts';

const run = promisify(execFile);

/** Makes the cluster (PostgreSQL's data) when there is none yet; `quick` skips syncing it to disk. */
export async function ensureCluster(runtime: Runtime, cluster: string, superuserPassword: string, quick: boolean): Promise<void> {
  if (existsSync(cluster)) return confirmVersion(runtime, cluster);
  // Made beside and renamed, so that a kill half way leaves no half-made cluster behind.
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveToServer(draft);
  await initialise(runtime, draft, superuserPassword, quick);
  renameSync(draft, cluster);
}

function confirmVersion(runtime: Runtime, cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major === runtime.major) return;
  throw new EmbeddedPostgresFault(
    `The data in ${cluster} belong to PostgreSQL ${major}, and this version of Sightline brings ${runtime.major}. ` +
      'Start the version of Sightline that made them, or restore a backup into a new folder.',
  );
}

async function initialise(runtime: Runtime, draft: string, superuserPassword: string, quick: boolean): Promise<void> {
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  giveToServer(passwordFile);
  try {
    await run(runtime.initdb, [...INITDB, `--pwfile=${passwordFile}`, ...(quick ? ['--no-sync'] : []), '-D', draft], {
      ...serverAccount(),
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    });
  } catch (cause) {
    throw new EmbeddedPostgresFault(`PostgreSQL could not make its data folder: ${String(cause)}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const INITDB = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=en-GB',
  '--locale=C.UTF-8',
  '--data-checksums',
];

function giveToServer(path: string): void {
  const { uid, gid } = serverAccount();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

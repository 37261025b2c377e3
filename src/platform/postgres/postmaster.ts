import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverAccount } from './account.ts';
import { EmbeddedPostgresFault } from './fault.ts';
import { anyServerProcessOn, clusterName, isServerOn, tell } from './processes.ts';
import type { Runtime } from './runtime.ts';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export type Settings = Readonly<Record<string, string>>;

const POLL_MS = 5;
const READY_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 30_000;
const KILL_PATIENCE_MS = 5000;
const PORT_ATTEMPTS = 5;

/**
 * Errors are logged without the statement and without the row, because those hold what people
 * wrote about children. UTC because that is what a managed server has.
 */
const ALWAYS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** The server that runs on that cluster now, ready for connections; waits while it starts or stops. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = readPidFile(cluster);
    if (found === undefined || !isServerOn(cluster, found.pid)) return undefined;
    if (found.ready) return { pid: found.pid, port: found.port };
    await sleep(POLL_MS);
  }
  throw new EmbeddedPostgresFault(`PostgreSQL in ${cluster} has been neither ready nor stopped for a minute; see server.log beside it.`);
}

/** Starts a server on that cluster; resolves when it takes connections. */
export async function launchPostmaster(
  runtime: Runtime,
  cluster: string,
  log: string,
  settings: Settings,
  port?: number,
): Promise<Postmaster> {
  await dropStalePidFile(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const started = await tryLaunch(runtime, cluster, log, {
      ...ALWAYS,
      ...settings,
      cluster_name: clusterName(cluster),
      port: String(chosen),
    });
    if (started !== undefined) return { pid: started, port: chosen };
    const words = lastLines(log);
    const portTaken = /Address already in use/.test(words);
    if (!portTaken || port !== undefined || attempt === PORT_ATTEMPTS) {
      throw new EmbeddedPostgresFault(`PostgreSQL did not start in ${cluster}. Its log ends:\n${words}`);
    }
  }
}

/** Stops the server and waits until it is gone. `fast` ends sessions cleanly; `immediate` is for data to be thrown away. */
export async function stopServer(cluster: string, how: 'fast' | 'immediate'): Promise<void> {
  const server = signalServer(cluster, how);
  if (server === undefined) return;
  const deadline = Date.now() + STOP_PATIENCE_MS;
  while (isServerOn(cluster, server.pid)) {
    if (Date.now() > deadline) throw new EmbeddedPostgresFault(`PostgreSQL (process ${server.pid}) did not stop in half a minute.`);
    await sleep(POLL_MS);
  }
}

/** Asks the server that runs on the cluster, if one does, to stop, without waiting for it. */
export function signalServer(cluster: string, how: 'fast' | 'immediate'): Postmaster | undefined {
  const found = readPidFile(cluster);
  if (found === undefined || !isServerOn(cluster, found.pid)) return undefined;
  tell(found.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  return found;
}

/** Kills whatever runs on a cluster that will be thrown away, and waits the moment that it takes. */
export function killServerNow(cluster: string): void {
  signalServer(cluster, 'immediate');
  const deadline = Date.now() + KILL_PATIENCE_MS;
  // Blocks, because Node runs nothing asynchronous once it is exiting, and a folder cannot be
  // removed while a server still writes in it.
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (anyServerProcessOn(cluster) && Date.now() < deadline) Atomics.wait(pause, 0, 0, POLL_MS);
}

/** The process id when the server became ready; undefined when it ended first. */
async function tryLaunch(runtime: Runtime, cluster: string, log: string, settings: Settings): Promise<number | undefined> {
  if (existsSync(log)) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  chmodSync(log, 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached, because Ctrl+C must reach the application first and the database last.
  const child = spawn(runtime.postgres, ['-D', cluster, ...flags], {
    ...serverAccount(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
  });
  closeSync(output);
  const ended = new Promise<'ended'>((resolve, reject) => child.once('exit', () => resolve('ended')).once('error', reject));
  const outcome = await Promise.race([ended, untilReady(cluster, child)]);
  child.unref();
  return outcome === 'ended' ? undefined : child.pid;
}

async function untilReady(cluster: string, child: { readonly pid?: number | undefined; readonly exitCode: number | null }): Promise<'ready' | 'ended'> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const found = readPidFile(cluster);
    if (found?.ready === true && found.pid === child.pid) return 'ready';
    await sleep(POLL_MS);
  }
  return 'ended';
}

/** The first eight lines of postmaster.pid: id, folder, start, port, socket, address, memory, status. */
function readPidFile(cluster: string): (Postmaster & { readonly ready: boolean }) | undefined {
  const lines = readIfThere(join(cluster, 'postmaster.pid')).split('\n');
  if (lines.length === 1) return undefined;
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * After a restart of the machine or container, another process may have the id that the file
 * names, and PostgreSQL would then refuse to start. The file is removed only when no process of a
 * server on this cluster is left, so that a stray session of a killed server still keeps it shut.
 */
async function dropStalePidFile(cluster: string): Promise<void> {
  const deadline = Date.now() + KILL_PATIENCE_MS;
  while (anyServerProcessOn(cluster)) {
    if (Date.now() > deadline) return;
    await sleep(POLL_MS);
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function lastLines(log: string): string {
  return readIfThere(log).trim().split('\n').slice(-8).join('\n');
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

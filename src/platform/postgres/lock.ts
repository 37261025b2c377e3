import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresFault } from './fault.ts';

const RETRY_MS = 20;
const PATIENCE_MS = 60_000;

/**
 * Runs `work` while no other process on this machine holds the lock for `folder`. The lock is a
 * socket name in the kernel, not a file, because the kernel frees it when its holder is killed:
 * there is no stale lock to judge.
 */
export async function holdingLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(folder);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function takeLock(folder: string): Promise<Server> {
  const name = `\0sightline-postgres-${createHash('sha256').update(folder).digest('hex')}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const lock = await tryLock(name);
    if (lock !== undefined) return lock;
    await sleep(RETRY_MS);
  }
  throw new EmbeddedPostgresFault(`Another process has been starting or stopping PostgreSQL in ${folder} for a minute.`);
}

function tryLock(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' ? resolve(undefined) : reject(fault)));
    server.listen(name, () => resolve(server));
  });
}

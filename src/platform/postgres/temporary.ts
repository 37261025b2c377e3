import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdingLock } from './lock.ts';
import { killServerNow } from './postmaster.ts';
import { isAlive, processMark } from './processes.ts';

const PREFIX = 'sightline-test-';

/** A new folder that names the process it belongs to, so that it can be swept away if that is killed. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${processMark(process.pid) ?? process.pid}-`));
  chmodSync(folder, 0o711);
  return realpathSync(folder);
}

/** Stops and removes the servers that killed processes of this user left behind. */
export function sweepTemporaryFolders(): Promise<void> {
  return holdingLock(join(tmpdir(), PREFIX), async () => {
    for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
      const mark = name.slice(PREFIX.length).split('-').slice(0, 2).join('-');
      const folder = join(tmpdir(), name);
      if (!isAlive(mark) && statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()) discard(folder);
    }
  });
}

/** Removes a temporary server, running or not, with all its data. */
export function discard(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  killServerNow(join(realpathSync(folder), 'cluster'));
  rmSync(folder, { recursive: true, force: true });
}

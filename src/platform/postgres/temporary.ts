import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, processMark, worksIn } from './processes.ts';

const PREFIX = 'sightline-test-';

/** A new folder that names the process it belongs to, so that it can be swept away if that is killed. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${processMark(process.pid) ?? process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Stops and removes what killed processes left behind. */
export function sweepTemporaryFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const mark = name.slice(PREFIX.length).split('-').slice(0, 2).join('-');
    const folder = join(tmpdir(), name);
    if (!isAlive(mark) && statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()) sweep(folder);
  }
}

export function removeFolder(folder: string): void {
  // Retried, because the last process of a server that was told to stop may still write.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
}

function sweep(folder: string): void {
  const pid = firstLine(join(folder, 'cluster', 'postmaster.pid'));
  if (pid !== undefined && worksIn(pid, join(folder, 'cluster'))) process.kill(pid, 'SIGQUIT');
  removeFolder(folder);
}

function firstLine(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

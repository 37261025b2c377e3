import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { bringJob } from './bring-job.ts';
import type { BroughtFile, Done, Job, LinkedRecords, ToLink } from './job.ts';

const SMALL = 200_000;
const LIMITS = { heapMb: 1024, seconds: 120 } as const;

/** Reads a file, a large one in a thread of its own, under a name of ours: a sender’s name is a place in a file system. */
export function bringApart(name: string, bytes: Uint8Array, most: number): Promise<Result<BroughtFile>> {
  return inFolder(async (folder) => {
    const path = join(folder, 'file.csv');
    await writeFile(path, bytes, { mode: 0o600 });
    // A thread takes longer to start than a small file takes to read.
    if (bytes.length <= SMALL) return bringJob(path, name, most);
    const done = await apart({ kind: 'bring', path, name, most });
    return 'brought' in done ? ok(done.brought) : refused(done);
  });
}

/** Links in a thread of its own, so that other people’s pages are not held up. */
export function linkApart(run: string, asked: ToLink): Promise<Result<LinkedRecords>> {
  return inFolder(async (folder) => {
    const done = await apart({ kind: 'link', folder, run, asked });
    return 'linked' in done ? ok(done.linked) : refused(done);
  });
}

const FOLDER = 'sightline-linking-';

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await takeAwayOld();
  const folder = await mkdtemp(join(tmpdir(), FOLDER));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// A server that was killed at work leaves names and restricted addresses lying there.
async function takeAwayOld(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (!name.startsWith(FOLDER)) continue;
    const path = join(tmpdir(), name);
    const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    // Of somebody else’s server, only that server’s person may take it away.
    if (age > 10 * LIMITS.seconds * 1000) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function refused(done: Done): Result<never> {
  const [first, ...others] = 'refusals' in done ? done.refusals : [];
  return first === undefined ? refuse(tooMuch()) : { ok: false, refusals: [first, ...others] };
}

function tooMuch() {
  return queueRefusals.refusal('LINKAGE_TOO_MUCH', { seconds: String(LIMITS.seconds), field: 'files' });
}

/** A file that takes more memory or time than there is is refused; any other fault is thrown. */
function apart(job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('apart-worker.ts', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMb } });
    const enough = setTimeout(() => {
      resolve({ refusals: [tooMuch()] });
      void worker.terminate();
    }, LIMITS.seconds * 1000);
    worker.once('message', resolve);
    worker.once('error', (fault) => ('code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refusals: [tooMuch()] }) : reject(fault)));
    worker.once('exit', () => {
      clearTimeout(enough);
      reject(new Error('the linking thread ended without an answer'));
    });
  });
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readingRefusals } from '../reading/refusals.ts';
import type { Account, FileEntries } from './file-entries.ts';

/** What a worker says: how far it is, what it read, or the fault that it met. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'read'; readonly entries: FileEntries }
  | { readonly kind: 'fault'; readonly message: string };

/** How much a reader may take, and how many work at once. */
export interface Allowance {
  readonly heapMb: number;
  readonly lanes: number;
}

const LONGEST_MS = 180_000;

function usual(): Allowance {
  return { heapMb: 768, lanes: Math.min(4, Math.max(1, availableParallelism())) };
}

/**
 * Reads files beside the main thread, a few at once, so that a hostile one can take down only its own
 * reader. The results come in the order of the accounts.
 */
export async function readAccounts(accounts: readonly Account[], progress: (text: string) => void, { heapMb, lanes }: Allowance = usual()): Promise<readonly FileEntries[]> {
  const results: FileEntries[] = [];
  const waiting = accounts.map((account, index) => ({ account, index }));
  await Promise.all(Array.from({ length: Math.min(accounts.length, lanes) }, async () => {
    let reader = startReader(heapMb);
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const read = await readWith(reader, next.account, progress);
        if (read === undefined) {
          await reader.terminate();
          reader = startReader(heapMb);
        }
        results[next.index] = read ?? stopped(next.account);
        progress(`${next.account.file}: ${read?.entries.length ?? 0} entries, ${read?.problems.length ?? 1} to look at`);
      }
    } finally {
      await reader.terminate();
    }
  }));
  return results;
}

function startReader(heapMb: number): Worker {
  return new Worker(new URL('account-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
}

/** Undefined where the reader had to be stopped. Throws where it met a fault of ours. */
async function readWith(reader: Worker, account: Account, progress: (text: string) => void): Promise<FileEntries | undefined> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => { done(() => resolve(undefined)); }, LONGEST_MS);
    const onMessage = (message: WorkerMessage): void => {
      if (message.kind === 'progress') progress(`${account.file}: ${message.text}`);
      else if (message.kind === 'read') done(() => resolve(message.entries));
      else done(() => reject(new Error(`${account.file}: ${message.message}`)));
    };
    const onError = (fault: Error): void => {
      const memory = 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
      done(() => { if (memory) resolve(undefined); else reject(fault); });
    };
    function done(then: () => void): void {
      clearTimeout(clock);
      reader.off('message', onMessage);
      reader.off('error', onError);
      then();
    }
    reader.on('message', onMessage);
    reader.on('error', onError);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    reader.postMessage(account);
  });
}

function stopped({ file }: Account): FileEntries {
  return { file, hash: '', entries: [], mapping: [], problems: [{ file, table: null, row: null, ...readingRefusals.refusal('FILE_READER_STOPPED') }] };
}

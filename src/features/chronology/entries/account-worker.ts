import { parentPort } from 'node:worker_threads';
import { readAccount, type Account } from './file-entries.ts';
import type { WorkerMessage } from './read-accounts.ts';

// The program of a reader thread: one account in, its entries out.
parentPort?.on('message', (account: Account) => {
  void readAccount(account, (rows) => say({ kind: 'progress', text: `${rows.toLocaleString('en-GB')} rows` })).then(
    (entries) => say({ kind: 'read', entries }),
    (fault: unknown) => say({ kind: 'fault', message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
  );
});

function say(message: WorkerMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  parentPort?.postMessage(message);
}

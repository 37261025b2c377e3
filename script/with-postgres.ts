// Runs a command with DATABASE_URL set to a temporary PostgreSQL, unless it is set already.
//   node script/with-postgres.ts -- <command> [argument ...]
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { startTemporary } from '../src/platform/postgres/index.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const [dashes, command, ...args] = process.argv.slice(2);
if (dashes !== '--' || command === undefined) {
  console.error('Usage: node script/with-postgres.ts -- <command> [argument ...]');
  process.exitCode = 2;
} else if (process.env['DATABASE_URL']) {
  process.exitCode = await runCommand(command, process.env['DATABASE_URL']);
} else {
  const postgres = await startTemporary();
  process.exitCode = await runCommand(command, postgres.ownerUrl).finally(() => postgres.stop());
}

/** The command's exit status, or 128 and the signal's number, as a shell gives it. */
function runCommand(program: string, databaseUrl: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: databaseUrl } });
    // The command decides what a signal means; this process waits, and stops the server after it.
    for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(signal === null ? (status ?? 1) : 128 + constants.signals[signal]));
  });
}

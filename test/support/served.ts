import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CHECKOUT = join(import.meta.dirname, '..', '..');
const READY = /^Sightline is ready: (\S+)$/;
const PATIENCE_MS = 60_000;

/** A demonstration with a home of its own, whose server can be started and killed again and again. */
export interface Home {
  readonly path: string;
  readonly start: () => Promise<Served>;
  /** The command line, run to its end. */
  readonly run: (...args: readonly string[]) => Promise<{ readonly status: number | null; readonly stdout: string }>;
  /** Kills what still runs, and removes everything. */
  readonly discard: () => void;
}

/** The real server in a process of its own. */
export interface Served {
  readonly address: string;
  /** Kills the server without a warning; with `database`, PostgreSQL in the same moment. Waits until it is gone. */
  readonly kill: (what: 'server' | 'server and database') => Promise<void>;
  /** Ends it as Ctrl-C does. */
  readonly stop: () => Promise<void>;
}

export function newHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-home-'));
  // PostgreSQL runs as another account when root starts it, and must be able to enter.
  chmodSync(folder, 0o711);
  const path = join(folder, 'home');
  // With what Node compiled once kept, a start takes two thirds of the time.
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, SIGHTLINE_HOME: path, PORT: '0', NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const children = new Set<ChildProcess>();
  return {
    path,
    start: () => start(path, env, children),
    run: (...args) => run(env, args),
    discard: () => {
      for (const child of children) child.kill('SIGKILL');
      killDatabase(path);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

async function start(home: string, env: NodeJS.ProcessEnv, children: Set<ChildProcess>): Promise<Served> {
  const child = spawn(process.execPath, ['src/app/main.ts'], { cwd: CHECKOUT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  children.add(child);
  const ended = once(child, 'exit').then(() => void children.delete(child));
  const address = await ready(child);
  return {
    address,
    kill: async (what) => {
      child.kill('SIGKILL');
      if (what === 'server and database') killDatabase(home);
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function ready(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr ?? process.stdin });
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  try {
    for await (const line of lines) {
      said.push(line);
      const [, address] = READY.exec(line) ?? [];
      if (address !== undefined) return address;
    }
  } finally {
    clearTimeout(timer);
    child.stderr?.resume();
  }
  throw new Error(`the server did not start:\n${said.join('\n')}`);
}

async function run(env: NodeJS.ProcessEnv, args: readonly string[]) {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { cwd: CHECKOUT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  await once(child, 'close');
  return { status: child.exitCode, stdout: chunks.join('') };
}

/** Every process of the server on this home's data at once: the postmaster first, so that it starts nothing new. */
function killDatabase(home: string): void {
  const postmaster = postmasterOf(home);
  if (postmaster === undefined) return;
  for (const pid of [postmaster, ...childrenOf(postmaster)]) killIfThere(pid);
}

function postmasterOf(home: string): number | undefined {
  const [pid = ''] = readIfThere(join(home, 'database', 'cluster', 'postmaster.pid')).split('\n');
  const isOurs = readIfThere(`/proc/${pid}/cmdline`).includes(join(home, 'database', 'cluster'));
  return pid !== '' && isOurs ? Number(pid) : undefined;
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    const stat = readIfThere(`/proc/${pid}/stat`);
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
  });
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended between being found and being told.
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

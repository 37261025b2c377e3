import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

// For tests: a server whose parent is another Node process, which can be killed.

const started = z.object({ ownerUrl: z.string(), port: z.number(), reused: z.boolean() });
const children: ChildProcess[] = [];

export interface Parent {
  readonly process: ChildProcess;
  readonly ownerUrl: string;
  readonly port: number;
  readonly reused: boolean;
}

export interface ChildPlan {
  readonly dataDir?: string;
  readonly runtimeDir?: string;
  readonly temporary?: boolean;
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly thenDo?: string;
}

/** Another Node process that starts a server and then waits, or does as it is told. */
export async function startInChild({ account, thenDo = 'setInterval(() => {}, 1000)', temporary = false, ...options }: ChildPlan): Promise<Parent> {
  const program = `
    import { startEmbedded, startTemporary } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    const server = await ${temporary ? 'startTemporary()' : `startEmbedded(${JSON.stringify(options)})`};
    console.log(JSON.stringify(server));
    ${thenDo}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { ...account, cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line]: unknown[] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return { process: child, ...started.parse(JSON.parse(String(line))) };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await ended(child);
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Ends whatever a failed test left running. */
export function endAll(): void {
  for (const child of children) child.kill('SIGTERM');
}

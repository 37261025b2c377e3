import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Names a process beyond doubt: its id and the tick at which it started, because ids are used
 * again (at once, in a container). Undefined when there is no such process.
 */
export function processMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = afterName;
    const started = afterName[19];
    return state === 'Z' || started === undefined ? undefined : `${pid}-${started}`;
  } catch {
    return undefined;
  }
}

/** Whether the process that `processMark` named is still running. */
export function isAlive(mark: string): boolean {
  const pid = Number(mark.split('-')[0]);
  return Number.isInteger(pid) && processMark(pid) === mark;
}

/** The name that every process of the server on that cluster carries in its title. */
export function clusterName(cluster: string): string {
  return `sightline-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

/**
 * Whether that process is the server on that cluster. Read from its command line, because in a
 * container root may not see the working folder of another account's process.
 */
export function isServerOn(cluster: string, pid: number): boolean {
  return commandLine(pid).includes(`-D\0${cluster}\0`);
}

/** Whether any process of a server on that cluster runs, one that outlived its parent included. */
export function anyServerProcessOn(cluster: string): boolean {
  const title = `postgres: ${clusterName(cluster)}: `;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => isServerOn(cluster, Number(pid)) || commandLine(Number(pid)).startsWith(title));
}

/** Sends a signal; a process that has just ended is no fault. */
export function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ESRCH')) throw fault;
  }
}

/** The arguments, each followed by a null character; empty when there is no such process. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

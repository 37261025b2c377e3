import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

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

/** Whether that process works in that folder, as every process of a PostgreSQL server does. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

export function anyProcessWorksIn(folder: string): boolean {
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), folder));
}

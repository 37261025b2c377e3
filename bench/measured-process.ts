import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  /** Time of all cores together, which a busy machine changes less than the time on the clock. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const TICKS_PER_SECOND = 100;

/** Runs a program and watches what Linux says of it; elsewhere CPU time and memory are NaN. */
export async function measure(program: string, words: readonly string[]): Promise<Measured> {
  const begun = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const seen = { cpuSeconds: Number.NaN, peakMb: Number.NaN };
  const watch = setInterval(() => look(child.pid ?? 0, seen), 40);
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => { out += piece.toString('utf8'); });
  child.stderr.on('data', (piece: Buffer) => { err += piece.toString('utf8'); });
  try {
    const [status] = await once(child, 'close');
    return { status: Number(status), out, err, seconds: (performance.now() - begun) / 1000, ...seen };
  } finally {
    clearInterval(watch);
  }
}

function look(pid: number, seen: { cpuSeconds: number; peakMb: number }): void {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    if (peak !== undefined) seen.peakMb = Math.max(Number(peak) / 1024, Number.isNaN(seen.peakMb) ? 0 : seen.peakMb);
    const ticks = Number(fields[11]) + Number(fields[12]);
    if (ticks > 0) seen.cpuSeconds = ticks / TICKS_PER_SECOND;
  } catch {
    // The process has ended between two looks, or this is not Linux: what was seen before stands.
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeChronologies } from './chronology-files.ts';
import { measure, type Measured } from './measured-process.ts';

/**
 * Combines twelve agencies' files with `sightline chronology combine`, beside a plain script that only
 * reads the same files with well-known libraries: whole processes, round by round, the medians printed.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
const SIGHTLINE = new URL('../src/cli/main.ts', import.meta.url).pathname;
const PLAIN = new URL('chronology-plain.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'sightline-chronology-'));

try {
  const files = await writeChronologies(folder, Number(values.rows));
  const rivals = [
    { what: 'sightline chronology combine --json', words: [SIGHTLINE, 'chronology', 'combine', ...files, '--json'], entries: true },
    { what: 'only reading: mammoth, read-excel-file, csv-parse', words: [PLAIN, ...files], entries: false },
    { what: 'only reading: mammoth, exceljs, csv-parse', words: [PLAIN, '--exceljs', ...files], entries: false },
  ];
  const runs = rivals.map((): Measured[] => []);
  for (let round = 0; round < Number(values.rounds); round += 1) for (const [index, { words }] of rivals.entries()) runs[index]?.push(await run(words));
  const results = rivals.map(({ what, entries }, index) => ({ what, ...costs(runs[index] ?? []), ...(entries ? { entries: entriesIn(runs[index]?.[0]) } : {}) }));
  print(results);
} finally {
  rmSync(folder, { recursive: true });
}

async function run(words: readonly string[]): Promise<Measured> {
  const measured = await measure(process.execPath, words);
  if (measured.status > 1) throw new Error(`${words[1]} ended with ${measured.status}: ${measured.err.slice(-2000)}`);
  return measured;
}

interface Costs {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

function costs(runs: readonly Measured[]): Costs {
  return { seconds: median(runs.map(({ seconds }) => seconds)), cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)), peakMb: median(runs.map(({ peakMb }) => peakMb)) };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function entriesIn(measured: Measured | undefined): number {
  const read: { readonly entries?: readonly unknown[] } = JSON.parse(measured?.out ?? '{}');
  return read.entries?.length ?? 0;
}

function print(results: readonly (Costs & { readonly what: string; readonly entries?: number })[]): void {
  const rows = results.map((each) => ({ ...each, ratio: (results[0]?.seconds ?? Number.NaN) / each.seconds, cpuRatio: (results[0]?.cpuSeconds ?? Number.NaN) / each.cpuSeconds }));
  if (values.json) return void process.stdout.write(`${JSON.stringify({ rows: Number(values.rows), cores: availableParallelism(), results: rows })}\n`);
  process.stdout.write(`12 files, ${values.rows} rows, ${availableParallelism()} cores, median of ${values.rounds}\n`);
  for (const { what, seconds, cpuSeconds, peakMb, entries, ratio, cpuRatio } of rows) {
    process.stdout.write(`${what.padEnd(52)} ${seconds.toFixed(2).padStart(6)} s   CPU ${cpuSeconds.toFixed(2).padStart(6)} s   peak ${peakMb.toFixed(0).padStart(5)} MB   ${entries === undefined ? `Sightline takes ${ratio.toFixed(2)} times its time, ${cpuRatio.toFixed(2)} times its CPU` : `${entries} entries`}\n`);
  }
}

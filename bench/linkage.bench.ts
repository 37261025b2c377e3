import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { measure, type Measured } from './measured-process.ts';

/**
 * Links made-up records with `sightline link run`, and, where Python can import Splink, with Splink on
 * the same file in the same run; then holds both against the truth with `sightline link evaluate`.
 */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' }, start: { type: 'string', default: '11' }, hard: { type: 'boolean', default: false },
    numbers: { type: 'boolean', default: false }, splink: { type: 'string', default: 'lean,all' }, json: { type: 'boolean', default: false }, keep: { type: 'string' },
  },
});

interface Result {
  readonly what: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly blockAndScore: number;
  /** Seconds of all processors together. */
  readonly blockAndScoreCpu: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bcubed: number;
}

const SIGHTLINE = new URL('../src/cli/main.ts', import.meta.url).pathname;
const SPLINK = new URL('linkage-splink.py', import.meta.url).pathname;
const PYTHON = process.env['SIGHTLINE_BENCH_PYTHON'] ?? 'python3';
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sightline-linkage-'));

try {
  print(await run());
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true });
}

async function run(): Promise<readonly Result[]> {
  const people = await makePeople();
  const ours = await sightline(people, 'Sightline');
  const theirs: Result[] = [];
  for (const features of await splinkFeatures()) theirs.push(await splink(people, features));
  return [ours, ...theirs];
}

/** Without the NHS number, unless it is asked for: Splink has no rule that two different numbers keep records apart. */
async function makePeople(): Promise<string> {
  const made = join(folder, 'people-with-numbers.csv');
  await sightlineCommand('demo', 'people', '--records', values.records, '--start', values.start, '--out', made, ...(values.hard ? ['--hard'] : []));
  if (values.numbers) return made;
  const people = join(folder, 'people.csv');
  const out = createWriteStream(people);
  let drop: readonly number[] | undefined;
  for await (const line of createInterface({ input: createReadStream(made) })) {
    const cells = line.split(',');
    drop ??= cells.flatMap((cell, at) => (cell === 'nhs_number' || cell === 'upn' ? [at] : []));
    const left = drop;
    if (!out.write(`${cells.filter((_, at) => !left.includes(at)).join(',')}\n`)) await once(out, 'drain');
  }
  await once(out.end(), 'finish');
  return people;
}

async function sightline(people: string, what: string): Promise<Result> {
  const clusters = join(folder, 'clusters.csv');
  const measured = await sightlineCommand('link', 'run', people, '--id', 'rec_id', '--source', 'agency', '--out', join(folder, 'pairs.csv'), '--clusters', clusters, '--json');
  const { timings = [] }: { readonly timings?: readonly { readonly stage: string; readonly seconds: number; readonly cpu_seconds?: number }[] } = parseDocument(measured.out);
  const stages = Object.fromEntries(timings.map(({ stage, seconds }) => [stage, seconds]));
  const blockAndScore = stages['block and weigh'] ?? Number.NaN;
  const blockAndScoreCpu = timings.find(({ stage }) => stage === 'block and weigh')?.cpu_seconds ?? Number.NaN;
  return { what, ...costs(measured), blockAndScore, blockAndScoreCpu, stages, ...(await judged(clusters, people)) };
}

async function splinkFeatures(): Promise<readonly string[]> {
  const wanted = values.splink.split(',').filter((features) => features === 'lean' || features === 'all');
  if (wanted.length === 0) return [];
  const found = await measure(PYTHON, ['-c', 'import splink']).catch(() => undefined);
  if (found?.status === 0) return wanted;
  process.stdout.write(`${PYTHON} cannot import splink, so that there is nothing to compare with. See bench/README.md\n`);
  return [];
}

async function splink(people: string, features: string): Promise<Result> {
  const measured = await measure(PYTHON, [SPLINK, people, folder, features, String(availableParallelism())]);
  if (measured.status !== 0) throw new Error(`Splink ended with ${measured.status}: ${measured.err.slice(-2000)}`);
  const said: { readonly seconds?: Readonly<Record<string, number>>; readonly whole?: number; readonly cpu?: Readonly<Record<string, number>>; readonly splink?: string; readonly thresholds?: readonly number[] } = parseDocument(measured.out.trim().split('\n').at(-1) ?? '');
  const { seconds = {}, cpu = {}, whole = Number.NaN, thresholds = [] } = said;
  let best: Awaited<ReturnType<typeof judged>> | undefined;
  for (const threshold of thresholds) {
    const here = await judged(join(folder, `splink-${threshold}.csv`), people);
    if (best === undefined || here.f1 > best.f1) best = here;
  }
  if (best === undefined) throw new Error('Splink made no clusters');
  return { what: `Splink ${said.splink ?? ''} ${features}`, ...costs(measured), seconds: whole, blockAndScore: seconds['block_and_score'] ?? Number.NaN, blockAndScoreCpu: cpu['block_and_score'] ?? Number.NaN, stages: seconds, ...best };
}

function costs({ seconds, cpuSeconds, peakMb }: Measured): Pick<Result, 'seconds' | 'cpuSeconds' | 'peakMb'> {
  return { seconds, cpuSeconds, peakMb };
}

async function judged(clusters: string, people: string): Promise<Pick<Result, 'precision' | 'recall' | 'f1' | 'bcubed'>> {
  const { out } = await sightlineCommand('link', 'evaluate', '--clusters', clusters, '--truth', people, '--id', 'rec_id', '--truth-column', 'child_id', '--json');
  const { clusters: pairs, bcubed }: { readonly clusters?: { readonly precision: number; readonly recall: number; readonly f1: number }; readonly bcubed?: { readonly f1: number } } = parseDocument(out);
  return { precision: pairs?.precision ?? Number.NaN, recall: pairs?.recall ?? Number.NaN, f1: pairs?.f1 ?? Number.NaN, bcubed: bcubed?.f1 ?? Number.NaN };
}

async function sightlineCommand(...words: readonly string[]): Promise<Measured> {
  const measured = await measure(process.execPath, [SIGHTLINE, ...words]);
  if (measured.status !== 0) throw new Error(`sightline ${words.slice(0, 2).join(' ')} ended with ${measured.status}: ${measured.err.slice(-2000)}`);
  return measured;
}

function parseDocument<T>(text: string): T {
  return JSON.parse(text) as T;
}

function print(results: readonly Result[]): void {
  const [ours] = results;
  if (ours === undefined) return;
  const rows = results.map((each) => ({ ...each, wholeRatio: each.seconds / ours.seconds, scoreRatio: each.blockAndScore / ours.blockAndScore, scoreCpuRatio: each.blockAndScoreCpu / ours.blockAndScoreCpu }));
  if (values.json) return void process.stdout.write(`${JSON.stringify({ records: Number(values.records), start: Number(values.start), hard: values.hard, numbers: values.numbers, cores: availableParallelism(), rows })}\n`);
  process.stdout.write(`${values.records} records${values.hard ? ', hard' : ''}, ${values.numbers ? 'with' : 'without'} NHS numbers, ${availableParallelism()} cores\n`);
  for (const { what, seconds, cpuSeconds, peakMb, blockAndScore, blockAndScoreCpu, wholeRatio, scoreRatio, scoreCpuRatio, precision, recall, f1, bcubed } of rows) {
    process.stdout.write(`${what.padEnd(20)} whole ${seconds.toFixed(1).padStart(7)} s (${wholeRatio.toFixed(2)} times)   block and score ${blockAndScore.toFixed(1).padStart(6)} s (${scoreRatio.toFixed(2)} times), CPU ${blockAndScoreCpu.toFixed(1)} s (${scoreCpuRatio.toFixed(2)} times)   CPU of all ${cpuSeconds.toFixed(0)} s   peak ${peakMb.toFixed(0)} MB   clusters: precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${f1.toFixed(4)} B-cubed ${bcubed.toFixed(4)}\n`);
  }
}

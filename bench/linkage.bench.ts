import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { sameFeatures } from './linkage-same-features.ts';
import { measure, type Measured } from './measured-process.ts';

/**
 * Links made-up records with `sightline link run`, and, where Python can import Splink, with Splink on
 * the same file in the same run; then holds both against the truth with `sightline link evaluate`. Beside its
 * defaults ours runs with the features, rules and threshold of each of Splink's, which is what the ratios are against.
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
  /** Of Splink's row: how many times what ours took with the same features and rules. */
  readonly ratios?: Ratios;
}

interface Ratios {
  readonly whole: number;
  readonly wholeCpu: number;
  readonly blockAndScore: number;
  readonly blockAndScoreCpu: number;
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
  const results = [await sightline(people, 'Sightline')];
  for (const features of await splinkFeatures()) {
    const settings = join(folder, `settings-${features}.json`);
    writeFileSync(settings, JSON.stringify(sameFeatures(features)));
    const [ours, theirs] = [await sightline(people, `Sightline, as ${features}`, '--settings', settings), await splink(people, features)];
    results.push(ours, { ...theirs, ratios: ratiosOf(theirs, ours) });
  }
  return results;
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

function ratiosOf(theirs: Result, ours: Result): Ratios {
  return { whole: theirs.seconds / ours.seconds, wholeCpu: theirs.cpuSeconds / ours.cpuSeconds, blockAndScore: theirs.blockAndScore / ours.blockAndScore, blockAndScoreCpu: theirs.blockAndScoreCpu / ours.blockAndScoreCpu };
}

async function sightline(people: string, what: string, ...settings: readonly string[]): Promise<Result> {
  const clusters = join(folder, 'clusters.csv');
  const measured = await sightlineCommand('link', 'run', people, '--id', 'rec_id', '--source', 'agency', '--out', join(folder, 'pairs.csv'), '--clusters', clusters, '--json', ...settings);
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
  return { what: `Splink ${said.splink ?? ''} ${features}`, ...costs(measured), seconds: whole, cpuSeconds: counted(cpu), blockAndScore: seconds['block_and_score'] ?? Number.NaN, blockAndScoreCpu: cpu['block_and_score'] ?? Number.NaN, stages: seconds, ...best };
}

/** As its time on the clock, with one clustering and without the start of Python. */
function counted(cpu: Readonly<Record<string, number>>): number {
  return ['read', 'train', 'block_and_score', 'cluster_0.99'].reduce((sum, stage) => sum + (cpu[stage] ?? Number.NaN), 0);
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

function print(rows: readonly Result[]): void {
  if (values.json) return void process.stdout.write(`${JSON.stringify({ records: Number(values.records), start: Number(values.start), hard: values.hard, numbers: values.numbers, cores: availableParallelism(), load: loadavg(), rows })}\n`);
  process.stdout.write(`${values.records} records${values.hard ? ', hard' : ''}, ${values.numbers ? 'with' : 'without'} NHS numbers, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`);
  for (const { what, seconds, cpuSeconds, peakMb, blockAndScore, blockAndScoreCpu, precision, recall, f1, bcubed, ratios } of rows) {
    process.stdout.write(`${what.padEnd(20)} whole ${seconds.toFixed(1).padStart(7)} s${times(ratios?.whole)}, CPU ${cpuSeconds.toFixed(0)} s${times(ratios?.wholeCpu)}   block and score ${blockAndScore.toFixed(1).padStart(6)} s${times(ratios?.blockAndScore)}, CPU ${blockAndScoreCpu.toFixed(1)} s${times(ratios?.blockAndScoreCpu)}   peak ${peakMb.toFixed(0)} MB   clusters: precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${f1.toFixed(4)} B-cubed ${bcubed.toFixed(4)}\n`);
  }
}

function times(ratio: number | undefined): string {
  return ratio === undefined ? '' : ` (${ratio.toFixed(2)} times)`;
}

import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { chosen, countsOf, loadRecords, readAsAt, readCatalogue, shippedChecks, sweepRecords } from '../src/features/checks/index.ts';
import type { Result } from '../src/kernel/result.ts';
import { startTemporary } from '../src/platform/postgres/index.ts';
import { flatColumns, makeSample, type Sample } from './checks-sample.ts';
import { countsInSql, tenInSql } from './checks-sql.ts';

/**
 * A sweep of every check over made-up records, and ten of them beside the same ten in SQL for DuckDB and
 * PostgreSQL on the same records in the same run, whose counts must be equal before any time is told.
 */
const { values } = parseArgs({ options: { children: { type: 'string', default: '1000,10000' }, years: { type: 'string', default: '8' }, start: { type: 'string', default: '1' }, checks: { type: 'string' }, postgres: { type: 'string', default: '10000' }, records: { type: 'string' }, json: { type: 'boolean', default: false } } });
const all = values.checks === undefined ? shippedChecks() : accepted(readCatalogue(values.checks));
const ten = accepted(chosen(all, Object.keys(tenInSql)));

interface Counts {
  readonly fired: number;
  readonly clear: number;
  readonly pending: number;
  readonly cannot_tell: number;
}

interface Timed<T> {
  readonly ms: number;
  /** Of all threads of this process, DuckDB's among them; PostgreSQL has processes of its own. */
  readonly cpuMs: number;
  readonly value: T;
}

const rounds = [];
for (const children of values.children.split(',').map(Number)) rounds.push(await round(children));
process.stdout.write(values.json ? `${JSON.stringify({ rounds })}\n` : `${rounds.map(inWords).join('\n')}\n`);

async function round(children: number) {
  const folder = values.records === undefined ? await mkdtemp(join(tmpdir(), 'checks-bench-')) : join(values.records, String(children));
  try {
    const sample = await sampleIn(folder, children);
    const loadBefore = loadavg()[0] ?? 0;
    const asking = { asAt: accepted(readAsAt(sample.asAt)) };
    // First, so that the most memory that it took is its own.
    const streamed = await timed(async () => accepted(await sweepRecords(sample.events, sample.children, all, asking)));
    const streamedMb = peakMb();
    const loaded = await timed(() => accepted(loadRecords(sample.events, sample.children, all)));
    const sweep = await timed(() => countsOf(loaded.value, all, asking));
    demandEqual('windows', sweep.value, streamed.value.counts, all);
    const ours = await best(() => countsOf(loaded.value, ten, asking));
    const memory = peakMb();
    const duck = await duckDb(sample, children);
    demandEqual('DuckDB', ours.value, duck.counts, ten);
    const postgres = children > Number(values.postgres) ? undefined : await postgreSql(sample, children);
    if (postgres !== undefined) demandEqual('PostgreSQL', ours.value, postgres.counts, ten);
    return { children, machineLoad: [loadBefore, loadavg()[0] ?? 0], events: sample.count, leftOut: sample.leftOut, checks: all.length, streamed: costOf(streamed), streamedMb, load: costOf(loaded), sweep: costOf(sweep), ten: costOf(ours), memoryMb: memory, duckLoad: duck.load, duck: duck.cost, postgresLoad: postgres?.load, postgres: postgres?.cost };
  } finally {
    if (values.records === undefined) await rm(folder, { recursive: true });
  }
}

type Cost = Omit<Timed<unknown>, 'value'>;

function costOf({ ms, cpuMs }: Cost): Cost {
  return { ms, cpuMs };
}

/** The most memory that this process has had so far. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1000;
}

/** Records that are kept in a folder are made once and used again. */
async function sampleIn(folder: string, children: number): Promise<Sample> {
  const kept = join(folder, 'sample.json');
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8'));
  await mkdir(folder, { recursive: true });
  const sample = await makeSample(folder, children, Number(values.years), Number(values.start));
  await writeFile(kept, JSON.stringify(sample));
  return sample;
}

interface Theirs {
  readonly load: Cost;
  readonly cost: Cost;
  readonly counts: readonly Counts[];
}

async function duckDb({ flat, workdays, asAt }: Sample, children: number): Promise<Theirs> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const load = await timed(async () => {
    await connection.run(`create table events (${flatColumns})`);
    await connection.run(`insert into events select * from read_csv('${flat}', header = false, all_varchar = true, nullstr = '')`);
    await connection.run('create table workdays (day bigint, five bigint, ten bigint)');
    await connection.run(`insert into workdays select * from read_csv('${workdays}', header = false)`);
  });
  const asked = await best(async () => {
    const counts: Counts[] = [];
    for (const sql of queries(asAt, children)) counts.push(countsFrom((await connection.runAndReadAll(sql)).getRowObjects()[0]));
    return counts;
  });
  return { load: costOf(load), cost: costOf(asked), counts: asked.value };
}

async function postgreSql({ flat, workdays, asAt }: Sample, children: number): Promise<Theirs> {
  const server = await startTemporary();
  const client = new Client({ connectionString: server.ownerUrl });
  try {
    await client.connect();
    const load = await timed(async () => {
      await client.query(`create table events (${flatColumns}); create table workdays (day bigint, five bigint, ten bigint)`);
      for (const [table, file] of [['events', flat], ['workdays', workdays]] as const) await pipeline(createReadStream(file), client.query(copyFrom(`copy ${table} from stdin with (format csv, null '')`)));
      await client.query('create index on events (child, type, day); analyze');
    });
    const asked = await best(async () => {
      const counts: Counts[] = [];
      for (const sql of queries(asAt, children)) counts.push(countsFrom((await client.query(sql)).rows[0]));
      return counts;
    });
    return { load: costOf(load), cost: costOf(asked), counts: asked.value };
  } finally {
    await client.end();
    await server.stop();
  }
}

function queries(asAt: string, children: number): readonly string[] {
  const { day, second } = accepted(readAsAt(asAt));
  return ten.map(({ id }) => countsInSql(tenInSql[id] ?? '', day, second, children));
}

function countsFrom(row: Readonly<Record<string, unknown>> | undefined): Counts {
  return { fired: Number(row?.['fired']), clear: Number(row?.['clear']), pending: Number(row?.['pending']), cannot_tell: Number(row?.['cannot_tell']) };
}

function demandEqual(whose: string, ours: readonly Counts[], theirs: readonly Counts[], checks: readonly { readonly id: string }[]): void {
  for (const [at, { id }] of checks.entries()) {
    for (const name of ['fired', 'clear', 'pending', 'cannot_tell'] as const) if (ours[at]?.[name] !== theirs[at]?.[name]) throw new Error(`${id} ${name}: ${ours[at]?.[name]} here, ${theirs[at]?.[name]} in ${whose}`);
  }
}

function inWords({ children, machineLoad, events, leftOut, checks, streamed, streamedMb, load, sweep, ten: ours, memoryMb, duckLoad, duck, postgresLoad, postgres }: Awaited<ReturnType<typeof round>>): string {
  const others = postgres === undefined || postgresLoad === undefined ? '' : `, PostgreSQL ${ms(postgres.ms)} (${(postgres.ms / ours.ms).toFixed(1)} times; loading ${ms(postgresLoad.ms)})`;
  return [
    `${children} children, ${events} events (${leftOut} with a date known only in part left out), load average ${machineLoad.map((one) => one.toFixed(1)).join(' to ')}:`,
    `read and counted by windows, ${checks} checks: ${both(streamed)}, ${Math.round(streamedMb)} MB at most`,
    `read whole: loading ${both(load)}; ${checks} checks ${both(sweep)}, ${Math.round(events / (sweep.ms / 1000))} events a second; ${Math.round(memoryMb)} MB at most`,
    `ten checks: ours ${both(ours)}; DuckDB ${both(duck)} (${(duck.ms / ours.ms).toFixed(1)} times, CPU ${(duck.cpuMs / ours.cpuMs).toFixed(1)} times; loading ${both(duckLoad)})${others}`,
  ].join('\n  ');
}

function both(cost: Cost): string {
  return `${ms(cost.ms)} (CPU ${ms(cost.cpuMs)})`;
}

async function best<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const [one, other] = [await timed(work), await timed(work)];
  return one.ms < other.ms ? one : other;
}

async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, value };
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

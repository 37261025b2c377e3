import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { eventsOf, readEventFile } from '../src/features/events/index.ts';
import { chosen, countsOf, loadRecords, readAsAt, readCatalogue, shippedChecks, StandingChecks } from '../src/features/checks/index.ts';
import type { Result } from '../src/kernel/result.ts';
import { startTemporary } from '../src/platform/postgres/index.ts';
import { flatColumns, makeSample, type Sample } from './checks-sample.ts';
import { countsInSql, tenInSql } from './checks-sql.ts';

/**
 * A sweep of every check over made-up records, and ten of them beside the same ten in SQL for DuckDB and
 * PostgreSQL on the same records in the same run, whose counts must be equal before any time is told.
 */
const { values } = parseArgs({ options: { children: { type: 'string', default: '1000,10000' }, years: { type: 'string', default: '8' }, start: { type: 'string', default: '1' }, checks: { type: 'string' }, postgres: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } } });
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
  readonly value: T;
}

const rounds = [];
for (const children of values.children.split(',').map(Number)) rounds.push(await round(children));
const one = await oneChild();
process.stdout.write(values.json ? `${JSON.stringify({ rounds, one })}\n` : `${[...rounds.map(inWords), `One child of ${one.events} events, ${all.length} checks: opened and counted in full p50 ${one.full.p50} ms, p95 ${one.full.p95} ms of CPU; after a new entry p50 ${one.again.p50} ms, p95 ${one.again.p95} ms`].join('\n')}\n`);

async function round(children: number) {
  const folder = await mkdtemp(join(tmpdir(), 'checks-bench-'));
  try {
    const sample = await makeSample(folder, children, Number(values.years), Number(values.start));
    const loaded = await timed(() => accepted(loadRecords(sample.events, sample.children, all)));
    const asking = { asAt: accepted(readAsAt(sample.asAt)) };
    const sweep = await timed(() => countsOf(loaded.value, all, asking));
    const ours = await best(() => countsOf(loaded.value, ten, asking));
    const memory = process.memoryUsage().rss;
    const duck = await duckDb(sample, children);
    demandEqual('DuckDB', ours.value, duck.counts);
    const postgres = children > Number(values.postgres) ? undefined : await postgreSql(sample, children);
    if (postgres !== undefined) demandEqual('PostgreSQL', ours.value, postgres.counts);
    return { children, events: sample.count, leftOut: sample.leftOut, loadMs: loaded.ms, sweepMs: sweep.ms, checks: all.length, tenMs: ours.ms, memoryMb: memory / 1e6, duckLoadMs: duck.loadMs, duckMs: duck.ms, postgresLoadMs: postgres?.loadMs, postgresMs: postgres?.ms };
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Theirs {
  readonly loadMs: number;
  readonly ms: number;
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
  return { loadMs: load.ms, ms: asked.ms, counts: asked.value };
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
    return { loadMs: load.ms, ms: asked.ms, counts: asked.value };
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

function demandEqual(whose: string, ours: readonly Counts[], theirs: readonly Counts[]): void {
  for (const [at, { id }] of ten.entries()) {
    for (const name of ['fired', 'clear', 'pending', 'cannot_tell'] as const) if (ours[at]?.[name] !== theirs[at]?.[name]) throw new Error(`${id} ${name}: ${ours[at]?.[name]} here, ${theirs[at]?.[name]} in ${whose}`);
  }
}

/** One busy child of a thousand events, made of many children's, asked again and again: CPU time. */
async function oneChild() {
  const folder = await mkdtemp(join(tmpdir(), 'checks-bench-'));
  try {
    const sample = await makeSample(folder, 12, Number(values.years), Number(values.start));
    const events = eventsOf(accepted(readEventFile(await readFile(sample.events, 'utf8')))).slice(0, 1000).map((event) => ({ ...event, child: 'one' }));
    const standing = new StandingChecks(all);
    const asking = { asAt: accepted(readAsAt(sample.asAt)) };
    const record = standing.open(events, { id: 'one', recorded: [] });
    const types = [...new Set(events.map(({ type }) => type))];
    return { events: events.length, full: cpu(() => standing.open(events, { id: 'one', recorded: [] }).count(asking)), again: cpu((turn) => record.count(asking, [types[turn % types.length] ?? ''])) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** CPU milliseconds of one turn. The clock of CPU time ticks coarsely, so a time is that of ten turns together, divided. */
function cpu(work: (turn: number) => unknown, times = 30): { readonly p50: number; readonly p95: number } {
  for (let turn = 0; turn < 30; turn++) work(turn);
  const each = Array.from({ length: times }, (_, time) => {
    const before = process.threadCpuUsage();
    for (let turn = 0; turn < 10; turn++) work(time * 10 + turn);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 10_000;
  }).toSorted((a, b) => a - b);
  return { p50: each[Math.floor(times * 0.5)] ?? Number.NaN, p95: each[Math.floor(times * 0.95)] ?? Number.NaN };
}

function inWords({ children, events, leftOut, loadMs, sweepMs, checks, tenMs, memoryMb, duckLoadMs, duckMs, postgresLoadMs, postgresMs }: Awaited<ReturnType<typeof round>>): string {
  const others = postgresMs === undefined ? '' : `, PostgreSQL ${ms(postgresMs)} (${(postgresMs / tenMs).toFixed(1)} times; loading ${ms(postgresLoadMs ?? 0)})`;
  return `${children} children, ${events} events (${leftOut} with a date known only in part left out): loading ${ms(loadMs)}; ${checks} checks ${ms(sweepMs)}, ${Math.round(events / (sweepMs / 1000))} events a second, ${Math.round(memoryMb)} MB\n  ten checks: ours ${ms(tenMs)}, DuckDB ${ms(duckMs)} (${(duckMs / tenMs).toFixed(1)} times; loading ${ms(duckLoadMs)})${others}`;
}

async function best<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const [one, other] = [await timed(work), await timed(work)];
  return one.ms < other.ms ? one : other;
}

async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

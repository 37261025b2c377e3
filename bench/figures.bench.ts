import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { readCodebook, readCodedData, readDeclared, type Codebook, type CodedData } from '../src/features/coding/index.ts';
import { makeTable, tableSpecSchema, type Table } from '../src/features/figures/index.ts';
import type { Result } from '../src/kernel/result.ts';

/**
 * Tables from coded reviews: 10,000 by 200 codes in age bands, and the same from a million records of
 * 10 codes beside DuckDB, whose answer is compared number by number before any time is told.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } } });
const BANDS = ['under_1', '1_to_5', '6_to_10', '11_to_15', '16_and_over'];
const STATES = ['present', 'absent', 'not_mentioned'];

interface Timed<T> {
  readonly ms: number;
  readonly value: T;
}

const all = { many: await manyCodes(10_000, 200), beside: await besideDuckDb(Number(values.rows), 10) };
process.stdout.write(values.json ? `${JSON.stringify(all)}\n` : inWords());

function inWords(): string {
  const { many, beside } = all;
  return [
    `10,000 reviews by 200 codes, 5 age bands and the total (1,200 cells): read ${ms(many.read)}, table ${ms(many.table)}, with small counts suppressed ${ms(many.suppressed)}`,
    `${beside.rows.toLocaleString('en-GB')} records of 10 codes, the same table: after reading ${ms(beside.table)} against DuckDB's ${ms(beside.duckTable)}: ratio ${(beside.table / beside.duckTable).toFixed(2)}`,
    `reading the CSV and checking it against the codebook ${ms(beside.read)} against DuckDB's reading ${ms(beside.duckRead)}: ratio ${(beside.read / beside.duckRead).toFixed(2)}`,
    '',
  ].join('\n');
}

async function manyCodes(rows: number, codes: number): Promise<{ read: number; table: number; suppressed: number }> {
  const codebook = codebookOf(codes);
  const bytes = new TextEncoder().encode(csvOf(rows, codes));
  const read = timed(() => dataOf(codebook, bytes));
  tableOf(read.value, codes, '');
  const table = timed(() => tableOf(read.value, codes, ''));
  const suppressed = timed(() => tableOf(read.value, codes, '\ndisclosure: { policy: suppress, below: 5 }'));
  return { read: read.ms, table: table.ms, suppressed: suppressed.ms };
}

async function besideDuckDb(rows: number, codes: number): Promise<{ rows: number; read: number; table: number; duckRead: number; duckTable: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'figures-bench-'));
  try {
    const file = join(folder, 'reviews.csv');
    await writeFile(file, csvOf(rows, codes));
    const codebook = codebookOf(codes);
    const bytes = await readFile(file);
    const read = timed(() => dataOf(codebook, bytes));
    tableOf(read.value, codes, '');
    const table = timed(() => tableOf(read.value, codes, ''));
    const duck = await duckDb(file, codes);
    demandEqual(table.value, duck.counts);
    return { rows, read: read.ms, table: table.ms, duckRead: duck.read, duckTable: duck.table };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function duckDb(file: string, codes: number): Promise<{ read: number; table: number; counts: readonly (readonly unknown[])[] }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await timedAsync(() => connection.run(`create table reviews as select * from read_csv('${file}', header = true, all_varchar = true)`));
  const query = `select age_band, ${names(codes).map((code) => `count(*) filter (${code} = 'present'), count(*) filter (${code} <> 'does_not_apply'), count(*) filter (${code} = 'not_mentioned')`).join(', ')} from reviews group by grouping sets ((age_band), ())`;
  await rowsOf(connection, query);
  const table = await timedAsync(() => rowsOf(connection, query));
  return { read: read.ms, table: table.ms, counts: table.value };
}

async function rowsOf(connection: DuckDBConnection, query: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(query)).getRows();
}

function demandEqual(table: Table, counts: readonly (readonly unknown[])[]): void {
  for (const [band, ...numbers] of counts) {
    table.rows.forEach(({ code, cells }, at) => {
      const cell = cells.find(({ column }) => column === (band ?? 'total'));
      const theirs = numbers.slice(at * 3, at * 3 + 3).map(Number);
      if (cell === undefined || cell.count !== theirs[0] || cell.base !== theirs[1] || cell.not_mentioned !== theirs[2]) throw new Error(`${code} ${String(band)}: ${JSON.stringify(cell)} is not ${theirs.join(', ')}`);
    });
  }
}

function tableOf(data: CodedData, codes: number, disclosure: string): Table {
  const spec = accepted(readDeclared(`table: bench\ntitle: Bench\ncolumns: [{ by: age_band }, total]\nrows: [${names(codes).join(', ')}]${disclosure}`, 'bench.yaml', tableSpecSchema));
  return accepted(makeTable(spec, data));
}

function codebookOf(codes: number): Codebook {
  return accepted(readCodebook(`codebook: bench\ntitle: Bench\nversion: 1\ncodes:\n  - { code: age_band, options: [${BANDS.join(', ')}] }\n${names(codes).map((code) => `  - { code: ${code} }`).join('\n')}`, 'bench.yaml'));
}

function dataOf(codebook: Codebook, bytes: Uint8Array): CodedData {
  const { data, problems } = accepted(readCodedData(codebook, [{ file: 'reviews.csv', bytes }]));
  if (problems.total > 0) throw new Error(problems.kept[0]?.message);
  return data;
}

/** The same for every run: a generator of whole numbers with a fixed start (Park and Miller). */
function csvOf(rows: number, codes: number): string {
  let state = 20_260_401;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const lines = [`review_id,age_band,${names(codes).join(',')}`];
  for (let row = 0; row < rows; row += 1) lines.push(`R${row},${BANDS[next(5)]},${Array.from({ length: codes }, () => STATES[next(3)]).join(',')}`);
  return lines.join('\n');
}

function names(codes: number): readonly string[] {
  return Array.from({ length: codes }, (_, at) => `c${at}`);
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}

function timed<T>(work: () => T): Timed<T> {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

async function timedAsync<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

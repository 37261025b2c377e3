import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { install } from '../src/app/install.ts';
import { become } from '../src/demo/cast.ts';
import { demoId } from '../src/demo/id.ts';
import { writePeople } from '../src/demo/people/index.ts';
import { seedPeople } from '../src/demo/seed-people.ts';
import { CandidateIndex } from '../src/features/linkage/find/candidate-index.ts';
import { readRecords } from '../src/features/linkage/records/read-records.ts';
import type { Records } from '../src/features/linkage/records/records.ts';
import { prepare, type Prepared } from '../src/features/linkage/run/prepare.ts';
import { cellsOf, storedComparisons } from '../src/features/linkage/store/cells.ts';
import { matchKeys } from '../src/features/linkage/store/content-keys.ts';
import { findInStore, type AskedOf } from '../src/features/linkage/store/find-in-store.ts';
import { countedValues, totalsOf } from '../src/features/linkage/store/match-index.ts';
import { train } from '../src/features/linkage/train/train.ts';
import type { Result } from '../src/kernel/result.ts';
import { connect } from '../src/platform/database/index.ts';
import { startTemporary } from '../src/platform/postgres/index.ts';

/**
 * One record against many, which are not asked about: in memory, and through the match-key table of
 * PostgreSQL under its policies, weighed by the same scorer with the same model.
 */
const { values: asked } = parseArgs({ options: { records: { type: 'string', default: '100000' }, questions: { type: 'string', default: '2000' }, start: { type: 'string', default: '11' }, json: { type: 'boolean', default: false } } });
const [RECORDS, QUESTIONS] = [Number(asked.records), Number(asked.questions)];
const RUN = 'c0ffee00-0000-4000-8000-000000000001';
const BATCH = 'c0ffee00-0000-4000-8000-000000000002';
const PARTNERSHIP = demoId('partnership', 'coveshire');

interface Times { readonly p50: number; readonly p95: number; readonly p99: number; readonly right: number }

const folder = mkdtempSync(join(tmpdir(), 'sightline-find-'));
const postgres = await startTemporary();
try {
  report(await measured());
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}

async function measured() {
  const { path, questions, childOf } = await makeFiles();
  const records = must(readRecords([path], { columns: { id: 'rec_id' } }, () => undefined));
  const prepared = must(prepare(records, {}));
  const model = train(records, prepared, () => undefined);
  const start = performance.now();
  const index = new CandidateIndex(records, prepared, model);
  const built = (performance.now() - start) / 1000;
  const memory = await timed(questions, childOf, async (question) => index.findCandidates(question.cells, { most: 5 })[0]?.id);
  const stored: AskedOf = { id: RUN, stored: { comparisons: storedComparisons(records), blocking: prepared.rules.map((rule) => rule.parts.map((part) => part.words)), model, totals: totalsOf(prepared) } };
  return { built, memory, ...(await throughPostgres(records, prepared, stored, questions, childOf)) };
}

interface Question { readonly id: string; readonly cells: Readonly<Record<string, string>>; readonly line: string }

/** Every so many records are held back as questions; what the others hold is asked. */
async function makeFiles(): Promise<{ readonly path: string; readonly questions: readonly Question[]; readonly childOf: ReadonlyMap<string, string> }> {
  const [made, path] = [join(folder, 'made.csv'), join(folder, 'people.csv')];
  writePeople({ out: made, records: RECORDS + QUESTIONS, start: Number(asked.start) });
  const [heading = '', ...lines] = readFileSync(made, 'utf8').trim().split('\n');
  const names = heading.split(',');
  const every = Math.floor(lines.length / QUESTIONS);
  const childOf = new Map(lines.map((line): [string, string] => [line.split(',')[0] ?? '', line.split(',')[2] ?? '']));
  const isQuestion = (at: number): boolean => at % every === every - 1 && at < every * QUESTIONS;
  const out = createWriteStream(path);
  await pipeline(Readable.from([`${heading}\n`, ...lines.filter((_, at) => !isQuestion(at)).map((line) => `${line}\n`)]), out);
  const questions = lines.filter((_, at) => isQuestion(at)).map((line) => ({ id: line.split(',')[0] ?? '', line, cells: Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])) }));
  writeFileSync(join(folder, 'questions.csv'), `${heading}\n${questions.map(({ line }) => line).join('\n')}\n`);
  return { path, questions, childOf };
}

async function timed(questions: readonly Question[], childOf: ReadonlyMap<string, string>, ask: (question: Question, at: number) => Promise<string | undefined>): Promise<Times> {
  // The first hundred warm what is compiled and cached.
  for (const [at, question] of questions.slice(0, 100).entries()) await ask(question, at);
  const known = new Map<string, number>();
  for (const child of childOf.values()) known.set(child, (known.get(child) ?? 0) + 1);
  const times: number[] = [];
  let [right, of] = [0, 0];
  for (const [at, question] of questions.entries()) {
    const start = performance.now();
    const best = await ask(question, at);
    times.push(performance.now() - start);
    const child = childOf.get(question.id) ?? '';
    if ((known.get(child) ?? 0) < 2) continue;
    of += 1;
    if (best !== undefined && childOf.get(best) === child) right += 1;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), right: right / Math.max(1, of) };
}

async function throughPostgres(records: Records, prepared: Prepared, of: AskedOf, questions: readonly Question[], childOf: ReadonlyMap<string, string>) {
  const { appUrl } = await install(postgres.ownerUrl, 'nobody signs in to a database that is thrown away');
  const owner = connect({ url: postgres.ownerUrl, max: 1 });
  await seedPeople(owner, new Date());
  const start = performance.now();
  await load(records, prepared, of);
  const loaded = (performance.now() - start) / 1000;
  const { rows: [size] } = await sql<{ keys: number; key_mb: number; all_mb: number }>`
    select (select count(*) from linkage.match_key)::int as keys, (pg_total_relation_size('linkage.match_key') / 1048576)::int as key_mb,
      ((pg_total_relation_size('linkage.match_key') + pg_total_relation_size('linkage.record') + pg_total_relation_size('linkage.value_count')) / 1048576)::int as all_mb`.execute(owner);
  await owner.destroy();
  const table = must(readRecords([join(folder, 'questions.csv')], { columns: { id: 'rec_id' } }, () => undefined));
  const app = connect({ url: appUrl, max: 1 });
  const times = await app.transaction().execute(async (tx) => {
    await become(tx, demoId('person', 'coveshire', 'bm'));
    return timed(questions, childOf, async (_, at) => {
      const [best] = await findInStore(tx, of, cellsOf(table, at), { most: 5 });
      return best === undefined ? undefined : records.ids.text(records.idOf[numberOf(best.id)] ?? 0);
    });
  });
  await app.destroy();
  return { loaded, size, postgres: times };
}

function uuidOf(record: number): string {
  return `00000000-0000-4000-8000-${record.toString(16).padStart(12, '0')}`;
}

function numberOf(uuid: string): number {
  return Number.parseInt(uuid.slice(-12), 16);
}

/** By COPY, the index of the keys made after them. */
async function load(records: Records, prepared: Prepared, { id }: AskedOf): Promise<void> {
  const client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  const copy = (table: string, lines: Iterable<string>) => pipeline(Readable.from(inPieces(lines)), client.query(copyFrom(`copy ${table} from stdin`)));
  await client.query(`insert into linkage.batch values ($1, $2, 'Made up', 'people.csv', decode(repeat('00', 32), 'hex'), '[]', '{}', '[]', now(), $3)`, [BATCH, PARTNERSHIP, demoId('person', 'coveshire', 'bm')]);
  await copy('linkage.record', recordLines(records));
  await client.query('alter table linkage.match_key drop constraint match_key_pkey');
  await copy('linkage.match_key', keyLines(records, prepared, id));
  await client.query('alter table linkage.match_key add primary key (key, record_id) include (partnership_id)');
  await copy('linkage.value_count', valueLines(prepared, id));
  await client.query('vacuum (analyze) linkage.match_key');
  await client.query('vacuum (analyze) linkage.record');
  await client.query('vacuum (analyze) linkage.value_count');
  await client.end();
}

function* recordLines(records: Records): Generator<string> {
  for (let record = 0; record < records.count; record++) yield `${uuidOf(record)}\t${PARTNERSHIP}\t${BATCH}\t${record + 1}\t${JSON.stringify(cellsOf(records, record)).replaceAll('\\', '\\\\')}\tf\tf\tf\n`;
}

function* keyLines(records: Records, prepared: Prepared, run: string): Generator<string> {
  for (let record = 0; record < records.count; record++) for (const key of new Set(matchKeys(prepared, record, run, false))) yield `${key}\t${uuidOf(record)}\t${PARTNERSHIP}\n`;
}

function* valueLines(prepared: Prepared, run: string): Generator<string> {
  for (const [key, count] of countedValues(prepared, run)) yield `${key}\t${PARTNERSHIP}\t${count}\n`;
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}

function report({ built, memory, loaded, size, postgres: stored }: Awaited<ReturnType<typeof measured>>): void {
  if (asked.json) return void process.stdout.write(`${JSON.stringify({ records: RECORDS, questions: QUESTIONS, built, memory, loaded, size, postgres: stored })}\n`);
  process.stdout.write(`${RECORDS} records, ${QUESTIONS} questions\n${line('memory', memory)}${line('PostgreSQL', stored)}`);
  process.stdout.write(`memory built in ${built.toFixed(1)} s; PostgreSQL loaded in ${loaded.toFixed(1)} s: ${size?.keys} keys in ${size?.key_mb} MB, ${size?.all_mb} MB with the records and counts\n`);
}

function line(name: string, { p50, p95, p99, right }: Times): string {
  return `${name.padEnd(12)} p50 ${p50.toFixed(3)} ms  p95 ${p95.toFixed(3)} ms  p99 ${p99.toFixed(3)} ms  best is the right child ${(100 * right).toFixed(1)}%\n`;
}

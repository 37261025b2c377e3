import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { serverAccount } from './account.ts';
import { startEmbedded, startTemporary } from './index.ts';
import { end, endAll, ended, startInChild } from './server-in-child.ts';

const places: string[] = [];

after(() => {
  endAll();
  for (const place of places) rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
});

test('rows are there after a stop and a start', async () => {
  const dataDir = newPlace();
  const first = await startEmbedded({ dataDir });
  await query(first.ownerUrl, 'create table kept (word text); insert into kept values ($$still here$$)');
  await first.stop();
  const second = await startEmbedded({ dataDir });
  assert.equal(second.reused, false);
  assert.deepEqual(await query(second.ownerUrl, 'select word from kept'), [{ word: 'still here' }]);
  await second.stop();
  assert.equal(await answers(second.port), false);
});

test('the owner is no superuser, and nobody gets in without a password', async () => {
  const dataDir = newPlace();
  const server = await startEmbedded({ dataDir });
  assert.deepEqual(await query(server.ownerUrl, `
    select current_user::text as name, rolsuper, rolbypassrls, rolreplication, rolcreatedb, rolcreaterole
      from pg_roles where rolname = current_user`), [
    { name: 'sightline_owner', rolsuper: false, rolbypassrls: false, rolreplication: false, rolcreatedb: true, rolcreaterole: true },
  ]);
  for (const user of ['postgres', 'sightline_owner']) {
    await assert.rejects(query(`postgres://${user}:wrong@127.0.0.1:${server.port}/postgres`, 'select 1'), { code: '28P01' });
  }
  for (const file of ['owner.password', 'superuser.password', 'server.log']) {
    assert.equal(statSync(join(dataDir, file)).mode & 0o777, 0o600, file);
  }
  await server.stop();
});

test('the server keeps to this machine, to the disk and to quiet logs', async () => {
  const dataDir = newPlace();
  const server = await startEmbedded({ dataDir });
  assert.deepEqual(await query(server.ownerUrl, `
    select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
           current_setting('password_encryption') as passwords, current_setting('server_encoding') as encoding,
           (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`), [
    { listens: '127.0.0.1', fsync: 'on', checksums: 'on', passwords: 'scram-sha-256', encoding: 'UTF8', locale: 'i en-GB' },
  ]);
  await query(server.ownerUrl, 'create table child (name text check (length(name) < 3))');
  await assert.rejects(query(server.ownerUrl, `insert into child values ('a name nobody may log')`), { code: '23514' });
  const log = readFileSync(join(dataDir, 'server.log'), 'utf8');
  assert.match(log, /violates check constraint/);
  assert.doesNotMatch(log, /a name nobody may log/);
  await server.stop();
});

test('a server whose parent was killed is joined, with every committed row', async () => {
  const dataDir = newPlace();
  const parent = await startInChild({ dataDir });
  await query(parent.ownerUrl, 'create table kept (n int); insert into kept values (1)');
  await end(parent.process, 'SIGKILL');
  assert.equal(await answers(parent.port), true);
  const joined = await startEmbedded({ dataDir });
  assert.deepEqual({ reused: joined.reused, port: joined.port }, { reused: true, port: parent.port });
  assert.deepEqual(await query(joined.ownerUrl, 'select n from kept'), [{ n: 1 }]);
  await joined.stop();
  assert.equal(await answers(joined.port), false);
});

test('two processes that start at once share one server, and the last to leave stops it', async () => {
  const dataDir = newPlace();
  const [one, two] = await Promise.all([startInChild({ dataDir }), startInChild({ dataDir })]);
  assert.equal(one.port, two.port);
  assert.deepEqual([one.reused, two.reused].toSorted(), [false, true]);
  await end(one.process, 'SIGTERM');
  assert.deepEqual(await query(two.ownerUrl, 'select 1 as n'), [{ n: 1 }]);
  await end(two.process, 'SIGTERM');
  assert.equal(await goesQuiet(two.port), true);
});

test('the server stops when its parent ends of itself', async () => {
  const parent = await startInChild({ dataDir: newPlace(), thenDo: 'process.exitCode = 3' });
  await ended(parent.process);
  assert.equal(parent.process.exitCode, 3);
  assert.equal(await goesQuiet(parent.port), true);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`the server stops when its parent is told ${signal}, which still ends the parent`, async () => {
    const parent = await startInChild({ dataDir: newPlace() });
    await end(parent.process, signal);
    assert.equal(parent.process.signalCode, signal);
    assert.equal(await goesQuiet(parent.port), true);
  });
}

test('a parent that closes in its own order finds the database still there', async () => {
  const parent = await startInChild({
    dataDir: newPlace(),
    thenDo: `
      const { Client } = await import('pg');
      process.once('SIGTERM', async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const client = new Client({ connectionString: server.ownerUrl });
        await client.connect();
        await client.end();
        await server.stop();
        process.exit(7);
      });
      setInterval(() => {}, 1000);`,
  });
  await end(parent.process, 'SIGTERM');
  assert.equal(parent.process.exitCode, 7);
  assert.equal(await answers(parent.port), false);
});

test('a server that was itself killed starts again with every committed row', async () => {
  const dataDir = newPlace();
  const first = await startEmbedded({ dataDir });
  await query(first.ownerUrl, 'create table kept (n int); insert into kept select generate_series(1, 100)');
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  await goesQuiet(first.port);
  const second = await startEmbedded({ dataDir });
  assert.deepEqual(await query(second.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 100 }]);
  await first.stop();
  assert.equal(await answers(second.port), true, 'the first must not stop the second');
  await second.stop();
});

test('a stale process id that now belongs to another program does not keep the server shut', async () => {
  const dataDir = newPlace();
  const first = await startEmbedded({ dataDir });
  await first.stop();
  const other = spawn('sleep', ['60'], { ...serverAccount(), cwd: '/' });
  const cluster = join(dataDir, 'cluster');
  writeFileSync(join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready\n`);
  const second = await startEmbedded({ dataDir });
  assert.equal(second.reused, false);
  assert.equal(other.exitCode, null);
  other.kill();
  await second.stop();
});

test('a start that was killed half way through making the data is begun again', async () => {
  const dataDir = newPlace();
  mkdirSync(join(dataDir, 'cluster.new'), { recursive: true });
  writeFileSync(join(dataDir, 'cluster.new', 'PG_VERSION'), '18\n');
  const server = await startEmbedded({ dataDir });
  assert.deepEqual(await query(server.ownerUrl, 'select 1 as n'), [{ n: 1 }]);
  await server.stop();
});

test('data of another major version are refused in words and left alone', async () => {
  const dataDir = newPlace();
  mkdirSync(join(dataDir, 'cluster'), { recursive: true });
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
  await assert.rejects(startEmbedded({ dataDir }), /belong to PostgreSQL 17, and this version of Sightline brings 18/);
  assert.deepEqual(readdirSync(join(dataDir, 'cluster')), ['PG_VERSION']);
});

test('an ordinary user can start a server of their own', { skip: ordinaryUserProblem() }, async () => {
  const place = newPlace();
  mkdirSync(place, { mode: 0o777 });
  chmodSync(place, 0o777);
  const parent = await startInChild({
    dataDir: join(place, 'home', 'database'),
    runtimeDir: join(place, 'home', 'runtime'),
    account: { uid: 65_534, gid: 65_534 },
  });
  assert.equal(statSync(join(place, 'home', 'database', 'owner.password')).uid, 65_534);
  assert.deepEqual(await query(parent.ownerUrl, 'select 1 as n'), [{ n: 1 }]);
  await end(parent.process, 'SIGTERM');
  assert.equal(await goesQuiet(parent.port), true);
});

test('a home that the server may not enter is refused with what to do', { skip: process.getuid?.() === 0 ? false : 'needs root' }, async () => {
  const place = newPlace();
  mkdirSync(place, { mode: 0o700 });
  await assert.rejects(startEmbedded({ dataDir: join(place, 'database'), runtimeDir: join(place, 'runtime') }), /set SIGHTLINE_HOME/);
});

test('a temporary server leaves nothing behind', async () => {
  const server = await startTemporary();
  assert.deepEqual(await query(server.ownerUrl, `select current_setting('fsync') as fsync`), [{ fsync: 'off' }]);
  assert.equal(ownTemporaryFolders(process.pid).length, 1);
  await server.stop();
  await server.stop();
  assert.deepEqual(ownTemporaryFolders(process.pid), []);
});

test('a temporary server whose parent was killed is swept away by the next', async () => {
  const parent = await startInChild({ temporary: true });
  await end(parent.process, 'SIGKILL');
  const next = await startTemporary();
  assert.deepEqual(ownTemporaryFolders(parent.process.pid), []);
  assert.equal(await goesQuiet(parent.port), true);
  await next.stop();
});

function newPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'sightline-place-'));
  chmodSync(place, 0o711);
  places.push(place);
  return join(place, 'database');
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    const result = await client.query(sql);
    return result.rows ?? [];
  } finally {
    await client.end();
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  return Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)])
    .catch(() => false)
    .finally(() => socket.destroy());
}

async function goesQuiet(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (!(await answers(port))) return true;
    await sleep(25);
  }
  return false;
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function ownTemporaryFolders(pid: number | undefined): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`sightline-test-${pid}-`));
}

/** Why root cannot try it out as somebody else, or false. */
function ordinaryUserProblem(): string | false {
  if (process.getuid?.() !== 0) return 'this is an ordinary user already: every other test shows it';
  let folder = import.meta.dirname;
  for (;;) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return `other users may not enter ${folder}`;
    const above = join(folder, '..');
    if (above === folder || !existsSync(above)) return false;
    folder = above;
  }
}

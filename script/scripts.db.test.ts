import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const checkout = join(import.meta.dirname, '..');
const elsewhere = mkdtempSync(join(tmpdir(), 'sightline-scripts-'));
after(() => rmSync(elsewhere, { recursive: true }));

test('a script finds its checkout through a link and from another folder', () => {
  const link = join(elsewhere, 'test');
  symlinkSync(join(checkout, 'script', 'test'), link);
  const { status, stderr } = run(link, ['no/such/folder']);
  assert.deepEqual({ status, stderr }, { status: 1, stderr: 'script/test: No tests found under no/such/folder.\n' });
});

test('the pure tests come first and the browser last', () => {
  const { stdout } = run(process.execPath, ['script/run-tests.ts', '--list'], { cwd: checkout });
  const costs = stdout.trim().split('\n').map((file) => /^test\/|\.browser\.test/.test(file) ? 3 : /\.http\.test/.test(file) ? 2 : /\.db\.test/.test(file) ? 1 : 0);
  assert.deepEqual(costs, costs.toSorted((a, b) => a - b));
});

test('a command gets a database that its owner does not rule over, and its exit status comes back', () => {
  const program = `
    const { Client } = await import('pg');
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
    await client.end();
    process.exit(rows[0].rolsuper ? 1 : 42);`;
  const { status } = withPostgres([process.execPath, '--input-type=module', '-e', program]);
  assert.equal(status, 42);
});

test('a command that was killed counts as failed', () => {
  assert.equal(withPostgres(['sh', '-c', 'kill -9 $$'], 'postgres://given/db').status, 137);
});

test('a database that was given is handed on as it is', () => {
  const { stdout } = withPostgres(['sh', '-c', 'printf %s "$DATABASE_URL"'], 'postgres://given/db');
  assert.equal(stdout, 'postgres://given/db');
});

function withPostgres(command: readonly string[], databaseUrl = '') {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return run(process.execPath, ['script/with-postgres.ts', '--', ...command], { cwd: checkout, env });
}

function run(program: string, args: readonly string[], options: { cwd: string; env?: NodeJS.ProcessEnv } = { cwd: elsewhere }) {
  return spawnSync(program, args, { encoding: 'utf8', ...options });
}

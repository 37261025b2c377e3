import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const home = join(tmpdir(), `sightline-main-${randomUUID()}`);
after(() => rmSync(home, { recursive: true, force: true }));

async function start(env: Readonly<Record<string, string>>): Promise<{ status: number | null; said: string }> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env: { ...rest, SIGHTLINE_HOME: home, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const [status] = await once(child, 'exit');
  return { status: typeof status === 'number' ? status : null, said };
}

test('a port that is taken is said in words, with how to choose another, and nothing is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  assert.ok(address !== null && typeof address === 'object');
  const { status, said } = await start({ PORT: String(address.port) });
  other.close();
  assert.equal(status, 2);
  assert.match(said, /PORT_TAKEN: .*PORT=3001 script\/server/);
  assert.doesNotMatch(said, /\n\s+at /);
});

test('settings that are wrong are all said at once, and nothing is started', async () => {
  const { status, said } = await start({ PORT: 'eighty', SIGHTLINE_MOOD: 'calm' });
  assert.equal(status, 2);
  assert.match(said, /SETTING_UNKNOWN/);
  assert.match(said, /SETTING_NOT_READABLE/);
});

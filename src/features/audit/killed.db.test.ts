import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { AUDIT_KEY, inShort, verifyAfter, write } from '../../../test/support/trail.ts';
import { headFile, readHeads, verifyTrail, type Chain } from './index.ts';

const database = await testDatabase();
const { owner, app } = database;
const folder = mkdtempSync(join(tmpdir(), 'sightline-killed-'));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'heads');
const chain: Chain = `partnership:${randomUUID()}`;

test('entries that were committed and whose heads were never kept are clean, and counted', async () => {
  const keeper = headFile(path);
  keeper.keep(await write(app, chain, 5));
  await write(app, chain, 3);
  assert.deepEqual(await verifyTrail(owner, AUDIT_KEY, keeper.newest()), { entries: 8, chains: 1, notKept: 3, found: [] });
});

test('a change to such an entry is still found', async () => {
  const verified = await verifyAfter(owner, readHeads(path), (tx) => tx.updateTable('audit.entry').set({ event: 'other' }).where('seq', '=', 7).execute());
  assert.deepEqual(inShort(verified), [`${chain} 7 added-by-hand`]);
});

const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

test('a service that is killed while it works leaves a clean trail, whose newest kept entry cannot be removed unseen', async () => {
  const program = `
    const { headFile } = await import(${at('./index.ts')});
    const { deed, record } = await import(${at('../../../test/support/trail.ts')});
    const { connect } = await import(${at('../../platform/database/index.ts')});
    const app = connect({ url: ${JSON.stringify(database.appUrl)} });
    const heads = headFile(${JSON.stringify(path)});
    const work = async () => {
      for (;;) {
        heads.keep(await app.transaction().execute((tx) => record(tx, deed(${JSON.stringify(chain)}))));
        process.stdout.write('.');
      }
    };
    await Promise.all([work(), work(), work()]);`;
  for (let round = 1; round <= 4; round += 1) {
    await new Promise<void>((resolve) => {
      let answered = 0;
      const service = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
      service.stdout.on('data', (dots: Buffer) => {
        answered += dots.length;
        if (answered > round * 7) service.kill('SIGKILL');
      });
      service.once('exit', () => resolve());
    });
    const heads = readHeads(path);
    assert.deepEqual((await verifyTrail(owner, AUDIT_KEY, heads)).found, []);
    const newest: number = heads.get(chain)?.seq ?? 0;
    const verified = await verifyAfter(owner, heads, (tx) => tx.deleteFrom('audit.entry').where('seq', '>=', newest).execute());
    assert.deepEqual(inShort(verified), [`${chain} ${newest} removed`]);
  }
});

test('heads that were cut short find less, and the number not kept outside tells', async () => {
  writeFileSync(path, '');
  const { found, notKept, entries } = await verifyTrail(owner, AUDIT_KEY, headFile(path).newest());
  assert.deepEqual(found, []);
  assert.equal(notKept, entries);
});

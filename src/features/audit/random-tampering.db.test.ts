import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { AUDIT_KEY, dropConstraints, verifyAfter, write } from '../../../test/support/trail.ts';
import { verifyTrail, type Head } from './index.ts';

const { owner, app } = await testDatabase();
const chains = ['panel', 'system'] as const;
const LENGTH = 12;
const heads = new Map<string, Head>();
for (const chain of chains) heads.set(chain, await write(app, chain, LENGTH));

const columns = ['chain', 'seq', 'at', 'person', 'event', 'outcome', 'subject', 'revealed', 'request', 'previous', 'digest'] as const;

const tampering = fc.record({
  kind: fc.constantFrom('copy a value', 'delete', 'copy a row'),
  chain: fc.constantFrom(...chains),
  seq: fc.integer({ min: 1, max: LENGTH }),
  from: fc.record({ chain: fc.constantFrom(...chains), seq: fc.integer({ min: 1, max: LENGTH }) }),
  column: fc.constantFrom(...columns),
  put: fc.integer({ min: 1, max: LENGTH + 3 }),
});
type Move = typeof tampering extends fc.Arbitrary<infer T> ? T : never;

test('whatever an owner does to the rows is found, unless it changes nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(tampering, { minLength: 1, maxLength: 4 }), async (moves) => {
    let changed = false;
    const verified = await verifyAfter(owner, heads, async (tx) => {
      await dropConstraints(tx);
      const before = await contents(tx);
      for (const move of moves) await make(tx, move);
      changed = (await contents(tx)) !== before;
    });
    assert.equal(verified.found.length > 0, changed, JSON.stringify(verified.found));
  }), { seed: 20_261_122, numRuns: 150 });
});

test('the trail is clean when every tampering has been undone', async () => {
  assert.deepEqual((await verifyTrail(owner, AUDIT_KEY, heads)).found, []);
});

/** Values are taken from other true rows, which is the best a forger without the key can do. */
async function make(tx: Tx, { kind, chain, seq, from, column, put }: Move): Promise<void> {
  const there = sql`chain = ${chain} and seq = ${seq}`;
  const source = sql`from audit.entry where chain = ${from.chain} and seq = ${from.seq} limit 1`;
  if (kind === 'delete') await sql`delete from audit.entry where ${there}`.execute(tx);
  else if (kind === 'copy a value') await sql`update audit.entry set ${sql.id(column)} = (select ${sql.id(column)} ${source}) where ${there}`.execute(tx);
  else await sql`insert into audit.entry select ${chain}, ${put}, at, person, event, outcome, subject, revealed, request, previous, digest ${source}`.execute(tx);
}

async function contents(tx: Tx): Promise<string> {
  const { rows } = await sql<{ all: string | null }>`select string_agg(entry::text, E'\n' order by entry::text) as all from audit.entry`.execute(tx);
  return rows[0]?.all ?? '';
}

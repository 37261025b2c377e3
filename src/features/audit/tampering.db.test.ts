import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { AUDIT_KEY, deed, dropConstraints, inShort, record, verifyAfter, write } from '../../../test/support/trail.ts';
import { recorder, verifyTrail, type Chain, type Head } from './index.ts';

const { owner, app } = await testDatabase();
const A: Chain = 'partnership:aaaaaaaa-0000-4000-8000-000000000001';
const LENGTH = 10;
const heads = new Map<string, Head>();
for (const chain of [A, 'panel', 'system'] as const) heads.set(chain, await write(app, chain, LENGTH));

const run = (statement: RawBuilder<unknown>) => (tx: Tx) => statement.execute(tx);
const whole = run(sql`select 1`);

test('an untouched trail is clean', async () => {
  const verified = await verifyTrail(owner, AUDIT_KEY, heads);
  assert.deepEqual(verified, { entries: 3 * LENGTH, chains: 3, notKept: 0, found: [] });
  assert.deepEqual((await verifyAfter(owner, heads, whole)).found, []);
});

describe('a changed column is found, and the entry named', () => {
  const id = '00000000-0000-4000-8000-00000000000f';
  const changes: readonly (readonly [string, RawBuilder<unknown>])[] = [
    ['at, by a microsecond', sql`at = at + interval '1 microsecond'`],
    ['at, to a year before Christ', sql`at = at - interval '4052 years'`],
    ['at, to the end of time', sql`at = 'infinity'`],
    ['at, to nothing', sql`at = null`],
    ['person', sql`person = ${id}`],
    ['event', sql`event = 'home.read '`],
    ['outcome', sql`outcome = 'refused'`],
    ['outcome, to an unknown one', sql`outcome = 'undone'`],
    ['subject', sql`subject = ${id}`],
    ['subject, to nothing', sql`subject = null`],
    ['revealed, one left out', sql`revealed = revealed[1:2]`],
    ['revealed, all left out', sql`revealed = '{}'`],
    ['revealed, put in another order', sql`revealed = array[revealed[2], revealed[1], revealed[3]]`],
    ['revealed, as an array with other bounds', sql`revealed = ('[5:7]=' || revealed::text)::uuid[]`],
    ['revealed, as an array of arrays', sql`revealed = array[revealed]`],
    ['revealed, to nothing', sql`revealed = null`],
    ['request', sql`request = ${id}`],
    ['previous', sql`previous = decode(repeat('00', 31) || '01', 'hex')`],
    ['digest', sql`digest = decode(repeat('ab', 32), 'hex')`],
    ['digest, to nothing', sql`digest = null`],
  ];
  for (const [what, change] of changes) {
    for (const seq of [1, 5, LENGTH]) {
      test(`${what}, entry ${seq}`, async () => {
        const verified = await verifyAfter(owner, heads, async (tx) => {
          await dropConstraints(tx);
          await sql`update audit.entry set ${change} where chain = ${A} and seq = ${seq}`.execute(tx);
        });
        assert.deepEqual(inShort(verified), [`${A} ${seq} changed`]);
      });
    }
  }

  test('the number: the entry is missed and the stranger named', async () => {
    const verified = await verifyAfter(owner, heads, run(sql`update audit.entry set seq = 9000000000000000000 where chain = ${A} and seq = 5`));
    assert.deepEqual(inShort(verified), [`${A} 5 removed`, `${A} 9000000000000000000 added-by-hand`]);
  });

  test('the number, to just after the newest', async () => {
    const verified = await verifyAfter(owner, heads, run(sql`update audit.entry set seq = 11 where chain = ${A} and seq = 10`));
    assert.deepEqual(inShort(verified), [`${A} 11 added-by-hand`, `${A} 10 removed`]);
  });

  test('the number, to none at all', async () => {
    const verified = await verifyAfter(owner, heads, async (tx) => {
      await dropConstraints(tx);
      await sql`update audit.entry set seq = null where chain = ${A} and seq = 5`.execute(tx);
    });
    assert.deepEqual(inShort(verified), [`${A} 5 removed`, `${A} 0 added-by-hand`]);
  });

  test('the chain: missed in the one, a stranger in the other', async () => {
    const verified = await verifyAfter(owner, heads, run(sql`update audit.entry set chain = 'panel', seq = 11 where chain = ${A} and seq = 5`));
    assert.deepEqual(inShort(verified).toSorted(), ['panel 11 added-by-hand', `${A} 5 removed`].toSorted());
  });
});

describe('a removed entry is found, and named', () => {
  const removals: readonly (readonly [string, RawBuilder<unknown>, readonly string[]])[] = [
    ['the first', sql`delete from audit.entry where chain = ${A} and seq = 1`, [`${A} 1 removed`]],
    ['one in the middle', sql`delete from audit.entry where chain = ${A} and seq = 5`, [`${A} 5 removed`]],
    ['two apart', sql`delete from audit.entry where chain = ${A} and seq in (3, 8)`, [`${A} 3 removed`, `${A} 8 removed`]],
    ['the newest', sql`delete from audit.entry where chain = ${A} and seq = 10`, [`${A} 10 removed`]],
    ['the newest four', sql`delete from audit.entry where chain = ${A} and seq > 6`, [`${A} 7-10 removed`]],
    ['the whole chain', sql`delete from audit.entry where chain = ${A}`, [`${A} 1-10 removed`]],
    ['everything', sql`truncate audit.entry`, [`${A} 1-10 removed`, 'panel 1-10 removed', 'system 1-10 removed']],
  ];
  for (const [what, removal, found] of removals) {
    test(what, async () => assert.deepEqual(inShort(await verifyAfter(owner, heads, run(removal))), found));
  }
});

describe('an entry added by hand is found, and named', () => {
  const columns = sql`at, person, event, outcome, subject, revealed, request`;
  const additions: readonly (readonly [string, RawBuilder<unknown>, string])[] = [
    ['with a made-up digest', sql`insert into audit.entry (chain, seq, ${columns}, previous, digest)
      select chain, 11, ${columns}, digest, decode(repeat('cd', 32), 'hex') from audit.entry where chain = ${A} and seq = 10`, `${A} 11 added-by-hand`],
    ['an old entry played again as the newest', sql`insert into audit.entry (chain, seq, ${columns}, previous, digest)
      select chain, 11, ${columns}, previous, digest from audit.entry where chain = ${A} and seq = 4`, `${A} 11 added-by-hand`],
    ['far beyond the newest', sql`insert into audit.entry (chain, seq, ${columns}, previous, digest)
      select chain, 999999999, ${columns}, previous, digest from audit.entry where chain = ${A} and seq = 4`, `${A} 999999999 added-by-hand`],
    ['as the first of a chain of its own', sql`insert into audit.entry (chain, seq, ${columns}, previous, digest)
      select 'partnership:bbbbbbbb-0000-4000-8000-000000000002', seq, ${columns}, previous, digest from audit.entry where chain = ${A} and seq = 1`,
      'partnership:bbbbbbbb-0000-4000-8000-000000000002 1 added-by-hand'],
  ];
  for (const [what, addition, found] of additions) {
    test(what, async () => assert.deepEqual(inShort(await verifyAfter(owner, heads, run(addition))), [found]));
  }

  test('a true entry twice over', async () => {
    const verified = await verifyAfter(owner, heads, async (tx) => {
      await dropConstraints(tx);
      await sql`insert into audit.entry select * from audit.entry where chain = ${A} and seq = 4`.execute(tx);
    });
    assert.deepEqual(inShort(verified), [`${A} 4 added-by-hand`]);
  });
});

test('two entries swapped are both found', async () => {
  const verified = await verifyAfter(owner, heads, async (tx) => {
    await sql`update audit.entry set seq = seq + 100 where chain = ${A} and seq in (4, 6)`.execute(tx);
    await sql`update audit.entry set seq = 110 - seq where chain = ${A} and seq > 100`.execute(tx);
  });
  assert.deepEqual(inShort(verified), [`${A} 4 changed`, `${A} 6 changed`]);
});

test('a chain that was written again with another key is found from its first entry', async () => {
  const verified = await verifyAfter(owner, heads, async (tx) => {
    await sql`delete from audit.entry where chain = ${A}`.execute(tx);
    const forger = recorder(Buffer.alloc(32, 8));
    for (let seq = 1; seq <= LENGTH; seq += 1) await forger(tx, deed(A));
  });
  assert.equal(verified.found.length, LENGTH);
});

test('a chain that truly was signed, but is not the one whose head was kept, is found', async () => {
  const verified = await verifyAfter(owner, heads, async (tx) => {
    await sql`delete from audit.entry where chain = ${A} and seq > 7`.execute(tx);
    for (let seq = 8; seq <= 12; seq += 1) await record(tx, deed(A));
  });
  assert.deepEqual(inShort(verified), [`${A} 10 changed`]);
});

test('policies that would hide entries from the check make it fail instead', async () => {
  await assert.rejects(verifyAfter(owner, heads, run(sql`alter table audit.entry force row level security`)), /row-level security/);
});

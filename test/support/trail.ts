import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { recorder, verifyTrail, type Chain, type Deed, type Head, type Verification } from '../../src/features/audit/index.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Database, Tx } from '../../src/platform/database/index.ts';

export const AUDIT_KEY = Buffer.alloc(32, 7);
export const record = recorder(AUDIT_KEY);

/** A deed by nobody in particular, with three records revealed. */
export function deed(chain: Chain, changes: Partial<Deed> = {}): Deed {
  return {
    chain, person: null, event: 'home.read', outcome: 'done', subject: randomUUID(),
    revealed: [randomUUID(), randomUUID(), randomUUID()], request: newId<'request'>(), at: new Date('2026-11-23T09:00:00.123Z'), ...changes,
  };
}

/** Writes so many entries to a chain as the application does, and returns the newest head. */
export async function write(app: Database, chain: Chain, entries: number): Promise<Head> {
  let head: Head = { chain, seq: 0, digest: '' };
  for (let index = 0; index < entries; index += 1) head = await app.transaction().execute((tx) => record(tx, deed(chain)));
  return head;
}

class Undo extends Error {}

/** Verifies after a tampering that is then undone, so that each test starts from the same trail. */
export async function verifyAfter(owner: Database, heads: ReadonlyMap<string, Head>, tamper: (tx: Tx) => Promise<unknown>): Promise<Verification> {
  let verified: Verification | undefined;
  await owner.transaction().execute(async (tx) => {
    await tamper(tx);
    verified = await verifyTrail(tx, AUDIT_KEY, heads);
    throw new Undo();
  }).catch((fault: unknown) => {
    if (!(fault instanceof Undo)) throw fault;
  });
  if (verified === undefined) throw new Error('Nothing was verified');
  return verified;
}

/** Takes away what the table itself would refuse: an owner can do that too. */
export async function dropConstraints(tx: Tx): Promise<void> {
  const { rows } = await sql<{ conname: string }>`select conname from pg_constraint where conrelid = 'audit.entry'::regclass and contype in ('c', 'p')`.execute(tx);
  for (const { conname } of rows) await sql`alter table audit.entry drop constraint ${sql.id(conname)}`.execute(tx);
  for (const column of ['at', 'event', 'outcome', 'revealed', 'request', 'previous', 'digest', 'chain', 'seq']) {
    await sql`alter table audit.entry alter column ${sql.id(column)} drop not null`.execute(tx);
  }
}

/** "chain seq-to what" for each thing found. */
export function inShort({ found }: Verification): readonly string[] {
  return found.map(({ chain, seq, to, what }) => `${chain} ${seq === to ? seq : `${seq}-${to}`} ${what}`);
}

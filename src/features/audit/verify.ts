import type { Database, Tx } from '../../platform/database/index.ts';
import { CHAIN_START, digestOf, type Chain, type Entry, type PersonId, type RequestId } from './entry.ts';
import type { Head } from './heads.ts';

/** One thing wrong with the trail, and at which entry. */
export interface Tampering {
  readonly chain: string;
  readonly seq: number;
  readonly what: 'changed' | 'removed' | 'added-by-hand';
  readonly says: string;
}

export interface Verification {
  readonly entries: number;
  readonly chains: number;
  readonly found: readonly Tampering[];
}

const BATCH = 5_000;

/**
 * Walks every chain from its start and compares it with the heads kept outside the database.
 * Reads as the owner, since the application may not see every chain.
 */
export async function verifyTrail(owner: Database | Tx, key: Buffer, heads: ReadonlyMap<string, Head>): Promise<Verification> {
  const walks = new Map<string, Walk>();
  for (const head of heads.values()) walks.set(head.chain, startWalk(head));
  let entries = 0;
  for await (const entry of everyEntry(owner)) {
    entries += 1;
    const walk = walks.get(entry.chain) ?? startWalk({ chain: entry.chain, seq: 0, digest: '' });
    walks.set(entry.chain, walk);
    step(walk, key, entry);
  }
  for (const walk of walks.values()) findMissing(walk, walk.head.seq + 1, ' from the end');
  return { entries, chains: walks.size, found: [...walks.values()].flatMap((walk) => walk.found) };
}

interface Walk {
  readonly head: Head;
  seq: number;
  digest: Buffer;
  readonly found: Tampering[];
}

function startWalk(head: Head): Walk {
  return { head, seq: 0, digest: CHAIN_START, found: [] };
}

function step(walk: Walk, key: Buffer, entry: Entry): void {
  findMissing(walk, entry.seq, '');
  const wrong = wrongWith(walk, key, entry);
  if (wrong !== undefined) walk.found.push({ chain: entry.chain, seq: entry.seq, ...wrong });
  walk.seq = entry.seq;
  walk.digest = entry.digest;
}

function findMissing(walk: Walk, before: number, where: string): void {
  for (let seq = walk.seq + 1; seq < before; seq += 1) {
    walk.found.push({ chain: walk.head.chain, seq, what: 'removed', says: `Entry ${seq} was removed${where}` });
  }
}

function wrongWith(walk: Walk, key: Buffer, entry: Entry): Pick<Tampering, 'what' | 'says'> | undefined {
  const { seq } = entry;
  if (!digestOf(key, entry).equals(entry.digest)) {
    // Whatever the service wrote had its head kept before anyone was answered; a stranger's row did not.
    return seq > walk.head.seq
      ? { what: 'added-by-hand', says: `Entry ${seq} was added by hand: it is not signed` }
      : { what: 'changed', says: `Entry ${seq} was changed: it is not as it was signed` };
  }
  if (seq === walk.seq + 1 && !entry.previous.equals(walk.digest)) {
    return { what: 'changed', says: `Entry ${seq} does not follow entry ${seq - 1}: that one was replaced` };
  }
  if (seq === walk.head.seq && entry.digest.toString('hex') !== walk.head.digest) {
    return { what: 'changed', says: `Entry ${seq} is not the one that was kept outside the database` };
  }
  return undefined;
}

async function* everyEntry(owner: Database | Tx): AsyncGenerator<Entry> {
  let after: { chain: string; seq: number } | undefined;
  for (;;) {
    let query = owner.selectFrom('audit.entry').selectAll().orderBy('chain').orderBy('seq').limit(BATCH);
    if (after !== undefined) {
      const { chain, seq } = after;
      query = query.where((eb) => eb.or([eb('chain', '>', chain), eb.and([eb('chain', '=', chain), eb('seq', '>', seq)])]));
    }
    const rows = await query.execute();
    for (const row of rows) yield parseEntry(row);
    after = rows.at(-1);
    if (rows.length < BATCH) return;
  }
}

function parseEntry(row: { chain: string; person: string | null; request: string; outcome: string } & Omit<Entry, 'chain' | 'person' | 'request' | 'outcome'>): Entry {
  return { ...row, chain: row.chain as Chain, person: row.person as PersonId | null, request: row.request as RequestId, outcome: row.outcome === 'done' ? 'done' : 'refused' };
}

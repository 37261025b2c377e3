import type { Database, Tx } from '../../platform/database/index.ts';
import { CHAIN_START, digestOf } from './entry.ts';
import type { Head } from './heads.ts';
import { readTrail, type Row } from './trail.ts';

/** One thing wrong with the trail, and at which entry, or from which to which. */
export interface Tampering {
  readonly chain: string;
  readonly seq: number;
  /** The last entry concerned; `seq` where it is only one. */
  readonly to: number;
  readonly what: 'changed' | 'removed' | 'added-by-hand';
  readonly says: string;
}

export interface Verification {
  readonly entries: number;
  readonly chains: number;
  /**
   * Signed entries newer than the heads kept outside the database. A few are what a stopped
   * process leaves behind; many mean that the heads were lost or replaced by old ones.
   */
  readonly notKept: number;
  readonly found: readonly Tampering[];
}

/** More than can ever be written, and few enough digits for a JavaScript number. */
const NUMBER = /^[1-9]\d{0,14}$/;

/**
 * Walks every chain from its start and compares it with the heads kept outside the database. Read
 * `heads` before calling, because what is written meanwhile may be ahead of them but not behind.
 */
export async function verifyTrail(owner: Database | Tx, key: Buffer, heads: ReadonlyMap<string, Head>): Promise<Verification> {
  const walks = new Map<string, Walk>();
  for (const head of heads.values()) walks.set(head.chain, startWalk(head));
  let entries = 0;
  await readTrail(owner, (row) => {
    entries += 1;
    step(walkOf(walks, row.chain ?? 'no chain'), key, row);
  });
  const all = [...walks.values()];
  for (const walk of all) findMissing(walk, walk.head.seq + 1, ' from the end of the chain');
  return { entries, chains: all.length, notKept: all.reduce((sum, walk) => sum + walk.notKept, 0), found: all.flatMap((walk) => walk.found) };
}

interface Walk {
  readonly head: Head;
  /** The newest entry passed, its digest, and whether it was as it was signed. */
  seq: number;
  digest: string;
  signed: boolean;
  notKept: number;
  readonly found: Tampering[];
}

function walkOf(walks: Map<string, Walk>, chain: string): Walk {
  const walk = walks.get(chain) ?? startWalk({ chain, seq: 0, digest: '' });
  walks.set(chain, walk);
  return walk;
}

function startWalk(head: Head): Walk {
  return { head, seq: 0, digest: CHAIN_START.toString('hex'), signed: true, notKept: 0, found: [] };
}

function step(walk: Walk, key: Buffer, row: Row): void {
  const seq = NUMBER.test(row.seq ?? '') ? Number(row.seq) : 0;
  const signed = digestOf(key, row).toString('hex') === row.digest;
  // A stranger's row may carry any number: it says nothing about the entries before it.
  if (seq === 0 || (!signed && seq > walk.head.seq && seq > walk.seq + 1)) {
    report(walk, { seq: Number(row.seq ?? 0), what: 'added-by-hand', says: `Entry ${row.seq ?? 'without a number'} was added by hand: it is not signed` });
    return;
  }
  findMissing(walk, seq, '');
  const wrong = signed ? wrongInPlace(walk, row, seq) : unsigned(walk, seq);
  if (wrong !== undefined) report(walk, { seq, ...wrong });
  if (signed && seq > walk.head.seq) walk.notKept += 1;
  Object.assign(walk, { seq, digest: row.digest, signed });
}

function report(walk: Walk, { seq, to = seq, what, says }: Omit<Tampering, 'chain' | 'to'> & { to?: number }): void {
  walk.found.push({ chain: walk.head.chain, seq, to, what, says });
}

function findMissing(walk: Walk, before: number, where: string): void {
  const [seq, to] = [walk.seq + 1, before - 1];
  if (seq > to) return;
  const says = seq === to ? `Entry ${seq} was removed${where}` : `Entries ${seq} to ${to} were removed${where}`;
  report(walk, { seq, to, what: 'removed', says });
}

type Wrong = Pick<Tampering, 'what' | 'says'>;

// Whatever the service wrote had its head kept before anyone was answered; a stranger's row did not.
function unsigned(walk: Walk, seq: number): Wrong {
  return seq > walk.head.seq
    ? { what: 'added-by-hand', says: `Entry ${seq} was added by hand: it is not signed` }
    : { what: 'changed', says: `Entry ${seq} was changed: it is not as it was signed` };
}

function wrongInPlace(walk: Walk, row: Row, seq: number): Wrong | undefined {
  if (seq === walk.seq) return { what: 'added-by-hand', says: `Entry ${seq} is there twice: one was added by hand` };
  if (seq === walk.seq + 1 && walk.signed && row.previous !== walk.digest) {
    return { what: 'changed', says: `Entry ${seq} does not follow entry ${seq - 1}: that one was replaced` };
  }
  if (seq === walk.head.seq && row.digest !== walk.head.digest) {
    return { what: 'changed', says: `Entry ${seq} is not the one that was kept outside the database` };
  }
  return undefined;
}

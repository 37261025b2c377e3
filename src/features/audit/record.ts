import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { CHAIN_START, digestOf, signedText, type Deed } from './entry.ts';
import type { Head } from './heads.ts';

/** Writes one entry and returns its chain's new head, to be kept once the transaction has committed. */
export type Recorder = (tx: Tx, deed: Deed) => Promise<Head>;

/**
 * Makes a recorder that signs with `key`. It takes the chain's lock until the transaction ends, so
 * it is called last: everything before it runs beside other requests.
 */
export function recorder(key: Buffer): Recorder {
  return async (tx, deed) => {
    const { rows } = await sql<{ seq: number; digest: Buffer }>`select seq, digest from audit.tip(${deed.chain})`.execute(tx);
    const [tip] = rows;
    const seq = (tip?.seq ?? 0) + 1;
    const previous = tip?.digest ?? CHAIN_START;
    const digest = digestOf(key, signedText(deed, seq, previous));
    await tx.insertInto('audit.entry').values({ ...deed, revealed: [...deed.revealed], seq, previous, digest }).execute();
    return { chain: deed.chain, seq, digest: digest.toString('hex') };
  };
}

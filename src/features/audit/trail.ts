import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { SignedText } from './entry.ts';

/** An entry as it stands in the database, every value as text. */
export interface Row extends SignedText {
  /** Lower-case hex. */
  readonly digest: string | null;
}

const BATCH = 5_000;

/**
 * Reads the whole trail in order, chain by chain, out of one snapshot and without holding it in
 * memory. Reads as the owner, since the application may not see every chain.
 */
export function readTrail(owner: Database | Tx, each: (row: Row) => void): Promise<void> {
  const read = async (tx: Database | Tx) => {
    // Where policies would hide rows from this login, the query fails instead of missing them.
    await sql`set local row_security = off`.execute(tx);
    await sql`declare trail no scroll cursor for
      select chain, seq::text as seq, trim_scale(extract(epoch from at) * 1000000)::text as at, person::text as person,
        event, outcome, subject::text as subject, revealed::text as revealed, request::text as request,
        encode(previous, 'hex') as previous, encode(digest, 'hex') as digest
      from audit.entry order by chain collate "C", entry.seq`.execute(tx);
    for (;;) {
      const { rows } = await sql<Row>`fetch forward ${sql.lit(BATCH)} from trail`.execute(tx);
      for (const row of rows) each(row);
      if (rows.length < BATCH) return;
    }
  };
  return owner.isTransaction ? read(owner) : owner.transaction().setIsolationLevel('repeatable read').execute(read);
}

import { sql } from 'kysely';
import type { Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Holder, Seat } from '../actor.ts';

export type SystemKeyId = Id<'system-key'>;

/** An agency's system that calls, with the key by which it came. */
export interface Caller extends Holder {
  readonly keyId: SystemKeyId;
}

/** A key that somebody holds and that opens nothing any more. */
export interface ShutKey {
  readonly state: 'ended' | 'revoked';
  readonly keyId: SystemKeyId;
  /** Whose key it was, for the trail. */
  readonly holder: Holder;
}

export type OpenedKey = { readonly state: 'open'; readonly caller: Caller } | ShutKey;

/** Proves the key and says to the database who is calling, until the transaction ends. Null where nobody issued it. */
export async function openKey(tx: Tx, digest: Buffer, now: Date): Promise<OpenedKey | null> {
  const { rows } = await sql<{ key_id: SystemKeyId; state: OpenedKey['state']; system_id: PersonId; name: string; seats: Seat[] }>`
    select * from access.open_system_key(${digest}, ${now})`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const holder: Holder = { id: row.system_id, name: row.name, seats: row.seats };
  return row.state === 'open' ? { state: 'open', caller: { ...holder, keyId: row.key_id } } : { state: row.state, keyId: row.key_id, holder };
}

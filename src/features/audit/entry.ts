import { createHmac } from 'node:crypto';
import type { Id } from '../../kernel/id.ts';

export type PartnershipId = Id<'partnership'>;
export type PersonId = Id<'person'>;
export type RequestId = Id<'request'>;

/** `partnership:<id>`, `panel`, or `system` for what happens before or outside both. */
export type Chain = `partnership:${string}` | 'panel' | 'system';

/** What is recorded of one act or one reading. Ids only: content would make erasure break the chain. */
export interface Deed {
  readonly chain: Chain;
  readonly person: PersonId | null;
  readonly event: string;
  readonly outcome: 'done' | 'refused';
  readonly subject: string | null;
  /** Ids of the records that a list or search showed, in the order shown. */
  readonly revealed: readonly string[];
  readonly request: RequestId;
  readonly at: Date;
}

export interface Entry extends Deed {
  readonly seq: number;
  readonly previous: Buffer;
  readonly digest: Buffer;
}

/** What the first entry of a chain has in place of a predecessor's digest. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/**
 * The keyed digest of an entry: HMAC-SHA256 over every field and the previous digest. The key is
 * not in the database, so someone who can write there still cannot make a row that verifies.
 */
export function digestOf(key: Buffer, entry: Omit<Entry, 'digest'>): Buffer {
  const fields = [
    entry.chain, entry.seq, entry.at.toISOString(), entry.person, entry.event, entry.outcome,
    entry.subject, entry.revealed, entry.request, entry.previous.toString('hex'),
  ];
  return createHmac('sha256', key).update(JSON.stringify(fields)).digest();
}

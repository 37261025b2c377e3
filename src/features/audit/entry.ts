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

/** What the first entry of a chain has in place of a predecessor's digest. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/**
 * An entry as the database would print it, which is what is signed. Text, because a value read
 * into a JavaScript type can hide a change: a microsecond, an array's bounds, an unknown outcome.
 */
export interface SignedText {
  readonly chain: string | null;
  readonly seq: string | null;
  /** Microseconds since 1970. */
  readonly at: string | null;
  readonly person: string | null;
  readonly event: string | null;
  readonly outcome: string | null;
  readonly subject: string | null;
  /** `{id,id}`. */
  readonly revealed: string | null;
  readonly request: string | null;
  /** Lower-case hex. */
  readonly previous: string | null;
}

/** A deed in the form in which it is signed, as PostgreSQL prints its row. */
export function signedText(deed: Deed, seq: number, previous: Buffer): SignedText {
  return {
    chain: deed.chain, seq: String(seq), at: `${deed.at.getTime()}000`,
    person: deed.person?.toLowerCase() ?? null, event: deed.event, outcome: deed.outcome,
    subject: deed.subject?.toLowerCase() ?? null, revealed: `{${deed.revealed.join(',').toLowerCase()}}`,
    request: deed.request.toLowerCase(), previous: previous.toString('hex'),
  };
}

/**
 * The keyed digest of an entry: HMAC-SHA256 over every field and the previous digest. The key is
 * not in the database, so someone who can write there still cannot make a row that verifies.
 */
export function digestOf(key: Buffer, entry: SignedText): Buffer {
  const { chain, seq, at, person, event, outcome, subject, revealed, request, previous } = entry;
  const fields = [chain, seq, at, person, event, outcome, subject, revealed, request, previous];
  return createHmac('sha256', key).update(JSON.stringify(fields)).digest();
}

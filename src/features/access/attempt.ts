import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

export const FAILURES_ALLOWED = 5;
export const MINUTES_HELD_BACK = 15;
const HOURS_REMEMBERED = 24;
const MINUTE_MS = 60_000;

/** Failures on one account in the last 24 hours and since its last success. */
export interface Failures {
  readonly count: number;
  readonly newest: Date | null;
}

export type Standing =
  | { readonly kind: 'free' }
  /** Another attempt on the same account is being checked just now. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'held-back'; readonly until: Date };

/**
 * Until when an account takes no more tries: 15 minutes from the fifth failure, and from each one
 * after it. Null while it takes them. An address that is no account is held back in the same way.
 */
export function heldBackUntil({ count, newest }: Failures, now: Date): Date | null {
  if (count < FAILURES_ALLOWED || newest === null) return null;
  const until = new Date(newest.getTime() + MINUTES_HELD_BACK * MINUTE_MS);
  return until > now ? until : null;
}

/** What an attempt is counted under: says nothing of the address to whoever reads the table. */
export function attemptDigest(key: Buffer, factor: 'password' | 'code' | 'set-up', account: string): Buffer {
  return createHmac('sha256', key).update(`${factor}\n${account.toLowerCase()}`).digest();
}

/** Takes the account for this one attempt, so that a hundred tries at once count as a hundred. */
export async function beginAttempt(tx: Tx, account: Buffer, now: Date): Promise<Standing> {
  const since = new Date(now.getTime() - HOURS_REMEMBERED * 60 * MINUTE_MS);
  const { rows } = await sql<{ alone: boolean; failures: number; newest: Date | null }>`
    select * from access.begin_attempt(${account}, ${since})`.execute(tx);
  const [row] = rows;
  if (row?.alone !== true) return { kind: 'busy' };
  const until = heldBackUntil({ count: row.failures, newest: row.newest }, now);
  return until === null ? { kind: 'free' } : { kind: 'held-back', until };
}

export async function noteAttempt(tx: Tx, account: Buffer, now: Date, succeeded: boolean): Promise<void> {
  await sql`select access.note_attempt(${account}, ${now}, ${succeeded})`.execute(tx);
}

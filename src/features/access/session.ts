import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { PersonId } from '../audit/index.ts';
import type { Actor, Seat, SessionId } from './actor.ts';

/** How long a sign-in lasts, in minutes: without a request, and at most. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
}

export type Stage = 'password_given' | 'signed_in';

export type OpenSession =
  | { readonly stage: 'signed_in'; readonly actor: Actor }
  | { readonly stage: 'password_given'; readonly personId: PersonId };

/** What the database keeps in place of the cookie: whoever reads the table cannot sign in with it. */
export function digestToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Proves the session and says to the database who is asking, until the transaction ends. */
export async function openSession(tx: Tx, digest: Buffer, now: Date, limits: SessionLimits): Promise<OpenSession | null> {
  const { rows } = await sql<{ session_id: SessionId; stage: Stage; person_id: PersonId; name: string; seats: Seat[] }>`
    select * from access.open_session(${digest}, ${now}, ${`${limits.idleMinutes} minutes`}::interval)`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  if (row.stage === 'password_given') return { stage: row.stage, personId: row.person_id };
  return { stage: row.stage, actor: { id: row.person_id, name: row.name, sessionId: row.session_id, seats: row.seats } };
}

/** Starts a session and returns its cookie: 256 random bits, base64url. */
export async function startSession(tx: Tx, who: PersonId, stage: Stage, now: Date, minutes: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const until = new Date(now.getTime() + minutes * 60_000);
  await sql`select access.start_session(${newId<'session'>()}, ${digestToken(token)}, ${who}, ${stage}, ${now}, ${until})`.execute(tx);
  return token;
}

export async function endSession(tx: Tx, digest: Buffer, now: Date): Promise<void> {
  await sql`select access.end_session(${digest}, ${now})`.execute(tx);
}

/** The form token that belongs to a cookie. Bound to the session, so that it ends with it. */
export function formToken(key: Buffer, cookie: string): string {
  return createHmac('sha256', key).update(cookie).digest('base64url');
}

export function isFormToken(key: Buffer, cookie: string, offered: string): boolean {
  const expected = Buffer.from(formToken(key, cookie));
  const given = Buffer.from(offered);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

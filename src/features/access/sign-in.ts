import { sql } from 'kysely';
import { momentOf, timeInWords } from '../../kernel/london-time.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { PersonId } from '../audit/index.ts';
import { attemptDigest, beginAttempt, noteAttempt, type Standing } from './attempt.ts';
import { isPassword } from './password.ts';
import { accessRefusals } from './refusals.ts';
import { openSecondFactor, readCode, stepOfCode } from './second-factor.ts';
import type { AccessKeys } from './settings.ts';

const MINUTE_MS = 60_000;

/** The first factor. Refuses in the same words and the same time whether the address is known or not. */
export async function checkFirstFactor(tx: Tx, keys: AccessKeys, given: { email: string; password: string }, now: Date): Promise<Result<PersonId>> {
  const account = attemptDigest(keys.attempts, 'password', given.email);
  const stopped = notNow(await beginAttempt(tx, account, now), 'password');
  if (stopped !== null) return refuse(stopped);
  const { rows } = await sql<{ person_id: PersonId; password: string }>`select person_id, password from access.credential_of(${given.email})`.execute(tx);
  const [kept] = rows;
  const right = await isPassword(given.password, kept?.password ?? null);
  await noteAttempt(tx, account, now, right);
  return right && kept !== undefined ? ok(kept.person_id) : refuse(accessRefusals.refusal('SIGN_IN_NOT_RIGHT', { field: 'email' }));
}

/** Someone who has given a password and no code yet. */
export interface HalfSignedIn {
  readonly personId: PersonId;
  readonly secondFactor: Buffer;
}

export async function halfSignedIn(tx: Tx, digest: Buffer | null, now: Date): Promise<HalfSignedIn | null> {
  if (digest === null) return null;
  const { rows } = await sql<{ person_id: PersonId; second_factor: Buffer }>`select * from access.credential_of_session(${digest}, ${now})`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { personId: row.person_id, secondFactor: row.second_factor };
}

/** The second factor. A code works once, and wrong ones are counted apart from wrong passwords. */
export async function checkSecondFactor(tx: Tx, keys: AccessKeys, { personId, secondFactor }: HalfSignedIn, typed: string, now: Date): Promise<Result<PersonId>> {
  const account = attemptDigest(keys.attempts, 'code', personId);
  return countedCode(tx, account, { secret: openSecondFactor(keys.secondFactor, secondFactor, personId), typed, now }, async (step) => {
    const { rows } = await sql<{ fresh: boolean }>`select access.use_step(${personId}, ${step}) as fresh`.execute(tx);
    return rows[0]?.fresh === true ? personId : null;
  });
}

/** Reads and checks a code while the account is held, and counts the try. `use` spends the step; null where it was spent before. */
export async function countedCode<Used>(
  tx: Tx, account: Buffer, { secret, typed, now }: { secret: string; typed: string; now: Date }, use: (step: number) => Promise<Used | null>,
): Promise<Result<Used>> {
  const field = 'one-time-code';
  if (typed.trim() === '') return refuse(accessRefusals.refusal('CODE_MISSING', { field }));
  const code = readCode(typed);
  if (code === null) return refuse(accessRefusals.refusal('CODE_NOT_READABLE', { field }));
  const stopped = notNow(await beginAttempt(tx, account, now), field);
  if (stopped !== null) return refuse(stopped);
  const step = await stepOfCode(secret, code, now);
  const used = step === null ? null : await use(step);
  await noteAttempt(tx, account, now, used !== null);
  return used === null ? refuse(accessRefusals.refusal('CODE_NOT_RIGHT', { field })) : ok(used);
}

function notNow(standing: Standing, field: string): Refusal | null {
  if (standing.kind === 'free') return null;
  if (standing.kind === 'busy') return accessRefusals.refusal('SIGN_IN_BUSY', { field });
  const minute = new Date(Math.ceil(standing.until.getTime() / MINUTE_MS) * MINUTE_MS);
  return accessRefusals.refusal('SIGN_IN_HELD_BACK', { time: timeInWords(momentOf(minute)), field });
}

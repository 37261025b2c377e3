import type { Tx } from '../../platform/database/index.ts';
import type { Actor, SessionId } from './actor.ts';
import type { SessionLimits } from './session.ts';

/** One of a person's own sign-ins that still works. */
export interface SignIn {
  readonly id: SessionId;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly thisOne: boolean;
}

const MINUTE_MS = 60_000;

/** The person's sign-ins that still work, the newest use first; this one before all. */
export async function ownSignIns(tx: Tx, { id, sessionId }: Actor, now: Date, { idleMinutes }: SessionLimits): Promise<readonly SignIn[]> {
  const rows = await tx.selectFrom('access.session').select(['id', 'started_at', 'seen_at'])
    .where('person_id', '=', id).where('stage', '=', 'signed_in').where('revoked_at', 'is', null)
    .where('ends_at', '>', now).where('seen_at', '>', new Date(now.getTime() - idleMinutes * MINUTE_MS))
    .orderBy('seen_at', 'desc').execute();
  const signIns = rows.map((row) => ({ id: parseSessionId(row.id), startedAt: row.started_at, seenAt: row.seen_at, thisOne: row.id === sessionId }));
  return signIns.toSorted((a, b) => Number(b.thisOne) - Number(a.thisOne));
}

/** Ends one of the person's other sign-ins, or (`which` undefined) all of them; gives how many it ended. The policy keeps it to their own. */
export async function endOtherSignIns(tx: Tx, { id, sessionId }: Actor, now: Date, which?: SessionId): Promise<number> {
  const ended = await tx.updateTable('access.session').set({ revoked_at: now })
    .where('person_id', '=', id).where('id', '!=', sessionId).where('revoked_at', 'is', null)
    .$if(which !== undefined, (query) => query.where('id', '=', which ?? ''))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

function parseSessionId(id: string): SessionId {
  return id as SessionId;
}

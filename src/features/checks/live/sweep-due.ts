import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Clock } from '../../../kernel/plain-date.ts';
import type { Database, Tx } from '../../../platform/database/index.ts';
import type { Head, Recorder } from '../../audit/index.ts';
import { catalogue } from '../review/shipped.ts';
import { askCase } from './ask-case.ts';

export interface Sweeping {
  readonly database: Database;
  readonly now: Clock;
  readonly record: Recorder;
  readonly heads: { readonly keep: (head: Head) => void };
  /** Told of a case that could not be asked: by its id alone. */
  readonly onFault: (caseId: string, fault: unknown) => void;
  /** Told of each case that was asked, and not which. */
  readonly onAsked?: () => void;
}

const LATER_MS = 15 * 60_000;

/**
 * Asks the checks again of every case whose time has come: one case in each transaction, which can
 * read that case and no other. Several programs may do so at once. Returns how many were asked.
 */
export async function sweepDue(sweeping: Sweeping, goesOn: () => boolean = () => true): Promise<number> {
  let asked = 0;
  while (goesOn()) {
    const done = await sweepOne(sweeping);
    if (done === 'none') return asked;
    if (done !== 'asked') continue;
    asked += 1;
    sweeping.onAsked?.();
  }
  return asked;
}

/** The same over several connections at once, which mostly wait for the database. */
export async function sweepAtOnce(sweeping: Sweeping, connections: number): Promise<number> {
  const asked = await Promise.all(Array.from({ length: connections }, () => sweepDue(sweeping)));
  return asked.reduce((sum, own) => sum + own, 0);
}

/** Has every case asked again. For the owner of the database, whom the policies do not bind. */
export async function askEveryCase(owner: Database, now: Date): Promise<void> {
  await owner.updateTable('checks.due').set({ run_at: now }).where('run_at', '>', now).execute();
}

/** How many cases wait to be asked; nothing of any of them. For the owner of the database. */
export async function casesWaiting(owner: Database, now: Date): Promise<number> {
  const { waiting } = await owner.selectFrom('checks.due').select(({ fn }) => fn.countAll<string>().as('waiting')).where('run_at', '<=', now).executeTakeFirstOrThrow();
  return Number(waiting);
}

async function sweepOne(sweeping: Sweeping): Promise<'none' | 'asked' | 'put-off'> {
  const now = sweeping.now();
  const claim: { id?: string } = {};
  try {
    const head = await sweeping.database.transaction().execute(async (tx) => {
      const claimed = await claimDue(tx, now);
      if (claimed === null) return null;
      claim.id = claimed;
      await askCase(tx, now, claimed);
      return sweeping.record(tx, { chain: 'system', person: null, event: 'duty.asked-again', outcome: 'done', subject: claimed, revealed: [], request: newId<'request'>(), at: now });
    });
    if (head === null) return 'none';
    sweeping.heads.keep(head);
    return 'asked';
  } catch (fault) {
    // Without a case of its own the fault is the database's: the next sweep tries again.
    if (claim.id === undefined) throw fault;
    sweeping.onFault(claim.id, fault);
    await sql`select checks.put_off(${claim.id}, ${new Date(now.getTime() + LATER_MS)})`.execute(sweeping.database);
    return 'put-off';
  }
}

async function claimDue(tx: Tx, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select checks.claim_due(${now}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

const EVERY_MS = 30_000;

/** Sweeps from time to time until it is stopped. `stop` waits for the case that is under way. The catalogue is read as it begins, so that nobody's page waits for it. */
export function sweepFromTimeToTime(sweeping: Sweeping, onTrouble: (fault: unknown) => void): { readonly stop: () => Promise<void> } {
  catalogue();
  let going = true;
  let under: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const round = (): void => {
    under = sweepDue(sweeping, () => going).catch(onTrouble).finally(() => {
      if (going) timer = setTimeout(round, EVERY_MS);
    });
  };
  round();
  return {
    stop: async () => {
      going = false;
      clearTimeout(timer);
      await under;
    },
  };
}

import { sql } from 'kysely';
import type { Refusal } from '../../kernel/result.ts';
import type { Database } from '../../platform/database/index.ts';
import { accessRefusals } from './refusals.ts';

/**
 * Why a database must not be used in this mode, if it must not: a live service would let made-up
 * people in, and a demonstration lets anyone be anyone. Asked before anything is changed, so the
 * tables may not be there yet. As the owner.
 */
export async function wrongMode(owner: Database, mode: 'demo' | 'live'): Promise<Refusal | null> {
  const { rows } = await sql<{ marker: string | null }>`select to_regclass('access.demonstration')::text as marker`.execute(owner);
  if (rows[0]?.marker == null) return null;
  const isDemonstration = (await owner.selectFrom('access.demonstration').select('since').executeTakeFirst()) !== undefined;
  if (mode === 'live') return isDemonstration ? accessRefusals.refusal('DATABASE_IS_DEMONSTRATION') : null;
  if (isDemonstration) return null;
  const anyone = await owner.selectFrom('access.person').select('id').limit(1).executeTakeFirst();
  return anyone === undefined ? null : accessRefusals.refusal('DATABASE_IS_LIVE');
}

/**
 * The same, for a command on a database that somebody has started before: one that is no
 * demonstration is live even while it is empty, and its settings are not the demonstration's.
 */
export async function wrongModeOfInstalled(owner: Database, mode: 'demo' | 'live'): Promise<Refusal | null> {
  const wrong = await wrongMode(owner, mode);
  if (wrong !== null || mode === 'live') return wrong;
  const demonstration = await owner.selectFrom('access.demonstration').select('since').executeTakeFirst();
  return demonstration === undefined ? accessRefusals.refusal('DATABASE_IS_LIVE') : null;
}

import type { Tx } from '../../../platform/database/index.ts';

/** Up to when a person has read what came up; the beginning of 1970 where they never have. */
export async function digestRead(tx: Tx, personId: string): Promise<Date> {
  const found = await tx.selectFrom('checks.digest_read').select('at').where('person_id', '=', personId).executeTakeFirst();
  return found?.at ?? new Date(0);
}

export async function markDigestRead(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.insertInto('checks.digest_read').values({ person_id: personId, at }).onConflict((conflict) => conflict.column('person_id').doUpdateSet({ at })).execute();
}

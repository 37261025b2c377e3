import type { Tx } from '../../../platform/database/index.ts';

/** A search as it is kept: without what was typed. */
export interface Search {
  readonly id: string;
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
  /** Records that it showed. */
  readonly shown: readonly string[];
}

/** The newest searches in a partnership's records, and how many there are in all. */
export async function listSearches(tx: Tx, partnershipId: string, most: number): Promise<{ readonly searches: readonly Search[]; readonly all: number }> {
  const rows = await tx.selectFrom('linkage.search as s').leftJoin('access.person as w', 'w.id', 's.by_person').select(['s.id', 's.reason', 's.at', 's.shown', 'w.name'])
    .where('s.partnership_id', '=', partnershipId).orderBy('s.at', 'desc').orderBy('s.id').limit(most).execute();
  const { all } = await tx.selectFrom('linkage.search').select(({ fn }) => fn.countAll<number>().as('all')).where('partnership_id', '=', partnershipId).executeTakeFirstOrThrow();
  return { searches: rows.map(({ id, reason, at, shown, name }) => ({ id, reason, at, shown, byName: name ?? 'Somebody who has left' })), all: Number(all) };
}

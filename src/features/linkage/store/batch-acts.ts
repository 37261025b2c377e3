import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';

/** A file withdrawn, or brought back. The newest holds. */
export interface BatchAct {
  readonly batchId: string;
  readonly act: 'withdrawn' | 'brought_back';
  readonly reason: string;
  readonly joinsUndone: number;
  readonly at: Date;
  readonly byName: string;
}

export interface NewBatchAct extends Pick<BatchAct, 'batchId' | 'act' | 'reason' | 'joinsUndone'> {
  readonly partnershipId: PartnershipId;
}

/** The database takes the file's records out of everything, or puts them back. */
export async function addBatchAct(tx: Tx, { partnershipId, batchId, act, reason, joinsUndone }: NewBatchAct, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('linkage.batch_act').values({ id: newId<'linkage-batch-act'>(), partnership_id: partnershipId, batch_id: batchId, act, reason, joins_undone: joinsUndone, at: now, by_person: by }).execute();
}

export async function listBatchActs(tx: Tx, partnershipId: string): Promise<readonly BatchAct[]> {
  const rows = await tx.selectFrom('linkage.batch_act as a').leftJoin('access.person as w', 'w.id', 'a.by_person').select(['a.batch_id', 'a.act', 'a.reason', 'a.joins_undone', 'a.at', 'w.name'])
    .where('a.partnership_id', '=', partnershipId).orderBy('a.number').execute();
  return rows.map((row) => ({ batchId: row.batch_id, act: parseAct(row.act), reason: row.reason, joinsUndone: row.joins_undone, at: row.at, byName: row.name ?? 'Somebody who has left' }));
}

/** The newest act of each file that was ever withdrawn. */
export async function newestActs(tx: Tx, partnershipId: string): Promise<ReadonlyMap<string, BatchAct>> {
  return new Map((await listBatchActs(tx, partnershipId)).map((act) => [act.batchId, act]));
}

function parseAct(act: string): BatchAct['act'] {
  return act as BatchAct['act'];
}

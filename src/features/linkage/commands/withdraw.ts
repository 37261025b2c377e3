import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { addBatchAct, newestActs } from '../store/batch-acts.ts';
import type { Batch } from '../store/batches.ts';
import { idsOfBatch } from '../store/records.ts';
import { reindex } from '../store/reindex.ts';
import { MOST } from './capacity.ts';
import type { LinkageDoing } from './doing.ts';
import { reasonProblems } from './reason.ts';
import { holdRecords, recordsThere } from './records.ts';
import { undoJoins } from './split.ts';

/**
 * Withdraws a file that was brought: its records are in no queue, search, index or report, and what people joined them
 * with is joined no longer, each join undone by an event. Returns how many joins there were.
 */
export async function withdrawBatch(doing: LinkageDoing, batch: Batch, reason: string): Promise<Result<number>> {
  const { tx, now, by, partnershipId } = doing;
  const refused = await notAllowed(doing, batch, reason, 'withdrawn');
  if (refused !== undefined) return refuse(refused);
  const ids = new Set(await idsOfBatch(tx, batch.id));
  // First, because what was said of a record that is out of sight can no longer be undone.
  const joinsUndone = await undoJoins(doing, ({ a, b }) => ids.has(a) || ids.has(b), reason);
  await addBatchAct(tx, { partnershipId, batchId: batch.id, act: 'withdrawn', reason, joinsUndone }, by, now);
  await reindex(tx, partnershipId);
  return ok(joinsUndone);
}

/** Brings a withdrawn file back. What was joined before stays undone, so that a person looks once more. */
export async function bringBack(doing: LinkageDoing, batch: Batch, reason: string): Promise<Result<string>> {
  const { tx, now, by, partnershipId } = doing;
  const refused = await notAllowed(doing, batch, reason, 'brought_back');
  if (refused !== undefined) return refuse(refused);
  const records = batch.counts.records + await recordsThere(tx, partnershipId);
  if (records > MOST) return refuse(queueRefusals.refusal('LINKAGE_TOO_MANY', { most: MOST.toLocaleString('en-GB'), field: 'reason' }));
  await addBatchAct(tx, { partnershipId, batchId: batch.id, act: 'brought_back', reason, joinsUndone: 0 }, by, now);
  await reindex(tx, partnershipId);
  return ok(batch.id);
}

async function notAllowed({ tx, partnershipId }: LinkageDoing, batch: Batch, reason: string, act: 'withdrawn' | 'brought_back'): Promise<Refusal | undefined> {
  const [problem] = reasonProblems(reason);
  if (problem !== undefined) return problem;
  await holdRecords(tx, partnershipId);
  const isOut = (await newestActs(tx, partnershipId)).get(batch.id)?.act === 'withdrawn';
  return isOut === (act === 'withdrawn') ? queueRefusals.refusal(isOut ? 'LINKAGE_WITHDRAWN_ALREADY' : 'LINKAGE_NOT_WITHDRAWN', { field: 'reason' }) : undefined;
}

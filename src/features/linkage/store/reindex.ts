import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import { recordsToLink } from './batches.ts';
import { madeReady } from './find-in-store.ts';
import { indexOf } from './match-index.ts';
import { replaceIndex } from './pairs.ts';
import { newestRun } from './runs.ts';

/**
 * Makes the newest run's index anew of the records that may be shown now, so that one that was withdrawn, sealed or
 * marked is found by nothing that it may not be found by, and counts in no number of how common a value is.
 */
export async function reindex(tx: Tx, partnershipId: PartnershipId): Promise<void> {
  const run = await newestRun(tx, partnershipId);
  if (run === null) return;
  const records = await recordsToLink(tx, partnershipId);
  const { prepared } = madeReady(records.map(({ id, open }) => ({ id, cells: open })), run.stored);
  const { keys, values } = indexOf(prepared, records.length, run.id, (record) => ({ id: records[record]?.id ?? '', restricted: records[record]?.restricted === true }));
  await replaceIndex(tx, partnershipId, keys, values);
}

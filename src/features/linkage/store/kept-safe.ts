import type { Tx } from '../../../platform/database/index.ts';
import { joinedWith } from '../queue/joined.ts';
import { joinsAmong, listDecisions } from './decisions.ts';

/**
 * Records of children whose address is kept safe: those that are marked, and those that people have joined with one
 * that is. Another agency's record of the same child, though nobody marked it, says where that child is just as well.
 */
export async function keptSafe(tx: Tx, partnershipId: string): Promise<ReadonlySet<string>> {
  const marked = await tx.selectFrom('linkage.record').select('id').where('partnership_id', '=', partnershipId).where('restricted', '=', true).execute();
  if (marked.length === 0) return new Set();
  return new Set(joinedWith(marked.map(({ id }) => id), joinsAmong(await listDecisions(tx, partnershipId))).flat());
}

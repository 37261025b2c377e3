import type { Tx } from '../../../platform/database/index.ts';
import { parseCells } from './batches.ts';
import { partCells, type Cells, type StoredComparison } from './cells.ts';
import { keptSafe } from './kept-safe.ts';

/** A record as people may see it: of a restricted one, and of one joined with such a one, nothing that says where the child is. */
export interface OpenRecord {
  readonly id: string;
  readonly reference: string;
  readonly agency: string;
  readonly cells: Cells;
  readonly restricted: boolean;
  readonly unborn: boolean;
}

export async function readOpenRecords(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OpenRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('linkage.record as r').innerJoin('linkage.batch as b', 'b.id', 'r.batch_id')
    .select(['r.id', 'r.partnership_id', 'r.reference', 'b.agency', 'r.cells', 'r.restricted', 'r.unborn', 'b.comparisons']).where('r.id', 'in', [...new Set(ids)]).execute();
  const safe = new Set<string>();
  for (const partnership of new Set(rows.map(({ partnership_id: id }) => id))) for (const id of await keptSafe(tx, partnership)) safe.add(id);
  return new Map(rows.map(({ id, reference, agency, cells, comparisons, unborn }) => [id, { id, reference, agency, unborn, restricted: safe.has(id), cells: safe.has(id) ? partCells(parseCells(cells), parseComparisons(comparisons)).open : parseCells(cells) }]));
}

export async function idsOfBatch(tx: Tx, batchId: string): Promise<readonly string[]> {
  return (await tx.selectFrom('linkage.record').select('id').where('batch_id', '=', batchId).execute()).map(({ id }) => id);
}

function parseComparisons(comparisons: unknown): readonly StoredComparison[] {
  return comparisons as readonly StoredComparison[];
}

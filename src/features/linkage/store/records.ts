import type { Tx } from '../../../platform/database/index.ts';
import { parseCells } from './batches.ts';
import type { Cells } from './cells.ts';

/** A record as people may see it: of a restricted one, nothing that says where the child is. */
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
    .select(['r.id', 'r.reference', 'b.agency', 'r.cells', 'r.restricted', 'r.unborn']).where('r.id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map(({ cells, ...row }) => [row.id, { ...row, cells: parseCells(cells) }]));
}

import type { Tx } from '../../../platform/database/index.ts';
import { explainPair } from '../explain/explain.ts';
import { openExplanation, type OpenExplanation } from '../explain/open-explanation.ts';
import { weightsOf } from '../score/weights.ts';
import { partCells, protectedKinds } from './cells.ts';
import { countedFor, madeReady, type AskedOf } from './find-in-store.ts';
import type { OpenRecord } from './records.ts';

/**
 * Explains two stored records by a run's model, as that run would have. Where one is restricted, nothing of where
 * either child is plays a part.
 */
export async function explainInStore(tx: Tx, { id, stored }: AskedOf, left: OpenRecord, right: OpenRecord): Promise<OpenExplanation> {
  const restricted = left.restricted || right.restricted;
  const rows = [left, right].map((record) => ({ id: record.id, cells: restricted ? partCells(record.cells, stored.comparisons).open : record.cells }));
  const { prepared, records } = madeReady(rows, stored);
  const counted = await countedFor(tx, prepared, stored, id);
  const whole = explainPair(records, counted, weightsOf(stored.model, counted), 0, 1);
  const kinds = new Map(stored.comparisons.map(({ name, kind }) => [name, kind]));
  return openExplanation(whole, restricted, (name) => protectedKinds.has(kinds.get(name) ?? 'address'));
}

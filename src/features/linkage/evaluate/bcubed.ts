import { runSizes, type Runs } from './contingency.ts';

/** B-cubed (Bagga and Baldwin 1998): the mean over records of how much of its cluster, and of its entity, is right. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Sides {
  readonly byCluster: Runs;
  readonly byEntity: Runs;
  readonly cells: Runs;
}

/** Of each record: the share of its cluster that is its entity, and the share of its entity that is in its cluster. */
export function perRecord({ byCluster, byEntity, cells }: Sides, records: number): { readonly precision: Float64Array; readonly recall: Float64Array } {
  const [cluster, entity, cell] = [runSizes(byCluster, records), runSizes(byEntity, records), runSizes(cells, records)];
  const [precision, recall] = [new Float64Array(records), new Float64Array(records)];
  for (let record = 0; record < records; record += 1) {
    const both = cell[record] ?? 0;
    if (both === 0) continue;
    precision[record] = both / (cluster[record] ?? 1);
    recall[record] = both / (entity[record] ?? 1);
  }
  return { precision, recall };
}

export function meanOf({ precision, recall }: { readonly precision: number; readonly recall: number }, records: number): BCubed {
  const [right, whole] = [precision / records, recall / records];
  return { precision: right, recall: whole, f1: (2 * right * whole) / (right + whole) };
}

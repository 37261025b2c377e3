import { ok, refuse, type Refused, type Result } from '../../../kernel/result.ts';
import { Interner } from '../records/interner.ts';
import { CLUSTER, ID } from './columns.ts';
import { cellText, columnAt, columnMissing, eachRow, openCsv } from './open-csv.ts';
import { evaluateRefusals } from './refusals.ts';

/** The cluster of each record of the truth; a record in none is alone. */
export interface Clusters {
  readonly cluster: Int32Array;
  readonly clusters: number;
  /** Rows about records that the truth does not know. */
  readonly strangers: number;
  /** Records of the truth that stand in no cluster. */
  readonly left: number;
}

export function readClusters(file: string, ids: Interner, id?: string): Result<Clusters> {
  const opened = openCsv(file);
  if (!opened.ok) return opened;
  const open = opened.value;
  const named = id !== undefined && columnAt(open, id, []) >= 0 ? id : undefined;
  const [idAt, clusterAt] = [columnAt(open, named, ID), columnAt(open, undefined, CLUSTER)];
  if (idAt < 0 || idAt === clusterAt) return columnMissing(open, undefined, 'the id of a record');
  if (clusterAt < 0) return columnMissing(open, undefined, 'a cluster');
  const cluster = new Int32Array(ids.size - 1);
  const names = new Interner();
  let [strangers, example] = [0, ''];
  const refused = eachRow(open, (row): Refused | undefined => {
    const { bytes, starts, ends } = row;
    const record = ids.find(bytes, starts[idAt] ?? 0, ends[idAt] ?? 0) - 1;
    if (record < 0) {
      strangers += 1;
      if (example === '') example = cellText(row, idAt);
      return undefined;
    }
    const value = names.add(bytes, starts[clusterAt] ?? 0, ends[clusterAt] ?? 0);
    const before = cluster[record] ?? 0;
    if (before !== 0 && before !== value) return refuse(evaluateRefusals.refusal('CLUSTER_ID_TWICE', { id: cellText(row, idAt), one: names.text(before), other: names.text(value), row: String(row.line), file }));
    cluster[record] = value;
    return undefined;
  });
  if (refused !== undefined) return refused;
  if (names.size === 1 && strangers > 0) return refuse(evaluateRefusals.refusal('NOTHING_IN_COMMON', { file, theirs: example, ours: ids.text(1) }));
  return ok({ ...alone(cluster, names.size), strangers });
}

function alone(cluster: Int32Array, named: number): { readonly cluster: Int32Array; readonly clusters: number; readonly left: number } {
  let left = 0;
  for (let record = 0; record < cluster.length; record += 1) {
    if (cluster[record] !== 0) continue;
    cluster[record] = named + left;
    left += 1;
  }
  return { cluster, clusters: named - 1 + left, left };
}

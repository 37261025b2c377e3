import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { Candidate } from '../find/candidate-index.ts';
import { prepare, type Prepared } from '../run/prepare.ts';
import { probabilityOf } from '../run/thresholds.ts';
import { Scorer } from '../score/scorer.ts';
import { weightsOf } from '../score/weights.ts';
import { partCells, settingsFor, type Cells } from './cells.ts';
import { matchKeys, valueKey, type Key } from './content-keys.ts';
import type { StoredModel } from './runs.ts';
import { tableOf, type StoredRow } from './table-of.ts';

// A block of more records than this says too little to be fetched for one question.
const LARGEST = 200;

/** The part of a run that a question needs. */
export interface AskedOf {
  readonly id: string;
  readonly stored: StoredModel;
}

export interface FindOptions {
  /** The lowest weight, in bits. */
  readonly floor?: number;
  readonly most?: number;
  /** Records of which nothing may be compared that says where the child is. */
  readonly safe?: ReadonlySet<string>;
}

/**
 * The stored records most like the one given, best first: found by match keys, and weighed by the engine's
 * own scorer with the run's model. Where a restricted child is plays no part, so that nobody can learn an
 * address by asking for it. Sealed identities are never among them: the database shows them to nobody.
 */
export async function findInStore(tx: Tx, { id, stored }: AskedOf, asked: Cells, { floor = -2, most = 20, safe = new Set() }: FindOptions = {}): Promise<readonly Candidate[]> {
  const alone = madeReady([{ id: '', cells: asked }], stored);
  const keys = matchKeys(alone.prepared, 0, id, false);
  const values = valuesOf(alone.prepared, id);
  const found = await fetched(tx, keys, values.map(({ key }) => key));
  if (found.rows.length === 0) return [];
  const rows = found.rows.map(({ id: record, cells }) => ({ id: record, cells: safe.has(record) ? partCells(cells, stored.comparisons).open : cells }));
  const { prepared, records } = madeReady([{ id: '', cells: asked }, ...rows], stored);
  const openKeys = new Set(matchKeys(alone.prepared, 0, id, true));
  const counted = { ...prepared, frequencies: frequencies(prepared, stored, id, found.counts) };
  const scorer = new Scorer(counted, weightsOf(stored.model, counted));
  const candidates: Candidate[] = [];
  for (let other = 1; other < records.count; other++) {
    // Found by an address alone, it would tell that the child is there.
    if (safe.has(rows[other - 1]?.id ?? '') && !matchKeys(prepared, other, id, true).some((key) => openKeys.has(key))) continue;
    const weight = scorer.weigh(0, other, floor);
    if (weight >= floor) candidates.push({ id: rows[other - 1]?.id ?? '', weight, probability: probabilityOf(weight), likeliest: scorer.likeliest() });
  }
  return candidates.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, most);
}

/** Stored records as the engine of a run reads them. */
export function madeReady(rows: readonly StoredRow[], { comparisons, blocking }: StoredModel) {
  const records = tableOf(rows, comparisons);
  const prepared = prepare(records, settingsFor(comparisons, blocking));
  if (!prepared.ok) throw new Error(`the stored model does not fit itself: ${prepared.refusals[0].message}`);
  return { records, prepared: prepared.value };
}

/** The same records with how common each value of the first is in a run's records. */
export async function countedFor(tx: Tx, prepared: Prepared, stored: StoredModel, run: string): Promise<Prepared> {
  const { counts } = await fetched(tx, [], valuesOf(prepared, run).map(({ key }) => key));
  return { ...prepared, frequencies: frequencies(prepared, stored, run, counts) };
}

interface Fetched {
  readonly rows: readonly StoredRow[];
  readonly counts: ReadonlyMap<Key, number>;
}

async function fetched(tx: Tx, keys: readonly Key[], values: readonly Key[]): Promise<Fetched> {
  const { rows } = await sql<{ id: string | null; cells: Cells | null; key: string | null; records: number | null }>`
    with met as (
      select m.record_id, count(*) over (partition by k.key) as size
      from unnest(${[...keys]}::bigint[]) as k(key)
      cross join lateral (select record_id from linkage.match_key where key = k.key limit ${LARGEST + 1}) m
    )
    select r.id, r.cells, null::text as key, null::int as records from linkage.record r where r.id = any(array(select distinct record_id from met where size <= ${LARGEST}))
    union all
    select null, null, v.key::text, v.records from linkage.value_count v where v.key = any(${[...values]}::bigint[])`.execute(tx);
  return {
    rows: rows.flatMap(({ id, cells }) => (id === null || cells === null ? [] : [{ id, cells }])),
    counts: new Map(rows.flatMap(({ key, records }) => (key === null || records === null ? [] : [[key, records]]))),
  };
}

interface AskedValue {
  readonly index: number;
  readonly value: number;
  readonly key: Key;
}

/** The values of the record asked about of which it counts how common they are. */
function valuesOf({ compared, rows }: Prepared, run: string): readonly AskedValue[] {
  return compared.flatMap((one, index) => {
    if (!one.termFrequency) return [];
    const values = new Set(Array.from(rows.subarray(one.from, one.to)).filter((value) => value > 0));
    return [...values].map((value) => ({ index, value, key: valueKey(run, one, value) }));
  });
}

function frequencies(prepared: Prepared, { totals }: StoredModel, run: string, counts: Fetched['counts']): readonly Int32Array[] {
  const made = prepared.compared.map((one) => {
    if (!one.termFrequency) return new Int32Array(1);
    const table = new Int32Array(Math.max(2, one.facts.values.size)).fill(1);
    table[0] = totals[one.name] ?? 1;
    return table;
  });
  for (const { index, value, key } of valuesOf(prepared, run)) {
    const table = made[index];
    if (table !== undefined && value < table.length) table[value] = counts.get(key) ?? 1;
  }
  return made;
}

import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import type { ProposedPair } from '../commands/job.ts';
import type { OpenExplanation } from '../explain/open-explanation.ts';
import { isSecondLook } from '../queue/second-look.ts';

export interface PairLine {
  readonly id: string;
  readonly runId: string;
  readonly partnershipId: PartnershipId;
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly band: ProposedPair['band'];
  readonly family: number;
  readonly secondLook: boolean;
  readonly beside: readonly string[];
  /** Where a person proposed it and the linker did not. */
  readonly proposal: string | null;
}

export interface StoredPair extends PairLine {
  readonly explanation: OpenExplanation;
  readonly modelVersion: string;
}

const AT_ONCE = 500;

/** Keeps the pairs that a run or a person proposes, and says by which ids. */
export async function addPairs(tx: Tx, partnershipId: PartnershipId, runId: string, pairs: readonly ProposedPair[]): Promise<readonly string[]> {
  const rows = pairs.map(({ a, b, weight, band, family, explanation, beside, proposal }) => ({
    id: newId<'linkage-pair'>(), partnership_id: partnershipId, run_id: runId, record_a: a, record_b: b, weight, band, family, second_look: isSecondLook(a, b),
    explanation: JSON.stringify(explanation), beside: [...beside], proposal_id: proposal ?? null,
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE) await tx.insertInto('linkage.pair').values(rows.slice(from, from + AT_ONCE)).execute();
  return rows.map(({ id }) => id);
}

/** What a run proposes of the records that are still there, without the evidence. A pair with a record that was restricted since is for a person. */
export async function listPairs(tx: Tx, runId: string): Promise<readonly PairLine[]> {
  const rows = await tx.selectFrom('linkage.pair as p').innerJoin('linkage.record as a', 'a.id', 'p.record_a').innerJoin('linkage.record as b', 'b.id', 'p.record_b')
    .select([...columns, 'a.restricted as a_restricted', 'b.restricted as b_restricted']).where('p.run_id', '=', runId).orderBy('p.id').execute();
  return rows.map((row) => parseLine({ ...row, band: row.a_restricted || row.b_restricted ? 'review' : row.band }));
}

export async function findPair(tx: Tx, id: string): Promise<StoredPair | null> {
  const row = await tx.selectFrom('linkage.pair as p').innerJoin('linkage.run as r', 'r.id', 'p.run_id')
    .select([...columns, 'p.explanation', 'r.model_version'])
    .where('p.id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...parseLine(row), explanation: parseExplanation(row.explanation), modelVersion: row.model_version };
}

/** The proposal of the newest run for the same two records; the one given where the newest has none. */
export async function newestOf(tx: Tx, { id, a, b }: PairLine): Promise<string> {
  const row = await tx.selectFrom('linkage.pair as p').innerJoin('linkage.run as r', 'r.id', 'p.run_id').select('p.id')
    .where('p.record_a', '=', a).where('p.record_b', '=', b).orderBy('r.run_at', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? id;
}

/** Makes the index what is given. What is there already stays, because writing hundreds of thousands of keys for one record that was marked takes half a minute. */
export async function replaceIndex(tx: Tx, partnershipId: PartnershipId, keys: readonly (readonly [string, string])[], values: readonly (readonly [string, number])[]): Promise<void> {
  const wantedKeys = sql`unnest(${keys.map(([key]) => key)}::bigint[], ${keys.map(([, record]) => record)}::uuid[]) as t(k, r)`;
  const wantedValues = sql`unnest(${values.map(([key]) => key)}::bigint[], ${values.map(([, records]) => records)}::int[]) as t(k, n)`;
  await sql`delete from linkage.match_key m where m.partnership_id = ${partnershipId}::uuid and not exists (select 1 from ${wantedKeys} where t.k = m.key and t.r = m.record_id)`.execute(tx);
  await sql`delete from linkage.value_count v where v.partnership_id = ${partnershipId}::uuid and not exists (select 1 from ${wantedValues} where t.k = v.key and t.n = v.records)`.execute(tx);
  await sql`insert into linkage.match_key (key, record_id, partnership_id)
    select k, r, ${partnershipId}::uuid from ${wantedKeys} where not exists (select 1 from linkage.match_key m where m.key = t.k and m.record_id = t.r)`.execute(tx);
  await sql`insert into linkage.value_count (key, records, partnership_id)
    select k, n, ${partnershipId}::uuid from ${wantedValues} where not exists (select 1 from linkage.value_count v where v.key = t.k)`.execute(tx);
}

const columns = ['p.id', 'p.run_id', 'p.partnership_id', 'p.record_a', 'p.record_b', 'p.weight', 'p.band', 'p.family', 'p.second_look', 'p.beside', 'p.proposal_id'] as const;

interface Line { readonly id: string; readonly run_id: string; readonly partnership_id: string; readonly record_a: string; readonly record_b: string; readonly weight: number; readonly band: string; readonly family: number; readonly second_look: boolean; readonly beside: string[]; readonly proposal_id: string | null }

function parseLine(row: Line): PairLine {
  return {
    id: row.id, runId: row.run_id, partnershipId: row.partnership_id as PartnershipId, a: row.record_a, b: row.record_b, weight: row.weight,
    band: row.band as PairLine['band'], family: row.family, secondLook: row.second_look, beside: row.beside, proposal: row.proposal_id,
  };
}

function parseExplanation(explanation: unknown): OpenExplanation {
  return explanation as OpenExplanation;
}

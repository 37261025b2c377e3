import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { joinedWith } from '../queue/joined.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { newestActs } from '../store/batch-acts.ts';
import { addBatch, broughtAs, listBatches, recordsToLink } from '../store/batches.ts';
import { mergeComparisons } from '../store/cells.ts';
import { joinsAmong, listDecisions } from '../store/decisions.ts';
import { addPairs, replaceIndex } from '../store/pairs.ts';
import { listProposals } from '../store/proposals.ts';
import { addRun } from '../store/runs.ts';
import { bringApart, linkApart } from './apart.ts';
import { MOST } from './capacity.ts';
import type { LinkageDoing } from './doing.ts';

export interface FileToBring {
  readonly agency: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was read in a file: whoever brought it has to see whether marks were understood. */
export interface Brought {
  readonly id: string;
  readonly records: number;
  readonly sealed: number;
  readonly restricted: number;
}

/** Takes from a file what is compared, and keeps nothing else of it. */
export async function bringRecords({ tx, now, by, partnershipId }: LinkageDoing, file: FileToBring): Promise<Result<Brought>> {
  if (file.agency === '') return refuse(queueRefusals.refusal('LINKAGE_AGENCY_MISSING', { field: 'agency' }));
  await holdRecords(tx, partnershipId);
  const already = await broughtAs(tx, partnershipId, file.bytes);
  if (already !== undefined) return refuse(queueRefusals.refusal((await newestActs(tx, partnershipId)).get(already)?.act === 'withdrawn' ? 'LINKAGE_FILE_WITHDRAWN' : 'LINKAGE_FILE_ALREADY', { file: file.name, field: 'files' }));
  const brought = await bringApart(file.name, file.bytes, MOST - await recordsThere(tx, partnershipId));
  if (!brought.ok) return brought;
  const { records } = brought.value;
  const count = (which: 'sealed' | 'restricted'): number => records.filter((one) => one[which]).length;
  return ok({ records: records.length, sealed: count('sealed'), restricted: count('restricted'), id: await addBatch(tx, { partnershipId, agency: file.agency, fileName: file.name, bytes: file.bytes, brought: brought.value }, by, now) });
}

/** Links all of a partnership’s records anew. What people said stays, and a new proposal of the same two records inherits it. */
export async function runLinker({ tx, now, by, partnershipId }: LinkageDoing): Promise<Result<string>> {
  await holdRecords(tx, partnershipId);
  const started = performance.now();
  const [batches, records] = [await listBatches(tx, partnershipId), await recordsToLink(tx, partnershipId)];
  if (records.length < 2) return refuse(queueRefusals.refusal('LINKAGE_NOTHING_TO_LINK'));
  const id = newId<'linkage-run'>();
  const joins = joinsAmong(await listDecisions(tx, partnershipId));
  const joined = joinedWith(joins.map(({ a }) => a), joins);
  const linked = await linkApart(id, { comparisons: mergeComparisons(batches.map(({ comparisons }) => comparisons)), records, joined, proposals: await listProposals(tx, partnershipId) });
  if (!linked.ok) return linked;
  const { stored, version, automaticFrom, pairs, leftOut, problems, rates, account, keys, values } = linked.value;
  const count = (band: string): number => pairs.filter((pair) => pair.band === band && pair.proposal === undefined).length;
  await addRun(tx, {
    id, partnershipId, version, stored, at: now, by,
    summary: {
      records: records.length, unborn: records.filter(({ unborn }) => unborn).length, restricted: records.filter(({ restricted }) => restricted).length,
      pairs: { automatic: count('automatic'), review: count('review'), leftOut }, automaticFrom, problems, rates, account, seconds: Math.round(performance.now() - started) / 1000,
    },
  });
  await addPairs(tx, partnershipId, id, pairs);
  await replaceIndex(tx, partnershipId, keys, values);
  return ok(id);
}

/** How many records of a partnership were brought and not withdrawn. */
export async function recordsThere(tx: Tx, partnershipId: string): Promise<number> {
  return (await listBatches(tx, partnershipId)).reduce((sum, { counts }) => sum + counts.records, 0);
}

/** One act on all records of a partnership at a time. */
export async function holdRecords(tx: Tx, partnershipId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`linkage/${partnershipId}`}, 7))`.execute(tx);
}

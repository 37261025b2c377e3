import { createHash } from 'node:crypto';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { BroughtFile, RecordToLink } from '../commands/job.ts';
import type { Problem } from '../records/problem.ts';
import type { FileProfile } from '../reports/file-profile.ts';
import { newestActs } from './batch-acts.ts';
import { partCells, type Cells, type StoredComparison } from './cells.ts';
import { keptSafe } from './kept-safe.ts';

export interface Batch {
  readonly id: string;
  readonly agency: string;
  readonly fileName: string;
  readonly comparisons: readonly StoredComparison[];
  readonly counts: { readonly records: number; readonly sealed: number; readonly restricted: number; readonly unborn: number };
  readonly problems: readonly Problem[];
  /** Files that were brought before it was kept have none. */
  readonly profile?: FileProfile;
  readonly at: Date;
  readonly by: PersonId;
}

export interface NewBatch {
  readonly partnershipId: PartnershipId;
  readonly agency: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly brought: BroughtFile;
}

const AT_ONCE = 1000;

export async function addBatch(tx: Tx, { partnershipId, agency, fileName, bytes, brought }: NewBatch, by: PersonId, now: Date): Promise<string> {
  const id = newId<'linkage-batch'>();
  const count = (which: 'sealed' | 'restricted' | 'unborn'): number => brought.records.filter((one) => one[which]).length;
  const counts: Batch['counts'] = { records: brought.records.length, sealed: count('sealed'), restricted: count('restricted'), unborn: count('unborn') };
  await tx.insertInto('linkage.batch').values({
    id, partnership_id: partnershipId, agency, file_name: fileName, sha256: digest(bytes), comparisons: JSON.stringify(brought.comparisons), counts: JSON.stringify(counts),
    problems: JSON.stringify(brought.problems), profile: brought.profile === undefined ? null : JSON.stringify(brought.profile), brought_at: now, brought_by: by,
  }).execute();
  for (let from = 0; from < brought.records.length; from += AT_ONCE) await addRecords(tx, partnershipId, id, { ...brought, records: brought.records.slice(from, from + AT_ONCE) });
  return id;
}

async function addRecords(tx: Tx, partnershipId: PartnershipId, batchId: string, { comparisons, records }: BroughtFile): Promise<void> {
  const parted = records.map((record) => {
    const { open, held } = record.restricted ? partCells(record.cells, comparisons) : { open: record.cells, held: {} };
    // Of a sealed identity nothing is taken but that it was there.
    return { ...record, id: newId<'linkage-record'>(), open: record.sealed ? {} : open, held: record.sealed ? {} : held };
  });
  await tx.insertInto('linkage.record').values(parted.map(({ id, reference, open, restricted, sealed, unborn }) => ({
    id, partnership_id: partnershipId, batch_id: batchId, reference, cells: JSON.stringify(open), restricted, sealed, unborn,
  }))).execute();
  const hiding = parted.filter(({ held }) => Object.keys(held).length > 0);
  if (hiding.length > 0) await tx.insertInto('linkage.protected_cells').values(hiding.map(({ id, held }) => ({ record_id: id, partnership_id: partnershipId, cells: JSON.stringify(held) }))).execute();
}

/** What was brought and not withdrawn. */
export async function listBatches(tx: Tx, partnershipId: string): Promise<readonly Batch[]> {
  const acts = await newestActs(tx, partnershipId);
  return (await allBatches(tx, partnershipId)).filter(({ id }) => acts.get(id)?.act !== 'withdrawn');
}

export async function allBatches(tx: Tx, partnershipId: string): Promise<readonly Batch[]> {
  const rows = await tx.selectFrom('linkage.batch').selectAll().where('partnership_id', '=', partnershipId).orderBy('brought_at').orderBy('id').execute();
  return rows.map(parseBatch);
}

export async function findBatch(tx: Tx, id: string): Promise<(Batch & { readonly partnershipId: PartnershipId }) | null> {
  const row = await tx.selectFrom('linkage.batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...parseBatch(row), partnershipId: parsePartnership(row.partnership_id) };
}

/** The batch of the same bytes among what this partnership has brought. */
export async function broughtAs(tx: Tx, partnershipId: string, bytes: Uint8Array): Promise<string | undefined> {
  return (await tx.selectFrom('linkage.batch').select('id').where('partnership_id', '=', partnershipId).where('sha256', '=', digest(bytes)).executeTakeFirst())?.id;
}

/**
 * Every record that may be linked, with where restricted children are: for the linker alone. A record that people
 * joined with a restricted one is taken for restricted too.
 */
export async function recordsToLink(tx: Tx, partnershipId: string): Promise<readonly RecordToLink[]> {
  const rows = await tx.selectFrom('linkage.record as r').innerJoin('linkage.batch as b', 'b.id', 'r.batch_id').leftJoin('linkage.protected_cells as p', 'p.record_id', 'r.id')
    .select(['r.id', 'r.batch_id', 'b.agency', 'r.cells', 'p.cells as held', 'r.restricted', 'r.unborn']).where('r.partnership_id', '=', partnershipId).where('r.sealed', '=', false)
    .orderBy('r.batch_id').orderBy('r.reference').orderBy('r.id').execute();
  const safe = await keptSafe(tx, partnershipId);
  const comparisons = new Map((await listBatches(tx, partnershipId)).map((batch) => [batch.id, batch.comparisons]));
  return rows.map(({ id, batch_id: batch, agency, cells, held, restricted, unborn }) => {
    const parted = !restricted && safe.has(id) ? partCells(parseCells(cells), comparisons.get(batch) ?? []) : { open: parseCells(cells), held: parseCells(held ?? {}) };
    return { id, agency, ...parted, restricted: safe.has(id), unborn };
  });
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function parseCells(cells: unknown): Cells {
  return cells as Cells;
}

function parseBatch(row: { id: string; agency: string; file_name: string; comparisons: unknown; counts: unknown; problems: unknown; profile: unknown; brought_at: Date; brought_by: string }): Batch {
  return {
    id: row.id, agency: row.agency, fileName: row.file_name, comparisons: row.comparisons as Batch['comparisons'], counts: row.counts as Batch['counts'], problems: row.problems as Batch['problems'],
    ...(row.profile === null ? {} : { profile: row.profile as FileProfile }), at: row.brought_at, by: row.brought_by as PersonId,
  };
}

function parsePartnership(id: string): PartnershipId {
  return id as PartnershipId;
}

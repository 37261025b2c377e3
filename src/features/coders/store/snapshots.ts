import { z } from 'zod';
import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';

export type SnapshotId = Id<'coding-snapshot'>;

/** Where one record of coded data came from: the unit, and the submissions of the review that its values were taken from. */
const source = z.strictObject({ unit: z.string(), batch: z.string(), review: z.string(), submissions: z.array(z.string()) });
/** By table, then by the record's key. */
const sources = z.record(z.string(), z.record(z.string(), source));

const leftOut = z.array(z.strictObject({ reference: z.string(), because: z.string() }));

export type Source = Readonly<z.infer<typeof source>>;
export type Sources = Readonly<Record<string, Readonly<Record<string, Source>>>>;

export interface Snapshot {
  readonly id: SnapshotId;
  readonly codebook: string;
  readonly takenAt: Date;
  readonly sources: Sources;
  readonly leftOut: Readonly<z.infer<typeof leftOut>>;
}

export async function addSnapshot(tx: Tx, { codebook, sources: from, leftOut: without, hash }: Pick<Snapshot, 'codebook' | 'sources' | 'leftOut'> & { readonly hash: string }, by: PersonId, now: Date): Promise<SnapshotId> {
  const id = newId<'coding-snapshot'>();
  await tx.insertInto('coders.snapshot').values({ id, codebook_version_id: codebook, data_sha256: Buffer.from(hash, 'hex'), sources: JSON.stringify(from), left_out: JSON.stringify(without), taken_at: now, taken_by: by }).execute();
  return id;
}

export async function findSnapshot(tx: Tx, id: string): Promise<Snapshot | null> {
  const parsed = parseId<'coding-snapshot'>(id);
  const row = parsed.ok ? await tx.selectFrom('coders.snapshot').select(['id', 'codebook_version_id', 'taken_at', 'sources', 'left_out']).where('id', '=', parsed.value).executeTakeFirst() : undefined;
  return row === undefined ? null : { id: row.id as SnapshotId, codebook: row.codebook_version_id, takenAt: row.taken_at, sources: sources.parse(row.sources), leftOut: leftOut.parse(row.left_out) };
}

/** The newest snapshot that gave this data (SHA-256 in hex); null where the data came from elsewhere or may not be seen. */
export async function snapshotOfData(tx: Tx, hash: string): Promise<SnapshotId | null> {
  const row = await tx.selectFrom('coders.snapshot').select('id').where('data_sha256', '=', Buffer.from(hash, 'hex')).orderBy('taken_at', 'desc').executeTakeFirst();
  return row === undefined ? null : (row.id as SnapshotId);
}

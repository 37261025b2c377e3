import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { ReviewId } from './reviews.ts';

export type BatchId = Id<'coding-batch'>;
export type AssignmentId = Id<'coding-assignment'>;

/** Reviews that are coded together by one version of a codebook. */
export interface Batch {
  readonly id: BatchId;
  readonly title: string;
  /** The id of the codebook's version. */
  readonly codebook: string;
  /** The coded data came in a file. */
  readonly brought: boolean;
  readonly madeAt: Date;
}

/** Who codes which review, and what they have submitted so far: that they have, not what. */
export interface Assignment {
  readonly id: AssignmentId;
  readonly batchId: BatchId;
  readonly reviewId: ReviewId;
  readonly coder: PersonId;
  readonly assignedAt: Date;
  /** Not coded here by that person, but brought by them in a file. */
  readonly brought: boolean;
  /** The number of the newest submission; 0 while there is none. */
  readonly versions: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export async function listBatches(tx: Tx): Promise<readonly Batch[]> {
  return (await tx.selectFrom('coders.batch').selectAll().orderBy('made_at', 'desc').orderBy('id').execute()).map(batchOf);
}

export async function findBatch(tx: Tx, id: string): Promise<Batch | null> {
  const parsed = parseId<'coding-batch'>(id);
  const row = parsed.ok ? await tx.selectFrom('coders.batch').selectAll().where('id', '=', parsed.value).executeTakeFirst() : undefined;
  return row === undefined ? null : batchOf(row);
}

export async function addBatch(tx: Tx, { title, codebook, brought }: Pick<Batch, 'title' | 'codebook' | 'brought'>, by: PersonId, now: Date): Promise<BatchId> {
  const id = newId<'coding-batch'>();
  await tx.insertInto('coders.batch').values({ id, title, codebook_version_id: codebook, brought, made_at: now, made_by: by }).execute();
  return id;
}

/** Assignments, of a batch, of a review, of both, of every review in a batch wherever it is coded, or all. */
export async function listAssignments(tx: Tx, of: { readonly batch?: string; readonly review?: string; readonly id?: string; readonly reviewsOf?: string } = {}): Promise<readonly Assignment[]> {
  let query = tx.selectFrom('coders.assignment as a').innerJoin('coders.batch as b', 'b.id', 'a.batch_id').leftJoin('coders.submission as s', 's.assignment_id', 'a.id')
    .select(({ fn }) => ['a.id', 'a.batch_id', 'a.review_id', 'a.coder_id', 'a.assigned_at', 'b.brought', fn.max('s.version').as('versions'), fn.min('s.submitted_at').as('first_at'), fn.max('s.submitted_at').as('last_at')])
    .groupBy(['a.id', 'b.brought']).orderBy('a.assigned_at').orderBy('a.id');
  if (of.batch !== undefined) query = query.where('a.batch_id', '=', of.batch);
  if (of.review !== undefined) query = query.where('a.review_id', '=', of.review);
  if (of.id !== undefined) query = query.where('a.id', '=', of.id);
  if (of.reviewsOf !== undefined) query = query.where('a.review_id', 'in', tx.selectFrom('coders.assignment').select('review_id').where('batch_id', '=', of.reviewsOf));
  return (await query.execute()).map((row) => ({
    id: row.id as AssignmentId, batchId: row.batch_id as BatchId, reviewId: row.review_id as ReviewId, coder: row.coder_id as PersonId, assignedAt: row.assigned_at, brought: row.brought,
    versions: row.versions ?? 0, firstAt: row.first_at, lastAt: row.last_at,
  }));
}

export async function findAssignment(tx: Tx, id: string): Promise<Assignment | null> {
  const parsed = parseId<'coding-assignment'>(id);
  return parsed.ok ? ((await listAssignments(tx, { id: parsed.value }))[0] ?? null) : null;
}

export async function assign(tx: Tx, batch: BatchId, review: ReviewId, coder: PersonId, by: PersonId, now: Date): Promise<AssignmentId> {
  const id = newId<'coding-assignment'>();
  await tx.insertInto('coders.assignment').values({ id, batch_id: batch, review_id: review, coder_id: coder, assigned_at: now, assigned_by: by }).execute();
  return id;
}

/** Whether every coder of a review has submitted, so that each may see what the others said. */
export function allSubmitted(assignments: readonly Assignment[]): boolean {
  return assignments.length > 0 && assignments.every(({ versions }) => versions > 0);
}

function batchOf(row: { id: string; title: string; codebook_version_id: string; brought: boolean; made_at: Date }): Batch {
  return { id: row.id as BatchId, title: row.title, codebook: row.codebook_version_id, brought: row.brought, madeAt: row.made_at };
}

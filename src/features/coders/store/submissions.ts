import { newId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { readContent, readUnitContent, type Content, type UnitContent } from '../content/coded.ts';
import type { AssignmentId } from './batches.ts';

export type SubmissionId = Id<'coding-submission'>;

/** What one coder submitted of one review. Fixed: a change is the next version. */
export interface Submission {
  readonly id: SubmissionId;
  readonly assignmentId: AssignmentId;
  readonly version: number;
  /** Null in version 1. */
  readonly because: string | null;
  readonly at: Date;
  readonly by: PersonId;
  readonly content: Content;
}

/** What a coder is still writing, by unit; `revision` counts up at each change. */
export interface Draft {
  readonly unit: string;
  readonly revision: number;
  readonly content: UnitContent;
}

/** Submissions with what they say, oldest version first, as far as they may be seen yet. */
export async function readSubmissions(tx: Tx, assignments: readonly AssignmentId[]): Promise<readonly Submission[]> {
  if (assignments.length === 0) return [];
  return submissionsIn(await submissions(tx).where('s.assignment_id', 'in', [...assignments]).execute());
}

/** The same of all reviews of a batch. */
export async function readSubmissionsOfBatch(tx: Tx, batch: string): Promise<readonly Submission[]> {
  return submissionsIn(await submissions(tx).where('s.assignment_id', 'in', tx.selectFrom('coders.assignment').select('id').where('batch_id', '=', batch)).execute());
}

function submissions(tx: Tx) {
  return tx.selectFrom('coders.submission as s').innerJoin('coders.submitted_values as v', 'v.submission_id', 's.id')
    .select(['s.id', 's.assignment_id', 's.version', 's.because', 's.submitted_at', 's.submitted_by', 'v.content']).orderBy('s.assignment_id').orderBy('s.version');
}

function submissionsIn(rows: Awaited<ReturnType<ReturnType<typeof submissions>['execute']>>): readonly Submission[] {
  return rows.map((row) => ({
    id: row.id as SubmissionId, assignmentId: row.assignment_id as AssignmentId, version: row.version, because: row.because, at: row.submitted_at,
    by: row.submitted_by as PersonId, content: readContent(row.content),
  }));
}

/** The reasons and moments of every version, which anybody may see who sees the coding's progress. */
export async function listVersions(tx: Tx, assignment: AssignmentId): Promise<readonly { readonly version: number; readonly because: string | null; readonly at: Date }[]> {
  const rows = await tx.selectFrom('coders.submission').select(['version', 'because', 'submitted_at']).where('assignment_id', '=', assignment).orderBy('version').execute();
  return rows.map((row) => ({ version: row.version, because: row.because, at: row.submitted_at }));
}

export async function addSubmission(tx: Tx, { assignmentId, version, because, content }: Pick<Submission, 'assignmentId' | 'version' | 'because' | 'content'>, by: PersonId, now: Date): Promise<SubmissionId> {
  const id = newId<'coding-submission'>();
  await tx.insertInto('coders.submission').values({ id, assignment_id: assignmentId, version, because, submitted_at: now, submitted_by: by }).execute();
  await tx.insertInto('coders.submitted_values').values({ submission_id: id, content: JSON.stringify(content) }).execute();
  return id;
}

export async function listDrafts(tx: Tx, assignment: AssignmentId): Promise<readonly Draft[]> {
  const rows = await tx.selectFrom('coders.draft').select(['unit_id', 'revision', 'content']).where('assignment_id', '=', assignment).execute();
  return rows.map((row) => ({ unit: row.unit_id, revision: row.revision, content: readUnitContent(row.content) }));
}

/** Saves a draft that was shown as `revision` (0: there was none). False where it was saved from elsewhere in between. */
export async function saveDraft(tx: Tx, assignment: AssignmentId, unit: string, revision: number, content: UnitContent, now: Date): Promise<boolean> {
  const next = { content: JSON.stringify(content), revision: revision + 1, saved_at: now };
  if (revision === 0) {
    const { numInsertedOrUpdatedRows: added } = await tx.insertInto('coders.draft').values({ assignment_id: assignment, unit_id: unit, ...next }).onConflict((there) => there.doNothing()).executeTakeFirst();
    return added === 1n;
  }
  const { numUpdatedRows: changed } = await tx.updateTable('coders.draft').set(next).where('assignment_id', '=', assignment).where('unit_id', '=', unit).where('revision', '=', revision).executeTakeFirst();
  return changed === 1n;
}

export async function dropDrafts(tx: Tx, assignment: AssignmentId): Promise<void> {
  await tx.deleteFrom('coders.draft').where('assignment_id', '=', assignment).execute();
}

/** How many units each assignment has drafts of: of one's own only, because nobody else's are seen. */
export async function countDrafts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.selectFrom('coders.draft').select(({ fn }) => ['assignment_id', fn.countAll<number>().as('count')]).groupBy('assignment_id').execute();
  return new Map(rows.map((row) => [row.assignment_id, Number(row.count)]));
}

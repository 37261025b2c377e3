import { newId, parseId, type Id } from '../../../../kernel/id.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { PersonId } from '../../../audit/index.ts';
import type { DraftContent } from '../draft/draft.ts';

export type CodebookDraftId = Id<'codebook-draft'>;

export interface DraftRecord {
  readonly id: CodebookDraftId;
  readonly codebook: string;
  /** The version that it follows; null for a codebook that has none yet. */
  readonly basedOn: string | null;
  readonly content: DraftContent;
  /** Counts up at each change. */
  readonly revision: number;
  readonly savedAt: Date;
  readonly savedBy: string;
}

export async function listDrafts(tx: Tx): Promise<readonly DraftRecord[]> {
  return (await drafts(tx).orderBy('d.codebook').execute()).map(recordOf);
}

/** A draft; null where the id names none that may be seen. */
export async function findDraft(tx: Tx, id: string): Promise<DraftRecord | null> {
  const parsed = parseId<'codebook-draft'>(id);
  if (!parsed.ok) return null;
  const row = await drafts(tx).where('d.id', '=', parsed.value).executeTakeFirst();
  return row === undefined ? null : recordOf(row);
}

/** The draft of a codebook, by the codebook's name. */
export async function draftOf(tx: Tx, codebook: string): Promise<DraftRecord | null> {
  const row = await drafts(tx).where('d.codebook', '=', codebook).executeTakeFirst();
  return row === undefined ? null : recordOf(row);
}

export async function addDraft(tx: Tx, content: DraftContent, basedOn: string | null, by: PersonId, now: Date): Promise<CodebookDraftId> {
  const id = newId<'codebook-draft'>();
  await tx.insertInto('coding.codebook_draft').values({ id, codebook: content.document.codebook, based_on: basedOn, document: JSON.stringify(content), revision: 1, saved_at: now, saved_by: by }).execute();
  return id;
}

/** Saves a draft over the revision that was read. False where somebody saved another in between. */
export async function saveDraft(tx: Tx, { id, revision }: Pick<DraftRecord, 'id' | 'revision'>, content: DraftContent, by: PersonId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('coding.codebook_draft').set({ document: JSON.stringify(content), codebook: content.document.codebook, revision: revision + 1, saved_at: now, saved_by: by })
    .where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes a draft away as it was read. False where somebody saved another in between. */
export async function removeDraft(tx: Tx, { id, revision }: Pick<DraftRecord, 'id' | 'revision'>): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('coding.codebook_draft').where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
  return numDeletedRows === 1n;
}

function drafts(tx: Tx) {
  return tx.selectFrom('coding.codebook_draft as d').innerJoin('access.person as p', 'p.id', 'd.saved_by')
    .select(['d.id', 'd.codebook', 'd.based_on', 'd.document', 'd.revision', 'd.saved_at', 'p.name as by']);
}

function recordOf(row: { id: string; codebook: string; based_on: string | null; document: unknown; revision: number; saved_at: Date; by: string }): DraftRecord {
  return { id: row.id as CodebookDraftId, codebook: row.codebook, basedOn: row.based_on, content: row.document as DraftContent, revision: row.revision, savedAt: row.saved_at, savedBy: row.by };
}

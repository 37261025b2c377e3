import { parse } from 'yaml';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { PersonId } from '../../../audit/index.ts';
import type { Codebook } from '../codebook.ts';
import { versionText } from '../draft/check-draft.ts';
import type { CodebookDocument, DraftContent } from '../draft/draft.ts';
import { codebookRefusals } from '../refusals.ts';
import { codebookSchema } from '../schema.ts';
import { addDraft, draftOf, findDraft, removeDraft, saveDraft, type CodebookDraftId, type DraftRecord } from '../store/drafts.ts';
import { addVersion, listVersions, openVersion, type CodebookVersionId, type OpenedVersion } from '../store/versions.ts';

/** Who does it, when, and in which transaction. */
export interface Doing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
}

/** A codebook's text as it is written: what `readCodebook` accepted before. */
export function documentIn(text: string): CodebookDocument {
  return codebookSchema.parse(parse(text, { maxAliasCount: 100 }));
}

/** Begins the next version of a codebook, or finds the one that is being written. Refuses a version that another follows already. */
export async function beginNext({ tx, now, by }: Doing, version: OpenedVersion): Promise<Result<CodebookDraftId>> {
  const already = await draftOf(tx, version.codebook);
  if (already !== null) return ok(already.id);
  const follower = (await listVersions(tx)).find(({ continues }) => continues === version.id);
  if (follower !== undefined) return refuse(codebookRefusals.refusal('CODEBOOK_VERSION_FOLLOWED', { version: version.version, next: follower.version }));
  const document = { ...documentIn(version.text), version: nextAfter(version.version), continues: { version: version.version, changes: [] } };
  return ok(await addDraft(tx, { document }, version.id, by, now));
}

function nextAfter(version: string): string {
  return /^\d+$/.test(version) ? String(Number(version) + 1) : `${version}-2`;
}

/** Begins a codebook that is not here yet. Refuses a name that another has. */
export async function beginNew({ tx, now, by }: Doing, content: DraftContent): Promise<Result<CodebookDraftId>> {
  const name = content.document.codebook;
  const taken = (await listVersions(tx)).some(({ codebook }) => codebook === name) || (await draftOf(tx, name)) !== null;
  return taken ? refuse(codebookRefusals.refusal('CODEBOOK_NAME_TAKEN', { name, field: 'codebook' })) : ok(await addDraft(tx, content, null, by, now));
}

/** Changes a draft as it was read. Refuses what `change` refuses, and a draft that somebody else changed in between. */
export async function changeDraft({ tx, now, by }: Doing, id: string, revision: string, change: (document: CodebookDocument, older: OpenedVersion | null) => Result<CodebookDocument>): Promise<Result<CodebookDocument>> {
  const draft = await findDraft(tx, id);
  if (draft === null || String(draft.revision) !== revision) return refuse(codebookRefusals.refusal('CODEBOOK_DRAFT_CHANGED'));
  const changed = change(draft.content.document, await olderOf(tx, draft));
  if (!changed.ok) return changed;
  return (await saveDraft(tx, draft, { ...draft.content, document: changed.value }, by, now)) ? changed : refuse(codebookRefusals.refusal('CODEBOOK_DRAFT_CHANGED'));
}

/** The version that a draft follows. */
export async function olderOf(tx: Tx, { basedOn }: Pick<DraftRecord, 'basedOn'>): Promise<OpenedVersion | null> {
  return basedOn === null ? null : openVersion(tx, basedOn);
}

/** Makes a version of a draft, which goes. Refuses a draft that holds mistakes, and a version that is there already. */
export async function publish({ tx, now, by }: Doing, draft: DraftRecord, version: string, because: string): Promise<Result<CodebookVersionId>> {
  const older = await olderOf(tx, draft);
  const named = { ...draft.content.document, version };
  const made = versionText(named, bookOf(older));
  if (!made.ok) return made;
  if ((await listVersions(tx)).some((one) => one.codebook === made.value.book.name && one.version === version)) return refuse(codebookRefusals.refusal('CODEBOOK_VERSION_THERE', { version, field: 'version' }));
  if (!(await removeDraft(tx, draft))) return refuse(codebookRefusals.refusal('CODEBOOK_DRAFT_CHANGED'));
  return ok(await addVersion(tx, { text: made.value.text, continues: draft.basedOn, because }, by, now));
}

function bookOf(version: OpenedVersion | null): Codebook | null {
  return version?.book ?? null;
}

import type { Tx } from '../../../../platform/database/index.ts';
import type { Form } from '../../../../platform/pages/page.ts';
import { signedIn, type Context, type Subject } from '../../../access/index.ts';
import type { Doing } from '../commands/drafts.ts';
import { codebookPaths as paths } from '../paths.ts';
import { findDraft, type DraftRecord } from '../store/drafts.ts';
import { openVersion, type OpenedVersion } from '../store/versions.ts';

/** The version that an address names: the nation's. */
export async function aboutVersion(tx: Tx, { codebook }: { readonly codebook: string }): Promise<Subject | null> {
  const found = await openVersion(tx, codebook);
  return found === null ? null : { id: found.id, scope: { of: 'nation' } };
}

/** The draft that an address names: the nation's. */
export async function aboutDraft(tx: Tx, { draft }: { readonly draft: string }): Promise<Subject | null> {
  const found = await findDraft(tx, draft);
  return found === null ? null : { id: found.id, scope: { of: 'nation' } };
}

/** The version of a page whose address was found to name one. */
export async function versionAt(tx: Tx, id: string): Promise<OpenedVersion> {
  const found = await openVersion(tx, id);
  if (found === null) throw new Error(`the codebook ${id} was there a moment ago`);
  return found;
}

/** The draft of a page whose address was found to name one. */
export async function draftAt(tx: Tx, id: string): Promise<DraftRecord> {
  const found = await findDraft(tx, id);
  if (found === null) throw new Error(`the draft ${id} was there a moment ago`);
  return found;
}

export function doing(context: Context): Doing {
  return { tx: context.tx, now: context.now, by: signedIn(context).id };
}

/** The draft's revision that a form was filled in on. */
export function revisionIn(form: Form): string {
  return typeof form['revision'] === 'string' ? form['revision'] : '';
}

export const listCrumb = { text: 'Codebooks', href: paths.list.to() };

export function versionCrumbs({ id, title, version }: Pick<OpenedVersion, 'id' | 'title' | 'version'>) {
  return [listCrumb, { text: `${title}, version ${version}`, href: paths.version.to({ codebook: id }) }];
}

export function draftCrumbs({ id, content }: DraftRecord) {
  return [listCrumb, { text: `${content.document.title} (draft)`, href: paths.draft.to({ draft: id }) }];
}

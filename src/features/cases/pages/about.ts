import { isId } from '../../../kernel/id.ts';
import { signedIn, type About, type Context } from '../../access/index.ts';
import type { CaseDoing } from '../commands/doing.ts';
import { paths } from '../paths.ts';
import { findCase, findCaseLine, type CaseLine, type CaseRecord } from '../store/cases.ts';
import { listEntries } from '../store/entries.ts';

/** The case that an address names. To those who do not hold it, it does not exist. */
export const aboutCase = (async (tx, { case: id }: { readonly case: string }) => subjectOf(isId(id) ? await findCase(tx, id) : null)) satisfies About<'/:case'>;

/** The case as whoever decides who holds it may know it. */
export const aboutGiven = (async (tx, { case: id }: { readonly case: string }) => subjectOf(isId(id) ? await findCaseLine(tx, id) : null)) satisfies About<'/:case'>;

/** An entry of a case that this person holds. */
export const aboutEntry = (async (tx, { case: id, entry }: { readonly case: string; readonly entry: string }) => {
  if (!isId(id) || !isId(entry)) return null;
  const found = await findCase(tx, id);
  return found !== null && (await listEntries(tx, id)).some((one) => one.id === entry) ? subjectOf(found) : null;
}) satisfies About<'/:case/:entry'>;

function subjectOf(found: CaseLine | null) {
  return found === null ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } as const };
}

export async function caseOf({ tx }: Context, id: string): Promise<CaseRecord> {
  const found = await findCase(tx, id);
  if (found === null) throw new Error('The case was there a moment ago');
  return found;
}

export async function lineOf({ tx }: Context, id: string): Promise<CaseLine> {
  const found = await findCaseLine(tx, id);
  if (found === null) throw new Error('The case was there a moment ago');
  return found;
}

export function doingIn(context: Context): CaseDoing {
  return { tx: context.tx, now: context.now, by: signedIn(context).id };
}

export function caseBreadcrumbs({ id, reference }: CaseLine, ...more: readonly { readonly text: string; readonly href?: string }[]) {
  const here = [{ text: 'Cases', href: paths.cases.to() }, { text: `Case ${reference}`, href: paths.one.to({ case: id }) }];
  return [...here, ...more];
}

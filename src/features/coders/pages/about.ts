import { signedIn, type About, type Context } from '../../access/index.ts';
import type { Doing } from '../commands/doing.ts';
import { paths } from '../paths.ts';
import { findAssignment, findBatch, type Assignment, type Batch } from '../store/batches.ts';
import { findReview, type ReviewKind, type ReviewRecord } from '../store/reviews.ts';
import { findSnapshot } from '../store/snapshots.ts';
import { openVersion } from '../../coding/index.ts';

const nation = (id: string) => ({ id, scope: { of: 'nation' } } as const);

export const aboutReview = (async (tx, { review }: { readonly review: string }) => {
  const found = await findReview(tx, review);
  return found === null ? null : nation(found.id);
}) satisfies About<'/:review'>;

export const aboutBatch = (async (tx, { batch }: { readonly batch: string }) => {
  const found = await findBatch(tx, batch);
  return found === null ? null : nation(found.id);
}) satisfies About<'/:batch'>;

export const aboutAssignment = (async (tx, { assignment }: { readonly assignment: string }) => {
  const found = await findAssignment(tx, assignment);
  return found === null ? null : nation(found.id);
}) satisfies About<'/:assignment'>;

export const aboutSnapshot = (async (tx, { snapshot }: { readonly snapshot: string }) => {
  const found = await findSnapshot(tx, snapshot);
  return found === null ? null : nation(found.id);
}) satisfies About<'/:snapshot'>;

export const aboutVersion = (async (tx, { version }: { readonly version: string }) => {
  const found = await openVersion(tx, version);
  return found === null ? null : nation(found.id);
}) satisfies About<'/:version'>;

/** The review of a page whose address was found to name one. */
export async function reviewOf(context: Context, id: string): Promise<ReviewRecord> {
  return there(await findReview(context.tx, id), id);
}

export async function batchOf(context: Context, id: string): Promise<Batch> {
  return there(await findBatch(context.tx, id), id);
}

export async function assignmentOf(context: Context, id: string): Promise<Assignment> {
  return there(await findAssignment(context.tx, id), id);
}

function there<T>(found: T | null, id: string): T {
  if (found === null) throw new Error(`${id} was there a moment ago`);
  return found;
}

export function doing(context: Context): Doing {
  return { tx: context.tx, now: context.now, by: signedIn(context).id };
}

export const kindsOfReview: Readonly<Record<ReviewKind, string>> = { rapid_review: 'Rapid review', lcspr: 'Local child safeguarding practice review', national: 'National review' };

export function homeCrumb() {
  return { text: 'Coding', href: paths.home.to() };
}

export function batchCrumbs({ id, title }: Batch) {
  return [homeCrumb(), { text: title, href: paths.batch.to({ batch: id }) }];
}

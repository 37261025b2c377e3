import { isId } from '../../../kernel/id.ts';
import type { Form } from '../../../platform/pages/page.ts';
import { signedIn, type About, type Context } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import type { LinkageDoing } from '../commands/doing.ts';
import { findBatch, type Batch } from '../store/batches.ts';
import { findPair, type StoredPair } from '../store/pairs.ts';

/** The partnership that an address names. Its name is public; what may be done with it, the permission says. */
export const aboutPartnership = (async (tx, { partnership }: { readonly partnership: string }) => {
  if (!isId(partnership)) return null;
  const found = await tx.selectFrom('access.partnership').select('id').where('id', '=', partnership).executeTakeFirst();
  return found === undefined ? null : { id: found.id, scope: { of: 'partnership', partnershipId: parsePartnershipId(found.id) } };
}) satisfies About<'/:partnership'>;

/** The two records that an address names: those who may not see them learn nothing of them. */
export const aboutPair = (async (tx, { pair }: { readonly pair: string }) => {
  if (!isId(pair)) return null;
  const found = await findPair(tx, pair);
  return found === null ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } };
}) satisfies About<'/:pair'>;

/** The file that an address names: those who may not see it learn nothing of it. */
export const aboutBatch = (async (tx, { batch }: { readonly batch: string }) => {
  if (!isId(batch)) return null;
  const found = await findBatch(tx, batch);
  return found === null ? null : { id: found.id, scope: { of: 'partnership', partnershipId: found.partnershipId } };
}) satisfies About<'/:batch'>;

export async function batchOf({ tx }: Context, id: string): Promise<Batch> {
  const batch = await findBatch(tx, id);
  if (batch === null) throw new Error('The file was there a moment ago');
  return batch;
}

export async function pairOf({ tx }: Context, id: string): Promise<StoredPair> {
  const pair = await findPair(tx, id);
  if (pair === null) throw new Error('The pair was there a moment ago');
  return pair;
}

export function doingIn(context: Context): LinkageDoing {
  return { tx: context.tx, now: context.now, by: signedIn(context).id, partnershipId: partnershipOf(context) };
}

export function partnershipOf({ scope }: Context): PartnershipId {
  if (scope?.of !== 'partnership') throw new Error('The address names a partnership');
  return scope.partnershipId;
}

export async function partnershipName({ tx }: Context, id: string): Promise<string> {
  return (await tx.selectFrom('access.partnership').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
}

export function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

function parsePartnershipId(id: string): PartnershipId {
  return id as PartnershipId;
}

import { isId, parseId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { signedIn, type About, type Context } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';
import type { GovernDoing } from '../live/govern.ts';
import { paths } from '../paths.ts';

/** The area that an address names. Its name is public; what may be done with it, the permission says. */
export const aboutArea = (async (tx, { partnership }: { readonly partnership: string }) => subjectOf(tx, partnership)) satisfies About<'/:partnership'>;

export async function subjectOf(tx: Tx, partnership: string) {
  const id = parseId<'partnership'>(partnership);
  if (!isId(partnership) || !id.ok) return null;
  const found = await tx.selectFrom('access.partnership').select('id').where('id', '=', partnership).executeTakeFirst();
  return found === undefined ? null : { id: found.id, scope: { of: 'partnership', partnershipId: id.value } as const };
}

export function areaOf({ scope }: Context): PartnershipId {
  if (scope?.of !== 'partnership') throw new Error('The address names an area');
  return scope.partnershipId;
}

export function governing(context: Context): GovernDoing {
  return { tx: context.tx, now: context.now, by: signedIn(context).id, partnershipId: areaOf(context) };
}

export async function areaName(tx: Tx, partnership: string): Promise<string> {
  return (await tx.selectFrom('access.partnership').select('area').where('id', '=', partnership).executeTakeFirstOrThrow()).area;
}

/** What a page of an area begins with. */
export async function areaHeading(context: Context, title: string): Promise<Readonly<Record<string, unknown>>> {
  const partnership = areaOf(context);
  const area = await areaName(context.tx, partnership);
  return { title, caption: area, breadcrumbs: [{ text: 'Live use', href: paths.areas.to() }, { text: area, href: paths.area.to({ partnership }) }, { text: title }] };
}

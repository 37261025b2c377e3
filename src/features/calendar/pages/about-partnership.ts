import { isId } from '../../../kernel/id.ts';
import type { About } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';

/** The partnership that an address names. Its name is public; what may be done with it, the permission says. */
export const aboutPartnership = (async (tx, { partnership }: { readonly partnership: string }) => {
  if (!isId(partnership)) return null;
  const found = await tx.selectFrom('access.partnership').select('id').where('id', '=', partnership).executeTakeFirst();
  return found === undefined ? null : { id: found.id, scope: { of: 'partnership', partnershipId: parsePartnershipId(found.id) } };
}) satisfies About<'/:partnership'>;

function parsePartnershipId(id: string): PartnershipId {
  return id as PartnershipId;
}

import { parseId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { Subject } from '../page.ts';

/** The partnership that an address names. */
export async function partnershipNamed(tx: Tx, params: { readonly partnership: string }): Promise<Subject | null> {
  const id = parseId<'partnership'>(params.partnership);
  if (!id.ok) return null;
  const found = await tx.selectFrom('access.partnership').select('id').where('id', '=', id.value).executeTakeFirst();
  return found === undefined ? null : { id: id.value, scope: { of: 'partnership', partnershipId: id.value } };
}

/** The person that an address names, if they have or had a role in the partnership that it names and may be seen. */
export async function personNamed(tx: Tx, params: { readonly partnership: string; readonly person: string }): Promise<Subject | null> {
  const partnership = parseId<'partnership'>(params.partnership);
  const person = parseId<'person'>(params.person);
  if (!partnership.ok || !person.ok) return null;
  const found = await tx.selectFrom('access.membership').select('id')
    .where('person_id', '=', person.value).where('partnership_id', '=', partnership.value).executeTakeFirst();
  return found === undefined ? null : { id: person.value, scope: { of: 'partnership', partnershipId: partnership.value } };
}

/** Ids of an address whose record was found: `about` has judged them. */
export function parseNamed({ partnership, person = '' }: { readonly partnership: string; readonly person?: string }): { partnershipId: PartnershipId; personId: PersonId } {
  return { partnershipId: partnership.toLowerCase() as PartnershipId, personId: person.toLowerCase() as PersonId };
}

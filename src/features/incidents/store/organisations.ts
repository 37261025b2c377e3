import type { Tx } from '../../../platform/database/index.ts';
import type { OrganisationId, Part } from '../../access/index.ts';
import type { PartnershipId } from '../../audit/index.ts';

export interface MemberOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly part: Part;
}

/** The organisations of a partnership, by name. */
export async function listMembers(tx: Tx, partnershipId: PartnershipId): Promise<readonly MemberOrganisation[]> {
  const rows = await tx.selectFrom('access.partnership_organisation as p')
    .innerJoin('access.organisation as o', 'o.id', 'p.organisation_id')
    .select(['o.id', 'o.name', 'p.part']).where('p.partnership_id', '=', partnershipId).orderBy('o.name').execute();
  return rows.map(parseMember);
}

/** "Coveshire Safeguarding Children Partnership". */
export async function partnershipName(tx: Tx, id: PartnershipId): Promise<string> {
  const { name } = await tx.selectFrom('access.partnership').select('name').where('id', '=', id).executeTakeFirstOrThrow();
  return name;
}

function parseMember({ id, name, part }: { id: string; name: string; part: string }): MemberOrganisation {
  return { id: id as OrganisationId, name, part: part as Part };
}

import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { PartnershipId } from '../audit/index.ts';
import { roleProblem } from './account-rules.ts';
import { isPart } from './directory.ts';
import { accessRefusals } from './refusals.ts';
import { isRole, personRoles, roles, type Role } from './role.ts';

/** A role and where it is held. */
export interface Place {
  readonly partnershipId: PartnershipId | null;
  readonly organisationId: string;
  readonly role: Role;
}

interface Named {
  readonly role: string;
  readonly organisation: string;
  readonly partnership?: string | undefined;
}

/** Finds the role, the organisation and the partnership that were named on the command line; names what there is where one is not found. */
export async function placeOf(tx: Tx, { role, organisation, partnership }: Named): Promise<Result<Place>> {
  const { refusal } = accessRefusals;
  if (!isRole(role)) return refuse(refusal('ROLE_NOT_KNOWN', { role, known: personRoles.join(', '), field: '--role' }));
  const national = roles[role].reach === 'nation';
  if (national && partnership !== undefined) return refuse(refusal('PARTNERSHIP_NOT_WANTED', { role: roles[role].name, field: '--partnership' }));
  if (!national && partnership === undefined) return refuse(refusal('PARTNERSHIP_MISSING', { role: roles[role].name, field: '--partnership' }));
  const within = partnership === undefined ? null : await partnershipNamed(tx, partnership);
  if (within !== null && !within.ok) return within;
  return organisationIn(tx, within?.value ?? null, role, { organisation, place: partnership ?? 'the Panel' });
}

export async function partnershipNamed(tx: Tx, name: string): Promise<Result<PartnershipId>> {
  const all = await tx.selectFrom('access.partnership').select(['id', 'name', 'area']).orderBy('name').execute();
  const found = all.find((one) => one.name === name || one.area === name);
  if (found === undefined) return refuse(accessRefusals.refusal('PARTNERSHIP_NOT_KNOWN', { partnership: name, known: namesOf(all), field: '--partnership' }));
  return ok(parsePartnershipId(found.id));
}

async function organisationIn(tx: Tx, partnershipId: PartnershipId | null, role: Role, { organisation, place }: { organisation: string; place: string }): Promise<Result<Place>> {
  const members = await membersOf(tx, partnershipId);
  const found = members.find(({ name }) => name === organisation);
  if (found === undefined) return refuse(accessRefusals.refusal('ORGANISATION_NOT_KNOWN', { organisation, place, known: namesOf(members), field: '--organisation' }));
  const problem = found.part !== null && isPart(found.part) ? roleProblem(role, found.part) : null;
  return problem === null ? ok({ partnershipId, organisationId: found.id, role }) : refuse({ ...problem, field: '--organisation' });
}

async function membersOf(tx: Tx, partnershipId: PartnershipId | null): Promise<readonly { id: string; name: string; part: string | null }[]> {
  if (partnershipId === null) {
    const panel = await tx.selectFrom('access.organisation').select(['id', 'name']).where('kind', '=', 'panel').execute();
    return panel.map((one) => ({ ...one, part: null }));
  }
  return tx.selectFrom('access.partnership_organisation as po').innerJoin('access.organisation as o', 'o.id', 'po.organisation_id')
    .select(['o.id', 'o.name', 'po.part']).where('po.partnership_id', '=', partnershipId).orderBy('o.name').execute();
}

function namesOf(all: readonly { readonly name: string }[]): string {
  return all.length === 0 ? 'none yet' : all.map(({ name }) => `“${name}”`).join(', ');
}

function parsePartnershipId(id: string): PartnershipId {
  return id as PartnershipId;
}

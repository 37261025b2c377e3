import type { Database, Tx } from '../../platform/database/index.ts';
import type { Part } from './actor.ts';
import type { Role } from './role.ts';

/** Who works where. These run as the owner (installation, command line) or under the policies. */
type Executor = Database | Tx;

/** As the database has them. */
export const organisationKinds = ['council', 'integrated_care_board', 'police', 'health_provider', 'school', 'housing', 'probation', 'voluntary', 'panel', 'other'] as const;
export const parts = ['council', 'health', 'police', 'relevant_agency'] as const satisfies readonly Part[];

export function isOrganisationKind(text: string): text is (typeof organisationKinds)[number] {
  return organisationKinds.some((kind) => kind === text);
}

export function isPart(text: string): text is Part {
  return parts.some((part) => part === text);
}

export async function addPartnership(tx: Executor, partnership: { id: string; name: string; area: string }): Promise<void> {
  await tx.insertInto('access.partnership').values(partnership).execute();
}

/** Adds an organisation, and where it is a member of a partnership, what part it plays there. */
export async function addOrganisation(tx: Executor, organisation: { id: string; name: string; kind: string }, member: { partnershipId: string; part: Part } | null): Promise<void> {
  await tx.insertInto('access.organisation').values(organisation).execute();
  if (member !== null) await joinPartnership(tx, { organisationId: organisation.id, ...member });
}

/** Makes an organisation a member of a partnership; one that is a member already keeps its part. */
export async function joinPartnership(tx: Executor, { organisationId, partnershipId, part }: { organisationId: string; partnershipId: string; part: Part }): Promise<void> {
  await tx.insertInto('access.partnership_organisation').values({ partnership_id: partnershipId, organisation_id: organisationId, part })
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** Adds someone who will sign in. Their e-mail address is kept in lower case. */
export async function addPerson(tx: Executor, { id, name, email }: { id: string; name: string; email: string }): Promise<void> {
  await tx.insertInto('access.person').values({ id, name, email: email.toLowerCase() }).execute();
}

export interface NewMembership {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly partnershipId: string | null;
  readonly organisationId: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly starts: string;
  readonly ends: string | null;
}

export async function addMembership(tx: Executor, { id, personId, role, partnershipId, organisationId, starts, ends }: NewMembership): Promise<void> {
  await tx.insertInto('access.membership')
    .values({ id, person_id: personId, role, partnership_id: partnershipId, organisation_id: organisationId, starts, ends }).execute();
}

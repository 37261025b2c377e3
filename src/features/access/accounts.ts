import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { londonDate, type PlainDate } from '../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../audit/index.ts';
import type { OrganisationId, Part } from './actor.ts';
import { endingOf, roleProblem, roleStanding, type AccountFacts, type HeldRole } from './account-rules.ts';
import { accessRefusals } from './refusals.ts';
import { isRole, type Role } from './role.ts';

export interface AccountRole extends HeldRole {
  readonly id: string;
  readonly role: Role;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
}

/** A person as the administrator of one partnership sees them: their roles there, and whether they can sign in. */
export interface Account extends AccountFacts {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly lastSeen: Date | null;
  readonly roles: readonly AccountRole[];
}

export interface MemberOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly part: Part;
}

/** Everyone with a role in the partnership, held or over, by name; or only one of them. */
export async function accountsIn(tx: Tx, partnership: PartnershipId, only?: string): Promise<readonly Account[]> {
  const rows = await tx.selectFrom('access.person as p')
    .innerJoin('access.membership as m', 'm.person_id', 'p.id').innerJoin('access.organisation as o', 'o.id', 'm.organisation_id')
    .select(['p.id', 'p.name', 'p.email', 'p.active', 'm.id as membership', 'm.role', 'm.starts', 'm.ends', 'm.stopped_at', 'o.id as organisation_id', 'o.name as organisation'])
    .where('m.partnership_id', '=', partnership).where('p.kind', '=', 'person').$narrowType<{ email: string }>().$if(only !== undefined, (query) => query.where('p.id', '=', only ?? ''))
    .orderBy('p.name').orderBy('p.id').orderBy('m.starts').execute();
  const states = await statesOf(tx, rows.map(({ id }) => id));
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, held]) => {
    const [first] = held;
    const state = states.get(id);
    if (first === undefined || state === undefined) return [];
    return [{ id: parsePersonId(id), name: first.name, email: first.email, active: first.active, ...state, roles: held.map(parseRole) }];
  });
}

async function statesOf(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, { ready: boolean; linkEndsAt: Date | null; lastSeen: Date | null }>> {
  const { rows } = await sql<{ person_id: string; ready: boolean; link_ends_at: Date | null; last_seen: Date | null }>`
    select * from access.account_states(${[...new Set(people)]})`.execute(tx);
  return new Map(rows.map((row) => [row.person_id, { ready: row.ready, linkEndsAt: row.link_ends_at, lastSeen: row.last_seen }]));
}

interface RoleRow { membership: string; role: string; starts: string; ends: string | null; stopped_at: Date | null; organisation_id: string; organisation: string }

function parseRole(row: RoleRow): AccountRole {
  return {
    id: row.membership, role: row.role as Role, starts: row.starts as PlainDate, ends: row.ends as PlainDate | null, stoppedAt: row.stopped_at,
    organisationId: row.organisation_id as OrganisationId, organisation: row.organisation,
  };
}

function parsePersonId(id: string): PersonId {
  return id as PersonId;
}

/** The organisations of a partnership: the three partners first, then the others by name. */
export async function organisationsOf(tx: Tx, partnership: PartnershipId): Promise<readonly MemberOrganisation[]> {
  const { rows } = await sql<MemberOrganisation>`
    select o.id, o.name, po.part from access.partnership_organisation po join access.organisation o on o.id = po.organisation_id
    where po.partnership_id = ${partnership}
    order by array_position(array['council', 'health', 'police'], po.part) nulls last, o.name`.execute(tx);
  return rows;
}

/** Whether the signed-in person may switch the account off or reset it: it is not their own, and is used in no place that they do not manage. */
export async function manages(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ manages: boolean }>`select access.manages(${person}) as manages`.execute(tx);
  return rows[0]?.manages === true;
}

export interface RoleGiven {
  readonly role: string;
  readonly organisation: string;
}

/** The role and organisation that were chosen, if the partnership has such an organisation and the role suits it. */
export function checkRole({ role, organisation }: RoleGiven, organisations: readonly MemberOrganisation[]): Result<{ role: Role; organisation: MemberOrganisation }> {
  const chosen = organisations.find(({ id }) => id === organisation);
  if (!isRole(role) || chosen === undefined) throw new Error('The form offered a role or an organisation that is not there');
  const problem = roleProblem(role, chosen.part);
  return problem === null ? ok({ role, organisation: chosen }) : refuse(problem);
}

/** Adds someone who has no account yet, with a first role from today. */
export async function addAccount(
  tx: Tx, partnership: PartnershipId, person: { name: string; email: string; role: Role; organisation: OrganisationId }, now: Date,
): Promise<Result<PersonId>> {
  const already = await tx.selectFrom('access.person').select('name').where('email', '=', person.email).executeTakeFirst();
  if (already !== undefined) return refuse(accessRefusals.refusal('PERSON_ALREADY_HERE', { name: already.name, field: 'email' }));
  const id: PersonId = newId<'person'>();
  const { rows } = await sql<{ added: boolean }>`
    select access.add_account(${id}, ${person.name}, ${person.email}, ${newId<'membership'>()}, ${person.role}, ${partnership}, ${person.organisation}, ${londonDate(now)}) as added`.execute(tx);
  return rows[0]?.added === true ? ok(id) : refuse(accessRefusals.refusal('PERSON_EMAIL_TAKEN', { field: 'email' }));
}

/** Gives a person of the partnership one more role there, from today. */
export async function giveRole(tx: Tx, partnership: PartnershipId, account: Account, { role, organisation }: { role: Role; organisation: OrganisationId }, now: Date): Promise<Result<null>> {
  const same = account.roles.some((held) => held.role === role && held.organisationId === organisation && roleStanding(held, now) !== 'over');
  if (same) return refuse(accessRefusals.refusal('ROLE_ALREADY_HELD', { field: 'role' }));
  await tx.insertInto('access.membership')
    .values({ id: newId<'membership'>(), person_id: account.id, role, partnership_id: partnership, organisation_id: organisation, starts: londonDate(now), ends: null }).execute();
  return ok(null);
}

/** Ends a role after its last day, or at once when that is today. */
export async function endRole(tx: Tx, role: AccountRole, lastDay: PlainDate, now: Date): Promise<Result<null>> {
  const ending = endingOf(role, lastDay, now);
  if ('code' in ending) return refuse(ending);
  await tx.updateTable('access.membership').set({ ends: ending.ends, stopped_at: ending.stoppedAt }).where('id', '=', role.id).execute();
  return ok(null);
}

export async function setActive(tx: Tx, person: PersonId, active: boolean, now: Date): Promise<void> {
  await sql`select access.set_account_active(${person}, ${active}, ${now})`.execute(tx);
}

import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { londonDate } from '../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { AuditEvent, Chain, Head, PartnershipId, PersonId, Recorder } from '../audit/index.ts';
import { readEmail } from './account-rules.ts';
import { addMembership, addOrganisation, addPartnership, addPerson, isOrganisationKind, isPart, joinPartnership, organisationKinds, parts } from './directory.ts';
import { partnershipNamed, placeOf, type Place } from './place.ts';
import { accessRefusals } from './refusals.ts';
import { placeLink, type IssuedLink } from './setup-link.ts';

/** What acts from the command line need: they run as the database's owner, whom no policy binds, and are recorded like any other. */
export interface ByHand {
  readonly owner: Database;
  readonly record: Recorder;
  readonly keep: (head: Head) => void;
  readonly now: Date;
  /** The key that seals second factors. */
  readonly key: Buffer;
}

export interface PersonAsked {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly organisation: string;
  readonly partnership?: string | undefined;
}

export interface PersonAdded {
  readonly personId: PersonId;
  readonly name: string;
  /** Null where they can sign in already. */
  readonly link: IssuedLink | null;
}

/** Adds a person with a role, or gives the role to someone who has an account, and issues a set-up link where they cannot sign in yet. */
export async function addPersonByHand(hand: ByHand, asked: PersonAsked): Promise<Result<PersonAdded>> {
  const email = readEmail(asked.email);
  if (email === null) return refuse(accessRefusals.refusal('PERSON_EMAIL_NOT_READABLE', { field: '--email' }));
  const name = asked.name.trim();
  if (name === '' || name.length > 200) return refuse(accessRefusals.refusal('PERSON_NAME_MISSING', { field: '--name' }));
  return recorded(hand, 'account.added', async (tx) => {
    const place = await placeOf(tx, asked);
    if (!place.ok) return place;
    const already = await tx.selectFrom('access.person').select(['id', 'name']).where('email', '=', email).executeTakeFirst();
    const personId = already === undefined ? newId<'person'>() : parsePersonId(already.id);
    if (await holds(tx, personId, place.value)) return refuse(accessRefusals.refusal('ROLE_ALREADY_HELD', { field: '--role' }));
    if (already === undefined) await addPerson(tx, { id: personId, name, email });
    await addMembership(tx, { id: newId(), personId, ...place.value, starts: londonDate(hand.now), ends: null });
    const ready = await tx.selectFrom('access.credential').select('person_id').where('person_id', '=', personId).executeTakeFirst();
    const link = ready === undefined ? await placeLink(tx, personId, hand) : null;
    return ok({ chain: chainAt(place.value.partnershipId), subject: personId, value: { personId, name: already?.name ?? name, link } });
  });
}

/** Switches an account on, or off and ends every session and set-up link. Doing it twice is harmless. */
export async function switchByHand(hand: ByHand, email: string, active: boolean): Promise<Result<{ readonly name: string }>> {
  return recorded(hand, active ? 'account.switched-on' : 'account.switched-off', async (tx) => {
    const person = await tx.updateTable('access.person').set({ active }).where('email', '=', email.trim().toLowerCase()).returning(['id', 'name']).executeTakeFirst();
    if (person === undefined) return refuse(accessRefusals.refusal('PERSON_NOT_KNOWN', { email, field: '--email' }));
    if (!active) await sql`select access.close_account_doors(${person.id}, ${hand.now})`.execute(tx);
    return ok({ chain: 'system', subject: person.id, value: { name: person.name } });
  });
}

/** Adds a partnership: one council area in England. */
export async function addPartnershipByHand(hand: ByHand, { name, area }: { name: string; area: string }): Promise<Result<{ readonly id: PartnershipId }>> {
  return recorded(hand, 'partnership.added', async (tx) => {
    const taken = await tx.selectFrom('access.partnership').select('id').where((eb) => eb.or([eb('name', '=', name), eb('area', '=', area)])).executeTakeFirst();
    if (taken !== undefined) return refuse(accessRefusals.refusal('PARTNERSHIP_ALREADY_THERE', { field: '--name' }));
    const id: PartnershipId = newId<'partnership'>();
    await addPartnership(tx, { id, name, area });
    return ok({ chain: chainAt(id), subject: id, value: { id } });
  });
}

export interface OrganisationAsked {
  readonly name: string;
  readonly kind: string;
  readonly partnership?: string | undefined;
  readonly part?: string | undefined;
}

/** Adds an organisation if there is none of that name, and makes it a member of a partnership where one is given. */
export async function addOrganisationByHand(hand: ByHand, { name, kind, partnership, part = 'relevant_agency' }: OrganisationAsked): Promise<Result<{ readonly id: string }>> {
  if (!isOrganisationKind(kind)) return refuse(accessRefusals.refusal('ORGANISATION_KIND_NOT_KNOWN', { kind, known: organisationKinds.join(', '), field: '--kind' }));
  if (!isPart(part)) return refuse(accessRefusals.refusal('PART_NOT_KNOWN', { part, known: parts.join(', '), field: '--part' }));
  return recorded(hand, 'organisation.added', async (tx) => {
    const place = partnership === undefined ? null : await partnershipNamed(tx, partnership);
    if (place !== null && !place.ok) return place;
    const there = await tx.selectFrom('access.organisation').select('id').where('name', '=', name).executeTakeFirst();
    const id = there?.id ?? newId<'organisation'>();
    if (there === undefined) await addOrganisation(tx, { id, name, kind }, null);
    if (place !== null) await joinPartnership(tx, { organisationId: id, partnershipId: place.value, part });
    return ok({ chain: chainAt(place?.value ?? null), subject: id, value: { id } });
  });
}

async function holds(tx: Tx, personId: PersonId, { role, organisationId, partnershipId }: Place): Promise<boolean> {
  const held = await tx.selectFrom('access.membership').select('id')
    .where('person_id', '=', personId).where('role', '=', role).where('organisation_id', '=', organisationId)
    .where('partnership_id', partnershipId === null ? 'is' : '=', partnershipId).where('stopped_at', 'is', null).where('ends', 'is', null).executeTakeFirst();
  return held !== undefined;
}

/** Acts and records it in one transaction; a refusal comes before anything is written. */
async function recorded<T>(
  { owner, record, keep, now }: ByHand, event: AuditEvent, act: (tx: Tx) => Promise<Result<{ chain: Chain; subject: string; value: T }>>,
): Promise<Result<T>> {
  const done = await owner.transaction().execute(async (tx): Promise<Result<{ head: Head; value: T }>> => {
    const acted = await act(tx);
    if (!acted.ok) return acted;
    const { chain, subject, value } = acted.value;
    const head = await record(tx, { chain, person: null, event, outcome: 'done', subject, revealed: [], request: newId<'request'>(), at: now });
    return ok({ head, value });
  });
  if (!done.ok) return done;
  keep(done.value.head);
  return ok(done.value.value);
}

function chainAt(partnershipId: PartnershipId | null): Chain {
  return partnershipId === null ? 'panel' : `partnership:${partnershipId}`;
}

function parsePersonId(id: string): PersonId {
  return id as PersonId;
}

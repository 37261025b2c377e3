import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Family, FamilyPerson, Home, Parent, Twins, Union } from '../people/index.ts';
import { asMayBeSeen } from './protected.ts';
import type { AboutIncident } from './sources.ts';

export type FactKind = 'person' | 'union' | 'parent' | 'home' | 'twins';

export type NewFact =
  | { readonly kind: 'person'; readonly content: Omit<FamilyPerson, 'id'> }
  | { readonly kind: 'union'; readonly content: Omit<Union, 'id'> }
  | { readonly kind: 'parent'; readonly content: Omit<Parent, 'id'> }
  | { readonly kind: 'home'; readonly content: Omit<Home, 'id'> }
  | { readonly kind: 'twins'; readonly content: Omit<Twins, 'id'> };

export interface StoredFact {
  readonly id: string;
  readonly incidentId: string;
  readonly partnershipId: AboutIncident['partnershipId'];
  readonly kind: FactKind | 'taken_back';
  readonly content: unknown;
}

/** The facts that stand, in the order in which they were added. */
export async function readFamily(tx: Tx, incidentId: string): Promise<Family> {
  const rows = await tx.selectFrom('chronology.family_fact').selectAll().where('incident_id', '=', incidentId).orderBy('at').orderBy('id').execute();
  const back = new Set(rows.map(({ takes_back }) => takes_back));
  const of = (kind: FactKind) => rows.filter((row) => row.kind === kind && !back.has(row.id));
  const people = of('person').map(parsePerson);
  const here = new Set(people.map(({ id }) => id));
  return asMayBeSeen(tx, incidentId, {
    people, unions: of('union').map(parseUnion).filter(({ a, b }) => here.has(a) && here.has(b)),
    parents: of('parent').map(parseParent).filter(({ child, parent }) => here.has(child) && here.has(parent)), homes: of('home').map(parseHome).filter(({ person }) => here.has(person)),
    twins: of('twins').map(parseTwins).filter(({ a, b }) => here.has(a) && here.has(b)),
  });
}

export async function findFact(tx: Tx, id: string): Promise<StoredFact | null> {
  const row = await tx.selectFrom('chronology.family_fact').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { id: row.id, incidentId: row.incident_id, partnershipId: row.partnership_id as AboutIncident['partnershipId'], kind: row.kind as StoredFact['kind'], content: row.content };
}

export async function addFact(tx: Tx, incident: AboutIncident, { kind, content }: NewFact, by: PersonId, now: Date): Promise<string> {
  const id = newId<'family-fact'>();
  await tx.insertInto('chronology.family_fact').values({ id, incident_id: incident.id, partnership_id: incident.partnershipId, kind, content: JSON.stringify(content), takes_back: null, at: now, by_person: by }).execute();
  return id;
}

/** Does nothing where it has been taken back already. */
export async function takeFactBack(tx: Tx, incident: AboutIncident, fact: string, reason: string, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('chronology.family_fact').values({
    id: newId<'family-fact'>(), incident_id: incident.id, partnership_id: incident.partnershipId, kind: 'taken_back', content: JSON.stringify({ reason }), takes_back: fact, at: now, by_person: by,
  }).onConflict((conflict) => conflict.column('takes_back').doNothing()).execute();
}

interface Row {
  readonly id: string;
  readonly content: unknown;
}

function parsePerson({ id, content }: Row): FamilyPerson {
  return { ...(content as Omit<FamilyPerson, 'id'>), id };
}

function parseUnion({ id, content }: Row): Union {
  return { ...(content as Omit<Union, 'id'>), id };
}

function parseParent({ id, content }: Row): Parent {
  return { ...(content as Omit<Parent, 'id'>), id };
}

function parseHome({ id, content }: Row): Home {
  return { ...(content as Omit<Home, 'id'>), id };
}

function parseTwins({ id, content }: Row): Twins {
  return { ...(content as Omit<Twins, 'id'>), id };
}

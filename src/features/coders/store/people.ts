import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { CodedIncidentId } from './incidents.ts';

export type CodedPersonId = Id<'coded-person'>;
export type PersonKind = 'child' | 'adult' | 'alleged';

/** Somebody whom the reviews of an incident tell of, without a name. */
export interface CodedPerson {
  readonly id: CodedPersonId;
  readonly incidentId: CodedIncidentId;
  readonly kind: PersonKind;
  readonly reference: string;
  readonly described: string;
  readonly addedAt: Date;
}

/** Those who are coded and counted, in the order in which they were put down; of one incident, or of all. */
export async function listPeople(tx: Tx, incident?: string): Promise<readonly CodedPerson[]> {
  const query = tx.selectFrom('coders.person as p').select(['p.id', 'p.incident_id', 'p.kind', 'p.reference', 'p.described', 'p.added_at'])
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('coders.person_taken_out as t').select('t.person_id').whereRef('t.person_id', '=', 'p.id')))).orderBy('p.added_at').orderBy('p.reference');
  const rows = await (incident === undefined ? query : query.where('p.incident_id', '=', incident)).execute();
  return rows.map((row) => ({ id: row.id as CodedPersonId, incidentId: row.incident_id as CodedIncidentId, kind: row.kind as PersonKind, reference: row.reference, described: row.described, addedAt: row.added_at }));
}

export async function findPerson(tx: Tx, id: string): Promise<CodedPerson | null> {
  const parsed = parseId<'coded-person'>(id);
  const row = parsed.ok ? await tx.selectFrom('coders.person').select('incident_id').where('id', '=', parsed.value).executeTakeFirst() : undefined;
  return row === undefined ? null : ((await listPeople(tx, row.incident_id)).find((one) => one.id === id) ?? null);
}

/** How many of a kind were ever put down in an incident, those taken out among them: a reference is never used again. */
export async function countEver(tx: Tx, incident: CodedIncidentId, kind: PersonKind): Promise<number> {
  const { count } = await tx.selectFrom('coders.person').select(({ fn }) => fn.countAll<number>().as('count')).where('incident_id', '=', incident).where('kind', '=', kind).executeTakeFirstOrThrow();
  return Number(count);
}

export async function addPerson(tx: Tx, person: Pick<CodedPerson, 'incidentId' | 'kind' | 'reference' | 'described'>, by: PersonId, now: Date): Promise<CodedPersonId> {
  const id = newId<'coded-person'>();
  await tx.insertInto('coders.person').values({ id, incident_id: person.incidentId, kind: person.kind, reference: person.reference, described: person.described, added_at: now, added_by: by }).execute();
  return id;
}

export async function takeOut(tx: Tx, person: CodedPersonId, because: string, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('coders.person_taken_out').values({ person_id: person, because, at: now, by_person: by }).execute();
}

import { sql } from 'kysely';
import { newId, type Id } from '../../../kernel/id.ts';
import { londonDate } from '../../../kernel/plain-date.ts';
import { momentOf } from '../../../kernel/london-time.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { Act } from '../pathway/act.ts';

export type IncidentId = Id<'incident'>;

/** An incident's row and its whole history, oldest first. `seq` counts from 1 without a gap. */
export interface IncidentRecord {
  readonly id: IncidentId;
  readonly partnershipId: PartnershipId;
  readonly reference: string;
  readonly openedAt: Date;
  readonly acts: readonly Act[];
}

/** What is done next, before it is known who did it and when. */
export type NewAct = Act extends infer Each ? (Each extends Act ? Omit<Each, 'at' | 'by'> : never) : never;

/** Opens an incident under the partnership's next number for the year, such as `2026-014`. */
export async function openIncident(tx: Tx, partnershipId: PartnershipId, by: PersonId, now: Date): Promise<IncidentId> {
  const year = londonDate(now).slice(0, 4);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`incident-number/${partnershipId}`}, 5))`.execute(tx);
  const { count } = await tx.selectFrom('incidents.incident').select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partnership_id', '=', partnershipId).where('reference', 'like', `${year}-%`).executeTakeFirstOrThrow();
  const id = newId<'incident'>();
  await tx.insertInto('incidents.incident').values({
    id, partnership_id: partnershipId, reference: `${year}-${String(count + 1).padStart(3, '0')}`, opened_at: now, opened_by: by,
  }).execute();
  return id;
}

/** The incident, if this person may see it. */
export async function findIncident(tx: Tx, id: string): Promise<IncidentRecord | null> {
  const [found] = await read(tx, (query) => query.where('i.id', '=', id));
  return found ?? null;
}

/**
 * The incident, held until the transaction ends: whoever acts next sees what was done here, so that
 * two people who press at once are answered one after the other.
 */
export async function holdIncident(tx: Tx, id: string): Promise<IncidentRecord | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`incident/${id}`}, 5))`.execute(tx);
  return findIncident(tx, id);
}

/** Every incident that this person may see, newest first. */
export async function listIncidents(tx: Tx): Promise<readonly IncidentRecord[]> {
  return read(tx, (query) => query);
}

/**
 * Adds to an incident's history. Only with the incident held, since `after.acts` must be all there
 * is. Throws on an act that could not be read back: better now than by everyone who opens it later.
 */
export async function addActs(tx: Tx, after: IncidentRecord, by: PersonId, now: Date, acts: readonly NewAct[]): Promise<void> {
  if (acts.length === 0) return;
  const whole = acts.map(({ kind, data }) => Act.parse({ kind, data, at: momentOf(now), by }));
  await tx.insertInto('incidents.act').values(whole.map(({ kind, data }, index) => ({
    incident_id: after.id, seq: after.acts.length + index + 1, kind, at: now, by_person: by, data: JSON.stringify(data),
  }))).execute();
}

function selectIncidents(tx: Tx) {
  return tx.selectFrom('incidents.incident as i')
    .leftJoin('incidents.act as a', 'a.incident_id', 'i.id')
    .select(['i.id', 'i.partnership_id', 'i.reference', 'i.opened_at', 'a.kind', 'a.at', 'a.by_person', 'a.data'])
    .orderBy('i.opened_at', 'desc').orderBy('i.id').orderBy('a.seq');
}

type Query = ReturnType<typeof selectIncidents>;

async function read(tx: Tx, narrow: (query: Query) => Query): Promise<readonly IncidentRecord[]> {
  const rows = await narrow(selectIncidents(tx)).execute();
  const byId = Map.groupBy(rows, ({ id }) => id);
  return [...byId.values()].flatMap((those) => parseRecord(those));
}

function parseRecord(rows: Awaited<ReturnType<Query['execute']>>): IncidentRecord[] {
  const [first] = rows;
  if (first === undefined) return [];
  const acts = rows.flatMap(({ kind, at, by_person: by, data }) =>
    kind === null || at === null ? [] : [Act.parse({ kind, at: momentOf(at), by, data })]);
  return [{
    id: first.id as IncidentId, partnershipId: first.partnership_id as PartnershipId,
    reference: first.reference, openedAt: first.opened_at, acts,
  }];
}

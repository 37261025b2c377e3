import { sql } from 'kysely';
import { newId, type Id } from '../../../kernel/id.ts';
import { momentOf } from '../../../kernel/london-time.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { OrganisationId } from '../../access/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { RequestAct } from '../requests/request.ts';
import type { IncidentId, IncidentRecord } from './incidents.ts';

export type RequestId = Id<'agency-request'>;

/** One agency's request and its whole history, oldest first. */
export interface RequestRecord {
  readonly id: RequestId;
  readonly incidentId: IncidentId;
  readonly partnershipId: PartnershipId;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  /** The incident's reference. */
  readonly reference: string;
  readonly acts: readonly RequestAct[];
}

export type NewRequestAct = RequestAct extends infer Each ? (Each extends RequestAct ? Omit<Each, 'at' | 'by'> : never) : never;

/** Opens a request to one agency; the first act, `asked`, is added by the caller. */
export async function openRequest(tx: Tx, { id: incident, partnershipId, reference }: IncidentRecord, organisationId: OrganisationId): Promise<RequestId> {
  const id = newId<'agency-request'>();
  await tx.insertInto('incidents.agency_request')
    .values({ id, incident_id: incident, partnership_id: partnershipId, organisation_id: organisationId, reference }).execute();
  return id;
}

/** The request, if this person may see it. */
export async function findRequest(tx: Tx, id: string): Promise<RequestRecord | null> {
  const [found] = await read(tx, (query) => query.where('r.id', '=', id));
  return found ?? null;
}

/** The request, held until the transaction ends, as `holdIncident` holds an incident. */
export async function holdRequest(tx: Tx, id: string): Promise<RequestRecord | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`request/${id}`}, 5))`.execute(tx);
  return findRequest(tx, id);
}

/** Every request of one incident, or (without one) every request this person may see, by agency. */
export async function listRequests(tx: Tx, incidentId?: string): Promise<readonly RequestRecord[]> {
  return read(tx, (query) => (incidentId === undefined ? query : query.where('r.incident_id', '=', incidentId)));
}

/** Adds to a request's history. Only with the request held, or just opened (`from` 0). */
export async function addRequestActs(tx: Tx, id: RequestId, from: number, by: PersonId, now: Date, acts: readonly NewRequestAct[]): Promise<void> {
  const whole = acts.map(({ kind, data }) => RequestAct.parse({ kind, data, at: momentOf(now), by }));
  await tx.insertInto('incidents.request_act').values(whole.map(({ kind, data }, index) => ({
    request_id: id, seq: from + index + 1, kind, at: now, by_person: by, data: JSON.stringify(data),
  }))).execute();
}

function selectRequests(tx: Tx) {
  return tx.selectFrom('incidents.agency_request as r')
    .innerJoin('access.organisation as o', 'o.id', 'r.organisation_id')
    .innerJoin('incidents.request_act as a', 'a.request_id', 'r.id')
    .select(['r.id', 'r.incident_id', 'r.partnership_id', 'r.organisation_id', 'r.reference', 'o.name', 'a.kind', 'a.at', 'a.by_person', 'a.data'])
    .orderBy('o.name').orderBy('r.id').orderBy('a.seq');
}

type Query = ReturnType<typeof selectRequests>;

async function read(tx: Tx, narrow: (query: Query) => Query): Promise<readonly RequestRecord[]> {
  const rows = await narrow(selectRequests(tx)).execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((those) => parseRequest(those));
}

function parseRequest(rows: Awaited<ReturnType<Query['execute']>>): RequestRecord[] {
  const [first] = rows;
  if (first === undefined) return [];
  return [{
    id: first.id as RequestId, incidentId: first.incident_id as IncidentId,
    partnershipId: first.partnership_id as PartnershipId, organisationId: first.organisation_id as OrganisationId,
    organisation: first.name, reference: first.reference,
    acts: rows.map(({ kind, at, by_person: by, data }) => RequestAct.parse({ kind, at: momentOf(at), by, data })),
  }];
}

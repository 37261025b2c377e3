import { createHash } from 'node:crypto';
import { newId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { OrganisationId } from '../../access/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { asMayBeSeen, hideFromReader } from './protected.ts';

export type SourceId = Id<'chronology-source'>;

/** Where a source stands, from its newest act. */
export type SourceStanding = 'waiting' | 'taken-in' | 'set-aside';

/** The incident that a chronology is about, as far as the store needs it. */
export interface AboutIncident {
  readonly id: string;
  readonly partnershipId: PartnershipId;
}

export interface Source {
  readonly id: SourceId;
  readonly incidentId: string;
  readonly partnershipId: PartnershipId;
  readonly organisationId: OrganisationId | null;
  /** Whose account it is, in words: as a person said when they last had it read, or as it came. */
  readonly agency: string;
  /** What the person said of that, if anything. */
  readonly agencySaid: string | null;
  /** `system`: an agency's own system sends it, entry by entry. */
  readonly kind: 'file' | 'typed' | 'system';
  readonly fileName: string | null;
  readonly receivedAt: Date;
  /** Who sent it or put it in; null where it came by an upload link. */
  readonly receivedBy: PersonId | null;
  readonly uploadLinkId: string | null;
  readonly standing: SourceStanding;
  readonly reason: string;
  /** Each counts once, however often it was corrected. */
  readonly entries: number;
}

export interface NewSource {
  readonly agency: string;
  readonly organisationId: OrganisationId | null;
  readonly requestId: string | null;
  /** What an agency's own system sends. */
  readonly fromSystem?: true;
  /** Left out for what is typed, and for what a system sends. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

export async function addSource(tx: Tx, incident: AboutIncident, source: NewSource, by: PersonId, now: Date): Promise<SourceId> {
  const id = newId<'chronology-source'>();
  const { file } = source;
  await tx.insertInto('chronology.source').values({
    id, incident_id: incident.id, partnership_id: incident.partnershipId, organisation_id: source.organisationId, request_id: source.requestId,
    agency: source.agency, kind: file !== undefined ? 'file' : source.fromSystem === true ? 'system' : 'typed', file_name: file?.name ?? null,
    sha256: file === undefined ? null : createHash('sha256').update(file.bytes).digest(), content: file === undefined ? null : Buffer.from(file.bytes),
    received_at: now, received_by: by,
  }).execute();
  return id;
}

/** Every source of an incident that this person may see, as they came. */
export async function listSources(tx: Tx, incidentId: string): Promise<readonly Source[]> {
  const rows = await selectSources(tx).where('s.incident_id', '=', incidentId).execute();
  return asMayBeSeen(tx, incidentId, rows.map(parseSource));
}

export async function findSource(tx: Tx, id: string): Promise<Source | null> {
  const row = await selectSources(tx).where('s.id', '=', id).executeTakeFirst();
  return row === undefined ? null : asMayBeSeen(tx, row.incident_id, parseSource(row));
}

/** The file whole, as it was received; null for whoever may not see all that may be in it. */
export async function fileOf(tx: Tx, id: SourceId): Promise<{ readonly name: string; readonly bytes: Buffer } | null> {
  const row = await tx.selectFrom('chronology.source').select(['file_name', 'content', 'incident_id']).where('id', '=', id).executeTakeFirst();
  if (row?.file_name == null || row.content === null || (await hideFromReader(tx, row.incident_id)) !== null) return null;
  return { name: row.file_name, bytes: row.content };
}

/** The same bytes already among this incident's files, so that nobody takes a chronology in twice unknowingly. */
export async function findSameFile(tx: Tx, incidentId: string, bytes: Uint8Array): Promise<SourceId | null> {
  const row = await tx.selectFrom('chronology.source').select('id').where('incident_id', '=', incidentId)
    .where('sha256', '=', createHash('sha256').update(bytes).digest()).executeTakeFirst();
  return row === undefined ? null : parseSourceId(row.id);
}

/** Other files of the incident with the same bytes: what comes through a link is not refused for what others sent. */
export async function findTwins(tx: Tx, { id, incidentId }: Source): Promise<readonly { readonly id: string; readonly fileName: string }[]> {
  const rows = await tx.selectFrom('chronology.source as s').innerJoin('chronology.source as own', (join) => join.onRef('own.sha256', '=', 's.sha256').on('own.id', '=', id))
    .select(['s.id', 's.file_name']).where('s.incident_id', '=', incidentId).where('s.id', '<>', id).orderBy('s.received_at').execute();
  return asMayBeSeen(tx, incidentId, rows.map((row) => ({ id: row.id, fileName: row.file_name ?? '' })));
}

export async function addSourceAct(tx: Tx, id: SourceId, kind: 'taken_in' | 'set_aside' | 'brought_back', reason: string, by: PersonId, now: Date): Promise<void> {
  const { count } = await tx.selectFrom('chronology.source_act').select((eb) => eb.fn.countAll<number>().as('count')).where('source_id', '=', id).executeTakeFirstOrThrow();
  await tx.insertInto('chronology.source_act').values({ source_id: id, seq: count + 1, kind, reason, at: now, by_person: by }).execute();
}

function selectSources(tx: Tx) {
  return tx.selectFrom('chronology.source as s')
    .select(['s.id', 's.incident_id', 's.partnership_id', 's.organisation_id', 's.agency', 's.kind', 's.file_name', 's.received_at', 's.received_by', 's.upload_link_id'])
    .select((eb) => [
      eb.selectFrom('chronology.source_act as a').select('a.kind').whereRef('a.source_id', '=', 's.id').orderBy('a.seq', 'desc').limit(1).as('act'),
      eb.selectFrom('chronology.source_act as a').select('a.reason').whereRef('a.source_id', '=', 's.id').orderBy('a.seq', 'desc').limit(1).as('reason'),
      eb.selectFrom('chronology.reading as r').select('r.agency').whereRef('r.source_id', '=', 's.id').orderBy('r.seq', 'desc').limit(1).as('said'),
      eb.selectFrom('chronology.entry as e').select((inner) => inner.fn.countAll<number>().as('n')).whereRef('e.source_id', '=', 's.id').where('e.corrects', 'is', null).as('entries'),
    ])
    .orderBy('s.received_at').orderBy('s.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSources>['execute']>>[number];

function parseSource(row: Row): Source {
  return {
    id: parseSourceId(row.id), incidentId: row.incident_id, partnershipId: row.partnership_id as PartnershipId, organisationId: row.organisation_id as OrganisationId | null,
    agency: row.said ?? row.agency, agencySaid: row.said, kind: row.kind as Source['kind'], fileName: row.file_name, receivedAt: row.received_at, receivedBy: row.received_by as PersonId | null, uploadLinkId: row.upload_link_id,
    standing: standingOf(row.kind, row.act, row.entries ?? 0), reason: row.reason ?? '', entries: row.entries ?? 0,
  };
}

// What is typed stands as soon as it is typed, and what a system sends as soon as it is sent; a file waits until a person has looked at what was read in it.
function standingOf(kind: string, act: string | null, entries: number): SourceStanding {
  if (act === 'set_aside') return 'set-aside';
  return kind !== 'file' || entries > 0 ? 'taken-in' : 'waiting';
}

export function parseSourceId(id: string): SourceId {
  return id as SourceId;
}

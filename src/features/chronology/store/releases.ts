import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { NameList } from '../release/index.ts';
import type { AboutIncident } from './sources.ts';

/** What a person writes on the list; whether it was reviewed, and by whom, is the record's. */
export type NameListContent = Omit<NameList, 'reviewed'>;

export interface KeptNameList {
  readonly id: string;
  readonly version: number;
  readonly content: NameListContent;
  readonly reviewed: boolean;
  readonly at: Date;
  readonly by: PersonId;
}

export interface KeptSignOff {
  readonly digest: string;
  readonly at: Date;
  readonly by: PersonId;
}

/** The newest list of an incident's chronology; null before anybody wrote one. */
export async function newestNameList(tx: Tx, incidentId: string): Promise<KeptNameList | null> {
  const row = await tx.selectFrom('chronology.name_list').selectAll().where('incident_id', '=', incidentId).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : { id: row.id, version: row.version, content: parseContent(row.content), reviewed: row.reviewed, at: row.at, by: row.by_person as PersonId };
}

/** Adds the next version. False where another came since `after`. */
export async function addNameList(tx: Tx, incident: AboutIncident, content: NameListContent, reviewed: boolean, after: number, by: PersonId, now: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology-names/${incident.id}`}, 5))`.execute(tx);
  const newest = await newestNameList(tx, incident.id);
  if ((newest?.version ?? 0) !== after) return false;
  await tx.insertInto('chronology.name_list').values({
    id: newId<'chronology-name-list'>(), incident_id: incident.id, partnership_id: incident.partnershipId, version: after + 1, content: JSON.stringify(content), reviewed, at: now, by_person: by,
  }).execute();
  return true;
}

/** The newest signature for exactly this content; null without one. */
export async function findSignOff(tx: Tx, incidentId: string, digest: string): Promise<KeptSignOff | null> {
  const row = await tx.selectFrom('chronology.release_sign_off').select(['digest', 'at', 'by_person']).where('incident_id', '=', incidentId).where('digest', '=', digest).orderBy('at', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : { digest: row.digest, at: row.at, by: row.by_person as PersonId };
}

export async function addSignOff(tx: Tx, incident: AboutIncident, list: KeptNameList, digest: string, entries: number, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('chronology.release_sign_off').values({
    id: newId<'chronology-sign-off'>(), incident_id: incident.id, partnership_id: incident.partnershipId, list_id: list.id, digest, entries, at: now, by_person: by,
  }).execute();
}

function parseContent(content: unknown): NameListContent {
  return content as NameListContent;
}

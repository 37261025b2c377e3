import { sql, type Selectable } from 'kysely';
import { newId, type Id } from '../../../kernel/id.ts';
import type { DB, Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { asMayBeSeen } from './protected.ts';
import type { AboutIncident } from './sources.ts';

export type EpisodeId = Id<'chronology-episode'>;

/** A key practice episode in one of its forms. */
export interface Episode {
  readonly id: EpisodeId;
  readonly incidentId: string;
  readonly title: string;
  /** A partial date as it is stored. */
  readonly starts: string;
  /** Empty where it has no end. */
  readonly ends: string;
  /** Why it matters; of a change or a removal, why that was done. */
  readonly why: string;
  readonly takesPlaceOf: EpisodeId | null;
  readonly removed: boolean;
  readonly at: Date;
  readonly by: PersonId;
}

export type EpisodeContent = Pick<Episode, 'title' | 'starts' | 'ends' | 'why'>;

/** Every form of every episode, oldest first. */
export async function listEpisodeForms(tx: Tx, incidentId: string): Promise<readonly Episode[]> {
  const rows = await tx.selectFrom('chronology.episode').selectAll().where('incident_id', '=', incidentId).orderBy('at').orderBy('id').execute();
  return asMayBeSeen(tx, incidentId, rows.map(parseEpisode));
}

/** The episodes that stand: the newest form of each, and not removed. */
export async function listEpisodes(tx: Tx, incidentId: string): Promise<readonly Episode[]> {
  return standing(await listEpisodeForms(tx, incidentId)).filter(({ removed }) => !removed);
}

/** Forms in whose place no other has come. */
export function standing(forms: readonly Episode[]): readonly Episode[] {
  const replaced = new Set(forms.map(({ takesPlaceOf }) => takesPlaceOf));
  return forms.filter(({ id }) => !replaced.has(id));
}

export async function findEpisode(tx: Tx, id: string): Promise<(Episode & { readonly partnershipId: AboutIncident['partnershipId'] }) | null> {
  const row = await tx.selectFrom('chronology.episode').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...parseEpisode(row), partnershipId: row.partnership_id as AboutIncident['partnershipId'] };
}

/** Held until the transaction ends, so that two people who change one episode at once are told. False where a newer form is here. */
export async function holdEpisode(tx: Tx, id: EpisodeId): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology-episode/${id}`}, 5))`.execute(tx);
  return (await tx.selectFrom('chronology.episode').select('id').where('takes_place_of', '=', id).executeTakeFirst()) === undefined;
}

export async function addEpisode(tx: Tx, incident: AboutIncident, content: EpisodeContent, before: { readonly id: EpisodeId; readonly removed: boolean } | null, by: PersonId, now: Date): Promise<EpisodeId> {
  const id = newId<'chronology-episode'>();
  await tx.insertInto('chronology.episode').values({
    id, incident_id: incident.id, partnership_id: incident.partnershipId, ...content, takes_place_of: before?.id ?? null, removed: before?.removed ?? false, at: now, by_person: by,
  }).execute();
  return id;
}

function parseEpisode(row: Selectable<DB['chronology.episode']>): Episode {
  return {
    id: row.id as EpisodeId, incidentId: row.incident_id, title: row.title, starts: row.starts, ends: row.ends, why: row.why,
    takesPlaceOf: row.takes_place_of as EpisodeId | null, removed: row.removed, at: row.at, by: row.by_person as PersonId,
  };
}

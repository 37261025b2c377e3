import { sql, type Selectable } from 'kysely';
import { newId, type Id } from '../../../kernel/id.ts';
import type { DB, Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { spellingsOf } from '../entries/agency.ts';
import type { ChronologyEntry } from '../entry.ts';
import { personToken } from '../people/index.ts';
import type { Hide } from '../release/index.ts';
import { placeOf } from './place.ts';
import { hideFromReader } from './protected.ts';
import { parseSourceId, type SourceId } from './sources.ts';

export type EntryId = Id<'chronology-entry'>;

/** An entry as the lists and the picture need it: without its cells. */
export interface EntryLine {
  readonly id: EntryId;
  readonly sourceId: SourceId;
  readonly agency: string;
  /** Empty where the record does not say. */
  readonly area: string;
  readonly eventType: string | null;
  readonly occurred: string | null;
  readonly knownTo: string;
  readonly told: string;
  /** Roles or ids of the people whom it names. */
  readonly persons: readonly string[];
}

/** What the picture reads of an entry. */
export type DrawnLine = Pick<EntryLine, 'agency' | 'area' | 'eventType' | 'occurred' | 'told' | 'persons'> & { readonly id: string };

/** An entry whole, with where it came from. */
export interface StoredEntry extends EntryLine {
  readonly content: ChronologyEntry;
  readonly corrects: EntryId | null;
  readonly reason: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: PersonId;
}

/** What a list is narrowed to; everything left out is everything. */
export interface EntryFilter {
  readonly agency?: string;
  readonly eventType?: string;
  /** Of somebody whom the entry names, as `personToken` gives it. */
  readonly person?: string;
  /** Day numbers, both included. An entry whose date could not be read is outside every period. */
  readonly from?: number;
  readonly to?: number;
  /** All of these words, anywhere in what was told. */
  readonly words?: readonly string[];
}

/** In batches, because one statement holds at most 65,535 values. */
const BATCH = 2_000;

/** Adds entries in their order, from position `first`; gives their ids. */
export async function addEntries(tx: Tx, source: SourceId, entries: readonly ChronologyEntry[], by: PersonId, now: Date, first = 0): Promise<readonly EntryId[]> {
  const rows = entries.map((entry, index) => rowOf(source, first + index, entry, by, now));
  for (let start = 0; start < rows.length; start += BATCH) await tx.insertInto('chronology.entry').values(rows.slice(start, start + BATCH)).execute();
  return rows.map(({ id }) => id);
}

/** Adds a correction beside the entry that it corrects. A second one at the same moment is refused by the table. */
export async function addCorrection(tx: Tx, old: StoredEntry, entry: ChronologyEntry, reason: string, by: PersonId, now: Date): Promise<EntryId> {
  const row = rowOf(old.sourceId, 0, entry, by, now);
  await tx.insertInto('chronology.entry').values({ ...row, corrects: old.id, reason }).execute();
  return row.id;
}

/** Adds many corrections at once, each beside the entry that it corrects; gives their ids. */
export async function addCorrections(tx: Tx, source: SourceId, corrections: readonly { readonly corrects: EntryId; readonly entry: ChronologyEntry; readonly reason: string }[], by: PersonId, now: Date): Promise<readonly EntryId[]> {
  const rows = corrections.map(({ corrects, entry, reason }) => ({ ...rowOf(source, 0, entry, by, now), corrects, reason }));
  for (let start = 0; start < rows.length; start += BATCH) await tx.insertInto('chronology.entry').values(rows.slice(start, start + BATCH)).execute();
  return rows.map(({ id }) => id);
}

function rowOf(source: SourceId, position: number, entry: ChronologyEntry, by: PersonId, now: Date) {
  return {
    id: newId<'chronology-entry'>(), source_id: source, position, agency: entry.agency, area: entry.area ?? '', event_type: entry.event_type ?? null, occurred: entry.occurred,
    ...placeOf(entry.occurred), known_to: entry.known_to ?? '', told: entry.text, content: JSON.stringify(entry), corrects: null, reason: null, recorded_at: now, recorded_by: by,
  };
}

/**
 * The entries that stand in the combined chronology, in its order: of sources taken in, and not corrected
 * since. What is hidden from whoever asks is not shown, and not found by asking for it either.
 */
export async function listEntries(tx: Tx, incidentId: string, filter: EntryFilter = {}): Promise<readonly EntryLine[]> {
  const hide = await hideFromReader(tx, incidentId);
  if (hide === null) return naming(await linesOf(tx, incidentId, filter), filter);
  const { agency, words = [], ...others } = filter;
  const lines = naming(hide(await linesOf(tx, incidentId, others)), filter);
  return lines.filter((line) => (agency === undefined || spellingsOf(agency).includes(line.agency)) && words.every((word) => line.told.toLowerCase().includes(word.toLowerCase())));
}

function naming(lines: readonly EntryLine[], { person }: EntryFilter): readonly EntryLine[] {
  if (person === undefined) return lines;
  const names = new Set([...new Set(lines.flatMap(({ persons }) => persons))].filter((name) => personToken(name) === person));
  return lines.filter(({ persons }) => persons.some((name) => names.has(name)));
}

async function linesOf(tx: Tx, incidentId: string, filter: EntryFilter): Promise<readonly EntryLine[]> {
  const rows = await standing(tx, incidentId, filter)
    .select(['e.id', 'e.source_id', 'e.agency', 'e.area', 'e.event_type', 'e.occurred', 'e.known_to', 'e.told'])
    .select(sql<readonly string[] | null>`e.content -> 'persons'`.as('persons'))
    .orderBy(sql`e.placed nulls last`).orderBy(sql`e.width nulls last`).orderBy(sql`e.clock nulls last`).orderBy('s.received_at').orderBy('e.position').orderBy('e.id')
    .execute();
  return rows.map((row) => ({
    id: parseEntryId(row.id), sourceId: parseSourceId(row.source_id), agency: row.agency, area: row.area, eventType: row.event_type, occurred: row.occurred, knownTo: row.known_to, told: row.told,
    persons: row.persons ?? [],
  }));
}

function standing(tx: Tx, incidentId: string, { agency, eventType, from, to, words = [] }: EntryFilter) {
  let query = tx.selectFrom('chronology.entry as e').innerJoin('chronology.source as s', 's.id', 'e.source_id')
    .where('s.incident_id', '=', incidentId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('chronology.entry as later').select('later.id').whereRef('later.corrects', '=', 'e.id'))))
    .where(sql<boolean>`coalesce((select a.kind <> 'set_aside' from chronology.source_act a where a.source_id = s.id order by a.seq desc limit 1), true)`);
  if (agency !== undefined) query = query.where('e.agency', 'in', spellingsOf(agency));
  if (eventType !== undefined) query = query.where('e.event_type', '=', eventType);
  // A date that spans days is in a period when any of them is.
  if (from !== undefined) query = query.where(sql<boolean>`e.placed + greatest(e.width, 0)::bigint >= ${from}`);
  if (to !== undefined) query = query.where('e.placed', '<=', to);
  for (const word of words) query = query.where(sql<boolean>`e.told ilike ${`%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`);
  return query;
}

/** These entries whole, in no particular order, without what is hidden from whoever asks. */
export async function readEntries(tx: Tx, ids: readonly string[]): Promise<readonly StoredEntry[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('chronology.entry as e').innerJoin('chronology.source as s', 's.id', 'e.source_id').selectAll('e').select('s.incident_id').where('e.id', 'in', ids).execute();
  const hides = new Map<string, Hide | null>();
  for (const incident of new Set(rows.map(({ incident_id }) => incident_id))) hides.set(incident, await hideFromReader(tx, incident));
  return rows.map((row) => { const entry = parseEntry(row); return hides.get(row.incident_id)?.(entry) ?? entry; });
}

/** The same entries whole, in the order of the list. */
export async function wholeOf(tx: Tx, lines: readonly EntryLine[]): Promise<readonly StoredEntry[]> {
  const whole = new Map((await readEntries(tx, lines.map(({ id }) => id))).map((entry) => [entry.id, entry]));
  return lines.flatMap(({ id }) => whole.get(id) ?? []);
}

/** An entry and every form that it had before, newest first. */
export async function historyOf(tx: Tx, id: string): Promise<readonly StoredEntry[]> {
  const [entry] = await readEntries(tx, [id]);
  if (entry === undefined) return [];
  return entry.corrects === null ? [entry] : [entry, ...(await historyOf(tx, entry.corrects))];
}

function parseEntry(row: Selectable<DB['chronology.entry']>): StoredEntry {
  const content = row.content as unknown as ChronologyEntry;
  return {
    id: parseEntryId(row.id), sourceId: parseSourceId(row.source_id), agency: row.agency, area: row.area, eventType: row.event_type, occurred: row.occurred, knownTo: row.known_to, told: row.told,
    persons: content.persons ?? [], content, corrects: row.corrects === null ? null : parseEntryId(row.corrects), reason: row.reason,
    recordedAt: row.recorded_at, recordedBy: row.recorded_by as PersonId,
  };
}

export function parseEntryId(id: string): EntryId {
  return id as EntryId;
}

/** Whether a newer form of this entry is here. */
export async function isCorrected(tx: Tx, id: EntryId): Promise<boolean> {
  return (await tx.selectFrom('chronology.entry').select('id').where('corrects', '=', id).executeTakeFirst()) !== undefined;
}

/** From each form of an entry that was corrected to the form that stands now. */
export async function formsThatStand(tx: Tx, incidentId: string): Promise<(id: string) => string> {
  const rows = await tx.selectFrom('chronology.entry as e').innerJoin('chronology.source as s', 's.id', 'e.source_id')
    .select(['e.id', 'e.corrects']).where('s.incident_id', '=', incidentId).where('e.corrects', 'is not', null).execute();
  const next = new Map(rows.map(({ id, corrects }) => [corrects, id]));
  return (id) => {
    let now = id;
    for (let later = next.get(now); later !== undefined; later = next.get(now)) now = later;
    return now;
  };
}

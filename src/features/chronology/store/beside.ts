import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { formsThatStand } from './entries.ts';
import { asMayBeSeen, hideFromReader } from './protected.ts';
import type { AboutIncident } from './sources.ts';

export type NoteKind = 'moment' | 'childs_words' | 'strength' | 'enquiry' | 'comment' | 'released_to';

export interface Note {
  readonly id: string;
  readonly entryId: string;
  readonly kind: NoteKind;
  readonly words: string;
  readonly at: Date;
  readonly by: PersonId;
}

export type Said = 'same' | 'different' | 'cannot_tell';

export interface Judgement {
  readonly id: string;
  readonly pair: readonly [string, string];
  readonly said: Said;
  readonly note: string;
  readonly at: Date;
  readonly by: PersonId;
}

/** What stands of a pair, with what was said of it before, newest first. */
export interface JudgedPair extends Judgement {
  readonly earlier: readonly Judgement[];
}

/** Held until the transaction ends, so that two people who say something of one chronology at once are answered one after the other. */
export async function holdBeside(tx: Tx, incidentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology-beside/${incidentId}`}, 5))`.execute(tx);
}

/** The notes that stand, each at the form of its entry that stands: a note outlives a correction. */
export async function listNotes(tx: Tx, incidentId: string): Promise<readonly Note[]> {
  const rows = await tx.selectFrom('chronology.note as n').selectAll('n').where('n.incident_id', '=', incidentId).where('n.kind', '<>', 'taken_back')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('chronology.note as later').select('later.id').whereRef('later.takes_back', '=', 'n.id'))))
    .orderBy('n.at').orderBy('n.id').execute();
  const stands = await formsThatStand(tx, incidentId);
  return asMayBeSeen(tx, incidentId, rows.map(parseNote).map((note) => ({ ...note, entryId: stands(note.entryId) })));
}

export async function addNote(tx: Tx, incident: AboutIncident, entryId: string, kind: NoteKind, words: string, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('chronology.note').values({
    id: newId<'chronology-note'>(), incident_id: incident.id, partnership_id: incident.partnershipId, entry_id: entryId, kind, words, takes_back: null, at: now, by_person: by,
  }).execute();
}

export async function takeNoteBack(tx: Tx, incident: AboutIncident, note: Note, reason: string, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('chronology.note').values({
    id: newId<'chronology-note'>(), incident_id: incident.id, partnership_id: incident.partnershipId, entry_id: note.entryId, kind: 'taken_back', words: reason, takes_back: note.id, at: now, by_person: by,
  }).execute();
}

/** The newest judgement of each pair, between the forms that stand; the pair that was judged last comes first. */
export async function listJudgements(tx: Tx, incidentId: string): Promise<readonly JudgedPair[]> {
  const rows = await tx.selectFrom('chronology.judgement').selectAll().where('incident_id', '=', incidentId).orderBy('at').orderBy('id').execute();
  const stands = await formsThatStand(tx, incidentId);
  const hide = await hideFromReader(tx, incidentId);
  const said = rows.map(parseJudgement).map((one): Judgement => ({ ...one, note: hide?.(one.note) ?? one.note, pair: inOrder(stands(one.pair[0]), stands(one.pair[1])) }));
  return [...Map.groupBy(said.toReversed(), ({ pair }) => pair.join(' ')).values()].flatMap(([newest, ...earlier]) => (newest === undefined ? [] : [{ ...newest, earlier }]));
}

export async function addJudgement(tx: Tx, incident: AboutIncident, pair: readonly [string, string], said: Said, note: string, by: PersonId, now: Date): Promise<void> {
  const [a, b] = inOrder(...pair);
  await tx.insertInto('chronology.judgement').values({
    id: newId<'chronology-judgement'>(), incident_id: incident.id, partnership_id: incident.partnershipId, entry_a: a, entry_b: b, said, note, at: now, by_person: by,
  }).execute();
}

/** As the table keeps a pair: the smaller id first. */
function inOrder(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

function parseNote(row: { id: string; entry_id: string; kind: string; words: string; at: Date; by_person: string }): Note {
  return { id: row.id, entryId: row.entry_id, kind: row.kind as NoteKind, words: row.words, at: row.at, by: row.by_person as PersonId };
}

function parseJudgement(row: { id: string; entry_a: string; entry_b: string; said: string; note: string; at: Date; by_person: string }): Judgement {
  return { id: row.id, pair: [row.entry_a, row.entry_b], said: row.said as Said, note: row.note, at: row.at, by: row.by_person as PersonId };
}

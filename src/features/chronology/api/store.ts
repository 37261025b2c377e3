import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { RequestRecord } from '../../incidents/index.ts';
import { parseEntryId, type EntryId } from '../store/entries.ts';
import { addSource, parseSourceId, type SourceId } from '../store/sources.ts';
import type { HeldForm } from './decide.ts';
import type { Question } from './draft.ts';

/** One form of what was sent under a reference. */
export interface SentForm extends HeldForm {
  readonly reference: string;
  readonly form: number;
  readonly position: number;
  readonly entryId: EntryId;
  readonly problems: readonly Question[];
}

/** One batch of one system for one request at a time, so that two that come at once are answered one after the other. */
export async function holdSending(tx: Tx, request: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology-sending/${request}`}, 5))`.execute(tx);
}

/** What this system sends for that request; null where it has sent nothing yet. */
export async function sourceOfSystem(tx: Tx, request: string, system: PersonId): Promise<SourceId | null> {
  const row = await tx.selectFrom('chronology.source').select('id').where('request_id', '=', request).where('received_by', '=', system).where('kind', '=', 'system').executeTakeFirst();
  return row === undefined ? null : parseSourceId(row.id);
}

export async function openSource(tx: Tx, record: RequestRecord, system: PersonId, now: Date): Promise<SourceId> {
  const source = { agency: record.organisation, organisationId: record.organisationId, requestId: record.id, fromSystem: true } as const;
  return (await sourceOfSystem(tx, record.id, system)) ?? addSource(tx, { id: record.incidentId, partnershipId: record.partnershipId }, source, system, now);
}

/** What is held under these references, by reference, the oldest form first. */
export async function heldUnder(tx: Tx, source: SourceId, references: readonly string[]): Promise<Map<string, SentForm[]>> {
  if (references.length === 0) return new Map();
  const rows = await tx.selectFrom('chronology.sent_entry').selectAll().where('source_id', '=', source).where('reference', 'in', references).orderBy('form').execute();
  return Map.groupBy(rows.map((row): SentForm => ({ ...row, entryId: parseEntryId(row.entry_id), problems: row.problems as unknown as readonly Question[] })), ({ reference }) => reference);
}

/** How many references are held. */
export async function countHeld(tx: Tx, source: SourceId): Promise<number> {
  const { count } = await tx.selectFrom('chronology.sent_entry').select((eb) => eb.fn.countAll<number>().as('count')).where('source_id', '=', source).where('form', '=', 1).executeTakeFirstOrThrow();
  return count;
}

/** When something was last sent that was new; null where nothing was. */
export async function newestSending(tx: Tx, source: SourceId): Promise<Date | null> {
  const row = await tx.selectFrom('chronology.sent_entry').select((eb) => eb.fn.max('sent_at').as('at')).where('source_id', '=', source).executeTakeFirst();
  return row?.at ?? null;
}

export async function addForms(tx: Tx, source: SourceId, forms: readonly SentForm[], request: string, now: Date): Promise<void> {
  if (forms.length === 0) return;
  await tx.insertInto('chronology.sent_entry').values(forms.map(({ reference, form, position, digest, entryId, problems }) => ({
    source_id: source, reference, form, position, digest, entry_id: entryId, problems: JSON.stringify(problems), sent_at: now, request,
  }))).execute();
}

/** From each of these entries to the form of it that stands now, whoever corrected it last. Held, as a person who corrects an entry holds it. */
export async function holdStanding(tx: Tx, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, EntryId>> {
  const before = [...(await standingForms(tx, entries)).values()].toSorted();
  await sql`select pg_advisory_xact_lock(hashtextextended('chronology-entry/' || id, 5)) from unnest(${before}::text[]) as held(id)`.execute(tx);
  return standingForms(tx, entries);
}

async function standingForms(tx: Tx, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, EntryId>> {
  const { rows } = await sql<{ first: string; id: string }>`
    with recursive form as (
      select e.id as first, e.id, 0 as step from chronology.entry e where e.id = any(${entries}::uuid[])
      union all select form.first, later.id, form.step + 1 from chronology.entry later join form on later.corrects = form.id)
    select distinct on (first) first, id from form order by first, step desc`.execute(tx);
  return new Map(rows.map(({ first, id }) => [parseEntryId(first), parseEntryId(id)]));
}

/** What is held under one reference, as it stands. */
export interface Held {
  readonly reference: string;
  readonly position: number;
  readonly forms: number;
  readonly sentAt: Date;
  readonly entryId: EntryId;
  /** Of the newest form; none where a person at the partnership has corrected it since. */
  readonly problems: readonly Question[];
  readonly correctedByPerson: boolean;
}

/** The newest form under each reference, in the order in which the references came. */
export async function listHeld(tx: Tx, source: SourceId, { after, most }: { after: number; most: number }): Promise<readonly Held[]> {
  const rows = await tx.selectFrom('chronology.sent_entry as s').select(['s.reference', 's.position', 's.form', 's.sent_at', 's.entry_id', 's.problems'])
    .select((eb) => eb.exists(eb.selectFrom('chronology.entry as e').select('e.id').whereRef('e.corrects', '=', 's.entry_id')).as('corrected'))
    .where('s.source_id', '=', source).where('s.position', '>', after)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('chronology.sent_entry as later').select('later.form')
      .whereRef('later.source_id', '=', 's.source_id').whereRef('later.reference', '=', 's.reference').whereRef('later.form', '>', 's.form'))))
    .orderBy('s.position').limit(most).execute();
  return rows.map((row) => ({
    reference: row.reference, position: row.position, forms: row.form, sentAt: row.sent_at, entryId: parseEntryId(row.entry_id),
    problems: row.corrected === true ? [] : (row.problems as unknown as readonly Question[]), correctedByPerson: row.corrected === true,
  }));
}

import type { Tx } from '../../../platform/database/index.ts';
import { sql } from 'kysely';
import type { EntryId } from '../store/entries.ts';
import type { SourceId } from '../store/sources.ts';
import type { Question } from './draft.ts';

/** An entry that a system sent and of which a person is asked something. */
export interface AskedEntry {
  readonly entryId: EntryId;
  readonly reference: string;
  readonly written: string;
  readonly told: string;
  readonly problems: readonly Question[];
}

// Nobody is asked any more once the sender has sent a clearer form, or a person has corrected the entry.
const stillAsked = sql<boolean>`jsonb_array_length(s.problems) > 0 and not exists (select 1 from chronology.entry later where later.corrects = s.entry_id)`;

/** The first of them, in the order in which they came, and how many there are. */
export async function askedOf(tx: Tx, source: SourceId, most: number): Promise<{ readonly entries: readonly AskedEntry[]; readonly count: number }> {
  const rows = await tx.selectFrom('chronology.sent_entry as s').innerJoin('chronology.entry as e', 'e.id', 's.entry_id')
    .select(['s.entry_id', 's.reference', 's.problems', 'e.told', sql<string>`e.content ->> 'occurred_text'`.as('written'), sql<number>`(count(*) over ())::int`.as('count')])
    .where('s.source_id', '=', source).where(stillAsked).orderBy('s.position').orderBy('s.form').limit(most).execute();
  return {
    count: rows[0]?.count ?? 0,
    entries: rows.map((row) => ({ entryId: row.entry_id as EntryId, reference: row.reference, written: row.written, told: row.told, problems: row.problems as unknown as readonly Question[] })),
  };
}

/** How many entries of each system's sending ask something of a person, by source; those that ask nothing are left out. */
export async function askedBySource(tx: Tx, incidentId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.selectFrom('chronology.sent_entry as s').innerJoin('chronology.source as o', 'o.id', 's.source_id')
    .select(['s.source_id', sql<number>`count(*)::int`.as('count')]).where('o.incident_id', '=', incidentId).where(stillAsked).groupBy('s.source_id').execute();
  return new Map(rows.map(({ source_id: source, count }) => [source, count]));
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Reading } from '../commands/read-apart.ts';
import type { ChronologyProblem } from '../entry.ts';
import { asMayBeSeen } from './protected.ts';
import type { SourceId } from './sources.ts';

/** What was read in a file under its newest mapping. */
export interface StoredReading extends Reading {
  readonly seq: number;
}

/** `agency` is whose account it is, where a person said so for this reading. */
export async function addReading(tx: Tx, source: SourceId, reading: Reading, by: PersonId, now: Date, agency?: string): Promise<void> {
  const { count } = await tx.selectFrom('chronology.reading').select((eb) => eb.fn.countAll<number>().as('count')).where('source_id', '=', source).executeTakeFirstOrThrow();
  const { mapping, ...result } = reading;
  await tx.insertInto('chronology.reading').values({ source_id: source, seq: count + 1, mapping: JSON.stringify(mapping), result: JSON.stringify(result), read_at: now, read_by: by, agency: agency ?? null }).execute();
}

/** The newest reading once more, as it is, now with whose account a person says it is; null takes back what was said. */
export async function sayWhose(tx: Tx, source: SourceId, agency: string | null, by: PersonId, now: Date): Promise<void> {
  await sql`
    insert into chronology.reading (source_id, seq, mapping, result, read_at, read_by, agency)
    select source_id, seq + 1, mapping, result, ${now}, ${by}, ${agency} from chronology.reading where source_id = ${source} order by seq desc limit 1`.execute(tx);
}

export async function newestReading(tx: Tx, source: string): Promise<StoredReading | null> {
  const row = await tx.selectFrom('chronology.reading as r').innerJoin('chronology.source as s', 's.id', 'r.source_id').select(['r.seq', 'r.mapping', 'r.result', 's.incident_id']).where('r.source_id', '=', source).orderBy('r.seq', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : asMayBeSeen(tx, row.incident_id, parseReading(row));
}

/** What the newest reading of a source came to. */
export interface ReadingOutcome {
  readonly entries: number;
  readonly problems: readonly ChronologyProblem[];
}

/** Of each of these sources, without its entries, of which a file may hold twenty thousand. */
export async function readingOutcomes(tx: Tx, incidentId: string, sources: readonly SourceId[]): Promise<ReadonlyMap<SourceId, ReadingOutcome>> {
  const { rows } = await sql<{ source_id: SourceId; entries: number; problems: readonly ChronologyProblem[] }>`
    select distinct on (source_id) source_id, jsonb_array_length(result -> 'entries') as entries, result -> 'problems' as problems
    from chronology.reading where source_id = any(${sources}::uuid[]) order by source_id, seq desc`.execute(tx);
  return new Map((await asMayBeSeen(tx, incidentId, rows)).map(({ source_id: source, entries, problems }) => [source, { entries, problems }]));
}

function parseReading({ seq, mapping, result }: { readonly seq: number; readonly mapping: unknown; readonly result: unknown }): StoredReading {
  return { seq, mapping: mapping as Reading['mapping'], ...(result as Omit<Reading, 'mapping'>) };
}

import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Reading } from '../commands/read-apart.ts';
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

export async function newestReading(tx: Tx, source: string): Promise<StoredReading | null> {
  const row = await tx.selectFrom('chronology.reading as r').innerJoin('chronology.source as s', 's.id', 'r.source_id').select(['r.seq', 'r.mapping', 'r.result', 's.incident_id']).where('r.source_id', '=', source).orderBy('r.seq', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : asMayBeSeen(tx, row.incident_id, parseReading(row));
}

function parseReading({ seq, mapping, result }: { readonly seq: number; readonly mapping: unknown; readonly result: unknown }): StoredReading {
  return { seq, mapping: mapping as Reading['mapping'], ...(result as Omit<Reading, 'mapping'>) };
}

import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';

/** Which value stands where coders differ, and why. */
export interface Adjudication {
  readonly reviewId: string;
  readonly unit: string;
  readonly code: string;
  readonly value: string;
  readonly reason: string;
  readonly at: Date;
  readonly by: PersonId;
}

/** What was adjudicated in a batch, oldest first: of one decision the last counts. */
export async function listAdjudications(tx: Tx, batch: string, review?: string): Promise<readonly Adjudication[]> {
  const query = tx.selectFrom('coders.adjudication').select(['review_id', 'unit_id', 'code', 'value', 'reason', 'at', 'by_person']).where('batch_id', '=', batch).orderBy('number');
  const rows = await (review === undefined ? query : query.where('review_id', '=', review)).execute();
  return rows.map((row) => ({ reviewId: row.review_id, unit: row.unit_id, code: row.code, value: row.value, reason: row.reason, at: row.at, by: row.by_person as PersonId }));
}

/** Lets one at a time settle what coders of a review differ on, until the transaction ends. */
export async function holdSettling(tx: Tx, batch: string, review: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`coders-settling/${batch}/${review}`}, 5))`.execute(tx);
}

export async function addAdjudication(tx: Tx, batch: string, { reviewId, unit, code, value, reason }: Omit<Adjudication, 'at' | 'by'>, by: PersonId, now: Date): Promise<void> {
  await tx.insertInto('coders.adjudication').values({ id: newId<'adjudication'>(), batch_id: batch, review_id: reviewId, unit_id: unit, code, value, reason, at: now, by_person: by }).execute();
}

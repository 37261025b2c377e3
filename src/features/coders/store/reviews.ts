import { z } from 'zod';
import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { CodedIncidentId } from './incidents.ts';

export type ReviewId = Id<'coded-review'>;
export type ReviewKind = 'rapid_review' | 'lcspr' | 'national';

export interface ReviewRecord {
  readonly id: ReviewId;
  readonly incidentId: CodedIncidentId;
  readonly reference: string;
  readonly kind: ReviewKind;
  /** YYYY-MM-DD; null where it is not known. */
  readonly receivedOn: string | null;
  /** Null for pasted text, and where only coded data came. */
  readonly fileName: string | null;
  readonly addedAt: Date;
  readonly addedBy: PersonId;
}

export interface NewReview {
  readonly incidentId: CodedIncidentId;
  readonly reference: string;
  readonly kind: ReviewKind;
  readonly receivedOn: string | null;
  readonly fileName: string | null;
  /** The file or the text as it was sent, with its SHA-256; null where only coded data came. */
  readonly sent: { readonly bytes: Uint8Array; readonly sha256: Uint8Array } | null;
  readonly paragraphs: readonly string[];
}

const COLUMNS = ['id', 'incident_id', 'reference', 'kind', 'received_on', 'file_name', 'added_at', 'added_by'] as const;
const texts = z.array(z.string());

/** Reviews, the newest first; of one incident in the order in which they came. */
export async function listReviews(tx: Tx, incident?: string): Promise<readonly ReviewRecord[]> {
  const query = tx.selectFrom('coders.review').select(COLUMNS);
  const rows = await (incident === undefined ? query.orderBy('added_at', 'desc').orderBy('reference') : query.where('incident_id', '=', incident).orderBy('received_on').orderBy('added_at')).execute();
  return rows.map(recordOf);
}

export async function findReview(tx: Tx, id: string): Promise<ReviewRecord | null> {
  const parsed = parseId<'coded-review'>(id);
  const row = parsed.ok ? await tx.selectFrom('coders.review').select(COLUMNS).where('id', '=', parsed.value).executeTakeFirst() : undefined;
  return row === undefined ? null : recordOf(row);
}

/** The review's text in paragraphs; the first is paragraph 1. */
export async function paragraphsOf(tx: Tx, review: string): Promise<readonly string[]> {
  const { paragraphs } = await tx.selectFrom('coders.review').select('paragraphs').where('id', '=', review).executeTakeFirstOrThrow();
  return texts.parse(paragraphs);
}

/** What was sent; null where only coded data came. */
export async function contentOf(tx: Tx, review: string): Promise<Buffer | null> {
  return (await tx.selectFrom('coders.review').select('content').where('id', '=', review).executeTakeFirstOrThrow()).content;
}

export async function findSameText(tx: Tx, sha256: Uint8Array): Promise<string | null> {
  return (await tx.selectFrom('coders.review').select('reference').where('sha256', '=', Buffer.from(sha256)).executeTakeFirst())?.reference ?? null;
}

export async function addReview(tx: Tx, review: NewReview, by: PersonId, now: Date): Promise<ReviewId> {
  const id = newId<'coded-review'>();
  await tx.insertInto('coders.review').values({
    id, incident_id: review.incidentId, reference: review.reference, kind: review.kind, received_on: review.receivedOn, file_name: review.fileName,
    content: review.sent === null ? null : Buffer.from(review.sent.bytes), sha256: review.sent === null ? null : Buffer.from(review.sent.sha256),
    paragraphs: JSON.stringify(review.paragraphs), added_at: now, added_by: by,
  }).execute();
  return id;
}

function recordOf(row: { id: string; incident_id: string; reference: string; kind: string; received_on: string | null; file_name: string | null; added_at: Date; added_by: string }): ReviewRecord {
  return {
    id: row.id as ReviewId, incidentId: row.incident_id as CodedIncidentId, reference: row.reference, kind: row.kind as ReviewKind, receivedOn: row.received_on,
    fileName: row.file_name, addedAt: row.added_at, addedBy: row.added_by as PersonId,
  };
}

import { openVersion, type Codebook } from '../../coding/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { CodedRow } from '../content/as-files.ts';
import type { Content, UnitContent } from '../content/coded.ts';
import { unitsAsked, type Unit } from '../content/unit.ts';
import { findBatch, type Assignment, type Batch } from '../store/batches.ts';
import { findIncident, listIncidents, type CodedIncident } from '../store/incidents.ts';
import { listPeople, type CodedPerson } from '../store/people.ts';
import { findReview, listReviews, type ReviewRecord } from '../store/reviews.ts';
import { listDrafts, readSubmissions, type Draft, type Submission } from '../store/submissions.ts';

/** A review with all that is coded of it under one codebook. */
export interface Codable {
  readonly batch: Batch;
  readonly review: ReviewRecord;
  readonly incident: CodedIncident;
  readonly book: Codebook;
  readonly units: readonly Unit[];
}

/** What one coder has in hand: their drafts, over what they submitted last. */
export interface Work extends Codable {
  readonly assignment: Assignment;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly latest: Submission | null;
}

export async function openCodable(tx: Tx, batchId: string, reviewId: string): Promise<Codable> {
  const [batch, review] = [await findBatch(tx, batchId), await findReview(tx, reviewId)];
  const incident = review === null ? null : await findIncident(tx, review.incidentId);
  const version = batch === null ? null : await openVersion(tx, batch.codebook);
  if (batch === null || review === null || incident === null || version === null) throw new Error(`the batch ${batchId} or the review ${reviewId} was there a moment ago`);
  return { batch, review, incident, book: version.book, units: unitsAsked(version.book, unitsOf(incident, review, await listPeople(tx, incident.id))) };
}

/** Every review of an existing batch, opened by as many questions to the database as one would take. */
export async function openCodables(tx: Tx, batchId: string, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Codable>> {
  const batch = await findBatch(tx, batchId);
  const version = batch === null ? null : await openVersion(tx, batch.codebook);
  if (batch === null || version === null) throw new Error(`the batch ${batchId} was there a moment ago`);
  const [reviews, incidents] = [(await listReviews(tx)).filter(({ id }) => wanted.has(id)), new Map((await listIncidents(tx)).map((incident) => [incident.id, incident]))];
  const people = Map.groupBy(await listPeople(tx), ({ incidentId }) => incidentId);
  return new Map(reviews.flatMap((review) => {
    const incident = incidents.get(review.incidentId);
    return incident === undefined ? [] : [[review.id, { batch, review, incident, book: version.book, units: unitsAsked(version.book, unitsOf(incident, review, people.get(incident.id) ?? [])) }] as const];
  }));
}

/** Everything that can be coded of a review: the incident, the review, and the people. */
function unitsOf(incident: CodedIncident, review: ReviewRecord, people: readonly CodedPerson[]): readonly Unit[] {
  return [
    { id: incident.id, kind: 'incident', reference: incident.reference, described: 'The incident' },
    { id: review.id, kind: 'review', reference: review.reference, described: 'The review, and practice as it found it' },
    ...people.map(({ id, kind, reference, described }): Unit => ({ id, kind, reference, described })),
  ];
}

/** Opens what the coder of an assignment has in hand. Only for that coder: drafts of others are seen by nobody. */
export async function openWork(tx: Tx, assignment: Assignment): Promise<Work> {
  const codable = await openCodable(tx, assignment.batchId, assignment.reviewId);
  const [drafts, submissions] = [await listDrafts(tx, assignment.id), await readSubmissions(tx, [assignment.id])];
  return { ...codable, assignment, drafts: new Map(drafts.map((draft) => [draft.unit, draft])), latest: submissions.at(-1) ?? null };
}

/** What is coded of a unit so far; nothing where it was not begun. */
export function contentInHand({ drafts, latest }: Pick<Work, 'drafts' | 'latest'>, unit: string): UnitContent | null {
  return drafts.get(unit)?.content ?? latest?.content[unit] ?? null;
}

/** The records of coded data that some content comes to. */
export function rowsOf({ incident, review, units }: Pick<Codable, 'incident' | 'review' | 'units'>, content: (unit: string) => UnitContent | null): readonly CodedRow[] {
  return units.map(({ id, kind, reference }) => ({
    kind, key: reference, incident: incident.reference, reviews: [review.reference],
    values: Object.fromEntries(Object.entries(content(id) ?? {}).flatMap(([code, { value }]) => (value === '' ? [] : [[code, value]]))),
  }));
}

/** Content as it is submitted: what the coder said, and `does_not_apply` where a rule says so. */
export function contentOfRows(work: Work, rows: readonly CodedRow[]): Content {
  return Object.fromEntries(work.units.map(({ id, kind, reference }) => {
    const [said, values] = [contentInHand(work, id) ?? {}, rows.find((row) => row.kind === kind && row.key === reference)?.values ?? {}];
    return [id, Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value, passages: said[code]?.value === value ? said[code].passages : [], memo: said[code]?.memo ?? '' }]))];
  }));
}

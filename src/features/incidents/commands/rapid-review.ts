import type { Tx } from '../../../platform/database/index.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { InStage } from '../pathway/incident.ts';
import { stageWords } from '../pathway/incident.ts';
import { REVIEW_DRAFT, reviewNow, type ReviewNow } from '../review/rapid-review.ts';
import { refusal } from '../refusals.ts';
import { releasing, type Releasing } from '../review/released-review.ts';
import { findDraft, holdIncident, listRequests, type Draft, type IncidentRecord } from '../store/index.ts';
import { addReleased } from '../store/released-reviews.ts';
import { act, incidentOf, type Doing } from './act.ts';

export interface ReviewFound {
  readonly incident: InStage<'rapid-review' | 'review-sent'>;
  readonly draft: Draft | null;
  readonly now: ReviewNow;
}

/** The rapid review of an incident as it stands; null where there is none at its stage. */
export async function findReview(tx: Tx, record: IncidentRecord, now: Date): Promise<ReviewFound | null> {
  const incident = incidentOf(record);
  if (incident?.stage !== 'rapid-review' && incident?.stage !== 'review-sent') return null;
  const draft = await findDraft(tx, record.id, REVIEW_DRAFT);
  return { incident, draft, now: reviewNow(incident, draft?.typed ?? {}, await listRequests(tx, record.id), now) };
}

/** What would be released of a review that was found. */
export function releasingOf({ incident, draft, now }: ReviewFound, reference: string): Releasing {
  return releasing(incident, reference, now, draft?.version ?? 0);
}

/**
 * Releases the review to the agencies that were asked: frozen, with the act that says so. `seen`
 * is that of what the person read.
 */
export async function releaseReview(doing: Doing, incidentId: string, seen: string): Promise<Result<number>> {
  const { tx, by, now } = doing;
  const record = await holdIncident(tx, incidentId);
  if (record === null) return refuse(refusal('INCIDENT_NOT_RECORDED'));
  const review = await findReview(tx, record, now);
  if (review === null) return refuse(refusal('ACT_NOT_POSSIBLE', { stage: stageNow(record) }));
  const { content, seen: current, written, refusals } = releasingOf(review, record.reference);
  if (!written) return refuse(refusal('REVIEW_NOT_WRITTEN'));
  if (current !== seen) return refuse(refusal('ANSWERS_CHANGED'));
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  const done = await act(doing, incidentId, { kind: 'released', data: { parts: content.parts } });
  if (!done.ok) return done;
  const version = review.incident.versions.release + 1;
  await addReleased(tx, record, version, content, by, now);
  return ok(version);
}

function stageNow(record: IncidentRecord): string {
  const incident = incidentOf(record);
  return incident === null ? 'not recorded yet' : stageWords[incident.stage];
}

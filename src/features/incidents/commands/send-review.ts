import { momentOf } from '../../../kernel/london-time.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { decide } from '../pathway/decide.ts';
import { decisionVersions } from '../review/decision-history.ts';
import { panelNotice, panelReview, type Reviewing, type Sending } from '../panel/panel-review.ts';
import { partsToSend } from '../review/rapid-review.ts';
import { refusal } from '../refusals.ts';
import { standingOf } from '../pathway/standing.ts';
import { addActs, holdIncident, sendToPanel, type IncidentRecord } from '../store/index.ts';
import { namesOf } from '../store/people.ts';
import { incidentOf, type Doing } from './act.ts';
import { findReview, type ReviewFound } from './rapid-review.ts';

/** What a person saw on the page from which they send, and what they say. */
export interface SendingAsked {
  /** `sendingSeen` of what the page showed, so that nothing goes unread. */
  readonly seen: string;
  readonly reason: string;
}

/** What is about to go, in one line: the versions of the review, its draft and the decision, and who has answered. */
export function sendingSeen({ versions, ...incident }: Reviewing, draft: number): string {
  return [versions.review + 1, draft, versions.decision, standingOf(incident.proposed), ...Object.entries(incident.proposed?.answers ?? {}).map(([partner, answer]) => `${partner} ${answer.answer}`)].join('/');
}

/**
 * Sends the rapid review to the Panel as it stands, and adds that to the incident's history in the
 * same transaction. Refuses `REVIEW_SENT_ALREADY` where a version went since the page was opened,
 * and `ANSWERS_CHANGED` where the review, the decision or a signature did change.
 */
export async function sendReview(doing: Doing, incidentId: string, { seen, reason }: SendingAsked): Promise<Result<IncidentRecord>> {
  const held = await heldForReview(doing, incidentId);
  if (!held.ok) return held;
  const { record, incident } = held.value;
  const review = await findReview(doing.tx, record, doing.now);
  if (review === null) return refuse(refusal('REVIEW_NOT_UNDER_WAY'));
  const [seenReview = ''] = seen.split('/');
  if (seenReview !== '' && Number(seenReview) <= incident.versions.review) return refuse(refusal('REVIEW_SENT_ALREADY'));
  if (seen !== sendingSeen(incident, review.draft?.version ?? 0)) return refuse(refusal('ANSWERS_CHANGED'));
  return send(doing, record, review, reason);
}

/** Sends the Panel the decision as it stands, after the rapid review has gone. Refuses as `decide` does. */
export async function sendDecisionNotice(doing: Doing, incidentId: string, { seen, reason }: SendingAsked): Promise<Result<IncidentRecord>> {
  const held = await heldForReview(doing, incidentId);
  if (!held.ok) return held;
  const { record, incident } = held.value;
  const decided = decide(incident, { kind: 'decision_notice_sent', data: { sentAt: momentOf(doing.now), reason } }, doing);
  if (!decided.ok) return decided;
  if (seen !== sendingSeen(incident, 0)) return refuse(refusal('ANSWERS_CHANGED'));
  await addActs(doing.tx, record, doing.by, doing.now, decided.value);
  const version = record.acts.filter(({ kind }) => kind === 'decision_notice_sent').length + 1;
  await sendToPanel(doing.tx, record, 'decision_notice', version, panelNotice(incident, await sendingOf(doing, record, reason)), doing.by, doing.now);
  return ok(record);
}

async function send(doing: Doing, record: IncidentRecord, { incident, now }: ReviewFound, reason: string): Promise<Result<IncidentRecord>> {
  const locked = partsToSend(now);
  if (!locked.ok) return locked;
  const content = panelReview(incident, now, locked.value, await sendingOf(doing, record, reason));
  const decided = decide(incident, { kind: 'rapid_review_sent', data: { sentAt: momentOf(doing.now), reason, parts: content.parts } }, doing);
  if (!decided.ok) return decided;
  await addActs(doing.tx, record, doing.by, doing.now, decided.value);
  await sendToPanel(doing.tx, record, 'rapid_review', incident.versions.review + 1, content, doing.by, doing.now);
  return ok(record);
}

async function sendingOf({ tx, now }: Doing, record: IncidentRecord, reason: string): Promise<Sending> {
  const [decision] = decisionVersions(record.acts);
  const nameOf = await namesOf(tx, decision?.given.map(({ by }) => by) ?? []);
  return { sentAt: momentOf(now), reason, decision, nameOf };
}

async function heldForReview({ tx }: Doing, incidentId: string): Promise<Result<{ readonly record: IncidentRecord; readonly incident: Reviewing }>> {
  const record = await holdIncident(tx, incidentId);
  const incident = record === null ? null : incidentOf(record);
  if (record === null || incident === null) return refuse(refusal('INCIDENT_NOT_RECORDED'));
  if (incident.stage !== 'rapid-review' && incident.stage !== 'review-sent') return refuse(refusal('REVIEW_NOT_UNDER_WAY'));
  return ok({ record, incident });
}

import {
  acknowledge, answerDecision, decisionDraft, findIncident, findReview, incidentOf, listPanelItems, proposeDecision, releaseReview, releasingOf, reviewDraft, sendingSeen, sendReview, typedFromDecision,
  type Doing, type IncidentId, type Partner, type ReviewDecision,
} from '../features/incidents/index.ts';
import type { Typed } from '../platform/forms/index.ts';
import type { Cast } from './cast.ts';
import { must } from './days.ts';
import { saved } from './pathway.ts';

/** Writes the rapid review's own text and saves it. */
export async function written(cast: Cast, when: Date, incident: IncidentId, text: Typed): Promise<void> {
  await saved(await cast.as('bm', when), incident, reviewDraft, text);
}

/** Puts a decision to the three partners. */
export async function proposed(cast: Cast, when: Date, incident: IncidentId, decision: ReviewDecision): Promise<void> {
  const doing = await cast.as('bm', when);
  await saved(doing, incident, decisionDraft, typedFromDecision(decision));
  must(await proposeDecision(doing, incident, 1));
}

export async function signed(cast: Cast, when: Date, incident: IncidentId, partner: Partner): Promise<void> {
  must(await answerDecision(await cast.as(`partner-${partner}`, when), incident, [partner], { partner, version: 1, answer: { kind: 'sign' } }));
}

export async function dissented(cast: Cast, when: Date, incident: IncidentId, partner: Partner, reason: string): Promise<void> {
  must(await answerDecision(await cast.as(`partner-${partner}`, when), incident, [partner], { partner, version: 1, answer: { kind: 'dissent', reason } }));
}

/** Sends the rapid review to the Panel as it stands; `reason` where the partners have not all answered. */
export async function reviewSent(cast: Cast, when: Date, incident: IncidentId, reason = ''): Promise<void> {
  const doing = await cast.as('bm', when);
  must(await sendReview(doing, incident, { seen: sendingSeen(await reviewing(doing, incident), 1), reason }));
}

/** Lets the agencies that were asked read the review. */
export async function released(cast: Cast, when: Date, incident: IncidentId): Promise<void> {
  const doing = await cast.as('bm', when);
  const record = await findIncident(doing.tx, incident);
  const review = record === null ? null : await findReview(doing.tx, record, when);
  if (record === null || review === null) throw new Error('the demonstration has no rapid review to release');
  must(await releaseReview(doing, incident, releasingOf(review, record.reference).seen));
}

/** The Panel's secretariat acknowledges the newest thing that came of this incident. */
export async function acknowledged(cast: Cast, when: Date, incident: IncidentId, note = ''): Promise<void> {
  const doing = await cast.as('secretariat', when);
  const [newest] = await listPanelItems(doing.tx, incident);
  if (newest === undefined) throw new Error('the demonstration sent the Panel nothing');
  must(await acknowledge(doing, newest.id, note));
}

async function reviewing({ tx }: Doing, incident: IncidentId) {
  const record = await findIncident(tx, incident);
  const now = record === null ? null : incidentOf(record);
  if (now?.stage !== 'rapid-review' && now?.stage !== 'review-sent') throw new Error('the demonstration has no rapid review under way');
  return now;
}

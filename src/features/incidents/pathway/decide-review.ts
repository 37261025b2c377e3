import type { Refusal } from '../../../kernel/result.ts';
import type { NewAct } from './act.ts';
import type { Partner } from './facts.ts';
import type { Incident, PartnerAnswer, ProposedDecision } from './incident.ts';
import { refusal } from '../refusals.ts';
import type { ReviewDecision } from './review-decision.ts';
import { panelKnowsDecision, partnerWords } from './standing.ts';

/**
 * A conclusion that its own answers deny. Partners arrange a review where they consider one
 * appropriate (section 16F), so those two answers go together; the criteria alone neither oblige
 * nor forbid a review.
 */
export function checkProposal({ appropriate, conclusion }: ReviewDecision): readonly Refusal[] {
  if ((appropriate.answer === 'yes') === (conclusion === 'lcspr')) return [];
  const contradiction = conclusion === 'lcspr'
    ? 'A review is concluded, and answered not to be appropriate'
    : 'A review is answered to be appropriate, and concluded not to be held';
  return [refusal('DECISION_CONTRADICTS_ITSELF', { contradiction, field: 'conclusion' })];
}

/** What is against a partner's answer: no decision, another version than they read, or the same answer again. */
export function checkAnswer(
  proposed: ProposedDecision | undefined,
  { partner, version }: { readonly partner: Partner; readonly version: number },
  answer: PartnerAnswer['answer'] | undefined,
): readonly Refusal[] {
  if (proposed === undefined) return [refusal('DECISION_NOT_PROPOSED')];
  if (proposed.version !== version) return [refusal('DECISION_CHANGED', { version: String(proposed.version) })];
  const given = proposed.answers[partner]?.answer;
  return given === 'signed' && answer === 'signed' ? [refusal('ALREADY_ANSWERED', { partner: partnerWords[partner] })] : [];
}

export function partnerAnswered({ kind }: NewAct): PartnerAnswer['answer'] | undefined {
  if (kind === 'partner_signed') return 'signed';
  return kind === 'partner_dissented' ? 'dissented' : undefined;
}

/** What is against a notice of the decision: the Panel has been sent it as it stands. */
export function checkNotice(incident: Incident): readonly Refusal[] {
  return incident.stage === 'review-sent' && panelKnowsDecision(incident) ? [refusal('PANEL_KNOWS_ALREADY')] : [];
}

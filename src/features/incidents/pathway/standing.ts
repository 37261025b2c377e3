import type { StandingOfDecision } from './act.ts';
import { PARTNERS, type Partner } from './facts.ts';
import type { InStage, ProposedDecision } from './incident.ts';

export const partnerWords = {
  council: 'the local authority',
  health: 'the integrated care board',
  police: 'the police',
} as const satisfies Record<Partner, string>;

/** How a decision is marked wherever it is shown. */
export const standingWords = {
  'no-decision-yet': 'No decision yet',
  'not-yet-joint': 'Not yet joint',
  'with-dissent': 'Decided with dissent',
  joint: 'Joint decision of the three safeguarding partners',
} as const satisfies Record<StandingOfDecision, string>;

/** The partners who have neither signed nor dissented. */
export function partnersWaiting(proposed: ProposedDecision): readonly Partner[] {
  return PARTNERS.filter((partner) => proposed.answers[partner] === undefined);
}

export function partnersDissenting(proposed: ProposedDecision): readonly Partner[] {
  return PARTNERS.filter((partner) => proposed.answers[partner]?.answer === 'dissented');
}

/** A partner who has not answered is not a partner who dissents: the two are told apart. */
export function standingOf(proposed: ProposedDecision | undefined): StandingOfDecision {
  if (proposed === undefined) return 'no-decision-yet';
  if (partnersWaiting(proposed).length > 0) return 'not-yet-joint';
  return partnersDissenting(proposed).length > 0 ? 'with-dissent' : 'joint';
}

/** Whether sending now needs a reason: the deadline does not wait for the partners, but the reader is told why. */
export function needsReasonToSend(standing: StandingOfDecision): boolean {
  return standing === 'no-decision-yet' || standing === 'not-yet-joint';
}

/**
 * Whether the Panel has been sent the newest decision as it stands today. False means an open
 * duty to tell it: of a decision made later, of a new version, or of a signature that came later.
 */
export function panelKnowsDecision({ proposed, notices }: InStage<'rapid-review' | 'review-sent'>): boolean {
  const last = notices.at(-1);
  return proposed !== undefined && last?.decision === proposed.version && last.standing === standingOf(proposed);
}

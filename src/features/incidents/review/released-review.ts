import type { InStage, ProposedDecision } from '../pathway/incident.ts';
import type { ReviewNow } from './rapid-review.ts';
import { PARTNERS } from '../pathway/facts.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import { partnerWords, standingOf, standingWords } from '../pathway/standing.ts';
import type { ReleasedContent } from '../store/released-reviews.ts';

type Reviewing = InStage<'rapid-review' | 'review-sent'>;

/**
 * What the contributors are shown: the review's own text, and the decision where there is one. The
 * other agencies' summaries are not in it, because each was written for the partnership.
 */
export function releaseContent(incident: Reviewing, reference: string, { text }: ReviewNow): ReleasedContent {
  return { title: `Rapid review ${reference}`, marks: standingMarks(incident), parts: [text, ...(incident.proposed?.parts ?? [])] };
}

/** What must stand beside the review wherever it is read: whether it has gone, and how the partners stand on the decision. */
export function standingMarks(incident: Reviewing): readonly string[] {
  const standing = standingOf(incident.proposed);
  const decision = standing === 'no-decision-yet' ? 'No decision yet on a local child safeguarding practice review' : `The decision: ${standingWords[standing].toLowerCase()}`;
  return [...(incident.stage === 'review-sent' ? [] : ['Not yet sent to the Panel']), decision];
}

/** How each partner stands on a decision, one line each. */
export function partnersOn(proposed: ProposedDecision): readonly { readonly label: string; readonly text: string }[] {
  return PARTNERS.map((partner) => {
    const given = proposed.answers[partner];
    const text = given === undefined ? 'Has not answered' : given.answer === 'signed' ? 'Signed' : `Dissents: ${given.reason}`;
    return { label: capitalFirst(partnerWords[partner]), text };
  });
}


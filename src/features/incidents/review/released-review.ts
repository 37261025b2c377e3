import { momentInWords, type Moment } from '../../../kernel/london-time.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import type { InStage, ProposedDecision } from '../pathway/incident.ts';
import type { ReviewNow } from './rapid-review.ts';
import { rapidReviewSet } from './rapid-review-form.ts';
import { PARTNERS } from '../pathway/facts.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import { partnerWords, standingOf, standingWords } from '../pathway/standing.ts';
import type { ReleasedContent } from '../store/released-reviews.ts';

type Reviewing = InStage<'rapid-review' | 'review-sent'>;

/** What a release would let the contributors read. */
export interface Releasing {
  readonly content: ReleasedContent;
  /** Which text this is, for the form, so that nothing goes that the person did not read. */
  readonly seen: string;
  readonly written: boolean;
  /** Whether something was written since the version that went to the Panel, which is not in it. */
  readonly writtenSince: boolean;
  /** What keeps a text that has not gone yet from being locked. */
  readonly refusals: readonly Refusal[];
}

/**
 * What the contributors are shown: the review's own text, and the decision where there is one. Once
 * the review has gone, the text is the newest version that went, so that the contributors and the
 * Panel read the same. The other agencies' summaries are not in it, because each was written for
 * the partnership. `draft` is the version of the text that is being written.
 */
export function releasing(incident: Reviewing, reference: string, { text, refusals }: ReviewNow, draft: number): Releasing {
  const sent = newestSent(incident);
  const shown = sent?.text ?? text;
  const went = sent === undefined ? [] : [`Version ${sent.version}, as it was sent to the Panel at ${momentInWords(sent.sentAt)}`];
  return {
    content: { title: `Rapid review ${reference}`, marks: [...went, ...standingMarks(incident)], parts: [shown, ...(incident.proposed?.parts ?? [])] },
    seen: sent === undefined ? `draft ${draft}` : `sent ${sent.version}`,
    written: shown.answers.some(({ value }) => value.length > 0),
    writtenSince: sent !== undefined && draft > 0 && !readsAlike(shown, text),
    refusals: sent === undefined ? refusals : [],
  };
}

function newestSent(incident: Reviewing): { readonly version: number; readonly sentAt: Moment; readonly text: FrozenPart } | undefined {
  const sent = incident.stage === 'review-sent' ? incident.reviews.at(-1) : undefined;
  const text = sent?.parts.find(({ part }) => part === rapidReviewSet.id);
  return sent === undefined || text === undefined ? undefined : { version: sent.version, sentAt: sent.sentAt, text };
}

function readsAlike(one: FrozenPart, other: FrozenPart): boolean {
  return valuesOf(one) === valuesOf(other);
}

function valuesOf({ answers }: FrozenPart): string {
  return JSON.stringify(answers.map(({ name, value }) => [name, value]));
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


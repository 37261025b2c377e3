import { refuse, unlessRefused, type Result } from '../../../kernel/result.ts';
import { checkAnswers, freeze, typedFrom, type Typed } from '../../../platform/forms/index.ts';
import type { CommandOf } from '../pathway/command.ts';
import type { Terms } from '../pathway/decide.ts';
import { checkProposal } from '../pathway/decide-review.ts';
import type { Partner } from '../pathway/facts.ts';
import type { FrozenPart } from '../pathway/frozen-part.ts';
import { refusal } from '../refusals.ts';
import { CRITERIA, type ReviewDecision } from '../pathway/review-decision.ts';
import { reviewDecisionFrom, reviewDecisionSet } from '../review/review-decision-form.ts';
import { partnerWords } from '../pathway/standing.ts';
import { findDraft, holdIncident, type IncidentRecord } from '../store/index.ts';
import { act, draftOf, type Doing } from './act.ts';

/** The draft of a decision that has not been put to the partners yet. */
export const decisionDraft = draftOf('review_decision_proposed');

/** What a filled form would put to the partners, or everything that is wrong with it. Changes nothing. */
export function readReviewDecision(typed: Typed, terms: Terms): Result<CommandOf<'review_decision_proposed'>['data']> {
  const answers = checkAnswers(reviewDecisionSet, typed, terms);
  if (!answers.ok) return answers;
  const decision = reviewDecisionFrom(answers.value);
  const { id, version, title } = reviewDecisionSet;
  const part: FrozenPart = { part: id, title, questions: id, questionsVersion: version, answers: freeze(reviewDecisionSet, answers.value) };
  return unlessRefused(checkProposal(decision), () => ({ decision, parts: [part] }));
}

/** Puts the draft, in the version that the person checked, to the three partners; each is asked again. */
export async function proposeDecision(doing: Doing, incidentId: string, seen: number): Promise<Result<IncidentRecord>> {
  await holdIncident(doing.tx, incidentId);
  const draft = await findDraft(doing.tx, incidentId, decisionDraft);
  if (draft === null || draft.version !== seen) return refuse(refusal('ANSWERS_CHANGED'));
  const read = readReviewDecision(draft.typed, doing);
  return read.ok ? act(doing, incidentId, { kind: 'review_decision_proposed', data: read.value }) : read;
}

export interface AnswerGiven {
  readonly partner: Partner;
  /** The version that the person read. */
  readonly version: number;
  readonly answer: { readonly kind: 'sign' } | { readonly kind: 'dissent'; readonly reason: string };
}

/** Records a partner's answer, given by someone who stands for that partner: `mine` are those they stand for here. */
export async function answerDecision(doing: Doing, incidentId: string, mine: readonly Partner[], { partner, version, answer }: AnswerGiven): Promise<Result<IncidentRecord>> {
  if (!mine.includes(partner)) return refuse(refusal('PARTNER_NOT_YOURS', { partner: partnerWords[partner] }));
  return answer.kind === 'sign'
    ? act(doing, incidentId, { kind: 'partner_signed', data: { partner, version } })
    : act(doing, incidentId, { kind: 'partner_dissented', data: { partner, version, reason: answer.reason } });
}

/** A decision as it would be typed, so that a new version begins from the last. */
export function typedFromDecision(decision: ReviewDecision): Typed {
  const asked = ['serious', 'importantToArea', 'appropriate', ...CRITERIA] as const;
  return typedFrom(reviewDecisionSet, {
    ...Object.assign({}, ...asked.map((name) => ({ [name]: decision[name].answer, [`${name}-reason`]: decision[name].reason }))),
    conclusion: decision.conclusion,
  });
}

/** Whether a decision can be put to the partners, or answered, at this stage. */
export function decisionOpen(stage: string): stage is 'rapid-review' | 'review-sent' {
  return stage === 'rapid-review' || stage === 'review-sent';
}


import type { Answers, Question, QuestionSet } from '../../../platform/forms/index.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import { ReviewDecision } from '../pathway/review-decision.ts';

const YES_NO = [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }] as const;
const YES_NO_UNSURE = [...YES_NO, { value: 'not-known', text: 'Cannot be said yet' }] as const;

/** The words of the criteria in SI 2018/789 regulation 11, and where they come from. */
export const criterionWords = {
  improvements: 'It highlights or may highlight improvements needed to safeguard and promote the welfare of children, including where those improvements have been previously identified',
  recurrentThemes: 'It highlights or may highlight recurrent themes in the safeguarding and promotion of the welfare of children',
  workingTogether: 'It highlights or may highlight concerns regarding two or more organisations or agencies working together effectively',
  panelView: 'It is one which the Panel have considered and concluded a local review may be more appropriate',
} as const;

export const reviewDecisionSource = {
  questions: { source: 'Children Act 2004 section 16F', status: 'statute' },
  criteria: { source: 'Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 (SI 2018/789) regulation 11', status: 'statute' },
} as const;

/**
 * What the safeguarding partners are asked about a local child safeguarding practice review: the
 * three questions of section 16F, the four criteria of the regulations, and the conclusion.
 */
export const reviewDecisionSet: QuestionSet = {
  id: 'review-decision',
  version: '2026-11-22',
  title: 'Decision on a local child safeguarding practice review',
  questions: [
    ...asked('serious', 'whether the case is serious', 'Is this a serious child safeguarding case?', 'Abuse or neglect of a child is known or suspected, and the child has died or been seriously harmed', YES_NO),
    ...asked('importantToArea', 'issues of importance to the area', 'Does it raise issues of importance in relation to the area?', undefined, YES_NO),
    ...asked('improvements', 'improvements needed', `${criterionWords.improvements}?`, 'First of the criteria to consider', YES_NO_UNSURE),
    ...asked('recurrentThemes', 'recurrent themes', `${criterionWords.recurrentThemes}?`, 'Second of the criteria. Look at the area’s own earlier reviews', YES_NO_UNSURE),
    ...asked('workingTogether', 'agencies working together', `${criterionWords.workingTogether}?`, 'Third of the criteria', YES_NO_UNSURE),
    ...asked('panelView', 'the Panel’s view', `${criterionWords.panelView}?`, 'Fourth of the criteria. Choose “Cannot be said yet” before the Panel has considered the rapid review', YES_NO_UNSURE),
    ...asked('appropriate', 'whether a review would be appropriate', 'Would a local child safeguarding practice review be appropriate?', 'Meeting the criteria does not oblige a review, and not meeting them does not forbid one', YES_NO),
    {
      kind: 'choice', name: 'conclusion', wording: 'What do the safeguarding partners conclude?', short: 'The conclusion', missing: 'Select what the safeguarding partners conclude',
      options: [
        { value: 'lcspr', text: 'There will be a local child safeguarding practice review' },
        { value: 'no-lcspr', text: 'There will be no local child safeguarding practice review' },
      ],
    },
  ],
};

/** The decision in answers that passed the set's own checks. Throws when they did not, because that is our fault. */
export function reviewDecisionFrom(answers: Answers): ReviewDecision {
  const given = (name: string): { readonly answer: unknown; readonly reason: unknown } => ({ answer: answers[name], reason: answers[`${name}-reason`] });
  return ReviewDecision.parse({
    serious: given('serious'), importantToArea: given('importantToArea'), appropriate: given('appropriate'),
    improvements: given('improvements'), recurrentThemes: given('recurrentThemes'), workingTogether: given('workingTogether'), panelView: given('panelView'),
    conclusion: answers['conclusion'],
  });
}

/** `about` names the question where seven reasons stand on one page, and in the list of what is missing. */
function asked(name: string, about: string, wording: string, hint: string | undefined, options: readonly { readonly value: string; readonly text: string }[]): readonly Question[] {
  const choice = { kind: 'choice', name, wording, options, short: capitalFirst(about), missing: `Select an answer about ${about}` } as const;
  return [
    hint === undefined ? choice : { ...choice, hint },
    { kind: 'long-text', name: `${name}-reason`, wording: `Reason for the answer about ${about}`, maxLength: 4000, missing: `Enter the reason for the answer about ${about}` },
  ];
}

import type { Question, QuestionSet } from '../../../platform/forms/index.ts';
import { reviewHeadings, type HeadingId } from './review-headings.ts';

const hints: Readonly<Record<HeadingId, string>> = {
  family: 'Who lived with the child and who else mattered, fathers and partners as much as mothers',
  characteristics: 'As recorded, by whom, and what was not recorded',
  facts: 'What is established, by whom it is known, and what is not established yet',
  status: 'Orders, where the child was placed, and each plan with its dates',
  involvement: 'Each agency that answered, from when to when it was involved, and what for',
  chronology: 'Only what bears on this review. “No record of” where there is none',
  episodes: 'For each: what was known then, what was done, and why that made sense at the time',
  voice: 'What daily life was like for this child, and the child’s own words or signs. Say when nobody recorded them',
  race: 'How racism and other inequalities, those of disability included, may have shaped the family’s life and the practice',
  parents: 'Who they are, what they were offered, and who was not spoken to',
  safety: 'What has been done, by whom and when',
  learning: 'For each: what was learnt, what will be done, who owns it and by when',
  'good-practice': 'What helped, and who did it',
  'family-told': 'Who told the family, when, and what they want to say. If not, why',
  parallel: 'Criminal, family court, inquest, child death review, domestic abuse related death review and others, and what each means for this one',
  national: 'Whether the case raises issues that are complex or of national importance',
  scrutiny: 'Leave empty if there is none yet',
};

/**
 * The rapid review's own text, one box under each heading. Nothing is required to save or to send:
 * what is empty is named by the completeness check instead, because the deadline does not wait.
 */
export const rapidReviewSet: QuestionSet = {
  id: 'rapid-review',
  version: '2026-11',
  title: 'Rapid review',
  questions: reviewHeadings.map(({ id, title }): Question => ({ kind: 'long-text', name: id, wording: title, hint: hints[id], optional: true, maxLength: 20_000 })),
};

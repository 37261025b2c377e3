import type { Answers, QuestionSet } from '../../../platform/forms/index.ts';
import type { IncidentFacts } from '../store/incidents.ts';

const DATES: QuestionSet['questions'] = [
  { kind: 'partial-date', name: 'occurred', wording: 'When was the incident?', short: 'The date of the incident', hint: 'As finely as it is known, such as 14 March 2026, or March 2026', optional: true, past: true },
  { kind: 'date', name: 'awareOn', wording: 'When did the council become aware?', short: 'The day on which the council became aware', hint: 'From this day the notification is due in five working days', optional: true, past: true },
  { kind: 'date', name: 'notifiedOn', wording: 'When was it notified?', short: 'The day of the notification', optional: true, past: true },
  { kind: 'date', name: 'withdrawnOn', wording: 'When was the notification withdrawn?', short: 'The day of the withdrawal', hint: 'Leave empty where it was not. A withdrawn notification stays, and is counted apart', optional: true, past: true },
];

/** What is asked of a review that is put in, beside its text. */
export const reviewForm: QuestionSet = {
  id: 'coding-review', version: '1', title: 'Put in a review',
  questions: [
    { kind: 'text', name: 'incident', wording: 'The Panel’s reference of the incident', short: 'The reference', hint: 'Such as CSP-2026-014. Where the incident is here already, the review joins the others of it, and the dates below are not asked again. No names', maxLength: 60, missing: 'Enter the Panel’s reference of the incident' },
    { kind: 'choice', name: 'kind', wording: 'What is it?', short: 'The kind of review', missing: 'Say what kind of review it is', options: [
      { value: 'rapid_review', text: 'Rapid review' }, { value: 'lcspr', text: 'Local child safeguarding practice review' }, { value: 'national', text: 'National review' }] },
    { kind: 'date', name: 'receivedOn', wording: 'When was the review received?', short: 'The day on which the review was received', missing: 'Enter the day on which the review was received', past: true },
    ...DATES,
  ],
};

export const datesForm: QuestionSet = {
  id: 'coding-dates', version: '1', title: 'Dates of the incident',
  questions: [...DATES, { kind: 'text', name: 'because', wording: 'Why are the dates put down anew?', short: 'The reason', missing: 'Say why, so that whoever reads it later understands', maxLength: 2000 }],
};

export const personForm: QuestionSet = {
  id: 'coding-person', version: '1', title: 'Somebody whom the review tells of',
  questions: [
    { kind: 'choice', name: 'kind', wording: 'Who is it?', short: 'Who it is', missing: 'Say whether it is a child, an adult or a person alleged to have caused harm', options: [
      { value: 'child', text: 'A child of the incident' }, { value: 'adult', text: 'A parent or other adult who mattered' }, { value: 'alleged', text: 'A person alleged to have caused harm' }] },
    { kind: 'text', name: 'described', wording: 'How do the coders tell who is meant?', short: 'The description', hint: 'Such as “the younger child, about three” or “the mother’s partner”. No names', maxLength: 300, missing: 'Say who is meant, without a name' },
  ],
};

/** The dates among answers; null where none was given. */
export function factsIn(answers: Answers): IncidentFacts {
  const given = (name: string): string | null => (typeof answers[name] === 'string' ? answers[name] : null);
  return { occurred: given('occurred'), awareOn: given('awareOn'), notifiedOn: given('notifiedOn'), withdrawnOn: given('withdrawnOn') };
}

import type { QuestionSet } from '../../../platform/forms/index.ts';

/** One parent or other relevant adult. Asked for each of them, so that fathers and partners have a place of their own. */
export const adultSet: QuestionSet = {
  id: 'notification-adult',
  version: '2026-11',
  title: 'Parent or other adult',
  questions: [
    { kind: 'text', name: 'name', wording: 'What is the adult’s name?', short: 'The adult’s name', missing: 'Enter the adult’s name, or “not known yet”', hint: 'Write “not known yet” if nobody knows it' },
    {
      kind: 'choice', name: 'relationship', wording: 'Who is this to the child?', missing: 'Select who this is to the child',
      options: [
        { value: 'mother', text: 'Mother' },
        { value: 'father', text: 'Father' },
        { value: 'partner', text: 'Step-parent, or partner of a parent' },
        { value: 'relative', text: 'Another relative' },
        { value: 'carer', text: 'Foster carer or other carer' },
        { value: 'other', text: 'Another relevant adult' },
        { value: 'not-known', text: 'Not known yet' },
      ],
    },
    { kind: 'text', name: 'relationship-in-words', wording: 'Say who, and to which child', optional: true, hint: 'For example, “maternal grandmother of child 1”' },
    { kind: 'partial-date', name: 'birth-date', wording: 'When was this adult born?', short: 'The adult’s date of birth', optional: true, past: true },
    {
      kind: 'choice', name: 'lived-with-child', wording: 'Did this adult live with the child?', missing: 'Select whether this adult lived with the child',
      options: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, { value: 'not-known', text: 'Not known yet' }],
    },
    { kind: 'long-text', name: 'address', wording: 'What is this adult’s address?', optional: true, maxLength: 500, hint: 'If it is not the child’s home' },
  ],
};

import type { QuestionSet } from '../../forms/question.ts';

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known', hint: 'Nothing that has been seen says either way' },
];

/** One question of every kind, with every way of hanging on another; made up for the gallery. */
export const everyQuestion: QuestionSet = {
  id: 'gallery',
  version: '1',
  title: 'Every kind of question',
  questions: [
    { kind: 'text', name: 'place', wording: 'Where did it happen?', hint: 'The town or village is enough' },
    { kind: 'long-text', name: 'what-happened', wording: 'What happened?', short: 'What happened', maxLength: 500 },
    { kind: 'date', name: 'aware-on', wording: 'When did the council become aware?', short: 'The date the council became aware', missing: 'Enter the date when the council became aware', past: true },
    { kind: 'date-time', name: 'sent-at', wording: 'When was it sent?', short: 'The time it was sent', past: true },
    { kind: 'partial-date', name: 'suspected', wording: 'When was abuse or neglect first suspected?', optional: true },
    { kind: 'number', name: 'children', wording: 'How many children does this concern?', short: 'The number of children', min: 1, max: 12 },
    { kind: 'choice', name: 'died', wording: 'Has a child died?', options: yesNo },
    { kind: 'date', name: 'died-on', wording: 'When did the child die?', short: 'The date of death', when: { question: 'died', is: ['yes'] }, past: true },
    { kind: 'long-text', name: 'why-not-known', wording: 'Why is it not known?', when: { question: 'died', is: ['not-known'] }, maxLength: 300 },
    {
      kind: 'choices', name: 'harms', wording: 'Which harms are known or suspected?', hint: 'Select all that apply', exclusive: 'none',
      options: [{ value: 'physical', text: 'Physical abuse' }, { value: 'neglect', text: 'Neglect' }, { value: 'other', text: 'Something else' }, { value: 'none', text: 'None of these' }],
    },
    { kind: 'text', name: 'other-harm', wording: 'What else?', when: { question: 'harms', is: ['other'] } },
    { kind: 'text', name: 'first-sign', wording: 'What was the first sign of it?', when: { question: 'harms', is: ['physical', 'neglect'] } },
    { kind: 'select', name: 'area', wording: 'Which area is it in?', options: [{ value: 'coveshire', text: 'Coveshire' }, { value: 'eastmoor', text: 'Eastmoor' }] },
  ],
};

import type { QuestionSet } from '../../../platform/forms/index.ts';
import { MOST_DAYS, USUAL_DAYS } from './link.ts';

/** What is asked to make a link. */
export const linkQuestions: QuestionSet = {
  id: 'upload-link', version: '1', title: 'Make an upload link',
  questions: [
    { kind: 'text', name: 'recipient', wording: 'Who will send it', hint: 'The full name of one person at the agency. The link is theirs alone.', short: 'The name', missing: 'Enter the name of the person who will send it' },
    { kind: 'text', name: 'email', wording: 'Their work e-mail address', hint: 'You send the link there yourself.', short: 'The e-mail address', maxLength: 254, missing: 'Enter their e-mail address' },
    { kind: 'text', name: 'telephone', wording: 'Their telephone number', hint: 'You tell them the code there. Use a number from your own records, not one from an e-mail.', short: 'The telephone number', maxLength: 50, missing: 'Enter their telephone number' },
    { kind: 'number', name: 'days', wording: 'For how many days it works', hint: `Usually ${USUAL_DAYS}, and ${MOST_DAYS} at most. You can end it at any time.`, short: 'The number of days', min: 1, max: MOST_DAYS, missing: 'Enter for how many days it works' },
  ],
};

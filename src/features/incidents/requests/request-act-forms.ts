import type { QuestionSet } from '../../../platform/forms/index.ts';
import type { RequestAct } from './request.ts';
import { requestTransitions } from './request.ts';

/** What a partnership does to a request after asking; each has a small form of its own. */
export type PartnershipAct = Extract<RequestAct['kind'], 'chased' | 'due_moved' | 'asked_again' | 'withdrawn'>;

export const HOWS = [
  { value: 'email', text: 'By email' }, { value: 'telephone', text: 'By telephone' },
  { value: 'in-person', text: 'In person' }, { value: 'other', text: 'Another way' },
] as const;

export const requestForms: Readonly<Record<PartnershipAct, QuestionSet>> = {
  chased: {
    id: 'chase-agency', version: '2026-11', title: 'Remind the agency',
    questions: [
      {
        kind: 'long-text', name: 'text', wording: 'Ready text to send', short: 'The text', missing: 'Enter what was sent to the agency', maxLength: 4000,
        hint: 'Copy it and send it from your own email, or say it by telephone. Change it here if you send something else: what stands here is what is recorded',
      },
      { kind: 'choice', name: 'how', wording: 'How did you send it?', missing: 'Select how you sent it', options: HOWS },
    ],
  },
  due_moved: {
    id: 'move-agency-date', version: '2026-11', title: 'Agree another date',
    questions: [
      { kind: 'date', name: 'due', wording: 'What is the new date?', short: 'The new date', missing: 'Enter the new date' },
      { kind: 'long-text', name: 'reason', wording: 'Why is the date being moved?', missing: requestTransitions.due_moved.missing, hint: 'The agency reads this', maxLength: 2000 },
    ],
  },
  asked_again: {
    id: 'ask-agency-again', version: '2026-11', title: 'Ask for more',
    questions: [
      { kind: 'long-text', name: 'reason', wording: 'What more is needed?', missing: requestTransitions.asked_again.missing, hint: 'The agency reads this. What it has sent is kept', maxLength: 4000 },
      { kind: 'date', name: 'due', wording: 'By when?', short: 'The date', missing: 'Enter the date by which the agency is to answer' },
    ],
  },
  withdrawn: {
    id: 'withdraw-request', version: '2026-11', title: 'Withdraw this request',
    questions: [{ kind: 'long-text', name: 'reason', wording: 'Why is the request being withdrawn?', missing: requestTransitions.withdrawn.missing, hint: 'The agency reads this, and can no longer answer', maxLength: 2000 }],
  },
};

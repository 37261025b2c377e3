import type { Question, QuestionSet } from '../../../platform/forms/index.ts';

/** The Department for Education's system, where the duty itself is met. */
export const departmentsSystem = {
  name: 'Child Safeguarding Incident Notification System',
  address: 'https://childsafeguarding.education.gov.uk',
  source: 'GOV.UK, Report a serious child safeguarding incident',
} as const;

const reference: Question = {
  kind: 'text', name: 'reference', wording: 'Reference that the Department for Education’s system gave', short: 'The reference', maxLength: 60,
  missing: 'Enter the reference that the Department for Education’s system gave', hint: 'Copy it exactly as the system shows it',
};

function sentAt(wording: string): Question {
  return { kind: 'date-time', name: 'sentAt', wording, short: 'The time it was sent', missing: 'Enter the date and time when it was sent', past: true, hint: 'London time, as the system shows it. For example, 27 3 2026 and 14:30' };
}

const VERSION = '2026-11';

export const sentSet: QuestionSet = { id: 'notification-sent', version: VERSION, title: 'Record that it was sent', questions: [reference, sentAt('When was it sent?')] };

export const sendingCorrectedSet: QuestionSet = {
  id: 'notification-sending-corrected', version: VERSION, title: 'Correct the reference or the time',
  questions: [
    reference, sentAt('When was it sent?'),
    { kind: 'long-text', name: 'reason', wording: 'Why is this being corrected?', missing: 'Enter why the reference or the time is being corrected', maxLength: 1000 },
  ],
};

export const correctionSentSet: QuestionSet = { id: 'notification-correction-sent', version: VERSION, title: 'Record that the correction was sent', questions: [sentAt('When was the correction sent?')] };

export const withdrawalSet: QuestionSet = {
  id: 'notification-withdrawal', version: VERSION, title: 'Withdraw the notification',
  questions: [
    { kind: 'long-text', name: 'reason', wording: 'Why are the criteria not met after all?', missing: 'Enter why the criteria are not met after all', maxLength: 4000, hint: 'What was found, by whom, and when' },
    { kind: 'long-text', name: 'told', wording: 'Who was told that it is withdrawn?', missing: 'Enter who was told that the notification is withdrawn', maxLength: 1000, hint: 'The Panel, the other safeguarding partners, and other areas that were told. Say when' },
  ],
};

import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Option, Question, QuestionSet } from '../../../platform/forms/index.ts';
import { optionsOn, type CodeList } from './code-lists/code-list.ts';
import { disability, sex } from './code-lists/disability.ts';
import { ethnicity } from './code-lists/ethnicity.ts';
import { legalStatus, placement } from './code-lists/looked-after.ts';
import { abuse, plans, socialCare } from './code-lists/social-care.ts';
import { limbNames } from '../pathway/decision-aid-words.ts';

/** The forms of a notification. Every child has the same one. */
export type NotificationForm = 'incident' | 'child' | 'others' | 'notifier';

/** Where the headings come from: what the public pages about the system say it collects. Its own field list has not been seen. */
export const notificationSource = {
  source: 'GOV.UK, Report a serious child safeguarding incident; Serious incident notification statistics, Department for Education',
  status: 'unverified',
} as const;

/** The questions of one form. `on` is the day of the incident, which fixes the code lists. */
export function notificationSet(form: NotificationForm, on: PlainDate): QuestionSet {
  switch (form) {
    case 'incident': return incidentSet;
    case 'others': return othersSet;
    case 'notifier': return notifierSet;
    case 'child': return childSet(on);
  }
}

const YES_NO_NOT_KNOWN: readonly Option[] = [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, { value: 'not-known', text: 'Not known yet' }];

const incidentSet: QuestionSet = {
  id: 'notification-incident',
  version: '2026-11',
  title: 'The incident',
  questions: [
    {
      kind: 'choices', name: 'ground', wording: 'Why is this being notified?', short: 'The ground', missing: 'Select why this is being notified. Without a ground there is no notification',
      options: [
        { value: '16C(1)(a)', text: limbNames['16C(1)(a)'] },
        { value: '16C(1)(b)', text: limbNames['16C(1)(b)'] },
        { value: 'looked-after-death', text: 'A looked-after child has died', hint: 'Told to the Secretary of State and Ofsted, whether or not abuse or neglect is suspected' },
        { value: 'care-leaver-death', text: 'A care leaver aged up to and including 24 has died', hint: 'Told to the Secretary of State and Ofsted' },
      ],
    },
    { kind: 'text', name: 'country', wording: 'In which country did it happen?', missing: 'Enter the country where it happened', when: { question: 'ground', is: ['16C(1)(b)'] } },
    { kind: 'partial-date', name: 'incident-date', wording: 'When did it happen?', short: 'The date of the incident', past: true, missing: 'Enter when the incident happened' },
    { kind: 'text', name: 'incident-time', wording: 'At what time, if known?', optional: true, maxLength: 60 },
    { kind: 'date', name: 'council-aware', wording: 'When did the council become aware of it?', short: 'The date when the council became aware', past: true, hint: 'The clock to notify counts from this day', missing: 'Enter the date when the council became aware' },
    { kind: 'date', name: 'suspected-on', wording: 'When was abuse or neglect first known or suspected?', short: 'The date when abuse or neglect was first suspected', past: true, when: { question: 'ground', is: ['16C(1)(a)', '16C(1)(b)'] }, missing: 'Enter the date when abuse or neglect was first known or suspected' },
    { kind: 'text', name: 'place', wording: 'Where did it happen?', hint: 'The address or the place, and its postcode if known', missing: 'Enter where the incident happened' },
    {
      kind: 'choice', name: 'place-kind', wording: 'What kind of place is it?', missing: 'Select what kind of place it is',
      options: [
        { value: 'home', text: 'The child’s own home' }, { value: 'other-home', text: 'Another family’s home' }, { value: 'foster-home', text: 'A foster home' },
        { value: 'children-home', text: 'A children’s home or residential school' }, { value: 'hospital', text: 'A hospital or mother and baby unit' }, { value: 'education', text: 'A school, nursery or childminder' },
        { value: 'temporary', text: 'Temporary accommodation' }, { value: 'custody', text: 'Custody or secure accommodation' }, { value: 'public', text: 'A public place' }, { value: 'online', text: 'Online' }, { value: 'other', text: 'Somewhere else' },
      ],
    },
    { kind: 'long-text', name: 'what-happened', wording: 'What happened?', hint: 'What is known so far, and who told the council', missing: 'Enter what happened' },
    { kind: 'long-text', name: 'safety', wording: 'What has been done to keep children safe?', hint: 'This child if living, brothers and sisters, and other children', missing: 'Enter what has been done to keep children safe, or that nothing has been done yet' },
    {
      kind: 'choices', name: 'proceedings', wording: 'Which other processes have begun?', exclusive: 'none', optional: true,
      options: [
        { value: 'police', text: 'Police investigation' }, { value: 'criminal', text: 'Criminal proceedings' }, { value: 'coroner', text: 'Inquest' }, { value: 'family-court', text: 'Family court proceedings' },
        { value: 'child-death-review', text: 'Child death review or joint agency response' }, { value: 'media', text: 'Interest from the media' }, { value: 'none', text: 'None of these yet' },
      ],
    },
  ],
};

const LOOKED_AFTER = { question: 'looked-after', is: ['by-this-council', 'by-another-council'] } as const;

function childSet(on: PlainDate): QuestionSet {
  return {
    id: 'notification-child',
    version: '2026-11',
    title: 'Child',
    questions: [
      { kind: 'text', name: 'name', wording: 'What is the child’s name?', missing: 'Enter the child’s name, or how the child is known if there is no name yet' },
      {
        kind: 'choice', name: 'outcome', wording: 'What happened to the child?', short: 'What happened to the child', missing: 'Select what happened to the child',
        options: [
          { value: 'died', text: 'Died', hint: 'Suspected suicide included' },
          { value: 'seriously-harmed', text: 'Seriously harmed', hint: 'Likely long-term impairment counts, even where it is not certain and even where the child recovers' },
          { value: 'other', text: 'Other', hint: 'A class for statistics, never a ground to notify. For example, a child who has harmed another' },
        ],
      },
      { kind: 'partial-date', name: 'death-date', wording: 'When did the child die?', short: 'The date of death', past: true, when: { question: 'outcome', is: ['died'] }, missing: 'Enter when the child died, as exactly as it is known' },
      { kind: 'text', name: 'other-reason', wording: 'Why is it neither a death nor serious harm?', when: { question: 'outcome', is: ['other'] }, maxLength: 500, missing: 'Enter why it is neither a death nor serious harm' },
      { kind: 'partial-date', name: 'birth-date', wording: 'When was the child born?', short: 'The date of birth', optional: true },
      { kind: 'number', name: 'age', wording: 'How old was the child, in years?', short: 'The age', hint: 'Only if the date of birth is not known. 0 for a baby under 1', optional: true, max: 30 },
      list('sex', 'What is the child’s sex?', sex, on, 'Select the child’s sex'),
      list('ethnicity', 'What is the child’s ethnicity?', ethnicity, on, 'Select the child’s ethnicity, or that it is not yet obtained'),
      { kind: 'choices', name: 'disability', wording: 'Does the child have a disability?', short: 'Disability', options: optionsOn(disability, on), exclusive: 'NONE', missing: 'Select each disability, or “No disability”' },
      {
        kind: 'choice', name: 'looked-after', wording: 'Was the child looked after?', missing: 'Select whether the child was looked after',
        options: [{ value: 'no', text: 'No' }, { value: 'by-this-council', text: 'Yes, by this council' }, { value: 'by-another-council', text: 'Yes, by another council' }, { value: 'not-known', text: 'Not known yet' }],
      },
      { ...list('legal-status', 'What was the child’s legal status?', legalStatus, on, 'Select the legal status'), when: LOOKED_AFTER },
      { ...list('placement', 'Where was the child placed?', placement, on, 'Select the placement'), when: LOOKED_AFTER },
      { kind: 'choice', name: 'care-leaver', wording: 'Was the child or young person a care leaver?', options: YES_NO_NOT_KNOWN, missing: 'Select whether the child or young person was a care leaver' },
      { kind: 'choices', name: 'plans', wording: 'Was there a plan for the child?', short: 'The plans', options: plain(plans), exclusive: 'none', missing: 'Select each plan, or “No plan, now or before”' },
      { kind: 'choice', name: 'social-care', wording: 'Was the child known to children’s social care?', options: plain(socialCare), missing: 'Select whether the child was known to children’s social care' },
      { kind: 'choices', name: 'harms', wording: 'Which harms are known or suspected?', short: 'The harms', options: plain(abuse), optional: true },
      { kind: 'long-text', name: 'harm-in-words', wording: 'How was the child harmed?', hint: 'Injuries, cause of death if known, and the child’s health now', optional: true },
      { kind: 'choice', name: 'resident', wording: 'Did the child normally live in this council’s area?', options: YES_NO_NOT_KNOWN, missing: 'Select whether the child normally lived in this council’s area' },
      { kind: 'text', name: 'home-area', wording: 'In which council’s area did the child normally live?', when: { question: 'resident', is: ['no'] }, missing: 'Enter the council in whose area the child normally lived' },
    ],
  };
}

const othersSet: QuestionSet = {
  id: 'notification-others',
  version: '2026-11',
  title: 'Further children and other areas',
  questions: [
    { kind: 'long-text', name: 'further-children', wording: 'Which other children are involved?', hint: 'Brothers and sisters, other children harmed, and any children beyond the four', optional: true },
    { kind: 'text', name: 'areas', wording: 'Which other areas must be told?', hint: 'For example, where the child normally lived, or the council that placed the child. Put a comma between them', optional: true, maxLength: 500 },
    { kind: 'text', name: 'areas-told', wording: 'Who there was told, and when?', optional: true, maxLength: 500 },
  ],
};

const notifierSet: QuestionSet = {
  id: 'notification-notifier',
  version: '2026-11',
  title: 'Who is notifying',
  questions: [
    { kind: 'text', name: 'notifier', wording: 'What is the notifier’s name?', missing: 'Enter the notifier’s name' },
    { kind: 'text', name: 'notifier-role', wording: 'What is the notifier’s role?', missing: 'Enter the notifier’s role' },
    { kind: 'text', name: 'notifier-phone', wording: 'What is the notifier’s telephone number?', missing: 'Enter a telephone number' },
    { kind: 'text', name: 'notifier-email', wording: 'What is the notifier’s email address?', missing: 'Enter an email address' },
  ],
};

function list(name: string, wording: string, codes: CodeList, on: PlainDate, missing: string): Question {
  return { kind: 'select', name, wording, short: codes.name, options: optionsOn(codes, on), missing };
}

/** Our own short lists, where a code on the page would only be noise. */
function plain({ codes }: CodeList): readonly Option[] {
  return codes.map(({ code, text }) => ({ value: code, text }));
}

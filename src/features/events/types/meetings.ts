import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, CONCERNS } from '../options.ts';

const SOCIAL_CARE = ['children_social_care'] as const;

const AGENCIES_PRESENT = { kind: 'agencies', wording: 'Which services took part?' } as const;
const PLAN_KINDS = {
  cp: 'Child protection plan', cin: 'Child in need plan', safety: 'Safety plan', supervision_order: 'Plan under a supervision order', care: 'Care plan',
  pre_birth: 'Plan before birth', family_help: 'Family Help plan', mental_health: 'Multi-agency mental health plan', missing: 'Plan about being missing', cse: 'Plan about sexual exploitation', other: 'Another plan',
} as const;

/** Meetings, plans and enquiries. */
export const meetingTypes = {
  strategy_discussion: {
    wording: 'Strategy discussion', description: 'Services discussed whether to begin a section 47 enquiry and how.', recordedBy: SOCIAL_CARE, capitals: ['STRATEGY'],
    checks: ['P-01', 'P-09', 'P-10', 'P-13', 'P-21', 'P-23', 'P-26', 'P-28', 'P-29', 'P-34', 'P-36', 'P-41', 'P-52', 'P-66', 'P-67', 'P-69', 'P-82', 'P-94', 'P-95', 'P-128'],
    attributes: {
      agencies: { ...AGENCIES_PRESENT, checks: ['P-01', 'P-42', 'P-52', 'P-95', 'P-128'] },
      invited: { kind: 'agencies', wording: 'Which services were invited?', checks: ['P-128'] },
      sent_information: { kind: 'agencies', wording: 'Which services sent information without taking part?', checks: ['P-128'] },
      about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-32'] },
      about_events: { ...ABOUT_EVENTS, checks: ['P-21', 'P-82'] },
    },
  },
  conference: {
    wording: 'Child protection conference', description: 'A child protection conference was held.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-42', 'P-52', 'P-55', 'P-66', 'P-67', 'P-82', 'P-84', 'P-129'],
    attributes: {
      kind: { kind: 'choice', wording: 'Which kind?', options: { initial: 'Initial conference', review: 'Review conference', pre_birth: 'Conference before birth', transfer_in: 'Transfer-in conference' }, checks: ['P-55'] },
      agencies: { ...AGENCIES_PRESENT, checks: ['P-42', 'P-52'] },
      invited: { kind: 'agencies', wording: 'Which services were invited?' },
      about_events: { ...ABOUT_EVENTS, wording: 'Which earlier entries do the minutes sum up?', checks: ['P-82'] },
      papers_sent: { kind: 'date', wording: 'When were the papers sent?', checks: ['P-129'] },
      views_from: { kind: 'agencies', wording: 'Which services gave a view?', checks: ['P-129'] },
      all_trained: { kind: 'yes-no', wording: 'Had everyone who took part been trained for conferences?', checks: ['P-129'] },
    },
  },
  core_group: {
    wording: 'Core group', description: 'The core group of a child protection plan met.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-42', 'P-52', 'P-55'],
    attributes: { agencies: { ...AGENCIES_PRESENT, checks: ['P-42', 'P-52'] } },
  },
  multi_agency_meeting: {
    wording: 'Multi-agency meeting', description: 'Several services met about the child, outside the meetings named elsewhere.', recordedBy: ['children_social_care', 'school', 'health'], capitals: [], checks: ['P-13', 'P-14', 'P-21', 'P-34', 'P-36', 'P-41', 'P-42', 'P-52', 'P-66', 'P-67', 'P-70', 'P-86'],
    attributes: { agencies: { ...AGENCIES_PRESENT, checks: ['P-41', 'P-42', 'P-52'] }, about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-32', 'P-52'] }, about_events: { ...ABOUT_EVENTS, checks: ['P-21', 'P-82', 'P-86'] } },
  },
  supervision: {
    wording: 'Supervision', description: 'A worker and a supervisor discussed the case.', recordedBy: ['children_social_care', 'health'], capitals: ['SUPERVISION'], checks: ['P-14', 'P-83', 'P-84'],
    attributes: {
      chosen_by: { kind: 'choice', wording: 'Who chose this case for discussion?', options: { worker: 'The worker', supervisor: 'The supervisor', rule: 'A rule that lists cases' }, checks: ['P-83'] },
      fresh_look: { kind: 'yes-no', wording: 'Did someone new to the case look at it?', checks: ['P-84'] },
      discussed: { kind: 'yes-no', wording: 'Was it discussed, and not only listed?', checks: ['P-83'] },
    },
  },
  plan_started: {
    wording: 'Plan started', description: 'A plan for the child began.', recordedBy: SOCIAL_CARE, capitals: ['PLAN'], checks: ['P-01', 'P-10', 'P-14', 'P-45', 'P-63', 'P-66', 'P-67', 'P-68', 'P-72', 'P-73', 'P-84', 'P-88'],
    attributes: { kind: { kind: 'choice', wording: 'Which kind of plan?', options: PLAN_KINDS, checks: ['P-01', 'P-10', 'P-14', 'P-45', 'P-63', 'P-68', 'P-69', 'P-71', 'P-72'] }, persons_included: { kind: 'persons', wording: 'Which adults does it cover?', checks: ['P-88'] } },
  },
  plan_ended: {
    wording: 'Plan ended', description: 'A plan for the child ended.', recordedBy: SOCIAL_CARE, capitals: ['PLAN'], checks: ['P-01', 'P-10', 'P-45', 'P-72'],
    attributes: { kind: { kind: 'choice', wording: 'Which kind of plan?', options: PLAN_KINDS, checks: ['P-01', 'P-10', 'P-45', 'P-63', 'P-68', 'P-71', 'P-72'] } },
  },
  plan_action: {
    wording: 'Action in a plan', description: 'What a plan asked someone to do, and whether it was done.', recordedBy: SOCIAL_CARE, capitals: ['PLAN'], checks: ['P-55'],
    attributes: {
      done: { kind: 'yes-no', wording: 'Was it done?', checks: ['P-55'] },
      due: { kind: 'date', wording: 'When was it due?', checks: ['P-55'] },
      owner: { kind: 'person', wording: 'Who was to do it?', hint: 'A role such as mother, or a service', checks: ['P-55'] },
      engagement: { kind: 'text', wording: 'What was said about how the family engaged?', checks: ['P-55'] },
    },
  },
  section47_started: {
    wording: 'Section 47 enquiry started', description: "The council began a section 47 enquiry into a child's welfare.", recordedBy: SOCIAL_CARE, capitals: ['S47'], checks: ['P-14', 'P-21', 'P-26', 'P-28', 'P-29', 'P-32', 'P-42', 'P-66', 'P-67', 'P-69', 'P-72', 'P-94'],
    attributes: { about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-32', 'P-42'] }, about_events: { ...ABOUT_EVENTS, checks: ['P-21'] } },
  },
  section47_ended: {
    wording: 'Section 47 enquiry ended', description: 'A section 47 enquiry finished.', recordedBy: SOCIAL_CARE, capitals: ['S47'], checks: ['P-30', 'P-42', 'P-72'],
    attributes: { outcome: { kind: 'choice', wording: 'How did it end?', options: { conference: 'Child protection conference', cin: 'Child in need plan', family_help: 'Family Help', nfa: 'No further action', legal_action: 'Legal action' } } },
  },
} as const satisfies EventDefinitions;

import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, CONCERNS, PERSON } from '../options.ts';

const POLICE = ['police'] as const;
const COURT = ['court', 'children_social_care'] as const;

/** Police and courts. */
export const policeCourtTypes = {
  offence: {
    wording: 'Offence', description: 'An offence was recorded with the child as victim or suspect.', recordedBy: POLICE, capitals: ['OFFENCE'], checks: ['P-66', 'P-78'],
    attributes: { role: { kind: 'choice', wording: 'How is the child recorded?', options: { victim: 'Victim', suspect: 'Suspect' }, checks: ['P-66', 'P-67', 'P-78'] } },
  },
  police_investigation_started: { wording: 'Police investigation started', description: 'Police began to investigate a concern about the child.', recordedBy: POLICE, capitals: [], checks: ['P-29', 'P-42', 'P-69', 'P-94', 'P-95'], attributes: { about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-42', 'P-67'] } } },
  police_action: {
    wording: 'Police action', description: 'Police interviewed, arrested or otherwise acted.', recordedBy: POLICE, capitals: [], timed: true, checks: ['P-21', 'P-41', 'P-67', 'P-94', 'P-95'],
    attributes: {
      kind: { kind: 'choice', wording: 'What did police do?', options: { interview: 'Interview', arrest: 'Arrest', visit: 'Visit', search: 'Search', charge: 'Charge', other: 'Something else' }, checks: ['P-41'] },
      emergency: { kind: 'yes-no', wording: 'Was it an emergency?', checks: ['P-41'] },
      person: { ...PERSON, wording: 'Who was it about?', checks: ['P-67'] },
      about_events: { ...ABOUT_EVENTS, checks: ['P-21', 'P-41'] },
    },
  },
  police_outcome: {
    wording: 'Outcome of police investigation', description: 'Police or prosecutors decided how an investigation ends.', recordedBy: POLICE, capitals: ['POLICE_OUTCOME'], checks: ['P-34', 'P-42'],
    attributes: { nfa: { kind: 'yes-no', wording: 'Was it no further action?', checks: ['P-34'] }, outcome: { kind: 'text', wording: 'What was the outcome?' } },
  },
  police_protection_started: { wording: 'Police protection started', description: 'Police took the child into police protection (Children Act 1989, section 46).', recordedBy: POLICE, capitals: ['POLICE_PROTECTION'], timed: true, checks: ['P-64'], attributes: {} },
  police_protection_ended: { wording: 'Police protection ended', description: 'Police protection came to an end.', recordedBy: POLICE, capitals: ['POLICE_PROTECTION'], timed: true, checks: ['P-64'], attributes: { next_step: { kind: 'text', wording: 'What happened next?', checks: ['P-64'] } } },
  epo_granted: { wording: 'Emergency protection order granted', description: 'A court made an emergency protection order (Children Act 1989, section 44).', recordedBy: COURT, capitals: ['EPO'], timed: true, checks: ['P-64', 'P-65'], attributes: { days: { kind: 'number', wording: 'For how many days?', checks: ['P-65'] } } },
  epo_extended: { wording: 'Emergency protection order extended', description: 'A court extended an emergency protection order (Children Act 1989, section 45).', recordedBy: COURT, capitals: ['EPO'], timed: true, checks: ['P-65'], attributes: { days: { kind: 'number', wording: 'For how many more days?', checks: ['P-65'] } } },
  epo_ended: { wording: 'Emergency protection order ended', description: 'An emergency protection order ran out or was discharged.', recordedBy: COURT, capitals: ['EPO'], timed: true, checks: ['P-65'], attributes: {} },
  abe_interview: {
    wording: 'Achieving best evidence interview', description: 'A child was interviewed as a witness under the achieving best evidence guidance.', recordedBy: ['police', 'children_social_care'], capitals: ['ABE'], checks: ['P-42', 'P-43', 'P-44'],
    attributes: {
      agencies: { kind: 'agencies', wording: 'Which services took part?', checks: ['P-42', 'P-43'] },
      planned_by: { kind: 'agencies', wording: 'Which services planned it?', checks: ['P-43'] },
      trained_interviewer: { kind: 'yes-no', wording: 'Was the interviewer trained?', checks: ['P-43'] },
    },
  },
  order_made: {
    wording: 'Court order made', description: 'A court made an order about the child.', recordedBy: COURT, capitals: ['ORDER'], checks: ['P-18', 'P-61', 'P-63'],
    attributes: { kind: { kind: 'choice', wording: 'Which order?', options: { care: 'Care order', interim_care: 'Interim care order', supervision: 'Supervision order', interim_supervision: 'Interim supervision order', special_guardianship: 'Special guardianship order', child_arrangements: 'Child arrangements order', placement: 'Placement order', secure_accommodation: 'Secure accommodation order', non_molestation: 'Non-molestation order', recovery: 'Recovery order', other: 'Another order' }, checks: ['P-18', 'P-61', 'P-63'] } },
  },
  adult_removed: {
    wording: 'Adult removed from the home', description: 'An adult was made to leave the home, for example by arrest, bail or an order.', recordedBy: ['police', 'court', 'children_social_care'], capitals: ['REMOVAL'], checks: ['P-80'],
    attributes: {
      person: { ...PERSON, wording: 'Who had to leave?', checks: ['P-80'] },
    },
  },
  care_after_removal_considered: {
    wording: 'Care and contact considered after an adult had to leave', description: 'It was looked at what care the adult gave, who gives it now, and whether contact is safe.', recordedBy: ['children_social_care', 'police', 'health'], capitals: [], checks: ['P-80'],
    attributes: {
      person: { ...PERSON, wording: 'Who had to leave?', checks: ['P-80'] },
      care_given: { kind: 'text', wording: 'What care did this person give?', checks: ['P-80'] },
      care_replaced: { kind: 'yes-no', wording: 'Does someone else give that care now?', checks: ['P-80'] },
      contact_considered: { kind: 'yes-no', wording: 'Was it decided whether contact is safe?', checks: ['P-80'] },
    },
  },
  sexual_risk_identified: {
    wording: 'Person who may be a sexual risk identified', description: 'A service learnt that someone in contact with the child has been accused or convicted of a sexual offence.', recordedBy: ['police', 'probation', 'children_social_care'], capitals: [], checks: ['P-36', 'P-37', 'P-88', 'P-136'],
    attributes: {
      person: { ...PERSON, checks: ['P-36', 'P-37'] },
      ground: { kind: 'choice', wording: 'On what ground?', options: { allegation: 'Allegation', charge: 'Charge', caution: 'Caution', conviction: 'Conviction', order: 'Court order' }, checks: ['P-36'] },
      victim: { kind: 'choice', wording: 'Who was harmed, or is alleged to have been?', options: { child: 'A child', adult: 'An adult', both: 'Both', unknown: 'Not known' }, checks: ['P-37'] },
      contact_started: { kind: 'date', wording: 'When did contact with the child begin?', checks: ['P-36'] },
    },
  },
} as const satisfies EventDefinitions;

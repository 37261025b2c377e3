import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, CONCERNS, FROM_AREA, PERSON, TO_AREA, WORKER } from '../options.ts';

const SOCIAL_CARE = ['children_social_care'] as const;

/** Contact with services, and what was decided about it. */
export const contactTypes = {
  contact_received: {
    wording: 'Contact received', description: 'Someone got in touch about a child, before it was decided whether this is a referral.',
    recordedBy: SOCIAL_CARE, capitals: [],
    attributes: { from: { kind: 'text', wording: 'Who got in touch?' } },
  },
  referral_received: {
    wording: 'Referral received', description: 'A request that a service help or protect a child reached that service.',
    recordedBy: SOCIAL_CARE, capitals: ['REFERRAL'], checks: ['P-13', 'P-16', 'P-21', 'P-22', 'P-23', 'P-24', 'P-27', 'P-33', 'P-38', 'P-41', 'P-94'],
    attributes: {
      from: { kind: 'text', wording: 'Which service or person did it come from?', checks: ['P-21', 'P-22'] },
      by: { kind: 'choice', wording: 'What kind of referrer?', options: { agency: 'A service', family: 'Family', neighbour: 'A neighbour', anonymous: 'Someone who did not give a name', public: 'Another member of the public', child: 'The child' }, checks: ['P-21', 'P-22'] },
      about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-26', 'P-27', 'P-33', 'P-38', 'P-66'] },
      advises: { kind: 'choice', wording: 'What did the referrer ask for?', options: { s47: 'A section 47 enquiry', s17: 'A child in need assessment', strategy_discussion: 'A strategy discussion', early_help: 'Family Help' }, checks: ['P-26'] },
    },
  },
  advice_given: {
    wording: 'Advice given to another service', description: 'One service told another what it thought should be done.',
    recordedBy: ['children_social_care', 'police', 'health'], capitals: ['REFERRAL'], checks: ['P-13', 'P-26'],
    attributes: {
      advises: { kind: 'choice', wording: 'What was advised?', options: { s47: 'A section 47 enquiry', s17: 'A child in need assessment', strategy_discussion: 'A strategy discussion', early_help: 'Family Help', nfa: 'No further action' }, checks: ['P-26'] },
      to: { ...TO_AREA, wording: 'To which area was it given?', checks: ['P-26'] },
      to_agency: { kind: 'agency', wording: 'To which service?' },
      about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-26'] },
    },
  },
  threshold_decision: {
    wording: 'Decision about what happens next', description: 'A service decided whether its threshold was met and what to do.',
    recordedBy: SOCIAL_CARE, capitals: ['DECISION'], checks: ['P-14', 'P-21', 'P-26', 'P-27', 'P-28', 'P-29', 'P-31', 'P-33', 'P-35', 'P-53', 'P-84', 'P-91', 'P-94'],
    attributes: {
      outcome: { kind: 'choice', wording: 'What was decided?', options: { s47: 'Section 47 enquiry', s17: 'Child in need assessment', early_help: 'Family Help', nfa: 'No further action' }, checks: ['P-26', 'P-27', 'P-31', 'P-33', 'P-35', 'P-66', 'P-67', 'P-71', 'P-94'] },
      basis: { kind: 'text', wording: 'What did the decision rest on?', hint: "In the record's own words", checks: ['P-27', 'P-29', 'P-35', 'P-58'] },
      standard: { kind: 'choice', wording: 'What standard of proof was used?', options: { balance_of_probabilities: 'More likely than not', criminal: 'Beyond reasonable doubt', not_stated: 'Not stated' }, checks: ['P-35'] },
      concerns_addressed: { kind: 'choices', wording: 'Which concerns did the reasons answer?', options: CONCERNS, checks: ['P-26', 'P-27'] },
      about_events: { ...ABOUT_EVENTS, checks: ['P-21', 'P-26', 'P-27', 'P-29', 'P-33', 'P-53', 'P-91'] },
    },
  },
  case_opened: {
    wording: 'Case opened', description: 'A service began to work with the child.', recordedBy: SOCIAL_CARE, capitals: ['DECISION'], checks: ['P-09', 'P-16', 'P-19', 'P-23', 'P-24', 'P-47', 'P-48', 'P-49', 'P-66', 'P-67', 'P-71', 'P-83', 'P-84'],
    attributes: { concern: { kind: 'choice', wording: 'What was the main concern?', options: CONCERNS, checks: ['P-49'] } },
  },
  case_allocated: {
    wording: 'Case allocated', description: 'The case was given to a team or a worker.', recordedBy: SOCIAL_CARE, capitals: ['ALLOCATION'], checks: ['P-25', 'P-47'], timed: true,
    attributes: { team: { kind: 'text', wording: 'To which team?', checks: ['P-25'] }, worker: { ...WORKER, checks: ['P-47'] } },
  },
  case_transferred: {
    wording: 'Case transferred', description: 'The case passed to another team or another area.', recordedBy: SOCIAL_CARE, capitals: ['ALLOCATION'], checks: ['P-23', 'P-25'], timed: true,
    attributes: { to_team: { kind: 'text', wording: 'To which team?', checks: ['P-25'] }, to_area: { ...TO_AREA, checks: ['P-23', 'P-25'] } },
  },
  area_handover_discussion: {
    wording: 'Hand-over conversation between areas', description: 'Two areas spoke about a child who was moving or had moved between them.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-23'],
    attributes: { from: { ...FROM_AREA, checks: ['P-23'] }, to: { ...TO_AREA, checks: ['P-23'] }, about_events: ABOUT_EVENTS },
  },
  area_handover_accepted: {
    wording: 'Hand-over accepted by the new area', description: 'The area that the child moved to took responsibility.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-23'],
    attributes: { from: { ...FROM_AREA, checks: ['P-23'] }, to: { ...TO_AREA, checks: ['P-23'] } },
  },
  contact_attempted: {
    wording: 'Contact attempted', description: 'A worker tried to reach the child or the family, whether or not it worked.', recordedBy: SOCIAL_CARE, capitals: ['CONTACT_ATTEMPT'], checks: ['P-25', 'P-50'], timed: true,
    attributes: {
      worker: WORKER,
      mode: { kind: 'choice', wording: 'How?', options: { visit: 'Visit', phone: 'Phone call', message: 'Message', letter: 'Letter', video: 'Video call', other: 'Another way' }, checks: ['P-50'] },
    },
  },
  child_seen: {
    wording: 'Child seen', description: 'A worker saw the child.', recordedBy: ['children_social_care', 'police', 'health', 'school'], capitals: ['CONTACT'], checks: ['P-11', 'P-18', 'P-40', 'P-46', 'P-54', 'P-57', 'P-58', 'P-84', 'P-128'],
    attributes: {
      alone: { kind: 'yes-no', wording: 'Was the child seen alone?', checks: ['P-57'] },
      place: { kind: 'text', wording: 'Where?' },
      worker: { ...WORKER, checks: ['P-40', 'P-46'] },
      observation: { kind: 'text', wording: 'What was seen of the child?', checks: ['P-57'] },
      method: { kind: 'text', wording: 'How did the worker and the child communicate?', checks: ['P-58'] },
    },
  },
  family_contact: {
    wording: 'Contact with family', description: 'A worker saw or spoke to a parent, carer or relative.', recordedBy: ['children_social_care', 'health', 'school'], capitals: ['CONTACT'], checks: ['P-11', 'P-18', 'P-46', 'P-54', 'P-57', 'P-59', 'P-84', 'P-128'],
    attributes: {
      person: { ...PERSON, checks: ['P-18', 'P-59'] },
      alone: { kind: 'yes-no', wording: 'Was this person spoken to alone?', checks: ['P-59'] },
      view: { kind: 'text', wording: 'What did this person think?', checks: ['P-18', 'P-40', 'P-59'] },
      worker: { ...WORKER, checks: ['P-40', 'P-46'] },
    },
  },
  case_closed: {
    wording: 'Case closed', description: 'A service stopped working with the child.', recordedBy: SOCIAL_CARE, capitals: ['CLOSURE'], checks: ['P-09', 'P-16', 'P-19', 'P-23', 'P-24', 'P-31', 'P-34', 'P-35', 'P-47', 'P-48', 'P-49', 'P-50', 'P-58', 'P-68', 'P-71', 'P-83', 'P-84', 'P-91'],
    attributes: {
      reason: { kind: 'text', wording: 'What reason was given?', hint: "In the record's own words", checks: ['P-35', 'P-48', 'P-50'] },
      reason_kind: { kind: 'choice', wording: 'What kind of reason?', options: { improved: 'Things had improved', home_conditions: 'Home conditions had improved', non_engagement: 'The family was said not to engage', threshold_not_met: 'Threshold not met', moved: 'The family moved', transferred: 'Passed to another service', needs_met: 'Needs met', other: 'Another reason' }, checks: ['P-48', 'P-50'] },
      causes_addressed: { kind: 'yes-no', wording: 'Had the underlying causes been addressed?', checks: ['P-48'] },
      non_engagement_explored: { kind: 'yes-no', wording: 'If non-engagement was the reason, was it asked why?', checks: ['P-50'] },
    },
  },
} as const satisfies EventDefinitions;

import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS } from '../options.ts';

const SOCIAL_CARE = ['children_social_care'] as const;
const SERVICE = { kind: 'text', wording: 'Which service?' } as const;

/** Help asked for, given and refused. */
export const serviceTypes = {
  health_referral: {
    wording: 'Referral to health', description: 'The child was referred to a health service.', recordedBy: ['children_social_care', 'school', 'general_practice'], capitals: ['REFERRAL'], checks: ['P-11'],
    attributes: { for: { kind: 'text', wording: 'What for?', checks: ['P-11', 'P-67', 'P-73'] }, to: { kind: 'agency', wording: 'To which service?' }, about_events: { ...ABOUT_EVENTS, checks: ['P-11'] } },
  },
  health_attendance: {
    wording: 'Attended a health service', description: 'The child was seen by a health service.', recordedBy: ['hospital', 'general_practice', 'health'], capitals: [], checks: ['P-11', 'P-13'],
    attributes: {
      presentation: { kind: 'choice', wording: 'What was seen?', options: { floppy: 'Floppy', vomiting: 'Vomiting without explanation', bruise: 'Bruise', seizure: 'Seizure', head_injury: 'Head injury', self_harm: 'Self-harm', other: 'Something else' }, checks: ['P-11', 'P-13'] },
      explained: { kind: 'yes-no', wording: 'Was it explained?', checks: ['P-13'] },
    },
  },
  service_referral: { wording: 'Referral to another service', description: 'The child or family was referred to a service other than health.', recordedBy: SOCIAL_CARE, capitals: ['REFERRAL'], checks: ['P-73'], attributes: { service: { ...SERVICE, checks: ['P-67', 'P-73'] }, about_events: { ...ABOUT_EVENTS } } },
  service_refused: {
    wording: 'Service refused', description: 'A service did not accept the child or family.', recordedBy: SOCIAL_CARE, capitals: ['REFUSAL'], checks: ['P-73'],
    attributes: {
      service: { ...SERVICE, checks: ['P-73'] },
      reason: { kind: 'text', wording: 'What reason was given?' },
      interim_plan: { kind: 'yes-no', wording: 'Was there a plan for the meantime?', checks: ['P-73'] },
    },
  },
  advocacy_need_recorded: {
    wording: 'Need for an advocate recorded', description: 'It was recorded whether the child can tell an advocate what to say for them.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-74'],
    attributes: { can_instruct: { kind: 'yes-no', wording: 'Can the child instruct an advocate?', hint: 'If not, the child may need one who works without instructions', checks: ['P-74'] } },
  },
  advocacy_offered: { wording: 'Advocate offered', description: 'The child was offered an advocate.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-74'], attributes: {} },
  advocacy_started: { wording: 'Advocate began', description: 'An advocate began to work with the child.', recordedBy: ['voluntary', 'children_social_care'], capitals: [], checks: ['P-74'], attributes: {} },
  intermediary_considered: { wording: 'Intermediary considered', description: 'It was considered whether the child needs an intermediary to be interviewed or to give evidence.', recordedBy: ['police', 'children_social_care'], capitals: [], checks: ['P-44'], attributes: { decision: { kind: 'choice', wording: 'What was decided?', options: { used: 'One was used', not_needed: 'Not needed', not_available: 'Needed and not available' }, checks: ['P-44'] } } },
  intervention_started: {
    wording: 'Help started', description: 'A programme of work with the child or family began.', recordedBy: ['children_social_care', 'family_help', 'health'], capitals: ['INTERVENTION'], checks: ['P-67', 'P-89'],
    attributes: {
      kind: { kind: 'choice', wording: 'What kind?', options: { therapy: 'Therapy', parenting: 'Work on parenting', practical: 'Practical help', substance_misuse: 'Help with alcohol or drugs', domestic_abuse: 'Help about domestic abuse', other: 'Another kind' }, checks: ['P-67'] },
      baseline: { kind: 'text', wording: 'How were things at the start, and how was that measured?', checks: ['P-89'] },
    },
  },
  intervention_reviewed: { wording: 'Help reviewed', description: 'It was looked at whether help had worked.', recordedBy: ['children_social_care', 'family_help', 'health'], capitals: ['INTERVENTION'], checks: ['P-89'], attributes: { measure: { kind: 'text', wording: 'What was measured, and with what result?', checks: ['P-89'] }, ended: { kind: 'yes-no', wording: 'Did the help end then?', checks: ['P-89'] }, about_events: { ...ABOUT_EVENTS, checks: ['P-89'] } } },
} as const satisfies EventDefinitions;

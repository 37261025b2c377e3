import type { EventDefinitions } from '../definition.ts';

const EDUCATION = ['school', 'council_education'] as const;

/** School and learning. */
export const educationTypes = {
  education_absence: { wording: 'Absent from school', description: 'The child was away from school.', recordedBy: EDUCATION, capitals: ['EDUCATION'], checks: ['P-52'], attributes: { days: { kind: 'number', wording: 'For how many school days?', checks: ['P-52', 'P-70'] } } },
  exclusion: { wording: 'Suspended or excluded', description: 'A school suspended or permanently excluded the child.', recordedBy: EDUCATION, capitals: ['EDUCATION'], checks: ['P-92'], attributes: { kind: { kind: 'choice', wording: 'Which?', options: { suspension: 'Suspension', permanent: 'Permanent exclusion' } } } },
  out_of_education_started: { wording: 'Out of education', description: 'The child stopped having a place in education.', recordedBy: EDUCATION, capitals: ['EDUCATION'], checks: ['P-70', 'P-71'], attributes: {} },
  out_of_education_ended: { wording: 'Back in education', description: 'The child has a place in education again.', recordedBy: EDUCATION, capitals: ['EDUCATION'], checks: ['P-70', 'P-71'], attributes: {} },
  home_education_notice: { wording: 'Notice of home education', description: 'A parent said that the child will be educated at home.', recordedBy: EDUCATION, capitals: ['EHE_NOTICE'], checks: ['P-72'], attributes: {} },
  home_education_decision: {
    wording: 'Decision about home education', description: 'The council decided about consent, or reviewed the home and the learning.', recordedBy: ['council_education', 'children_social_care'], capitals: [], checks: ['P-72'],
    attributes: {
      consent: { kind: 'choice', wording: 'What was decided about consent?', options: { given: 'Consent given', refused: 'Consent refused', not_needed: 'Consent not needed' }, checks: ['P-72'] },
      environment_reviewed: { kind: 'yes-no', wording: 'Were the home and the learning reviewed?', checks: ['P-72'] },
    },
  },
} as const satisfies EventDefinitions;

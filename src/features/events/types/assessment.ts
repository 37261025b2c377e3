import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, CONCERNS, CONSIDERED, PERSON } from '../options.ts';

const KINDS = {
  child_and_family: 'Child and family assessment', early_help: 'Family Help assessment', parenting: 'Parenting assessment', carer: 'Assessment of a relative or friend as carer', risk: 'Risk assessment', sexual_risk: 'Assessment of someone who may be a sexual risk',
  domestic_abuse: 'Domestic abuse assessment', young_carer: "Young carer's assessment", pre_birth: 'Assessment before birth', mental_health: 'Mental health assessment', health: 'Other health assessment', education: 'Education assessment', other: 'Another assessment',
} as const;

/** Finding out. */
export const assessmentTypes = {
  assessment_started: {
    wording: 'Assessment started', description: 'A service began to assess.', recordedBy: ['children_social_care', 'health'], capitals: ['ASSESSMENT'], checks: ['P-66', 'P-67'],
    attributes: { kind: { kind: 'choice', wording: 'Which kind?', options: KINDS } },
  },
  assessment_completed: {
    wording: 'Assessment completed', description: 'A service finished an assessment.', recordedBy: ['children_social_care', 'health'], capitals: ['ASSESSMENT'],
    checks: ['P-15', 'P-18', 'P-19', 'P-20', 'P-36', 'P-38', 'P-39', 'P-40', 'P-60', 'P-76', 'P-79', 'P-81', 'P-84', 'P-85', 'P-92'],
    attributes: {
      kind: { kind: 'choice', wording: 'Which kind?', options: KINDS, checks: ['P-36', 'P-60', 'P-79', 'P-81'] },
      persons_included: { kind: 'persons', wording: 'Which people does it cover?', checks: ['P-18', 'P-19', 'P-20', 'P-36', 'P-39', 'P-60'] },
      persons_consulted: { kind: 'persons', wording: 'Who was asked?', checks: ['P-40'] },
      considered: { kind: 'choices', wording: 'What did it consider together?', options: CONSIDERED, checks: ['P-15', 'P-32', 'P-38', 'P-62', 'P-92'] },
      concerns_addressed: { kind: 'choices', wording: 'Which concerns does its conclusion speak of?', options: CONCERNS, checks: ['P-38'] },
      places_included: { kind: 'text', wording: 'Which homes does it cover?', checks: ['P-19'] },
      words_on_adult: { kind: 'number', wording: 'How many words does it give to the adult whom the concern named?', hint: 'Leave empty if the concern named nobody', checks: ['P-39'] },
      discounted: { kind: 'yes-no', wording: 'Did it conclude that there is little or no risk from the person whom it covers?', hint: 'As it was written then', checks: ['P-37'] },
      reasons: { kind: 'text', wording: 'What reasons does it give?', checks: ['P-37'] },
      identity: { kind: 'text', wording: "What does it say of the child's identity?", hint: "In the assessment's own words", checks: ['P-76'] },
      gaps_stated: { kind: 'yes-no', wording: 'Does it say what information was missing?', checks: ['P-85'] },
    },
  },
  records_check: {
    wording: 'Records checked', description: 'A service looked in records, its own or those of others, for what is known about a person.', recordedBy: ['children_social_care', 'police', 'health'], capitals: ['CHECK'], checks: ['P-16', 'P-20', 'P-21', 'P-22'],
    attributes: {
      person: { ...PERSON, checks: ['P-16', 'P-20'] },
      agencies: { kind: 'agencies', wording: 'Which services were asked?', checks: ['P-16', 'P-22'] },
      areas: { kind: 'areas', wording: 'In which areas?', checks: ['P-16'] },
      about_events: { ...ABOUT_EVENTS, checks: ['P-21', 'P-22'] },
    },
  },
} as const satisfies EventDefinitions;

import type { AttributeDefinition, Options } from './definition.ts';

/** The answers to a yes-no question. Left out is a fifth thing: the record does not mention it. */
export const YES_NO = { yes: 'Yes', no: 'No', unknown: 'Not known', does_not_apply: 'Does not apply' } as const satisfies Options;

/** What a worry, a referral or a decision is about. */
export const CONCERNS = {
  neglect: 'Neglect',
  physical_abuse: 'Physical abuse',
  emotional_abuse: 'Emotional abuse',
  csa: 'Child sexual abuse',
  cse: 'Child sexual exploitation',
  cce: 'Child criminal exploitation',
  radicalisation: 'Radicalisation',
  domestic_abuse: 'Domestic abuse',
  harmful_sexual_behaviour: 'Harmful sexual behaviour by the child',
  technology_harm: 'Harm through technology',
  self_harm: 'Self-harm or thoughts of suicide',
  missing: 'Being missing',
  child_mental_health: "The child's mental health",
  parental_mental_health: "A parent's or carer's mental health",
  parental_substance_misuse: "A parent's or carer's use of alcohol or drugs",
  home_conditions: 'Home conditions',
  housing: 'Housing or homelessness',
  caring_role: 'A child caring for others',
  female_genital_mutilation: 'Female genital mutilation',
  faith_or_belief_abuse: 'Abuse linked to faith or belief',
  other: 'Something else',
} as const satisfies Options;

/** The nine adversities that the analysis of reviews from 2014 to 2017 counted in families. */
export const ADVERSITIES = {
  domestic_abuse: 'Domestic abuse',
  parental_mental_health: "A parent's or carer's mental health",
  parental_adverse_childhood: "A parent's own adverse childhood",
  poverty: 'Poverty',
  parental_substance_misuse: "A parent's or carer's use of alcohol or drugs",
  parental_criminal_behaviour: "A parent's or carer's criminal behaviour",
  transient_lifestyle: 'Moving often',
  multiple_partners: 'A parent having several partners',
  social_isolation: 'Social isolation',
} as const satisfies Options;

/** What an assessment or an analysis can show that it weighed. */
export const CONSIDERED = { ...CONCERNS, ...ADVERSITIES, current_harm: 'Harm happening now', past_trauma: 'Past trauma', condition: 'A condition or disability' } as const satisfies Options;

export const ABOUT_EVENTS = {
  kind: 'events', wording: 'Which earlier entries does it answer?', hint: 'Their references, with ; between',
} as const satisfies AttributeDefinition;

export const WORKER = { kind: 'worker', wording: 'Which worker?', hint: 'A role or a reference, not a name' } as const satisfies AttributeDefinition;

export const PERSON = { kind: 'person', wording: 'Which person?', hint: 'A role such as mother, or a reference' } as const satisfies AttributeDefinition;

export const FROM_AREA = { kind: 'area', wording: 'From which area?' } as const satisfies AttributeDefinition;

export const TO_AREA = { kind: 'area', wording: 'To which area?' } as const satisfies AttributeDefinition;

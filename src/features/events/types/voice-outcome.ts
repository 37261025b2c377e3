import type { EventDefinitions } from '../definition.ts';

const ANYONE = ['children_social_care', 'school', 'health', 'police'] as const;
const POLICE_HEALTH = ['police', 'hospital', 'ambulance'] as const;

/** The child's own voice, and what became of the child. */
export const voiceTypes = {
  child_words: { wording: "Child's own words", description: 'What the child said, as the child said it.', recordedBy: ANYONE, capitals: [], checks: ['P-57', 'P-58'], attributes: { method: { kind: 'text', wording: 'How did the child communicate?', checks: ['P-58'] }, to: { kind: 'text', wording: 'To whom?', hint: 'A role, such as teacher' } } },
  communication_profile: {
    wording: 'How the child communicates', description: 'A service recorded how the child communicates, and whether the child needs help with it.', recordedBy: ANYONE, capitals: [], checks: ['P-44', 'P-57', 'P-58'],
    attributes: {
      need: { kind: 'yes-no', wording: 'Does the child need help to understand or to be understood?', checks: ['P-44'] },
      speech: { kind: 'choice', wording: 'Does the child use speech?', options: { speech: 'Uses speech', some: 'Uses some speech', none: 'Uses no speech' }, checks: ['P-57', 'P-58'] },
      method: { kind: 'text', wording: 'How does the child communicate?' },
    },
  },
  identity_explored: { wording: 'Identity explored', description: "A worker asked about the child's identity and what it means for them.", recordedBy: ANYONE, capitals: [], checks: ['P-76'], attributes: { aspects: { kind: 'choices', wording: 'Which aspects?', options: { ethnicity: 'Ethnicity', culture: 'Culture', language: 'Language', religion: 'Religion or belief', racism: 'Experience of racism', disability: 'Disability', sex: 'Sex', gender_identity: 'Gender identity', sexuality: 'Sexuality', class: 'Class or income', migration: 'Migration or asylum' }, checks: ['P-76'] } } },
  child_seriously_harmed: { wording: 'Child seriously harmed', description: 'The child was seriously harmed.', recordedBy: POLICE_HEALTH, capitals: [], attributes: {} },
  child_found: { wording: 'Child found', description: 'The child was found harmed or dead.', recordedBy: POLICE_HEALTH, capitals: [], timed: true, attributes: { place: { kind: 'text', wording: 'Where?' } } },
  child_died: { wording: 'Child died', description: 'The child died.', recordedBy: POLICE_HEALTH, capitals: [], timed: true, checks: ['P-131'], attributes: { place: { kind: 'text', wording: 'Where?' } } },
} as const satisfies EventDefinitions;

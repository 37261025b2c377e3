import type { EventDefinitions } from '../definition.ts';

const HOUSING = ['housing'] as const;

/** A roof. */
export const housingTypes = {
  housing_application: { wording: 'Housing application', description: 'The family asked the council for housing or said that they were homeless.', recordedBy: HOUSING, capitals: [], checks: ['P-28'], attributes: { ground: { kind: 'text', wording: 'On what ground?' } } },
  accommodation_offered: { wording: 'Accommodation offered', description: 'The council offered the family somewhere to live.', recordedBy: HOUSING, capitals: [], checks: ['P-28'], attributes: {} },
  accommodation_refused: { wording: 'Accommodation refused', description: 'The family did not take accommodation that was offered.', recordedBy: HOUSING, capitals: ['ACCOMMODATION_REFUSED'], checks: ['P-28'], attributes: { reason: { kind: 'text', wording: 'What reason was given?' } } },
  homeless: { wording: 'Family became homeless', description: 'The family had nowhere to live.', recordedBy: HOUSING, capitals: [], checks: ['P-28'], attributes: {} },
} as const satisfies EventDefinitions;

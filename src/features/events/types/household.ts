import type { EventDefinitions } from '../definition.ts';
import { FROM_AREA, PERSON, TO_AREA } from '../options.ts';

const SOCIAL_CARE = ['children_social_care'] as const;

/** Who the child lives with, and where. */
export const householdTypes = {
  household_joined: {
    wording: 'Someone joined the household', description: 'A person came to live in the home, or became closely linked with it.', recordedBy: ['children_social_care', 'housing', 'health'], capitals: ['HOUSEHOLD_JOIN'], checks: ['P-16', 'P-17', 'P-20', 'P-36', 'P-54'],
    attributes: {
      person: { ...PERSON, checks: ['P-16', 'P-18', 'P-20', 'P-36', 'P-54', 'P-88'] },
      relation: { kind: 'text', wording: 'What is this person to the child?', checks: ['P-18'] },
      adult: { kind: 'yes-no', wording: 'Is this person 18 or over?', checks: ['P-16', 'P-88'] },
    },
  },
  household_left: {
    wording: 'Someone left the household', description: 'A person stopped living in the home.', recordedBy: ['children_social_care', 'housing', 'health'], capitals: [], checks: ['P-54'],
    attributes: { person: { ...PERSON, checks: ['P-54', 'P-88'] } },
  },
  new_partner: {
    wording: 'Parent has a new partner', description: 'A parent or carer began a relationship.', recordedBy: ['children_social_care', 'housing', 'health'], capitals: ['HOUSEHOLD_JOIN'], checks: ['P-12', 'P-13', 'P-16', 'P-17', 'P-18', 'P-20', 'P-36'],
    attributes: { person: { ...PERSON, checks: ['P-16', 'P-17', 'P-18', 'P-20', 'P-36', 'P-88'] } },
  },
  moved_home: {
    wording: 'Child moved home', description: 'The child moved within the same area.', recordedBy: ['children_social_care', 'housing', 'school'], capitals: ['MOVE'], checks: ['P-12', 'P-13'],
    attributes: {},
  },
  moved_area: {
    wording: 'Child moved to another area', description: "The child moved from one council's area to another's.", recordedBy: ['children_social_care', 'housing', 'school'], capitals: ['MOVE'], checks: ['P-12', 'P-13', 'P-23', 'P-24', 'P-87', 'P-127'],
    attributes: { from: { ...FROM_AREA, checks: ['P-23', 'P-24', 'P-87', 'P-127'] }, to: { ...TO_AREA, checks: ['P-23', 'P-24', 'P-127'] } },
  },
  overnight_stay: {
    wording: 'Child stayed overnight elsewhere', description: 'The child spent nights at an address that is not the main home.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-19'],
    attributes: { person: { ...PERSON, wording: 'With whom?', checks: ['P-19'] }, place: { kind: 'text', wording: 'Where?', checks: ['P-19'] }, nights: { kind: 'number', wording: 'How many nights?', checks: ['P-19'] } },
  },
  placement_started: {
    wording: 'Placement started', description: 'The child began to live in a placement made by the council.', recordedBy: ['children_social_care', 'care_provider'], capitals: [], checks: ['P-70', 'P-74', 'P-75'],
    attributes: { placed_by: { kind: 'area', wording: 'Which council placed the child?', checks: ['P-75'] }, out_of_area: { kind: 'yes-no', wording: 'Is it outside the area of the council that placed the child?', checks: ['P-70'] }, kind: { kind: 'text', wording: 'What kind of placement?', checks: ['P-74'] } },
  },
  placement_ended: {
    wording: 'Placement ended', description: 'The child left a placement.', recordedBy: ['children_social_care', 'care_provider'], capitals: [], checks: ['P-70', 'P-74'],
    attributes: { reason: { kind: 'text', wording: 'Why did it end?' } },
  },
  placement_reviewed: {
    wording: 'Placement reviewed', description: 'It was looked at whether a placement does the child good and keeps the child safe.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-70'],
    attributes: {},
  },
  relative_carer_started: {
    wording: 'Relative or friend began caring for the child', description: 'The child came to live with a relative or a friend of the family.', recordedBy: SOCIAL_CARE, capitals: ['HOUSEHOLD_JOIN'], checks: ['P-17', 'P-36', 'P-60'],
    attributes: { person: { ...PERSON, checks: ['P-36', 'P-60'] } },
  },
  relative_carer_ended: {
    wording: 'Relative or friend stopped caring for the child', description: 'The child no longer lives with that relative or friend of the family.', recordedBy: SOCIAL_CARE, capitals: [], checks: ['P-60'],
    attributes: { person: { ...PERSON, checks: ['P-60'] } },
  },
  special_guardianship_proposed: {
    wording: 'Special guardianship proposed', description: 'A special guardianship order was recommended to the court.', recordedBy: ['children_social_care', 'cafcass'], capitals: [], checks: ['P-61'],
    attributes: {
      person: { ...PERSON, wording: 'Who would be the special guardian?' },
      lived_together: { kind: 'yes-no', wording: 'Has the child lived with them?', checks: ['P-61'] },
      trial: { kind: 'yes-no', wording: 'Was there a trial period?', checks: ['P-61'] },
      extension_sought: { kind: 'yes-no', wording: 'Was the court asked for more time?', checks: ['P-61'] },
    },
  },
  separation_reported: {
    wording: 'Separation reported', description: 'Someone said that a couple had separated or that a partner had left.', recordedBy: ['children_social_care', 'health', 'police'], capitals: ['SEPARATION_REPORTED'], checks: ['P-53', 'P-54'],
    attributes: { person: { ...PERSON, wording: 'Who is said to have left?', checks: ['P-54'] }, source: { kind: 'text', wording: 'Who said so?', checks: ['P-53', 'P-54'] } },
  },
  separation_confirmed: {
    wording: 'Separation confirmed by another source', description: 'Someone other than the couple confirmed that they live apart.', recordedBy: ['children_social_care', 'police', 'housing'], capitals: [], checks: ['P-54'],
    attributes: { person: { ...PERSON, wording: 'Who has left?', checks: ['P-54'] }, source: { kind: 'text', wording: 'Who confirmed it?', checks: ['P-53', 'P-54'] } },
  },
} as const satisfies EventDefinitions;

import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, PERSON } from '../options.ts';

const ANYONE = ['children_social_care', 'police', 'health', 'school'] as const;

/** Information passing between services. */
export const sharingTypes = {
  information_requested: {
    wording: 'Information requested', description: 'A service asked another for what it knew.', recordedBy: ANYONE, capitals: ['INFO_REQUEST'], checks: ['P-85', 'P-87'],
    attributes: {
      from: { kind: 'agency', wording: 'From which service?', checks: ['P-85'] },
      from_area: { kind: 'area', wording: 'From which area?', checks: ['P-87'] },
      what: { kind: 'text', wording: 'What was asked for?', checks: ['P-85'] },
      due: { kind: 'date', wording: 'By when?', checks: ['P-85'] },
      person: PERSON,
    },
  },
  information_chased: {
    wording: 'Request for information chased', description: 'A service asked again for information it was waiting for.', recordedBy: ANYONE, capitals: ['CHASE'], checks: ['P-85'],
    attributes: { from: { kind: 'agency', wording: 'From which service?', checks: ['P-85'] }, about_events: { ...ABOUT_EVENTS, checks: ['P-85'] } },
  },
  information_supplied: {
    wording: 'Information supplied', description: 'A service answered a request for information.', recordedBy: ANYONE, capitals: ['INFO_REPLY'], checks: ['P-85', 'P-87'],
    attributes: {
      to: { kind: 'agency', wording: 'To which service?' },
      what: { kind: 'text', wording: 'What was supplied?' },
      from_area: { kind: 'area', wording: 'From which area?', checks: ['P-87'] },
      about_events: { ...ABOUT_EVENTS, checks: ['P-85'] },
    },
  },
  information_shared: {
    wording: 'Information shared', description: 'A service told others something without being asked.', recordedBy: ANYONE, capitals: ['SHARE', 'INFO'], checks: ['P-06', 'P-09', 'P-13', 'P-29', 'P-42', 'P-45', 'P-94', 'P-95'],
    attributes: {
      with: { kind: 'agencies', wording: 'With which services?', checks: ['P-06', 'P-09', 'P-29', 'P-42', 'P-45', 'P-94', 'P-95'] },
      what: { kind: 'text', wording: 'What was shared?', checks: ['P-06'] },
      about_events: { ...ABOUT_EVENTS, checks: ['P-06', 'P-95'] },
    },
  },
} as const satisfies EventDefinitions;

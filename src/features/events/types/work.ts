import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, CONSIDERED, WORKER } from '../options.ts';

const SOCIAL_CARE = ['children_social_care'] as const;
const ANYONE = ['children_social_care', 'police', 'health', 'school'] as const;

/** How services work together. */
export const workTypes = {
  worker_changed: { wording: 'Worker changed', description: 'Another worker took over, or the case was left without one.', recordedBy: SOCIAL_CARE, capitals: ['ALLOCATION'], checks: ['P-47'], attributes: { worker: { ...WORKER, wording: 'Who is the worker now?', hint: 'A role or a reference, not a name. Leave empty if nobody', checks: ['P-47'] } } },
  lead_practitioner_started: {
    wording: 'Lead practitioner started', description: 'Someone became the lead practitioner for the child.', recordedBy: ['children_social_care', 'family_help'], capitals: ['LEAD_START'], checks: ['P-45', 'P-46', 'P-68'],
    attributes: { person: { ...WORKER, kind: 'person', wording: 'Who is the lead practitioner?', checks: ['P-45', 'P-46'] }, agencies_told: { kind: 'agencies', wording: 'Which services were told?', checks: ['P-45'] }, agencies_acknowledged: { kind: 'agencies', wording: 'Which services said that they know?', checks: ['P-45'] } },
  },
  lead_practitioner_ended: { wording: 'Lead practitioner ended', description: 'Someone stopped being the lead practitioner.', recordedBy: ['children_social_care', 'family_help'], capitals: ['LEAD_END'], checks: ['P-45'], attributes: { person: { ...WORKER, kind: 'person', wording: 'Who stopped?', checks: ['P-45'] } } },
  difference_raised: { wording: 'Professional difference raised', description: 'A service disagreed with another and said so.', recordedBy: ANYONE, capitals: ['DIFFERENCE'], checks: ['P-73', 'P-86', 'P-137'], attributes: { with: { kind: 'agencies', wording: 'With which services?', checks: ['P-86', 'P-137'] }, about: { kind: 'text', wording: 'What about?' }, about_events: { ...ABOUT_EVENTS, checks: ['P-26', 'P-86'] } } },
  difference_resolved: { wording: 'Professional difference resolved', description: 'A disagreement between services was settled.', recordedBy: ANYONE, capitals: ['DIFFERENCE'], checks: ['P-86'], attributes: { how: { kind: 'text', wording: 'How?' }, about_events: { ...ABOUT_EVENTS, checks: ['P-86'] } } },
  accounts_reconciled: { wording: 'Conflicting accounts looked into', description: 'Someone compared two accounts of the same event and recorded what they found.', recordedBy: ANYONE, capitals: ['RESOLUTION'], checks: ['P-56'], attributes: { about_events: { ...ABOUT_EVENTS, checks: ['P-56'] } } },
  analysis_recorded: {
    wording: 'Analysis recorded', description: 'A worker wrote what the information means, and not only what happened.', recordedBy: ANYONE, capitals: ['ANALYSIS'], checks: ['P-32', 'P-62', 'P-90', 'P-91'],
    attributes: { considered: { kind: 'choices', wording: 'What did it consider?', options: CONSIDERED, checks: ['P-32', 'P-62'] }, about_events: { ...ABOUT_EVENTS, checks: ['P-90', 'P-91'] } },
  },
} as const satisfies EventDefinitions;

import type { EventDefinitions } from '../definition.ts';
import { ABOUT_EVENTS, CONSIDERED, WORKER } from '../options.ts';

const SOCIAL_CARE = ['children_social_care'] as const;
const ANYONE = ['children_social_care', 'police', 'health', 'school'] as const;

/** How services work together. */
export const workTypes = {
  worker_changed: { wording: 'Worker changed', description: 'Another worker took over, or the case was left without one.', recordedBy: SOCIAL_CARE, capitals: ['ALLOCATION'], checks: ['P-47'], attributes: { worker: { ...WORKER, wording: 'Who is the worker now?', hint: 'A role or a reference, not a name. Leave empty if nobody', checks: ['P-47'] } } },
  lead_practitioner_started: {
    wording: 'Lead practitioner started', description: 'Someone became the lead practitioner for the child.', recordedBy: ['children_social_care', 'family_help'], capitals: ['LEAD_START'], checks: ['P-45', 'P-46', 'P-68'],
    attributes: { person: { ...WORKER, kind: 'person', wording: 'Who is the lead practitioner?', checks: ['P-45', 'P-46', 'P-68'] }, agencies_told: { kind: 'agencies', wording: 'Which services were told?', checks: ['P-45'] }, agencies_acknowledged: { kind: 'agencies', wording: 'Which services said that they know?', checks: ['P-45'] } },
  },
  lead_practitioner_ended: { wording: 'Lead practitioner ended', description: 'Someone stopped being the lead practitioner.', recordedBy: ['children_social_care', 'family_help'], capitals: ['LEAD_END'], checks: ['P-45'], attributes: { person: { ...WORKER, kind: 'person', wording: 'Who stopped?', checks: ['P-45', 'P-68'] } } },
  difference_raised: { wording: 'Professional difference raised', description: 'A service disagreed with another and said so.', recordedBy: ANYONE, capitals: ['DIFFERENCE'], checks: ['P-40', 'P-73', 'P-86', 'P-137'], attributes: { with: { kind: 'agencies', wording: 'With which services?', checks: ['P-86', 'P-137'] }, about: { kind: 'text', wording: 'What about?' }, about_events: { ...ABOUT_EVENTS, checks: ['P-26', 'P-86'] } } },
  difference_resolved: { wording: 'Professional difference resolved', description: 'A disagreement between services was settled.', recordedBy: ANYONE, capitals: ['DIFFERENCE'], checks: ['P-40', 'P-86'], attributes: { how: { kind: 'text', wording: 'How?' }, about_events: { ...ABOUT_EVENTS, checks: ['P-40', 'P-86'] } } },
  accounts_conflict: { wording: 'Accounts conflict', description: 'Someone marked two accounts of the same event as different.', recordedBy: ANYONE, capitals: [], checks: ['P-56'], attributes: { about_events: { ...ABOUT_EVENTS, wording: 'Which entries hold the two accounts?', checks: ['P-56'] } } },
  accounts_reconciled: { wording: 'Conflicting accounts looked into', description: 'Someone compared two accounts of the same event and recorded what they found.', recordedBy: ANYONE, capitals: ['RESOLUTION'], checks: ['P-56'], attributes: { about_events: { ...ABOUT_EVENTS, checks: ['P-56'] } } },
  fact_recorded: {
    wording: 'Fact on which safety rests', description: 'A fact was written down that decisions about the child may rest on, and who it came from.', recordedBy: ANYONE, capitals: [], checks: ['P-53'],
    attributes: {
      kind: { kind: 'choice', wording: 'Which fact?', options: { separated: 'A couple live apart', sober: 'Someone does not use alcohol or drugs', attending: 'Someone goes to the help that was agreed', household: 'Who lives in the home', other: 'Another fact' }, checks: ['P-53'] },
      source: { kind: 'choice', wording: 'Who said so?', options: { parent: 'A parent or carer', child: 'The child', relative: 'A relative', service: 'A service that saw or checked it', other: 'Someone else' }, checks: ['P-53'] },
    },
  },
  analysis_recorded: {
    wording: 'Analysis recorded', description: 'A worker wrote what the information means, and not only what happened.', recordedBy: ANYONE, capitals: ['ANALYSIS'], checks: ['P-32', 'P-62', 'P-90', 'P-91', 'P-92'],
    attributes: { considered: { kind: 'choices', wording: 'What did it consider?', options: CONSIDERED, checks: ['P-32', 'P-62', 'P-92'] }, about_events: { ...ABOUT_EVENTS, checks: ['P-90', 'P-91'] } },
  },
} as const satisfies EventDefinitions;

import type { EventDefinitions } from '../definition.ts';
import { WORKER } from '../options.ts';

const INTERVIEWERS = ['children_social_care', 'voluntary'] as const;

/** Being missing, and the interviews after it. */
export const missingTypes = {
  missing_started: {
    wording: 'Child went missing', description: 'When the child left, or was last seen by a responsible adult, whichever is later.', recordedBy: ['police', 'children_social_care', 'care_provider'], capitals: ['MISSING'], timed: true,
    checks: ['P-01', 'P-03', 'P-04', 'P-08', 'P-09', 'P-70'],
    attributes: {
      risk_level: { kind: 'choice', wording: 'What level did the police record?', options: { no_apparent_risk: 'No apparent risk', low: 'Low', medium: 'Medium', high: 'High', absent: 'Absent (older records)' }, hint: 'As recorded at the time', checks: ['P-08'] },
      exploitation_considered: { kind: 'yes-no', wording: 'Was exploitation considered?', checks: ['P-08'] },
      country: { kind: 'country', wording: 'In which country was the child thought to be?', checks: ['P-09'] },
      missing_from: { kind: 'choice', wording: 'Missing from where?', options: { home: 'Home', care: 'Care', elsewhere: 'Somewhere else' }, checks: ['P-02'] },
      category: { kind: 'choice', wording: 'How was it classed?', options: { missing: 'Missing', away: 'Away from placement without authorisation, whereabouts known' } },
    },
  },
  missing_ended: {
    wording: 'Child found or returned', description: 'When a missing child was found, or a child away from placement came back.', recordedBy: ['police', 'children_social_care', 'care_provider'], capitals: ['MISSING'], timed: true,
    checks: ['P-02', 'P-03', 'P-04', 'P-07', 'P-09'],
    attributes: {
      where: { kind: 'text', wording: 'Where had the child been?', hint: 'If the child chose not to say, write “child declined”', checks: ['P-07'] },
      with_whom: { kind: 'text', wording: 'Who had the child been with?', checks: ['P-07'] },
      what_happened: { kind: 'text', wording: 'What happened while the child was missing?', checks: ['P-07'] },
      interview_status: { kind: 'choice', wording: 'Is the return home interview marked as done?', options: { met: 'Marked as done', not_met: 'Marked as not done', refused: 'Marked as refused' }, checks: ['P-03'] },
    },
  },
  return_home_interview_offered: {
    wording: 'Return home interview offered', description: 'The child was offered an independent interview after being missing.', recordedBy: INTERVIEWERS, capitals: ['RHI_OFFER'], timed: true, checks: ['P-02', 'P-05'],
    attributes: { independent: { kind: 'yes-no', wording: 'Was the interviewer independent?', checks: ['P-02'] }, worker: { ...WORKER, checks: ['P-05'] } },
  },
  return_home_interview_refused: {
    wording: 'Return home interview refused', description: 'The child did not want the interview.', recordedBy: INTERVIEWERS, capitals: ['RHI_REFUSED'], checks: ['P-05'],
    attributes: { worker: { ...WORKER, checks: ['P-05'] }, reason: { kind: 'text', wording: 'What did the child say about why?', checks: ['P-05'] }, no_more_contact: { kind: 'yes-no', wording: 'Did the child ask for no more contact about it?', checks: ['P-05'] } },
  },
  return_home_interview_held: {
    wording: 'Return home interview held', description: 'The child talked to the interviewer.', recordedBy: INTERVIEWERS, capitals: ['RHI_HELD'], timed: true, checks: ['P-03', 'P-06'],
    attributes: {
      worker: { ...WORKER, checks: ['P-03'] },
      worker_agency: { kind: 'agency', wording: 'Which service does the interviewer work for?', checks: ['P-03'] },
      independent: { kind: 'yes-no', wording: 'Was the interviewer independent?' },
      may_share: { kind: 'yes-no', wording: 'May what was said be shared with other services?', checks: ['P-06'] },
    },
  },
  prevention_interview: {
    wording: 'Police prevention interview', description: 'Police spoke with the child after they were found (once called a safe and well check). It is not the return home interview.', recordedBy: ['police'], capitals: ['PREVENTION_INTERVIEW'], timed: true, checks: ['P-03', 'P-04'],
    attributes: { worker: WORKER },
  },
} as const satisfies EventDefinitions;

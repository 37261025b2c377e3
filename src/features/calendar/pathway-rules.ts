import { plainDate } from '../../kernel/plain-date.ts';
import type { ClockRule } from './clock-rule.ts';

// Sections 16A to 16Q of the Children Act 2004 and SI 2018/789 came into force on this day.
const PANEL_BEGAN = plainDate('2018-06-29');

/** The clocks of a serious incident, from the council's awareness to a published review. */
export const pathwayRules = [
  {
    id: 'notify-panel',
    name: 'Notify the Panel',
    startsWhen: 'the local authority became aware of the incident',
    requires: 'the notification has been sent to the Panel',
    versions: [
      {
        inForceFrom: PANEL_BEGAN,
        inForceTo: plainDate('2023-12-14'),
        limit: { count: 'working-days', number: 5 },
        source: 'Working Together to Safeguard Children 2018, for the duty in Children Act 2004 section 16C',
        status: 'guidance',
      },
      {
        inForceFrom: plainDate('2023-12-15'),
        inForceTo: null,
        limit: { count: 'working-days', number: 5 },
        source: 'Working Together to Safeguard Children 2023 and GOV.UK, Report a serious child safeguarding incident, for the duty in Children Act 2004 section 16C',
        status: 'guidance',
        note: 'The duty to notify is statute; the five working days are guidance. The 2026 edition of Working Together has not been checked',
      },
    ],
  },
  {
    id: 'rapid-review',
    name: 'Rapid review',
    startsWhen: 'the notification was sent to the Panel',
    requires: 'the rapid review has been sent to the Panel',
    versions: [
      {
        inForceFrom: PANEL_BEGAN,
        inForceTo: null,
        limit: { count: 'working-days', number: 15 },
        source: 'Working Together to Safeguard Children 2018 and 2023; Child Safeguarding Practice Review Panel guidance',
        status: 'guidance',
      },
    ],
    variants: [
      {
        id: 'from-awareness',
        startsWhen: 'the local authority became aware of the incident',
        limit: { count: 'working-days', number: 15 },
        source: 'Local procedure, counted from awareness of the incident',
        status: 'local',
      },
      {
        id: 'from-receipt',
        startsWhen: 'the business unit received the notification, which is working day 1',
        limit: { count: 'working-days', number: 15, startIsDayOne: true },
        source: 'Local procedure, with the day of receipt as working day 1',
        status: 'local',
      },
    ],
  },
  {
    id: 'lcspr',
    name: 'Local child safeguarding practice review',
    startsWhen: 'the safeguarding partners decided to initiate the review',
    requires: 'the review has been completed and published',
    versions: [
      {
        inForceFrom: PANEL_BEGAN,
        inForceTo: null,
        limit: { count: 'months', number: 6 },
        source: 'Working Together to Safeguard Children; wording to be confirmed',
        status: 'unverified',
        note: 'If the review will be late, the Panel and the Secretary of State are told, with the reason',
      },
    ],
  },
  {
    id: 'copy-to-panel',
    name: 'Copy of the review to the Panel',
    startsWhen: 'the review is to be published',
    requires: 'a copy has gone to the Panel and the Secretary of State, no later than 7 working days before publication',
    versions: [
      {
        inForceFrom: PANEL_BEGAN,
        inForceTo: null,
        limit: { count: 'working-days', number: 7, before: true },
        source: 'Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 (SI 2018/789); wording to be confirmed',
        status: 'unverified',
        note: 'Information published instead of a report is copied by the same day',
      },
    ],
  },
] as const satisfies readonly ClockRule[];

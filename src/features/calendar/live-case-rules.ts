import { plainDate } from '../../kernel/plain-date.ts';
import type { ClockRule, Variant } from './clock-rule.ts';

const CHILDREN_ACT_1989 = plainDate('1991-10-14');
const WORKING_TOGETHER_2010 = plainDate('2010-03-17');
const WORKING_TOGETHER_2013 = plainDate('2013-04-15');

/** The clocks of a live case: referral, assessment, child protection, missing children, court. */
export const liveCaseRules = [
  {
    id: 'referral-decision',
    name: 'Decision on a referral',
    startsWhen: 'the referral was received',
    requires: 'a social worker has acknowledged the referral and decided what happens next',
    versions: [{
      inForceFrom: WORKING_TOGETHER_2010,
      inForceTo: null,
      limit: { count: 'working-days', number: 1 },
      source: 'Working Together to Safeguard Children; Keeping Children Safe in Education',
      status: 'guidance',
    }],
  },
  {
    id: 'first-contact',
    name: 'First attempt to contact the family',
    startsWhen: 'the case was passed to a team for assessment',
    requires: 'there has been an attempt to contact the family',
    versions: [{
      // The review that asks for one day names no date, so the rule is held from the first
      // day of our calendar and an area says from when it has adopted it.
      inForceFrom: plainDate('2012-01-01'),
      inForceTo: null,
      limit: { count: 'days', number: 1 },
      source: 'Learning from a local review: "no later than one day after a case is passed to a team for assessment"',
      status: 'local',
      note: 'The review does not say whether a day is a working day; it is counted as a calendar day unless the area has chosen otherwise',
    }],
    variants: [{
      id: 'working-day',
      startsWhen: 'the case was passed to a team for assessment',
      limit: { count: 'working-days', number: 1 },
      source: 'Learning from a local review, with the day read as a working day',
      status: 'local',
    }],
  },
  {
    id: 'child-and-family-assessment',
    name: 'Child and family assessment',
    startsWhen: 'the referral was received',
    requires: 'the assessment is complete',
    versions: [{
      inForceFrom: WORKING_TOGETHER_2013,
      inForceTo: null,
      limit: { count: 'working-days', number: 45 },
      source: 'Working Together to Safeguard Children 2013 and each edition since',
      status: 'guidance',
    }],
  },
  {
    id: 'initial-child-protection-conference',
    name: 'Initial child protection conference',
    startsWhen: 'the strategy discussion at which section 47 enquiries were initiated',
    requires: 'the initial child protection conference has been held',
    versions: [{
      inForceFrom: WORKING_TOGETHER_2010,
      inForceTo: null,
      limit: { count: 'working-days', number: 15 },
      source: 'Working Together to Safeguard Children 2010 and each edition since',
      status: 'guidance',
    }],
  },
  {
    id: 'core-group',
    name: 'First core group meeting',
    startsWhen: 'the initial child protection conference was held',
    requires: 'the core group has met',
    versions: [{
      inForceFrom: WORKING_TOGETHER_2010,
      inForceTo: null,
      limit: { count: 'working-days', number: 10 },
      source: 'Working Together to Safeguard Children; wording to be confirmed',
      status: 'unverified',
    }],
  },
  {
    id: 'review-conference-first',
    name: 'First review child protection conference',
    startsWhen: 'the initial child protection conference was held',
    requires: 'the first review conference has been held',
    versions: [{
      inForceFrom: WORKING_TOGETHER_2010,
      inForceTo: null,
      limit: { count: 'months', number: 3 },
      source: 'Working Together to Safeguard Children 2010 and each edition since',
      status: 'guidance',
    }],
  },
  {
    id: 'review-conference-later',
    name: 'Later review child protection conference',
    startsWhen: 'the last review child protection conference was held',
    requires: 'the next review conference has been held',
    versions: [{
      inForceFrom: WORKING_TOGETHER_2010,
      inForceTo: null,
      limit: { count: 'months', number: 6 },
      source: 'Working Together to Safeguard Children 2010 and each edition since',
      status: 'guidance',
    }],
  },
  {
    id: 'return-home-interview',
    name: 'Return home interview',
    startsWhen: 'the child was found or came back',
    requires: 'an independent return home interview has been offered',
    versions: [{
      inForceFrom: plainDate('2014-01-01'),
      inForceTo: null,
      limit: { count: 'hours', number: 72 },
      source: 'Statutory guidance on children who run away or go missing from home or care, January 2014',
      status: 'guidance',
      note: 'The 72 hours run through weekends and bank holidays',
    }],
  },
  {
    id: 'police-protection',
    name: 'Police protection',
    startsWhen: 'the child was taken into police protection',
    requires: 'police protection has ended',
    versions: [{
      inForceFrom: CHILDREN_ACT_1989,
      inForceTo: null,
      limit: { count: 'hours', number: 72 },
      source: 'Children Act 1989 section 46(6)',
      status: 'statute',
    }],
  },
  {
    id: 'emergency-protection-order',
    name: 'Emergency protection order',
    startsWhen: 'the order was made',
    requires: 'the order has ended or been extended',
    versions: [{
      inForceFrom: CHILDREN_ACT_1989,
      inForceTo: null,
      limit: { count: 'days', number: 8 },
      source: 'Children Act 1989 section 45(1)',
      status: 'statute',
      note: 'The longest the order may last, with the day it was made as day 0. The order itself says when it ends, which may be sooner',
    }],
    variants: [afterPoliceProtection(8)],
    mayRunToNoon: true,
  },
  {
    id: 'emergency-protection-order-extended',
    name: 'Emergency protection order, extended',
    startsWhen: 'the first order was made, not the extension',
    requires: 'the order has ended',
    versions: [{
      inForceFrom: CHILDREN_ACT_1989,
      inForceTo: null,
      limit: { count: 'days', number: 15 },
      source: 'Children Act 1989 section 45(1), (5) and (6)',
      status: 'statute',
      note: 'Eight days and one extension of up to seven: fifteen days in all, with the day the first order was made as day 0. The order itself says when it ends',
    }],
    variants: [afterPoliceProtection(15)],
  },
] as const satisfies readonly ClockRule[];

// Section 45(3): the days begin with the first day of police protection, which is therefore day 1.
function afterPoliceProtection(days: 8 | 15): Variant {
  return {
    id: 'after-police-protection',
    startsWhen: 'the child was taken into police protection, where the order was asked for by the police; that day is day 1',
    limit: { count: 'days', number: days, startIsDayOne: true },
    source: 'Children Act 1989 section 45(3); wording to be confirmed',
    status: 'unverified',
  };
}

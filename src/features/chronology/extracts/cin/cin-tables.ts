import { NO_TYPE } from '../table/not-mapped.ts';
import { coded, date, flag, neededDate, unused, type TableDefinition } from '../table/record.ts';
import { closureKind, considered, on, referrer, said, someDayFrom } from '../table/rules.ts';

const CHILD = 'LAchildID';
/** The day of the referral that a group belongs to, put beside its own fields: nothing of an episode is before it. */
export const REFERRAL = 'CINreferralDate of its episode';

/** The groups of the Children in Need census, each as a table; ids and characteristics of a child are one. */
export const cinTables = {
  Child: {
    name: 'ChildIdentifiers', child: CHILD,
    fields: {
      UPN: { kind: 'upn' }, FormerUPN: { kind: 'text' }, UPNunknown: coded('upn_unknown'), PersonBirthDate: date,
      ExpectedPersonBirthDate: unused('A birth that is expected is no event'), GenderCurrent: coded('gender'), Sex: coded('sex'), PersonDeathDate: date,
      Ethnicity: coded('ethnicity'), Disability: { kind: 'code', list: 'disability', many: true },
    },
    describes: { birth: 'PersonBirthDate', sex: 'Sex', ethnicity: 'Ethnicity', disability: 'Disability' },
    inOrder: [['PersonBirthDate', 'PersonDeathDate']],
    events: [{ type: 'child_died', on: on('PersonDeathDate'), text: () => 'The child died' }],
  },
  CINdetails: {
    name: 'CINdetails', child: CHILD,
    fields: {
      CINreferralDate: neededDate, ReferralSource: coded('referral_source'), PrimaryNeedCode: coded('primary_need'), CINclosureDate: date,
      ReasonForClosure: coded('reason_for_closure'), DateOfInitialCPC: date, ReferralNFA: flag,
    },
    inOrder: [['CINreferralDate', 'CINclosureDate'], ['CINreferralDate', 'DateOfInitialCPC']],
    events: [
      {
        type: 'referral_received', on: on('CINreferralDate'), ownAct: true,
        attributes: (row) => ({ from: row.code('ReferralSource')?.text, by: referrer(row.code('ReferralSource')?.code) }),
        text: (row) => `Referral received.${said('From', row.words('ReferralSource'))}${said('Primary need', row.words('PrimaryNeedCode'))}`,
      },
      {
        type: 'threshold_decision', on: (row) => (row.flag('ReferralNFA') === true ? someDayFrom(row, 'CINreferralDate', 'CINclosureDate') : undefined), ownAct: true,
        attributes: () => ({ outcome: 'nfa' }), text: () => 'Decided that the referral needs no further action. The census does not say on which day.',
      },
      { type: 'conference', on: on('DateOfInitialCPC'), ownAct: true, attributes: () => ({ kind: 'initial' }), text: () => 'Initial child protection conference' },
      {
        type: 'case_closed', on: on('CINclosureDate'), ownAct: true,
        attributes: (row) => ({ reason: row.code('ReasonForClosure')?.text, reason_kind: closureKind(row.code('ReasonForClosure')?.code) }),
        text: (row) => `Case closed.${said('Reason', row.words('ReasonForClosure'))}`,
      },
    ],
  },
  Assessments: {
    name: 'Assessments', child: CHILD,
    fields: {
      AssessmentActualStartDate: neededDate, AssessmentInternalReviewDate: { kind: 'date', unused: NO_TYPE }, AssessmentAuthorisationDate: date,
      AssessmentFactors: { kind: 'code', list: 'assessment_factor', many: true }, [REFERRAL]: date,
    },
    inOrder: [[REFERRAL, 'AssessmentActualStartDate'], ['AssessmentActualStartDate', 'AssessmentAuthorisationDate']],
    events: [
      { type: 'assessment_started', on: on('AssessmentActualStartDate'), ownAct: true, attributes: () => ({ kind: 'child_and_family' }), text: () => 'Child and family assessment started' },
      {
        type: 'assessment_completed', on: on('AssessmentAuthorisationDate'), ownAct: true,
        attributes: (row) => ({ kind: 'child_and_family', considered: considered(row, 'AssessmentFactors') }),
        text: (row) => `Child and family assessment authorised.${said('Factors found', row.words('AssessmentFactors'))}`,
      },
    ],
  },
  CINPlanDates: {
    name: 'CINPlanDates', child: CHILD, fields: { CINPlanStartDate: neededDate, CINPlanEndDate: date }, inOrder: [['CINPlanStartDate', 'CINPlanEndDate']],
    events: [
      { type: 'plan_started', on: on('CINPlanStartDate'), ownAct: true, attributes: () => ({ kind: 'cin' }), text: () => 'Child in need plan started' },
      { type: 'plan_ended', on: on('CINPlanEndDate'), ownAct: true, attributes: () => ({ kind: 'cin' }), text: () => 'Child in need plan ended' },
    ],
  },
  Section47: {
    name: 'Section47', child: CHILD,
    fields: { S47ActualStartDate: neededDate, InitialCPCtarget: { kind: 'date', unused: 'It is a limit, and no event' }, DateOfInitialCPC: date, ICPCnotRequired: flag, [REFERRAL]: date },
    inOrder: [[REFERRAL, 'S47ActualStartDate'], ['S47ActualStartDate', 'DateOfInitialCPC']],
    events: [
      {
        type: 'strategy_discussion', on: on('S47ActualStartDate'), ownAct: true,
        text: () => 'Strategy discussion. The census dates a section 47 enquiry by the strategy discussion that began it, and does not say who took part.',
      },
      {
        type: 'section47_started', on: on('S47ActualStartDate'), ownAct: true,
        text: (row) => `Section 47 enquiry started.${row.flag('ICPCnotRequired') === true ? ' In the end a conference was not required.' : ''}`,
      },
      { type: 'conference', on: on('DateOfInitialCPC'), ownAct: true, attributes: () => ({ kind: 'initial' }), text: () => 'Initial child protection conference after a section 47 enquiry' },
    ],
  },
  ChildProtectionPlans: {
    name: 'ChildProtectionPlans', child: CHILD,
    fields: { CPPstartDate: neededDate, CPPendDate: date, InitialCategoryOfAbuse: coded('category_of_abuse'), LatestCategoryOfAbuse: coded('category_of_abuse'), NumberOfPreviousCPP: { kind: 'text' }, [REFERRAL]: date },
    inOrder: [[REFERRAL, 'CPPstartDate'], ['CPPstartDate', 'CPPendDate']],
    events: [
      {
        type: 'plan_started', on: on('CPPstartDate'), ownAct: true, attributes: () => ({ kind: 'cp' }),
        text: (row) => `Child protection plan started.${said('Category', row.words('InitialCategoryOfAbuse'))}${said('Plans before', row.text('NumberOfPreviousCPP'))}`,
      },
      { type: 'plan_ended', on: on('CPPendDate'), ownAct: true, attributes: () => ({ kind: 'cp' }), text: (row) => `Child protection plan ended.${said('Latest category', row.words('LatestCategoryOfAbuse'))}` },
    ],
  },
  Reviews: {
    name: 'Reviews', child: CHILD, fields: { CPPreviewDate: neededDate },
    events: [{ type: 'conference', on: on('CPPreviewDate'), ownAct: true, attributes: () => ({ kind: 'review' }), text: () => 'Review child protection conference' }],
  },
} as const satisfies Readonly<Record<string, TableDefinition>>;

export const UNKNOWN_GROUP = 'The group is not one that is known here';

import { flagInWords, listedIn } from '../table/json-cell.ts';
import { IDENTIFIES, NAMES_WORKER, NO_DATE, NO_TYPE } from '../table/not-mapped.ts';
import { coded, date, flag, neededDate, text, unused, type EventRule, type Field, type TableDefinition } from '../table/record.ts';
import { closureKind, considered, on, ORDERS, referrer, said, someDayFrom, yesNo } from '../table/rules.ts';
import type { RowValues } from '../table/row-values.ts';

/** A table of the Standard Safeguarding Dataset, known by one of its columns whatever the file is called. */
export interface SsdTable {
  readonly key: string;
  readonly table: TableDefinition;
}

type Fields = Readonly<Record<string, Field>>;

function table(name: string, key: string, child: string, fields: Fields, events: readonly EventRule[], more: Pick<TableDefinition, 'inOrder' | 'describes'> = {}): SsdTable {
  return { key, table: { name, child, fields, events, ...more } };
}

function ids(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, text]));
}

function undated(why: string, ...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, unused(why)]));
}

const workers = (...names: readonly string[]): Fields => undated(NAMES_WORKER, ...names);
const manyFactors: Field = { kind: 'code', list: 'assessment_factor', many: true };

/** A visit: the child was seen, or a worker came and the record does not say that. */
function visited(prefix: string, words: string): readonly EventRule[] {
  const [day, seen, alone] = [`${prefix}_date`, `${prefix}_seen`, `${prefix}_seen_alone`];
  const wasSeen = (row: RowValues) => row.flag(seen) === true || row.flag(alone) === true;
  return [
    { type: 'child_seen', on: (row) => (wasSeen(row) ? row.date(day) : undefined), ownAct: true, attributes: (row) => ({ alone: yesNo(row.flag(alone)) }), text: () => `${words}. The child was seen.` },
    { type: 'contact_attempted', on: (row) => (wasSeen(row) ? undefined : row.date(day)), ownAct: true, attributes: () => ({ mode: 'visit' }), text: (row) => `${words}. ${row.flag(seen) === false ? 'The child was not seen.' : 'Whether the child was seen is not recorded.'}` },
  ];
}

function visits(name: string, child: string, prefix: string, words: string, id: string, ...other: readonly string[]): SsdTable {
  return table(name, `${prefix}_date`, child, { ...ids(id, ...other), [`${prefix}_date`]: neededDate, [`${prefix}_seen`]: flag, [`${prefix}_seen_alone`]: flag, [`${prefix}_bedroom`]: unused(NO_TYPE) }, visited(prefix, words));
}

function plan(name: string, child: string, start: string, end: string, kind: string, words: string, fields: Fields, extra: (row: RowValues) => string = () => ''): SsdTable {
  return table(name, start, child, { ...fields, [start]: neededDate, [end]: date }, [
    { type: 'plan_started', on: on(start), ownAct: true, attributes: () => ({ kind }), text: (row) => `${words} started.${extra(row)}` },
    { type: 'plan_ended', on: on(end), ownAct: true, attributes: () => ({ kind }), text: () => `${words} ended.` },
  ], { inOrder: [[start, end]] });
}

function outcomes(row: RowValues): readonly string[] {
  return listedIn(row.text('s47e_s47_outcome_json'));
}

const ENQUIRY_OUTCOMES: readonly (readonly [RegExp, string])[] = [[/CP_CONF/i, 'conference'], [/LEGAL/i, 'legal_action'], [/NFA/i, 'nfa']];

function enquiryOutcome(row: RowValues): string | undefined {
  const flags = outcomes(row);
  return ENQUIRY_OUTCOMES.find(([pattern]) => flags.some((flag) => pattern.test(flag)))?.[1] ?? (row.flag('s47e_s47_nfa') === true ? 'nfa' : undefined);
}

export const ssdSocialCare: readonly SsdTable[] = [
  table('ssd_person', 'pers_dob', 'pers_person_id', {
    pers_dob: date, pers_sex: coded('ssd_sex'), pers_gender: unused('Sex is read where it stands'), pers_ethnicity: coded('ethnicity'), pers_death_date: date,
    ...undated(IDENTIFIES, 'pers_forename', 'pers_surname', 'pers_common_child_id', 'pers_legacy_id', 'pers_nationality', 'pers_single_unique_id'), ...undated(NO_DATE, 'pers_upn_unknown', 'pers_send_flag', 'pers_expected_dob', 'pers_is_mother'), pers_upn: { kind: 'upn' },
  }, [{ type: 'child_died', on: on('pers_death_date'), text: () => 'The child died' }], { describes: { birth: 'pers_dob', sex: 'pers_sex', ethnicity: 'pers_ethnicity' }, inOrder: [['pers_dob', 'pers_death_date']] }),
  table('ssd_disability', 'disa_disability_code', 'disa_person_id', { disa_table_id: text, disa_disability_code: { kind: 'code', list: 'disability', many: true } }, [], { describes: { disability: 'disa_disability_code' } }),
  table('ssd_contacts', 'cont_contact_date', 'cont_person_id', { cont_contact_id: text, cont_contact_date: neededDate, cont_contact_source_code: coded('referral_source'), cont_contact_source_desc: text, cont_contact_outcome_json: unused(NO_TYPE) }, [
    { type: 'contact_received', on: on('cont_contact_date'), ownAct: true, attributes: (row) => ({ from: row.code('cont_contact_source_code')?.text ?? (row.text('cont_contact_source_desc') || undefined) }), text: (row) => `Contact received.${said('From', row.words('cont_contact_source_code') || row.text('cont_contact_source_desc'))}` },
  ]),
  plan('ssd_early_help_episodes', 'earl_person_id', 'earl_episode_start_date', 'earl_episode_end_date', 'family_help', 'Early help', { ...ids('earl_episode_id', 'earl_episode_reason', 'earl_episode_organisation'), ...undated(NO_TYPE, 'earl_episode_end_reason'), ...workers('earl_episode_worker_id', 'earl_episode_worker_name') },
    (row) => `${said('Reason', row.text('earl_episode_reason'))}${said('By', row.text('earl_episode_organisation'))}`),
  table('ssd_cin_episodes', 'cine_referral_date', 'cine_person_id', {
    ...ids('cine_referral_id', 'cine_referral_source_desc'), cine_referral_date: neededDate, cine_cin_primary_need_code: coded('primary_need'), cine_referral_source_code: coded('referral_source'), cine_referral_nfa: flag, cine_close_reason: coded('reason_for_closure'), cine_close_date: date,
    cine_referral_outcome_json: unused(NO_TYPE), ...undated(NO_DATE, 'cine_referral_team', 'cine_referral_team_name'), ...workers('cine_referral_worker_id', 'cine_referral_worker_name'),
  }, [
    { type: 'referral_received', on: on('cine_referral_date'), ownAct: true, attributes: (row) => ({ from: row.code('cine_referral_source_code')?.text, by: referrer(row.code('cine_referral_source_code')?.code) }), text: (row) => `Referral received.${said('From', row.words('cine_referral_source_code') || row.text('cine_referral_source_desc'))}${said('Primary need', row.words('cine_cin_primary_need_code'))}` },
    { type: 'threshold_decision', on: (row) => (row.flag('cine_referral_nfa') === true ? someDayFrom(row, 'cine_referral_date', 'cine_close_date') : undefined), ownAct: true, attributes: () => ({ outcome: 'nfa' }), text: () => 'Decided that the referral needs no further action. The extract does not say on which day.' },
    { type: 'case_closed', on: on('cine_close_date'), ownAct: true, attributes: (row) => ({ reason: row.code('cine_close_reason')?.text, reason_kind: closureKind(row.code('cine_close_reason')?.code) }), text: (row) => `Case closed.${said('Reason', row.words('cine_close_reason'))}` },
  ], { inOrder: [['cine_referral_date', 'cine_close_date']] }),
  table('ssd_cin_assessments', 'cina_assessment_start_date', 'cina_person_id', {
    ...ids('cina_assessment_id', 'cina_referral_id'), cina_assessment_start_date: neededDate, cina_assessment_child_seen: flag, cina_assessment_auth_date: date, cinf_assessment_factors_json: manyFactors, cina_assessment_outcome_json: unused(NO_TYPE), cina_assessment_outcome_nfa: flag,
    ...undated(NO_DATE, 'cina_assessment_team', 'cina_assessment_team_name'), ...workers('cina_assessment_worker_id', 'cina_assessment_worker_name'),
  }, [
    { type: 'assessment_started', on: on('cina_assessment_start_date'), ownAct: true, attributes: () => ({ kind: 'child_and_family' }), text: () => 'Child and family assessment started' },
    { type: 'child_seen', on: (row) => (row.flag('cina_assessment_child_seen') === true ? someDayFrom(row, 'cina_assessment_start_date', 'cina_assessment_auth_date') : undefined), ownAct: true, text: () => 'The child was seen during the assessment. The extract does not say on which day.' },
    { type: 'assessment_completed', on: on('cina_assessment_auth_date'), ownAct: true, attributes: (row) => ({ kind: 'child_and_family', considered: considered(row, 'cinf_assessment_factors_json') }), text: (row) => `Child and family assessment authorised.${said('Factors found', row.words('cinf_assessment_factors_json'))}${row.flag('cina_assessment_outcome_nfa') === true ? ' Outcome: no further action.' : ''}` },
  ], { inOrder: [['cina_assessment_start_date', 'cina_assessment_auth_date']] }),
  plan('ssd_cin_plans', 'cinp_person_id', 'cinp_cin_plan_start_date', 'cinp_cin_plan_end_date', 'cin', 'Child in need plan', { ...ids('cinp_cin_plan_id', 'cinp_referral_id'), ...undated(NO_DATE, 'cinp_cin_plan_team', 'cinp_cin_plan_team_name'), ...workers('cinp_cin_plan_worker_id', 'cinp_cin_plan_worker_name') }),
  visits('ssd_cin_visits', 'cinv_person_id', 'cinv_cin_visit', 'Child in need visit', 'cinv_cin_visit_id', 'cinv_cin_plan_id'),
  table('ssd_s47_enquiry', 's47e_s47_start_date', 's47e_person_id', {
    ...ids('s47e_s47_enquiry_id', 's47e_referral_id', 's47e_s47_outcome_json'), s47e_s47_start_date: neededDate, s47e_s47_end_date: date, s47e_s47_nfa: flag, ...undated(NO_DATE, 's47e_s47_completed_by_team', 's47e_s47_completed_by_team_name'), ...workers('s47e_s47_completed_by_worker_id', 's47e_s47_completed_by_worker_name'),
  }, [
    { type: 'section47_started', on: on('s47e_s47_start_date'), ownAct: true, text: () => 'Section 47 enquiry started' },
    { type: 'section47_ended', on: on('s47e_s47_end_date'), ownAct: true, attributes: (row) => ({ outcome: enquiryOutcome(row) }), text: (row) => `Section 47 enquiry ended.${said('No further action', yesNo(row.flag('s47e_s47_nfa')) ?? '')}${said('Outcome as recorded', outcomes(row).map(flagInWords).join(', '))}` },
  ], { inOrder: [['s47e_s47_start_date', 's47e_s47_end_date']] }),
  table('ssd_initial_cp_conference', 'icpc_icpc_date', 'icpc_person_id', {
    ...ids('icpc_icpc_id', 'icpc_icpc_meeting_id', 'icpc_s47_enquiry_id', 'icpc_cp_plan_id', 'icpc_referral_id'), icpc_icpc_transfer_in: flag, icpc_icpc_target_date: unused('It is a limit, and no event'), icpc_icpc_date: date, icpc_icpc_outcome_cp_flag: flag, icpc_icpc_outcome_json: unused(NO_TYPE),
    ...undated(NO_DATE, 'icpc_icpc_team', 'icpc_icpc_team_name'), ...workers('icpc_icpc_worker_id', 'icpc_icpc_worker_name'),
  }, [{ type: 'conference', on: on('icpc_icpc_date'), ownAct: true, attributes: (row) => ({ kind: row.flag('icpc_icpc_transfer_in') === true ? 'transfer_in' : 'initial' }), text: (row) => `Initial child protection conference.${said('It led to a plan', yesNo(row.flag('icpc_icpc_outcome_cp_flag')) ?? '')}` }]),
  plan('ssd_cp_plans', 'cppl_person_id', 'cppl_cp_plan_start_date', 'cppl_cp_plan_end_date', 'cp', 'Child protection plan', { ...ids('cppl_cp_plan_id', 'cppl_referral_id', 'cppl_icpc_id'), cppl_cp_plan_initial_category: coded('category_of_abuse'), cppl_cp_plan_latest_category: coded('category_of_abuse'), cppl_cp_plan_ola: unused(NO_DATE) },
    (row) => said('Category', row.words('cppl_cp_plan_initial_category'))),
  visits('ssd_cp_visits', 'cppv_person_id', 'cppv_cp_visit', 'Child protection visit', 'cppv_cp_visit_id', 'cppv_cp_plan_id'),
  table('ssd_cp_reviews', 'cppr_cp_review_date', 'cppr_person_id', {
    ...ids('cppr_cp_review_id', 'cppr_cp_plan_id', 'cppr_cp_review_meeting_id'), cppr_cp_review_due: unused('It is a limit, and no event'), cppr_cp_review_date: date, cppr_cp_review_outcome_continue_cp: flag, cppr_cp_review_quorate: unused(NO_TYPE), cppr_cp_review_participation: coded('review_participation'),
  }, [{ type: 'conference', on: on('cppr_cp_review_date'), ownAct: true, attributes: () => ({ kind: 'review' }), text: (row) => `Review child protection conference.${said('The plan goes on', yesNo(row.flag('cppr_cp_review_outcome_continue_cp')) ?? '')}` }]),
  table('ssd_legal_status', 'lega_legal_status', 'lega_person_id', { lega_legal_status_id: text, lega_legal_status: coded('legal_status'), lega_legal_status_start_date: neededDate, lega_legal_status_end_date: { kind: 'date', unused: NO_TYPE } }, [
    { type: 'order_made', on: (row) => (ORDERS[row.code('lega_legal_status')?.code ?? ''] === undefined ? undefined : row.date('lega_legal_status_start_date')), agency: 'court', attributes: (row) => ({ kind: ORDERS[row.code('lega_legal_status')?.code ?? ''] }), text: (row) => `Legal status from this day: ${row.words('lega_legal_status')}` },
    { type: 'police_protection_started', on: (row) => (row.code('lega_legal_status')?.code === 'L1' ? row.date('lega_legal_status_start_date') : undefined), agency: 'police', text: (row) => `Legal status from this day: ${row.words('lega_legal_status')}` },
    { type: 'epo_granted', on: (row) => (row.code('lega_legal_status')?.code === 'L2' ? row.date('lega_legal_status_start_date') : undefined), agency: 'court', text: (row) => `Legal status from this day: ${row.words('lega_legal_status')}` },
  ], { inOrder: [['lega_legal_status_start_date', 'lega_legal_status_end_date']] }),
];


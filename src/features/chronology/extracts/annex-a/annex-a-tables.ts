import { IDENTIFIES, NAMES_WORKER, NO_DATE, NO_TYPE } from '../table/not-mapped.ts';
import { coded, date, flag, neededDate, text, unused, type EventRule, type Field, type TableDefinition } from '../table/record.ts';
import { on, ORDERS, referrer, said, someDayFrom, yesNo } from '../table/rules.ts';
import type { RowValues } from '../table/row-values.ts';

const CHILD = 'Child Unique ID';
const about = { Gender: text, Ethnicity: coded('ethnicity'), 'Date of Birth': date, Age: unused(NO_DATE) } as const;
const describes = { birth: 'Date of Birth', sex: 'Gender', ethnicity: 'Ethnicity' } as const;
const people = { 'Allocated Team': unused(NO_DATE), 'Allocated Worker': unused(NAMES_WORKER), 'Does the Child have a Disability': unused('It does not say which') } as const;
const CONTACT = 'Contact Source';

function list(number: number, key: string, fields: Readonly<Record<string, Field>>, events: readonly EventRule[], inOrder: TableDefinition['inOrder'] = []): AnnexAList {
  return { key, table: { name: `List ${number}`, child: CHILD, describes, fields: { ...about, ...people, Gender: coded('annex_a_gender'), ...fields }, events, inOrder } };
}

export interface AnnexAList {
  /** The heading by which the list is known, whatever its sheet is called. */
  readonly key: string;
  readonly table: TableDefinition;
}

function undated(names: readonly string[], why = NO_DATE): Readonly<Record<string, Field>> {
  return Object.fromEntries(names.map((name) => [name, unused(why)]));
}

const visit = (field: string, words: string): EventRule => ({ type: 'contact_attempted', on: on(field), ownAct: true, attributes: () => ({ mode: 'visit' }), text: () => `${words}. Whether the child was seen is not recorded.` });

function seenAlone(row: RowValues): boolean {
  return row.flag('Was the Child Seen Alone?') === true;
}

/** The eleven lists of Ofsted's Annex A, by heading. */
export const annexALists: readonly AnnexAList[] = [
  list(1, 'Date of Contact', { 'Date of Contact': neededDate, [CONTACT]: coded('referral_source') }, [
    { type: 'contact_received', on: on('Date of Contact'), ownAct: true, attributes: (row) => ({ from: row.code(CONTACT)?.text }), text: (row) => `Contact received.${said('From', row.words(CONTACT))}` },
  ]),
  list(2, 'Assessment start date', { 'Assessment start date': neededDate, 'Assessment completion date': date, 'Organisation completing assessment': text }, [
    { type: 'assessment_started', on: on('Assessment start date'), agency: 'family_help', attributes: () => ({ kind: 'early_help' }), text: (row) => `Early help assessment started.${said('By', row.text('Organisation completing assessment'))}` },
    { type: 'assessment_completed', on: on('Assessment completion date'), agency: 'family_help', attributes: () => ({ kind: 'early_help' }), text: (row) => `Early help assessment completed.${said('By', row.text('Organisation completing assessment'))}` },
  ], [['Assessment start date', 'Assessment completion date']]),
  list(3, 'Date of Referral', { 'Date of Referral': neededDate, 'Referral Source': coded('referral_source'), 'Referral NFA?': flag, ...undated(['Number of Referrals in Last 12 Months']) }, [
    {
      type: 'referral_received', on: on('Date of Referral'), ownAct: true, attributes: (row) => ({ from: row.code('Referral Source')?.text, by: referrer(row.code('Referral Source')?.code) }),
      text: (row) => `Referral received.${said('From', row.words('Referral Source'))}`,
    },
    { type: 'threshold_decision', on: (row) => (row.flag('Referral NFA?') === true ? someDayFrom(row, 'Date of Referral') : undefined), ownAct: true, attributes: () => ({ outcome: 'nfa' }), text: () => 'Decided that the referral needs no further action. The list does not say on which day.' },
  ]),
  list(4, 'Continuous Assessment Start Date', {
    'Continuous Assessment Start Date': neededDate, 'Child Seen During Continuous Assessment': flag, 'Continuous Assessment Date of Authorisation': date, "Was the child assessed as requiring LA children's social care support?": text,
  }, [
    { type: 'assessment_started', on: on('Continuous Assessment Start Date'), ownAct: true, attributes: () => ({ kind: 'child_and_family' }), text: () => 'Child and family assessment started' },
    {
      type: 'child_seen', on: (row) => (row.flag('Child Seen During Continuous Assessment') === true ? someDayFrom(row, 'Continuous Assessment Start Date', 'Continuous Assessment Date of Authorisation') : undefined), ownAct: true,
      text: () => 'The child was seen during the assessment. The list does not say on which day.',
    },
    {
      type: 'assessment_completed', on: on('Continuous Assessment Date of Authorisation'), ownAct: true, attributes: () => ({ kind: 'child_and_family' }),
      text: (row) => `Child and family assessment authorised.${said('Requiring support', row.text("Was the child assessed as requiring LA children's social care support?"))}`,
    },
  ], [['Continuous Assessment Start Date', 'Continuous Assessment Date of Authorisation']]),
  list(5, 'Strategy discussion initiating Section 47 Enquiry Start Date', {
    'Strategy discussion initiating Section 47 Enquiry Start Date': neededDate, 'Was an Initial Child Protection Conference deemed unnecessary?': flag, 'Date of Initial Child Protection Conference': date,
    'Did the Initial Child Protection Conference Result in a Child Protection Plan': flag, ...undated(['Number of Section 47 Enquiries in the last 12 months', 'Number of ICPCs in the last 12 months']),
  }, [
    { type: 'strategy_discussion', on: on('Strategy discussion initiating Section 47 Enquiry Start Date'), ownAct: true, text: () => 'Strategy discussion that began a section 47 enquiry. Who took part is not recorded.' },
    { type: 'section47_started', on: on('Strategy discussion initiating Section 47 Enquiry Start Date'), ownAct: true, text: (row) => `Section 47 enquiry started.${row.flag('Was an Initial Child Protection Conference deemed unnecessary?') === true ? ' In the end a conference was deemed unnecessary.' : ''}` },
    { type: 'conference', on: on('Date of Initial Child Protection Conference'), ownAct: true, attributes: () => ({ kind: 'initial' }), text: (row) => `Initial child protection conference.${said('It led to a plan', yesNo(row.flag('Did the Initial Child Protection Conference Result in a Child Protection Plan')) ?? '')}` },
  ], [['Strategy discussion initiating Section 47 Enquiry Start Date', 'Date of Initial Child Protection Conference']]),
  list(6, 'CIN Start Date', { 'CIN Start Date': neededDate, 'Primary Need Code': coded('primary_need'), 'Date Child Was Last Seen': date, 'CIN Closure Date': date, 'Reason for Closure': text, 'Case Status': unused(NO_DATE) }, [
    { type: 'case_opened', on: on('CIN Start Date'), ownAct: true, text: (row) => `Open as a child in need.${said('Primary need', row.words('Primary Need Code'))}` },
    { type: 'child_seen', on: on('Date Child Was Last Seen'), ownAct: true, text: () => 'The child was seen, for the last time before the list was made' },
    { type: 'case_closed', on: on('CIN Closure Date'), ownAct: true, attributes: (row) => ({ reason: row.text('Reason for Closure') || undefined }), text: (row) => `Case closed.${said('Reason', row.text('Reason for Closure'))}` },
  ], [['CIN Start Date', 'CIN Closure Date']]),
  list(7, 'Child Protection Plan Start Date', {
    'Child Protection Plan Start Date': neededDate, 'Initial Category of Abuse': coded('category_of_abuse'), 'Latest Category of Abuse': coded('category_of_abuse'), 'Date of the Last Statutory Visit': date, 'Was the Child Seen Alone?': flag,
    'Date of latest review conference': date, 'Child Protection Plan End Date': date, 'Number of Previous Child Protection Plans': text,
    ...undated(['Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)']),
  }, [
    { type: 'plan_started', on: on('Child Protection Plan Start Date'), ownAct: true, attributes: () => ({ kind: 'cp' }), text: (row) => `Child protection plan started.${said('Category', row.words('Initial Category of Abuse'))}${said('Plans before', row.text('Number of Previous Child Protection Plans'))}` },
    { type: 'child_seen', on: (row) => (seenAlone(row) ? row.date('Date of the Last Statutory Visit') : undefined), ownAct: true, attributes: () => ({ alone: 'yes' }), text: () => 'Statutory visit. The child was seen alone.' },
    { type: 'contact_attempted', on: (row) => (seenAlone(row) ? undefined : row.date('Date of the Last Statutory Visit')), ownAct: true, attributes: () => ({ mode: 'visit' }), text: (row) => `Statutory visit.${said('The child was seen alone', yesNo(row.flag('Was the Child Seen Alone?')) ?? 'not recorded')} Whether the child was seen at all is not recorded.` },
    { type: 'conference', on: on('Date of latest review conference'), ownAct: true, attributes: () => ({ kind: 'review' }), text: () => 'Review child protection conference' },
    { type: 'plan_ended', on: on('Child Protection Plan End Date'), ownAct: true, attributes: () => ({ kind: 'cp' }), text: (row) => `Child protection plan ended.${said('Latest category', row.words('Latest Category of Abuse'))}` },
  ], [['Child Protection Plan Start Date', 'Child Protection Plan End Date']]),
  list(8, 'Date Started to be Looked After', {
    'Date Started to be Looked After': neededDate, "Child's Category of Need": coded('primary_need'), 'Start date of current legal status': date, "Child's Legal Status": coded('legal_status'), 'Date of Latest Statutory Review': date,
    'Date of Last Social Work Visit': date, 'Date of Last IRO Visit / Contact to the Child': date, 'Date of Last Health Assessment': date, 'Date of Last Dental Check': unused(NO_TYPE),
    'Date Ceased to be Looked After': date, 'Reason Ceased to be Looked After': text, 'Start Date of Most Recent Placement': date, 'Placement Type': coded('placement'), 'Placement Provider': coded('placement_provider'),
    'Placement postcode': unused(IDENTIFIES), 'URN of Placement': unused(IDENTIFIES), 'Placement Location': text, 'LA of Placement': unused(NO_TYPE),
    ...undated(['Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))', 'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)', 'What is the permanence plan for this child?',
      'Number of Placements in the Last 12 months', 'Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months', 'Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months',
      'Was the child offered a Return Interview after their last missing episode (Y/N)?', 'Did the child accept a Return Interview after their last missing episode (Y/N)?']),
  }, [
    { type: 'placement_started', on: on('Date Started to be Looked After'), ownAct: true, text: (row) => `Started to be looked after.${said('Need', row.words("Child's Category of Need"))}` },
    {
      type: 'placement_started', on: (row) => (row.date('Start Date of Most Recent Placement') === row.date('Date Started to be Looked After') ? undefined : row.date('Start Date of Most Recent Placement')), ownAct: true,
      attributes: (row) => ({ kind: row.code('Placement Type')?.text }), text: (row) => `Placement started.${said('Placement', row.words('Placement Type'))}${said('Provider', row.words('Placement Provider'))}${said('Location', row.text('Placement Location'))}`,
    },
    { type: 'order_made', on: (row) => (ORDERS[row.code("Child's Legal Status")?.code ?? ''] === undefined ? undefined : row.date('Start date of current legal status')), agency: 'court', attributes: (row) => ({ kind: ORDERS[row.code("Child's Legal Status")?.code ?? ''] }), text: (row) => `Legal status from this day: ${row.words("Child's Legal Status")}` },
    { type: 'multi_agency_meeting', on: on('Date of Latest Statutory Review'), ownAct: true, text: () => 'Review of a looked-after child' },
    visit('Date of Last Social Work Visit', 'Social work visit'),
    { type: 'contact_attempted', on: on('Date of Last IRO Visit / Contact to the Child'), ownAct: true, text: () => 'Visit or contact by the independent reviewing officer' },
    { type: 'assessment_completed', on: on('Date of Last Health Assessment'), attributes: () => ({ kind: 'health' }), text: () => 'Health assessment', agency: 'health' },
    { type: 'placement_ended', on: on('Date Ceased to be Looked After'), ownAct: true, attributes: (row) => ({ reason: row.text('Reason Ceased to be Looked After') || undefined }), text: (row) => `Ceased to be looked after.${said('Reason', row.text('Reason Ceased to be Looked After'))}` },
  ], [['Date Started to be Looked After', 'Date Ceased to be Looked After']]),
  list(9, 'Eligibility Category', undated(['Eligibility Category', 'LA in Touch', 'Type of Accommodation', 'Suitability of Accommodation', 'Activity Status']), []),
  list(10, 'Date the Child Entered Care', {
    'Family identifier': unused(IDENTIFIES), 'Age of Child (Years)': unused(NO_DATE), 'Date the Child Entered Care': neededDate, 'Date of Placement Order': date, 'Date Placed for Adoption': date, 'Date of Adoption Order': date,
    ...undated(['Date of Decision that Child Should be Placed for Adoption', 'Date of Matching Child and Prospective Adopters', 'Date of Decision that Child Should No Longer be Placed for Adoption', 'Reason Why Child No Longer Placed for Adoption', 'Date the child was placed for fostering in FFA or concurrent planning placement'], NO_TYPE),
  }, [
    { type: 'placement_started', on: on('Date the Child Entered Care'), ownAct: true, text: () => 'Entered care' },
    { type: 'order_made', on: on('Date of Placement Order'), agency: 'court', attributes: () => ({ kind: 'placement' }), text: () => 'Placement order made' },
    { type: 'placement_started', on: on('Date Placed for Adoption'), ownAct: true, attributes: () => ({ kind: 'Placed for adoption' }), text: () => 'Placed for adoption' },
    { type: 'order_made', on: on('Date of Adoption Order'), agency: 'court', attributes: () => ({ kind: 'other' }), text: () => 'Adoption order made' },
  ]),
];

/** The list of adopters, which is about no child. */
export const ADOPTERS = 'Individual adopter identifier';

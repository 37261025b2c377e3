import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import writeExcel from 'write-excel-file/node';
import { readEventFile } from '../../events/index.ts';
import { childrenCsv, eventsCsv, readExtract, type Extract } from './index.ts';

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), 'extract-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

async function read(kind: string, path: string): Promise<Extract> {
  const result = await readExtract(kind, path, 'Coveshire');
  assert.ok(result.ok, JSON.stringify(result));
  const file = readEventFile(eventsCsv(result.value));
  assert.ok(file.ok);
  assert.deepEqual(file.value.rows.flatMap(({ refusals, notes }) => [...refusals, ...notes]), [], 'every event that is written can be read, and holds only what the vocabulary has');
  return result.value;
}

async function code(kind: string, path: string): Promise<string> {
  const result = await readExtract(kind, path);
  return result.ok ? 'read' : result.refusals[0].code;
}

function cell(value: unknown) {
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' };
  return value === null ? null : { value: typeof value === 'number' ? value : String(value) };
}

const told = ({ events }: Extract) => events.map(({ type, occurred, attributes }) => `${type} ${occurred} ${attributes}`);
const wrong = ({ problems }: Extract) => problems.map(({ file, row, field, code: what }) => `${file} ${row ?? ''} ${field ?? ''} ${what}`);

test('a child missing from care and a child away without authorisation are told apart', async () => {
  const extract = await read('ssda903', folder({ 'anything.csv': 'CHILD,DOB,MISSING,MIS_START,MIS_END\r\n1,01/02/2010,M,05/03/2026,07/03/2026\r\n1,01/02/2010,A,01/04/2026,\r\n1,01/02/2010,X,31/04/2026,\r\n' }));
  assert.deepEqual(told(extract), [
    'missing_started 2026-03-05 {"category":"missing","missing_from":"care"}', 'missing_ended 2026-03-07 {}', 'missing_started 2026-04-01 {"category":"away","missing_from":"care"}',
  ]);
  assert.deepEqual(wrong(extract), ['anything.csv 4 MISSING EXTRACT_CODE_NOT_KNOWN', 'anything.csv 4 MIS_START EXTRACT_DATE_NOT_READABLE']);
  assert.ok(extract.events.every(({ known_to }) => known_to === ''), 'the return does not say when the council came to know');
});

test('episodes become placements, orders and their ends, and a change of legal status is no move', async () => {
  const rows = ['1,10/01/2025,S,C1,N1,U6,PR1,20/02/2025,X1,,', '1,20/02/2025,L,C2,N1,U6,PR1,01/05/2025,X1,CREQB,', '1,01/05/2025,P,C2,N1,H5,PR4,30/06/2025,E45,,', '2,03/03/2025,S,L1,N1,K2,PR1,,,,'];
  const extract = await read('ssda903', folder({ 'episodes.csv': `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST\n${rows.join('\n')}\n`, 'readme.md': 'not read' }));
  assert.deepEqual(extract.events.map(({ child_id, type, occurred }) => `${child_id} ${type} ${occurred}`), [
    '1 placement_started 2025-01-10', '1 order_made 2025-01-10', '1 order_made 2025-02-20', '1 placement_ended 2025-05-01', '1 placement_started 2025-05-01', '1 order_made 2025-05-01',
    '1 placement_ended 2025-06-30', '1 order_made 2025-06-30', '2 placement_started 2025-03-03', '2 police_protection_started 2025-03-03',
  ].filter((line) => line !== '1 order_made 2025-05-01'));
  assert.deepEqual(wrong(extract), ['episodes.csv 4 PLACE EXTRACT_CODE_NOT_IN_USE']);
});

test('an order before care keeps the month when its day is not known', async () => {
  const extract = await read('ssda903', folder({ 'pp.csv': 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n1,01/02/2010,P2,,zz/08/2014\n2,01/02/2010,Z1,,\n' }));
  assert.deepEqual(told(extract), ['order_made 2014-08 {"kind":"special_guardianship"}']);
});

test('children come with birth, sex and ethnicity, and one who differs between files is told and kept', async () => {
  const extract = await read('ssda903', folder({ 'header.csv': 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\n1,2,05/06/2012,WBRI,,\n', 'oc2.csv': 'CHILD,DOB,SDQ_SCORE,EXTRA\n1,06/06/2012,12,x\n,01/01/2012,1,\n' }));
  assert.equal(childrenCsv(extract), 'child_id,date_of_birth,sex,ethnicity,disability,area\n1,2012-06-05,F,WBRI,,Coveshire\n');
  assert.deepEqual(wrong(extract), ['oc2.csv 2 DOB EXTRACT_CHILD_DIFFERS', 'oc2.csv 3 CHILD EXTRACT_CHILD_MISSING']);
  assert.deepEqual(extract.notMapped.map(({ field, rows }) => `${field} ${rows}`), ['EXTRA 1', 'SDQ_SCORE 1']);
});

test('files that are no part of a return are named, and a folder without any is refused', async () => {
  const extract = await read('ssda903', folder({ 'a.csv': 'CHILD,DOB,MISSING,MIS_START,MIS_END\n1,01/02/2010,M,05/03/2026,\n', 'b.csv': 'NAME,AGE\nx,3\n' }));
  assert.deepEqual(extract.notMapped.map(({ file, why }) => `${file} ${why}`), ['b.csv The file has no column CHILD, so it is no part of the return']);
  const codes = await Promise.all([code('ssda903', folder({ 'b.csv': 'NAME\nx\n' })), code('ssda903', folder({})), code('ssda903', '/nowhere/at/all'), code('ssd', folder({ 'b.csv': 'NAME\nx\n' })), code('cin', folder({})), code('annex-a', folder({})), code('census', 'x')]);
  assert.deepEqual(codes, ['EXTRACT_NOTHING_KNOWN', 'EXTRACT_NOTHING_KNOWN', 'SOURCE_NOT_FOUND', 'EXTRACT_NOTHING_KNOWN', 'SOURCE_NOT_A_FILE', 'SOURCE_NOT_A_FILE', 'EXTRACT_KIND_NOT_KNOWN']);
});

test('the safeguarding dataset is read table by table, and tables are joined where one lacks the child', async () => {
  const extract = await read('ssd', folder({
    'ssd_person.csv': 'pers_person_id,pers_forename,pers_sex,pers_dob,pers_ethnicity\np1,Made-up,F,2015-04-05 00:00:00,WBRI\n',
    'ssd_cin_episodes.csv': 'cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_nfa,cine_close_date,cine_close_reason\nr1,p1,2025-01-02,N1,2A,N,NULL,NULL\n',
    'ssd_cin_assessments.csv': 'cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date\na1,p1,2025-01-03,Y,2025-02-10\n',
    'ssd_assessment_factors.csv': 'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n1,a1,"[""4B"",""16A""]"\n',
    'ssd_cp_visits.csv': 'cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom\nv1,p1,2025-03-01,Y,N,Y\nv2,p1,2025-03-08,N,NULL,NULL\n',
    'ssd_cla_episodes.csv': 'clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_start_reason\ne1,p1,c1,2025-04-01,S\n',
    'ssd_cla_reviews.csv': 'clar_cla_review_id,clar_cla_id,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation\n1,c1,2025-04-20,N,PN1\n2,c1,2025-06-20,Y,\n',
    'ssd_missing.csv': 'miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted\n1,p1,2025-05-01,A,2025-05-02,Y,N\n',
    'ssd_voice_of_child.csv': 'voch_table_id,voch_person_id,voch_plan_safe\n1,p1,Y\n',
  }));
  assert.deepEqual(extract.problems, []);
  assert.deepEqual(told(extract), [
    'assessment_started 2025-01-03 {"kind":"child_and_family"}', 'child_seen [2025-01-03..2025-02-10] {}', 'assessment_completed 2025-02-10 {"kind":"child_and_family","considered":["parental_mental_health","neglect"]}',
    'referral_received 2025-01-02 {"from":"Schools","by":"agency"}', 'placement_started 2025-04-01 {}', 'multi_agency_meeting 2025-04-20 {}',
    'child_seen 2025-03-01 {"alone":"no"}', 'contact_attempted 2025-03-08 {"mode":"visit"}',
    'missing_started 2025-05-01 {"category":"away"}', 'missing_ended 2025-05-02 {}', 'return_home_interview_offered [2025-05-02..] {}', 'return_home_interview_refused [2025-05-02..] {}',
  ]);
  assert.deepEqual(extract.children, [{ child_id: 'p1', date_of_birth: '2015-04-05', sex: 'F', ethnicity: 'WBRI', disability: '', area: 'Coveshire' }]);
  assert.ok(extract.notMapped.some(({ field }) => field === 'pers_forename') && extract.notMapped.some(({ field }) => field === 'voch_plan_safe'));
});

test('a row whose child is not among the persons of the dataset is named, and comes in', async () => {
  const visits = 'cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone\nv1,p1,2025-03-01,Y,Y\nv2,p2,2025-03-08,Y,Y\nv3, p1 ,2025-03-15,Y,Y\n';
  const extract = await read('ssd', folder({ 'visits.csv': visits, 'persons.csv': 'pers_person_id,pers_sex,pers_dob\np1,F,2015-04-05\np3,M,2016-04-05\n' }));
  assert.deepEqual(wrong(extract), ['visits.csv 3 cppv_person_id EXTRACT_CHILD_NOT_LISTED']);
  assert.match(extract.problems[0]?.message ?? '', /^The child p2 is not in ssd_person/);
  assert.deepEqual(extract.events.map(({ child_id }) => child_id), ['p1', 'p2', 'p1']);
  assert.deepEqual(wrong(await read('ssd', folder({ 'visits.csv': visits }))).map((line) => line.split(' ').at(-1)), ['EXTRACT_CHILDREN_MISSING']);
});

test('a child missing keeps the time of day, and an interview offered to a child without a day of return is not lost', async () => {
  const heading = 'miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted';
  const rows = ['1,p1,2025-01-01T22:30:00,M,2025-01-01T09:00:00.000,Y,Y', '2,p1,2025-02-01 23:15,Q,NULL,Y,N', '3,p1,2025-03-30T01:30:00,M,2025-03-31 00:00:00,,', '4,p1,,A,,Y,'];
  const extract = await read('ssd', folder({ 'ssd_missing.csv': `${heading}\n${rows.join('\n')}\n` }));
  assert.deepEqual(told(extract), [
    'missing_started 2025-01-01T22:30 {"category":"missing"}', 'missing_ended 2025-01-01T09:00 {}', 'return_home_interview_offered [2025-01-01..] {}',
    'missing_started 2025-02-01T23:15 {}', 'return_home_interview_offered [2025-02-01..] {}', 'return_home_interview_refused [2025-02-01..] {}',
    'missing_started 2025-03-30 {"category":"missing"}', 'missing_ended 2025-03-31 {}',
  ]);
  assert.match(extract.events[2]?.text ?? '', /^Return home interview offered and accepted\./);
  assert.match(extract.events[3]?.text ?? '', /stands as “Q”/);
  assert.deepEqual(wrong(extract).slice(1), [
    'ssd_missing.csv 2 miss_missing_episode_end_date EXTRACT_ENDS_BEFORE_START', 'ssd_missing.csv 3 miss_missing_episode_type EXTRACT_CODE_NOT_KNOWN',
    'ssd_missing.csv 4 miss_missing_episode_start_date EXTRACT_TIME_NOT_READABLE', 'ssd_missing.csv 5 miss_missing_episode_start_date EXTRACT_DATE_MISSING',
  ]);
  assert.deepEqual(extract.notMapped.map(({ field, rows: count }) => `${field} ${count}`), ['miss_missing_episode_type 1', 'miss_missing_rhi_offered 1']);
});

test('an Annex A workbook is read whether its dates are dates or bare serial numbers, and headings may be written loosely', async () => {
  const path = join(folder({}), 'annex-a.xlsx');
  const list7 = [['Child unique ID', 'Gender', 'Date of Birth', 'Child protection plan start date', 'Initial Category of Abuse', 'Date of the last statutory visit', 'Was the Child Seen Alone?', 'Surprise'],
    [11, 'b) Female', 42029, 44090, 'Neglect', new Date('2020-10-01'), 'a) Yes', 'x'], [12, 'a) Male', 'unknown', new Date('2020-09-16'), 'Neglect', new Date('2020-10-02'), 'b) No', null]];
  await writeExcel([{ sheet: 'List 7', data: list7.map((row) => row.map(cell)) }, { sheet: 'Notes', data: [[{ value: 'Nothing here' }]] }]).toFile(path);
  const extract = await read('annex-a', path);
  assert.deepEqual(told(extract), [
    'plan_started 2020-09-16 {"kind":"cp"}', 'child_seen 2020-10-01 {"alone":"yes"}', 'plan_started 2020-09-16 {"kind":"cp"}', 'contact_attempted 2020-10-02 {"mode":"visit"}',
  ]);
  assert.deepEqual(wrong(extract), ['annex-a.xlsx 3 Date of Birth EXTRACT_DATE_NOT_READABLE']);
  assert.deepEqual(extract.children.map(({ date_of_birth, sex }) => [date_of_birth, sex]), [['2015-01-25', 'F'], ['', 'M']]);
  assert.deepEqual(extract.notMapped.map(({ field }) => field), ['Surprise']);
});

test('a table of the dataset without its date is told, and makes no event', async () => {
  const extract = await read('ssd', folder({ 'v.csv': 'cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_seen\nv1,p1,Y\n' }));
  assert.deepEqual([extract.events.length, wrong(extract).slice(1)], [0, ['v.csv 1 cppv_cp_visit_date EXTRACT_COLUMN_MISSING', 'v.csv 2 cppv_cp_visit_date EXTRACT_DATE_MISSING']]);
});

test('an XML file whose bytes were not UTF-8 is read in the encoding of older systems', async () => {
  const text = '<Message><Header><LEA>999</LEA></Header><Children><Child><ChildIdentifiers><LAchildID>caf\u{E9}</LAchildID><Sex>F</Sex></ChildIdentifiers></Child></Children></Message>';
  const path = folder({ 'old.xml': Buffer.from(text, 'latin1'), 'wide.xml': Buffer.from(`\u{FEFF}${text}`, 'utf16le') });
  for (const name of ['old.xml', 'wide.xml']) assert.equal((await read('cin', join(path, name))).children[0]?.child_id, 'caf\u{E9}');
});

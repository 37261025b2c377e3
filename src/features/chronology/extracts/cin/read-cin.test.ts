import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readEventFile } from '../../../events/index.ts';
import { eventsCsv } from '../import-extract.ts';
import type { Extract } from '../table/extract.ts';
import { readCin } from './read-cin.ts';

const HEADER = '<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>';
const WHOLE = `<CINdetails>
  <CINreferralDate>2024-05-01</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2025-01-10</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
  <Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate><AssessmentAuthorisationDate>2024-06-20</AssessmentAuthorisationDate>
    <FactorsIdentifiedAtAssessment><AssessmentFactors>16A</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
  <CINPlanDates><CINPlanStartDate>2024-06-21</CINPlanStartDate><CINPlanEndDate>2024-08-01</CINPlanEndDate></CINPlanDates>
  <Section47><S47ActualStartDate>2024-07-20</S47ActualStartDate><InitialCPCtarget>2024-08-09</InitialCPCtarget><DateOfInitialCPC>2024-08-01</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>
  <ReferralNFA>0</ReferralNFA>
  <ChildProtectionPlans><CPPstartDate>2024-08-01</CPPstartDate><CPPendDate>2025-01-05</CPPendDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
    <NumberOfPreviousCPP>0</NumberOfPreviousCPP><Reviews><CPPreviewDate>2024-10-15</CPPreviewDate><CPPreviewDate>2025-01-05</CPPreviewDate></Reviews></ChildProtectionPlans>
</CINdetails>`;

function child(id: string, identifiers: string, rest = ''): string {
  return `<Child><ChildIdentifiers><LAchildID>${id}</LAchildID>${identifiers}</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>${rest}</Child>`;
}

function census(children: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<Message>${HEADER}<Children>${children}</Children></Message>`;
}

function read(text: string, area = 'Coveshire'): Extract {
  const result = readCin(text, 'census.xml', area);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function refusal(text: string): string {
  const result = readCin(text, 'census.xml', '');
  return result.ok ? 'read' : result.refusals[0].code;
}

test('a child’s whole census becomes events, each known to the council on the day of its own act', () => {
  const { events, problems, rows, notMapped } = read(census(child('A1', '<PersonBirthDate>2019-02-03</PersonBirthDate><Sex>F</Sex>', WHOLE)));
  assert.deepEqual(notMapped.map(({ field }) => field), ['InitialCPCtarget']);
  assert.deepEqual(problems, []);
  assert.equal(rows, 8);
  assert.deepEqual(events.map(({ type, occurred, attributes }) => [type, occurred, attributes]), [
    ['referral_received', '2024-05-01', '{"from":"Police","by":"agency"}'],
    ['case_closed', '2025-01-10', '{"reason":"Services ceased for any other reason, including child no longer in need","reason_kind":"other"}'],
    ['assessment_started', '2024-05-02', '{"kind":"child_and_family"}'],
    ['assessment_completed', '2024-06-20', '{"kind":"child_and_family","considered":["neglect","domestic_abuse"]}'],
    ['plan_started', '2024-06-21', '{"kind":"cin"}'],
    ['plan_ended', '2024-08-01', '{"kind":"cin"}'],
    ['strategy_discussion', '2024-07-20', '{}'],
    ['section47_started', '2024-07-20', '{}'],
    ['conference', '2024-08-01', '{"kind":"initial"}'],
    ['plan_started', '2024-08-01', '{"kind":"cp"}'],
    ['plan_ended', '2025-01-05', '{"kind":"cp"}'],
    ['conference', '2024-10-15', '{"kind":"review"}'],
    ['conference', '2025-01-05', '{"kind":"review"}'],
  ]);
  assert.ok(events.every(({ known_to, occurred }) => known_to === `children_social_care:Coveshire=${occurred}`));
  assert.equal(events[0]?.text, 'Referral received. From: Police (6). Primary need: Abuse or neglect (N1).');
});

test('the file of events is read back without one refusal or note, and no id stands twice', () => {
  const extract = read(census(child('A1', '<Sex>F</Sex>', WHOLE) + child('A2', '<Sex>M</Sex>', WHOLE)));
  const file = readEventFile(eventsCsv(extract));
  assert.ok(file.ok);
  assert.deepEqual(file.value.rows.flatMap(({ refusals, notes }) => [...refusals, ...notes]), []);
  assert.equal(file.value.rows.filter(({ event }) => event !== undefined).length, extract.events.length);
});

test('GenderCurrent of older years and Sex of newer ones both give the sex', () => {
  const { children, problems } = read(census(child('A1', '<GenderCurrent>1</GenderCurrent>') + child('A2', '<Sex>F</Sex>') + child('A3', '<GenderCurrent>9</GenderCurrent>') + child('A4', '<GenderCurrent>0</GenderCurrent>') + child('A5', '<Sex>U</Sex>')));
  assert.deepEqual(children.map(({ sex }) => sex), ['M', 'F', 'I', '', 'U']);
  assert.deepEqual(problems, []);
});

test('a group of a later year is named with its fields, and nothing else is lost', () => {
  const group = '<PreProceedingsandFGDM><FGDMMeetingOffer>1</FGDMMeetingOffer><PPStartDate>2026-01-05</PPStartDate></PreProceedingsandFGDM>';
  const { notMapped, events } = read(census(child('A1', '<Sex>F</Sex><NewField>x</NewField>', WHOLE.replace('<ReferralNFA>', `${group}<ReferralNFA>`)) + child('A2', '<Sex>F</Sex>', group)));
  const named = notMapped.map(({ field, rows }) => [field, rows]);
  for (const expected of [['PreProceedingsandFGDM', 2], ['PreProceedingsandFGDM/FGDMMeetingOffer', 2], ['PreProceedingsandFGDM/PPStartDate', 2], ['NewField', 1], ['InitialCPCtarget', 1]]) assert.ok(named.some((one) => String(one) === String(expected)), String(expected));
  assert.equal(events.length, 13);
});

test('what is wrong is told with line, field and code, and the rest of the row comes in', () => {
  const wrong = '<CINdetails>\n<CINreferralDate>2024-02-30</CINreferralDate>\n<ReferralSource>99</ReferralSource><CINclosureDate>2024-03-01</CINclosureDate><ReferralNFA>maybe</ReferralNFA></CINdetails>';
  const { problems, events } = read(census(child('A1', '<UPN>A123456789123</UPN><Sex>Z</Sex><PersonBirthDate>2020-01-01</PersonBirthDate>', wrong)));
  assert.deepEqual(problems.map(({ table, field, code }) => `${table} ${field ?? ''} ${code}`), [
    'ChildIdentifiers UPN EXTRACT_UPN_CHECK_LETTER', 'ChildIdentifiers Sex EXTRACT_CODE_NOT_KNOWN', 'CINdetails CINreferralDate EXTRACT_DATE_NOT_READABLE',
    'CINdetails ReferralSource EXTRACT_CODE_NOT_KNOWN', 'CINdetails ReferralNFA EXTRACT_FLAG_NOT_KNOWN',
  ]);
  assert.ok(problems.every(({ file, row }) => file === 'census.xml' && row !== null && row >= 2));
  assert.deepEqual(events.map(({ type }) => type), ['case_closed']);
});

test('a code that is in no list stays in the text beside those that are, and what has lost its event is named', () => {
  const odd = WHOLE.replace('>3B<', '>QQ<').replace('2025-01-10</CINclosureDate>', '2025-13-10</CINclosureDate>');
  const { events, problems, notMapped } = read(census(child('A1', '<Sex>F</Sex>', odd)));
  assert.equal(events.find(({ type }) => type === 'assessment_completed')?.text, 'Child and family assessment authorised. Factors found: Neglect (16A); QQ.');
  assert.deepEqual(problems.map(({ field, code }) => `${field ?? ''} ${code}`), ['CINclosureDate EXTRACT_DATE_NOT_READABLE', 'AssessmentFactors EXTRACT_CODE_NOT_KNOWN']);
  assert.deepEqual(notMapped.map(({ field, rows }) => `${field} ${rows}`), ['ReasonForClosure 1', 'InitialCPCtarget 1']);
});

test('a decision of no further action is somewhere between referral and closure, because the census does not say', () => {
  const nfa = '<CINdetails><CINreferralDate>2024-05-01</CINreferralDate><ReferralSource>9</ReferralSource><CINclosureDate>2024-05-09</CINclosureDate><ReferralNFA>true</ReferralNFA></CINdetails>';
  const { events } = read(census(child('A1', '<Sex>F</Sex>', nfa)));
  assert.deepEqual(events.map(({ type, occurred }) => `${type} ${occurred}`), ['referral_received 2024-05-01', 'threshold_decision [2024-05-01..2024-05-09]', 'case_closed 2024-05-09']);
});

test('an initial conference that stands at the referral and at the enquiry is one event', () => {
  const twice = '<CINdetails><CINreferralDate>2024-05-01</CINreferralDate><ReferralSource>6</ReferralSource><DateOfInitialCPC>2024-06-01</DateOfInitialCPC><Section47><S47ActualStartDate>2024-05-10</S47ActualStartDate><DateOfInitialCPC>2024-06-01</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47><ReferralNFA>0</ReferralNFA></CINdetails>';
  const { events, problems } = read(census(child('A1', '<Sex>F</Sex>', twice)));
  assert.equal(events.filter(({ type }) => type === 'conference').length, 1);
  assert.deepEqual(problems.map(({ code }) => code), ['EXTRACT_CONFERENCE_TWICE']);
});

test('an assessment, an enquiry or a plan from before its referral is told, and comes in', () => {
  const early = WHOLE.replace('2024-05-01', '2024-07-25');
  const { problems, events } = read(census(child('A1', '<Sex>F</Sex>', early)));
  assert.deepEqual(problems.map(({ table, field, code }) => `${table} ${field ?? ''} ${code}`), ['Assessments AssessmentActualStartDate EXTRACT_ENDS_BEFORE_START', 'Section47 S47ActualStartDate EXTRACT_ENDS_BEFORE_START']);
  assert.equal(events.length, 13);
});

test('without an area the council’s number stands, and a number used for two children is told', () => {
  const { children, problems } = read(census(child('A1', '<UPN>H801200001001</UPN>') + child('A2', '<UPN>H801200001001</UPN>')), '');
  assert.equal(children[0]?.area, 'council 999');
  assert.deepEqual(problems.filter(({ code }) => code === 'EXTRACT_UPN_REPEATED').map(({ message }) => message), ['The unique pupil number H801200001001 was used before, for the child A1']);
});

test('the same file gives the same events', () => {
  const text = census(child('A1', '<Sex>F</Sex>', WHOLE + WHOLE));
  assert.deepEqual(read(text), read(text));
});

const LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const refused = [
  ['an external entity', `<?xml version="1.0"?><!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message><Children><Child>&x;</Child></Children></Message>`, 'XML_HAS_DOCTYPE'],
  ['a billion laughs', `${LAUGHS}<Message><Children>&b;</Children></Message>`, 'XML_HAS_DOCTYPE'],
  ['an entity that is nowhere declared', census(child('A1', '<Sex>&nothing;</Sex>')), 'XML_NOT_READABLE'],
  ['a file cut short', census(child('A1', '<Sex>F</Sex>', WHOLE)).slice(0, 900), 'XML_NOT_READABLE'],
  ['a web page', '<html><body><p>Not found</p></body></html>', 'CIN_NOT_A_CENSUS'],
  ['another collection', '<Message><Header><CollectionDetails><Collection>SWWF</Collection></CollectionDetails></Header><Children/></Message>', 'CIN_NOT_A_CENSUS'],
  ['a message without children', `<Message>${HEADER}</Message>`, 'CIN_NOT_A_CENSUS'],
  ['a table', 'CHILD,DOB\n1,2', 'XML_NOT_READABLE'],
  ['an empty text', '   ', 'XML_NOT_READABLE'],
  ['nesting without end', `<Message>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</Message>`, 'XML_TOO_DEEP'],
] as const;

for (const [what, text, code] of refused) {
  test(`${what} is refused with ${code}`, () => assert.equal(refusal(text), code));
}

test('a return without children is read, and holds no event', () => {
  assert.deepEqual(read(census('')).events, []);
});

test('whatever is done to a file, it is read or refused, and every event that comes of it can be read', () => {
  const whole = census(child('A1', '<UPN>A123456789123</UPN><Sex>F</Sex>', WHOLE) + child('A2', '<Sex>M</Sex>', WHOLE));
  const pieces = fc.constantFrom('', '<', '>', '/', '&', '<CINdetails>', '</Child>', '\u{0}', '2024-13-45', '<Child/>', '<Reviews>x</Reviews>', ';', '"', '<![CDATA[x]]>', '<?x?>', '<!-- -->');
  fc.assert(fc.property(fc.nat(whole.length), fc.nat(40), pieces, (at, length, piece) => {
    const result = readCin(whole.slice(0, at) + piece + whole.slice(at + length), 'census.xml', 'Coveshire');
    if (!result.ok) return assert.match(result.refusals[0].code, /^(?:XML|CIN)_/);
    const file = readEventFile(eventsCsv(result.value));
    assert.ok(file.ok);
    assert.deepEqual(file.value.rows.flatMap(({ refusals }) => refusals), []);
  }), { seed: 5, numRuns: 300 });
});

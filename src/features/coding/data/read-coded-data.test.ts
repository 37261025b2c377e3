import assert from 'node:assert/strict';
import test from 'node:test';
import { readCodebook, type Codebook } from '../codebook/index.ts';
import { checkedExpression, evaluate, readCodedData, saidIn, type CodedData, type GivenFile, type ReadData } from './index.ts';
import type { Result } from '../../../kernel/result.ts';

const codebook = codebookOf(`
codebook: small
title: A small study
version: 1
codes:
  - { code: age, type: number, minimum: 0, maximum: 17 }
  - { code: sex, options: [girl, boy] }
  - { code: a }
  - { code: b, sub_code_of: a }
  - { code: c, applies_when: age >= 6 }
  - { code: harms, type: choices, options: [neglect, physical] }
  - { code: when, type: date, optional: true }
`);
const HEADER = 'review_id,age,sex,a,b,c,harms';

function codebookOf(text: string): Codebook {
  const read = readCodebook(text, 'codebook.yaml');
  return read.ok ? read.value : assert.fail(JSON.stringify(read.refusals));
}

function readCsv(...lines: readonly string[]): Result<ReadData> {
  return readCodedData(codebook, [{ file: 'reviews.csv', bytes: new TextEncoder().encode(lines.join('\r\n')) }]);
}

function fileOf(table: string, text: string): GivenFile {
  return { table, file: `${table}.csv`, bytes: new TextEncoder().encode(text) };
}

function readJson(value: unknown): Result<ReadData> {
  return readCodedData(codebook, [{ file: 'data.json', bytes: new TextEncoder().encode(JSON.stringify(value)) }]);
}

function problems(...rows: readonly string[]): readonly string[] {
  const read = readCsv(HEADER, ...rows);
  return read.ok ? read.value.problems.kept.map(({ code, field }) => `${code} ${field ?? ''}`) : assert.fail(JSON.stringify(read.refusals));
}

const refusals = (read: Result<unknown>): readonly string[] => (read.ok ? [] : read.refusals.map(({ code, message, field }) => `${code} ${field ?? ''} ${message}`));

test('a sound file has no problems, with quotation marks, spaces and a byte order mark', () => {
  const read = readCsv(`\u{FEFF}${HEADER}`, 'r1,7, girl ,present,"absent",absent,"neglect;physical"', '', ',,,,,,', '"r2",3,not_mentioned,absent,not_mentioned,not_applicable,does_not_apply');
  assert.ok(read.ok);
  assert.deepEqual(read.value.problems.kept, []);
  assert.deepEqual(read.value.data.records('reviews').keys, ['r1', 'r2']);
});

test('what does not fit the codebook is named with row and column', () => {
  assert.deepEqual(problems(
    'r1,seven,girl,present,absent,absent,neglect', 'r2,18,woman,yes,absent,absent,neglect;fire', 'r3,,girl,present,absent,absent,neglect',
    'r4,7,girl,absent,present,absent,neglect', 'r1,7,girl,absent,absent,absent,neglect;neglect', ',7,girl,absent,absent,absent,neglect',
  ), [
    'CODED_NUMBER_NOT_READABLE reviews.csv row 2 column age', 'CODED_NUMBER_OUT_OF_RANGE reviews.csv row 3 column age', 'CODED_VALUE_NOT_IN_CODEBOOK reviews.csv row 3 column sex',
    'CODED_VALUE_NOT_IN_CODEBOOK reviews.csv row 3 column a', 'CODED_VALUE_NOT_IN_CODEBOOK reviews.csv row 3 column harms', 'CODED_VALUE_MISSING reviews.csv row 4 column age',
    'CODED_CASE_TWICE reviews.csv row 6 column review_id', 'CODED_VALUE_TWICE reviews.csv row 6 column harms', 'CODED_CASE_UNNAMED reviews.csv row 7 column review_id',
    'CODED_SUB_CODE_ALONE reviews.csv row 5 column b',
  ]);
});

test('a code is said where it applies and only there', () => {
  assert.deepEqual(problems('r1,3,girl,absent,absent,not_mentioned,neglect', 'r2,9,girl,absent,absent,not_applicable,neglect', 'r3,not_mentioned,girl,absent,absent,absent,neglect'), [
    'CODED_SAID_WHERE_IT_DOES_NOT_APPLY reviews.csv row 2 column c', 'CODED_DOES_NOT_APPLY_WHERE_IT_DOES reviews.csv row 3 column c',
  ]);
});

test('a row that is too long or too short is named once', () => {
  assert.deepEqual(problems('r1,7,girl,absent', 'r2,7,girl,absent,absent,absent,neglect,more'), ['CODED_ROW_TOO_SHORT reviews.csv row 2', 'CODED_ROW_TOO_LONG reviews.csv row 3']);
});

test('rows are counted as an editor counts them, past line ends inside quotation marks', () => {
  const read = readCsv(`${HEADER},note`, 'r1,7,girl,absent,absent,absent,neglect,"two\nlines"', 'r2,x,girl,absent,absent,absent,neglect,');
  assert.deepEqual(read.ok && read.value.problems.kept.map(({ field }) => field), ['reviews.csv row 4 column age']);
  assert.deepEqual(read.ok && read.value.unknownColumns, [{ file: 'reviews.csv', columns: ['note'] }]);
});

test('a file that cannot be read is refused as a whole', () => {
  assert.match(refusals(readCsv('review_id,age,sex,a,b,harms', 'r1,7,girl,absent,absent,neglect')).join(), /^CODED_COLUMN_MISSING reviews.csv row 1 .* column c,/);
  assert.match(refusals(readCsv(`${HEADER},a`)).join(), /CODED_COLUMN_TWICE/);
  assert.match(refusals(readCsv('')).join(), /CODED_FILE_EMPTY/);
  assert.match(refusals(readCsv('review_id;age;sex')).join(), /^CODED_FILE_NOT_COMMAS/);
  assert.match(refusals(readCsv(HEADER, 'r1,"7,girl')).join(), /CODED_QUOTE_OPEN .*row 2/);
  assert.match(refusals(readCodedData(codebook, [{ file: 'reviews.csv', bytes: Uint8Array.of(0xff, 0xfe, 0x41) }])).join(), /CODED_FILE_NOT_TEXT/);
  assert.match(refusals(readCodedData(codebook, [{ table: 'children', file: 'c.csv', bytes: new Uint8Array() }])).join(), /CODED_TABLE_NOT_KNOWN/);
});

test('JSON data is checked as CSV is', () => {
  const record = { review_id: 'r1', age: 7, sex: 'girl', a: 'present', b: 'absent', c: 'absent', harms: ['neglect', 'physical'] };
  const read = readJson({ tables: { reviews: [record, { ...record, review_id: 'r2', age: 'x' }] } });
  assert.deepEqual(read.ok && read.value.problems.kept.map(({ code, field }) => `${code} ${field ?? ''}`), ['CODED_NUMBER_NOT_READABLE data.json (reviews) row 3 column age']);
  assert.match(refusals(readJson({ reviews: [] })).join(), /CODED_FILE_NOT_JSON/);
});

const linked = codebookOf(`
codebook: linked
title: Linked tables
version: 1
blank: not_mentioned
tables:
  - { table: incidents, key: incident_id }
  - { table: reviews, key: review_id, links: [{ to: incidents, column: incident_id }] }
  - { table: children, key: child_id, links: [{ to: reviews, column: review_id, many: true }] }
  - { table: adults, key: adult_id, links: [{ to: incidents, column: incident_id }] }
codes:
  - { code: harm, table: incidents, options: [death, serious_harm] }
  - { code: kind, table: reviews, options: [rapid, local] }
  - { code: ill, table: adults }
  - { code: age, table: children, type: number }
  - { code: adult_ill, table: incidents, derive: { at_least_one: { table: adults, when: ill = present } } }
  - { code: baby, table: incidents, derive: { at_least_one: { table: children, when: age < 1 } } }
`);

function linkedData(children = 'child_id,review_id,age\nc1,r1;r2,0\nc2,r3,\nc3,r3,9'): ReadData {
  const files = { incidents: 'incident_id,harm\ni1,death\ni2,serious_harm\ni3,death', reviews: 'review_id,incident_id,kind\nr1,i1,rapid\nr2,i1,local\nr3,i2,rapid', adults: 'adult_id,incident_id,ill\na1,i1,absent\na2,i1,present\na3,i2,absent', children };
  const read = readCodedData(linked, Object.entries(files).map(([table, text]) => ({ file: `${table}.csv`, bytes: new TextEncoder().encode(text) })));
  return read.ok ? read.value : assert.fail(JSON.stringify(read.refusals));
}

const marksOf = (data: CodedData, table: string, code: string): readonly number[] => [...saidIn(data.column(table, code))];

test('records see what they belong to, and roll up to it', () => {
  const { data, problems: { kept } } = linkedData();
  assert.deepEqual(kept, []);
  assert.deepEqual([...evaluate(checkedExpression('harm = death'), data.columnsOf('reviews'), 'recorded')], [0, 0, 1]);
  const states = (code: string): readonly number[] => { const column = data.column('incidents', code); return column.kind === 'states' ? [...column.marks] : []; };
  assert.deepEqual(states('adult_ill'), [0, 1, 2], 'present, absent, and an incident that tells of no adult');
  assert.deepEqual(states('baby'), [0, 2, 2], 'a child in two reviews counts once; one whose age is not told leaves it open');
  assert.deepEqual(marksOf(data, 'children', 'age'), [0, 2, 0]);
});

test('a record that belongs to what is not there is named', () => {
  assert.deepEqual(linkedData('child_id,review_id,age\nc1,r1;r9,0\nc2,,4').problems.kept.map(({ code, field }) => `${code} ${field ?? ''}`), [
    'CODED_LINK_MISSING children.csv row 3 column review_id', 'CODED_LINK_NOT_FOUND children.csv row 2 column review_id',
  ]);
});

test('a table that rules ask for and that did not come is refused; an optional column leaves its rules unchecked', () => {
  const asking = codebookOf(`
codebook: asking
title: Asking
version: 1
tables: [{ table: incidents, key: incident_id }, { table: children, key: child_id, links: [{ to: incidents, column: incident_id }] }]
codes:
  - { code: nature, table: incidents, options: [death, harm] }
  - { code: schooling, table: children, optional: true }
  - { code: told, table: children, applies_when: nature = harm }
  - { code: absent_often, table: children, applies_when: schooling = present }
`);
  const children = fileOf('children', 'child_id,incident_id,told,absent_often\nc1,i1,present,absent');
  assert.match(refusals(readCodedData(asking, [children])).join(), /^CODED_TABLE_MISSING/);
  const read = readCodedData(asking, [children, fileOf('incidents', 'incident_id,nature\ni1,death')]);
  assert.deepEqual(read.ok && read.value.problems.kept.map(({ code }) => code), ['CODED_SAID_WHERE_IT_DOES_NOT_APPLY']);
});

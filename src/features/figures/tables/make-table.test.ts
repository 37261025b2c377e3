import assert from 'node:assert/strict';
import test from 'node:test';
import { array, assert as holds, constantFrom, integer, property, record as recordOf } from 'fast-check';
import { readCodebook } from '../../coding/index.ts';
import { wilson } from '../statistics/index.ts';
import { tableAsCsv } from './as-csv.ts';
import { tableAsJson } from './as-json.ts';
import { tableAsSvg } from '../charts/index.ts';
import { accepted, cell, refusedCodes, sound, tableFrom } from './fixtures.ts';
import { printedPercent } from './percent.ts';
import type { Table } from './table.ts';

const codebook = accepted(readCodebook(`
codebook: small
title: A small study
version: 1
codes:
  - { code: age, type: number, minimum: 0, maximum: 17 }
  - { code: band, label: Age, derive: { number: age, bands: [{ code: young, below: 6 }, { code: old, from: 6 }] } }
  - { code: sex, options: [girl, boy] }
  - { code: a, label: First }
  - { code: b, label: Second, sub_code_of: a }
  - { code: c, label: Third, applies_when: band = old, applies_because: under six years are left out }
  - { code: harms, type: choices, options: [neglect, physical, sexual] }
`, 'small.yaml'));

const some = (count: number, ...said: readonly [string, string, string]) => Array.from({ length: count }, () => said);

const HEADER = 'review_id,age,sex,a,b,c,harms';
const ROWS = [
  'r1,2,girl,present,present,not_applicable,neglect;physical',
  'r2,7,boy,present,absent,present,neglect',
  'r3,9,not_mentioned,absent,not_mentioned,absent,not_mentioned',
  'r4,12,girl,not_mentioned,not_mentioned,not_mentioned,sexual',
];
const data = sound(codebook, [HEADER, ...ROWS].join('\n'));
const table = (body: string): Table => accepted(tableFrom(`table: t\ntitle: T\n${body}`, data));

test('a cell has its count, base, percent and Wilson interval, its silence and what falls outside', () => {
  const found = cell(table('rows: [c]'), 'c');
  const { low, high } = wilson(1, 3);
  assert.deepEqual(found, { column: 'total', count: 1, base: 3, percent: 100 / 3, low: low * 100, high: high * 100, not_mentioned: 1, does_not_apply: 1, suppressed: false });
});

test('a code with options becomes a row for each, and one with several counts a record in each', () => {
  const made = table('rows: [sex, harms]');
  assert.deepEqual(made.rows.map(({ code, cells }) => [code, cells[0]?.count, cells[0]?.base, cells[0]?.not_mentioned]), [
    ['sex:girl', 2, 4, 1], ['sex:boy', 1, 4, 1], ['harms:neglect', 2, 4, 1], ['harms:physical', 1, 4, 1], ['harms:sexual', 1, 4, 1],
  ]);
});

test('a percentage can be of those recorded, and of the row that it is part of', () => {
  const made = table('rows: [{ code: sex, option: girl, percent_of: recorded }, { code: a, of_which: [{ code: b, percent_of: parent }] }]');
  assert.deepEqual([cell(made, 'sex:girl').base, cell(made, 'a').base, cell(made, 'b').base, cell(made, 'b').count], [3, 4, 2, 1]);
});

test('bands, conditions and groups are columns beside the total', () => {
  const made = table('columns: [{ by: band }, { code: girls, label: Girls, where: sex = girl }, total]\nrows: [a]');
  assert.deepEqual(made.rows[0]?.cells.map(({ column, count, base }) => [column, count, base]), [['young', 1, 1], ['old', 1, 3], ['girls', 1, 2], ['total', 2, 4]]);
});

test('a row with a condition counts where it certainly holds, and keeps open what silence leaves open', () => {
  const made = table('rows: [{ code: either, where: a = present or c = present }, { code: neither, recorded: not (a = present or c = present) }]');
  assert.deepEqual([cell(made, 'either').count, cell(made, 'either').not_mentioned], [2, 1]);
  assert.deepEqual([cell(made, 'neither').count, cell(made, 'neither').not_mentioned], [2, 1]);
});

test('a count left out is not told by a row that asks the same in other words, or the opposite', () => {
  const marks = ['present', 'present', ...Array.from({ length: 9 }, () => 'absent'), ...Array.from({ length: 8 }, () => 'not_mentioned')];
  const reviews = sound(codebook, [HEADER, ...marks.map((mark, at) => `r${at},7,girl,${mark},${mark === 'present' ? 'absent' : 'not_mentioned'},absent,neglect`)].join('\n'));
  const rows = ['{ code: again, where: a = present, percent_of: recorded }', '{ code: opposite, where: a = absent, percent_of: recorded }'];
  for (const asked of [...rows, rows.join(', ')]) {
    const made = accepted(tableFrom(`table: t\ntitle: T\nrows: [a, ${asked}]\ndisclosure: { policy: suppress, below: 5 }`, reviews));
    for (const { code, cells: [only] } of made.rows) assert.deepEqual([only?.count, only?.percent], [null, null], `${code} beside a in ${asked}`);
  }
  const counter = cell(accepted(tableFrom('table: t\ntitle: T\nrows: [a, { code: counter, where: a = absent }]\ndisclosure: { policy: suppress, below: 5 }', reviews)), 'counter');
  assert.deepEqual([counter.count, counter.base, counter.not_mentioned], [9, 19, null], 'without the silence nothing follows');
  assert.equal(cell(accepted(tableFrom('table: t\ntitle: T\nrows: [{ code: opposite, where: a = absent, percent_of: recorded }]\ndisclosure: { policy: suppress, below: 5 }', reviews)), 'opposite').count, 9);
});

const studyOf = (records: readonly (readonly [string, string, string])[]) => sound(codebook, [HEADER, ...records.map(([sex, a, b], at) => `r${at},7,${sex},${a},${b},absent,neglect`)].join('\n'));

test('a number left out is not told by another row’s base, by those to whom a row does not apply, or by a note', () => {
  const policy = 'disclosure: { policy: suppress, below: 5 }';
  const opposite = accepted(tableFrom(`table: t\ntitle: T\nrows: [a, { code: not_a, where: a = absent }, b]\n${policy}`, studyOf([...some(20, 'girl', 'present', 'present'), ...some(17, 'girl', 'present', 'absent'), ...some(3, 'girl', 'absent', 'not_applicable')])));
  assert.deepEqual(opposite.rows.map(({ cells: [only] }) => [only?.count, only?.base, only?.does_not_apply]), [[null, 40, null], [null, 40, null], [null, null, null]], '40 less the base of 37 is 3');
  const few = accepted(tableFrom(`table: t\ntitle: T\ncolumns: [{ by: sex }, total]\nrows: [{ code: harms, option: neglect }, b]\n${policy}`, studyOf([...some(40, 'girl', 'present', 'present'), ...some(3, 'boy', 'absent', 'not_applicable'), ...some(17, 'not_mentioned', 'present', 'absent')])));
  assert.deepEqual(few.rows.map(({ cells }) => cells.map(({ base }) => base)), [[40, null, 60], [40, 0, 57]]);
  assert.deepEqual(few.rows.flatMap(({ cells }) => cells.map(({ does_not_apply: outside }) => outside)), Array.from({ length: 6 }, () => null), 'the 3 boys are all outside');
  assert.ok(few.notes.includes('Not all are in a column of sex; how many would tell a small number.'), few.notes.join('\n'));
});

test('under disclosure control no note of the base tells a small number, nor a step that would give it away', () => {
  const body = 'base: { where: a = present, reason: the first was not noted }\nfilters: [{ where: age < 5, reason: five or older }]\nrows: [b]';
  const { notes } = table(`${body}\ndisclosure: { policy: suppress, below: 2 }`);
  // Two fall outside, then one; for one the record is silent.
  assert.deepEqual(notes.slice(0, 2), ['Some fall outside: the first was not noted. For a few the record is silent, and they are placed by what is recorded.', 'Some fall outside: five or older.']);
  assert.ok(!notes.some((note) => note.startsWith('Not for publication beside')), 'three fall outside in all');
  const { notes: few } = table(`${body}\ndisclosure: { policy: suppress, below: 4 }`);
  assert.ok(few.includes('Not for publication beside the number of all cases: fewer than 4 fall outside the base, and the base tells how many.'));
  assert.ok(table('columns: [{ by: sex }, total]\nrows: [b]\ndisclosure: { policy: suppress, below: 2 }').notes.includes('Not all are in a column of sex; how many would tell a small number.'));
});

test('the base says how many fall outside, and why', () => {
  const made = table('base: { where: a = present, reason: the first was not noted }\nfilters: [{ where: age < 5, reason: five or older }]\nrows: [b]');
  assert.equal(cell(made, 'b').base, 1);
  assert.deepEqual(made.notes.slice(0, 2), ['2 of 4 fall outside: the first was not noted. For 1 the record is silent, and they are placed by what is recorded.', '1 of 2 fall outside: five or older.']);
});

test('a series has a column for each year, and says where a code is not what it was', () => {
  const yearly = accepted(readCodebook(`
codebook: yearly
title: Years
version: 2
in_force: { from: 2017-04-01 }
continues: { version: 1, changes: [{ redefine: a, because: it now holds more }] }
codes: [{ code: day, type: date }, { code: year, derive: { year_of: day, starts: 04-01 } }, { code: a }]
`, 'yearly.yaml'));
  const made = accepted(tableFrom('table: t\ntitle: T\ncolumns: [{ by: year }, total]\nrows: [a]', sound(yearly, 'review_id,day,a\n1,2016-03-31,present\n2,2016-04,absent\n3,2018-07-01,present\n4,2016,present')));
  assert.deepEqual(made.columns.map(({ label }) => label), ['2015-16', '2016-17', '2017-18', '2018-19', 'Total']);
  assert.deepEqual(made.rows[0]?.cells.map(({ count, base }) => [count, base]), [[1, 1], [0, 1], [0, 0], [1, 1], [3, 4]]);
  assert.deepEqual(made.notes.slice(0, 2), ['The series of a breaks with version 2, in force from 2017-04-01: it now holds more.', '1 of 4 are in no column of year, 1 of them because it is not recorded or does not apply.']);
});

test('a base of nought is refused, and an empty column is named with its rows', () => {
  assert.deepEqual(refusedCodes(tableFrom('table: t\ntitle: T\nbase: { where: age > 16, reason: younger }\nrows: [a]', data)), ['TABLE_BASE_NOUGHT']);
  const made = table('columns: [{ code: none, where: age = 1 }, total]\nrows: [a]');
  assert.equal(cell(made, 'a', 'none').percent, null);
  assert.ok(made.notes.includes('The base is nought: row a, column none.'));
});

test('what does not fit the codebook is refused with its line, all at once', () => {
  const refused = tableFrom('table: t\ntitle: T\nrows:\n  - nowhere\n  - age\n  - { code: sex, option: other }\n  - { code: x, where: a = yes }\n  - { code: n, count_of: [a, b], at_least: 3 }\n  - a\n  - a\ncolumns: [{ by: a }]', data);
  assert.deepEqual(refusedCodes(refused), ['TABLE_CODE_NOT_KNOWN', 'TABLE_CODE_NOT_COUNTABLE', 'TABLE_OPTION_NOT_KNOWN', 'EXPRESSION_VALUE_NOT_KNOWN', 'TABLE_COUNT_NEVER', 'TABLE_ROW_TWICE', 'TABLE_CODE_NOT_COUNTABLE']);
  assert.deepEqual(refused.ok ? [] : refused.refusals.map(({ field }) => field?.slice(-6).trim()), ['line 4', 'line 5', 'line 6', 'line 7', 'line 8', 'ine 10', 'ine 11']);
});

test('a specification may hold its data and codebook fast', () => {
  const wrong = tableFrom(`table: t\ntitle: T\ncodebook: another\ndata_sha256: ${'e'.repeat(64)}\nrows: [a]`, data);
  assert.deepEqual(refusedCodes(wrong), ['TABLE_CODEBOOK_OTHER', 'TABLE_DATA_OTHER']);
  assert.equal(table(`data_sha256: "${data.hash}"\nrows: [a]`).snapshot, `sha256:${data.hash}`);
});

test('JSON, CSV and SVG tell the same numbers', () => {
  const made = table('rows: [{ code: a, label: "First, <and> foremost" }]');
  assert.deepEqual(Object.keys(tableAsJson(made)), ['title', 'unit', 'snapshot', 'rows', 'notes', 'provenance']);
  assert.match(tableAsCsv(made), /^row,row_label,.*\na,"First, <and> foremost",total,Total,2,4,50,50,/);
  assert.match(tableAsSvg(made), /First, &lt;and&gt; foremost[^]*at least 50% \(2 of 4\)/);
});

test('percentages are printed half up, without losing a half', () => {
  assert.deepEqual([printedPercent(1, 8, 0), printedPercent(1, 200, 0), printedPercent(29, 200, 0), printedPercent(201, 400, 1), printedPercent(2, 3, 3)], ['13', '1', '15', '50.3', '66.667']);
});

const value = constantFrom('present', 'absent', 'not_mentioned');
const record = recordOf({ age: integer({ min: 0, max: 17 }), sex: constantFrom('girl', 'boy', 'not_mentioned'), a: value, c: value });
type Made = { age: number; sex: string; a: string; c: string };
const asRow = ({ age, sex, a, c }: Made, at: number): string => `r${at},${age},${sex},${a},${a === 'present' ? 'absent' : 'not_mentioned'},${age < 6 ? 'does_not_apply' : c},neglect`;
const SPEC = 'table: t\ntitle: T\ncolumns: [{ by: band }, total]\nrows: [a, c, sex, { code: one, count_of: [a, c], at_least: 1 }, { code: none, count_of: [a, c], exactly: 0 }]';

test('totals add up, bases hold all that apply, and the order of the rows changes nothing', () => {
  holds(property(array(record, { minLength: 1, maxLength: 30 }), (records) => {
    const lines = records.map(asRow);
    const made = accepted(tableFrom(SPEC, sound(codebook, [HEADER, ...lines].join('\n'))));
    const turned = accepted(tableFrom(SPEC, sound(codebook, [HEADER, ...lines.toReversed()].join('\n'))));
    assert.deepEqual(turned.rows, made.rows);
    for (const { cells } of made.rows) {
      const [young, old, total] = cells;
      for (const key of ['count', 'base', 'not_mentioned', 'does_not_apply'] as const) assert.equal((young?.[key] ?? 0) + (old?.[key] ?? 0), total?.[key]);
      assert.equal((total?.base ?? 0) + (total?.does_not_apply ?? 0), records.length);
      assert.ok((total?.count ?? 0) <= (total?.base ?? 0));
    }
    const simple = records.filter(({ a }) => a === 'present').length;
    const some = records.filter(({ a, c, age }) => a === 'present' || (age >= 6 && c === 'present')).length;
    assert.deepEqual([cell(made, 'a').count, cell(made, 'one').count, cell(made, 'none').count], [simple, some, records.length - some]);
  }), { seed: 4, numRuns: 60 });
});

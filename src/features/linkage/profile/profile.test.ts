import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { profileFile, type Profile } from './profile.ts';
import { placeholderOf, namelessOf } from './placeholder.ts';
import { dateForm } from './date-form.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-profile-'));
after(() => rmSync(folder, { recursive: true }));

function profileOf(...lines: readonly string[]): Profile {
  const file = join(folder, 'file.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const profile = profileFile(file);
  if (!profile.ok) assert.fail(JSON.stringify(profile.refusals));
  return profile.value;
}

const people = profileOf(
  'rec_id,first_name,surname,dob,nhs_number,notes',
  'r1,Ann,Lee,2014-03-02,9434765919,', 'r2,Ann,Lee,02/03/2014,9999999999,', 'r3,baby,Lee,1900-01-01,9434765918,', 'r3,Ben,unknown,2014-02-30,,', 'r5,Cat,"Lee, Jo",,,',
);

function column(name: string): Profile['columns'][number] {
  const found = people.columns.find((one) => one.column === name);
  if (found === undefined) assert.fail(name);
  return found;
}

test('each column says how much of it is filled, how many values differ and which is commonest', () => {
  const { filled, distinct, commonest, repeatedRows } = column('first_name');
  assert.deepEqual([filled, distinct, commonest[0], repeatedRows], [5, 4, { value: 'Ann', rows: 2, share: 0.4 }, 2]);
  assert.deepEqual([column('surname').distinct, column('dob').filled], [3, 4]);
});

test('agreement by chance is that of two rows drawn at random', () => {
  // Ten pairs of five forenames; one pair agrees.
  assert.equal(column('first_name').agreeByChanceOnceIn, 10);
  assert.equal(column('dob').agreeByChanceOnceIn, null);
});

test('what the linker takes a column for is what it will compare', () => {
  assert.deepEqual(people.columns.map(({ takenFor }) => takenFor), ['the id of the record', 'forename', 'surname', 'dob', 'nhs_number', 'left out']);
  assert.deepEqual([people.id, column('surname').evidence, column('notes').why !== undefined], ['rec_id', 'household', true]);
});

test('dates are shown by the way they are written', () => {
  assert.deepEqual(column('dob').dates?.forms, { 'YYYY-MM-DD': 2, 'd/m/YYYY with strokes': 1, 'not a real day': 1 });
  assert.deepEqual([column('dob').dates?.firstOfJanuary, column('dob').dates?.latest], [1, '2014-03-02']);
});

test('NHS numbers are proved by their check digit', () => {
  assert.deepEqual(column('nhs_number').identifiers, { validNhsNumbers: 1, tenDigitsNotValid: 2, otherForms: 0 });
});

test('what has to be known before linking is named with its column', () => {
  assert.deepEqual(people.findings.map(({ code, column: about, rows }) => `${code} ${about} ${rows}`).toSorted(), [
    'COLUMN_EMPTY notes 5', 'DATE_FORMS_MIXED dob 4', 'ID_REPEATED rec_id 2', 'NAMELESS first_name 1', 'NHS_NUMBER_NOT_VALID nhs_number 1', 'NOT_A_DATE dob 1',
    'PLACEHOLDER_COMMON dob 1', 'PLACEHOLDER_COMMON nhs_number 1', 'PLACEHOLDER_COMMON surname 1',
  ]);
});

test('a file that is only a heading, is not there or names a column twice is refused', () => {
  writeFileSync(join(folder, 'heading.csv'), 'a,b\n');
  writeFileSync(join(folder, 'twice.csv'), 'a,a\n1,2\n');
  assert.deepEqual([code(join(folder, 'heading.csv')), code(join(folder, 'none.csv')), code(join(folder, 'twice.csv'))], ['REPORT_FILE_EMPTY', 'REPORT_FILE_NOT_READABLE', 'REPORT_COLUMN_REPEATED']);
});

function code(file: string): string {
  const profile = profileFile(file);
  return profile.ok ? '' : profile.refusals[0].code;
}

test('rows of another length than the heading are counted', () => {
  assert.equal(profileOf('id,name', '1,Ann', '2', '3,Ben,more').unevenRows, 2);
});

test('placeholders are known in whatever way they are written', () => {
  for (const value of ['Unknown', 'N/K', '9999999999', '000 000 0000', '01/01/1900', '19000101', 'zz99 3vz', '1234567890']) assert.ok(placeholderOf(value) !== undefined, value);
  for (const value of ['Noah', '9434765919', '2014-01-01', 'zz9 9aa', 'Nunn', '11 high street']) assert.equal(placeholderOf(value), undefined, value);
  for (const value of ['Unborn', 'baby', 'twin 2', 'female infant']) assert.ok(namelessOf(value), value);
  assert.equal(namelessOf('Babirye'), false);
});

test('a date that fits a form and is no day is told from what is no date', () => {
  assert.deepEqual([dateForm('2014-13-45', true), dateForm('soon', true), dateForm('2014', true), dateForm('3 Mar 2014', true)], ['not a real day', 'not a date', 'year alone', 'day and month in words']);
});

test('a column is taken for what a run takes it for, by its rows and not by its different values', () => {
  const called = Array.from({ length: 80 }, (_, row) => `${row},${'abcde'[row % 5] ?? ''}${'mnopqrst'[row % 8] ?? ''}anna,Lee`);
  const { columns, findings } = profileOf('id,called,surname', ...called);
  assert.equal(columns[1]?.takenFor, 'called');
  assert.deepEqual(findings.map(({ code }) => code).filter((code) => code === 'NO_FORENAME'), ['NO_FORENAME']);
});

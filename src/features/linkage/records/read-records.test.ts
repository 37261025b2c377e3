import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LinkSettings } from '../settings.ts';
import { readDate } from '../values/date-value.ts';
import { validNhsNumber } from '../values/nhs-number.ts';
import { readRecords } from './read-records.ts';
import type { Records } from './records.ts';
import { roleOfHeading } from './heading-roles.ts';

function files(...texts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-records-'));
  return texts.map((text, index) => {
    const path = join(folder, `${index}.csv`);
    writeFileSync(path, text);
    return path;
  });
}

function read(texts: readonly string[], settings: LinkSettings = {}): Records {
  const records = readRecords(files(...texts), settings, () => {});
  assert.ok(records.ok, JSON.stringify(records));
  return records.value;
}

const codes = ({ problems }: Records): readonly string[] => problems.map(({ code }) => code);

test('dates of birth are read in the forms that systems give out', () => {
  for (const text of ['2014-06-07', '20140607', '07/06/2014', '7.6.14', '7 June 2014', '07-Jun-2014', 'june 7, 2014', '2014-06-07T00:00:00']) assert.equal(readDate(text, true), 2014_06_07, text);
  assert.equal(readDate('06/07/2014', false), 2014_06_07);
  assert.equal(readDate('25/06/2014', false), 2014_06_25);
  assert.equal(readDate('2014', true), 2014_00_00);
  assert.equal(readDate('not a date', true), 0);
});

test('the check digit of an NHS number is proved', () => {
  assert.equal(validNhsNumber('9434765919'), true);
  assert.equal(validNhsNumber('9434765918'), false);
  assert.equal(validNhsNumber('0000000000'), false);
});

test('headings are understood in the words that agencies use, and answers are never evidence', () => {
  const kinds = ['given_name', 'Last Name', 'Date of Birth', 'DOB', 'Post Code', 'soc_sec_id', 'NHS number', 'suburb', "Mother's name", 'cluster', 'child_id', 'entity', 'true_id', 'PreviousSurname', 'mother_dob'].map((heading) => roleOfHeading(heading)?.kind);
  assert.deepEqual(kinds, ['forename', 'surname', 'date', 'date', 'postcode', 'identifier', 'identifier', 'place', 'carer', 'label', 'label', 'label', 'label', 'surname', 'out']);
});

test('an id that stands twice is named, and both rows are kept', () => {
  const records = read(['id,forename,surname\n1,Ann,Lee\n1,Bo,Lee\n2,Cy,Lee\n'], { columns: { id: 'id' } });
  assert.equal(records.count, 3);
  assert.ok(codes(records).includes('ID_REPEATED'));
  assert.deepEqual([...records.idOf].map((id) => records.ids.text(id)), ['1', '1#2', '2']);
});

test('the same id from two files is two records, written with their file', () => {
  const records = read(['id,forename,surname\n1,Ann,Lee\n', 'id,given_name,last_name\n1,Anne,Lee\n'], { columns: { id: 'id' } });
  assert.ok(codes(records).includes('ID_SHARED_BY_SOURCES'));
  assert.equal(new Set(records.idOf).size, 2);
  assert.equal(records.rows[1], records.rows[records.width + 1]);
});

test('a date in a tenth of the rows, borne by people of many names, is taken as empty', () => {
  const rows = Array.from({ length: 300 }, (_, index) => `${index},n${index},s${index % 40},${index % 5 === 0 ? '1999-09-09' : `2010-0${1 + (index % 9)}-${10 + (index % 19)}`}`);
  const records = read([`id,forename,surname,dob\n${rows.join('\n')}\n`], { columns: { id: 'id' } });
  assert.ok(codes(records).includes('PLACEHOLDER_COMMON'));
  assert.equal(records.rows[2], 0);
  assert.notEqual(records.rows[records.width + 2], 0);
});

function refusal(texts: readonly string[], settings: LinkSettings = {}): string {
  const records = readRecords(files(...texts), settings, () => {});
  return records.ok ? '' : records.refusals[0].code;
}

test('what cannot be read is refused with a code', () => {
  assert.equal(refusal(['id,forename\n1,Ann\n'], { columns: { id: 'rec' } }), 'LINK_COLUMN_MISSING');
  assert.equal(refusal(['id,forename\n']), 'LINK_FILE_EMPTY');
  assert.equal(refusal(['forename,forename\na,b\n']), 'LINK_COLUMN_REPEATED');
  assert.equal(refusal(['id,forename\n1,"Ann\n']), 'LINK_QUOTE_OPEN');
  assert.equal(refusal(['id,cluster\n1,2\n']), 'LINK_NOTHING_TO_COMPARE');
});

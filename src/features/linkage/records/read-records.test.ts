import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LinkSettings } from '../settings.ts';
import { readDate } from '../values/date-value.ts';
import { validNhsNumber } from '../values/nhs-number.ts';
import { readRecords } from './read-records.ts';
import { RESTRICTED, SEALED, type Records } from './records.ts';
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

test('a restricted address and a sealed identity are understood in the words that agencies use, and in any of several columns', () => {
  const kept = ['Restricted address (Y/N)', 'Is address restricted', 'Protected address flag', 'PDS sensitive flag', 'Confidential', 'Address withheld', 'Not for disclosure', 'Refuge address', 'sealed_address'];
  assert.deepEqual(kept.filter((heading) => roleOfHeading(heading)?.kind !== 'restricted'), []);
  assert.deepEqual(['sealed_identity', 'Sealed record', 'Adoption (sealed)'].filter((heading) => roleOfHeading(heading)?.kind !== 'sealed'), []);
  // An adopted child’s record does not say which of the two identities it is of.
  assert.deepEqual(['adopted', 'Adopted?', 'Date of adoption order', 'pre-adoption surname'].filter((heading) => roleOfHeading(heading)?.kind !== 'sealed'), []);
  assert.deepEqual(['adoption_agency', 'Adoption team', 'siblings_adopted', 'adoptive_mother_name'].filter((heading) => roleOfHeading(heading)?.kind === 'sealed'), []);
  assert.deepEqual(['protected_characteristic', 'Confidential notes', 'address'].filter((heading) => roleOfHeading(heading)?.kind === 'restricted'), []);
  const said = ['yes', 'Y', '1', 'X', 'Confidential', 'Yes - refuge', 'not known', 'no', 'N', '', '0', 'Not applicable', '-'];
  const records = read([`forename,surname,address,confidential,restricted_address\n${said.map((word) => `ann,lee,1 high street,,${word}`).join('\n')}\nbo,lee,1 high street,yes,\n`]);
  assert.deepEqual([...records.flags.subarray(0, records.count)], [4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 4]);
  const adopted = read(['forename,surname,adopted\nann,lee,yes\nbo,lee,no\ncy,lee,not adopted\n']);
  assert.deepEqual([...adopted.flags.subarray(0, 3)].map((flags) => (flags & SEALED) !== 0), [true, false, false]);
  assert.match(adopted.problems.map(({ message }) => message).join(), /The column adopted was taken to say which identities are sealed/);
});

test('a child who is kept safe far down a file is kept safe, though every row above says nothing', () => {
  const rows = Array.from({ length: 3100 }, (_, row) => `ann${row},lee${row},${row} mill lane,,`);
  const { flags, count } = read([`forename,surname,address,restricted_address,sealed_identity\n${[...rows, 'bo,ash,1 oak road,yes,', 'cy,elm,2 oak road,,yes'].join('\n')}\n`]);
  assert.deepEqual([flags[count - 2], flags[count - 1], flags.subarray(0, 3100).every((one) => one === 0)], [RESTRICTED, SEALED, true]);
});

test('an address that many restricted children share is taken out without being told, and the id of a sealed identity is told to nobody', () => {
  const refuge = Array.from({ length: 30 }, (_, row) => `r${row},ann${String.fromCharCode(97 + row % 26)}x,lee${row},7 lighthouse parade,yes,`);
  const others = Array.from({ length: 60 }, (_, row) => `o${row},bob${row},fox${row},${row} mill lane,,`);
  const { problems } = read([`id,forename,surname,address,restricted_address,sealed_identity\n${[...refuge, ...others, 'secret,eve,ash,1 oak road,,', 'secret,eva,elm,2 oak road,,yes'].join('\n')}\n`], { columns: { id: 'id' } });
  const words = problems.map(({ message }) => message).join('\n');
  assert.match(words, /30 rows .* have one value, which is restricted, in address/);
  assert.match(words, /1 rows have an id that a row before them has, the first in line 93\./);
  assert.doesNotMatch(words, /lighthouse|secret/);
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

test('a number and a word that stand for nothing in a tenth of the rows are named with the first line, and an empty cell is not', () => {
  const rows = Array.from({ length: 200 }, (_, index) => `${index},n${index},${index % 2 === 0 ? '' : 'unknown'},${index % 10 === 3 ? '9999999999' : ''},${index % 20 === 3 ? 'ZZ99 3VZ' : `q${index} 1aa`}`);
  const { problems } = read([`id,forename,school,nhs_number,postcode\n${rows.join('\n')}\n`], { columns: { id: 'id' } });
  const named = problems.filter(({ code }) => code === 'PLACEHOLDER_COMMON').map(({ column, message }) => [column, message.replace(/\. .*/, '')]);
  assert.deepEqual(named, [['school', '100 rows (50.0 %) hold in school what stands for nothing, the first in line 3'], ['nhs_number', '20 rows (10.0 %) hold in nhs_number what stands for nothing, the first in line 5']]);
});

function refusal(texts: readonly string[], settings: LinkSettings = {}): string {
  const records = readRecords(files(...texts), settings, () => {});
  return records.ok ? '' : records.refusals[0].code;
}

test('a byte of zero far down in a file is a space', () => {
  const many = Array.from({ length: 400 }, (_, row) => `r${row},ann,lee`).join('\n');
  const records = read([`id,forename,surname\n${many}\nx\u0000y,bo\u0000b,fox\n`], { columns: { id: 'id' } });
  assert.equal(records.ids.text(records.idOf[400] ?? 0), 'x y');
});

test('more columns than any file of people has are refused before they are looked at', () => {
  const wide = readRecords(files(`${Array.from({ length: 1001 }, (_, at) => `c${at}`).join(',')}\n1\n`), {}, () => {});
  assert.match(wide.ok ? '' : wide.refusals[0].message, /it has 1001 columns, and 1000 are read at most/);
});

test('a column that names more sources than there can be is refused', () => {
  const many = readRecords(files(`surname,agency\n${Array.from({ length: 65_536 }, (_, at) => `lee,a${at}`).join('\n')}\n`), { columns: { source: 'agency' } }, () => {});
  assert.match(many.ok ? '' : many.refusals[0].message, /names more than 65,000/);
});

test('what cannot be read is refused with a code', () => {
  assert.equal(refusal(['id,forename\n1,Ann\n'], { columns: { id: 'rec' } }), 'LINK_COLUMN_MISSING');
  assert.equal(refusal(['id,forename\n']), 'LINK_FILE_EMPTY');
  assert.equal(refusal(['forename,forename\na,b\n']), 'LINK_COLUMN_REPEATED');
  assert.equal(refusal(['id,forename\n1,"Ann\n']), 'LINK_QUOTE_OPEN');
  assert.equal(refusal(['id,cluster\n1,2\n']), 'LINK_NOTHING_TO_COMPARE');
});

function names(headings: readonly string[]): readonly string[] {
  return headings.map((heading) => `${roleOfHeading(heading)?.kind ?? '?'} ${roleOfHeading(heading)?.name ?? ''}`);
}

function namesRead(text: string): readonly string[] {
  const records = read([text]);
  return records.comparisons.flatMap(({ name, from }, at) => (name === 'forename' || name === 'surname' ? [`${name} ${records.dictionaries[at]?.values.text(records.rows[from] ?? 0) ?? ''}`] : [])).toSorted();
}

test('headings as they are typed into spreadsheets are understood, and what is said of a parent is never the child’s', () => {
  assert.deepEqual(new Set(names(['Child First Name(s)', '1st Name', 'Child’s Forename'])), new Set(['forename forename']));
  assert.deepEqual(new Set(names(['Surname, Forename', 'Name (Surname, Forename)', 'Surname/First name', 'Name of child', "Child's name", 'Student Name', 'Nominal name'])), new Set(['full_name full_name']));
  assert.deepEqual(new Set(names(['DoB (dd/mm/yyyy)', 'Date born', 'Estimated date of delivery'])), new Set(['date dob']));
  assert.deepEqual(new Set(names(['Current Address', "Child's address", 'Address (home)', 'Last known address'])), new Set(['address address']));
  for (const heading of ['Mother NHS no', 'NHS number of mother', 'Carer 1 DOB', 'Date of birth of father', 'Sibling NHS number', 'Parent ID']) assert.equal(roleOfHeading(heading)?.kind, 'out', heading);
  assert.deepEqual(names(['Mother’s name', 'Mother postcode', 'Parent mobile', 'NHS number']), ['carer carer', 'postcode postcode', 'phone phone', 'identifier nhs_number']);
});

test('the telephone, the school and a parent’s post are evidence of the household, in which brothers and sisters are alike', () => {
  const { comparisons } = read(['id,forename,dob,phone,school,parent email,email\n1,ann,2014-06-06,07700 900123,saltmarsh,p@x.example,c@x.example\n']);
  assert.deepEqual(comparisons.map(({ name, evidence }) => `${name} ${evidence}`), ['forename person', 'dob person', 'phone household', 'school household', 'email household']);
});

test('a whole name fills whichever of forename and surname has no column of its own', () => {
  for (const text of ['id,child name,surname\n1,Ann Lee,Lee\n', 'id,name,preferred name\n1,"Lee, Ann",Annie\n', 'id,"surname, forename"\n1,"LEE, Ann"\n']) assert.deepEqual(namesRead(text), ['forename ann', 'surname lee'], text);
});

test('each file may call its number differently, and rows without one are told of', () => {
  const records = read(['UPN,forename,surname\nu1,ann,lee\n', 'forename,surname,Our ref\nann,lee,h7\n', 'forename,surname\nann,lee\n'], { columns: { id: 'UPN' } });
  assert.deepEqual(Array.from({ length: 3 }, (_, record) => records.ids.text(records.idOf[record] ?? 0)), ['u1', 'h7', 'row-3']);
  assert.equal(codes(records).filter((code) => code === 'ID_EMPTY').length, 1);
  const nowhere = readRecords(files('id,forename\n1,ann\n', 'id,forename\n1,bo\n'), { columns: { id: 'UPN' } }, () => {});
  assert.equal(nowhere.ok ? '' : nowhere.refusals[0].code, 'LINK_COLUMN_MISSING');
});

test('a column of ids in which a few repeat is still the column of ids', () => {
  const records = read(['rec_id,forename\n1,ann\n2,bo\n2,cy\n4,di\n5,ed\n']);
  assert.equal(codes(records).includes('ID_REPEATED'), true);
  assert.equal(records.ids.text(records.idOf[4] ?? 0), '5');
});

test('a file without a forename says so, because brothers and sisters look alike', () => {
  const records = read(['id,surname,dob\n1,lee,2014-06-06\n']);
  assert.match(records.problems.find(({ column }) => column === 'forename')?.message ?? '', /brothers and sisters/);
});

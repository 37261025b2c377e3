import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPartialDate } from './written-date.ts';
import { partialDateInWords } from './partial-date-words.ts';

/** What is typed, what is stored, what is said back. */
const readings = [
  ['27 March 2026', '2026-03-27', '27 March 2026'],
  ['27th March, 2026', '2026-03-27', '27 March 2026'],
  ['27/3/2026', '2026-03-27', '27 March 2026'],
  ['3/4/2026', '2026-04-03', '3 April 2026'],
  ['27.03.26', '2026-03-27', '27 March 2026'],
  ['27-03-2026', '2026-03-27', '27 March 2026'],
  ['2026/03/27', '2026-03-27', '27 March 2026'],
  ['Fri 27 Mar 2026', '2026-03-27', '27 March 2026'],
  ['on Friday, 27 March 2026', '2026-03-27', '27 March 2026'],
  ['March 27, 2026', '2026-03-27', '27 March 2026'],
  ['29 February 2028', '2028-02-29', '29 February 2028'],
  ['March 2026', '2026-03', 'March 2026'],
  ['in MARCH 2026', '2026-03', 'March 2026'],
  ['03/2026', '2026-03', 'March 2026'],
  ['2026', '2026', '2026'],
  ['summer 2025', '2025-22', 'summer 2025'],
  ['the 1990s', '199X', 'the 1990s'],
  ['about March 2026', '2026-03~', 'about March 2026'],
  ['about 3 May 2026', '2026-05-03~', 'about 3 May 2026'],
  ['c. 2019', '2019~', 'about 2019'],
  ['possibly March 2026', '2026-03?', 'possibly March 2026'],
  ['March 2026?', '2026-03?', 'possibly March 2026'],
  ['possibly about March 2026', '2026-03%', 'possibly about March 2026'],
  ['between 3 and 5 June 2026', '[2026-06-03..2026-06-05]', 'between 3 and 5 June 2026'],
  ['between 30 May and 5 June 2026', '[2026-05-30..2026-06-05]', 'between 30 May and 5 June 2026'],
  ['between 30 December 2025 and 2 January 2026', '[2025-12-30..2026-01-02]', 'between 30 December 2025 and 2 January 2026'],
  ['between March and May 2026', '[2026-03..2026-05]', 'between March and May 2026'],
  ['between March and 4 May 2026', '[2026-03-01..2026-05-04]', 'between 1 March and 4 May 2026'],
  ['3 or 5 June 2026', '[2026-06-03,2026-06-05]', '3 June 2026 or 5 June 2026'],
  ['from 3 to 5 June 2026', '2026-06-03/2026-06-05', 'from 3 to 5 June 2026'],
  ['from about May 2026 to June 2026', '2026-05~/2026-06', 'from about May 2026 to June 2026'],
  ['since May 2026', '2026-05/..', 'from May 2026 onwards'],
  ['from 3 May 2026 onwards', '2026-05-03/..', 'from 3 May 2026 onwards'],
  ['until May 2026', '../2026-05', 'until May 2026'],
  ['before 3 May 2026', '[..2026-05-02]', 'before 3 May 2026'],
  ['before May 2026', '[..2026-04]', 'before May 2026'],
  ['by 3 May 2026', '[..2026-05-03]', 'before 4 May 2026'],
  ['before summer 2025', '[..2025-05-31]', 'before 1 June 2025'],
  ['after 2025', '[2026..]', 'after 2025'],
  ['2026-03~', '2026-03~', 'about March 2026'],
  ['[2026-03-01..2026-03-05]', '[2026-03-01..2026-03-05]', 'between 1 and 5 March 2026'],
  ['../2026-03', '../2026-03', 'until March 2026'],
] as const;

for (const [typed, edtf, said] of readings) {
  test(`"${typed}" is kept as ${edtf}`, () => {
    const read = readPartialDate(`  ${typed} `);
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(read.value.edtf, edtf);
    assert.equal(read.value.words, typed);
    assert.equal(partialDateInWords(read.value), said);
  });
}

const refused = [
  ['', 'PARTIAL_DATE_MISSING'], ['not known', 'PARTIAL_DATE_NOT_READABLE'], ['yesterday', 'PARTIAL_DATE_NOT_READABLE'], ['2024/25', 'PARTIAL_DATE_NOT_READABLE'],
  ['30 February 2026', 'DATE_NOT_REAL'], ['29 February 2027', 'DATE_NOT_REAL'], ['3/27/2026', 'DATE_NOT_REAL'], ['31/04/2026', 'DATE_NOT_REAL'], ['13/2026', 'DATE_NOT_REAL'],
  ['27 March', 'PARTIAL_DATE_YEAR_MISSING'], ['March 26', 'PARTIAL_DATE_YEAR_MISSING'], ['May', 'PARTIAL_DATE_YEAR_MISSING'], ['between 3 May 2026 and 5 June', 'PARTIAL_DATE_YEAR_MISSING'],
  ['12/5/89', 'PARTIAL_DATE_YEAR_UNCLEAR'], ['Monday 27 March 2026', 'PARTIAL_DATE_WEEKDAY_DIFFERS'], ['winter 2025', 'PARTIAL_DATE_WINTER_UNCLEAR'],
  ['early March 2026', 'PARTIAL_DATE_PART_UNCLEAR'], ['mid-March 2026', 'PARTIAL_DATE_PART_UNCLEAR'], ['end of May 2026', 'PARTIAL_DATE_PART_UNCLEAR'],
  ['3-5 June 2026', 'PARTIAL_DATE_RANGE_UNCLEAR'], ['3–5 June 2026', 'PARTIAL_DATE_RANGE_UNCLEAR'], ['3 to 5 June 2026', 'PARTIAL_DATE_RANGE_UNCLEAR'], ['March to May 2026', 'PARTIAL_DATE_RANGE_UNCLEAR'],
  ['between December and January 2026', 'PARTIAL_DATE_REVERSED'], ['before about May 2026', 'PARTIAL_DATE_MARK_UNCLEAR'],
  ['27 March 2026 at 3pm', 'PARTIAL_DATE_NOT_READABLE'], ['2026-03-27T10:00', 'PARTIAL_DATE_HAS_TIME'], ['27 March 1826', 'PARTIAL_DATE_OUT_OF_RANGE'],
] as const;

for (const [typed, code] of refused) {
  test(`"${typed}" is not guessed at: ${code}`, () => {
    const read = readPartialDate(typed, 'harmed-on');
    assert.deepEqual(!read.ok && [read.refusals[0].code, read.refusals[0].field], [code, 'harmed-on']);
  });
}

test('a refusal quotes what was typed, as it was typed', () => {
  const read = readPartialDate('between December and January 2026');
  assert.equal(!read.ok && read.refusals[0].message, '"between December and January 2026" ends before it begins. Check the order, and write the year of both dates');
});

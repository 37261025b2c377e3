import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, asyncProperty, constantFrom, integer, oneof, record, tuple } from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { excelFile, row, table, tc, wordFile } from '../fixtures/office.fixture.ts';
import { reader } from './reading.fixture.ts';

const SEED = 20_260_322;
const read = reader();
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const two = (number: number): string => String(number).padStart(2, '0');

interface Day { readonly year: number; readonly month: number; readonly day: number }

/** A line of an agency's table, and what is to be read from it; null is a part of the table's form. */
interface Line {
  readonly cells: readonly string[];
  readonly occurred: string | null | undefined;
  readonly form?: true;
}

/** How the same day is written in different places, and what is sure of it. */
const writings: readonly ((day: Day) => readonly [string, string | null])[] = [
  ({ year, month, day }) => [`${two(day)}/${two(month)}/${year}`, `${year}-${two(month)}-${two(day)}`],
  ({ year, month, day }) => [`${day}.${month}.${String(year).slice(2)}`, `${year}-${two(month)}-${two(day)}`],
  ({ year, month, day }) => [`${day}-${(MONTHS[month - 1] ?? '').slice(0, 3).toLowerCase()}-${String(year).slice(2)}`, `${year}-${two(month)}-${two(day)}`],
  ({ year, month, day }) => [`${two(day)}.${two(month)}/${year}`, `${year}-${two(month)}-${two(day)}`],
  ({ year, month, day }) => [`?${day} ${MONTHS[month - 1]} ${year}`, `${year}-${two(month)}-${two(day)}?`],
  ({ year, month, day }) => [`early hours of ${day}/${month}/${year}`, `${year}-${two(month)}-${two(day)}`],
  ({ year, month }) => [`mid ${MONTHS[month - 1]} ${year}`, `${year}-${two(month)}`],
  ({ year, month }) => [`about ${MONTHS[month - 1]} ${year}`, `${year}-${two(month)}~`],
  ({ year }) => [`Spring ${year}`, `${year}-21`],
  ({ year }) => [`before ${year}`, `[..${year - 1}]`],
  ({ year, month, day }) => [`${day}th day of the ${month}th month, ${year}`, null],
];

const day = record({ year: integer({ min: 2008, max: 2024 }), month: integer({ min: 1, max: 12 }), day: integer({ min: 1, max: 28 }) });
const words = constantFrom('Home visit', 'Seen with mother', 'Officers attended, no reply', 'Said "I am fine"', 'Two lines\nof text', 'Strategy discussion; agreed s47');
const dated = tuple(day, constantFrom(...writings), words, words).map(([on, write, event, action]): Line => {
  const [written, occurred] = write(on);
  return { cells: [written, 'File', event, action], occurred };
});
const undated = tuple(words, constantFrom('', '"', 'ditto')).map(([event, mark]): Line => ({ cells: [mark, 'File', event, ''], occurred: undefined }));
const headings: Line = { cells: ['Date', 'Source of Information', 'Significant event', 'Action/Outcome'], occurred: null, form: true };
const blank: Line = { cells: ['', '', '', ''], occurred: null, form: true };
const lines = tuple(dated, array(oneof({ weight: 5, arbitrary: dated }, { weight: 2, arbitrary: undated }, { weight: 1, arbitrary: constantFrom(headings, blank) }), { maxLength: 14 })).map(([first, rest]) => [headings, first, ...rest]);

/** Row, date and event of each entry, and the rows that need a person. */
function answerFor(given: readonly Line[]): { readonly entries: readonly unknown[]; readonly problems: readonly number[] } {
  const entries: unknown[] = [];
  const problems: number[] = [];
  let above: string | null = null;
  for (const [index, { cells, occurred, form }] of given.entries()) {
    if (form === true) continue;
    const date: string | null = occurred === undefined ? above : occurred;
    above = date;
    entries.push([index + 1, date, cells[2]]);
    if (date === null) problems.push(index + 1);
  }
  return { entries, problems };
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const formats: readonly (readonly [string, (given: readonly Line[]) => Uint8Array | string])[] = [
  ['police.docx', (given) => wordFile(table(...given.map(({ cells }) => row(...cells.map((text) => tc(escape(text)))))))],
  ['police.xlsx', (given) => excelFile({ Sheet: `<sheetData>${given.map(({ cells }, index) => `<row r="${index + 1}">${cells.map((text, column) => `<c r="${'ABCD'[column]}${index + 1}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`).join('')}</row>`).join('')}</sheetData>` })],
  ['police.csv', (given) => stringify(given.map(({ cells }) => [...cells]))],
];

for (const [name, write] of formats) {
  test(`of any ${name}, every row is an entry with the right date, a problem, or part of the form`, async () => {
    await check(asyncProperty(lines, async (given) => {
      const { entries, problems, mapping } = await read(name, write(given));
      const answer = answerFor(given);
      assert.deepEqual(entries.map(({ source, occurred, text }) => [source.row, occurred, text]), answer.entries);
      assert.deepEqual([...new Set(problems.map(({ row: number }) => number))], answer.problems);
      const form = mapping.flatMap(({ not_entries: rows }) => rows.map(({ row: number }) => number));
      assert.deepEqual(form, given.flatMap((line, index) => (line === headings ? [index + 1] : [])));
    }), { seed: SEED, numRuns: 120 });
  });
}

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { array, assert as check, asyncProperty, boolean, constantFrom, integer, lorem, oneof, record, string, tuple } from 'fast-check';
import { combine, type CombinedChronology } from '../combine/combine.ts';
import { readOccurred } from '../dates/occurred.ts';
import { readAccount } from '../entries/file-entries.ts';
import type { Draft } from '../entries/table-entries.ts';
import { cleanText } from '../reading/clean.ts';
import type { Role } from '../mapping/role.ts';
import { chronologyFile, type ExchangeKind } from './write.ts';

const SEED = 20_260_322;
let folder = '';
before(async () => { folder = await mkdtemp(join(tmpdir(), 'chronology-')); });
after(async () => { await rm(folder, { recursive: true }); });

const awkward = constantFrom('=1+1', '+44 7700 900000', '-5', '@SUM(A1)', "'=x", "''", '"said"', 'a,b;c\td', 'two\nlines', '\n\nblank above', 'a\\nb', 'heading: text', '_x000D_', '<w:t>&amp;', ']]>', '😀 café', '22/05/2016', 'Ref', '\\', ':', '|x', '%TEMP%', 'same', 'same');
const text = oneof({ weight: 3, arbitrary: awkward }, { weight: 2, arbitrary: string({ unit: 'grapheme', maxLength: 60 }) }, lorem({ maxCount: 12 })).map(cleanText);
const words = constantFrom('22.05.16', '?22 May 2016', 'mid May 2016', 'w/c 3/4/17', 'Spring 2015', 'between 3 and 5 June 2016', 'early hours of 22/05/16', '22/05/2016 14:30', '3-5 June 2016', 'not known', '31/04/2016', '1990s', 'since May 2016', 'before May 2016', 'about 2015');
const columns: readonly { readonly heading: string; readonly role: Role }[] = [
  { heading: 'Date', role: 'date' }, { heading: 'Significant event', role: 'text' }, { heading: 'Source: of "info"', role: 'source_of_information' },
  { heading: 'Action/\nOutcome', role: 'action' }, { heading: 'Analysis', role: 'analysis' }, { heading: 'People', role: 'persons' }, { heading: 'Worker', role: 'worker' }, { heading: '=Odd, heading', role: 'other' }, { heading: 'Known', role: 'known_to' },
];

const draft = (file: string, table: string | number) => record({
  row: integer({ min: 1, max: 99_999 }), date: words, event: text, source: text, action: text, analysis: text, worker: text, odd: text, extra: boolean(),
  persons: array(constantFrom('Mother', 'Child A', 'PC 1, "Ann"', 'Dr O’Neil'), { maxLength: 3 }), known: constantFrom('', 'police:Northtown=2016-05-22', 'police:Northtown=2016-05-22;school:Hill=[2016-05-01..2016-05-03]'),
}).map(({ row, date, event, source, action, analysis, worker, odd, extra, persons, known }): Draft => {
  const read = readOccurred({ date, time: '', endDate: '' }, {});
  const cells: Record<string, string> = { Date: date, 'Significant event': event, 'Source: of "info"': source, 'Action/\nOutcome': action, Analysis: analysis, People: persons.join('; '), Worker: worker, '=Odd, heading': odd, Known: known };
  const some = Object.fromEntries([['source_of_information', source], ['action', action], ['analysis', analysis], ['worker', worker], ['known_to', known]].filter(([, value]) => value !== ''));
  return {
    occurred: read.occurred, occurred_text: date, precision: read.precision, agency: file.startsWith('p') ? 'Northtown Police' : '', source: { file, table, row, hash: file.startsWith('p') ? 'ab'.repeat(32) : 'cd'.repeat(32) },
    text: event, ...some, ...(persons.length === 0 ? {} : { persons }), cells: Object.fromEntries(Object.entries(cells).filter(([name, value]) => value !== '' && !(extra && name === 'Significant event'))),
    ...(read.notes.length === 0 ? {} : { notes: read.notes }),
  };
});

const chronology = tuple(array(draft('police, table 3.docx', 2), { maxLength: 6 }), array(draft('school.xlsx', 'Sheet, row 1'), { maxLength: 6 })).map(([police, school]) => {
  const form = { read: true, because: 'headings', rows: 0, entries: 0, heading_row: 1, agency: '', agency_from: 'option' as const, columns: columns.map((column, index) => ({ ...column, column: index + 1 })), not_entries: [] };
  const file = (name: string, table: string | number, entries: readonly Draft[]) => ({ file: name, hash: entries[0]?.source.hash ?? '', entries, problems: [], mapping: [{ ...form, file: name, table }] });
  return combine([file('police, table 3.docx', 2, police), file('school.xlsx', 'Sheet, row 1', school)], () => []);
});

async function thereAndBack(given: CombinedChronology, kind: ExchangeKind): Promise<CombinedChronology> {
  const bytes = await chronologyFile(given, kind);
  assert.ok(bytes.ok);
  const path = join(folder, `out.${kind}`);
  await writeFile(path, bytes.value);
  return combine([await readAccount({ path, file: `out.${kind}`, corrections: [] })], () => []);
}

for (const [kind, numRuns] of [['docx', 40], ['xlsx', 60], ['csv', 150]] as const) {
  test(`a chronology that is taken out as ${kind} comes back with nothing changed`, async () => {
    await check(asyncProperty(chronology.filter(({ entries }) => entries.length > 0), async (given) => {
      const back = await thereAndBack(given, kind);
      assert.deepEqual(back.entries, given.entries);
      assert.deepEqual(back.problems.map(({ code }) => code), given.entries.filter(({ occurred }) => occurred === null).map(() => 'EXCHANGE_DATE_STILL_OPEN'));
      // Without the table of how columns were read, which only the first file has.
      assert.deepEqual((await thereAndBack(back, kind)).entries, given.entries);
    }), { seed: SEED, numRuns });
  });
}

test('a chronology that is taken out as JSON comes back with nothing changed, to the byte', async () => {
  await check(asyncProperty(chronology, async (given) => {
    const back = await thereAndBack(given, 'json');
    assert.deepEqual(back.entries, given.entries);
    assert.deepEqual(back.mapping, given.mapping);
    assert.deepEqual(new Set(back.problems.map(({ row, code }) => `${row} ${code}`)), new Set(given.entries.filter(({ occurred }) => occurred === null).map(({ source }) => `${source.row} EXCHANGE_DATE_STILL_OPEN`)));
    assert.equal(JSON.stringify(await thereAndBack(back, 'json')), JSON.stringify(back));
  }), { seed: SEED, numRuns: 150 });
});

test('a text that is changed in the file is read as it stands, and asked about', async () => {
  const entry: Draft = { occurred: '2016-05-22', occurred_text: '22/05/16', precision: 'day', agency: 'Police', source: { file: 'p.docx', table: 1, row: 2, hash: 'ab' }, text: 'Seen', cells: { Date: '22/05/16', Event: 'Seen' } };
  const given = combine([{ file: 'p.docx', hash: 'ab', entries: [entry], problems: [], mapping: [] }], () => []);
  const bytes = await chronologyFile(given, 'csv');
  assert.ok(bytes.ok);
  const path = join(folder, 'changed.csv');
  await writeFile(path, Buffer.from(bytes.value).toString().replace('Event: Seen', 'Event: Not seen'));
  const { problems, entries } = await readAccount({ path, file: 'changed.csv', corrections: [] });
  assert.deepEqual(problems.map(({ code, row }) => [code, row]), [['EXCHANGE_ROW_CHANGED', 2]]);
  assert.equal(entries.length, 1);
});

test('no cell of a spreadsheet is a formula', async () => {
  const nasty = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"];
  const entries = nasty.map((event, index): Draft => ({ occurred: null, occurred_text: '', precision: null, agency: event, source: { file: 'p.docx', table: 1, row: index + 2, hash: 'ab' }, text: event, cells: {} }));
  const csv = await chronologyFile(combine([{ file: 'p.docx', hash: 'ab', entries, problems: [], mapping: [] }], () => []), 'csv');
  assert.ok(csv.ok);
  const lines = Buffer.from(csv.value).toString().split('\r\n').slice(1);
  for (const line of lines) assert.doesNotMatch(line, /(?:^|,)"?[=+\-@\t]/);
});

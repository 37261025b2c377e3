import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as fc from 'fast-check';
import { readCsv } from './csv.ts';
import { eventsOf, readEventFile, type EventFile } from './event-file.ts';
import { noteInWords } from './note.ts';
import { whenText } from './when.ts';

const HEADER = 'event_id,child_id,type,occurred,attributes';

function read(text: string): EventFile {
  const file = readEventFile(text);
  assert.ok(file.ok, JSON.stringify(file));
  return file.value;
}

function codes(text: string): readonly string[] {
  const file = readEventFile(text);
  return file.ok ? file.value.rows.flatMap(({ line, refusals }) => refusals.map(({ code }) => `${line} ${code}`)) : file.refusals.map(({ code }) => code);
}

test('a fictional case across three areas is read: 15 events, every type and attribute known', () => {
  const file = read(readFileSync(new URL('fixtures/cross-border-events.csv', import.meta.url), 'utf8'));
  const events = eventsOf(file);
  assert.equal(events.length, 15);
  assert.ok(events.every(({ known }) => known));
  assert.deepEqual(file.rows.flatMap(({ notes, refusals }) => [...notes, ...refusals]), []);
  assert.deepEqual([...new Set(events.map(({ area }) => area))], ['Brackenshire', 'Larchshire', 'Rowanshire']);
});

test('in the fictional case the dates keep what is not known, and silence on who knew stays silence', () => {
  const events = eventsOf(read(readFileSync(new URL('fixtures/cross-border-events.csv', import.meta.url), 'utf8')));
  const byId = new Map(events.map((event) => [event.id, event]));
  const occurred = ['e01', 'e11', 'e14'].map((id) => byId.get(id)?.occurred).map((when) => when && whenText(when));
  assert.deepEqual(occurred, ['2026-04', '[2026-06-15..2026-06-19]', '2026-06-23~']);
  assert.deepEqual(byId.get('e03')?.knownTo, []);
  assert.deepEqual(byId.get('e10')?.knownTo.map(({ area }) => area), ['Brackenshire', 'Rowanshire']);
});

test('a row that cannot be read is refused with its line, and the others are read', () => {
  const text = `${HEADER}\ne1,C1,self_harm,2026-03,\ne2,C1,self_harm,never,\n"e3",C1,"self_harm","March 2026","{}"\n`;
  assert.equal(eventsOf(read(text)).length, 2);
  assert.deepEqual(codes(text), ['3 PARTIAL_DATE_NOT_READABLE']);
});

test('of two rows with one id the second is refused, because either may be the right one', () => {
  assert.deepEqual(codes(`${HEADER}\ne1,C1,self_harm,2026-03,\ne1,C1,injury,2026-04,`), ['3 EVENT_ID_REPEATED']);
});

test('a file without a needed column, with one twice or with an open quotation mark is refused as a whole', () => {
  assert.deepEqual(codes('event_id,type,occurred\n'), ['EVENT_FILE_COLUMN_MISSING']);
  assert.deepEqual(codes(`${HEADER},type\n`), ['EVENT_FILE_COLUMN_REPEATED']);
  assert.deepEqual(codes(`${HEADER}\ne1,C1,"self_harm,2026-03`), ['EVENT_FILE_QUOTE_OPEN']);
  assert.equal(codes('').length, 4);
});

test('a row with more cells than columns is refused, because an unquoted comma moves every cell', () => {
  assert.deepEqual(codes(`${HEADER}\ne1,C1,self_harm,2026-03,{"a":1,"b":2}`), ['2 EVENT_FILE_ROW_TOO_LONG']);
});

test('a column that events do not have is named, and its cells are kept', () => {
  const file = read('event_id,child_id,type,occurred,Mood\ne1,C1,self_harm,2026-03,calm');
  assert.deepEqual(file.notes.map(noteInWords), ['The file has the column “mood”, which events do not have. Its cells are kept with each row and not read']);
  assert.equal(file.rows[0]?.cells['mood'], 'calm');
});

test('line ends in quoted cells, a byte order mark and blank lines do not shift the line numbers', () => {
  const csv = readCsv('\u{FEFF}a,b\r\n\r\n"one\r\ntwo","say ""x"""\r\nlast,\r\n');
  assert.deepEqual(csv, { ok: true, value: [{ line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['one\r\ntwo', 'say "x"'] }, { line: 5, cells: ['last', ''] }] });
});

test('whatever is written as quoted cells is read back', () => {
  const cells = fc.array(fc.string().filter((text) => text !== ''), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (table) => {
      const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
      const csv = readCsv(text);
      assert.ok(csv.ok);
      assert.deepEqual(csv.value.map((row) => row.cells), table);
    }),
    { seed: 20261122, numRuns: 200 },
  );
});

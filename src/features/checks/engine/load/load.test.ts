import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import * as fc from 'fast-check';
import { eventsOf, readEventFile } from '../../../events/index.ts';
import { askAll } from '../ask.ts';
import { readAsAt } from '../as-at.ts';
import { shippedChecks } from '../../catalogue/catalogue.ts';
import { sheetOf } from '../sheet.ts';
import { EventLoader } from './event-loader.ts';
import { loadEvents } from './load-file.ts';
import { sheetData, sheetFrom } from './loaded-sheet.ts';

const HEADER = 'event_id,child_id,type,occurred,known_to,agency,area,persons,attributes,text\n';
const asAt = readAsAt('2024-07-01');
const checks = shippedChecks();

const occurred = fc.oneof(
  fc.constantFrom('2024-03-31T00:30', '2024-03-31T03:30', '2023-10-29T12:00', '2024-05', '[2024-05-01..2024-05-04]', '2024-05-01~', '2024-06-01T10:00:00+01:00', '3 May 2024', ' 2024-05-02 '),
  fc.date({ min: new Date('2023-01-01'), max: new Date('2024-06-30'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.date({ min: new Date('2024-04-01'), max: new Date('2024-06-30'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16)),
);
const row = fc.record({
  child: fc.constantFrom('c1', 'c2', 'c3'), occurred,
  type: fc.constantFrom('missing_ended', 'return_home_interview_offered', 'Missing started', 'moved_area', 'referral_received', 'case_allocated', 'contact_attempted', 'new_partner', 'not_a_type', 'self_harm'),
  known_to: fc.constantFrom('', 'police:Coveshire=2024-05-01', 'police:Coveshire=2024-05;children_social_care:Coveshire=2024-06-02', 'Children social care:Coveshire=2024-05-03T10:00'),
  agency: fc.constantFrom('', 'police', 'Children social care', 'somebody'), persons: fc.constantFrom('', 'mother; partner'),
  attributes: fc.constantFrom('', '{}', '{"independent": "yes"}', '{"from": "Ashshire", "to": "Bayshire"}', '{"person": "Partner"}', '{"nothing": 1}', '{"about": ["neglect", "what"]}'),
  text: fc.constantFrom('', 'plain', 'with, comma', 'with "marks"', 'two\nlines', 'é accents'),
});

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function csv(rows: readonly (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[]): string {
  return HEADER + rows.map((own, index) => [`e${index}`, own.child, own.type, own.occurred, own.known_to, own.agency, 'Coveshire', own.persons, own.attributes, own.text].map(quoted).join(',')).join('\r\n');
}

function loaded(text: string, pieces: readonly number[]): EventLoader {
  const loader = new EventLoader([], true);
  const bytes = Buffer.from(text);
  let [from, held] = [0, Buffer.alloc(0)];
  for (const size of [...pieces, bytes.length]) {
    held = Buffer.concat([held, bytes.subarray(from, from + size)]);
    from = Math.min(bytes.length, from + size);
    const read = loader.read(held, from === bytes.length);
    if (!read.ok) assert.fail(read.refusals[0].message);
    held = held.subarray(read.value);
  }
  return loader;
}

test('what is loaded from bytes, in whatever pieces, answers as what the careful reader reads', () => {
  if (!asAt.ok) assert.fail();
  const asking = { asAt: asAt.value };
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 12 }), (rows, pieces) => {
    const text = csv(rows);
    const file = readEventFile(text);
    if (!file.ok) assert.fail(file.refusals[0].message);
    const loader = loaded(text, pieces);
    assert.equal(loader.refusedCount, 0, JSON.stringify(loader.refused));
    const some = checks.slice(0, 12);
    const quick = [...askAll(sheetFrom(sheetData(loader, [])), some, asking)].map(({ check, child, outcome }) => ({ check: check.id, child, ...outcome }));
    const careful = [...askAll(sheetOf(eventsOf(file.value)), some, asking)].map(({ check, child, outcome }) => ({ check: check.id, child, ...outcome }));
    assert.deepEqual(quick, careful);
  }), { seed: 20260722, numRuns: 60 });
});

test('a row that cannot be read is refused with its line, and so is an id that comes twice', () => {
  const loader = loaded(`${HEADER}e1,c1,missing_ended,2024-13-01,,,,,,\n\n"e2","c1","x","2024-01-01","","","","","{""a"": ""b\n""}","two\nlines"\ne2,c1,x,2024-01-02,,,,,,\ne3,c1,x,2024-01-02,,,,,{,\n`, [7, 50]);
  assert.deepEqual(loader.refused.map(({ line, refusal }) => [line, refusal.code]), [[2, 'DATE_NOT_REAL'], [4, 'ATTRIBUTES_NOT_JSON'], [8, 'ATTRIBUTES_NOT_JSON']]);
  const twice = loaded(`${HEADER}e2,c1,x,2024-01-01,,,,,,\ne2,c1,x,2024-01-02,,,,,,\n`, []);
  assert.deepEqual(twice.refused.map(({ line, refusal }) => [line, refusal.code]), [[3, 'EVENT_ID_REPEATED']]);
});

test('a file is loaded whatever its line ends and its byte order mark, and an open quotation mark is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'checks-'));
  try {
    const file = join(folder, 'events.csv');
    writeFileSync(file, `\u{FEFF}${HEADER.replace('\n', '\r')}e1,c1,missing_ended,2024-01-01,,,,,,\re2,c1,missing_ended,2024-01-02,,,,,,`);
    const read = loadEvents(file, [], false);
    assert.ok(read.ok && read.value.data.columns.count === 2);
    writeFileSync(file, `${HEADER}e1,c1,missing_ended,2024-01-01,,,,,,"open\n`);
    const open = loadEvents(file, [], false);
    assert.deepEqual(open.ok ? [] : open.refusals.map(({ code }) => code), ['EVENT_FILE_QUOTE_OPEN']);
    writeFileSync(file, '');
    assert.equal(loadEvents(file, [], false).ok, false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

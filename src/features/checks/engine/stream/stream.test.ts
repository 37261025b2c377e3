import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import * as fc from 'fast-check';
import { parsePartialDate } from '../../../../kernel/partial-date.ts';
import { shippedChecks } from '../../catalogue/catalogue.ts';
import { countAll } from '../ask.ts';
import { readAsAt } from '../as-at.ts';
import { loadEvents } from '../load/load-file.ts';
import { sheetFrom } from '../load/loaded-sheet.ts';
import { sweepWindows, type FileSweep, type FileSwept } from './stream-sweep.ts';

const folder = mkdtempSync(join(tmpdir(), 'stream-'));
after(() => rmSync(folder, { recursive: true }));

const asAt = readAsAt('2024-07-01');
if (!asAt.ok) throw new Error('a day that is real');
const birth = parsePartialDate('2016-05');
if (!birth.ok) throw new Error('a month that is real');
const facts = [{ id: 'c2', birth: birth.value, recorded: ['date_of_birth'] }, { id: 'nobody', recorded: [] }];
const checks = shippedChecks().slice(0, 30);
const HEADER = 'event_id,child_id,type,occurred,known_to,attributes,text,colour';

const row = fc.record({
  child: fc.integer({ min: 0, max: 5 }),
  type: fc.constantFrom('missing_started', 'missing_ended', 'return_home_interview_offered', 'self_harm', 'moved_area', 'not_a_type'),
  occurred: fc.oneof(fc.date({ min: new Date('2023-09-01'), max: new Date('2024-06-30'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16)), fc.constantFrom('2024-05', '2024-13-01', '2024-05-03~')),
  knownTo: fc.constantFrom('', 'police:Coveshire=2024-05-01', 'police:Ashshire=2024-05;school:Coveshire=2024-06-02'),
  attributes: fc.constantFrom('', '{""independent"": ""yes""}', '{""nothing"": 1}'),
  text: fc.constantFrom('plain', 'with ""marks""', 'two\nlines', 'two\r\nmore'),
});
type Row = typeof row extends fc.Arbitrary<infer One> ? One : never;

function written(rows: readonly Row[], ends: string): string {
  const file = join(folder, 'events.csv');
  writeFileSync(file, [HEADER, ...rows.map(({ child, type, occurred, knownTo, attributes, text }, index) => `e${index},c${child},${type},${occurred},${knownTo},"${attributes}","${text}",red`), ''].join(ends));
  return file;
}

function sweepOf(file: string): FileSweep {
  return { file, facts, withText: false, checks, asking: { asAt: asAt.ok ? asAt.value : assert.fail() } };
}

/** What reading the file whole comes to. */
function whole({ file, asking }: FileSweep): FileSwept {
  const loaded = loadEvents(file, facts, false);
  if (!loaded.ok) assert.fail(loaded.refusals[0].message);
  const { data, refused, refusedCount, notes } = loaded.value;
  return { counts: countAll(sheetFrom(data), checks, asking), children: data.children.length, events: data.columns.count, refused, refusedCount, notes, whoKnew: new Set(data.knowers.names) };
}

test('a file that is let go window by window, of whatever size, comes to what it comes to when it is read whole', async () => {
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), fc.integer({ min: 300, max: 3000 }), fc.constantFrom('\n', '\r\n', '\r'), async (rows, window, ends) => {
    const sweep = sweepOf(written(rows.toSorted((a, b) => a.child - b.child), ends));
    assert.deepEqual(await sweepWindows(sweep, { window }), whole(sweep));
  }), { seed: 20260722, numRuns: 40 });
});

test('threads come to the same, and the share that is told only ends at the end', async () => {
  const rows = fc.sample(row, { seed: 11, numRuns: 300 }).map((one, index) => ({ ...one, child: Math.floor(index / 6) }));
  const sweep = sweepOf(written(rows, '\n'));
  const shares: number[] = [];
  assert.deepEqual(await sweepWindows(sweep, { window: 2000, threads: 2, progress: (share) => shares.push(share) }), whole(sweep));
  assert.ok(shares.length > 5 && shares.every((share) => share > 0 && share <= 1) && shares.includes(1));
});

test('what was counted before is not counted again, and other rows are', async () => {
  const rows = fc.sample(row, { seed: 12, numRuns: 200 }).map((one, index) => ({ ...one, child: Math.floor(index / 6) }));
  const sweep = sweepOf(written(rows, '\n'));
  const kept = new Map<string, FileSwept['counts']>();
  await assert.rejects(sweepWindows(sweep, { window: 1200, done: kept, counted: (digest, counts) => {
    kept.set(digest, counts);
    if (kept.size === 3) throw new Error('stopped');
  } }), /stopped/);
  const again: string[] = [];
  assert.deepEqual(await sweepWindows(sweep, { window: 1200, done: kept, counted: (digest) => again.push(digest) }), whole(sweep));
  assert.ok(again.length > 0 && again.every((digest) => !kept.has(digest)));
});

test('a child whose rows stand apart, an id that comes twice and an open quotation mark are found out', async () => {
  const [one] = fc.sample(row, { seed: 13, numRuns: 1 });
  if (one === undefined) assert.fail();
  const rows = Array.from({ length: 200 }, (_, child) => ({ ...one, occurred: '2024-05-01', child }));
  const sweep = sweepOf(written([...rows, { ...one, child: 0 }], '\n'));
  assert.equal(await sweepWindows(sweep, { window: 1000 }), 'apart');
  writeFileSync(sweep.file, `${HEADER}\n${rows.map(({ child }) => `e${child === 199 ? 0 : child},c${child},self_harm,2024-05-01,,,,`).join('\n')}`);
  assert.equal(await sweepWindows(sweep, { window: 1000 }), 'faulty');
  writeFileSync(sweep.file, `${HEADER}\n${rows.map(({ child }) => `e${child},c${child},self_harm,2024-05-01,,,${child === 199 ? '"' : ''},`).join('\n')}`);
  assert.equal(await sweepWindows(sweep, { window: 1000 }), 'faulty');
});

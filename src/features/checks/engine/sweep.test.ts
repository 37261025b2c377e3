import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readEventRow, type EventRecord } from '../../events/index.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { askAll, countAll } from './ask.ts';
import { readAsAt } from './as-at.ts';
import { digestOfRecord, KeptSweep } from './kept-sweep.ts';
import { EventLoader } from './load/event-loader.ts';
import { sheetData, sheetFrom } from './load/loaded-sheet.ts';
import { resultOf } from './result.ts';
import { sheetOf } from './sheet.ts';
import { StandingChecks } from './standing-checks.ts';
import { countInThreads } from './sweep.ts';

const TYPES = ['missing_started', 'missing_ended', 'return_home_interview_offered', 'referral_received', 'case_allocated', 'contact_attempted', 'self_harm', 'moved_area', 'concern_raised', 'strategy_discussion'];
const checks = shippedChecks();

/** Rows of made-up children; some dates are only about a day. */
function rows(children: number, each: number): readonly Readonly<Record<string, string>>[] {
  return Array.from({ length: children * each }, (_, index) => {
    const at = new Date(Date.UTC(2023, 5, 1) + ((index * 7919) % 340) * 86_400_000).toISOString().slice(0, 10);
    return {
      event_id: `e${index}`, child_id: `c${index % children}`, type: TYPES[(index * 31) % TYPES.length] ?? '', occurred: index % 29 === 0 && index % children < 5 ? `${at}~` : at,
      known_to: `police:Coveshire=${at}`, attributes: index % 3 === 0 ? '{"independent": "yes", "from": "Ashshire", "to": "Bayshire", "team": "assessment"}' : '',
    };
  });
}

function eventOf(row: Readonly<Record<string, string>>): EventRecord {
  const read = readEventRow(row);
  if (!read.ok) assert.fail(read.refusals[0].message);
  return read.value.event;
}

const asAt = readAsAt('2024-06-30');
if (!asAt.ok) throw new Error('a day that is real');
const asking = { asAt: asAt.value };

test('threads count what one thread counts, and counts are of the results', async () => {
  const loader = new EventLoader([], false);
  const header = 'event_id,child_id,type,occurred,known_to,attributes\n';
  const own = rows(40, 30);
  const text = own.map((row) => ['event_id', 'child_id', 'type', 'occurred', 'known_to', 'attributes'].map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(',')).join('\n');
  loader.read(Buffer.from(header + text), true);
  assert.equal(loader.refusedCount, 0);
  const data = sheetData(loader, []);
  const counts = countAll(sheetFrom(data), checks, asking);
  assert.deepEqual(await countInThreads(data, checks, asking, 3, 0, { piece: 200 }), counts);
  const results = [...askAll(sheetFrom(data), checks, asking)].map(resultOf);
  for (const [index, { id }] of checks.entries()) {
    for (const name of ['fired', 'clear', 'pending', 'cannot_tell'] as const) {
      assert.equal(results.filter(({ check, result }) => check === id && result === name).length, counts[index]?.[name], `${id} ${name}`);
    }
  }
});

test('a sweep that was stopped goes on from what it had counted, and says how far it is', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const loader = new EventLoader([], false);
  loader.read(Buffer.from(`event_id,child_id,type,occurred\n${rows(20, 20).map(({ event_id, child_id, type, occurred }) => [event_id, child_id, type, occurred].join(',')).join('\n')}`), true);
  const data = sheetData(loader, []);
  const [some, file] = [checks.slice(0, 12), join(folder, 'kept.json')];
  const of = digestOfRecord(data, some, asking);
  const first = new KeptSweep(file, of);
  const shares: number[] = [];
  const stopped = countInThreads(data, some, asking, 1, 0, { piece: 100, counted: (place, counts, share) => {
    first.keep(String(place), counts);
    shares.push(share);
    if (share >= 0.5) throw new Error('stopped');
  } });
  await assert.rejects(stopped, /stopped/);
  const again = new KeptSweep(file, of);
  const done = new Map([...again.done].map(([place, counts]) => [Number(place), counts]));
  assert.equal(again.done.size, shares.length);
  const counted: number[] = [];
  const counts = await countInThreads(data, some, asking, 1, 0, { piece: 100, done, counted: (place) => counted.push(place) });
  assert.ok(counted.length > 0 && counted.every((place) => !done.has(place)));
  assert.deepEqual(counts, countAll(sheetFrom(data), some, asking));
  assert.equal(new KeptSweep(file, digestOfRecord(data, some.slice(1), asking)).done.size, 0);
});

test('checks that are kept compiled answer for one child, again and again, as a file of it does', () => {
  const standing = new StandingChecks(checks);
  const events = rows(3, 60).map(eventOf);
  for (const child of ['c0', 'c1', 'c2', 'c1']) {
    const own = events.filter((event) => event.child === child);
    const expected = [...askAll(sheetOf(own), checks, asking)].map(resultOf);
    const record = standing.open(own, { id: child, recorded: [] });
    assert.deepEqual(record.ask(asking), expected);
    assert.equal(record.count(asking).fired, expected.filter(({ result }) => result === 'fired').length);
  }
});

test('only checks that read the type of the new entry are asked again', () => {
  const standing = new StandingChecks(checks);
  const events = rows(1, 60).map(eventOf);
  const again = standing.open(events, { id: 'c0', recorded: [] }).ask(asking, ['return_home_interview_offered']);
  assert.ok(again.some(({ check }) => check === 'P-02'));
  assert.ok(!again.some(({ check }) => check === 'P-25'));
});

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readEventFile } from '../../features/events/index.ts';
import { childOf, writeEvents } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-made-up-'));
after(() => rmSync(folder, { recursive: true }));
const made = (count: number, start: number, name: string) => {
  const written = writeEvents({ count, years: 2, start, folder: join(folder, name) });
  return { ...written, events: readFileSync(join(folder, name, 'events.csv'), 'utf8'), children: readFileSync(join(folder, name, 'children.csv'), 'utf8') };
};

test('the same start number makes the same files, another makes others, and more children change none of the first', () => {
  const [first, again, other, more] = [made(60, 5, 'a'), made(60, 5, 'b'), made(60, 6, 'c'), made(90, 5, 'd')];
  assert.equal(first.events, again.events);
  assert.equal(first.children, again.children);
  assert.notEqual(first.events, other.events);
  assert.ok(more.events.startsWith(first.events));
});

test('every row is an event that the vocabulary knows, with nothing to say against it', () => {
  const read = readEventFile(made(300, 1, 'e').events);
  assert.ok(read.ok);
  const { rows, notes } = read.value;
  assert.deepEqual(notes, []);
  assert.ok(rows.length > 2000);
  assert.deepEqual(rows.flatMap(({ line, refusals, notes: said }) => [...refusals, ...said].map((one) => ({ line, one }))), []);
  const kinds = new Set(rows.map(({ event }) => event?.type));
  for (const type of ['referral_received', 'threshold_decision', 'strategy_discussion', 'missing_started', 'return_home_interview_offered', 'moved_area', 'supervision', 'self_harm', 'police_protection_started']) assert.ok(kinds.has(type), type);
});

test('a child’s events are in date order and within the sample', () => {
  for (let id = 0; id < 200; id += 1) {
    const { events } = childOf(9, id, 365);
    assert.ok(events.every(({ day }, index) => day >= 0 && day < 365 && (index === 0 || day >= (events[index - 1]?.day ?? 0))));
  }
});

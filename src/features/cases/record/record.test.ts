import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWhen, type When } from '../../events/index.ts';
import { withIds, recordable } from './entry-form.ts';
import { historyOf, standing, type CaseEntry } from './entry.ts';
import { inTimeOrder } from './time-order.ts';

const entry = (id: string, corrects: string | null = null, kind: CaseEntry['kind'] = corrects === null ? 'recorded' : 'corrected'): CaseEntry => ({
  id, kind, corrects, type: 'child_seen', reason: '', askedBy: '', recordedAt: new Date(0), recordedBy: '',
  content: { answers: {}, frozen: [], row: { event_id: id, child_id: 'c', type: 'child_seen', occurred: '2026-01-01', known_to: '', agency: '', area: '', persons: '', attributes: '{}', text: '' } },
});

// a was corrected to b and then to d; c was taken out by e.
const entries = [entry('a'), entry('b', 'a'), entry('c'), entry('d', 'b'), entry('e', 'c', 'taken_out'), entry('f')];

test('what stands is what was neither corrected nor taken out', () => {
  assert.deepEqual(standing(entries).map(({ id }) => id), ['d', 'f']);
});

test('the history of an entry is the same from each of its forms', () => {
  for (const id of ['a', 'b', 'd']) assert.deepEqual(historyOf(entries, id).map((one) => one.id), ['a', 'b', 'd'], id);
  assert.deepEqual(historyOf(entries, 'e').map(({ id }) => id), ['c', 'e']);
  assert.deepEqual(historyOf(entries, 'x'), []);
});

test('entries come by their earliest day, an open start by its latest, the finer date first', () => {
  const written = ['2026-05', '2026-05-01', '../2026-04-30', '2026-05-01T09:00', '2026-04-30'];
  assert.deepEqual(inTimeOrder(written, when), ['2026-04-30', '../2026-04-30', '2026-05-01T09:00', '2026-05-01', '2026-05']);
});

test('other entries are named by their numbers, and what is no number stays as it was', () => {
  const answers = withIds('difference_resolved', { 'attribute-about_events': '1; 6;the talk', 'attribute-how': '1' }, entries);
  assert.deepEqual(answers, { 'attribute-about_events': 'a; f; the talk', 'attribute-how': '1' });
});

test('the partnership’s own work is not recorded in a child’s case', () => {
  assert.equal(recordable('child_seen'), 'child_seen');
  for (const type of ['decision_signed', 'toString', '']) assert.equal(recordable(type), undefined, type);
});

function when(text: string): When {
  const read = readWhen(text);
  assert.ok(read.ok, text);
  return read.value;
}

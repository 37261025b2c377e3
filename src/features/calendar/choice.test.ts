import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../kernel/plain-date.ts';
import { settingsOn, type ClockChoice } from './choice.ts';

function chose(variant: string | null, from: string, at = `${from}T10:00:00Z`): ClockChoice {
  return { rule: 'rapid-review', variant, inForceFrom: plainDate(from), reason: 'agreed', chosenAt: new Date(at) };
}

test('without a choice every clock runs as its rule says', () => assert.deepEqual(settingsOn([], plainDate('2026-12-22')), {}));

test('a choice holds for clocks that begin on its day or later, and for none before', () => {
  const choices = [chose('from-awareness', '2026-10-01')];
  assert.deepEqual(settingsOn(choices, plainDate('2026-09-30')), {});
  assert.deepEqual(settingsOn(choices, plainDate('2026-10-01')), { 'rapid-review': 'from-awareness' });
});

test('going back to the rule ends a choice from that day on', () => {
  const choices = [chose('from-awareness', '2026-10-01'), chose(null, '2026-11-01')];
  assert.deepEqual(settingsOn(choices, plainDate('2026-10-31')), { 'rapid-review': 'from-awareness' });
  assert.deepEqual(settingsOn(choices, plainDate('2026-11-01')), {});
});

test('of two choices from one day the one made later holds', () => {
  const choices = [chose('from-receipt', '2026-10-01', '2026-09-02T10:00:00Z'), chose('from-awareness', '2026-10-01', '2026-09-01T10:00:00Z')];
  assert.deepEqual(settingsOn(choices, plainDate('2026-10-05')), { 'rapid-review': 'from-receipt' });
});

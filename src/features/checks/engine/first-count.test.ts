import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { shiftDay, type Duration } from './calendar.ts';
import { enoughBy, keepsAll } from './first-count.ts';
import { newScene } from './scene.ts';
import { sheetOf } from './sheet.ts';

const START = 19_800; // a day in March 2024
const day = fc.integer({ min: START, max: START + 20 });
/** 0 is silence. */
const counted = fc.array(fc.record({ day, kind: fc.integer({ min: 0, max: 3 }), agency: fc.integer({ min: 0, max: 2 }) }), { maxLength: 9 });
const scene = newScene(sheetOf([]), { day: START + 30, second: 0 });

function different(values: readonly number[], silentCounts: boolean): number {
  return new Set(values.filter((value) => value > 0)).size + (silentCounts ? values.filter((value) => value === 0).length : 0);
}

test('the first day by which there are enough is the first on which counting them all anew says so', () => {
  fc.assert(fc.property(counted, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), (events, least, kinds, silentCounts) => {
    const distinct = [
      { field: 'kind', read: (_: unknown, event: number) => events[event]?.kind ?? 0, least: kinds },
      { field: 'agency', read: (_: unknown, event: number) => events[event]?.agency ?? 0, least: 1 },
    ];
    const enoughOn = (last: number): boolean => {
      const by = events.filter((event) => event.day <= last);
      return by.length >= least && different(by.map(({ kind }) => kind), silentCounts) >= kinds && different(by.map(({ agency }) => agency), silentCounts) >= 1;
    };
    const recounted = Array.from({ length: 21 }, (_, offset) => START + offset).find(enoughOn) ?? Infinity;
    const found = enoughBy(scene, events.map((own, event) => ({ event, day: own.day })), { events: least, distinct }, silentCounts ? 'silent counts' : 'silent does not');
    assert.equal(found, recounted);
  }), { seed: 81, numRuns: 300 });
});

test('a window keeps all where from each of the days it reaches the last', () => {
  const within = fc.constantFrom<Duration>({ unit: 'days', value: 9 }, { unit: 'working_days', value: 5 }, { unit: 'months', value: 1 }, { unit: 'days', value: 0 });
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 40 }), within, (first, length, duration) => {
    const last = first + length;
    const every = Array.from({ length: length + 1 }, (_, offset) => first + offset).every((from) => shiftDay(from, duration, 1) >= last);
    assert.equal(keepsAll(first, last, duration), every);
  }), { seed: 82, numRuns: 200 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, constantFrom, integer, property, record } from 'fast-check';
import { LEFT, RIGHT } from './frame.ts';
import { roomBetween } from './labels.ts';

const placeOf = (drawn: string): readonly [number, number] => {
  const [, x = '', words = ''] = / x="([\d.]+)"[^>]*>([^<]*)</.exec(drawn) ?? [];
  return [Number(x), Number(x) + words.length * 6];
};

test('words beside a mark stand after it, before it where that is taken, and nowhere where both are', () => {
  const free = roomBetween([]);
  assert.deepEqual(placeOf(free.beside('seen', 500, 506, 10)[0] ?? ''), [513, 537]);
  assert.deepEqual(placeOf(roomBetween([[510, 600]]).beside('seen', 500, 506, 10)[0] ?? ''), [469, 493]);
  assert.deepEqual(roomBetween([[400, 600]]).beside('seen', 500, 506, 10), []);
  assert.deepEqual(free.beside(undefined, 500, 506, 10), []);
});

test('no words stand on others, on what was there before, or outside the picture', () => {
  const mark = record({ at: integer({ min: LEFT, max: RIGHT }), words: constantFrom('seen', 'Referral received', 'Child moved to another area'), along: constantFrom(true, false) });
  check(property(array(mark, { maxLength: 20 }), array(integer({ min: LEFT, max: RIGHT - 60 }), { maxLength: 3 }), (marks, gaps) => {
    const before = gaps.map((from): readonly [number, number] => [from, from + 60]);
    const room = roomBetween(before);
    const placed = marks.flatMap(({ at, words, along }) => (along ? room.along(words, at, 10) : room.beside(words, at - 3, at + 3, 10))).map(placeOf);
    for (const [index, [from, to]] of placed.entries()) {
      assert.ok(from >= LEFT && to <= RIGHT);
      for (const [otherFrom, otherTo] of [...before, ...placed.slice(index + 1)]) assert.ok(to < otherFrom || from > otherTo);
    }
  }), { seed: 5, numRuns: 200 });
});

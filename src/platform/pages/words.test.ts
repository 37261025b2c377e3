import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOf, dayAndTimeInWords, dayInWords, listInWords, timeInWords } from './words.ts';

test('days and times are London’s, wherever the machine is', () => {
  assert.equal(dayInWords('2026-12-31'), 'Thursday 31 December 2026');
  assert.equal(dayInWords('2026-06-30T23:30:00Z'), 'Wednesday 1 July 2026');
  assert.equal(timeInWords('2026-07-01T13:05:00Z'), '2:05pm');
  assert.equal(dayAndTimeInWords(new Date('2026-12-31T14:05:00Z')), '2:05pm on Thursday 31 December 2026');
  assert.equal(dayInWords('about May'), 'about May');
});

test('a list reads as a sentence does', () => {
  assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => listInWords(items)), ['', 'a', 'a and b', 'a, b and c']);
});

test('a count names its unit', () => {
  assert.deepEqual([countOf(0, 'child', 'children'), countOf(1, 'child', 'children'), countOf(2000, 'notification')], ['no children', '1 child', '2,000 notifications']);
});

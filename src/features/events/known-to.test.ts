import assert from 'node:assert/strict';
import test from 'node:test';
import { knownToText, readKnownTo } from './known-to.ts';

function codes(text: string): readonly string[] {
  const read = readKnownTo(text);
  return read.ok ? [] : read.refusals.map(({ code, field }) => `${code} ${field}`);
}

test('who knew, where and from when is read from pairs', () => {
  const read = readKnownTo('police:Larchshire=2026-06; housing:Larchshire=[2026-06-15..2026-06-19] ;');
  assert.ok(read.ok);
  assert.deepEqual(read.value.map(({ agency, area }) => [agency, area]), [['police', 'Larchshire'], ['housing', 'Larchshire']]);
  assert.equal(knownToText(read.value), 'police:Larchshire=2026-06;housing:Larchshire=[2026-06-15..2026-06-19]');
});

test('nothing written means that the record does not say', () => {
  const read = readKnownTo('  ');
  assert.deepEqual(read, { ok: true, value: [] });
});

test('an area may have spaces, commas and hyphens, and knowledge may have a time', () => {
  const text = 'police:North, South and Mid-Larch=2026-03-27T14:30:00+00:00';
  const read = readKnownTo(text);
  assert.ok(read.ok);
  assert.equal(knownToText(read.value), text);
});

test('every pair that cannot be read is refused, each with its reason', () => {
  assert.deepEqual(codes('police=2026-06'), ['KNOWN_TO_NOT_READABLE known_to']);
  assert.deepEqual(codes('police:=2026-06'), ['KNOWN_TO_NOT_READABLE known_to']);
  assert.deepEqual(codes('police:Larchshire'), ['KNOWN_TO_NOT_READABLE known_to']);
  assert.deepEqual(codes('police:Larchshire=2026-02-30; school'), ['KNOWN_TO_DATE_NOT_READABLE known_to', 'KNOWN_TO_NOT_READABLE known_to']);
});

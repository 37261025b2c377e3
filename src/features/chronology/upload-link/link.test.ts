import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '../../audit/index.ts';
import { digestCode, newCode, readCode, standingOf, type UploadLinkAct } from './link.ts';

const now = new Date('2026-11-23T09:00:00Z');
const later = new Date('2026-12-07T09:00:00Z');
const acts = (...kinds: readonly UploadLinkAct['kind'][]): readonly UploadLinkAct[] =>
  kinds.map((kind) => ({ kind, at: now, by: kind === 'code_given' || kind === 'revoked' ? ('a' as PersonId) : null }));
const four = ['code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'] as const;

const cases = [
  ['just made', acts('code_given'), 'unused'],
  ['four wrong codes', acts('code_given', ...four), 'unused'],
  ['five wrong codes', acts('code_given', ...four, 'code_wrong'), 'locked'],
  ['a right code between them', acts('code_given', ...four, 'code_right', 'code_wrong'), 'used'],
  ['locked after it was used', acts('code_given', 'code_right', ...four, 'code_wrong'), 'locked'],
  ['a new code after the fifth', acts('code_given', ...four, 'code_wrong', 'code_given'), 'unused'],
  ['ended by the partnership while locked', acts('code_given', ...four, 'code_wrong', 'revoked'), 'revoked'],
] as const;
for (const [what, history, standing] of cases) test(`${what}: ${standing}`, () => assert.equal(standingOf({ acts: history, endsAt: later }, now), standing));

test('a link has run out at the very moment that it says, and not before', () => {
  assert.equal(standingOf({ acts: acts('code_given'), endsAt: later }, new Date(later.getTime() - 1)), 'unused');
  assert.equal(standingOf({ acts: acts('code_given'), endsAt: later }, later), 'ended');
});

test('a code is eight digits, read with blanks and dashes, and nothing else', () => {
  assert.match(newCode(), /^\d{8}$/);
  assert.deepEqual(['0123 4567', '0123-4567', ' 01 23 45 67 ', '0123–4567'].map(readCode), Array(4).fill('01234567'));
  assert.deepEqual(['', '0123456', '012345678', 'O1234567', '0123.4567', '٠١٢٣٤٥٦٧'].map(readCode), Array(6).fill(null));
});

test('the same code of two links, or under two keys, leaves different digests', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  assert.deepEqual(digestCode(key, 'a', '01234567'), digestCode(key, 'a', '01234567'));
  assert.notDeepEqual(digestCode(key, 'a', '01234567'), digestCode(key, 'b', '01234567'));
  assert.notDeepEqual(digestCode(key, 'a', '01234567'), digestCode(other, 'a', '01234567'));
});

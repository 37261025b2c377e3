import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTrialFile } from './trial-file.ts';

const hex = (one: string): string => one.repeat(64);
const rate = { count: 12, per_1000: 60, low: 35, high: 102 };
const trial = { check: 'P-02', version: 1, digest: hex('d'), name: 'Offered in time', starts: 'on', children: 200, spoke: rate, cannot_tell: rate, groups: [{ by: 'sex', group: 'female', children: 100, spoke: rate, cannot_tell: rate }] };
const file = { as_at: '2025-12-31', records: 'closed or made up', not_told_below: 5, children: 200, checks: [trial], made: { engine: hex('a'), events: hex('b'), children: hex('c'), answers: null } };

function codeOf(written: object): string {
  const read = readTrialFile(new TextEncoder().encode(JSON.stringify(written)), Buffer.alloc(32));
  return read.ok ? 'read' : read.refusals[0].code;
}

test('a trial that the database could not keep is refused', () => {
  assert.equal(codeOf(file), 'read');
  for (const wrong of [{ ...file, as_at: '2025\0' }, { ...file, checks: [{ ...trial, name: '\ud800' }] }, { ...file, checks: [{ ...trial, groups: [{ ...trial.groups[0], group: '\u0001' }] }] }, { ...file, children: 3_000_000_000 }]) {
    assert.equal(codeOf(wrong), 'LIVE_TRIAL_NOT_READABLE', JSON.stringify(wrong));
  }
});

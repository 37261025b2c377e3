import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordProblems } from '../../src/features/access/password-rules.ts';
import { readEmail } from '../../src/features/access/account-rules.ts';
import { localAddress } from '../../src/features/access/local-address.ts';
import { readCode } from '../../src/features/access/second-factor.ts';
import { readMoment } from '../../src/kernel/london-time.ts';
import { readPartialDate } from '../../src/kernel/written-date.ts';
import { readTime } from '../../src/platform/forms/check-date.ts';

const LENGTH = 100_000;
const LONGEST_MS = 1_000;

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  readPartialDate, readMoment, readTime, localAddress, readEmail, readCode,
  passwordProblems: (text) => passwordProblems(text, { name: 'Rowan Ashdown', email: 'rowan@hospital.example' }),
};
const repeated = [' ', '1', 'a', '-', '2023,', '2023-05-01,', '2023-', '..', '[', 'between ', ' and ', ' or ', 'about ', '1 ', 'a@', 'a.', '.', '%', '\u0301'];
const around: readonly (readonly [string, string])[] = [['', ''], ['', '!'], ['1', '1'], ['[', ']'], ['between 1', ' and'], ['a@b', ' .x'], ['/', '']];

for (const [name, read] of Object.entries(readers)) {
  test(`${name} answers to 100,000 characters in well under a second`, () => {
    for (const [before, after] of around) {
      for (const part of repeated) {
        const text = before + part.repeat(LENGTH / part.length) + after;
        const began = performance.now();
        read(text);
        const took = performance.now() - began;
        assert.ok(took < LONGEST_MS, `${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 24))}`);
      }
    }
  });
}

test('a time that London’s clocks showed at another offset, or in no year of four digits, is refused and no fault', () => {
  for (const text of ['1800-01-01T12:00', '1941-07-01T12:00', '9999-12-31T23:59-14:00', '9999-12-31T23:59:59Z', '0100-01-01T00:00Z', '1847-12-01T00:01']) {
    const read = readMoment(text);
    assert.ok(!read.ok || /^\d{4}-.*\+0[01]:00$/.test(read.value), text);
  }
  assert.equal(readMoment('1800-01-01T12:00').ok, false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Interner } from '../records/interner.ts';
import { jaroWinkler, letterMask, mostAlike } from './jaro-winkler.ts';
import { dateSlip, oneSlip } from './one-slip.ts';
import { readAddress } from './read-address.ts';
import { soundex } from './soundex.ts';
import * as fc from 'fast-check';

function two(a: string, b: string): { readonly values: ReturnType<Interner['freeze']>; readonly a: number; readonly b: number } {
  const interner = new Interner();
  const [first, second] = [interner.addText(a), interner.addText(b)];
  return { values: interner.freeze(), a: first, b: second };
}

// Winkler’s published examples (1994, “Advanced methods for record linkage”), to three places.
const EXAMPLES = [['martha', 'marhta', 0.961], ['dwayne', 'duane', 0.84], ['dixon', 'dicksonx', 0.813], ['abc', 'xyz', 0]] as const;

test('Jaro-Winkler gives the published figures', () => {
  for (const [one, other, expected] of EXAMPLES) {
    const { values, a, b } = two(one, other);
    assert.equal(jaroWinkler(values, a, b).toFixed(3), expected.toFixed(3), `${one} ${other}`);
  }
});

test('Jaro-Winkler is the same either way round, and the letters in common bound it', () => {
  const name = fc.stringMatching(/^[a-e]{1,9}$/);
  fc.assert(fc.property(name, name, (one, other) => {
    const { values, a, b } = two(one, other);
    const alike = jaroWinkler(values, a, b);
    assert.equal(jaroWinkler(values, b, a), alike);
    if (alike >= 0.7) assert.ok(mostAlike(letterMask(values, a), one.length, letterMask(values, b), other.length) >= 0.7);
  }), { seed: 3, numRuns: 2000 });
});

test('one slip is one letter in, out or changed, or two neighbours changed round', () => {
  for (const [one, other, expected] of [['6988048', '698048', true], ['6988048', '6988049', true], ['6988048', '9688048', true], ['6988048', '6988130', false], ['ab', 'ba', true], ['abc', 'cba', false]] as const) {
    const { values, a, b } = two(one, other);
    assert.equal(oneSlip(values, a, b), expected, `${one} ${other}`);
    assert.equal(oneSlip(values, b, a), expected);
  }
});

test('dates are a slip apart by one digit, by neighbours changed round, and by day and month changed round', () => {
  assert.equal(dateSlip(2014_06_06, 2014_06_16), true);
  assert.equal(dateSlip(2014_06_12, 2014_06_21), true);
  assert.equal(dateSlip(2014_03_11, 2014_11_03), true);
  assert.equal(dateSlip(2014_06_06, 2015_06_16), false);
});

function census(name: string): string {
  const { values, a } = two(name, 'x');
  const number = soundex(values, a);
  return `${String.fromCodePoint(64 + Math.trunc(number / 1000))}${String(number % 1000).padStart(3, '0')}`;
}

test('Soundex gives the codes of the American census', () => {
  assert.deepEqual(['robert', 'rupert', 'ashcraft', 'tymczak', 'pfister', 'lee', 'gutierrez'].map(census), ['R163', 'R163', 'A261', 'T522', 'P236', 'L000', 'G362']);
});

test('an address is a number and a street, whatever the flat and however the street is shortened', () => {
  assert.deepEqual(readAddress('flat 3 12 high st'), { number: 12, street: 'high street' });
  assert.deepEqual(readAddress('12 high street'), { number: 12, street: 'high street' });
  assert.deepEqual(readAddress('tullaroop street'), { number: 0, street: 'tullaroop street' });
});

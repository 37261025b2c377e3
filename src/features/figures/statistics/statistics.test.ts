import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { benjaminiHochberg, clopperPearson, fisherExact, holm, katz, koopman, newcombe, normalQuantile, studentQuantile, wilson, type Interval } from './index.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';

type Worked = (...given: number[]) => number | undefined;

const four = (interval: (a: { k: number; n: number }, b: { k: number; n: number }) => Interval | undefined, end: keyof Interval): Worked =>
  (a = 0, n = 0, b = 0, m = 0) => interval({ k: a, n }, { k: b, n: m })?.[end];

const worked: Readonly<Record<string, Worked>> = {
  logGamma: (x = 0) => logGamma(x),
  incompleteBeta: (x = 0, a = 0, b = 0) => incompleteBeta(x, a, b),
  normalQuantile: (chance = 0) => normalQuantile(chance),
  studentQuantile: (chance = 0, freedom = 0) => studentQuantile(chance, freedom),
  'wilson.low': (k = 0, n = 0, level) => wilson(k, n, level).low,
  'wilson.high': (k = 0, n = 0, level) => wilson(k, n, level).high,
  'clopperPearson.low': (k = 0, n = 0, level) => clopperPearson(k, n, level).low,
  'clopperPearson.high': (k = 0, n = 0, level) => clopperPearson(k, n, level).high,
  'newcombe.low': four(newcombe, 'low'),
  'newcombe.high': four(newcombe, 'high'),
  'katz.low': four(katz, 'low'),
  'katz.high': four(katz, 'high'),
  'koopman.low': four(koopman, 'low'),
  'koopman.high': four(koopman, 'high'),
  'fisher.p': (a = 0, n = 0, b = 0, m = 0) => fisherExact({ k: a, n }, { k: b, n: m }).p,
};

function workedOut(name: string, given: readonly number[]): number | undefined {
  const [many, place] = name.split('.');
  if (many === 'holm') return holm(given)[Number(place)];
  if (many === 'benjaminiHochberg') return benjaminiHochberg(given)[Number(place)];
  return worked[name]?.(...given);
}

const references = readFileSync(new URL('fixtures/references.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => {
  const [name = '', given = '', value = ''] = line.split(',');
  return { name, given: given.split(' ').map(Number), value: Number(value) };
});

test('every function agrees with its independent references to 1e-9, and intervals of Wilson to 1e-12', () => {
  assert.ok(references.length > 170);
  for (const { name, given, value } of references) {
    const got = workedOut(name, given);
    const allowed = (name.startsWith('wilson') ? 1e-12 : 1e-9) * Math.max(name.startsWith('wilson') ? 0 : 1, Math.abs(value)) + 1e-15;
    assert.ok(got !== undefined && Math.abs(got - value) <= allowed, `${name}(${given.join(', ')}) is ${got}, expected ${value}`);
  }
});

const rounded = ({ low, high }: Interval) => [low.toFixed(4), high.toFixed(4)];

test('published examples come out as printed', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
  assert.deepEqual(rounded(wilson(81, 263)), ['0.2553', '0.3662']);
  assert.deepEqual(rounded(wilson(15, 148)), ['0.0624', '0.1605']);
  assert.deepEqual(rounded(wilson(0, 20)), ['0.0000', '0.1611']);
  assert.deepEqual(rounded(wilson(1, 29)), ['0.0061', '0.1718']);
  // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
  assert.deepEqual(rounded(newcombe({ k: 56, n: 70 }, { k: 48, n: 80 })), ['0.0524', '0.3339']);
  assert.deepEqual(rounded(newcombe({ k: 9, n: 10 }, { k: 3, n: 10 })), ['0.1705', '0.8090']);
  assert.deepEqual(rounded(newcombe({ k: 10, n: 10 }, { k: 0, n: 20 })), ['0.6791', '1.0000']);
  // Koopman (1984), example of 36 of 40 beside 16 of 80.
  assert.deepEqual(Object.values(koopman({ k: 36, n: 40 }, { k: 16, n: 80 })).map((end) => end.toFixed(2)), ['2.94', '7.15']);
});

test('the lady tasting tea comes out as the fraction worked by hand', () => {
  const { p, midP } = fisherExact({ k: 3, n: 4 }, { k: 1, n: 4 });
  assert.ok(Math.abs(p - 34 / 70) < 1e-15);
  assert.ok(Math.abs(midP - 18 / 70) < 1e-15);
});

test('a group without a case still has an interval, and a base of nought tells nothing', () => {
  assert.equal(koopman({ k: 0, n: 10 }, { k: 5, n: 20 }).low, 0);
  assert.equal(koopman({ k: 5, n: 20 }, { k: 0, n: 10 }).high, Infinity);
  assert.equal(katz({ k: 0, n: 10 }, { k: 5, n: 20 }), undefined);
  assert.deepEqual(wilson(0, 0), { low: 0, high: 1 });
  assert.deepEqual(fisherExact({ k: 0, n: 0 }, { k: 3, n: 8 }), { p: 1, midP: 0.5 });
  assert.throws(() => wilson(5, 4), RangeError);
});

const share = fc.nat({ max: 400 }).chain((n) => fc.record({ k: fc.nat({ max: n + 1 }).map((k) => Math.min(k, n + 1)), n: fc.constant(n + 1) }));

test('an interval holds its share, and swapping yes for no, or the groups, turns it round', () => {
  fc.assert(fc.property(share, share, (first, second) => {
    const { low, high } = wilson(first.k, first.n);
    assert.ok(low >= 0 && low <= first.k / first.n && high >= first.k / first.n && high <= 1);
    const turned = wilson(first.n - first.k, first.n);
    assert.ok(Math.abs(turned.low - (1 - high)) < 1e-12 && Math.abs(turned.high - (1 - low)) < 1e-12);
    const [one, other] = [newcombe(first, second), newcombe(second, first)];
    assert.ok(Math.abs(one.low + other.high) < 1e-12 && Math.abs(one.high + other.low) < 1e-12);
    const [ratio, over] = [koopman(first, second), koopman(second, first)];
    assert.ok(Math.abs(ratio.low * over.high - 1) < 1e-9 || ratio.low === 0);
    assert.ok(Math.abs(fisherExact(first, second).p - fisherExact(second, first).p) < 1e-9);
  }), { seed: 20260101, numRuns: 300 });
});

test('adjusted p values never fall below the raw ones nor change their order', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
    for (const adjusted of [holm(ps), benjaminiHochberg(ps)]) {
      for (const [index, p] of ps.entries()) assert.ok((adjusted[index] ?? 0) >= p * (1 - 1e-15) && (adjusted[index] ?? 2) <= 1);
      const order = ps.map((_, index) => index).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
      for (const [place, index] of order.entries()) assert.ok(place === 0 || (adjusted[index] ?? 0) >= (adjusted[order[place - 1] ?? 0] ?? 0));
    }
  }), { seed: 20260102, numRuns: 200 });
});

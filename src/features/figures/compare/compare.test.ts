import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readCodebook, readCodedData, type CodedData } from '../../coding/index.ts';
import { benjaminiHochberg, fisherExact, holm, koopman, newcombe } from '../statistics/index.ts';
import { compareGroups, comparisonInWords, readFrozen, type Comparison, type CompareWish } from './index.ts';
import { matchExactly } from './matching.ts';

const CODEBOOK = `
codebook: trial
title: Trial
version: "3"
in_force: { from: "2020-01-01" }
tables: [{ table: reviews, label: reviews, key: review_id }]
codes:
  - { code: neglect, label: Neglect }
  - { code: voice, label: Voice heard }
  - { code: band, label: Age, options: [{ code: young, label: Young }, { code: old, label: Old }] }
`;

function dataOf(lines: readonly string[]): CodedData {
  const book = readCodebook(CODEBOOK, 'codebook.yaml');
  assert.ok(book.ok, book.ok ? '' : book.refusals[0].message);
  const read = readCodedData(book.value, [{ file: 'reviews.csv', bytes: new TextEncoder().encode(`review_id,neglect,voice,band\n${lines.join('\n')}\n`) }]);
  assert.ok(read.ok && read.value.problems.total === 0);
  return read.value.data;
}

const usual = { cohort: 'neglect', ratio: 1, seed: 1, level: 0.95, on: '2026-01-31' };

function compared(data: CodedData, wish: Partial<CompareWish> = {}): Comparison {
  const made = compareGroups(data, { ...usual, ...wish });
  assert.ok(made.ok, made.ok ? '' : made.refusals[0].message);
  return made.value;
}

function refused(data: CodedData, wish: Partial<CompareWish>): string {
  const made = compareGroups(data, { ...usual, ...wish });
  return made.ok ? 'made' : `${made.refusals[0].field} ${made.refusals[0].code} ${made.refusals[0].message}`;
}

const many = (times: number, line: string, from: number): readonly string[] => Array.from({ length: times }, (_, index) => `R${from + index},${line}`);

// Of 10 with neglect 6 heard, 2 not, 2 silent; of 20 without 4 heard, 11 not, 4 silent, 1 too young to be asked.
const lines = [
  ...many(6, 'present,present,old', 100), ...many(2, 'present,absent,young', 200), ...many(2, 'present,not_mentioned,young', 300),
  ...many(4, 'absent,present,old', 400), ...many(8, 'absent,absent,young', 500), ...many(3, 'not_mentioned,absent,old', 600), ...many(4, 'absent,not_mentioned,old', 700), ...many(1, 'absent,does_not_apply,young', 800),
];

test('a row holds both groups, difference and ratio with intervals, and what silence could do', () => {
  const { rows, cohort, rest, tests } = compared(dataOf(lines));
  assert.deepEqual([cohort.cases, cohort.cannot_tell, rest.cases, tests], [10, 3, 20, 3]);
  const voice = rows.find(({ code }) => code === 'voice');
  assert.ok(voice !== undefined);
  assert.deepEqual([voice.cohort.present, voice.cohort.base, voice.cohort.not_mentioned, voice.rest.present, voice.rest.base, voice.rest.does_not_apply], [6, 10, 2, 4, 19, 1]);
  assert.deepEqual([voice.cohort.percent, voice.cohort.percent_where_recorded], [60, 75]);
  const [first, second] = [{ k: 6, n: 10 }, { k: 4, n: 19 }];
  assert.equal(voice.difference.low, 100 * newcombe(first, second).low);
  assert.equal(voice.ratio.high, koopman(first, second).high);
  assert.equal(voice.fisher_p, fisherExact(first, second).p);
  assert.deepEqual(voice.difference_if_silent, { least: 100 * (6 / 10 - 8 / 19), most: 100 * (8 / 10 - 4 / 19) });
});

test('the code that chooses the cohort is shown and not tested, and the others are adjusted for their number', () => {
  const { rows } = compared(dataOf(lines));
  const chooses = rows.filter((row) => row.chooses);
  assert.deepEqual(chooses.map(({ code, fisher_p, holm_p }) => [code, fisher_p, holm_p]), [['neglect', null, null]]);
  const tested = rows.filter(({ fisher_p }) => fisher_p !== null);
  const raw = tested.map(({ fisher_p }) => fisher_p ?? 1);
  assert.deepEqual(tested.map(({ holm_p }) => holm_p), holm(raw));
  assert.deepEqual(tested.map(({ bh_p }) => bh_p), benjaminiHochberg(raw));
});

test('a group without a present case has a ratio without end, and a base of nought none', () => {
  const { rows } = compared(dataOf(['R1,present,present,old', 'R2,present,does_not_apply,old', 'R3,absent,absent,old', 'R4,absent,absent,young']));
  assert.deepEqual([rows[1]?.ratio.value, rows[1]?.ratio.high, rows[1]?.ratio.unbounded], [null, null, true]);
  const none = compared(dataOf(['R1,present,does_not_apply,old', 'R2,absent,present,young'])).rows[1];
  assert.deepEqual([none?.cohort.percent, none?.difference.value, none?.fisher_p], [null, null, null]);
});

test('a comparison can name its own second group, and a case cannot stand in both', () => {
  const data = dataOf(lines);
  const { rest, left_out } = compared(data, { against: 'neglect = absent' });
  assert.deepEqual([rest.cases, left_out.in_neither], [17, 3]);
  assert.match(refused(data, { against: 'voice = present' }), /--against COMPARE_GROUPS_OVERLAP 6 cases are in both groups/);
});

test('a matched sample is alike in every code matched on, drawn once, and names who has no match', () => {
  const data = dataOf(lines);
  const { matching, rows } = compared(data, { match: ['band'], ratio: 2 });
  assert.deepEqual([matching?.matched, matching?.drawn, matching?.unmatched.length], [10, 19, 0]);
  assert.ok(rows.filter(({ code }) => code === 'band').every(({ chooses }) => chooses));
  assert.match(refused(data, { match: ['bnd'] }), /--match COMPARE_CODE_NOT_KNOWN/);
});

test('matching is exact, uses nobody twice, and does not depend on the order of rows', () => {
  const kinds = fc.array(fc.constantFrom('a', 'b', 'c', undefined), { minLength: 2, maxLength: 40 });
  fc.assert(fc.property(kinds, fc.integer({ min: 1, max: 3 }), fc.nat({ max: 99 }), (kind, ratio, seed) => {
    const keys = kind.map((_, at) => `R${String(at * 37 % 101).padStart(3, '0')}`);
    const half = Math.floor(kind.length / 2);
    const [cohort, others] = [Int32Array.from(keys.slice(0, half).keys()), Int32Array.from(keys.slice(half).keys()).map((at) => at + half)];
    const likeness = (at: number) => kind[at];
    const one = matchExactly(cohort, others, keys, likeness, ratio, seed);
    const turned = matchExactly(cohort.toReversed(), others.toReversed(), keys, likeness, ratio, seed);
    assert.deepEqual(one, turned);
    assert.equal(new Set(one.others).size, one.others.length);
    assert.equal(one.cohort.length + one.unmatched.length, cohort.length);
    const times = (places: Int32Array, wanted: string) => [...places].filter((at) => kind[at] === wanted).length;
    for (const wanted of ['a', 'b', 'c']) assert.ok(times(one.others, wanted) <= ratio * times(one.cohort, wanted) && (times(one.cohort, wanted) === 0) === (times(one.others, wanted) === 0));
    assert.ok([...one.cohort].every((at) => kind[at] !== undefined));
  }), { seed: 20260107, numRuns: 200 });
});

test('what was kept comes out again byte for byte, whatever the order of the rows', () => {
  const kept = JSON.stringify(compared(dataOf(lines), { match: ['band'], seed: 7, codes: ['voice'] }));
  const frozen = readFrozen(kept);
  assert.ok(frozen.ok);
  assert.equal(JSON.stringify(compared(dataOf(lines), frozen.value)), kept);
  const { frozen: settings, ...turned } = compared(dataOf(lines.toReversed()), frozen.value);
  assert.deepEqual({ ...turned, frozen: { ...settings, data_hash: '' } }, { ...JSON.parse(kept), frozen: { ...JSON.parse(kept).frozen, data_hash: '' } });
  assert.ok(!readFrozen('{"frozen":{}}').ok);
});

test('two codes of one label are told apart by their codes, and other rows stay as they are', () => {
  const { rows, ...rest } = compared(dataOf(lines), { codes: ['voice'] });
  const [row] = rows;
  assert.ok(row);
  const said = (...names: readonly (readonly [string, string])[]) => comparisonInWords({ ...rest, rows: names.map(([code, label]) => ({ ...row, code, label })) });
  assert.match(said(['parent_drugs', 'Drugs'], ['child_drugs', 'Drugs'], ['voice', 'Voice heard']), /^Drugs \(parent_drugs\) {2}[^]*^Drugs \(child_drugs\) {3}[^]*^Voice heard {11}/m);
});

const codingFile = (path: string) => readFileSync(new URL(`../../coding/${path}`, import.meta.url));

test('the published sample gives its published counts on both sides', () => {
  const book = readCodebook(codingFile('codebook/codebooks/reviews-2014-17.yaml').toString(), 'reviews-2014-17.yaml');
  assert.ok(book.ok);
  const read = readCodedData(book.value, [{ file: 'reviews-2014-17.csv', bytes: codingFile('data/sample/reviews-2014-17.csv') }]);
  assert.ok(read.ok);
  const { rows } = compared(read.value.data, { cohort: 'neglect = present' });
  const abuse = rows.find(({ code }) => code === 'domestic_abuse');
  assert.deepEqual([abuse?.cohort.present, abuse?.cohort.base, abuse?.rest.present, abuse?.rest.base], [133, 208, 31, 70]);
  // statsmodels 0.15.0 and SciPy 1.12.0, as in the statistics fixtures.
  assert.ok(Math.abs((abuse?.ratio.low ?? 0) - 1.1144122092105) < 1e-9);
});

test('a group that nobody is in, and words that the codebook does not have, are refused', () => {
  const data = dataOf(lines);
  assert.match(refused(data, { cohort: 'band = old and band = young' }), /^--cohort COMPARE_GROUP_EMPTY/);
  assert.match(refused(data, { cohort: 'all' }), /^--cohort COMPARE_GROUP_EMPTY .* everybody else/);
  assert.match(refused(data, { cohort: 'neglect = maybe' }), /^--cohort EXPRESSION_VALUE_NOT_KNOWN .*character 1/);
  assert.match(refused(data, { unit: 'children' }), /^--unit COMPARE_TABLE_NOT_KNOWN/);
});

test('under disclosure control a small count takes what would tell it: the other group, percent, contrast, p, and another option', () => {
  // Voice: 6 of 10 beside 4 of 19. Age: 6 old and 4 young of 10, 11 old and 9 young of 20. Neglect chose: 10 beside none.
  const { rows, tests, notes, cohort, frozen } = compared(dataOf(lines), { disclosure: { below: 5 } });
  const told = rows.map(({ label, cohort: one, rest }) => [label, one.present, rest.present]);
  assert.deepEqual(told, [['Neglect', 10, 0], ['Voice heard', null, null], ['Age: Young', null, null], ['Age: Old', null, null]]);
  assert.deepEqual([tests, cohort.cannot_tell], [0, null]);
  assert.match(notes.join(' '), /Counts from 1 to 4 are left out.*: in 3 of 4 rows/);
  assert.deepEqual(frozen['disclosure'], { below: 5 });
  for (const { cohort: one, rest, difference, ratio, difference_if_silent: silent, fisher_p, mid_p, holm_p, bh_p } of rows.slice(1)) {
    for (const group of [one, rest]) assert.deepEqual([group.absent, group.not_mentioned, group.does_not_apply, group.percent, group.low, group.high, group.percent_where_recorded], Array(7).fill(null));
    assert.deepEqual([difference.value, difference.low, difference.high, ratio.value, ratio.low, ratio.high, silent.least, silent.most, fisher_p, mid_p, holm_p, bh_p], Array(12).fill(null));
  }
});

test('what is not small stays, and p values are adjusted for those that are shown', () => {
  const { rows, tests } = compared(dataOf(lines), { disclosure: { below: 4 }, codes: ['voice', 'band'] });
  const shown = rows.map(({ cohort, rest }) => [cohort.present, rest.present]);
  assert.deepEqual(shown, [[6, 4], [4, 9], [6, 11]]);
  assert.equal(tests, 3);
  const alone = compared(dataOf(lines), { disclosure: { below: 5 }, codes: ['neglect'] });
  assert.deepEqual(alone.rows.map(({ cohort }) => cohort.percent), [100]);
  assert.match(alone.notes.join(' '), /here there are none/);
});

test('a small group is refused under disclosure control, and what was kept with it comes out again', () => {
  const data = dataOf(lines);
  assert.match(refused(data, { disclosure: { below: 11 } }), /^--cohort COMPARE_GROUP_SMALL The cohort has fewer than 11/);
  assert.match(refused(data, { disclosure: { below: 5 }, match: ['band'], ratio: 2 }), /COMPARE_GROUP_SMALL The part that is not drawn/);
  const kept = JSON.stringify(compared(data, { disclosure: { below: 5 } }));
  const frozen = readFrozen(kept);
  assert.ok(frozen.ok);
  assert.equal(JSON.stringify(compared(data, frozen.value)), kept);
  assert.match(comparisonInWords(JSON.parse(kept)), /^Voice heard +c +c +– +– +– +– +– +c; c$/m);
});

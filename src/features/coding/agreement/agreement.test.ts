import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readCodebook } from '../codebook/index.ts';
import references from './fixtures/references.json' with { type: 'json' };
import { agreementReport, cohenKappa, gwetAc1, krippendorffAlpha, meanKappa, orderWeight, readDecisions, type DecisionFile, type Decisions, type IntervalTools } from './index.ts';
import { agreementShare } from './percent.ts';
import type { Ratings } from './ratings.ts';

function near(got: number | undefined | null, expected: number, what: string): void {
  assert.ok(typeof got === 'number' && Math.abs(got - expected) < 1e-9, `${what} is ${got}, expected ${expected}`);
}

// Two coders from a table of how often they chose what.
function table(rows: readonly (readonly number[])[]): Ratings {
  return { categories: rows.length, units: rows.flatMap((row, one) => row.flatMap((times, other) => Array.from({ length: times }, () => [one, other]))) };
}

function rated(rows: readonly (readonly (number | null)[])[], from = 0): Ratings {
  return { categories: Math.max(...rows.flat().map((one) => one ?? 0)) - from + 1, units: rows.map((row) => row.map((one) => (one === null ? undefined : one - from))) };
}

test('published examples come out as the fractions worked by hand', () => {
  // Cohen (1960): two clinicians on 200 patients; 29/59 = 0.49.
  near(cohenKappa(table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))?.value, 29 / 59, 'kappa');
  // Gwet (2008): 125 subjects, nearly all in one category; AC1 0.941 where kappa falls below 0.
  const gwet = table([[118, 5], [2, 0]]);
  near(gwetAc1(gwet)?.value, 55598 / 59098, 'AC1');
  near(cohenKappa(gwet)?.value, -20 / 855, 'kappa');
  near(agreementShare(gwet)?.value, 118 / 125, 'share');
  // Krippendorff (2011): 0.095 for two observers of ten units, 0.743 for four with values missing.
  const two = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]] as const;
  near(krippendorffAlpha({ categories: 2, units: two[0].map((one, at) => [one, two[1][at]]) })?.value, 2 / 21, 'alpha');
  near(krippendorffAlpha(rated(references.four.rows, 1))?.value, 113 / 152, 'alpha');
});

test('values and variances are those of other programs', () => {
  for (const [name, { rows, ac1, ac1_se, alpha, alpha_se }] of Object.entries({ four: references.four, three: references.three, two: references.two })) {
    const ratings = rated(rows, name === 'four' ? 1 : 0);
    near(gwetAc1(ratings)?.value, ac1, `${name} AC1`);
    near(Math.sqrt(gwetAc1(ratings)?.variance ?? 0), ac1_se, `${name} standard error of AC1`);
    near(krippendorffAlpha(ratings)?.value, alpha, `${name} alpha`);
    near(Math.sqrt(krippendorffAlpha(ratings)?.variance ?? 0), alpha_se, `${name} standard error of alpha`);
  }
  const two = rated(references.two.rows);
  for (const [weights, { value, variance }] of [[undefined, references.kappa.none], [orderWeight(3, 1), references.kappa.linear], [orderWeight(3, 2), references.kappa.quadratic]] as const) {
    near(cohenKappa(two, [0, 1], weights)?.value, value, 'kappa');
    near(cohenKappa(two, [0, 1], weights)?.variance, variance, 'its variance');
  }
  near(cohenKappa(table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))?.variance, references.cohen_1960.variance, 'variance');
});

test('where only one thing was ever said, agreement is whole and kappa and alpha are not defined', () => {
  const same = table([[20]]);
  assert.equal(agreementShare(same)?.value, 1);
  assert.equal(gwetAc1(same)?.value, 1);
  assert.equal(cohenKappa(same), undefined);
  assert.equal(krippendorffAlpha(same), undefined);
  assert.equal(gwetAc1({ categories: 2, units: [[0, undefined], [undefined, 1]] }), undefined);
});

const units = fc.array(fc.array(fc.option(fc.nat({ max: 2 }), { nil: undefined }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 25 });

test('the order of units and of coders, and the names of categories, change nothing', () => {
  fc.assert(fc.property(units, (given) => {
    const turned = { categories: 3, units: given.toReversed().map((unit) => unit.toReversed().map((one) => (one === undefined ? undefined : 2 - one))) };
    for (const measure of [agreementShare, gwetAc1, krippendorffAlpha]) {
      const [one, other] = [measure({ categories: 3, units: given }), measure(turned)];
      assert.equal(one === undefined, other === undefined);
      if (one !== undefined && other !== undefined) {
        assert.ok(Math.abs(one.value - other.value) < 1e-9 && Math.abs(one.variance - other.variance) < 1e-9);
        assert.ok(one.value <= 1 + 1e-12 && one.variance >= 0);
      }
    }
    const [light, turnedLight] = [meanKappa({ categories: 3, units: given }), meanKappa(turned)];
    assert.ok(light === turnedLight || Math.abs((light ?? 9) - (turnedLight ?? 0)) < 1e-9);
  }), { seed: 20260106, numRuns: 300 });
});

const CODEBOOK = `
codebook: trial
title: Trial
version: "2"
in_force: { from: "2020-01-01" }
tables: [{ table: reviews, label: reviews, key: review_id }]
codes:
  - { code: neglect, label: Neglect }
  - { code: voice, label: Voice of the child }
  - { code: severity, label: Severity, options: [{ code: low, label: Low }, { code: middle, label: Middle }, { code: high, label: High }] }
`;
const book = readCodebook(CODEBOOK, 'codebook.yaml');

function decided(...files: readonly DecisionFile[]): Decisions {
  assert.ok(book.ok, book.ok ? '' : book.refusals[0].message);
  const read = readDecisions(book.value, files);
  assert.ok(read.ok, read.ok ? '' : read.refusals.map(({ field, message }) => `${field} ${message}`).join('\n'));
  return read.value;
}

function refusals(...files: readonly DecisionFile[]): readonly string[] {
  assert.ok(book.ok);
  const read = readDecisions(book.value, files);
  return read.ok ? [] : read.refusals.map(({ code, field, message }) => `${field}: ${code} ${message}`);
}

const one = { name: 'ann.csv', text: 'review_id,neglect,severity\nR1,present,low\nR2,absent,high\nR3,present,middle\nR4,present,\n' };
const other = { name: 'ben.csv', text: 'review_id,neglect,severity\nR2,absent,middle\nR1,present,low\nR3,absent,middle\nR5,present,low\n' };
const long = { name: 'both.csv', text: 'review_id,coder,coded_on,neglect,severity\nR1,ann,2026-01-10,present,low\nR2,ann,2026-01-11,absent,high\nR3,ann,2026-02-02,present,middle\nR4,ann,2026-02-03,present,\nR2,ben,2026-01-12,absent,middle\nR1,ben,2026-01-12,present,low\nR3,ben,2026-02-05,absent,middle\nR5,ben,2026-02-05,present,low\n' };
const longest = { name: 'rows.csv', text: `review_id,coder,code,value\n${[one, other].flatMap(({ name, text }) => text.trim().split('\n').slice(1).flatMap((line) => line.split(',').slice(1).map((value, at) => `${line.split(',')[0]},${name.slice(0, 3)},${['neglect', 'severity'][at]},${value}`))).join('\n')}\n` };

const tools: IntervalTools = { level: 0.95, seed: 1, share: () => ({ low: 0, high: 1 }), critical: () => 2 };

test('two files, one file by coder and one row for each decision say the same', () => {
  assert.ok(book.ok);
  const [apart, together, rows] = [decided(one, other), decided(long), decided(longest)].map((decisions) => agreementReport(book.value, decisions, tools, { weights: 'linear' }));
  assert.deepEqual(apart?.codes, together?.codes);
  assert.deepEqual(apart?.codes, rows?.codes);
  assert.deepEqual(apart?.codes.map(({ code, units }) => [code, units]), [['neglect', 3], ['severity', 3]]);
  assert.equal(apart?.coded_once, 2);
  assert.deepEqual(apart?.disagreements, [{ case: 'R2', code: 'severity', values: { ann: 'high', ben: 'middle' } }, { case: 'R3', code: 'neglect', values: { ann: 'present', ben: 'absent' } }]);
  assert.deepEqual(apart?.over_time, []);
  assert.deepEqual(together?.over_time.map(({ period, cases, codes }) => [period, cases, codes[0]?.percent.value]), [['2026-01', 2, 100], ['2026-02', 1, 0]]);
  near(apart?.codes[1]?.weighted_kappa?.value, 4 / 7, 'weighted kappa');
});

function fileOf(values: readonly string[]): string {
  return `review_id,neglect,severity\n${values.map((value, at) => `R${at},${value === 'p' ? 'present' : 'absent'},low`).join('\n')}\n`;
}

test('over all codes chance is reckoned within each code, and not over a pool of unlike ones', () => {
  const [ann, ben] = [['p', 'p', 'a', 'a'], ['p', 'a', 'p', 'a']] as const;
  assert.ok(book.ok);
  const report = agreementReport(book.value, decided({ name: 'ann.csv', text: fileOf(ann) }, { name: 'ben.csv', text: fileOf(ben) }), tools);
  // Neglect: seen 2/4, chance 1/2. Severity: seen and chance 1. Together (3/4 - 3/4) / (1 - 3/4) = 0; in one pool it would be 0.6.
  near(report.overall.kappa.value, 0, 'kappa');
  near(report.overall.percent.value, 75, 'percent');
  // Alpha of neglect: observed 2 × 2 = 4 of 8 values, expected 2 × 4 × 4 / 7 = 32/7, so 1 - 28/32; severity adds nothing to either.
  near(report.overall.alpha.value, 1 / 8, 'alpha');
  // AC1: seen 3/4; chance of neglect 2 × 1/2 × 1/2 = 1/2, of severity 0.
  near(report.overall.ac1.value, (0.75 - 0.25) / 0.75, 'AC1');
});

test('a column that one coder’s file lacks is named', () => {
  const { lacking } = decided(one, { ...other, text: other.text.replaceAll(/,[^,\n]*$/gm, '') });
  assert.deepEqual(lacking, [{ file: 'ben.csv', column: 'severity' }]);
  assert.deepEqual(decided(one, other).lacking, []);
});

test('a coder who used one category only has a kappa of nought without an interval', () => {
  assert.ok(book.ok);
  const rows = Array.from({ length: 31 }, (_, at) => [`R${at},${at % 3 === 0 ? 'present' : 'absent'}`, `R${at},absent`]);
  const files = [0, 1].map((coder) => ({ name: `${coder}.csv`, text: `review_id,neglect\n${rows.map((row) => row[coder]).join('\n')}\n` }));
  const kappa = agreementReport(book.value, decided(...files), tools).codes[0]?.kappa;
  assert.deepEqual([kappa?.value, kappa?.low, kappa?.high], [0, null, null]);
});

test('one unit gives a value and no interval', () => {
  assert.ok(book.ok);
  const files = ['present', 'absent'].map((said) => ({ name: `${said}.csv`, text: `review_id,neglect\nR1,${said}\n` }));
  const found = agreementReport(book.value, decided(...files), tools).codes[0];
  assert.deepEqual([found?.ac1.value, found?.ac1.low, found?.ac1.high], [-1, null, null]);
  assert.deepEqual([found?.alpha.value, found?.alpha.low, found?.alpha.high], [0, null, null]);
});

test('the whole report comes out the same again, bootstrap and all', () => {
  assert.ok(book.ok);
  assert.equal(JSON.stringify(agreementReport(book.value, decided(long), tools)), JSON.stringify(agreementReport(book.value, decided(long), tools)));
});

test('what cannot be compared is named with file, row and column', () => {
  assert.deepEqual(refusals(one), ['undefined: AGREEMENT_CODERS_TOO_FEW Agreement needs at least two coders, and there is one, ann. Give a file for each, or one file with a column coder']);
  assert.match(refusals(one, one)[0] ?? '', /AGREEMENT_CODERS_SAME/);
  assert.match(refusals({ ...one, text: one.text.replace('R2,absent', 'R2,abscent') }, other)[0] ?? '', /^ann\.csv row 3 column neglect: AGREEMENT_VALUE_NOT_IN_CODEBOOK “abscent” is not a value of neglect\. It takes: present, absent/);
  assert.match(refusals({ ...one, text: `${one.text}R1,absent,low\n` }, other)[0] ?? '', /^ann\.csv row 6: AGREEMENT_CASE_TWICE ann coded R1 twice, first in row 2/);
  assert.match(refusals({ ...one, text: 'review,neglect\nR1,present' }, other)[0] ?? '', /^ann\.csv row 1: AGREEMENT_COLUMN_MISSING .*review_id/);
  assert.match(refusals({ name: 'a.csv', text: 'review_id,neglect\nR1,present' }, { name: 'b.csv', text: 'review_id,neglect\nR2,present' })[0] ?? '', /AGREEMENT_NOTHING_SHARED/);
  assert.match(refusals({ ...long, text: long.text.replace('R1,ann', 'R1,') })[0] ?? '', /^both\.csv row 2: AGREEMENT_CELL_MISSING .*coder/);
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, cell, exampleSpec, sampleCodebook, sampleText, sound, tableFrom } from './fixtures.ts';
import { printedPercent } from './percent.ts';
import type { Table } from './table.ts';

const data = sound(sampleCodebook(), sampleText());
const published = (name: string): Table => accepted(tableFrom(exampleSpec(name), data));

/** As printed: row, count, base, percent. Where the count was not printed it is null. */
type Printed = readonly [row: string, count: number | null, base: number, percent: number];

function equalsPrint(table: Table, printed: readonly Printed[]): void {
  assert.deepEqual(table.rows.map(({ code }) => code).slice(0, printed.length), printed.map(([row]) => row));
  for (const [row, count, base, percent] of printed) {
    const found = cell(table, row);
    assert.deepEqual([row, count ?? found.count, found.base, printedPercent(found.count ?? 0, found.base ?? 0, 0)], [row, found.count, base, String(percent)]);
  }
}

test('table 1 of the 2014-17 analysis comes out to the count and the printed percent', () => {
  equalsPrint(published('table-1-parents'), [
    ['parent_alcohol_misuse', 99, 278, 36], ['parent_drug_misuse', 99, 278, 36], ['parent_mental_health', 153, 278, 55],
    ['parent_adverse_childhood', 102, 278, 37], ['parent_intellectual_disability', 36, 278, 13],
    ['parent_criminal_record', 83, 278, 30], ['parent_violent_crime', 42, 278, 15],
  ]);
});

test('table 2 of the 2014-17 analysis comes out to the count and the printed percent', () => {
  equalsPrint(published('table-2-families'), [
    ['parental_separation', 150, 278, 54], ['acrimonious_separation', 41, 278, 15], ['domestic_abuse', 164, 278, 59],
    ['social_isolation', 51, 278, 18], ['transient_lifestyle', 81, 278, 29], ['multiple_partners', 67, 278, 24], ['poverty', 97, 278, 35],
  ]);
});

test('table 3 of the 2014-17 analysis comes out with each age band and its own base', () => {
  const table = published('table-3-children');
  equalsPrint(table, [
    ['child_disability', 40, 278, 14], ['child_behaviour_problems', 62, 165, 38], ['child_alcohol_misuse', 26, 107, 24], ['child_drug_misuse', 31, 107, 29],
    ['child_mental_health', 50, 107, 47], ['child_bullying', 30, 107, 28], ['child_sexual_exploitation', 26, 107, 24],
  ]);
  const bands = table.rows.map(({ cells }) => cells.slice(0, -1).map(({ count, base }) => (base === 0 ? '-' : count)));
  assert.deepEqual(bands, [
    [2, 7, 5, 15, 11], ['-', 3, 7, 26, 26], ['-', '-', 0, 12, 14], ['-', '-', 0, 13, 18], ['-', '-', 2, 26, 22], ['-', '-', 0, 19, 11], ['-', '-', 0, 17, 9],
  ]);
  assert.deepEqual(table.rows[0]?.cells.map(({ base }) => base), [113, 58, 17, 52, 38, 278], 'the bands that were printed as 158 and 117 are 58 and 17');
});

test('what does not apply is told apart from a nought', () => {
  const table = published('table-3-children');
  const outside = cell(table, 'child_alcohol_misuse', 'under_1');
  const nought = cell(table, 'child_alcohol_misuse', '6_to_10');
  assert.deepEqual([outside.base, outside.percent, outside.does_not_apply], [0, null, 113]);
  assert.deepEqual([nought.count, nought.base, nought.percent, nought.does_not_apply], [0, 17, 0, 0]);
});

test('table 4 of the 2014-17 analysis comes out among the 208 with neglect', () => {
  const table = published('table-4-neglect');
  equalsPrint(table, [
    ['domestic_abuse', null, 208, 64], ['parent_mental_health', null, 208, 56], ['parent_adverse_childhood', null, 208, 40], ['poverty', null, 208, 39],
    ['parent_alcohol_or_drug_misuse', null, 208, 39], ['parent_criminal_record', null, 208, 34], ['transient_lifestyle', null, 208, 31],
    ['multiple_partners', null, 208, 27], ['social_isolation', null, 208, 17], ['none_of_the_nine', null, 208, 11],
  ]);
  assert.equal(printedPercent(cell(table, 'three_or_more_of_the_nine').count ?? 0, 208, 0), '42');
  const spread = ['none_of_the_nine', 'one_or_two_of_the_nine', 'three_or_more_of_the_nine'].map((row) => cell(table, row).count ?? 0);
  assert.equal(spread.reduce((sum, count) => sum + count), 208);
});

test('the regions of figure 2 add up to the sets and to the base', () => {
  const table = published('figure-2-overlap');
  const counts = Object.fromEntries(table.rows.map(({ code, cells }) => [code, cells[0]?.count ?? 0]));
  const of = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (counts[name] ?? Number.NaN), 0);
  assert.equal(of('all_three', 'poverty_and_mental_health', 'poverty_and_domestic_abuse', 'poverty_only'), counts['poverty']);
  assert.equal(of('all_three', 'poverty_and_mental_health', 'mental_health_and_domestic_abuse', 'mental_health_only'), counts['parent_mental_health']);
  assert.equal(of('all_three', 'poverty_and_domestic_abuse', 'mental_health_and_domestic_abuse', 'domestic_abuse_only'), counts['domestic_abuse']);
  assert.equal(of('all_three', 'poverty_and_mental_health', 'poverty_and_domestic_abuse', 'mental_health_and_domestic_abuse', 'poverty_only', 'mental_health_only', 'domestic_abuse_only', 'none_of_the_three'), 208);
});

test('the bases that the tables and figure 1 rest on come out', () => {
  assert.deepEqual(published('figure-1-bases').rows.map(({ cells }) => cells[0]?.count), [278, 165, 107, 208]);
});

test('a share is said to be a least share where records are silent, and none of nine a most', () => {
  const table = published('table-4-neglect');
  const wordings = Object.fromEntries(table.rows.map(({ code }, at) => [code, table.styles[at]?.wording[0]]));
  assert.deepEqual([wordings['poverty'], wordings['none_of_the_nine'], wordings['three_or_more_of_the_nine']], ['at least', 'at most', 'at least']);
});

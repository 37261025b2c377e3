import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpStudy } from './fixtures/made-up-study.ts';
import { makeReport, printed, readPopulation, readReport, reportAsFiles, shippedReport, type MadeReport } from './index.ts';

const [{ data }, report] = [await madeUpStudy(), await shippedReport('practice-reviews')];
// Of 40 children every fifth is black: eight.
const population = readPopulation(['under_1', '1_to_5', '6_to_10', '11_to_15', '16_and_over'].flatMap((age_band) => ['all', 'ethnicity_asian', 'ethnicity_black', 'ethnicity_mixed', 'ethnicity_white'].map((group) => ({ age_band, group, count: group === 'all' ? '1000' : '50', source: 'made up' }))));
assert.ok(population.ok);
const parts = { data, ledger: [], corrections: [], population: population.value, examples: new Map(), snapshot: '2025' };

function rowsOf(made: MadeReport, key: string): readonly (readonly string[])[] {
  return printed(made.chapters.flatMap(({ figures }) => figures).find((one) => one.key === key) ?? assert.fail(key)).rows;
}

test('the Panel’s comparison leaves out what its tables leave out, in every file', async () => {
  assert.ok(report !== null);
  const made = makeReport(report, parts);
  assert.ok(made.ok);
  // Of the seven children harmed outside the family (0, 6 … 36) 0 and 30 are black.
  const black = rowsOf(made.value, 'extrafamilial-and-rest').find(([label]) => label === 'Ethnicity, broad group: black');
  assert.deepEqual(black?.slice(1), ['c', 'c', '–', '–']);
  const files = await reportAsFiles(made.value);
  const { rows } = JSON.parse(new TextDecoder().decode(files.get('tables/extrafamilial-and-rest.json'))) as { rows: { code: string; cohort: Record<string, unknown>; rest: Record<string, unknown> }[] };
  for (const { cohort, rest } of rows) for (const group of [cohort, rest]) for (const name of ['present', 'base']) assert.ok(group[name] === null || group[name] === 0 || Number(group[name]) >= 5, JSON.stringify(group));
});

const WRITTEN = (below: number, disclosure: string): string => `
report: two
title: Two
codebook: practice-reviews
chapters:
  - chapter: One
    figures:
      - { figure: age, table: { title: Age, unit: children, rows: [age_band], disclosure: { policy: suppress, below: ${below} } } }
      - { figure: beside, title: Beside, compare: { unit: children, cohort: sex = F, codes: [ethnicity_black]${disclosure} } }
      - { figure: population, title: Population, representation: { unit: children, by: age_band, groups: [ethnicity_black, ethnicity_white]${disclosure} } }
`;

function rows(below: number, disclosure = ''): readonly (string | undefined)[] {
  const read = readReport(WRITTEN(below, disclosure), 'two.yaml');
  assert.ok(read.ok, JSON.stringify(read));
  const made = makeReport(read.value, parts);
  assert.ok(made.ok);
  return [rowsOf(made.value, 'beside')[0]?.[1], rowsOf(made.value, 'population')[0]?.[1]];
}

test('the strictest of the tables holds for a figure that decides nothing, and its own decision where it does', () => {
  // Of the twenty girls (even) four are black (0, 10, 20, 30).
  assert.deepEqual(rows(4), ['20% (4 of 20)', '8 of 40']);
  assert.deepEqual(rows(5), ['c', '8 of 40']);
  assert.deepEqual(rows(9), ['c', 'c']);
  assert.deepEqual(rows(9, ', disclosure: { policy: none, because: made up, decided_by: a test, decided_on: "2026-01-01" }'), ['20% (4 of 20)', '8 of 40']);
});

test('a report names the figures of one unit that were not held against each other, in the book too', async () => {
  const read = readReport(WRITTEN(5, ''), 'two.yaml');
  assert.ok(read.ok);
  const made = makeReport(read.value, parts);
  assert.ok(made.ok);
  const label = data.codebook.tables.find(({ table }) => table === 'children')?.label;
  assert.deepEqual(made.value.notHeldTogether, [`Of ${label}: Age; Beside; Population.`]);
  const html = new TextDecoder().decode((await reportAsFiles(made.value)).get('report.html'));
  assert.match(html, /They were not held against each other[^]*Age; Beside; Population\./);
  const open = readReport(WRITTEN(5, ', disclosure: { policy: none, because: made up, decided_by: a test, decided_on: "2026-01-01" }'), 'two.yaml');
  assert.ok(open.ok);
  const alone = makeReport(open.value, parts);
  assert.deepEqual(alone.ok ? alone.value.notHeldTogether : null, []);
});

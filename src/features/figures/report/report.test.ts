import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readCodebook, readCodedData, shippedText } from '../../coding/index.ts';
import { sampleFiles } from '../study/study.ts';
import { madeUpStudy } from './fixtures/made-up-study.ts';
import { figuresOf, makeReport, printed, readCorrections, readPopulation, readReport, reportAsFiles, researchExtract, shippedExamples, shippedLedger, shippedReport, type MadeFigure, type MadeReport } from './index.ts';
import type { ReportParts } from './make-report.ts';

const [examples, ledger, { data }] = [await shippedExamples(), await shippedLedger(), await madeUpStudy()];
const POPULATION = ['under_1', '1_to_5', '6_to_10', '11_to_15', '16_and_over'].flatMap((age_band) => [['all', 1000], ['ethnicity_asian', 100], ['ethnicity_black', age_band === 'under_1' ? 200 : 50], ['ethnicity_mixed', 50], ['ethnicity_white', 700]].map(([group, count]) => ({ age_band, group: String(group), count: String(count), source: 'made up' })));
let panel: MadeReport;

async function made(more: Partial<ReportParts> = {}): Promise<MadeReport> {
  const report = await shippedReport('practice-reviews');
  assert.ok(report !== null);
  const population = readPopulation(POPULATION);
  assert.ok(population.ok);
  const result = makeReport(report, { data, ledger, corrections: [], population: population.value, examples, snapshot: '2025-03-31', ...more });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
const figure = (report: MadeReport, key: string): MadeFigure => report.chapters.flatMap(({ figures }) => figures).find((one) => one.key === key) ?? assert.fail(key);
const rowOf = (report: MadeReport, key: string, label: string): readonly string[] => printed(figure(report, key)).rows.find(([first]) => first === label) ?? assert.fail(`${key} ${label}`);

before(async () => { panel = await made(); });

test('every figure of the Panel’s report is made, but for what the data does not hold', () => {
  const notMade = panel.chapters.flatMap(({ figures }) => figures).filter(({ kind }) => kind === 'not-made').map(({ key }) => key);
  assert.deepEqual(notMade, ['region', 'deprivation']);
});

test('counts, silence and bases are those of the data', () => {
  // 40 incidents, every fourth a serious harm; both years have twenty.
  assert.deepEqual(rowOf(panel, 'nature', 'Death').at(-1), '30 (75%)');
  assert.deepEqual(rowOf(panel, 'incidents-by-year', 'Serious incidents').slice(1), ['20 (100%)', '20 (100%)', '40 (100%)']);
  // Eight of forty reviews are silent on co-ordination; the others have it.
  assert.equal(rowOf(panel, 'practice-themes', 'Lack of co-ordination between services').at(-1), '32 (at least 80%)');
  // 28 of 40 have a remainder by nine below six.
  assert.equal(rowOf(panel, 'timeliness', 'Rapid review submitted in time').at(-1), '28 (70%)');
  assert.equal(rowOf(panel, 'social-care', 'Known, open or closed before').at(-1), '40 (100%)');
});

test('a volume is drawn as how many there were, and not as a share of themselves', async () => {
  const svg = text(await reportAsFiles(panel), 'charts/incidents-by-year.svg');
  assert.match(svg, /Serious incidents: 2023-24 20, 2024-25 20\./);
  assert.doesNotMatch(svg, /100%|Wilson/);
  // The axis ends at the highest number, so that its bar takes all 380 of the width.
  assert.equal(svg.match(/width="380"/g)?.length, 2);
});

test('a group is held to the population of the same ages', () => {
  // Ages run 0 to 17 twice and 0 to 3 once more: three are under one, 37 older. Expected 3 × 0.2 + 37 × 0.05 = 2.45; eight were there.
  assert.deepEqual(rowOf(panel, 'ethnicity-and-population', 'Ethnicity, broad group: black').slice(1, 3), ['8 of 40', '2.5']);
  assert.match(rowOf(panel, 'ethnicity-and-population', 'Ethnicity, broad group: black')[3] ?? '', /^3\.3 \(/);
});

test('a missing population, band or part above its whole is said, and the rest is made', async () => {
  assert.match(printed(figure(await made({ population: null }), 'ethnicity-and-population')).notes.join(''), /No population was given/);
  const rows = readPopulation(POPULATION.map((row) => (row.group === 'ethnicity_white' ? { ...row, count: '2000' } : row)).filter(({ group, age_band }) => group !== 'ethnicity_asian' || age_band !== 'under_1'));
  assert.ok(rows.ok);
  assert.match(printed(figure(await made({ population: rows.value }), 'ethnicity-and-population')).notes.join(''), /no count of ethnicity_asian at under_1.*more of ethnicity_white than of all/);
  const wrong = readPopulation([{ age_band: 'under_1', group: 'all', count: '1.5', source: 'x' }]);
  assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ code }) => code), ['POPULATION_COUNT']);
});

test('measures stand with the words of each year, and whether years may be compared', () => {
  const { rows } = printed(figure(panel, 'measures'));
  const first = rows.findIndex(([measure]) => measure === 'Neglect');
  assert.deepEqual(rows.slice(first, first + 4).map((row) => row[4]), ['74.8%, 208 of 278', '53%', '53%', '50%, 20 of 40 children (35% to 65%)']);
  assert.match(rows[first]?.[5] ?? '', /^No: 2014-17 counts reports/);
});

test('corrections stand beside their figure, and one of no figure is refused with its row', async () => {
  const report = await shippedReport('practice-reviews');
  const names = new Set(figuresOf(report?.value ?? assert.fail()));
  const row = { figure: 'age', on: '2025-12-10', was: '36%', now: '34%', why: 'A child was there twice' };
  const log = readCorrections([row], names);
  assert.ok(log.ok);
  const files = await reportAsFiles(await made({ corrections: log.value }));
  assert.match(text(files, 'report.html'), /2025-12-10: “36%” was corrected to “34%”\. A child was there twice/);
  const wrong = readCorrections([{ ...row, figure: 'elephant', on: 'soon', why: '' }], names);
  assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ code, message }) => `${code} ${/Row (\d+)/.exec(message)?.[1]}`), ['CORRECTIONS_FIGURE_NOT_KNOWN 2', 'CORRECTIONS_DAY 2', 'CORRECTIONS_WORDS 2']);
});

const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string => new TextDecoder().decode(files.get(name) ?? assert.fail(name));

test('the files hold every table, chart and the book, and come out the same again', async () => {
  const [files, again] = [await reportAsFiles(panel), await reportAsFiles(await made())];
  for (const name of ['report.html', 'report.docx', 'corrections.csv', 'tables/nature.csv', 'tables/nature.csv-metadata.json', 'charts/nature.svg', 'tables/extrafamilial-and-rest.json', 'tables/measures.csv']) assert.ok(files.has(name), name);
  assert.match(text(files, 'report.html'), /What an interval means when nearly every case is counted/);
  for (const [name, bytes] of files) if (name !== 'report.docx') assert.ok(Buffer.from(bytes).equals(Buffer.from(again.get(name) ?? [])), name);
});

test('the extract links its records under other keys, and holds no day, no words and no key of the data', () => {
  const { files, left, alone } = researchExtract(data, 'secret');
  const children = parse(files.get('children.csv') ?? '', { columns: true }) as Record<string, string>[];
  const incidents = parse(files.get('incidents.csv') ?? '', { columns: true }) as Record<string, string>[];
  assert.equal(children.length, 40);
  assert.ok(children.every((child) => incidents.some((incident) => incident['incident_id'] === child['incident_id'])));
  assert.doesNotMatch([...files.values()].join('\n').replace(/READ-ME[^]*/, ''), /incidents-\d|children-\d|20\d\d-\d\d/);
  assert.deepEqual(left.map(({ code }) => code), ['incident_date', 'notified_date', 'any_alleged_male']);
  assert.equal(incidents[0]?.['notified_year']?.length, 4);
  assert.ok((alone.get('children') ?? 0) > 0);
  assert.notDeepEqual(researchExtract(data, 'another').files.get('children.csv'), files.get('children.csv'));
});

test('the 2014-17 set prints the published tables, and a report that is not as described is refused', async () => {
  const sample = await sampleFiles();
  const book = readCodebook(await shippedText('reviews-2014-17.yaml'), 'b.yaml');
  const read = book.ok ? readCodedData(book.value, sample.data) : assert.fail();
  const report = await shippedReport('reviews-2014-17');
  assert.ok(read.ok && report !== null);
  const result = makeReport(report, { data: read.value.data, ledger, corrections: [], population: null, examples, snapshot: '2014-17' });
  assert.ok(result.ok);
  assert.deepEqual(rowOf(result.value, 'table-4', 'Poverty').slice(1), ['81 (at least 39%)']);
  const wrong = readReport('report: x\ntitle: X\ncodebook: c\nchapters: [{ chapter: A, figures: [{ figure: two words, shipped: a }] }]', 'x.yaml');
  assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ field }) => field), ['x.yaml line 4']);
});

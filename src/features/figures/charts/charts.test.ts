import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { SaxesParser } from 'saxes';
import { readCodebook, readCodedData, readDeclared, type CodedData } from '../../coding/index.ts';
import type { Result } from '../../../kernel/result.ts';
import { makeTable } from '../tables/make-table.ts';
import { tableSpecSchema } from '../tables/spec-schema.ts';
import type { Table } from '../tables/table.ts';
import { chartsOf, tableAsSvg } from './chart-of.ts';
import { svgAsPng } from './png.ts';

const CODING = new URL('../../coding/', import.meta.url);
const EXAMPLES = new URL('../examples/', import.meta.url);
const value = <T>(result: Result<T>): T => { if (!result.ok) throw new Error(JSON.stringify(result.refusals)); return result.value; };
const coded = (codebook: string, rows: string): CodedData => value(readCodedData(value(readCodebook(codebook, 'book.yaml')), [{ file: 'cases.csv', bytes: new TextEncoder().encode(rows) }])).data;
const made = (spec: string, data: CodedData): Table => value(makeTable(value(readDeclared(spec, 'table.yaml', tableSpecSchema)), data));
const published = coded(readFileSync(new URL('codebook/codebooks/reviews-2014-17.yaml', CODING), 'utf8'), readFileSync(new URL('data/sample/reviews-2014-17.csv', CODING), 'utf8'));
const example = (name: string): Table => made(readFileSync(new URL(`${name}.yaml`, EXAMPLES), 'utf8'), published);

/** The names of all elements; a picture that is no XML fails here. */
function elements(svg: string): readonly string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => {
    found.push(name);
    assert.ok(!('style' in attributes), 'no style attributes');
    for (const attribute of Object.values(attributes)) assert.doesNotMatch(attribute.value, /NaN|undefined|Infinity/);
  });
  parser.on('error', (fault) => { throw fault; });
  parser.write(svg).close();
  return found;
}

test('every shipped specification is drawn, as XML with a title, a description and its numbers', () => {
  for (const file of readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'))) {
    for (const { svg } of chartsOf(example(file.replace('.yaml', '')))) {
      const found = elements(svg);
      assert.deepEqual(found.slice(0, 3), ['svg', 'title', 'desc'], file);
      assert.match(svg, /never a chance for a living child/);
    }
  }
});

test('the chart fits the table: bars of one column, groups of several, what the specification asks for', () => {
  const kinds = (name: string) => chartsOf(example(name)).map(({ kind }) => kind);
  assert.deepEqual(kinds('table-1-parents'), ['bars']);
  assert.deepEqual(kinds('table-3-children'), ['grouped', 'bars']);
  assert.deepEqual(kinds('figure-1-bases'), ['flow', 'bars']);
  assert.deepEqual(kinds('figure-2-overlap'), ['euler', 'upset']);
  assert.match(tableAsSvg(example('table-3-children'), 2), /Features of the child noted in final reports, by age: 6 to 10 years/);
});

test('figure 1 flows from all that were notified, and its parts add up', () => {
  const svg = tableAsSvg(example('figure-1-bases'));
  assert.match(svg, />368<[^]*>278 \(76%\)<[^]*>165 \(59%\)<[^]*>107 \(38%\)<[^]*>208 \(75%\)<[^]*>74 \(20%\)<[^]*>16 \(4%\)</);
  assert.match(svg, /368 = 278 \+ 74 \+ 16\./);
  const wrong = readFileSync(new URL('figure-1-bases.yaml', EXAMPLES), 'utf8').replace('count: 74', 'count: 75');
  assert.match(tableAsSvg(made(wrong, published)), /Does not add up: Serious case reviews notified is 368, and its parts are 278 \+ 75 \+ 16 = 369\./);
});

test('figure 2 says each region’s number, each set’s size and how true its areas are', () => {
  const [circles = '', dots = ''] = chartsOf(example('figure-2-overlap')).map(({ svg }) => svg);
  for (const number of [54, 9, 6, 32, 12, 21, 41]) assert.match(circles, new RegExp(`>${number}<`));
  assert.match(circles, />81 in all<[^]*>116 in all<[^]*>133 in all</);
  assert.match(circles, /Areas are true|Circles cannot show these numbers exactly\. The largest error/);
  assert.match(dots, /All three: 54[^]*None of them: 33|none of them: 33/);
  assert.equal((dots.match(/<circle /g) ?? []).length, 8 * 3);
});

const BOOK = 'codebook: years\ntitle: Years\nversion: "2"\nin_force: { from: "2020-01-01" }\ncontinues: { version: "1", changes: [{ redefine: poverty, because: it now holds debt }] }\ncodes:\n  - { code: notified, label: Notified, type: date }\n  - { code: year, label: Year, derive: { year_of: notified } }\n  - { code: poverty, label: Poverty & want }\n  - { code: neglect, label: Neglect }\n';
const ROWS = ['id,notified,poverty,neglect', ...[2018, 2018, 2019, 2019, 2020, 2020, 2021, 2021].map((year, at) => `c${at},${year}-05-01,${at % 2 === 0 ? 'present' : 'absent'},${at % 3 === 0 ? 'present' : 'not_mentioned'}`)].join('\n');
const YEARS = 'table: t\ntitle: By year\ncolumns: [{ by: year }]\nrows: [poverty, neglect]\n';

test('a series stops where its code came to mean something else, and says why', () => {
  const data = coded(BOOK.replace('codes:\n', 'tables: [{ table: cases, label: cases, key: id }]\ncodes:\n'), ROWS);
  const [chart] = chartsOf(made(YEARS, data));
  assert.equal(chart?.kind, 'series');
  const svg = chart?.svg ?? '';
  elements(svg);
  // Two stretches of poverty, one of neglect.
  assert.equal((svg.match(/<path d="M[^"]+L[^"Z]+" fill="none"/g) ?? []).length, 3);
  assert.match(svg, /Break in Poverty &amp; want: it now holds debt\./);
});

test('a small number that is not published is in no picture, and a picture that rests on it is not drawn', () => {
  const spec = readFileSync(new URL('figure-2-overlap.yaml', EXAMPLES), 'utf8').replace(/disclosure:[^]*?(?=chart:)/, 'disclosure: { policy: suppress, below: 10 }\n');
  const [chart] = chartsOf(made(spec, published));
  assert.match(chart?.svg ?? '', /not published: a small number/);
  assert.doesNotMatch(chart?.svg ?? '', /<circle /);
});

test('a chart that names what is not there is refused with its line', () => {
  const spec = 'table: t\ntitle: T\nrows: [poverty, neglect]\nchart: { kind: upset, sets: [poverty, elephant], regions: [{ row: neglect, of: [poverty] }] }\n';
  const table = makeTable(value(readDeclared(spec, 'table.yaml', tableSpecSchema)), published);
  assert.ok(!table.ok);
  assert.deepEqual(table.refusals.map(({ code, field }) => [code, field]), [['TABLE_CHART_NAME_NOT_KNOWN', 'table.yaml line 4']]);
  const circle = 'table: t\ntitle: T\nrows: [poverty]\nchart: { kind: flow, boxes: [{ code: a, row: poverty, from: b }, { code: b, row: poverty, from: a }] }\n';
  const round = makeTable(value(readDeclared(circle, 'table.yaml', tableSpecSchema)), published);
  assert.ok(!round.ok && round.refusals[0].code === 'TABLE_CHART_IN_A_CIRCLE');
});

test('labels with signs of XML, very long ones and many columns are drawn as what they are', () => {
  const book = `codebook: odd\ntitle: Odd\nversion: "1"\ncodes:\n  - { code: a, label: 'Fire & <b>"water"</b> ${'and a very long label that goes on '.repeat(8)}' }\n  - { code: b, label: B, type: choice, options: [${Array.from({ length: 12 }, (_, at) => `o${at}`).join(', ')}] }\n`;
  const data = coded(book.replace('codes:\n', 'tables: [{ table: cases, label: cases, key: id }]\ncodes:\n'), `id,a,b\n${Array.from({ length: 24 }, (_, at) => `c${at},${at % 2 === 0 ? 'present' : 'does_not_apply'},o${at % 12}`).join('\n')}`);
  for (const { svg } of chartsOf(made('table: odd\ntitle: "Odd <things>"\ncolumns: [{ by: b }, total]\nrows: [a]\n', data))) elements(svg);
});

test('a PNG is made of a chart, with its words in our own typeface', async () => {
  const png = await svgAsPng(tableAsSvg(example('table-1-parents')));
  assert.equal(Buffer.from(png.slice(1, 4)).toString(), 'PNG');
  const without = await svgAsPng(tableAsSvg(example('table-1-parents')).replaceAll(/<text [^>]*>[^<]*<\/text>/g, ''));
  // Words make the picture larger: without a typeface they would be missing.
  assert.ok(png.length > without.length * 2);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readCodedData, type CodedData } from '../../coding/index.ts';
import { madeUpStudy } from './fixtures/made-up-study.ts';
import { makeReport, printed, readReport, reportAsFiles, shippedExamples, shippedLedger, shippedReport, type MadeReport } from './index.ts';
import { measuresOverYears } from './measures.ts';
import type { MeasureDocument } from './report-schema.ts';

const [whole, examples, ledger] = [await madeUpStudy(), await shippedExamples(), await shippedLedger()];
const LEFT_OUT = 'c (not published)';

/** The first 22 children of the made-up study, of whom `said` may say otherwise; the other tables stay. */
function fewChildren(said: (at: number) => Readonly<Record<string, string>>): CodedData {
  const files = whole.files.map(({ table, text }) => {
    const rows = (parse(text, { columns: true }) as Record<string, string>[]).slice(0, 22).map((row, at) => ({ ...row, ...said(at) }));
    return { table, file: `${table}.csv`, bytes: new TextEncoder().encode(table === 'children' ? stringify(rows, { header: true }) : text) };
  });
  const read = readCodedData(whole.data.codebook, files);
  assert.ok(read.ok && read.value.problems.total === 0, JSON.stringify(read.ok ? read.value.problems.kept.slice(0, 3) : read.refusals));
  return read.value.data;
}

async function reportOf(data: CodedData): Promise<MadeReport> {
  const made = makeReport(await shippedReport('practice-reviews') ?? assert.fail(), { data, ledger, corrections: [], population: null, examples, snapshot: 'now' });
  assert.ok(made.ok);
  return made.value;
}

const figureOf = (report: MadeReport, key: string) => printed(report.chapters.flatMap(({ figures }) => figures).find((one) => one.key === key) ?? assert.fail(key));

/** What this data says of a measure, as the report prints it. */
function own(report: MadeReport, measure: string): string {
  const { rows } = figureOf(report, 'measures');
  const from = rows.findIndex(([name]) => name === measure);
  return rows.slice(from).find(([, source]) => source === 'This data')?.[4] ?? assert.fail(measure);
}

test('a small count that a table leaves out is left out of the measures too, in every file that leaves', async () => {
  // Ages run from 0 to 17 and again from 1 to 3: one child of the 22 is under one year.
  const report = await reportOf(fewChildren((at) => (at === 18 ? { age: '1' } : {})));
  assert.equal(own(report, 'Under one year'), LEFT_OUT);
  assert.match(figureOf(report, 'measures').notes.join(), /^c: not published/);
  const files = await reportAsFiles(report);
  const word = strFromU8(unzipSync(files.get('report.docx') ?? assert.fail())['word/document.xml'] ?? assert.fail());
  const texts = new Map([...files].map(([name, bytes]) => [name, name === 'report.docx' ? word : strFromU8(bytes)]));
  for (const name of ['report.html', 'report.docx', 'tables/measures.csv']) assert.ok(texts.get(name)?.includes(LEFT_OUT), name);
  for (const [name, text] of texts) assert.doesNotMatch(text, /\b1 of 22\b/, name);
});

test('a count that is left out of its table only to hide another is left out of the measures too', async () => {
  // Three were known before, six are open and 13 were never known. Six is no small number.
  const report = await reportOf(fewChildren((at) => ({ social_care: at < 3 ? 'previous' : at < 9 ? 'open' : 'never' })));
  const total = figureOf(report, 'social-care').rows.find(([label]) => label?.startsWith('of which ') === true)?.at(-1);
  assert.equal(total, 'c');
  assert.equal(own(report, 'Open to children’s social care'), LEFT_OUT);
  assert.equal(own(report, 'Known to children’s social care before'), LEFT_OUT);
  // Eleven of 22 have neglect, and eleven have not.
  assert.match(own(report, 'Neglect'), /^50%, 11 of 22 children \(/);
});

test('a measure of its own is left out where its count, those left over or all of them are few', () => {
  const data = fewChildren((at) => ({ sex: at < 19 ? 'F' : 'M', harms: at < 17 ? 'neglect' : 'physical_abuse' }));
  const said = (where: string, policy: 'suppress' | 'none'): string => {
    const disclosure = policy === 'none' ? { policy, because: 'made up', decided_by: 'a test', decided_on: '2026-01-01' } as const : { policy, below: 5 } as const;
    const measure: MeasureDocument = { measure: 'M', published: [], comparable: 'yes', because: 'one', own: { unit: 'children', where, disclosure } };
    const made = measuresOverYears([measure], [], data, 'now');
    return made.ok ? (made.value[0]?.values[0]?.printed ?? '') : assert.fail(JSON.stringify(made.refusals));
  };
  assert.equal(said('sex = M', 'suppress'), LEFT_OUT, 'three');
  assert.equal(said('sex = F', 'suppress'), LEFT_OUT, '19 of 22 tell three');
  assert.match(said('harms in (neglect)', 'suppress'), /^77%, 17 of 22 children/, 'five are left over');
  assert.match(said('sex = M', 'none'), /^14%, 3 of 22 children/);
});

test('a measure whose table the report does not have is refused with its line', () => {
  const wrong = readReport('report: x\ntitle: X\ncodebook: c\nchapters:\n  - chapter: A\n    figures:\n      - figure: m\n        title: M\n        measures:\n          - { measure: N, published: [], own: { figure: nowhere, row: a }, comparable: "no", because: b }', 'x.yaml');
  assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ field }) => field), ['x.yaml line 10']);
});

test('a table that has the mark of what is left out says what it means, and one without does not', async () => {
  const report = await reportOf(fewChildren((at) => ({ sex: at < 3 ? 'M' : 'F' })));
  const explained = (key: string): boolean => figureOf(report, key).notes.some((note) => note.startsWith('c: not published.'));
  assert.ok(figureOf(report, 'sex-by-age').rows.flat().includes('c'));
  assert.ok(explained('sex-by-age'));
  // Twenty incidents in each year.
  assert.ok(!explained('incidents-by-year'));
});

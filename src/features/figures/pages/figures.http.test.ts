import assert from 'node:assert/strict';
import { test } from 'node:test';
import readExcel from 'read-excel-file/node';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { shippedText } from '../../coding/index.ts';
import { madeUpStudy } from '../report/fixtures/made-up-study.ts';
import { SAMPLE_ID } from '../study/study.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const home = `/figures/${SAMPLE_ID}`;
const bytes = (text: string) => new TextEncoder().encode(text);
const analyst = () => new Visitor(server).be('nation', 'analyst');

const CODEBOOK = `codebook: harbour
title: A harbour study
version: "1"
tables: [{ table: reviews, label: reviews, key: id }]
codes:
  - { code: sex, label: Sex, type: choice, options: [F, M] }
  - { code: neglect, label: "=Neglect & want" }
`;
const DATA = 'id,sex,neglect,remarks\nr1,F,present,x\nr2,M,absent,\nr3,F,not_mentioned,\nr4,M,present,\n';

async function brought(visitor: Visitor, codebook: string, data: string) {
  await visitor.get('/figures/add');
  return visitor.send('/figures/add', {}, [{ field: 'codebook', name: 'harbour.yaml', bytes: bytes(codebook) }, { field: 'data', name: 'reviews.csv', bytes: bytes(data) }]);
}

test('the 2014-17 sample is there at once, with the published tables', async () => {
  const visitor = await analyst();
  assert.match((await visitor.get('/figures')).html, /Serious case reviews 2014-17/);
  const { html } = await visitor.get(home);
  assert.match(html, /278 serious case reviews/);
  for (const title of ['Table 1: Parental characteristics', 'Table 3: Features of the child', 'Figure 1: Reviews notified', 'Figure 2: Overlap of poverty', 'Every code of']) assert.match(html, new RegExp(title));
});

test('a table shows share, counts, interval and silence, what must be known, and its chart', async () => {
  const visitor = await analyst();
  const { status, html } = await visitor.get(`${home}/tables/table-4-neglect`);
  assert.equal(status, 200);
  assert.match(html, /at least 39%<span class="govuk-visually-hidden">: the cases behind Poverty, Total<\/span><\/a><br>81 of 208<br>/);
  assert.match(html, /70 of 278 fall outside: neglect did not feature in them/);
  assert.match(html, /never a chance for a living child/);
  assert.match(html, /<svg [^>]*role="img"/);
  assert.match((await visitor.get(`${home}/tables/figure-2-overlap`)).html, /id="chart-figure-2-overlap-euler-title"[^]*id="chart-figure-2-overlap-upset-title"/);
});

test('a number is walked back to as many cases as it counts, with what is recorded of each', async () => {
  const { html } = await (await analyst()).get(`${home}/tables/table-4-neglect/cases?row=poverty&column=total`);
  assert.match(html, /81 serious case reviews/);
  const [counted = ''] = html.split('Not counted, because the record does not say');
  assert.equal((counted.match(/<th scope="row"/g) ?? []).length, 81);
  assert.match(counted, /<td class="govuk-table__cell">present<\/td><td class="govuk-table__cell">present<\/td>/);
});

test('what somebody may see ends where their role does', async () => {
  const secretariat = await new Visitor(server).be('nation', 'secretariat');
  const { html } = await secretariat.get(`${home}/tables/table-4-neglect`);
  assert.match(html, /81 of 208/);
  assert.doesNotMatch(html, /\/cases\?/);
  assert.equal((await secretariat.get(`${home}/tables/table-4-neglect/cases?row=poverty&column=total`)).status, 403);
  assert.equal((await secretariat.get('/figures/add')).status, 403);
  assert.equal((await (await new Visitor(server).be('coveshire', 'bm')).get('/figures')).status, 403);
});

test('a table is taken out as SVG, PNG, Excel, CSV with its metadata, and JSON', async () => {
  const visitor = await analyst();
  const take = (format: string) => visitor.get(`${home}/tables/table-1-parents/take-out/${format}`);
  assert.match((await take('svg')).body.toString(), /^<svg /);
  assert.equal((await take('png')).body.subarray(1, 4).toString(), 'PNG');
  const csv = (await take('csv')).body.toString();
  const metadata: unknown = JSON.parse((await take('csvw')).body.toString());
  assert.ok(typeof metadata === 'object' && metadata !== null && 'url' in metadata && metadata.url === 'table-1-parents.csv');
  const names = [...JSON.stringify(metadata).matchAll(/"name":"(\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(names, csv.split('\n')[0]?.split(','));
  const sheets = await readExcel((await take('xlsx')).body);
  assert.match(JSON.stringify(sheets), /at least/);
  const json: unknown = JSON.parse((await take('json')).body.toString());
  assert.ok(typeof json === 'object' && json !== null && 'rows' in json && 'snapshot' in json);
  assert.equal((await take('exe')).status, 404);
});

test('a study with problems is not kept, and each is named by row and column', async () => {
  const visitor = await analyst();
  const page = await brought(visitor, CODEBOOK, DATA.replace('r2,M,absent', 'r1,M,sometimes'));
  assert.equal(page.status, 422);
  assert.match(page.html, /reviews\.csv row 3 column neglect/);
  assert.match(page.html, /sometimes/);
  assert.match(page.html, /nothing is counted while there are any/);
  assert.doesNotMatch((await visitor.get('/figures')).html, /A harbour study/);
  assert.match((await brought(visitor, CODEBOOK.replace('version: "1"', ''), DATA)).html, /harbour\.yaml line \d+/);
  const empty = await visitor.send('/figures/add', {}, []);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /Choose the codebook[^]*Choose the coded data/);
});

test('a study that is right is kept once, counted, and its words are never a formula', async () => {
  const visitor = await analyst();
  const page = await brought(visitor, CODEBOOK, DATA);
  assert.equal(page.status, 303);
  const { html } = await visitor.follow(page);
  assert.match(html, /4 reviews[^]*reviews\.csv: remarks/);
  assert.equal((await brought(visitor, CODEBOOK, DATA)).location, page.location);
  const table = `${page.location}/tables/every-code`;
  assert.match((await visitor.get(table)).html, /2 of 4/);
  assert.match((await visitor.get(`${table}/take-out/csv`)).body.toString(), /'=Neglect & want/);
  assert.match(JSON.stringify(await readExcel((await visitor.get(`${table}/take-out/xlsx`)).body)), /=Neglect & want/);

  await visitor.get(`${page.location}/add-table`);
  const send = (text: string) => visitor.send(`${page.location}/add-table`, {}, [{ field: 'specification', name: 'mine.yaml', bytes: bytes(text) }]);
  const wrong = await send('table: mine\ntitle: Mine\nrows: [elephant]\n');
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /mine\.yaml line 3[^]*elephant/);
  const made = await send('table: mine\ntitle: Mine by sex\ncolumns: [{ by: sex }, total]\nrows: [neglect]\n');
  assert.equal(made.status, 303);
  assert.match((await visitor.follow(made)).html, /Mine by sex/);
  assert.match((await visitor.get(page.location ?? '')).html, /Mine by sex/);
});

test('groups are compared, kept, shown the same again, and taken out as the command line reads them', async () => {
  const visitor = await analyst();
  await visitor.get(`${home}/compare`);
  const wrong = await visitor.post(`${home}/compare`, { cohort: 'elephant = present' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /href="#cohort"/);
  assert.equal((await visitor.post(`${home}/compare`, { cohort: '' })).status, 422);
  const made = await visitor.post(`${home}/compare`, { cohort: 'neglect = present', against: '', match: 'age_band', ratio: '1' });
  assert.equal(made.status, 303);
  const { html } = await visitor.follow(made);
  assert.match(html, /Same today/);
  assert.match(html, /Matched on age_band/);
  const file = await visitor.get(`${made.location}/file`);
  const kept: unknown = JSON.parse(file.body.toString());
  assert.ok(typeof kept === 'object' && kept !== null && 'frozen' in kept);
  assert.match((await visitor.get(home)).html, /neglect = present/);
});

test('published figures that do not add up are listed with repairs, and another ledger can be worked out', async () => {
  const visitor = await analyst();
  assert.match((await visitor.get('/figures/ledger')).html, /What would repair it/);
  const ledger = 'id,measure,subgroup,numerator,denominator,percent,part_of\nw,Reviews,all,100,,,\na,Reviews,north,30,100,30,w\nb,Reviews,south,160,100,,w\n';
  const found = await visitor.send('/figures/ledger', {}, [{ field: 'ledger', name: 'mine.csv', bytes: bytes(ledger) }]);
  assert.equal(found.status, 200);
  assert.match(found.html, /mine\.csv[^]*160/);
  assert.equal((await visitor.send('/figures/ledger', {}, [])).status, 422);
  assert.equal((await visitor.send('/figures/ledger', {}, [{ field: 'ledger', name: 'mine.csv', bytes: bytes('a,b\n1,2\n') }])).status, 422);
});

test('a study that is not there is not found, whatever the address holds', async () => {
  const visitor = await analyst();
  for (const address of ['/figures/nothing', '/figures/00000000-0000-4000-8000-000000000000', `${home}/tables/nothing`, `${home}/tables/table-1-parents/cases?row=x`, `${home}/comparisons/nothing`]) {
    assert.equal((await visitor.get(address)).status, 404, address);
  }
});

test('a report is given its log of corrections and a population, each held to what it must be', async () => {
  const visitor = await analyst();
  await visitor.get(`${home}/report/give`);
  const give = (field: string, text: string) => visitor.send(`${home}/report/give`, {}, [{ field, name: `${field}.csv`, bytes: bytes(text) }]);
  assert.match((await visitor.send(`${home}/report/give`, {}, [])).html, /href="#corrections"/);
  const wrong = await give('corrections', 'figure,on,was,now,why\nelephant,soon,1%,2%,x\n');
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /Row 2 of the corrections: the report has no figure elephant/);
  assert.match((await give('corrections', 'figure,on\n"table-4,2026-01-01\n')).html, /not a table of comma-separated values/);
  assert.match((await give('population', 'age_band,group,count,source\nunder_1,all,many,x\n')).html, /Row 2 of the population/);
  assert.doesNotMatch((await visitor.get(`${home}/report`)).html, /Corrections<\/h4>/, 'nothing that was wrong is kept');
  assert.equal((await give('corrections', 'figure,on,was,now,why\ntable-4,2026-01-12,93%,39%,Two digits stood the wrong way round\n')).location, `${home}/report`);
  const secretariat = await new Visitor(server).be('nation', 'secretariat');
  assert.match((await secretariat.get(`${home}/report`)).html, /2026-01-12: “93%” was corrected to “39%”\. Two digits/);
  assert.equal((await secretariat.get(`${home}/report/give`)).status, 403);
});

test('a study’s report stands on one page, and is taken away whole; an extract is for whoever sees cases', async () => {
  const visitor = await analyst();
  assert.match((await visitor.get(home)).html, /The tables and figures of the 2014-17 analysis/);
  const { html } = await visitor.get(`${home}/report`);
  assert.match(html, /81 \(at least 39%\)/);
  assert.match(html, /74\.8%, 208 of 278/);
  assert.equal((await visitor.get(`${home}/report/file`)).body.subarray(0, 2).toString(), 'PK');
  assert.equal((await visitor.get(`${home}/extract`)).body.subarray(0, 2).toString(), 'PK');
  assert.equal((await (await new Visitor(server).be('nation', 'secretariat')).get(`${home}/extract`)).status, 403);
});

test('a table of the report opens as a table of the study, and each number leads to the cases behind it', async () => {
  const visitor = await analyst();
  await visitor.get('/figures/add');
  const { files } = await madeUpStudy();
  const { location } = await visitor.send('/figures/add', {}, [
    { field: 'codebook', name: 'practice-reviews.yaml', bytes: bytes(await shippedText('practice-reviews.yaml')) }, ...files.map(({ table, text }) => ({ field: 'data', name: `${table}.csv`, bytes: bytes(text) })),
  ]);
  const panel = location ?? assert.fail();
  assert.match((await visitor.get(`${panel}/report`)).html, new RegExp(`<a class="govuk-link" href="${panel}/tables/nature">Nature of the incident</a>`));
  const { status, html } = await visitor.get(`${panel}/tables/nature`);
  assert.equal(status, 200);
  // Every fourth of the forty incidents is a serious harm.
  assert.match(html, /10 of 40/);
  assert.match(html, new RegExp(`href="${panel}/report"`));
  const behind = /href="([^"]+cases[^"]+row=nature%3Adeath[^"]+column=total)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(html);
  assert.match((await visitor.get(behind)).html, /30 /);
  assert.match((await visitor.get(`${panel}/tables/nature/take-out/csv`)).body.toString(), /^row,row_label/);
  for (const none of ['measures', 'region', 'elephant']) assert.equal((await visitor.get(`${panel}/tables/${none}`)).status, 404, none);
});

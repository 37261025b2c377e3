import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { unzipSync, strFromU8 } from 'fflate';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../../test/support/visitor.ts';
import { shippedVersionId } from '../../codebook/store/shipped.ts';
import { sampleStudy } from '../../sample.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const analyst = () => new Visitor(server).be('nation', 'analyst');
const SERIOUS = shippedVersionId('reviews-2014-17', '1');
const shipped = `/codebooks/versions/${SERIOUS}`;
const bytes = (text: string) => new TextEncoder().encode(text);
const revisionIn = ({ html }: Page): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
const filesIn = (page: Page) => Object.fromEntries(Object.entries(unzipSync(page.body)).map(([name, content]) => [name, strFromU8(content)]));

async function bring(visitor: Visitor, name: string, content: Uint8Array, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
  await visitor.get('/codebooks/bring');
  return visitor.send('/codebooks/bring', fields, [{ field: 'file', name, bytes: content }]);
}

test('a codebook in Excel goes out, comes in under another name, and can be made a version', async () => {
  const visitor = await analyst();
  const { body } = await visitor.get(`${shipped}/take-out/xlsx`);
  const brought = await bring(visitor, 'their book.xlsx', body, { codebook: 'theirs' });
  assert.equal(brought.status, 303, brought.html);
  const columns = await visitor.follow(brought);
  assert.match(columns.html, /24 rows were read from their book\.xlsx/);
  const draft = await visitor.follow(await visitor.post(brought.location ?? '', { revision: revisionIn(columns), ...Object.fromEntries(['code', 'label', 'unit', 'type', 'options', 'definition', 'include', 'exclude', 'note', 'source', 'applies_when', 'applies_because', 'sub_code_of', 'minimum', 'maximum', 'optional', 'blank', 'derive'].map((role, at) => [`column-${at}`, role])) }));
  assert.match(draft.html, /Nothing is wrong\. It can be made version 1/);
  const none = await visitor.post(brought.location ?? '', { revision: revisionIn(draft), 'column-0': '' });
  assert.equal(none.status, 422);
  assert.match(none.html, /No column holds the codes/);
});

test('REFI-QDA, CSV and the file itself come in; what is none of them says why', async () => {
  const visitor = await analyst();
  const { body } = await visitor.get(`${shipped}/take-out/qdc`);
  const qdc = await visitor.follow(await bring(visitor, 'book.qdc', body));
  assert.match(qdc.html, /Nothing is wrong/);
  assert.match((await visitor.follow(await bring(visitor, 'nodes.csv', bytes('Node,Description\nHome life,What a day was like\nRisk;of harm,"Two words"\n')))).html, /Node\s*<\/label>[^]*For example: Home life/);
  assert.match((await bring(visitor, 'x.qdc', bytes('<!DOCTYPE x><CodeBook/>'))).html, /declares a document type/);
  assert.match((await bring(visitor, 'x.exe', bytes('x'))).html, /none of the kinds that are read/);
  assert.match((await bring(visitor, 'practice.yaml', bytes('codebook: practice-reviews\ntitle: P\nversion: 1\ncodes: [{ code: a }]\n'))).html, /There is a codebook practice-reviews already/);
  assert.equal((await visitor.send('/codebooks/bring', {}, [])).status, 422);
});

test('data is brought to the next version, with the queue and the breaks', async () => {
  const visitor = await analyst();
  await visitor.get(shipped);
  const draft = (await visitor.post(`${shipped}/next`, {})).location ?? '';
  const change = async (code: string, fields: Readonly<Record<string, string>>) => visitor.post(`${draft}/codes/${code}/change`, { revision: revisionIn(await visitor.get(draft)), because: 'agreed', ...fields });
  assert.equal((await change('child_bullying', { what: 'split', into: 'bullied_online\nbullied_elsewhere' })).status, 303);
  const version = (await visitor.post(`${draft}/publish`, { revision: revisionIn(await visitor.get(draft)), version: '2', because: 'split' })).location ?? '';
  const data = await readFile(sampleStudy.data);
  await visitor.get(`${version}/again`);
  const shown = await visitor.send(`${version}/again`, { act: 'show' }, [{ field: 'data', name: 'reviews.csv', bytes: data }]);
  const bullied = data.toString().split('\n').filter((line) => line.split(',')[data.toString().split('\n')[0]?.split(',').indexOf('child_bullying') ?? -1] === 'present').length;
  assert.match(shown.html, new RegExp(`Values to code again</dt>\\s*<dd[^>]*>${2 * bullied}<`));
  assert.match(shown.html, /bullied_online<\/code> \(before: child_bullying\): agreed/);
  const files = filesIn(await visitor.send(`${version}/again`, { act: 'files' }, [{ field: 'data', name: 'reviews.csv', bytes: data }]));
  assert.equal(files['reviews.csv']?.trim().split('\n').length, 279);
  assert.equal(files['to-code-again.csv']?.trim().split('\n').length, 2 * bullied + 1);
  assert.equal((await visitor.send(`${version}/again`, {}, [])).status, 422);
  assert.equal((await visitor.get(`${shipped}/again`)).status, 404);
});

test('codes of another codebook are said to be ours, kept, and data comes over by it', async () => {
  const visitor = await analyst();
  const theirs = 'codebook: panel\ntitle: Panel book\nversion: 1\ntables: [{ table: cases, key: id }]\ncodes:\n  - { code: DA, label: Domestic abuse, options: [{ code: y, label: Yes }, { code: n, label: No }] }\n  - { code: other }\n';
  const draft = (await bring(visitor, 'panel.yaml', bytes(theirs))).location ?? '';
  const version = (await visitor.post(`${draft}/publish`, { revision: revisionIn(await visitor.get(draft)), version: '1', because: 'theirs' })).location ?? '';
  const page = `${version}/onto/${SERIOUS}`;
  assert.match((await visitor.get(page)).html, /id="code-DA"[^>]*value="domestic_abuse"[^]*id="values-DA"[^>]*value="y = present; n = absent"/);
  assert.match((await visitor.send(page, { 'code-DA': 'elephant' }, [])).html, /has no code elephant[^]*Say why|Say why[^]*has no code elephant/);
  assert.equal((await visitor.send(page, { 'code-DA': 'domestic_abuse', 'values-DA': 'y = present; n = absent', because: 'the same question' }, [])).status, 303);
  await visitor.get(page);
  const files = filesIn(await visitor.send(page, { act: 'data' }, [{ field: 'data', name: 'cases.csv', bytes: bytes('id,DA,other\nc1,y,absent\nc2,n,present\nc3,not_mentioned,absent\n') }]));
  assert.deepEqual(files['reviews.csv']?.trim().split('\n'), ['review_id,domestic_abuse', 'c1,present', 'c2,absent', 'c3,not_mentioned']);
});

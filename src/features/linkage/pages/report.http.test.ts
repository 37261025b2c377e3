import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/index.ts';
import { people } from '../../../demo/people/index.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const here = `/linkage/${demoId('partnership', 'coveshire')}`;
const bm = await new Visitor(server).be('coveshire', 'bm');
const SECRETS = /lighthouse|zz9 ?9zz|verdigris|unlisted/i;

async function bring(agency: string, more: readonly string[]): Promise<number> {
  const rows = [...people({ records: 160, start: 3 })].flat().filter(({ record }) => record.agency === agency)
    .map(({ record: { forename, surname, dob, sex, postcode, address, mother } }, index) => [`${agency}-${index}`, forename, surname, dob, sex, postcode, address, mother, '', ''].join());
  await bm.get(`${here}/add`);
  const text = `reference,first_name,surname,dob,sex,postcode,address,mother_name,restricted_address,sealed_identity\n${[...rows, ...more].join('\n')}\n`;
  assert.equal((await bm.send(`${here}/add`, { agency }, [{ field: 'files', name: `${agency}.csv`, bytes: new TextEncoder().encode(text) }])).status, 303);
  return rows.length + more.length;
}

async function run(): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 60_000);
  await bm.get('/linkage');
  assert.equal((await bm.post(`${here}/run`, {})).status, 303);
}

/** Says of the strongest pairs that nobody else has to look at what is asked for, one after another. */
async function say(...answers: readonly string[]): Promise<void> {
  const pairs = await database.owner.selectFrom('linkage.pair').select('id').where('second_look', '=', false).where('band', '=', 'automatic').orderBy('weight', 'desc').orderBy('id').execute();
  for (const [index, said] of answers.entries()) {
    const pair = `/linkage/pairs/${pairs[index]?.id}`;
    await bm.get(pair);
    assert.equal((await bm.post(pair, { said, reason: 'Both nurses know the child' })).status, 303);
  }
}

test('before the linker has run the report says what is in the files', async () => {
  const html = await bm.get(`${here}/report`);
  assert.match(html.html, /No file has been brought/);
  const rows = [await bring('health', ['H-safe,ottoline,quennell,2015-05-06,f,zz9 9zz,7 lighthouse parade,vera quennell,yes,', 'H-old,sabrina,verdigris,2013-03-03,f,q22 2ab,2 old road,unlisted,,yes']), await bring('education', [])];
  const { html: counted } = await bm.get(`${here}/report`);
  assert.match(counted, new RegExp(`health, health\\.csv: ${rows[0]} rows`));
  assert.match(counted, /The linker has not been run yet/);
});

test('the report says what a run did and what people found, names no protected place, and is a file too', async () => {
  await run();
  assert.match((await bm.get(`${here}/report`)).html, /People had joined no records before this run/);
  await say('same', 'same', 'different', 'cannot_tell');
  await run();
  const { status, html } = await bm.get(`${here}/report`);
  assert.equal(status, 200);
  for (const title of ['How sure the linker is', 'Both kinds of error', 'Clusters by size', 'Which pairs were compared at all', 'What agreement and disagreement weigh', 'What is in the files']) assert.match(html, new RegExp(title));
  assert.match(html, /Of 3 such pairs that people here have looked at, 2 are one child: 66\.7%/);
  assert.match(html, /The tables are of 3 proposed pairs that people have settled/);
  assert.match(html, /Of \d+ pairs of records that people had joined as one child before this run, also through a third record, the lines give \d+: 100\.0%/);
  const { html: file } = await bm.get(`${here}/report.json`);
  const said: { run: { records: number; clusters: { bySize: [number, number][] } }; people: { answered: number; same: number } } = JSON.parse(file);
  assert.equal(said.run.clusters.bySize.reduce((sum, [size, clusters]) => sum + size * clusters, 0), said.run.records);
  assert.deepEqual([said.people.answered, said.people.same], [3, 2]);
  for (const shown of [html, file]) {
    assert.doesNotMatch(shown, SECRETS);
    // One agency with one restricted address would be the one that holds the child.
    assert.doesNotMatch(shown, /restricted_address|"restricted":|"sealed":/);
  }
});

test('what the first of two people said shows in no figure before the second has looked', async () => {
  const before = (await bm.get(`${here}/report.json`)).html;
  const pair = await database.owner.selectFrom('linkage.pair').select('id').where('second_look', '=', true).orderBy('id').executeTakeFirstOrThrow();
  await bm.get(`/linkage/pairs/${pair.id}`);
  assert.equal((await bm.post(`/linkage/pairs/${pair.id}`, { said: 'same', reason: 'First' })).status, 303);
  assert.equal((await bm.get(`${here}/report.json`)).html, before);
});

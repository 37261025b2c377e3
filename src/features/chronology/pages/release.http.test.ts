import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { testDatabase } from '../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const home = `/incidents/${incident}/chronology`;
const manager = await new Visitor(server).be('coveshire', 'bm');
const ACCOUNT = 'Date,Agency,Event,Worker\n3 May 2026,Police,Tess Harding was seen with her mother Grace Harding,PC Smith\n4 May 2026,Police,Tess was taken to Larkfield Refuge by Aaron,PC Smith\n';

async function typedIn(): Promise<void> {
  await manager.get(`${home}/add`);
  const sent = await manager.send(`${home}/add`, {}, [{ field: 'files', name: 'Harding.csv', bytes: new TextEncoder().encode(ACCOUNT) }]);
  await manager.follow(sent);
  await manager.post(`${sent.location}/take-in`, {});
}

async function keepNames(version: number, more: Readonly<Record<string, string>>) {
  await manager.get(`${home}/names`);
  return manager.post(`${home}/names`, { version: String(version), people: 'Tess Harding = the child\nGrace Harding = the mother', places: '', organisations: '', protected: 'Larkfield Refuge', birthdays: '', ordinary: '', ...more });
}

await typedIn();

test('before there is a list the page asks for one, and no file leaves', async () => {
  assert.match((await manager.get(`${home}/release`)).html, /First write the list of names/);
  assert.equal((await manager.get(`${home}/release/word`)).status, 404);
});

test('a line that is no name and role is refused at its field by its number, and what was typed is still there', async () => {
  const { status, html } = await keepNames(0, { people: 'Tess Harding = the child\nGrace Harding', birthdays: 'May 2015' });
  assert.equal(status, 422);
  assert.match(html, /Line 2 cannot be read/);
  assert.match(html, /Line 1 is no whole date/);
  assert.match(html, /Tess Harding = the child/);
});

test('what holds the release is named by entry and word, and nothing leaves', async () => {
  assert.equal((await keepNames(0, {})).status, 303);
  const { html } = await manager.get(`${home}/release`);
  assert.match(html, /Nothing leaves yet/);
  assert.match(html, /Nobody has reviewed the list/);
  assert.match(html, /“Aaron” may be a name[^<]*: <a class="govuk-link" href="[^"]+\/entries\//);
  for (const format of ['word', 'excel', 'csv']) assert.match((await manager.get(`${home}/release/${format}`)).html, /Nothing leaves yet/);
});

test('whoever reads or takes a release has read its entries, and the trail says which', async () => {
  const entries = await database.owner.selectFrom('chronology.entry').select('id').execute();
  assert.equal(entries.length, 2);
  for (const [page, event] of [['release', 'chronology.release-read'], ['release/csv', 'chronology.release-taken']] as const) {
    await manager.get(`${home}/${page}`);
    const { revealed } = await database.owner.selectFrom('audit.entry').select('revealed').where('event', '=', event).orderBy('seq', 'desc').executeTakeFirstOrThrow();
    for (const { id } of entries) assert.ok(revealed?.includes(id), page);
  }
});

test('two who change the list at once are told', async () => {
  const { status, html } = await keepNames(0, {});
  assert.equal(status, 422);
  assert.match(html, /Somebody changed the list just now/);
});

test('with a reviewed list files leave, pseudonymised, and without a name, a worker or a file name in them', async () => {
  assert.equal((await keepNames(1, { people: 'Tess Harding = the child\nGrace Harding = the mother\nAaron = a neighbour', reviewed: 'yes' })).status, 303);
  const { html } = await manager.get(`${home}/release`);
  assert.match(html, /Pseudonymised/);
  assert.match(html, /the child was seen with her mother the mother/);
  for (const format of ['word', 'excel', 'csv']) {
    const answer = await manager.get(`${home}/release/${format}`);
    assert.match(answer.headers['content-disposition'] as string, /chronology-pseudonymised/);
    const text = format === 'csv' ? answer.body.toString('utf8') : Object.values(unzipSync(answer.body)).map((part) => Buffer.from(part).toString('utf8')).join('\n');
    assert.match(text, /the child was taken to \[protected location\] by a neighbour/);
    assert.doesNotMatch(text, /Tess|Harding|Grace|Aaron|Larkfield|Smith/i);
  }
});

test('it is called anonymised only after a person signed exactly that, and no longer when something changed', async () => {
  const before = await manager.get(`${home}/release`);
  const [, digest = ''] = /name="digest" value="([0-9a-f]{64})"/.exec(before.html) ?? [];
  assert.match((await manager.post(`${home}/release`, { digest })).html, /Read every entry, and say that you have/);
  assert.match((await manager.post(`${home}/release`, { digest: '0'.repeat(64), read: 'yes' })).html, /What was signed is not what would be released/);
  assert.equal((await manager.post(`${home}/release`, { digest, read: 'yes' })).status, 303);
  assert.match((await manager.get(`${home}/release`)).html, /Marion Teal read exactly this/);
  assert.match((await manager.get(`${home}/release/csv`)).headers['content-disposition'] as string, /chronology-anonymised/);

  await keepNames(2, { people: 'Tess Harding = Child 1\nGrace Harding = the mother\nAaron = a neighbour', reviewed: 'yes' });
  assert.match((await manager.get(`${home}/release/csv`)).headers['content-disposition'] as string, /chronology-pseudonymised/);
});

test('an entry that no cell of Excel can hold is named on the page, and the other kinds of file leave', async () => {
  await manager.get(`${home}/add`);
  const sent = await manager.send(`${home}/add`, {}, [{ field: 'files', name: 'long.csv', bytes: new TextEncoder().encode(`Date,Agency,Event\n5 May 2026,Police,${'seen '.repeat(8000)}\n`) }]);
  await manager.follow(sent);
  await manager.post(`${sent.location}/take-in`, {});
  const excel = await manager.get(`${home}/release/excel`);
  assert.deepEqual([excel.status, /"EXCHANGE_TEXT_TOO_LONG">A text of Entry 3 has 39999 characters,/.test(excel.html)], [422, true]);
  for (const format of ['word', 'csv']) assert.equal((await manager.get(`${home}/release/${format}`)).status, 200, format);
});

test('the list of names is for those who run the chronology, and a partner who reads it does not see it', async () => {
  const partner = await new Visitor(server).be('coveshire', 'partner-health');
  for (const page of ['names', 'release', 'release/csv']) assert.ok((await partner.get(`${home}/${page}`)).status >= 403);
});

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
const page = `${home}/for-agency?whose=Police%2C+Coveshire`;
const manager = await new Visitor(server).be('coveshire', 'bm');
const ACCOUNT = 'Date,Agency,Area,Event\n3 May 2026,Police,Coveshire,Called to Larkfield Refuge\n4 May 2026,Police,Ashshire,Stopped a car\n5 May 2026,School,Coveshire,Absent all week\n6 May 2026,School,Coveshire,Seen with a bruise\n7 May 2026,police,Coveshire,Rang the mother\n';

async function texts(format: string): Promise<string> {
  const { body } = await manager.get(`${home}/for-agency/${format}?whose=Police%2C+Coveshire`);
  return format === 'word' || format === 'excel' ? Object.values(unzipSync(new Uint8Array(body))).map((part) => Buffer.from(part).toString()).join('\n') : body.toString();
}

/** The number of the entry that tells this. */
async function idOf(told: string): Promise<string> {
  const { html } = await manager.get(page);
  return new RegExp(`name="e-([0-9a-f-]{36})"(?:(?!</tr>)[\\s\\S])*${told}`).exec(html.slice(html.lastIndexOf('name="e-', html.indexOf(told))))?.[1] ?? '';
}

await manager.get(`${home}/add`);
const sent = await manager.send(`${home}/add`, {}, [{ field: 'files', name: 'all.csv', bytes: new TextEncoder().encode(ACCOUNT) }]);
await manager.follow(sent);
await manager.post(`${sent.location}/take-in`, {});

test('an agency’s own entries leave in four forms, another area’s and other agencies’ do not', async () => {
  assert.match((await manager.get(`${home}/for-agency`)).html, /<option value="Police, Coveshire"/);
  assert.match((await manager.get(page)).html, /2 entries of its own and (?:0|no) entries released to it/);
  for (const format of ['word', 'excel', 'csv', 'json']) {
    const text = await texts(format);
    for (const own of [/Called to Larkfield Refuge/, /Rang the mother/]) assert.match(text, own, format);
    assert.doesNotMatch(text, /Stopped a car|Absent all week|Seen with a bruise/, format);
  }
});

test('what is released to it leaves too, until it is taken back; nothing ticked is refused', async () => {
  assert.match((await manager.post(`${home}/for-agency`, { whose: '' })).html, /Choose an agency/);
  const nothing = await manager.post(`${home}/for-agency`, { whose: 'Police, Coveshire' });
  assert.deepEqual([nothing.status, /Tick at least one entry/.test(nothing.html)], [422, true]);
  const bruise = await idOf('Seen with a bruise');
  assert.equal((await manager.post(`${home}/for-agency`, { whose: 'Police, Coveshire', [`e-${bruise}`]: '1' })).status, 303);
  assert.match((await manager.get(page)).html, /2 entries of its own and 1 entry released to it/);
  assert.match(await texts('json'), /Seen with a bruise/);
  assert.match((await manager.get(`${home}/entries/${bruise}`)).html, /Released to:<\/strong> Police, Coveshire/);
  assert.equal((await manager.post(`${home}/for-agency`, { whose: 'Police, Coveshire', back: 'yes', [`e-${bruise}`]: '1' })).status, 303);
  assert.doesNotMatch(await texts('json'), /Seen with a bruise/);
});

test('a protected location never leaves, and where a word of one is left nothing does', async () => {
  const keep = async (version: string, places: string) => {
    await manager.get(`${home}/names`);
    return manager.post(`${home}/names`, { version, people: 'Tess Harding = the child', places: '', organisations: '', protected: places, birthdays: '', ordinary: '' });
  };
  assert.equal((await keep('0', 'Larkfield Refuge')).status, 303);
  for (const format of ['word', 'excel', 'csv', 'json']) assert.match(await texts(format), /Called to \[protected location\]/, format);
  assert.equal((await keep('1', 'Larkfield House')).status, 303);
  assert.match((await manager.get(page)).html, /Nothing leaves yet/);
  for (const format of ['word', 'excel', 'csv', 'json']) assert.match((await manager.get(`${home}/for-agency/${format}?whose=Police%2C+Coveshire`)).html, /Nothing leaves yet/, format);
});

test('only who runs the review takes out for an agency', async () => {
  for (const who of ['partner-police', 'scrutineer', 'notifier']) assert.equal((await (await new Visitor(server).be('coveshire', who)).get(page)).status, 403, who);
  assert.equal((await (await new Visitor(server).be('ashshire', 'bm')).get(page)).status, 404);
  assert.equal((await manager.get(`${home}/for-agency/pdf?whose=Police%2C+Coveshire`)).status, 404);
  assert.match((await manager.get(`${home}/for-agency/word?whose=Nobody`)).html, /Choose an agency/);
});

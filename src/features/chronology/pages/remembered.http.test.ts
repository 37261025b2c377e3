import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { demoId } from '../../../demo/id.ts';
import { askedOf, make, recipient, send } from '../upload-link/upload-link.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const { incident, request, other, links } = await askedOf(database);
const home = `/incidents/${incident}/chronology`;
const bm = await new Visitor(server).be('coveshire', 'bm');
const text = (lines: string) => new TextEncoder().encode(lines);
const odd = (words: string) => text(`K,L,What we did\n3 June 2016,${words},Letter\n4 July 2016,Repairs,Visit\n`);
const known = (words: string) => text(`Date,Event,What we did\n3 June 2016,${words},Letter\n`);

async function added(visitor: Visitor, name: string, bytes: Uint8Array, whose = ''): Promise<Page> {
  await visitor.get(`${home}/add`);
  return visitor.send(`${home}/add`, { whose }, [{ field: 'files', name, bytes }]);
}

async function source(name: string) {
  return database.owner.selectFrom('chronology.source').selectAll().where('file_name', '=', name).executeTakeFirstOrThrow();
}

/** The roles of the columns as the newest reading of a file has them. */
async function rolesOf(name: string): Promise<readonly string[]> {
  const { mapping } = await database.owner.selectFrom('chronology.reading').select('mapping').where('source_id', '=', (await source(name)).id).orderBy('seq', 'desc').executeTakeFirstOrThrow();
  return JSON.parse(JSON.stringify(mapping)).flatMap(({ columns }: { columns: readonly { role: string }[] }) => columns.map(({ role }) => role));
}

test('an agency that was not asked about this incident cannot be chosen', async () => {
  for (const whose of [incident, 'x', demoId('organisation', 'coveshire', 'housing')]) {
    const page = await added(bm, 'Whose.csv', text('Date,Event\n1 May 2016,Whose\n'), whose);
    assert.equal(page.status, 422);
    assert.match(page.html, /CHRONOLOGY_REQUEST_NOT_OPEN/);
  }
});

test('a correction is remembered for the agency’s next file, by whatever way that comes', async () => {
  const first = await added(bm, 'First.csv', odd('Rent arrears'), request);
  assert.match((await bm.follow(first)).html, /Is it a chronology\?/);
  await bm.follow(await bm.post(`${first.location}/read-again`, { 'read-0': 'yes' }));
  const again = await bm.post(`${first.location}/read-again`, { 'role-0-1': 'date', 'role-0-2': 'text', 'role-0-3': 'analysis' });
  const after = await bm.follow(again);
  assert.match(after.html, /next files with these headings will be read the same way/);
  assert.match(after.html, /Read as Marion Teal said on Monday 23 November 2026/);

  assert.match((await bm.follow(await added(bm, 'Second.csv', odd('Noise'), request))).html, /Remembered/);
  assert.deepEqual(await rolesOf('Second.csv'), ['date', 'text', 'analysis']);
  const made = await make(server, links);
  assert.equal((await send(await recipient(server, made), made.at, 'Third.csv', odd('Third'))).status, 303);
  assert.deepEqual(await rolesOf('Third.csv'), ['date', 'text', 'analysis']);
});

test('a file that an agency sent by other means is put in for it, says whose it is and who put it in, and is not read as another agency’s', async () => {
  const sent = await added(bm, 'By e-mail.csv', odd('Moved in'), other);
  const looked = await bm.follow(sent);
  assert.match(looked.html, /It is the account of Coveshire Homes/);
  assert.match(looked.html, /Put in by<\/dt>\s*<dd[^>]*>Marion Teal/);
  const row = await source('By e-mail.csv');
  assert.deepEqual([row.agency, row.organisation_id, row.request_id], ['Coveshire Homes', demoId('organisation', 'coveshire', 'housing'), other]);
  assert.deepEqual(await rolesOf('By e-mail.csv'), []);
  const author = await new Visitor(server).be('coveshire', 'author-housing');
  assert.match((await author.get(`/requests/${other}/chronology`)).html, /By e-mail\.csv[^]*Sent by Marion Teal at/);
  const police = await new Visitor(server).be('coveshire', 'author-police');
  assert.equal((await police.get(`/requests/${other}/chronology`)).status, 404);
});

test('what is remembered is corrected by reading again, and forgotten when asked', async () => {
  const location = `${home}/sources/${(await source('Second.csv')).id}`;
  await bm.get(location);
  const corrected = await bm.post(`${location}/read-again`, { 'role-0-1': 'date', 'role-0-2': 'text', 'role-0-3': 'action' });
  const { html } = await bm.follow(corrected);
  await added(bm, 'Fourth.csv', odd('Fourth'), request);
  assert.deepEqual(await rolesOf('Fourth.csv'), ['date', 'text', 'action']);

  const [, memory = ''] = /name="forget" value="([^"]+)"/.exec(html) ?? [];
  const forgotten = await bm.post(`${location}/forget`, { forget: memory });
  assert.match((await bm.follow(forgotten)).html, /Forgotten/);
  assert.match((await bm.post(`${location}/forget`, { forget: memory })).html, /CHRONOLOGY_MAPPING_NOT_REMEMBERED/);
  assert.deepEqual(await rolesOf('Second.csv'), ['date', 'text', 'action']);
  await added(bm, 'Fifth.csv', odd('Fifth'), request);
  assert.deepEqual(await rolesOf('Fifth.csv'), []);
});

test('an agency that is known only from the file, or from what a person says of it, is remembered too', async () => {
  const first = await added(bm, 'Police one.csv', known('One'));
  await bm.follow(first);
  await bm.post(`${first.location}/read-again`, { agency: '', 'role-0-1': 'date', 'role-0-2': 'text', 'role-0-3': 'analysis' });
  await added(bm, 'Police two.csv', known('Two'));
  assert.deepEqual(await rolesOf('Police two.csv'), ['date', 'text', 'analysis']);

  const { location = '' } = await added(bm, 'Log.csv', known('Three'));
  await bm.get(location);
  assert.deepEqual(await rolesOf('Log.csv'), ['date', 'text', 'other']);
  const named = await bm.follow(await bm.post(`${location}/read-again`, { agency: 'Police', 'role-0-1': 'date', 'role-0-2': 'text', 'role-0-3': 'other' }));
  assert.deepEqual(await rolesOf('Log.csv'), ['date', 'text', 'analysis']);
  assert.match(named.html, /name="agency"[^>]*value="Police"/);
  assert.match(named.html, /Whose account<\/dt>\s*<dd[^>]*>Police/);
});

test('nobody but those who run the chronology teaches or makes forget', async () => {
  const { id } = await source('Police two.csv');
  const partner = await new Visitor(server).be('coveshire', 'partner-police');
  const { html } = await partner.get(`${home}/sources/${id}`);
  assert.doesNotMatch(html, /name="forget"/);
  assert.equal((await partner.post(`${home}/sources/${id}/forget`, { forget: id })).status, 403);
});

test('a file without headings keeps each row when it is read again, also one that is numbered like a column', async () => {
  const { location = '' } = await added(bm, 'No headings.csv', text('1,3 June 2016,Telephoned about the rent and the noise\n2,4 July 2016,Visited the flat with a colleague\n3,5 July 2016,Wrote to the landlord about repairs\n'));
  const before = await bm.get(location);
  assert.match(before.html, /Take 3 entries into the chronology/);
  const after = await bm.follow(await bm.post(`${location}/read-again`, { 'role-0-1': 'id', 'role-0-2': 'date', 'role-0-3': 'text' }));
  assert.match(after.html, /Take 3 entries into the chronology/);
});

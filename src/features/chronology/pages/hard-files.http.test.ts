import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const home = `/incidents/${incident}/chronology`;
const manager = await new Visitor(server).be('coveshire', 'bm');

async function taken(name: string, text: string): Promise<readonly number[]> {
  await manager.get(`${home}/add`);
  const sent = await manager.send(`${home}/add`, {}, [{ field: 'files', name, bytes: new TextEncoder().encode(text) }]);
  const shown = await manager.follow(sent);
  return [sent.status, shown.status, (await manager.post(`${sent.location}/take-in`, {})).status];
}

test('a file whose column of agencies holds a whole account is kept and taken in', async () => {
  assert.deepEqual(await taken('long.csv', `Date,Agency,Event\n3 May 2026,${'word '.repeat(2000)},Seen\n`), [303, 200, 303]);
});

test('an entry that no cell of Excel can hold is named on the page, and the other kinds of file leave', async () => {
  await taken('long-entry.csv', `Date,Agency,Event\n4 May 2026,Police,${'word '.repeat(8000)}\n`);
  const excel = await manager.get(`${home}/take-out/excel`);
  assert.match(excel.html, /EXCHANGE_TEXT_TOO_LONG/);
  for (const format of ['word', 'csv', 'json']) assert.equal((await manager.get(`${home}/take-out/${format}`)).status, 200, format);
});

test('a word that every object of JavaScript has is no kind of file, and a sign that no database holds is left out of a filter', async () => {
  for (const format of ['constructor', '__proto__', 'toString']) assert.equal((await manager.get(`${home}/take-out/${format}`)).status, 404, format);
  assert.equal((await manager.get(`${home}?agency=%00Police&words=%00`)).status, 200);
});

test('a file that came without a name is kept under a plain one', async () => {
  assert.deepEqual(await taken('', 'Date,Agency,Event\n5 May 2026,Police,Came without a name\n'), [303, 200, 303]);
  assert.match((await manager.get(home)).html, /A file without a name/);
});

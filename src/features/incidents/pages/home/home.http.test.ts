import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);

const emptyHomes = [
  ['coveshire', 'bm', /No incident is open/, /Record an incident/],
  ['coveshire', 'notifier', /No incident is open/, /Record an incident/],
  ['coveshire', 'partner-police', /No incident is open/, /href="\/incidents"/],
  ['coveshire', 'scrutineer', /No incident is open/, /href="\/incidents"/],
  ['coveshire', 'author-hospital', /Coveshire Hospitals NHS Trust has been asked/, /Nothing is waiting for an answer/],
  ['coveshire', 'administrator', /Manage accounts/, /href="\/accounts"/],
  ['nation', 'secretariat', /Nothing has come in yet/, /href="\/panel"/],
  ['nation', 'analyst', /Nothing has come in yet/, /href="\/panel"/],
] as const;

for (const [place, key, ...expected] of emptyHomes) {
  test(`the home of ${place}/${key} says what there is before anything has happened`, async () => {
    const visitor = await new Visitor(server).be(place, key);
    const page = await visitor.get('/');
    assert.equal(page.status, 200);
    for (const words of expected) assert.match(page.html, words);
  });
}

test('only those who may record an incident are offered it', async () => {
  for (const key of ['partner-police', 'scrutineer', 'author-hospital', 'administrator']) {
    const { html } = await (await new Visitor(server).be('coveshire', key)).get('/');
    assert.doesNotMatch(html, /Record an incident/, key);
  }
});

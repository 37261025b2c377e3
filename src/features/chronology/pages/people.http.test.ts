import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const home = `/incidents/${incident}/chronology/people`;
const manager = await new Visitor(server).be('coveshire', 'bm');

async function add(kind: string, typed: Readonly<Record<string, string>>) {
  await manager.get(`${home}/add/${kind}`);
  return manager.post(`${home}/add/${kind}`, typed);
}

async function idOf(role: string): Promise<string> {
  const { html } = await manager.get(`${home}/add/parent`);
  return new RegExp(`<option value="([^"]+)"[^>]*>${role}<`).exec(html)?.[1] ?? '';
}

test('people and unions are added, and the genogram shows the day that is asked for', async () => {
  assert.match((await manager.get(home)).html, /Nobody has been added yet/);
  assert.equal((await add('person', {})).status, 422);
  for (const typed of [{ role: 'the child', sex: 'female', born: 'May 2026', subject: 'yes' }, { role: 'the mother', sex: 'female' }, { role: 'the father', sex: 'male' }]) assert.equal((await add('person', typed)).status, 303);
  const [child, mother, father] = [await idOf('the child'), await idOf('the mother'), await idOf('the father')];
  assert.equal((await add('parent', { child, parent: child, kind: 'birth' })).status, 422);
  for (const parent of [mother, father]) assert.equal((await add('parent', { child, parent, kind: 'birth' })).status, 303);
  assert.equal((await add('union', { a: mother, b: father, kind: 'lasting', starts: '2024', ends: 'June 2026', ended: 'separated' })).status, 303);
  const later = (await manager.get(`${home}?on=2026-07-01`)).html;
  assert.match(later, /the mother<\/strong>|The mother<\/strong>/);
  assert.match(later, /union with the father from 2024, separated June 2026/);
  assert.equal(later.match(/class="genogram-role"/g)?.length, 3);
  assert.equal((await manager.get(`${home}?on=2026-04-30`)).html.match(/class="genogram-role"/g)?.length, 2);
});

test('a pregnancy and twins are added with forms of their own, and stand in the picture, its key and its words', async () => {
  assert.equal((await add('pregnancy', {})).status, 422);
  assert.equal((await add('pregnancy', { role: 'the unborn baby', known: 'June 2026', came: 'expected', born: 'July 2026' })).status, 422);
  assert.equal((await add('pregnancy', { role: 'the unborn baby', known: 'June 2026', came: 'expected' })).status, 303);
  assert.equal((await add('person', { role: 'the brother', sex: 'male', born: 'May 2026' })).status, 303);
  const [child, brother] = [await idOf('the child'), await idOf('the brother')];
  assert.equal((await add('twins', { a: child, b: child, kind: 'identical' })).status, 422);
  assert.equal((await add('twins', { a: child, b: brother, kind: 'not-identical' })).status, 303);
  const { html } = await manager.get(`${home}?on=2026-07-01`);
  assert.match(html, /The unborn baby<\/strong>: a pregnancy, known from June 2026\./);
  assert.match(html, /twin, not identical, of the brother/);
  assert.match(html, /identical twins<\/li>/);
  assert.equal((await manager.get(`${home}?on=2026-05-31`)).html.match(/The unborn baby<\/strong>/), null);
  for (const words of ['The brother', 'The unborn baby']) {
    const [, back = ''] = new RegExp(`<li>${words}[^<]*<a class="govuk-link" href="([^"]+)"`).exec((await manager.get(home)).html) ?? [];
    await manager.get(back);
    assert.equal((await manager.post(back, { reason: 'Tried out' })).status, 303);
  }
});

test('what is taken back needs a reason, and what hangs on a person goes with them', async () => {
  const [, back = ''] = /<li>The father <a class="govuk-link" href="([^"]+)"/.exec((await manager.get(home)).html) ?? [];
  await manager.get(back);
  assert.equal((await manager.post(back, { reason: '' })).status, 422);
  assert.equal((await manager.post(back, { reason: 'Entered twice' })).status, 303);
  const { html } = await manager.get(`${home}?on=2026-07-01`);
  assert.equal(html.match(/class="genogram-role"/g)?.length, 2);
  assert.doesNotMatch(html, /union with/);
});

test('a partner reads it and adds nothing; another area sees nothing', async () => {
  const partner = await new Visitor(server).be('coveshire', 'partner-police');
  assert.doesNotMatch((await partner.get(home)).html, /Add a person/);
  assert.ok((await partner.get(`${home}/add/person`)).status >= 403);
  assert.equal((await (await new Visitor(server).be('ashshire', 'bm')).get(home)).status, 404);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const ADDRESS = '/account/sign-ins';

const marion = async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(ADDRESS);
  return visitor;
};

const others = (html: string) => [...html.matchAll(/name="session" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
const ended = async (visitor: Visitor) => (await visitor.get(ADDRESS)).status === 303;

test('a person sees their own sign-ins, with this one marked, and nobody else’s', async () => {
  const [here] = await Promise.all([marion(), marion(), new Visitor(server).be('coveshire', 'notifier')]);
  const { html } = await here.get(ADDRESS);
  assert.equal(others(html).length, 1);
  assert.equal([...html.matchAll(/This one/g)].length, 1);
  await here.post('/account/sign-ins/end', { session: 'others' });
});

test('one sign-in is ended, and the others stay', async () => {
  const here = await marion();
  await here.post('/account/sign-ins/end', { session: 'others' });
  const [there, elsewhere] = [await marion(), await marion()];
  const [newest = ''] = others((await here.get(ADDRESS)).html);
  assert.equal((await here.post('/account/sign-ins/end', { session: newest })).status, 303);
  assert.deepEqual([await ended(here), [await ended(there), await ended(elsewhere)].filter(Boolean).length], [false, 1]);
  await here.get(ADDRESS);
  await here.post('/account/sign-ins/end', { session: 'others' });
});

test('all others are ended at once', async () => {
  const [here, there, elsewhere] = [await marion(), await marion(), await marion()];
  await here.get(ADDRESS);
  await here.post('/account/sign-ins/end', { session: 'others' });
  assert.deepEqual([await ended(here), await ended(there), await ended(elsewhere)], [false, true, true]);
});

test('two sign-ins that end all others at the same moment leave no fault and no third', async () => {
  const [one, two, three] = [await marion(), await marion(), await marion()];
  const done = await Promise.all([one, two].map((visitor) => visitor.post('/account/sign-ins/end', { session: 'others' })));
  assert.ok(done.every(({ status }) => status === 303));
  assert.equal(await ended(three), true);
});

test('somebody else’s sign-in cannot be ended, named by its id or not', async () => {
  const other = await new Visitor(server).be('coveshire', 'partner-police');
  const { id } = await database.owner.selectFrom('access.session').orderBy('started_at', 'desc').where('revoked_at', 'is', null)
    .innerJoin('access.person as p', 'p.id', 'access.session.person_id').select('access.session.id').where('p.name', '=', 'Colm Astley').executeTakeFirstOrThrow();
  const here = await marion();
  await here.post('/account/sign-ins/end', { session: id });
  assert.equal(await ended(other), false);
});

test('an id that is none ends nothing', async () => {
  const [here, there] = [await marion(), await marion()];
  await here.get(ADDRESS);
  await here.post('/account/sign-ins/end', { session: 'nonsense' });
  assert.equal(await ended(there), false);
});

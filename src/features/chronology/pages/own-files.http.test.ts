import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedCases } from '../../../demo/seed-cases.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
await seedCases(database.appUrl, MORNING);
const csv = (words: string) => new TextEncoder().encode(`Date,Event\n3 May 2024,"${words}"\nlast week,Called\n`);

test('an agency’s author sends a chronology, sees what was read, and no other agency sees it', async () => {
  const housing = await new Visitor(server).be('coveshire', 'author-housing');
  const { html } = await housing.get('/requests');
  const addresses = [...new Set([...html.matchAll(/href="(\/requests\/[0-9a-f-]{36})"/g)].map(([, at = '']) => at))];
  const [at = ''] = addresses;
  assert.match((await housing.get(at)).html, /Send your chronology/);
  await housing.get(`${at}/chronology`);
  assert.equal((await housing.send(`${at}/chronology`, {}, [])).status, 422);
  const sent = await housing.send(`${at}/chronology`, {}, [{ field: 'files', name: 'Our log.csv', bytes: csv('Noise complaint at the flat') }]);
  assert.equal(sent.status, 303);
  const after = await housing.follow(sent);
  assert.match(after.html, /Our log\.csv/);
  assert.match(after.html, /row 3/);

  const police = await new Visitor(server).be('coveshire', 'author-police');
  assert.equal((await police.get(`${at}/chronology`)).status, 404);
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const [source] = await database.owner.selectFrom('chronology.source').select(['id', 'incident_id', 'agency']).where('file_name', '=', 'Our log.csv').execute();
  assert.equal(source?.agency, 'Coveshire Homes');
  const chronology = `/incidents/${source?.incident_id}/chronology`;
  assert.match((await manager.get(chronology)).html, /Coveshire Homes: Our log\.csv/);
  assert.equal((await housing.get(chronology)).status, 403);
  await manager.get(`${chronology}/sources/${source?.id}`);
  assert.equal((await manager.post(`${chronology}/sources/${source?.id}/take-in`, {})).status, 303);
  assert.match((await housing.get(`${at}/chronology`)).html, /Taken in/);
});

test('a file under an agency’s short name is said to be one agency’s that was asked', async () => {
  const { incident_id: incident } = await database.owner.selectFrom('chronology.source').select('incident_id').where('file_name', '=', 'Our log.csv').executeTakeFirstOrThrow();
  const home = `/incidents/${incident}/chronology`;
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const missing = async () => /No chronology received from Coveshire Community Health/.test((await manager.get(home)).html);
  await manager.get(`${home}/add`);
  const { location: at = '' } = await manager.send(`${home}/add`, {}, [{ field: 'files', name: 'Their log.csv', bytes: new TextEncoder().encode('Date,Agency,Event\n4 May 2024,The clinic,Not brought to the clinic\n') }]);
  const [, health = ''] = /value="([0-9a-f-]{36})"[^>]*>Coveshire Community Health</.exec((await manager.get(at)).html) ?? [];
  const say = async (whose: string) => {
    await manager.get(at);
    return (await manager.post(`${at}/whose`, { whose })).status;
  };
  assert.equal(await say(health), 422, 'before it is taken in, its form is the one of the columns');
  assert.equal((await manager.post(`${at}/take-in`, {})).status, 303);
  assert.equal(await missing(), true);
  assert.equal(await say(health), 303);
  assert.equal(await missing(), false);
  assert.match((await manager.get(at)).html, /selected>Coveshire Community Health</);
  assert.equal(await say(''), 303);
  assert.equal(await missing(), true);
  assert.equal(await say(incident), 422);
  assert.match((await manager.get(home)).html, /Not brought to the clinic/);
});

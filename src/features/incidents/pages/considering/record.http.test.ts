import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { considered } from './considered.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);

test('an incident is opened, typed, checked, recorded and shown', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get('/incidents');
  const opened = await visitor.post('/incidents', {});
  assert.equal(opened.status, 303);
  const form = await visitor.follow(opened);
  assert.equal(form.status, 200);
  const posted = await visitor.post(opened.location ?? '', considered());
  assert.match(posted.location ?? posted.html, /check$/);
  const check = await visitor.follow(posted);
  assert.match(check.html, /Saturday 21 November 2026|21 November 2026/);
  const done = await visitor.post(posted.location ?? '', { seen: '1' });
  assert.match(done.location ?? done.html, /^\/incidents\/[0-9a-f-]+$/);
  const page = await visitor.follow(done);
  assert.match(page.html, /Incident 2026-001/);
  assert.match(page.html, /Infant found unresponsive/);
  assert.match((await visitor.get('/incidents')).html, /Infant found unresponsive/);
});

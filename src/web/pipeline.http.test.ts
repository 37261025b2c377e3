import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definePage, type AnyPage } from '../features/access/index.ts';
import { path } from '../platform/pages/path.ts';
import { testDatabase } from '../../test/support/database.ts';
import { testSite } from '../../test/support/site.ts';
import { Visitor } from '../../test/support/visitor.ts';

const database = await testDatabase();
const { server, heads, clock } = await testSite(database);

async function entries() {
  return database.owner.selectFrom('audit.entry').selectAll().orderBy('at').orderBy('seq').execute();
}

test('a page sends its audit entry to the database and its head outside before it answers', async () => {
  const visitor = new Visitor(server);
  const page = await visitor.get('/choose-person');
  assert.equal(page.status, 200);
  const [newest] = (await entries()).filter((entry) => entry.chain === 'system').slice(-1);
  assert.equal(newest?.event, 'sign-in.page-shown');
  assert.equal(newest?.digest.toString('hex'), heads.get('system')?.digest);
});

test('someone who has not signed in is led to the sign-in, and to where they were going after it', async () => {
  const page = await new Visitor(server).get('/account/sign-ins?page=2');
  assert.equal(page.status, 303);
  assert.equal(page.location, `/sign-in?then=${encodeURIComponent('/account/sign-ins?page=2')}`);
});

test('a forged form token is refused in words, with a code, and what was typed is still there', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const page = await visitor.post('/sign-out', { _csrf: 'forged', reason: 'typed with care' });
  assert.equal(page.status, 403);
  assert.match(page.html, /FORM_TOKEN_NOT_OURS/);
  assert.match(page.html, /typed with care/);
});

test('a form from another site is refused whatever its token, and is not offered for sending again', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/choose-person')).html)?.[1] ?? '';
  const response = await server.inject({
    method: 'POST', url: '/sign-out', cookies: { sightline: visitor.cookie() ?? '' },
    payload: new URLSearchParams({ _csrf: token, reason: 'planted' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(response.statusCode, 403);
  assert.doesNotMatch(response.body, /planted/);
});

test('a session ends when it has been idle too long', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const before = clock.now;
  clock.now = new Date(before.getTime() + 31 * 60_000);
  const page = await visitor.post('/sign-out', {});
  clock.now = before;
  assert.equal(page.location, '/sign-in');
});

test('signing out ends the session in the database, so that a copied cookie is worth nothing', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const copied = visitor.cookie() ?? '';
  assert.equal((await visitor.post('/sign-out', {})).status, 303);
  const again = await server.inject({ method: 'POST', url: '/sign-out', cookies: { sightline: copied } });
  assert.equal(again.headers.location, '/sign-in');
});

test('a fault shows a reference, tells nothing else, and leaves no half of the act behind', async () => {
  const breaking: AnyPage = definePage({
    method: 'GET', path: path('/breaks'), may: 'public', audits: 'sign-in.page-shown',
    handle: () => { throw new Error('secret detail'); },
  });
  const { createServer } = await import('./server.ts');
  const { createAssets, createRenderer } = await import('../platform/pages/index.ts');
  const assets = createAssets();
  const count = (await entries()).length;
  const site = await createServer({
    database: database.app, pages: [breaking], calls: [], record: () => Promise.reject(new Error('never reached')), heads: { keep: () => {} },
    render: createRenderer({ assets: assets.addresses, rooms: {} }), assets, frame: () => ({ site: { demo: true } }),
    now: () => clock.now, limits: { idleMinutes: 30, absoluteMinutes: 60 }, formKey: Buffer.alloc(32), secure: false, trustProxy: false, logger: false, requestsPerMinute: 600, guessesPerMinute: 600, callsPerMinute: 60,
  });
  const response = await site.inject({ url: '/breaks' });
  await site.close();
  assert.equal(response.statusCode, 500);
  assert.doesNotMatch(response.body, /secret detail/);
  assert.equal((await entries()).length, count);
});

test('an address that is no page says so with a code', async () => {
  const page = await new Visitor(server).get('/no-such-page');
  assert.equal(page.status, 404);
  assert.match(page.html, /PAGE_NOT_FOUND/);
});

test('every page forbids inline script, framing and keeping', async () => {
  const { headers } = await new Visitor(server).get('/choose-person');
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/);
  assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
  assert.equal(headers['cache-control'], 'no-store');
});

test('someone who guesses at an open form is told to wait', async () => {
  const { server: live } = await testSite(await testDatabase(), { demo: false, guessesPerMinute: 30 });
  const statuses: number[] = [];
  for (let guess = 0; guess < 31; guess += 1) {
    statuses.push((await live.inject({ method: 'POST', url: '/sign-in', payload: 'email=a%40b.example', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).statusCode);
  }
  await live.close();
  assert.equal(statuses.filter((status) => status === 429).length, 1);
  assert.equal(statuses.at(-1), 429);
});

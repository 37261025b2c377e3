import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { testSite } from '../support/site.ts';
import { Visitor } from '../support/visitor.ts';

const { server } = await testSite(await testDatabase(), { publicUrl: 'https://sightline.example' });

async function signOutFrom(headers: Readonly<Record<string, string>>): Promise<number> {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/')).html)?.[1] ?? '';
  const { statusCode } = await server.inject({
    method: 'POST', url: '/sign-out', cookies: { sightline: visitor.cookie() ?? '' }, payload: `_csrf=${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: '127.0.0.1:3000', ...headers },
  });
  return statusCode;
}

test('a form from the public address is ours behind a proxy that is not named as trusted', async () => {
  assert.equal(await signOutFrom({ origin: 'https://sightline.example', 'sec-fetch-site': 'same-origin' }), 303);
});

test('no header of the visitor’s own makes another site’s form ours', async () => {
  const elsewhere = 'https://elsewhere.example';
  const forged = { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https', forwarded: 'host=elsewhere.example;proto=https' };
  for (const origin of [elsewhere, 'null', 'http://sightline.example', 'https://sightline.example.elsewhere.example', 'https://sightline.example:8443']) {
    assert.equal(await signOutFrom({ origin }), 403, origin);
    assert.equal(await signOutFrom({ origin, ...forged }), 403, `${origin}, forged`);
  }
  for (const from of ['cross-site', 'same-site']) assert.equal(await signOutFrom({ origin: 'https://sightline.example', 'sec-fetch-site': from }), 403, from);
});

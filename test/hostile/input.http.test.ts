import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openThrough, recordThrough } from '../../src/features/incidents/pages/considering/considered.fixture.ts';
import { testDatabase } from '../support/database.ts';
import { testSite } from '../support/site.ts';
import { Visitor } from '../support/visitor.ts';

const FORM = 'application/x-www-form-urlencoded';

const database = await testDatabase();
const { server } = await testSite(database);
const manager = await new Visitor(server).be('coveshire', 'bm');

async function drafts(): Promise<number> {
  return (await database.owner.selectFrom('incidents.draft').select('form').execute()).length;
}

test('a count of savings that no form of ours holds is taken for none', async () => {
  const form = await openThrough(manager);
  for (const seen of ['99999999999', '2147483647', '1e300', '-1', '1.5', 'NaN', '0x10', '', 'Infinity']) {
    const page = await manager.post(form, { title: 'Typed with care', seen, copy: 'one', do: 'check' });
    assert.equal(page.status, 422, seen);
    assert.match(page.html, /Typed with care/);
  }
});

test('what no database can keep is left out of every field, the hidden ones too', async () => {
  const form = await openThrough(manager);
  const page = await manager.post(form, { title: 'A\0B', seen: '0', copy: 'a\0b', children: '1\0', do: 'check\0' });
  assert.equal(page.status, 422);
  assert.match(page.html, /value="AB"/);
});

test('a body that is no form is not read, and nothing of it is kept', async () => {
  const form = await openThrough(manager);
  const before = await drafts();
  const bodies = [['application/json', '{"title":{"a":1}}'], ['application/json', '[1]'], ['text/plain', 'title=x'], ['multipart/form-data; boundary=x', '--x--'], ['', 'x']] as const;
  for (const [type, payload] of bodies) {
    const { statusCode, body } = await server.inject({ method: 'POST', url: form, payload, headers: { 'content-type': type }, cookies: { sightline: manager.cookie() ?? '' } });
    assert.equal(statusCode, 400, type);
    assert.match(body, /REQUEST_NOT_READABLE/);
  }
  assert.equal(await drafts(), before);
});

test('a form with names of its own making, thousands of them and some twice, is read as any other', async () => {
  const form = await openThrough(manager);
  const token = /name="_csrf" value="([^"]+)"/.exec((await manager.get(form)).html)?.[1] ?? '';
  const many = Array.from({ length: 5_000 }, (_, index) => `field-${index}=x`).join('&');
  const payload = `_csrf=${token}&__proto__=1&constructor=2&toString=3&title=%zz%ff&title=repeatedtitle&seen=0&copy=x&${many}`;
  const { statusCode, body } = await server.inject({ method: 'POST', url: form, payload, headers: { 'content-type': FORM }, cookies: { sightline: manager.cookie() ?? '' } });
  assert.equal(statusCode, 422);
  assert.doesNotMatch(body, /repeatedtitle/);
});

test('an address that cannot be decoded, or is very long, is answered by a page under our headers', async () => {
  for (const url of ['/%zz', '/incidents/%zz', '/%c0%ae', `/incidents/${'a'.repeat(5_000)}`]) {
    const { statusCode, headers, body } = await server.inject({ url, cookies: { sightline: manager.cookie() ?? '' } });
    assert.equal(statusCode, 404, url);
    assert.match(body, /_NOT_FOUND/);
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    assert.equal(headers['cache-control'], 'no-store');
  }
});

test('a part of an address that is almost an id names nothing', async () => {
  const incident = await recordThrough(manager);
  for (const id of ['-'.repeat(36), 'a'.repeat(36), '%00', 'null', '__proto__', "' or 1=1--"]) {
    const part = encodeURIComponent(id);
    for (const url of [`${incident}/agencies/${part}`, `${incident}/agencies/${part}/chase`, `${incident}/notification/${part}`, `${incident}/notification/${part}/answers`, `/incidents/${part}`]) {
      assert.equal((await manager.get(url)).status, 404, url);
    }
    assert.equal((await manager.post(`${incident}/drafts/${part}`, {})).status, 404, part);
  }
});

test('nobody saves a draft of a form that is not theirs to send', async () => {
  const incident = await recordThrough(manager);
  const before = await drafts();
  const planted = await manager.post(`${incident}/drafts/decided_on_notification`, { outcome: 'do-not-notify', reason: 'Planted', seen: '0', copy: 'a' });
  assert.equal(planted.status, 404);
  assert.equal(await drafts(), before);
  const notifier = await new Visitor(server).be('coveshire', 'notifier');
  assert.doesNotMatch((await notifier.get(`${incident}/decide`)).html, /Planted/);
  assert.equal((await notifier.post(`${incident}/drafts/decided_on_notification`, { seen: '0', copy: 'a' })).status, 200);
});

test('a number with its comma in the wrong place is not read as another number', async () => {
  const form = await openThrough(manager);
  const page = await manager.post(form, { 'child-1-age': '1,7', seen: '0', copy: 'a', children: '1', do: 'check' });
  assert.match(page.html, /NUMBER_NOT_READABLE/);
  assert.match(page.html, /value="1,7"/);
});

import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { before, test } from 'node:test';
import { pino } from 'pino';
import { sql } from 'kysely';
import { demoId } from '../../../demo/id.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { incidentIn, requestTo, System, systemOf } from './calling.fixture.ts';

const lines: string[] = [];
const log = new Writable({ write: (chunk: Buffer, _, done) => { lines.push(chunk.toString()); done(); } });
const database = await testDatabase();
const { server, clock } = await testSite(database, { logger: pino({ level: 'trace' }, log), callsPerMinute: 100 });
let system: System;
let entries: string;

before(async () => {
  const incident = await incidentIn(server, 'coveshire');
  clock.now = new Date();
  system = await systemOf(server, 'coveshire', 'housing');
  entries = `/api/requests/${await requestTo(database, 'coveshire', 'housing', incident)}/entries`;
});

const entry = (reference: string, more: object = {}) => ({ reference, occurred: '3 May 2024', text: 'Noise complaint', ...more });
const kept = async () => (await database.owner.selectFrom('chronology.sent_entry').select('reference').orderBy('reference').execute()).map(({ reference }) => reference);

async function page(of: System): Promise<{ administrator: Visitor; html: string }> {
  const administrator = await new Visitor(server).be('coveshire', 'administrator');
  return { administrator, html: (await administrator.get(of.page)).html };
}

async function revoke(of: System): Promise<void> {
  const { administrator, html } = await page(of);
  const [, at = ''] = /action="([^"]+\/revoke)"/.exec(html) ?? [];
  assert.equal((await administrator.post(at, {})).status, 303);
}

test('without a key that somebody issued nothing is answered and nothing is kept', async () => {
  const wrong = `slk_${'a'.repeat(43)}`;
  const tries: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ authorization: '' }, 'KEY_MISSING'], [{ authorization: `Bearer ${wrong}` }, 'KEY_NOT_KNOWN'], [{ authorization: `Basic ${wrong}` }, 'KEY_NOT_KNOWN'],
    [{ authorization: `Bearer ${system.key} ${system.key}` }, 'KEY_NOT_KNOWN'], [{ authorization: `Bearer ${system.key}x` }, 'KEY_NOT_KNOWN'],
    [{ authorization: system.key }, 'KEY_NOT_KNOWN'], [{ authorization: `Bearer ${system.key.toUpperCase()}` }, 'KEY_NOT_KNOWN'], [{ authorization: 'Bearer \' or 1=1--' }, 'KEY_NOT_KNOWN'],
  ];
  for (const [headers, code] of tries) {
    const { status, body, headers: sent } = await system.post(entries, { entries: [entry('x')] }, headers);
    assert.deepEqual([status, body.code], [401, code], JSON.stringify(headers));
    assert.match(String(sent['www-authenticate']), /^Bearer realm="sightline"/);
    assert.match(String(sent['content-type']), /^application\/problem\+json/);
  }
  assert.equal((await server.inject({ url: `/api/requests?key=${system.key}` })).statusCode, 401);
  assert.deepEqual(await kept(), []);
});

test('a key that was revoked is refused at once, recorded, and shown to whoever manages it', async () => {
  const other = await systemOf(server, 'coveshire', 'police', 'Niche');
  assert.equal((await other.get('/api/requests')).status, 200);
  await revoke(other);
  const { status, body } = await other.get('/api/requests');
  assert.deepEqual([status, body.code], [401, 'KEY_REVOKED']);
  const trail = await database.owner.selectFrom('audit.entry').select(['outcome', 'person', 'request']).where('event', '=', 'system.key-refused').execute();
  assert.deepEqual(trail.map(({ outcome, person, request }) => [outcome, person, `urn:uuid:${request}`]), [['refused', null, body.instance]]);
  assert.match((await page(other)).html, /Somebody called with it on [^<]+, after its end, and was refused/);
});

test('a key ends at the end of its last day in London', async () => {
  const other = await systemOf(server, 'coveshire', 'hospital', 'CareNotes');
  const { ends_at: end } = await database.owner.selectFrom('access.system_key').select('ends_at').where('ending', '=', other.key.slice(-4)).executeTakeFirstOrThrow();
  const before = clock.now;
  clock.now = new Date(end.getTime() - 1);
  assert.equal((await other.get('/api/requests')).status, 200);
  clock.now = end;
  assert.deepEqual((await other.get('/api/requests')).body.code, 'KEY_ENDED');
  clock.now = before;
});

test('a new key works beside the old one, and both are the same system', async () => {
  const { administrator } = await page(system);
  const issued = await administrator.post(`${system.page}/keys`, { purpose: 'The next one', term: '12' });
  const [, key = ''] = />(slk_[\w-]{43})</.exec(issued.html) ?? [];
  const next = new System(server, key);
  assert.equal((await system.post(entries, { entries: [entry('rotated')] })).body.taken, 1);
  assert.equal((await next.post(entries, { entries: [entry('rotated')] })).body.already_held, 1);
  assert.doesNotMatch((await administrator.get(system.page)).html, new RegExp(key));
});

test('a request of another agency, of another partnership, and one that is not there look the same', async () => {
  const incident = await incidentIn(server, 'coveshire');
  const police = await requestTo(database, 'coveshire', 'police', incident);
  const answers = [];
  for (const id of [police, demoId('nothing', 'at', 'all'), 'not-an-id', '%00', '..%2f..', police.toUpperCase()]) {
    const read = await system.get(`/api/requests/${id}/entries`);
    const sent = await system.post(`/api/requests/${id}/entries`, { entries: [entry('theirs')] });
    answers.push(...[read, sent].map(({ status, body }) => `${status} ${body.code} ${body.detail}`));
  }
  assert.deepEqual([...new Set(answers)], ['404 CALL_RECORD_NOT_FOUND There is no such record, or this system may not know that there is']);
  assert.ok(!(await kept()).includes('theirs'));
});

test('a cookie opens no call, and a key opens no page', async () => {
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const cookies = { sightline: manager.cookie() ?? '' };
  const bare = await server.inject({ url: '/api/requests', cookies });
  assert.equal(bare.statusCode, 401);
  const both = await server.inject({ url: '/api/requests', cookies, headers: { authorization: `Bearer ${system.key}` } });
  assert.equal(both.statusCode, 200);
  for (const { headers } of [bare, both]) assert.equal(headers['set-cookie'], undefined);
  for (const url of ['/', '/incidents', '/requests', system.page]) {
    const asKey = await server.inject({ url, headers: { authorization: `Bearer ${system.key}` } });
    assert.deepEqual([asKey.statusCode, String(asKey.headers.location).split('?')[0]], [303, '/sign-in'], url);
    const asCookie = await server.inject({ url, cookies: { sightline: system.key } });
    assert.equal(asCookie.statusCode, 303, url);
  }
});

test('no other site’s page is told that it may call', async () => {
  for (const method of ['OPTIONS', 'GET', 'POST'] as const) {
    const { headers } = await server.inject({ method, url: entries, headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization', authorization: `Bearer ${system.key}` } });
    assert.deepEqual(Object.keys(headers).filter((name) => name.startsWith('access-control')), [], method);
  }
});

test('a body that is too large, too deep or no JSON is refused whole, under our own words', async () => {
  const deep = `{"entries":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`;
  const bodies: readonly (readonly [string | Buffer, number, string])[] = [
    [Buffer.alloc(10 * 1024 * 1024, 0x20), 413, 'CALL_TOO_LARGE'], [deep, 400, 'CALL_TOO_DEEP'], ['{"entries":', 400, 'CALL_NOT_JSON'], ['{"entries":[{"text":"Secret words"]}', 400, 'CALL_NOT_JSON'],
    [Buffer.from([0x7b, 0xff, 0xfe]), 400, 'CALL_NOT_UTF8'], ['', 422, 'SENT_ENTRIES_MISSING'], ['null', 422, 'SENT_ENTRIES_MISSING'], ['[]', 422, 'SENT_ENTRIES_MISSING'],
    ['{"entries":[]}', 422, 'SENT_ENTRIES_MISSING'], ['{"entries":{}}', 422, 'SENT_ENTRIES_MISSING'], ['{"entries":[{}],"more":1}', 422, 'SENT_ENTRIES_MISSING'],
    [JSON.stringify({ entries: Array.from({ length: 501 }, () => ({})) }), 422, 'SENT_TOO_MANY'],
  ];
  for (const [sent, status, code] of bodies) {
    const answer = await system.post(entries, sent);
    assert.deepEqual([answer.status, answer.body.code], [status, code]);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.doesNotMatch(answer.text, /Secret words/);
  }
});

test('a body of another type, or compressed, is not read', async () => {
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=iso-8859-1', 'application/jsonp', 'text/json', ''];
  for (const type of types) assert.deepEqual((await system.post(entries, { entries: [entry('typed')] }, { 'content-type': type })).body.code, 'CALL_NOT_JSON_TYPE', type);
  assert.equal((await system.post(entries, { entries: [entry('packed')] }, { 'content-encoding': 'gzip' })).status, 415);
  assert.equal((await system.post(entries, { entries: [entry('charset')] }, { 'content-type': 'application/json; charset=UTF-8' })).status, 200);
  assert.ok(!(await kept()).some((reference) => ['typed', 'packed'].includes(reference)));
});

test('what no text can hold is refused at its place, and the entries beside it are taken', async () => {
  const rows = [
    entry('h-0', { text: 'a\0b' }), entry('h-1', { text: 'half \ud800' }), entry('h-2', { attributes: { ['no\0']: 'x' } }), entry('h-3\0'), entry('h-4', { persons: ['ok', '\udc00'] }),
    'text', null, [1], entry('h-8', { text: { a: 1 } }), entry('h-9', { persons: 'mother' }), entry('x'.repeat(201)), { ...entry('h-11'), reference: 7 }, entry('h-12'),
  ];
  const { body } = await system.post(entries, { entries: rows });
  assert.deepEqual(body.entries?.map(({ status }) => status), [...Array.from({ length: 12 }, () => 'refused'), 'taken']);
  assert.deepEqual(body.entries?.slice(0, 5).map(({ problems }) => problems[0]?.pointer), ['/entries/0/text', '/entries/1/text', '/entries/2/attributes/no', '/entries/3/reference', '/entries/4/persons/1']);
  assert.deepEqual(body.entries?.map(({ reference }) => reference), ['h-0', 'h-1', 'h-2', null, 'h-4', null, null, null, 'h-8', 'h-9', null, null, 'h-12']);
});

const text = (reference: string, more: string) => `{"entries":[{"reference":"${reference}","occurred":"3 May 2024","text":"x",${more}}]}`;

test('names that JavaScript takes for something else change nothing of the program', async () => {
  for (const [reference, more, status] of [
    ['p-1', '"__proto__":{"admin":true}', 'refused'], ['p-2', '"constructor":{"prototype":{"admin":true}}', 'refused'], ['p-3', '"attributes":{"__proto__":"x"}', 'refused'],
    ['p-4', '"event_type":"constructor","attributes":{"constructor":"x","toString":"y"}', 'taken'], ['__proto__', '"area":"Coveshire"', 'taken'], ['constructor', '"area":"Coveshire"', 'taken'],
  ] as const) assert.equal((await system.post(entries, text(reference, more))).body.entries?.[0]?.status, status, reference);
  assert.equal((await system.post(entries, text('__proto__', '"area":"Coveshire"'))).body.already_held, 1);
  assert.equal(Object.hasOwn(Object.prototype, 'admin'), false);
});

test('an address or a method that is no call says so as a problem, and is no page', async () => {
  for (const [method, url] of [['GET', '/api'], ['GET', '/api/'], ['GET', '/api/incidents'], ['GET', '/api/%zz'], ['PUT', entries], ['DELETE', entries], ['HEAD', '/api/requests'], ['GET', `${entries}/1`]] as const) {
    const { statusCode, headers } = await server.inject({ method, url, headers: { authorization: `Bearer ${system.key}` } });
    assert.deepEqual([statusCode, headers['content-type']], [404, 'application/problem+json; charset=utf-8'], `${method} ${url}`);
  }
  for (const after of ['x', '1e99', '-2', '1.5', 'NaN']) assert.equal((await system.get(`${entries}?after=${after}`)).status, 422, after);
});

test('each key may call so often in a minute, and one that calls too often holds up no other', async () => {
  const [busy, calm] = [await systemOf(server, 'coveshire', 'community', 'SystmOne'), await systemOf(server, 'coveshire', 'school', 'Registers')];
  const statuses = await Promise.all(Array.from({ length: 101 }, () => busy.get('/api/requests')));
  assert.equal(statuses.filter(({ status }) => status === 429).length, 1);
  const refused = statuses.find(({ status }) => status === 429);
  assert.match(String(refused?.headers['retry-after']), /^\d+$/);
  assert.equal(refused?.body.code, 'CALL_TOO_MANY');
  assert.equal((await calm.get('/api/requests')).status, 200);
});

test('a key is kept nowhere but by its system: not in the database, and not in the log', async () => {
  const rows = await database.owner.selectFrom('access.system_key').selectAll().execute();
  assert.ok(rows.every(({ token_digest: digest }) => digest.length === 32));
  assert.ok(!JSON.stringify(rows).includes(system.key.slice(4, -4)));
  assert.ok(lines.length > 100);
  assert.ok(!lines.join('').includes(system.key.slice(4, -4)));
});

test('the application itself cannot read or write keys, and cannot make a person of a system', async () => {
  const attempts = [sql`select * from access.system_key`, sql`update access.system_key set revoked_at = null`, sql`insert into access.person (id, name, kind) values (gen_random_uuid(), 'x', 'system')`];
  for (const attempt of attempts) await assert.rejects(attempt.execute(database.app), /permission denied/);
  const { system_id: id } = await database.owner.selectFrom('access.system_key').select('system_id').where('ending', '=', system.key.slice(-4)).executeTakeFirstOrThrow();
  const accounts = `/accounts/${demoId('partnership', 'coveshire')}`;
  const { administrator } = await page(system);
  assert.doesNotMatch((await administrator.get(accounts)).html, /CareNotes/);
  for (const rest of ['', '/role']) assert.equal((await administrator.get(`${accounts}/people/${id}${rest}`)).status, 404, rest);
  await administrator.get(`${accounts}/add`);
  for (const rest of ['/link', '/switch-off', '/role']) assert.equal((await administrator.post(`${accounts}/people/${id}${rest}`, { role: 'business_manager', organisation: demoId('organisation', 'coveshire', 'council') })).status, 404, rest);
  assert.doesNotMatch((await new Visitor(server).get('/choose-person')).html, /CareNotes/);
});

test('nobody manages the systems of a partnership but its own administrator', async () => {
  await database.owner.insertInto('access.membership').values({
    id: demoId('membership', 'test', 'ashshire'), person_id: demoId('person', 'ashshire', 'bm'), role: 'administrator', partnership_id: demoId('partnership', 'ashshire'),
    organisation_id: demoId('organisation', 'ashshire', 'council'), starts: '2024-01-01', ends: null,
  }).execute();
  const other = await new Visitor(server).be('ashshire', 'bm');
  assert.ok([403, 404].includes((await other.get(system.page)).status));
  await other.get('/accounts');
  assert.ok([403, 404].includes((await other.post(`${system.page}/keys`, { purpose: 'Mine', term: '3' })).status));
  const own = system.page.replace(demoId('partnership', 'coveshire'), demoId('partnership', 'ashshire'));
  assert.equal((await other.get(own)).status, 404);
  const manager = await new Visitor(server).be('coveshire', 'bm');
  assert.equal((await manager.get(system.page)).status, 403);
});

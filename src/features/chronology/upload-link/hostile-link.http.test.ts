import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { askedOf, codeOn, csv, make, recipient, ROSA, send, wrong, type Made } from './upload-link.fixture.ts';

const lines: string[] = [];
const log = new Writable({ write: (chunk: Buffer, _, done) => { lines.push(chunk.toString()); done(); } });
const database = await testDatabase();
// As much as whoever runs the program can ask the log for.
const { server } = await testSite(database, { logger: pino({ level: 'debug' }, log) });
const { incident, request, other, links } = await askedOf(database);
after(() => server.close());

async function manager(): Promise<Visitor> {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(links);
  return visitor;
}

async function end({ id }: Made): Promise<void> {
  assert.equal((await (await manager()).post(`${links}/${id}/end`, {})).status, 303);
}

async function files(): Promise<number> {
  return (await database.owner.selectFrom('chronology.source').select('id').execute()).length;
}

const plain = ({ html }: Page) => html.replaceAll(/value="[^"]*"/g, '').replaceAll(/\/upload\/[\w-]+/g, '');

test('five wrong codes lock the link, the right one is refused after them, and a new code opens it', async () => {
  const made = await make(server, links);
  const visitor = new Visitor(server);
  await visitor.get(made.at);
  for (let tried = 1; tried <= 4; tried += 1) assert.match((await visitor.post(made.at, { 'one-time-code': wrong(made.code) })).html, /UPLOAD_CODE_NOT_RIGHT/);
  assert.match((await visitor.post(made.at, { 'one-time-code': wrong(made.code) })).html, /UPLOAD_CODE_LOCKED/);
  assert.match((await visitor.post(made.at, { 'one-time-code': made.code })).html, /UPLOAD_CODE_LOCKED/);
  const bm = await manager();
  const { html } = await bm.get(links);
  assert.match(html, /There were too many wrong codes/);
  const renewed = await bm.post(`${links}/${made.id}/code`, {});
  assert.equal((await visitor.post(made.at, { 'one-time-code': codeOn(renewed) })).status, 303);
});

test('twenty guesses at once from twenty browsers get no more than five tries', async () => {
  const made = await make(server, links);
  const visitors = await Promise.all(Array.from({ length: 20 }, async () => { const one = new Visitor(server); await one.get(made.at); return one; }));
  await Promise.all(visitors.map((one) => one.post(made.at, { 'one-time-code': wrong(made.code) })));
  const { rows } = await sql<{ n: number }>`select count(*) as n from chronology.upload_link_act a join chronology.upload_link_secret s on s.link_id = a.link_id
    where a.kind = 'code_wrong' and s.token_digest = sha256(${made.token}::bytea)`.execute(database.owner);
  assert.ok(Number(rows[0]?.n) >= 1 && Number(rows[0]?.n) <= 5, JSON.stringify(rows));
});

test('what is no code is not counted as a try', async () => {
  const made = await make(server, links);
  const visitor = new Visitor(server);
  await visitor.get(made.at);
  for (const typed of ['', '1234', 'letters', '123456789', '\u0661'.repeat(8), `${made.code}'`, '1234 567O']) assert.match((await visitor.post(made.at, { 'one-time-code': typed })).html, /UPLOAD_CODE_(MISSING|NOT_READABLE)/, typed);
  assert.equal((await visitor.post(made.at, { 'one-time-code': ` ${made.code} ` })).status, 303);
});

test('an unknown, an ended and a shortened link cannot be told apart', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  await end(made);
  const pages = [await visitor.get(made.at), await visitor.get(made.at.slice(0, -1)), await visitor.get(`/upload/${'A'.repeat(43)}`), await new Visitor(server).get(made.at)];
  assert.deepEqual(pages.map(({ status }) => status), [404, 404, 404, 404]);
  assert.equal(new Set(pages.map((page) => plain(page).replaceAll(/[0-9a-f-]{36}/g, ''))).size, 1);
});

test('after it was ended nothing opens it and nothing is taken: no code, no file, no old page', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  const before = await files();
  await end(made);
  for (const page of [await send(visitor, made.at, 'After.csv', csv('After')), await visitor.post(made.at, { 'one-time-code': made.code }), await visitor.get(made.at)]) assert.equal(page.status, 404);
  assert.equal(await files(), before);
});

test('a link that is ended while a file is being read keeps nothing of it', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  const before = await files();
  const sent = await database.owner.transaction().execute(async (tx) => {
    // Somebody else changes the chronology just now, so that the file has been read and waits to be kept.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology/${incident}`}, 5))`.execute(tx);
    const sending = send(visitor, made.at, 'Racing.csv', csv('Racing'));
    while ((await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(tx)).rows.length === 0) await sleep(5);
    await end(made);
    return { sending };
  });
  assert.equal((await sent.sending).status, 404);
  assert.equal(await files(), before);
});

test('ten sendings of one file at once keep it once', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  const before = await files();
  const pages = await Promise.all(Array.from({ length: 10 }, (_, index) => send(visitor, made.at, `Copy ${index}.csv`, csv('At once'))));
  assert.equal(await files(), before + 1);
  assert.equal(pages.filter(({ status }) => status === 303).length, 1);
  for (const page of pages.filter(({ status }) => status !== 303)) assert.match(page.html, /UPLOAD_BUSY|CHRONOLOGY_FILE_ALREADY/);
});

test('a file before the code is answered without being read', async () => {
  const made = await make(server, links);
  const address = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
  const visitor = new Visitor(server);
  await visitor.get(made.at);
  // Twenty-five megabytes are announced, and never sent: whoever waits for them answers never.
  const answered = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(address.port), address.hostname, () => {
      socket.write(`POST ${made.at}/files HTTP/1.1\r\nHost: ${address.host}\r\nCookie: sightline=${visitor.cookie()}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 26214400\r\n\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nDate,Event\n`);
    });
    socket.once('data', (chunk: Buffer) => { socket.destroy(); resolve(chunk.toString()); });
    socket.once('error', reject);
  });
  assert.match(answered, /^HTTP\/1\.1 422 /);
});

test('a code given in one browser opens no other, and a planted cookie is not the one that counts', async () => {
  const made = await make(server, links);
  const visitor = new Visitor(server);
  await visitor.get(made.at);
  const planted = visitor.cookie() ?? '';
  await visitor.post(made.at, { 'one-time-code': made.code });
  assert.notEqual(visitor.cookie(), planted);
  for (const cookie of [planted, 'v.somebody', '']) assert.match((await server.inject({ url: made.at, cookies: { sightline: cookie } })).body, /Enter your code/);
  const second = await make(server, links);
  assert.match((await visitor.get(second.at)).html, /Enter your code/);
  assert.equal((await visitor.post(second.at, { 'one-time-code': made.code })).status, made.code === second.code ? 303 : 422);
});

test('a form that came from elsewhere sends nothing', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  const before = await files();
  assert.equal((await visitor.send(`${made.at}/files`, { _csrf: 'forged' }, [{ field: 'files', name: 'Forged.csv', bytes: csv('Forged') }])).status, 403);
  assert.equal((await visitor.post(made.at, { 'one-time-code': made.code, _csrf: 'forged' })).status, 403);
  assert.equal(await files(), before);
});

test('nobody else makes, opens or ends a link: not another role, not another area, not by another request’s address', async () => {
  const { id } = await make(server, links);
  const at = `${links}/${id}/end`;
  for (const [place, key, status] of [['coveshire', 'partner-police', 403], ['coveshire', 'author-housing', 403], ['ashshire', 'bm', 404]] as const) {
    const visitor = await new Visitor(server).be(place, key);
    await visitor.get('/');
    for (const page of [await visitor.get(links), await visitor.post(links, ROSA), await visitor.post(at, {}), await visitor.post(at.replace(/end$/, 'code'), {})]) assert.equal(page.status, status, `${place} ${key}`);
  }
  const bm = await manager();
  assert.equal((await bm.post(at.replace(request, other), {})).status, 404);
  assert.equal((await bm.post(at, {})).status, 303);
  assert.match((await bm.post(at, {})).html, /UPLOAD_LINK_OVER/);
});

test('the button pressed twice makes one link, and its code is not shown again', async () => {
  const bm = await manager();
  const [, link = ''] = /name="link" value="([^"]+)"/.exec((await bm.get(links)).html) ?? [];
  const pages = await Promise.all([1, 2, 3].map(() => bm.post(links, { ...ROSA, link })));
  assert.deepEqual(pages.map(({ status }) => status).toSorted(), [200, 422, 422]);
});

test('a withdrawn request ends its links', async () => {
  const at = links.replace(request, other);
  const made = await make(server, at);
  const visitor = await recipient(server, made);
  const bm = await new Visitor(server).be('coveshire', 'bm');
  const withdraw = at.replace('upload-links', 'withdraw');
  await bm.get(withdraw);
  assert.equal((await bm.post(withdraw, { reason: 'Asked by mistake' })).status, 303);
  assert.equal((await visitor.get(made.at)).status, 404);
  assert.equal((await send(visitor, made.at, 'x.csv', csv('x'))).status, 404);
  assert.match((await bm.get(at)).html, /no other can be made/);
});

test('the address goes to nobody else and is kept by nobody', async () => {
  const made = await make(server, links);
  const visitor = await recipient(server, made);
  await send(visitor, made.at, 'Logged.csv', csv('Logged'));
  const { headers } = await visitor.get(made.at);
  assert.deepEqual([headers['cache-control'], headers['referrer-policy']], ['no-store', 'same-origin']);
  assert.equal(made.page.headers['cache-control'], 'no-store');
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(e)::text as row from audit.entry e union all select to_jsonb(s)::text from chronology.upload_link_secret s union all select to_jsonb(l)::text from chronology.upload_link l
    union all select to_jsonb(a)::text from chronology.upload_link_act a union all select to_jsonb(v)::text from chronology.upload_visit v`.execute(database.owner);
  const kept = [...lines, ...rows.map(({ row }) => row)].join('\n');
  assert.ok(kept.includes('/upload/:token'), 'the log names the route');
  for (const secret of [made.token, made.code, visitor.cookie() ?? '']) assert.ok(secret.length >= 8 && !kept.includes(secret), `${secret.slice(0, 4)}… is kept`);
  // A digest without a key would be found by trying every code there is.
  const { rows: guessed } = await sql`select 1 from chronology.upload_link_secret where code_digest = sha256(${made.code}::bytea)`.execute(database.owner);
  assert.equal(guessed.length, 0);
});

test('the database shows a visitor nothing, whatever the program asks it', async () => {
  const made = await make(server, links);
  await recipient(server, made);
  for (const table of ['source', 'reading', 'entry', 'upload_link', 'upload_link_act', 'remembered_mapping']) {
    const { rows } = await sql`select 1 from ${sql.table(`chronology.${table}`)} limit 1`.execute(database.app);
    assert.equal(rows.length, 0, table);
  }
  for (const table of ['upload_link_secret', 'upload_visit']) await assert.rejects(sql`select 1 from ${sql.table(`chronology.${table}`)}`.execute(database.app), /permission denied/);
});

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { codeAt, giveCredentials } from '../../../../test/support/credentials.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { digestToken } from '../session.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database, { demo: false });
const marion = await giveCredentials(database, 'coveshire', 'bm');
const NOBODY = 'nobody@nowhere.example';

beforeEach(() => {
  // Beyond every lock, and a new step, so that no test waits for another.
  clock.now = new Date(clock.now.getTime() + 26 * 3_600_000);
});

async function givePassword(visitor: Visitor, email: string, password: string, then = ''): Promise<Page> {
  await visitor.get(`/sign-in${then === '' ? '' : `?then=${encodeURIComponent(then)}`}`);
  return visitor.post('/sign-in', { email, password, 'on-to': then });
}

async function signIn(then = ''): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = new Visitor(server);
  const half = await givePassword(visitor, marion.email, marion.password, then);
  assert.equal(half.status, 303);
  await visitor.follow(half);
  return { visitor, page: await visitor.post('/sign-in/code', { 'one-time-code': await codeAt(marion.secret, clock.now), 'on-to': then }) };
}

test('a password and a code sign a person in and lead to where they were going', async () => {
  const { visitor, page } = await signIn('/account/sign-ins');
  assert.equal(page.location, '/account/sign-ins');
  const next = await visitor.follow(page);
  assert.equal(next.status, 200);
  assert.match(next.html, /Marion Teal/);
});

test('a password alone opens nothing', async () => {
  const visitor = new Visitor(server);
  await givePassword(visitor, marion.email, marion.password);
  assert.match((await visitor.get('/account/sign-ins')).location ?? '', /^\/sign-in/);
});

test('each step has a new cookie, and the one before it is dead', async () => {
  const visitor = new Visitor(server);
  await visitor.get('/sign-in');
  const before = visitor.cookie();
  const half = await givePassword(visitor, marion.email, marion.password);
  const halfWay = visitor.cookie();
  await visitor.follow(half);
  await visitor.post('/sign-in/code', { 'one-time-code': await codeAt(marion.secret, clock.now) });
  const after = visitor.cookie();
  assert.equal(new Set([before, halfWay, after]).size, 3);
  for (const planted of [before, halfWay]) {
    const response = await server.inject({ url: '/account/sign-ins', cookies: { sightline: planted ?? '' } });
    assert.match(String(response.headers.location), /^\/sign-in/);
  }
});

test('signing in again ends the session that came with the request', async () => {
  const { visitor } = await signIn();
  const old = visitor.cookie() ?? '';
  clock.now = new Date(clock.now.getTime() + 60_000);
  await visitor.get('/account/sign-ins');
  await visitor.post('/sign-in', { email: marion.email, password: marion.password });
  const response = await server.inject({ url: '/account/sign-ins', cookies: { sightline: old } });
  assert.equal(response.statusCode, 303);
});

test('a copied cookie is dead once its owner has signed out', async () => {
  const { visitor, page } = await signIn('/account/sign-ins');
  await visitor.follow(page);
  const copied = visitor.cookie() ?? '';
  assert.equal((await visitor.post('/sign-out', {})).location, '/sign-in');
  const response = await server.inject({ url: '/account/sign-ins', cookies: { sightline: copied } });
  assert.match(String(response.headers.location), /^\/sign-in/);
});

const plain = (page: Page | undefined) => page?.html.replaceAll(/value="[^"]*"/g, '');

test('a wrong password and an unknown address are refused in the same words', async () => {
  const [known, unknown] = await Promise.all([marion.email, NOBODY].map((email) => givePassword(new Visitor(server), email, 'not the password')));
  assert.equal(known?.status, 422);
  assert.equal(plain(known), plain(unknown));
  assert.match(known?.html ?? '', /SIGN_IN_NOT_RIGHT/);
});

test('an unknown address takes as long to refuse as a wrong password', async () => {
  const times: Record<string, number[]> = { known: [], unknown: [] };
  for (let round = 0; round < 4; round += 1) {
    for (const [kind, email] of [['known', marion.email], ['unknown', `${round}${NOBODY}`]] as const) {
      const visitor = new Visitor(server);
      await visitor.get('/sign-in');
      const begun = performance.now();
      await visitor.post('/sign-in', { email, password: 'not the password' });
      times[kind]?.push(performance.now() - begun);
    }
  }
  const quickest = (kind: string) => Math.min(...(times[kind] ?? []));
  // Without the same work the unknown one would take less than a tenth.
  assert.ok(quickest('unknown') > quickest('known') / 2, JSON.stringify(times));
});

test('the address that was typed is still there after an error, and the password is not', async () => {
  const page = await givePassword(new Visitor(server), NOBODY, 'a password typed wrong', '/accounts');
  assert.match(page.html, /value="nobody@nowhere\.example"/);
  assert.doesNotMatch(page.html, /a password typed wrong/);
  assert.match(page.html, /name="on-to" value="\/accounts"/);
});

test('what is left empty is named at its field', async () => {
  const page = await givePassword(new Visitor(server), '', '');
  assert.match(page.html, /href="#email"[^>]*EMAIL_MISSING|EMAIL_MISSING[^>]*href="#email"/);
  assert.match(page.html, /href="#password"[^>]*PASSWORD_MISSING|PASSWORD_MISSING[^>]*href="#password"/);
});

test('a NUL or half a character in what was typed is refused like any other mistake', async () => {
  const page = await givePassword(new Visitor(server), 'a\0@b.example', 'x\0y');
  assert.equal(page.status, 422);
});

for (const [who, email] of [['an account', marion.email], ['an address that is no account', NOBODY]] as const) {
  test(`five failures hold ${who} back for 15 minutes, right password or not, with the time said`, async () => {
    clock.now = new Date('2027-01-11T09:00:00Z');
    for (let tries = 0; tries < 5; tries += 1) assert.match((await givePassword(new Visitor(server), email, 'wrong')).html, /SIGN_IN_NOT_RIGHT/);
    const held = await givePassword(new Visitor(server), email, marion.password);
    assert.match(held.html, /SIGN_IN_HELD_BACK/);
    assert.match(held.html, /again after 9:15am/);
    clock.now = new Date('2027-01-11T09:15:01Z');
    const page = await givePassword(new Visitor(server), email, marion.password);
    assert.equal(page.status, email === NOBODY ? 422 : 303);
    assert.doesNotMatch(page.html, /SIGN_IN_HELD_BACK/);
  });
}

test('tries at the same moment count one by one: at most one is checked, and five failures are all there are', async () => {
  const visitors = await Promise.all(Array.from({ length: 12 }, async () => {
    const visitor = new Visitor(server);
    await visitor.get('/sign-in');
    return visitor;
  }));
  for (let round = 0; round < 3; round += 1) await Promise.all(visitors.map((visitor) => visitor.post('/sign-in', { email: 'storm@nowhere.example', password: 'wrong' })));
  const { rows } = await sql<{ most: number }>`select max(n)::int as most from (select count(*) as n from access.sign_in_attempt where at = ${clock.now} group by account_digest) t`.execute(database.owner);
  assert.ok((rows[0]?.most ?? 0) <= 5);
});

test('a code works once', async () => {
  await signIn();
  const visitor = new Visitor(server);
  await visitor.follow(await givePassword(visitor, marion.email, marion.password));
  const page = await visitor.post('/sign-in/code', { 'one-time-code': await codeAt(marion.secret, clock.now) });
  assert.match(page.html, /CODE_NOT_RIGHT/);
});

test('a code of the step before or after is taken, because clocks drift; one of two steps away is not', async () => {
  for (const [seconds, taken] of [[-60, false], [60, false], [-30, true], [30, true]] as const) {
    const visitor = new Visitor(server);
    await visitor.follow(await givePassword(visitor, marion.email, marion.password));
    const page = await visitor.post('/sign-in/code', { 'one-time-code': ` ${(await codeAt(marion.secret, new Date(clock.now.getTime() + seconds * 1000))).replace(/(...)/, '$1 ')}` });
    assert.equal(page.status, taken ? 303 : 422, `${seconds}`);
  }
});

test('five wrong codes hold the account back, and a right password does not reset that', async () => {
  clock.now = new Date('2027-02-01T09:00:00Z');
  const visitor = new Visitor(server);
  for (let tries = 0; tries < 5; tries += 1) {
    await visitor.follow(await givePassword(visitor, marion.email, marion.password));
    assert.match((await visitor.post('/sign-in/code', { 'one-time-code': '000000' })).html, /CODE_NOT_RIGHT/);
  }
  await visitor.follow(await givePassword(visitor, marion.email, marion.password));
  const page = await visitor.post('/sign-in/code', { 'one-time-code': await codeAt(marion.secret, clock.now) });
  assert.match(page.html, /SIGN_IN_HELD_BACK/);
});

test('the time between password and code is short', async () => {
  const visitor = new Visitor(server);
  await visitor.follow(await givePassword(visitor, marion.email, marion.password, '/accounts'));
  clock.now = new Date(clock.now.getTime() + 10 * 60_000);
  const page = await visitor.post('/sign-in/code', { 'one-time-code': await codeAt(marion.secret, clock.now), 'on-to': '/accounts' });
  assert.equal(page.location, '/sign-in?then=%2Faccounts');
  assert.match((await visitor.follow(page)).html, /That took too long/);
});

test('a link to the sign-in page never leads on to another site', async () => {
  for (const then of ['https://elsewhere.example', '//elsewhere.example', String.raw`/\elsewhere.example`, '/sign-out']) {
    const { page } = await signIn(then);
    assert.equal(page.location, '/');
    clock.now = new Date(clock.now.getTime() + 60_000);
  }
});

test('a session ends after its absolute limit, however busy it was', async () => {
  const { visitor } = await signIn();
  const begun = clock.now.getTime();
  for (let minutes = 20; minutes < 720; minutes += 20) {
    clock.now = new Date(begun + minutes * 60_000);
    assert.equal((await visitor.get('/account/sign-ins')).status, 200, `after ${minutes} minutes`);
  }
  clock.now = new Date(begun + 720 * 60_000);
  assert.match((await visitor.get('/account/sign-ins')).location ?? '', /^\/sign-in/);
});

test('a session ends when it has been idle', async () => {
  const { visitor } = await signIn();
  clock.now = new Date(clock.now.getTime() + 30 * 60_000);
  assert.match((await visitor.get('/account/sign-ins')).location ?? '', /^\/sign-in/);
});

test('an account that is switched off has no sign-in and no session', async () => {
  const { visitor } = await signIn();
  await database.owner.updateTable('access.person').set({ active: false }).where('id', '=', marion.id).execute();
  assert.match((await visitor.get('/account/sign-ins')).location ?? '', /^\/sign-in/);
  assert.match((await givePassword(new Visitor(server), marion.email, marion.password)).html, /SIGN_IN_NOT_RIGHT/);
  await database.owner.updateTable('access.person').set({ active: true }).where('id', '=', marion.id).execute();
});

test('the database keeps digests of cookies and of addresses, and no address', async () => {
  const { visitor } = await signIn();
  const sessions = await database.owner.selectFrom('access.session').select('token_digest').execute();
  assert.ok(sessions.some(({ token_digest }) => token_digest.equals(digestToken(visitor.cookie() ?? ''))));
  const attempts = await database.owner.selectFrom('access.sign_in_attempt').selectAll().execute();
  assert.ok(attempts.every(({ account_digest }) => account_digest.length === 32));
});

test('the trail says who signed in', async () => {
  await signIn();
  const entry = await database.owner.selectFrom('audit.entry').selectAll().where('event', '=', 'sign-in.completed').orderBy('seq', 'desc').executeTakeFirstOrThrow();
  assert.deepEqual([entry.outcome, entry.revealed], ['done', [marion.id]]);
});

test('in live mode there is no picker', async () => {
  const visitor = new Visitor(server);
  assert.equal((await visitor.get('/choose-person')).status, 404);
  assert.equal((await visitor.post('/choose-person', { person: marion.id })).status, 404);
});

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { londonDate } from '../../../kernel/plain-date.ts';
import { codeAt } from '../../../../test/support/credentials.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';

const PASSWORD = 'plover kettle august 7';
const COVESHIRE = demoId('partnership', 'coveshire');
const ASHSHIRE = demoId('partnership', 'ashshire');
const HOSPITAL = demoId('organisation', 'coveshire', 'hospital');
const COUNCIL = demoId('organisation', 'coveshire', 'council');

const database = await testDatabase();
const { server, clock } = await testSite(database);
let simon: Visitor;

before(async () => {
  clock.now = new Date();
  simon = await new Visitor(server).be('coveshire', 'administrator');
});

const at = (person: string, rest = '') => `/accounts/${COVESHIRE}/people/${person}${rest}`;
const person = (place: string, key: string) => demoId('person', place, key);

async function add(email: string, role = 'agency_author', organisation = HOSPITAL): Promise<Page> {
  await simon.get(`/accounts/${COVESHIRE}/add`);
  return simon.post(`/accounts/${COVESHIRE}/add`, { name: 'Rowan Ashdown', email, role, organisation });
}

function linkIn(page: Page): string {
  const [, token] = /\/set-up\/([\w-]{43})/.exec(page.html) ?? [];
  assert.ok(token !== undefined, 'the page holds a link');
  return `/set-up/${token}`;
}

async function idOf(email: string): Promise<string> {
  return (await database.owner.selectFrom('access.person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
}

async function setUp(link: string): Promise<{ visitor: Visitor; secret: string; page: Page }> {
  const visitor = new Visitor(server);
  await visitor.get(link);
  const half = await visitor.post(link, { password: PASSWORD });
  const step2 = await visitor.follow(half);
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(step2.html)?.[1] ?? '').replaceAll(' ', '');
  return { visitor, secret, page: await visitor.post(`${link}/code`, { 'one-time-code': await codeAt(secret, clock.now) }) };
}

test('an administrator sees who has a role in their partnership, and nobody else', async () => {
  const page = await simon.follow(await simon.get('/accounts'));
  assert.equal(page.status, 200);
  assert.match(page.html, /Marion Teal/);
  assert.doesNotMatch(page.html, /Elin Prosser/);
});

test('nobody but an administrator manages accounts', async () => {
  for (const key of ['bm', 'notifier', 'scrutineer', 'author-hospital']) {
    const other = await new Visitor(server).be('coveshire', key);
    assert.equal((await other.get(`/accounts/${COVESHIRE}`)).status, 403, key);
  }
});

test('a person who is added gets a link, sets up, and is signed in with their role', async () => {
  const page = await add('Rowan.Ashdown@hospital.example');
  assert.equal(page.status, 200);
  assert.match(page.html, /Dear Rowan Ashdown/);
  const { visitor, page: done } = await setUp(linkIn(page));
  assert.equal(done.location, '/');
  const mine = await visitor.get('/account/sign-ins');
  assert.match(mine.html, /Rowan Ashdown/);
  assert.match(mine.html, /Agency author/);
});

test('a link works once', async () => {
  const link = linkIn(await add('once@hospital.example'));
  await setUp(link);
  assert.match((await new Visitor(server).get(link)).html, /This link is over/);
  assert.match((await new Visitor(server).get(`${link}/code`)).html, /This link is over/);
});

test('a link used twice at the same moment sets up one sign-in', async () => {
  const link = linkIn(await add('race@hospital.example'));
  const visitors = await Promise.all([1, 2, 3, 4].map(async () => {
    const visitor = new Visitor(server);
    await visitor.get(link);
    return { visitor, half: await visitor.post(link, { password: PASSWORD }) };
  }));
  const pages = await Promise.all(visitors.map(async ({ visitor, half }) => ({ visitor, page: await visitor.follow(half) })));
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(pages[0]?.page.html ?? '')?.[1] ?? '').replaceAll(' ', '');
  const code = await codeAt(secret, clock.now);
  const done = await Promise.all(pages.map(({ visitor }) => visitor.post(`${link}/code`, { 'one-time-code': code })));
  assert.equal(done.filter(({ status }) => status === 303).length, 1);
});

test('a link runs out after 72 hours', async () => {
  const link = linkIn(await add('late@hospital.example'));
  const issued = clock.now;
  clock.now = new Date(issued.getTime() + 72 * 3_600_000 - 1_000);
  assert.match((await new Visitor(server).get(link)).html, /Choose a password/);
  clock.now = new Date(issued.getTime() + 72 * 3_600_000);
  const visitor = new Visitor(server);
  assert.match((await visitor.get(link)).html, /This link is over/);
  clock.now = issued;
});

test('a link that nobody issued is no page', async () => {
  assert.equal((await new Visitor(server).get(`/set-up/${'a'.repeat(43)}`)).status, 404);
});

test('the database keeps the digest of a link and not the link', async () => {
  const link = linkIn(await add('digest@hospital.example')).slice('/set-up/'.length);
  const rows = await database.owner.selectFrom('access.setup_link').selectAll().execute();
  assert.ok(!JSON.stringify(rows.map((row) => [row.token_digest.toString('latin1'), row.token_digest.toString('base64url')])).includes(link));
});

test('an easy password is refused at its field, and is not put back', async () => {
  const link = linkIn(await add('easy@hospital.example'));
  const visitor = new Visitor(server);
  await visitor.get(link);
  for (const [password, code] of [['short', 'PASSWORD_TOO_SHORT'], ['rowan ashdown 1', 'PASSWORD_TOO_CLOSE'], ['Password123456', 'PASSWORD_TOO_COMMON'], ['', 'PASSWORD_MISSING']] as const) {
    const page = await visitor.post(link, { password });
    assert.match(page.html, new RegExp(code));
    if (password !== '') assert.ok(!page.html.includes(password));
  }
});

test('a second step without the first leads back to the first', async () => {
  const link = linkIn(await add('skip@hospital.example'));
  assert.equal((await new Visitor(server).get(`${link}/code`)).location, link);
});

test('a new link ends the old password, the sessions and the link before it', async () => {
  const first = linkIn(await add('again@hospital.example'));
  const { visitor } = await setUp(first);
  const id = await idOf('again@hospital.example');
  await simon.get(at(id));
  const second = linkIn(await simon.post(at(id, '/link'), {}));
  assert.match((await visitor.get('/account/sign-ins')).location ?? '', /^\/sign-in/);
  assert.equal(await database.owner.selectFrom('access.credential').select('person_id').where('person_id', '=', id).executeTakeFirst(), undefined);
  await simon.get(at(id));
  const third = linkIn(await simon.post(at(id, '/link'), {}));
  assert.match((await new Visitor(server).get(second)).html, /This link is over/);
  assert.match((await new Visitor(server).get(third)).html, /Choose a password/);
});

test('an account that is switched off is signed out at once, and can be switched on again', async () => {
  const link = linkIn(await add('off@hospital.example'));
  const { visitor } = await setUp(link);
  const id = await idOf('off@hospital.example');
  await simon.get(at(id));
  assert.equal((await simon.post(at(id, '/switch-off'), {})).status, 303);
  assert.match((await visitor.get('/account/sign-ins')).location ?? '', /^\/sign-in/);
  assert.match((await simon.get(at(id))).html, /Switched off/);
  assert.match((await simon.post(at(id, '/link'), {})).html, /This account is switched off\. Switch it on first/);
  assert.equal((await simon.post(at(id, '/switch-on'), {})).status, 303);
  assert.match((await simon.get(at(id))).html, /Can sign in/);
});

function lastDay(when: Date): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = londonDate(when).split('-');
  return { 'last-day-day': day, 'last-day-month': month, 'last-day-year': year };
}

test('a role that ends today ends at once; one that ends later is held until then', async () => {
  const { visitor } = await setUp(linkIn(await add('leaver@hospital.example')));
  const id = await idOf('leaver@hospital.example');
  const endAt = /href="([^"]+\/end)"/.exec((await simon.get(at(id))).html)?.[1] ?? '';
  await simon.get(endAt);
  const past = await simon.post(endAt, lastDay(new Date(clock.now.getTime() - 3 * 86_400_000)));
  assert.match(past.html, /ROLE_LAST_DAY_PAST/);
  assert.equal((await simon.post(endAt, lastDay(new Date(clock.now.getTime() + 40 * 86_400_000)))).status, 303);
  assert.match((await visitor.get('/account/sign-ins')).html, /Agency author/);
  await simon.get(endAt);
  assert.equal((await simon.post(endAt, lastDay(clock.now))).status, 303);
  assert.doesNotMatch((await visitor.get('/account/sign-ins')).html, /Agency author/);
  assert.equal((await simon.get(endAt)).status, 404);
});

test('a role is given only where it makes sense', async () => {
  const page = await add('wrong@hospital.example', 'council_notifier', HOSPITAL);
  assert.match(page.html, /ROLE_NOT_FOR_ORGANISATION/);
  assert.match(page.html, /value="wrong@hospital\.example"/);
});

test('roles of the Panel and organisations of other partnerships are not on offer, forged or not', async () => {
  for (const [role, organisation] of [['panel_secretariat', COUNCIL], ['agency_author', demoId('organisation', 'ashshire', 'school')]] as const) {
    const page = await add('forged@hospital.example', role, organisation);
    assert.equal(page.status, 422);
  }
  const none = await database.owner.selectFrom('access.person').select('id').where('email', '=', 'forged@hospital.example').executeTakeFirst();
  assert.equal(none, undefined);
});

test('another role is given, and the same one twice is refused', async () => {
  await add('two@hospital.example');
  const id = await idOf('two@hospital.example');
  await simon.get(at(id, '/role'));
  assert.equal((await simon.post(at(id, '/role'), { role: 'business_manager', organisation: COUNCIL })).status, 303);
  await simon.get(at(id, '/role'));
  assert.match((await simon.post(at(id, '/role'), { role: 'business_manager', organisation: COUNCIL })).html, /ROLE_ALREADY_HELD/);
});

test('an administrator reaches nobody and nothing in another partnership', async () => {
  await simon.get('/accounts');
  const elin = person('ashshire', 'bm');
  for (const url of [`/accounts/${ASHSHIRE}`, `/accounts/${ASHSHIRE}/add`]) assert.equal((await simon.get(url)).status, 403, url);
  for (const url of [`/accounts/${ASHSHIRE}/people/${elin}`, at(elin), at(elin, '/role')]) assert.equal((await simon.get(url)).status, 404, url);
  await simon.get(`/accounts/${COVESHIRE}/add`);
  for (const rest of ['/link', '/switch-off', '/role']) assert.equal((await simon.post(at(elin, rest), { role: 'business_manager', organisation: COUNCIL })).status, 404, rest);
  assert.equal((await simon.post(`/accounts/${ASHSHIRE}/add`, { name: 'X', email: 'x@y.example', role: 'business_manager', organisation: demoId('organisation', 'ashshire', 'council') })).status, 403);
});

test('an address that is taken elsewhere is refused without a word of whose it is', async () => {
  const page = await add('elin.prosser@ashshire.example');
  assert.match(page.html, /PERSON_EMAIL_TAKEN/);
  assert.doesNotMatch(page.html, /Elin/);
});

test('an address that is taken here says whose', async () => {
  assert.match((await add('Marion.Teal@coveshire.example')).html, /Marion Teal already has an account/);
});

test('someone who also works elsewhere cannot be reset or switched off from one partnership, but their role here can end', async () => {
  await add('both@police.example', 'safeguarding_partner', demoId('organisation', 'coveshire', 'police'));
  const id = await idOf('both@police.example');
  await database.owner.insertInto('access.membership')
    .values({ id: demoId('membership', 'test', 'both'), person_id: id, role: 'safeguarding_partner', partnership_id: ASHSHIRE, organisation_id: demoId('organisation', 'ashshire', 'police'), starts: '2024-01-01', ends: null }).execute();
  const page = await simon.get(at(id));
  assert.match(page.html, /also works elsewhere/);
  assert.doesNotMatch(page.html, /Ashshire/);
  assert.match((await simon.post(at(id, '/link'), {})).html, /only whoever runs Sightline can do that/);
  assert.match((await simon.post(at(id, '/switch-off'), {})).html, /only whoever runs Sightline can do that/);
  assert.match(page.html, /End this role/);
});

test('an administrator changes nothing about themselves', async () => {
  const me = person('coveshire', 'administrator');
  assert.match((await simon.get(at(me))).html, /This is your own account/);
  for (const rest of ['/link', '/switch-off']) assert.match((await simon.post(at(me, rest), {})).html, /cannot change your own roles or account/);
  await simon.get(at(me, '/role'));
  assert.match((await simon.post(at(me, '/role'), { role: 'business_manager', organisation: COUNCIL })).html, /cannot change your own roles or account/);
});

test('every act on an account is in the trail, with who did it and to whom', async () => {
  await add('trail@hospital.example');
  const id = await idOf('trail@hospital.example');
  await simon.get(at(id));
  await simon.post(at(id, '/switch-off'), {});
  const entries = await database.owner.selectFrom('audit.entry').select(['event', 'person', 'subject', 'revealed']).where('chain', '=', `partnership:${COVESHIRE}`).orderBy('seq', 'desc').limit(3).execute();
  assert.deepEqual(entries.map(({ event }) => event), ['account.switched-off', 'account.read', 'account.added']);
  assert.ok(entries.every((entry) => entry.person === person('coveshire', 'administrator')));
  assert.deepEqual([entries[0]?.subject, entries[2]?.revealed], [id, [id]]);
});

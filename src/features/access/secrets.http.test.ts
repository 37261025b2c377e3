import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { codeAt } from '../../../test/support/credentials.ts';
import { TEST_SECRET, testDatabase } from '../../../test/support/database.ts';
import { testSite } from '../../../test/support/site.ts';
import { Visitor } from '../../../test/support/visitor.ts';
import { demoId } from '../../demo/id.ts';
import { deriveKey } from '../../platform/config/index.ts';
import { placeLink } from './setup-link.ts';

const PASSWORD = 'zebra-mitten-lagoon-42';
const WRONG = 'wrong-mitten-lagoon-42';
const EMAIL = 'marion.teal@coveshire.example';

const lines: string[] = [];
const log = new Writable({
  write: (chunk: Buffer, _, done) => {
    lines.push(chunk.toString());
    done();
  },
});
const database = await testDatabase();
const { server, clock } = await testSite(database, { demo: false, logger: pino({ level: 'trace' }, log) });

/** Everything that should be known to nobody but its owner, as it comes up. */
const secrets = new Set([PASSWORD, WRONG]);

async function setUp(visitor: Visitor): Promise<string> {
  const { token } = await placeLink(database.owner, demoId('person', 'coveshire', 'bm'), { key: deriveKey(TEST_SECRET, 'second-factor'), now: clock.now });
  secrets.add(token);
  await visitor.get(`/set-up/${token}`);
  const { html } = await visitor.follow(await visitor.post(`/set-up/${token}`, { password: PASSWORD }));
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '');
  const code = await codeAt(secret, clock.now);
  await visitor.post(`/set-up/${token}/code`, { 'one-time-code': code });
  for (const one of [secret, code, visitor.cookie() ?? '']) secrets.add(one);
  return secret;
}

test('passwords, codes, links and cookies are in no log, no audit entry and no other page', async () => {
  const secret = await setUp(new Visitor(server));
  clock.now = new Date(clock.now.getTime() + 60_000);
  const visitor = new Visitor(server);
  await visitor.get('/sign-in');
  const pages = [
    await visitor.post('/sign-in', { email: EMAIL, password: WRONG }),
    await visitor.post('/sign-in', { email: EMAIL, password: PASSWORD, _csrf: 'forged' }),
    await visitor.post('/sign-in', { email: EMAIL, password: PASSWORD }),
  ];
  await visitor.get('/sign-in');
  await visitor.follow(await visitor.post('/sign-in', { email: EMAIL, password: PASSWORD }));
  const code = await codeAt(secret, clock.now);
  secrets.add(code);
  pages.push(await visitor.post('/sign-in/code', { 'one-time-code': `${code}1` }), await visitor.post('/sign-in/code', { 'one-time-code': code }));
  secrets.add(visitor.cookie() ?? '');
  await nothingIsIn('pages', pages.map(({ html }) => html).join('\n'));
  await nothingIsIn('log', lines.join('\n'));
  const { rows } = await sql<{ entry: string }>`select to_jsonb(e)::text as entry from audit.entry e`.execute(database.owner);
  await nothingIsIn('trail', rows.map(({ entry }) => entry).join('\n'));
});

test('a fault in the middle of a sign-in logs no password, and shows none', async () => {
  await sql`revoke execute on function access.credential_of(text) from sightline_app`.execute(database.owner);
  const visitor = new Visitor(server);
  await visitor.get('/sign-in');
  const page = await visitor.post('/sign-in', { email: EMAIL, password: PASSWORD });
  assert.equal(page.status, 500);
  assert.ok(lines.some((line) => line.includes('fault')), 'the fault is logged');
  await nothingIsIn('page', page.html);
  await nothingIsIn('log', lines.join('\n'));
});

async function nothingIsIn(place: string, text: string): Promise<void> {
  assert.ok(text.length > 100, `${place} has something in it`);
  // A code is looked for as a number of its own, because six digits may stand by chance within an id or a time.
  const holds = (secret: string) => (/^\d{6}$/.test(secret) ? new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(text) : text.includes(secret));
  for (const secret of secrets) assert.ok(secret.length >= 6 && !holds(secret), `${secret.slice(0, 4)}… is in ${place}`);
}

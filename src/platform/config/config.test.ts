import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { describeConfig, deriveKey, readConfig, settingsTable, sightlineHome, type Config, type Environment } from './index.ts';

const SECRET = 'a-secret-for-tests-of-forty-characters--';
const DOCUMENT = new URL('../../../docs/configuration.md', import.meta.url);
const home = mkdtempSync(join(tmpdir(), 'sightline-config-'));
after(() => rmSync(home, { recursive: true }));

test('nothing set gives a demo on this machine with the database that Sightline brings', () => {
  const { secret, ...config } = accepted({});
  assert.deepEqual(config, {
    mode: 'demo',
    home,
    database: { kind: 'embedded', dataDir: join(home, 'database') },
    auditHeads: join(home, 'audit-heads'),
    host: '127.0.0.1',
    port: 3000,
    publicUrl: undefined,
    secure: false,
    trustProxy: false,
    session: { idleMinutes: 30, absoluteMinutes: 720 },
    logLevel: 'warn',
  });
  assert.match(secret, /^[0-9a-f]{64}$/);
});

test('the demo secret is made once and only its owner may read it', () => {
  assert.equal(accepted({}).secret, accepted({}).secret);
  assert.equal(statSync(join(home, 'demo.secret')).mode & 0o777, 0o600);
});

test('a live installation behind a proxy', () => {
  const config = accepted({
    SIGHTLINE_MODE: 'live',
    SIGHTLINE_SECRET: SECRET,
    DATABASE_URL: 'postgres://owner:pw@db.example/sightline',
    SIGHTLINE_APP_DATABASE_URL: 'postgres://app:pw@db.example/sightline',
    SIGHTLINE_HOST: '0.0.0.0',
    SIGHTLINE_PUBLIC_URL: 'https://sightline.example/',
    SIGHTLINE_TRUST_PROXY: '10.0.0.0/8, 192.168.1.1',
    SIGHTLINE_SESSION_IDLE_MINUTES: '15',
    SIGHTLINE_SESSION_HOURS: '8',
    PORT: '0',
  });
  assert.deepEqual(config.database, {
    kind: 'server',
    ownerUrl: 'postgres://owner:pw@db.example/sightline',
    appUrl: 'postgres://app:pw@db.example/sightline',
  });
  assert.deepEqual([config.secret, config.secure, config.publicUrl, config.port], [SECRET, true, 'https://sightline.example', 0]);
  assert.deepEqual([config.trustProxy, config.session], ['10.0.0.0/8, 192.168.1.1', { idleMinutes: 15, absoluteMinutes: 480 }]);
});

const live = { SIGHTLINE_MODE: 'live', SIGHTLINE_SECRET: SECRET };

const wrong: readonly [string, Environment, readonly string[]][] = [
  ['a setting that does not exist', { SIGHTLINE_MOOD: 'demo' }, ['SETTING_UNKNOWN']],
  ['a mode that does not exist', { SIGHTLINE_MODE: 'production' }, ['SETTING_NOT_READABLE']],
  ['a live installation without a secret', { SIGHTLINE_MODE: 'live' }, ['SETTING_SECRET_MISSING']],
  ['a short secret', { SIGHTLINE_SECRET: 'short' }, ['SETTING_NOT_READABLE']],
  ['a port past the last', { PORT: '65536' }, ['SETTING_NOT_READABLE']],
  ['a port in words', { PORT: '3e3' }, ['SETTING_NOT_READABLE']],
  ['a database of another make', { DATABASE_URL: 'mysql://db/x' }, ['SETTING_NOT_READABLE']],
  ['an application login with no server', { SIGHTLINE_APP_DATABASE_URL: 'postgres://a@b/c' }, ['SETTING_APP_LOGIN_ALONE']],
  ['a home that depends on where one stands', { SIGHTLINE_HOME: 'data' }, ['SETTING_HOME_NOT_USABLE']],
  ['a home inside the checkout', { SIGHTLINE_HOME: join(import.meta.dirname, 'data') }, ['SETTING_HOME_NOT_USABLE']],
  ['a demo on the network', { SIGHTLINE_HOST: '0.0.0.0' }, ['SETTING_DEMO_ON_NETWORK']],
  ['a demo on the network by the other protocol', { SIGHTLINE_HOST: '::' }, ['SETTING_DEMO_ON_NETWORK']],
  ['a live installation on the network with no address', { ...live, SIGHTLINE_HOST: '0.0.0.0' }, ['SETTING_PUBLIC_URL_MISSING']],
  ['passwords over plain http', { ...live, SIGHTLINE_PUBLIC_URL: 'http://sightline.example' }, ['SETTING_PUBLIC_URL_NOT_SECURE']],
  ['an address with a path', { SIGHTLINE_PUBLIC_URL: 'https://example.org/sightline' }, ['SETTING_NOT_READABLE']],
  ['no address at all', { SIGHTLINE_PUBLIC_URL: 'sightline' }, ['SETTING_NOT_READABLE']],
  ['trust in every proxy', { SIGHTLINE_TRUST_PROXY: 'true' }, ['SETTING_NOT_READABLE']],
  ['an idle limit past the whole session', { SIGHTLINE_SESSION_IDLE_MINUTES: '120', SIGHTLINE_SESSION_HOURS: '1' }, ['SETTING_SESSION_TOO_SHORT']],
  ['three things at once', { SIGHTLINE_MOOD: 'x', PORT: 'x', SIGHTLINE_LOG_LEVEL: 'loud' }, ['SETTING_UNKNOWN', 'SETTING_NOT_READABLE', 'SETTING_NOT_READABLE']],
];

for (const [what, env, codes] of wrong) {
  test(`${what} is refused`, () => {
    const result = readConfig({ SIGHTLINE_HOME: home, ...env });
    assert.deepEqual(result.ok ? [] : result.refusals.map(({ code }) => code), codes);
  });
}

test('a demo goes on the network only when that is said in so many words', () => {
  assert.equal(accepted({ SIGHTLINE_HOST: '0.0.0.0', SIGHTLINE_DEMO_ON_NETWORK: 'yes' }).host, '0.0.0.0');
});

test('plain http to this very machine is allowed in live mode', () => {
  assert.equal(accepted({ ...live, SIGHTLINE_PUBLIC_URL: 'http://localhost:3000' }).secure, false);
});

test('an empty setting counts as not given', () => {
  assert.equal(accepted({ PORT: '', SIGHTLINE_HOST: '' }).port, 3000);
});

test('a description for the log holds no secret', () => {
  const described = JSON.stringify(describeConfig(accepted({
    ...live,
    DATABASE_URL: 'postgres://owner:hush-hush@db.example:5432/sightline?password=hush-hush',
    SIGHTLINE_APP_DATABASE_URL: 'postgres://app:hush-hush@db.example:5432/sightline',
  })));
  assert.doesNotMatch(described, /hush-hush/);
  assert.doesNotMatch(described, new RegExp(SECRET));
  assert.match(described, /postgres:\/\/owner@db\.example:5432\/sightline/);
});

test('each purpose has its own key, and it never changes', () => {
  // Fixed for ever: another value would make every audit chain and second factor unreadable.
  assert.equal(deriveKey(SECRET, 'audit').toString('hex'), '2468d1c10fe6ed634c48097961096c780b7b6944252b3d58ee8c471d48dad66c');
  const keys = (['audit', 'session', 'second-factor', 'app-role'] as const).map((purpose) => deriveKey(SECRET, purpose).toString('hex'));
  assert.equal(new Set(keys).size, 4);
  assert.notEqual(deriveKey(`${SECRET}!`, 'audit').toString('hex'), keys[0]);
});

test('an ordinary home follows the XDG rules where they are set', { skip: process.getuid?.() === 0 ? 'root has its own home' : false }, () => {
  assert.equal(sightlineHome({ XDG_DATA_HOME: '/data' }), '/data/sightline');
});

test('docs/configuration.md has the table of settings', () => {
  const document = readFileSync(DOCUMENT, 'utf8');
  const expected = document.replace(/(?<=<!-- settings -->\n)[^]*(?=<!-- end of settings -->)/, () => `${settingsTable()}\n`);
  if (process.env['UPDATE_DOCS'] === 'yes') writeFileSync(DOCUMENT, expected);
  else assert.equal(document, expected, 'to mend it: UPDATE_DOCS=yes script/test src/platform/config');
});

function accepted(env: Environment): Config {
  const result = readConfig({ SIGHTLINE_HOME: home, ...env });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

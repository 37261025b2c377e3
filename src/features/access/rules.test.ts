import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { array, assert as always, constantFrom, oneof, property, string } from 'fast-check';
import { newId } from '../../kernel/id.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { accountState, endingOf, readEmail, roleProblem, rolesToGive, roleStanding } from './account-rules.ts';
import { attemptDigest, heldBackUntil } from './attempt.ts';
import { localAddress } from './local-address.ts';
import { hashPassword, isPassword } from './password.ts';
import { passwordProblems } from './password-rules.ts';
import { newSecondFactor, openSecondFactor, readCode, sealSecondFactor } from './second-factor.ts';

const SEED = { seed: 20_261_122 };
const NOW = new Date('2026-11-23T09:00:00Z');
const marion = { name: 'Marion Teal', email: 'marion.teal@coveshire.example' };

test('a password is kept as argon2id with a salt of its own, and only it opens', async () => {
  const [one, two] = [await hashPassword('plover kettle august'), await hashPassword('plover kettle august')];
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(one, two);
  assert.deepEqual([await isPassword('plover kettle august', one), await isPassword('plover kettle August', one), await isPassword('plover kettle august', null)], [true, false, false]);
});

test('a letter with an accent is the same letter however a keyboard writes it', async () => {
  assert.equal(await isPassword('caf\u00e9 plover kettle', await hashPassword('cafe\u0301 plover kettle')), true);
});

test('a kept password in another form is a fault of ours', async () => {
  await assert.rejects(isPassword('x', 'plain'), /argon2id/);
});

for (const [password, code] of [
  ['', 'PASSWORD_MISSING'], ['eleven char', 'PASSWORD_TOO_SHORT'], ['🐦🐦🐦🐦🐦🐦', 'PASSWORD_TOO_SHORT'], ['x'.repeat(201), 'PASSWORD_TOO_LONG'],
  ['MarionTeal2026!', 'PASSWORD_TOO_CLOSE'], ['marion.teal@coveshire.example', 'PASSWORD_TOO_CLOSE'], ['teal-coveshire-1', 'PASSWORD_TOO_CLOSE'],
  ['Password12345', 'PASSWORD_TOO_COMMON'], ['aaaaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'], ['123456789012', 'PASSWORD_TOO_COMMON'], ['qwertyuiop123', 'PASSWORD_TOO_COMMON'],
  ['Welcome2026!!', 'PASSWORD_TOO_COMMON'], ['Safeguarding1', 'PASSWORD_TOO_COMMON'],
] as const) {
  test(`"${password.slice(0, 30)}" is refused: ${code}`, () => assert.deepEqual(passwordProblems(password, marion).map((problem) => problem.code), [code]));
}

test('unrelated words, and what a password manager makes, are taken', () => {
  for (const good of ['plover kettle august 7', 'Xk2#vB9$qL5m', 'otters prefer marmalade', 'a'.repeat(60) + 'bcde fghij klmno']) assert.deepEqual(passwordProblems(good, marion), []);
});

test('a second factor opens with its own key for its own person, and with no other', () => {
  const [key, person, secret] = [randomBytes(32), newId<'person'>(), newSecondFactor()];
  const sealed = sealSecondFactor(key, secret, person);
  assert.equal(openSecondFactor(key, sealed, person), secret);
  assert.ok(!sealed.toString('latin1').includes(secret));
  assert.throws(() => openSecondFactor(randomBytes(32), sealed, person));
  assert.throws(() => openSecondFactor(key, sealed, newId<'person'>()));
  assert.throws(() => openSecondFactor(key, Buffer.concat([sealed.subarray(0, -1), Buffer.from([(sealed.at(-1) ?? 0) ^ 1])]), person));
  assert.throws(() => openSecondFactor(key, Buffer.alloc(0), person), /does not know/);
});

test('a code is six digits, with the spaces that apps show', () => {
  assert.deepEqual(['123456', ' 123 456 ', '123-456', '12345', '1234567', '12345a', '１２３４５６'].map(readCode), ['123456', '123456', '123456', null, null, null, null]);
});

test('an account is held back for 15 minutes from its fifth failure and from each one after it', () => {
  const newest = new Date(NOW.getTime() - 14 * 60_000);
  assert.equal(heldBackUntil({ count: 4, newest }, NOW), null);
  assert.deepEqual(heldBackUntil({ count: 5, newest }, NOW), new Date(NOW.getTime() + 60_000));
  assert.deepEqual(heldBackUntil({ count: 9, newest }, NOW), new Date(NOW.getTime() + 60_000));
  assert.equal(heldBackUntil({ count: 5, newest: new Date(NOW.getTime() - 15 * 60_000) }, NOW), null);
});

test('attempts are counted by a keyed digest that spelling does not change and that differs by factor', () => {
  const key = randomBytes(32);
  const digest = attemptDigest(key, 'password', 'A@b.example').toString('hex');
  assert.equal(attemptDigest(key, 'password', 'a@B.example').toString('hex'), digest);
  assert.notEqual(attemptDigest(key, 'code', 'a@b.example').toString('hex'), digest);
  assert.notEqual(attemptDigest(randomBytes(32), 'password', 'a@b.example').toString('hex'), digest);
});

for (const bad of ['https://elsewhere.example', '//elsewhere.example', String.raw`/\elsewhere.example`, String.raw`\\elsewhere.example`, '/\t/elsewhere.example', '/.//elsewhere.example', 'javascript:alert(1)', '', '/sign-in?then=/', '/sign-out', '/set-up/x', 'incidents', `/${'a'.repeat(3000)}`]) {
  test(`"${bad.slice(0, 40)}" is no address to go on to`, () => assert.equal(localAddress(bad), null));
}

test('an address of this site is kept with its query', () => {
  assert.equal(localAddress('/incidents?page=2'), '/incidents?page=2');
  assert.equal(localAddress(undefined), null);
});

test('whatever is given, a browser that follows the address stays on this site', () => {
  const piece = oneof(constantFrom('/', '\\', '//', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '\t', '\n', ' ', 'elsewhere.example', 'https:'), string());
  always(property(array(piece, { maxLength: 8 }), (pieces) => {
    const address = localAddress(pieces.join(''));
    return address === null || new URL(address, 'https://sightline.example').origin === 'https://sightline.example';
  }), { ...SEED, numRuns: 3_000 });
});

test('a role ends at once when its last day is today, and otherwise after that day', () => {
  const role = { starts: plainDate('2026-01-05'), ends: null, stoppedAt: null };
  assert.deepEqual(endingOf(role, plainDate('2026-11-23'), NOW), { ends: '2026-11-23', stoppedAt: NOW });
  assert.deepEqual(endingOf(role, plainDate('2026-12-31'), NOW), { ends: '2026-12-31', stoppedAt: null });
  assert.match(JSON.stringify(endingOf(role, plainDate('2026-11-22'), NOW)), /ROLE_LAST_DAY_PAST/);
  assert.match(JSON.stringify(endingOf({ ...role, starts: plainDate('2027-01-01') }, plainDate('2026-12-31'), NOW)), /ROLE_LAST_DAY_BEFORE_FIRST.*1 January 2027/);
});

test('a role is held from its first day to its last, unless it was ended at once', () => {
  const role = (starts: string, ends: string | null, stoppedAt: Date | null = null) => roleStanding({ starts: plainDate(starts), ends: ends === null ? null : plainDate(ends), stoppedAt }, NOW);
  assert.deepEqual([role('2026-11-23', '2026-11-23'), role('2026-11-24', null), role('2026-01-01', '2026-11-22'), role('2026-01-01', null, NOW)], ['held', 'to-come', 'over', 'over']);
});

test('an account says what stands in the way of signing in', () => {
  const later = new Date(NOW.getTime() + 1);
  const facts = { active: true, ready: false, linkEndsAt: null };
  assert.deepEqual(
    [facts, { ...facts, ready: true }, { ...facts, linkEndsAt: later }, { ...facts, linkEndsAt: NOW }, { ...facts, ready: true, active: false }].map((one) => accountState(one, NOW)),
    ['no-link', 'ready', 'link-open', 'link-over', 'switched-off'],
  );
});

test('only the council notifies, only the three partners sign, and the Panel’s roles are not an administrator’s to give', () => {
  assert.equal(roleProblem('council_notifier', 'council'), null);
  assert.equal(roleProblem('council_notifier', 'police')?.code, 'ROLE_NOT_FOR_ORGANISATION');
  assert.equal(roleProblem('safeguarding_partner', 'relevant_agency')?.message, 'Delegated safeguarding partner is a role for the council, the integrated care board and the police only. Choose another role or organisation');
  assert.ok(!rolesToGive.some((role) => role.startsWith('panel_')));
});

test('an e-mail address is kept in lower case, and what is none is refused', () => {
  assert.deepEqual([' Marion@Council.Example ', 'a b@c.example', 'a@b', 'a@@b.example', '@b.example', 'a\0@b.example'].map(readEmail), ['marion@council.example', null, null, null, null, null]);
});

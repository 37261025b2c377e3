import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { LAST_SHIPPED } from './own-version.ts';
import { areaState, isPrompt, liveChecks, reviewIsNear, standingOf, type Assessment, type SwitchAct } from './standing.ts';

const checks = shippedChecks();
const TODAY = plainDate('2026-11-23');
const AT = new Date('2026-11-01T09:00:00Z');
const signed = (review: string): Assessment => ({ kind: 'signed', reference: 'D', signedOn: plainDate('2026-01-01'), signedBy: 'Director', reviewOn: plainDate(review), reason: '', at: AT });
const turned = (check: string, on: 'on' | 'off', sunset = '2027-11-23', version?: number): SwitchAct => ({
  check, version: version ?? checks.find(({ id }) => id === check)?.version ?? 0, turned: on, owner: 'Head', sunset: on === 'on' ? plainDate(sunset) : null, told: null, reason: '', at: AT,
});
const on = (acts: readonly SwitchAct[], assessment: Assessment | undefined = signed('2027-11-23'), today = TODAY): readonly string[] => liveChecks(assessment, acts, checks, today).map(({ id }) => id);

test('nothing is asked without a signed assessment whose review is still to come', () => {
  assert.deepEqual(on([turned('P-02', 'on')]), ['P-02']);
  assert.deepEqual(liveChecks(undefined, [turned('P-02', 'on')], checks, TODAY), []);
  assert.deepEqual(on([turned('P-02', 'on')], { ...signed('2027-11-23'), kind: 'withdrawn' }), []);
  assert.deepEqual(on([turned('P-02', 'on')], signed('2026-11-23')), ['P-02']);
  assert.deepEqual(on([turned('P-02', 'on')], signed('2026-11-22')), []);
  assert.equal(areaState(signed('2026-11-22'), TODAY), 'review-passed');
});

test('a review that is thirty days away or less is said to be near', () => {
  assert.deepEqual(['2026-12-23', '2026-12-24', '2026-11-22'].map((review) => reviewIsNear(signed(review), TODAY)), [true, false, false]);
});

test('a check is on until its last day, for the version that was tried', () => {
  assert.deepEqual(on([turned('P-02', 'on', '2026-11-23')]), ['P-02']);
  assert.deepEqual(on([turned('P-02', 'on', '2026-11-22')]), []);
  assert.deepEqual(on([turned('P-02', 'on', '2027-11-23', 99)]), []);
  assert.deepEqual(on([turned('P-02', 'on'), turned('P-02', 'off')]), []);
  assert.deepEqual(on([turned('P-02', 'on'), turned('P-02', 'off'), turned('P-02', 'on')]), ['P-02']);
});

test('an area’s own version is asked once it is switched on, and until then the one that is on stays on', () => {
  const own = checks.flatMap((check) => (check.id === 'P-02' ? [{ ...check, version: 101, name: 'Own' }, { ...check, version: 102, name: 'Newer' }] : []));
  const all = [...checks, ...own];
  const asked = (acts: readonly SwitchAct[]) => liveChecks(signed('2027-11-23'), acts, all, TODAY).map(({ id, version }) => [id, version]);
  assert.deepEqual(asked([]), []);
  assert.deepEqual(asked([turned('P-02', 'on')]), [['P-02', checks.find(({ id }) => id === 'P-02')?.version]]);
  assert.deepEqual(asked([turned('P-02', 'on'), turned('P-02', 'on', '2027-11-23', 101)]), [['P-02', 101]]);
  assert.deepEqual(asked([turned('P-02', 'on', '2027-11-23', 103)]), []);
  const standing = standingOf(all, [turned('P-02', 'on', '2027-11-23', 101)], TODAY).find(({ check }) => check.id === 'P-02');
  assert.deepEqual([standing?.state, standing?.check.name, standing?.newer?.name], ['on', 'Own', 'Newer']);
  assert.equal(standingOf(all, [], TODAY).length, checks.length);
});

test('versions of the catalogue leave the numbers of areas free', () => {
  for (const { id, version } of checks) assert.ok(version <= LAST_SHIPPED, id);
});

test('a check for reviews is never on, whatever was switched', () => {
  const review = checks.filter(({ use }) => use === 'review').map(({ id }) => id);
  assert.ok(['P-12', 'P-13', 'P-15', 'P-24', 'P-32', 'P-51', 'P-52', 'P-55'].every((id) => review.includes(id)));
  assert.deepEqual(on(review.map((id) => turned(id, 'on'))), []);
  assert.ok(standingOf(checks, [], TODAY).every(({ check, state }) => state === (check.use === 'review' ? 'review-only' : 'never-on')));
});

test('whatever was recorded, what is asked was switched on last, is for live use and names a duty and whose it is', () => {
  const acts = fc.array(fc.record({ check: fc.constantFrom(...checks.map(({ id }) => id)), turned: fc.constantFrom('on' as const, 'off' as const), ahead: fc.integer({ min: -3, max: 3 }), older: fc.boolean() }), { maxLength: 40 });
  fc.assert(fc.property(acts, fc.integer({ min: -3, max: 3 }), (many, review) => {
    const all = many.map((one): SwitchAct => ({ ...turned(one.check, one.turned, addDays(TODAY, one.ahead)), ...(one.older ? { version: 0 } : {}) }));
    for (const check of liveChecks(signed(addDays(TODAY, review)), all, checks, TODAY)) {
      const last = many.findLast((one) => one.check === check.id);
      assert.ok(review >= 0 && last?.turned === 'on' && last.ahead >= 0 && !last.older);
      assert.equal(check.use, 'live');
      assert.ok(check.duty !== undefined && check.holder !== undefined);
    }
  }));
});

test('a check with a high risk of false alarm is a prompt', () => {
  assert.deepEqual(checks.filter(({ use, false_alarm: { risk } }) => use === 'live' && risk === 'high').map(({ id }) => id).filter((id) => !checks.some((check) => check.id === id && isPrompt(check))), []);
  assert.ok(checks.some((check) => check.id === 'P-16' && isPrompt(check)));
  assert.ok(checks.some((check) => check.id === 'P-02' && !isPrompt(check)));
});

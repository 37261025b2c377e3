import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import type { Check } from '../language/check.ts';
import { digestOfCheck } from '../trial/index.ts';

const database = await testDatabase();
const site = await testSite(database);
const { server } = site;
const here = `/live/${demoId('partnership', 'coveshire')}`;
const there = `/live/${demoId('partnership', 'ashshire')}`;

const be = (key: string, place = 'coveshire'): Promise<Visitor> => new Visitor(server).be(place, key);
const [partner, bm, practitioner, elsewhere] = [await be('partner-council'), await be('bm'), await be('practitioner'), await be('partner-council', 'ashshire')];
const nobody = new Visitor(server);

const rate = (count: number | null, per: number | null = count) => ({ count, per_1000: per, low: per === null ? null : 0, high: per === null ? null : 500 });
const check = (id: string): Check => shippedChecks().find((one) => one.id === id) ?? assert.fail(id);
const versionOf = (id: string): number => check(id).version;
const hex = (one: string): string => one.repeat(64);
const tried = (id: string, spoke: ReturnType<typeof rate>, version = versionOf(id)) => ({
  check: id, version, digest: digestOfCheck(check(id)), name: id, starts: 'on', children: 200, spoke, cannot_tell: rate(0), groups: [{ by: 'sex', group: 'female', children: 100, spoke: rate(null), cannot_tell: rate(0) }],
});
const trialFile = (...checks: readonly object[]): Uint8Array => new TextEncoder().encode(JSON.stringify({ as_at: '2025-12-31', records: 'closed or made up', base: 'x', not_told_below: 5, children: 200, checks, made: { engine: hex('a'), events: hex('b'), children: hex('c'), answers: null } }));
const ASSESSMENT = { reference: 'DPIA 7', 'signed-on-day': '1', 'signed-on-month': '11', 'signed-on-year': '2026', 'signed-by': 'Director of services', 'review-on-day': '1', 'review-on-month': '11', 'review-on-year': '2027' };
const ON = { owner: 'Head of the hub', 'sunset-day': '30', 'sunset-month': '6', 'sunset-year': '2027', seen: 'yes' };

async function bring(bytes: Uint8Array, records = 'closed cases of 2025'): Promise<Page> {
  await partner.get(`${here}/trials`);
  return partner.send(`${here}/trials`, { records }, [{ field: 'files', name: 'trial.json', bytes }]);
}

test('the live use of an area is for those who lead there, and deciding on it for its safeguarding partners', async () => {
  for (const path of ['', '/assessment', '/trials', '/switch-on', '/switch-off/P-02']) {
    assert.equal((await practitioner.get(here + path)).status, 403, path);
    assert.equal((await elsewhere.get(here + path)).status, 403, path);
    assert.equal((await bm.get(here + path)).status, path === '' ? 200 : 403, path);
    assert.equal((await partner.get(here + path)).status, 200, path);
  }
  assert.match((await bm.get(here)).html, /no signed data-protection impact assessment is recorded/);
  assert.doesNotMatch((await bm.get(here)).html, /Record a signed assessment/);
});

test('nothing is switched on before an assessment is signed and a trial was looked at', async () => {
  await partner.get(`${here}/switch-on`);
  assert.equal((await partner.post(`${here}/switch-on`, { checks: 'P-02', ...ON })).status, 422);
  const kept = await bring(trialFile(tried('P-02', rate(12)), tried('P-25', rate(null)), tried('P-12', rate(9)), tried('P-01', rate(9), 999)));
  assert.equal(kept.status, 303);
  const figures = await partner.follow(kept);
  assert.match(figures.html, /12 \(0 to 500\)/);
  assert.match(figures.html, /female[\s\S]*Not told/);
  const early = await partner.post(`${here}/switch-on`, { checks: 'P-02', ...ON });
  assert.equal(early.status, 422);
  assert.match(early.html, /LIVE_ASSESSMENT_MISSING/);
});

test('a trial is refused that is none, or that tells small numbers', async () => {
  for (const bytes of [new TextEncoder().encode('{'), trialFile(), trialFile(tried('P-02', rate(3))), new TextEncoder().encode('{"checks": []}')]) {
    const refused = await bring(bytes);
    assert.equal(refused.status, 422);
    assert.match(refused.html, /LIVE_TRIAL_NOT_READABLE/);
  }
  await partner.get(`${here}/trials`);
  const empty = await partner.send(`${here}/trials`, { records: '' }, []);
  assert.match(empty.html, /Enter on which records the trial was made/);
  assert.match(empty.html, /LIVE_TRIAL_FILE_MISSING/);
});

test('an assessment names its review, which must be ahead', async () => {
  await partner.get(`${here}/assessment`);
  assert.equal((await partner.post(`${here}/assessment`, {})).status, 422);
  assert.match((await partner.post(`${here}/assessment`, { ...ASSESSMENT, 'review-on-year': '2026' })).html, /LIVE_REVIEW_NOT_AHEAD/);
  assert.match((await partner.follow(await partner.post(`${here}/assessment`, ASSESSMENT))).html, /Live use can be on/);
});

test('a check is switched on only as it was tried, with an owner and a last day, and never one for reviews', async () => {
  const { html } = await partner.get(`${here}/switch-on`);
  assert.match(html, /value="P-02"/);
  // P-12 speaks of families, and P-01 was tried at another version.
  for (const id of ['P-12', 'P-01', 'P-06']) assert.doesNotMatch(html, new RegExp(`value="${id}"`));
  for (const id of ['P-12', 'P-01', 'P-06', 'X-1']) assert.equal((await partner.post(`${here}/switch-on`, { checks: ['P-02', id], ...ON })).status, 422, id);
  const empty = await partner.post(`${here}/switch-on`, {});
  for (const words of [/Select at least one check/, /Enter the post that answers/, /Enter the last day/, /Confirm that you looked/]) assert.match(empty.html, words);
  assert.match((await partner.post(`${here}/switch-on`, { checks: 'P-02', ...ON, 'sunset-year': '2026' })).html, /LIVE_SUNSET_NOT_AHEAD/);
  assert.match((await partner.post(`${here}/switch-on`, { checks: 'P-02', ...ON, 'sunset-year': '2031' })).html, /LIVE_SUNSET_TOO_FAR/);
  assert.equal((await database.owner.selectFrom('checks.switch').selectAll().execute()).length, 0);
  const on = await partner.follow(await partner.post(`${here}/switch-on`, { checks: ['P-02', 'P-25'], ...ON }));
  assert.match(on.html, /Owner: Head of the hub\. Last day: Wednesday 30 June 2027/);
});

test('anyone reads which checks are on where, with their trial, and no small number', async () => {
  const { status, html } = await nobody.get('/transparency');
  assert.equal(status, 200);
  const on = /aria-label="Checks that are on in Coveshire"[\s\S]*?<h2/.exec(html)?.[0] ?? '';
  assert.match(on, /P-02[\s\S]*it spoke of 12 in 1,000[\s\S]*Owner: Head of the hub\. Last day: Wednesday 30 June 2027/);
  assert.match(on, /P-25[\s\S]*too few to tell/);
  assert.doesNotMatch(on, /P-01/);
  assert.match((await nobody.get('/choose-person')).html, /href="\/transparency"/);
  assert.match(html, /DPIA 7[\s\S]*Director of services/);
  assert.doesNotMatch(html, /Harriet Quayle|On in Ashshire/);
  for (const { id } of shippedChecks()) assert.match(html, new RegExp(`id="check-${id}"`));
  assert.match(html, /id="check-P-10"[\s\S]*?The lesson:[\s\S]*?Research in Practice[\s\S]*?Window: 180 days\.[\s\S]*?Our default: no evidence stands behind it[\s\S]*?Risk of a false alarm:<\/strong> high/);
  for (const field of ['Senior responsible owner', 'Human review', 'Appeals and review', 'Sensitive attributes', 'Impact assessments', 'System architecture']) assert.ok(html.toLowerCase().includes(field.toLowerCase()), field);
});

test('a check is switched off at once, with a reason that anyone can read', async () => {
  await partner.get(`${here}/switch-off/P-25`);
  assert.equal((await partner.post(`${here}/switch-off/P-25`, {})).status, 422);
  assert.equal((await partner.post(`${here}/switch-off/P-25`, { reason: 'Our diary does this' })).status, 303);
  assert.match((await partner.post(`${here}/switch-off/P-25`, { reason: 'Again' })).html, /LIVE_CHECK_NOT_ON/);
  assert.match((await nobody.get('/transparency')).html, /Switched off[\s\S]*Our diary does this/);
});

test('after its last day a check is off, and after the review date everything is', async () => {
  site.clock.now = new Date('2027-06-30T22:00:00Z');
  await partner.be('coveshire', 'partner-council');
  assert.match((await partner.get(here)).html, /Switch it off/);
  site.clock.now = new Date('2027-07-01T00:30:00Z');
  await partner.be('coveshire', 'partner-council');
  const past = await partner.get(here);
  assert.doesNotMatch(past.html, /Switch it off/);
  assert.match(past.html, /Off: its last day has passed/);
  site.clock.now = new Date('2027-11-02T09:00:00Z');
  await partner.be('coveshire', 'partner-council');
  assert.match((await partner.get(here)).html, /the day on which the data-protection impact assessment was to be reviewed has passed/);
});

test('an assessment that is withdrawn stops live use', async () => {
  site.clock.now = new Date('2026-11-24T09:00:00Z');
  await partner.be('coveshire', 'partner-council');
  await partner.get(`${here}/assessment`);
  assert.equal((await partner.post(`${here}/assessment/withdraw`, {})).status, 422);
  assert.match((await partner.follow(await partner.post(`${here}/assessment/withdraw`, { reason: 'To be written anew' }))).html, /the data-protection impact assessment was withdrawn/);
  assert.match((await nobody.get('/transparency')).html, /To be written anew/);
  assert.match((await nobody.get('/transparency')).html, /No check is on in Coveshire/);
  assert.equal((await (await be('partner-council', 'ashshire')).get(there)).status, 200);
});

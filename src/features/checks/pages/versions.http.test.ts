import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { deriveKey } from '../../../platform/config/index.ts';
import { testDatabase, TEST_SECRET } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { readCheck } from '../language/read-check.ts';
import { digestOfCheck, signTrial } from '../trial/index.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const area = `/live/${demoId('partnership', 'coveshire')}`;
const P02 = `${area}/checks/P-02`;
const be = (key: string, place = 'coveshire'): Promise<Visitor> => new Visitor(server).be(place, key);
const [council, police, bm, elsewhere] = [await be('partner-council'), await be('partner-police'), await be('bm'), await be('partner-council', 'ashshire')];

const NUMBER = { 'p-limit-value': '48', 'p-limit-unit': 'hours', 'p-limit-origin': 'default', 'p-limit-note': 'Agreed by the partners' };
const FORM = {
  seen: '1', name: 'Return home interview not offered in 48 hours', ...NUMBER, 'words-fired': 'No record of an independent interview being offered within 48 hours', duty: 'Offer an independent return home interview within 48 hours', holder: 'children_social_care', owner: 'Head of the hub',
  'from-day': '1', 'from-month': '12', 'from-year': '2026', 'sunset-day': '31', 'sunset-month': '12', 'sunset-year': '2028',
};
const SOONER = { name: 'Offered late', 'p-limit-value': '24', 'p-limit-note': 'Sooner still', 'words-fired': 'No record of an offer within 24 hours', duty: 'Offer an interview within 24 hours' };
const WHY = 'Interviews came too late here';

test('changing a check of an area is for its safeguarding partners; those who lead there read its versions', async () => {
  for (const path of ['/change', '/change/text']) {
    assert.equal((await bm.get(P02 + path)).status, 403);
    assert.equal((await elsewhere.get(P02 + path)).status, 403);
    assert.equal((await council.get(P02 + path)).status, 200);
    assert.equal((await council.get(`${area}/checks/P-999${path}`)).status, 404);
  }
  for (const path of ['', '/versions/1', '/versions/1/file']) assert.equal((await bm.get(P02 + path)).status, 200, path);
  for (const path of ['/versions/2', '/versions/101', '/versions/101/file']) assert.equal((await bm.get(P02 + path)).status, 404, path);
});

test('the form shows the check as it is, and an empty one is refused in its places', async () => {
  const { html } = await council.get(`${P02}/change`);
  assert.match(html, /name="p-limit-value"[^>]*value="72"/);
  assert.match(html, /All \d+ of its own cases come out as they were written/);
  const empty = await council.post(`${P02}/change`, {});
  assert.equal(empty.status, 422);
  for (const words of ['Enter what it is called', 'Enter the value of “Limit”', 'Enter the words that are shown when it speaks', 'Enter what a service is to do', 'Select which service holds the duty', 'Enter from which day it holds', 'Enter why it is changed']) assert.ok(empty.html.includes(words), words);
});

test('a unit that cannot be is refused at its number, with what was typed still there', async () => {
  const { status, html } = await council.post(`${P02}/change`, { ...FORM, 'p-limit-unit': 'words', why: WHY });
  assert.equal(status, 422);
  assert.match(html, /id="p-limit-unit-error"[\s\S]*\$limit is in words, and here it must be hours or days/);
  assert.match(html, /name="p-limit-value"[^>]*value="48"/);
  assert.match(html, new RegExp(WHY));
});

test('a number that is changed says where it comes from now', async () => {
  const { status, html } = await council.post(`${P02}/change`, { ...FORM, 'p-limit-origin': 'source', 'p-limit-note': 'Elapsed hours; weekends are included', why: WHY, accepted: 'yes' });
  assert.equal(status, 422);
  assert.match(html, /LIVE_VERSION_ORIGIN[\s\S]*id="p-limit-origin-error"/);
});

test('words that still tell the number before are refused where they stand', async () => {
  const { status, html } = await council.post(`${P02}/change`, { ...FORM, duty: 'Offer an independent return home interview within 72 hours', why: WHY, accepted: 'yes' });
  assert.equal(status, 422);
  assert.match(html, /id="duty-error"[\s\S]*It still says “72 hours”/);
  assert.doesNotMatch(html, /id="name-error"/);
});

test('a change is looked at before it is kept: the sentence, and which of the check’s cases come out otherwise', async () => {
  const looked = await council.post(`${P02}/change`, { ...FORM, do: 'look' });
  assert.equal(looked.status, 200);
  assert.match(looked.html, /What it would ask[\s\S]*within 48 hours/);
  // The fixture has an offer at the seventy-second hour, which was in time.
  assert.match(looked.html, /An offer at the very minute of the seventy-second hour is in time\.[\s\S]*As written: nothing to ask\. Now: it speaks, due 6:30pm on Sunday 9 June 2024/);
  const unseen = await council.post(`${P02}/change`, { ...FORM, why: WHY });
  assert.equal(unseen.status, 422);
  assert.match(unseen.html, /LIVE_VERSION_CASES/);
  assert.equal((await council.get(`${P02}/versions/101`)).status, 404);
});

test('a change is kept with its reason, as a version that is on nowhere', async () => {
  const kept = await council.follow(await council.post(`${P02}/change`, { ...FORM, why: WHY, accepted: 'yes' }));
  assert.match(kept.html, /Version 101 is kept[\s\S]*Not on/);
  const { html } = await bm.get(`${P02}/versions/101`);
  assert.match(html, new RegExp(`from version 1[\\s\\S]*${WHY}`));
  assert.match(html, /Parameters, limit, value<\/th><td[^>]*>72<\/td><td[^>]*>48</);
  assert.doesNotMatch(html, /To switch it on/);
  assert.match((await council.get(`${P02}/change`)).html, /name="p-limit-value"[^>]*value="48"/);
  assert.match((await bm.get(P02)).html, /Version 101[\s\S]*Interviews came too late here[\s\S]*Version 1<\/a>, from the catalogue/);
});

test('a change of what was changed meanwhile, and one that changes nothing, are refused', async () => {
  const late = await police.post(`${P02}/change`, { ...FORM, ...SOONER, why: WHY, accepted: 'yes' });
  assert.match(late.html, /LIVE_VERSION_MEANWHILE/);
  // The same button pressed once more is refused once more: nothing that the other wrote is lost unseen.
  assert.match(late.html, /name="seen" value="1"/);
  assert.match((await police.post(`${P02}/change`, { ...FORM, seen: '101', why: WHY, accepted: 'yes' })).html, /LIVE_VERSION_UNCHANGED/);
});

test('the text of a check is refused at its lines, and nothing typed is lost', async () => {
  const { body } = await council.get(`${P02}/versions/101/file`).then((page) => ({ body: page.html }));
  for (const [from, to, words] of [['missing_ended', 'missing_gone', /P-02 line \d+: there is no event type “missing_gone”/], ['id: P-02', 'id: P-03', /The id must stay P-02/], ['rules:', 'rules: [', /P-02 line \d+ is not YAML/]] as const) {
    const refused = await council.post(`${P02}/change/text`, { seen: '101', text: body.replace(from, to), why: WHY });
    assert.equal(refused.status, 422);
    assert.match(refused.html, words);
    assert.ok(refused.html.includes(to));
  }
  assert.equal((await council.post(`${P02}/change/text`, {})).status, 422);
  const kept = await police.post(`${P02}/change/text`, { seen: '101', text: body.replaceAll('48 hours', '48 working days').replace('unit: hours', 'unit: working_days').replace('Agreed by', 'Agreed again by'), why: 'Nobody works at weekends', accepted: 'yes' });
  assert.equal(kept.status, 303);
  assert.match((await police.follow(kept)).html, /Parameters, limit, unit<\/th><td[^>]*>hours<\/td><td[^>]*>working_days/);
});

const rate = (count: number, per: number) => ({ count, per_1000: per, low: per / 2, high: per * 2 });
const hex = (one: string): string => one.repeat(64);

/** What the command line prints of a trial of the version in that file. */
function trialOf(text: string, changes: object = {}): object {
  const read = readCheck(text, 'file');
  if (!read.ok) return assert.fail('the file is a check');
  const { id, version, name } = read.value;
  const notRelevant = { answered: 50, rate: rate(10, 200) };
  const group = (one: string) => ({ by: 'sex', group: one, children: 100, spoke: rate(10, 100), cannot_tell: rate(0, 0), not_relevant: { answered: 25, rate: rate(5, 200) } });
  const tried = { check: id, version, digest: digestOfCheck(read.value), name, starts: 'on', children: 200, spoke: rate(20, 100), cannot_tell: rate(0, 0), not_relevant: notRelevant, groups: [group('F'), group('M')], ...changes };
  return { as_at: '2025-12-31', records: 'closed or made up', base: 'x', not_told_below: 5, children: 200, checks: [tried], made: { engine: hex('a'), events: hex('b'), children: hex('c'), answers: hex('d') } };
}

async function bring(who: Visitor, trial: object): Promise<Page> {
  await who.get(`${area}/trials`);
  return who.send(`${area}/trials`, { records: 'closed cases' }, [{ field: 'files', name: 'trial.json', bytes: new TextEncoder().encode(JSON.stringify(trial)) }]);
}

const ON = { checks: 'P-02', owner: 'Head of the hub', 'sunset-day': '30', 'sunset-month': '6', 'sunset-year': '2027', seen: 'yes' };

async function sign(): Promise<void> {
  await council.get(`${area}/assessment`);
  await council.post(`${area}/assessment`, { reference: 'DPIA 7', 'signed-on-day': '1', 'signed-on-month': '11', 'signed-on-year': '2026', 'signed-by': 'Director', 'review-on-day': '1', 'review-on-month': '11', 'review-on-year': '2027' });
}

test('a trial is taken as run here only with this installation’s signature, and refused where it was changed', async () => {
  await sign();
  const text = (await council.get(`${P02}/versions/101/file`)).html;
  const signed = signTrial(trialOf(text), deriveKey(TEST_SECRET, 'trial'));
  assert.match((await bring(council, { ...signed, children: 500 })).html, /LIVE_TRIAL_SIGNATURE_WRONG/);
  assert.match((await bring(council, signTrial(trialOf(text), Buffer.alloc(32)))).html, /LIVE_TRIAL_SIGNATURE_WRONG/);
  assert.match((await council.follow(await bring(council, trialOf(text)))).html, /Not run here[\s\S]*Brought by/);
  const here = await council.follow(await bring(council, signed));
  assert.match(here.html, /Run here/);
  assert.match(here.html, /Sex: F[\s\S]*200 \(100 to 400\)/);
});

test('whoever wrote a version cannot switch it on, another partner can, and a trial of another text is none', async () => {
  assert.doesNotMatch((await council.get(`${area}/switch-on`)).html, /value="P-02"/);
  assert.match((await council.post(`${area}/switch-on`, ON)).html, /Select at least one check|OPTION_NOT_KNOWN|not one of/);
  assert.match((await police.get(`${area}/switch-on`)).html, /this area’s version 101[\s\S]*In the trial, of 1,000 children for whom it was answered, it was not relevant for 200/);
  assert.equal((await police.post(`${area}/switch-on`, ON)).status, 303);
  assert.match((await bm.get(P02)).html, /On\s*<\/strong>[\s\S]*This area’s own[\s\S]*Version 102 was written since and is not on/);
  const text = (await council.get(`${P02}/versions/102/file`)).html;
  await bring(council, trialOf(text, { digest: hex('e') }));
  assert.doesNotMatch((await council.get(`${area}/switch-on`)).html, /value="P-02"/);
});

test('whoever works in an area reads its own version behind a signal, and nobody else', async () => {
  const practitioner = await be('practitioner');
  const page = await practitioner.get('/checks/check?id=P-02&version=101');
  assert.match(page.html, /the version of your own area[\s\S]*within 48 hours/);
  assert.equal((await practitioner.get('/checks/check?id=P-02&version=999')).status, 404);
  assert.equal((await (await be('practitioner', 'ashshire')).get('/checks/check?id=P-02&version=101')).status, 404);
});

test('anyone reads what an area asks in its own version, and what was found of it', async () => {
  const { html } = await new Visitor(server).get('/transparency');
  assert.match(html, /This area’s own version 101[\s\S]*it was not relevant for 200, between 100 and 400 \(50 children\)[\s\S]*Sex: F: 200/);
  assert.match(html, /What is asked in Coveshire instead[\s\S]*within 48 hours/);
  assert.doesNotMatch(html, /not run here/);
  assert.doesNotMatch(html, /Interviews came too late/);
});

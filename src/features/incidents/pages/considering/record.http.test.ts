import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../../demo/index.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { childTyped, considered, openThrough, recordThrough } from './considered.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const bm = await new Visitor(server).be('coveshire', 'bm');

async function acts(): Promise<number> {
  return (await database.owner.selectFrom('incidents.act').select('kind').execute()).length;
}

test('before anything is recorded, the log says when to record an incident and what follows', async () => {
  const log = await bm.get('/incidents');
  assert.match(log.html, /No incident has been recorded yet/);
  assert.match(log.html, /Record an incident/);
});

test('an incident is opened, typed, checked, recorded and shown with what is due', async () => {
  const form = await openThrough(bm);
  const posted = await bm.post(form, considered());
  assert.equal(posted.location, `${form}/check`);
  const check = await bm.follow(posted);
  assert.match(check.html, /Who told the council\?/);
  assert.match(check.html, /Saturday 21 November 2026/);
  const done = await bm.post(`${form}/check`, { seen: '1' });
  const page = await bm.follow(done);
  assert.match(page.html, /<title>[^<]*Incident 2026-001 – Sightline/);
  assert.match(page.html, /Infant found unresponsive/);
  assert.match(page.html, /Due Friday 27 November 2026, 4 working days left/);
  assert.match(page.html, /The council must notify the Panel/);
  assert.match(page.html, /by Marion Teal/);
  const log = await bm.get('/incidents');
  assert.match(log.html, /Infant found unresponsive[\s\S]*Suspected since Sunday 22 November 2026[\s\S]*Considered, not yet decided/);
});

test('who works for one partnership need not say which', async () => {
  assert.match((await bm.post('/incidents', {})).location ?? '', /^\/incidents\/[0-9a-f-]+\/record$/);
});

test('dates that cannot be are refused at their fields, what was typed is still there, and nothing is recorded', async () => {
  const form = await openThrough(bm);
  const before = await acts();
  for (const [changes, code, field] of [
    [{ occurred: '31 February 2026' }, 'DATE_NOT_REAL', '#occurred'],
    [{ 'councilAware-day': '31', 'councilAware-month': '2' }, 'DATE_NOT_REAL', '#councilAware'],
    [{ occurred: '24 November 2026' }, 'DATE_STILL_TO_COME', '#occurred'],
    [{ 'since-year': '2027' }, 'DATE_STILL_TO_COME', '#since'],
    [{ 'councilAware-day': '20' }, 'AWARE_BEFORE_INCIDENT', '#councilAware'],
    [{ title: '' }, 'ANSWER_MISSING', '#title'],
    [{ where: 'outside-england' }, 'ANSWER_MISSING', '#whereCountry'],
    [{ 'child-1-outcome': 'other' }, 'ANSWER_MISSING', '#child-1-otherReason'],
    [{ 'child-1-age': '31' }, 'NUMBER_TOO_LARGE', '#child-1-age'],
    [{ where: 'the-moon' }, 'OPTION_NOT_KNOWN', '#where'],
  ] as const) {
    const page = await bm.post(form, considered(changes));
    assert.equal(page.status, 422, code);
    assert.match(page.html, new RegExp(`href="${field}"[^>]*data-code="${code}"`), `${code} at ${field}`);
    assert.match(page.html, /A made-up child was found by the police\./);
  }
  assert.equal(await acts(), before);
  await bm.get(form);
  assert.equal((await bm.post(`${form}/check`, { seen: '10' })).location, form, 'an invalid draft leads back to its form');
  assert.equal(await acts(), before);
});

test('children are added and taken out by buttons, and those after a child taken out move up', async () => {
  const form = await openThrough(bm);
  const added = await bm.post(form, considered({ do: 'add-child' }));
  assert.equal(added.location, `${form}#child-2`);
  const two = await bm.follow(added);
  assert.match(two.html, /What became of child 2\?/);
  await bm.post(form, considered({ children: '2', seen: '1', do: 'add-child', ...childTyped(2, { outcome: 'seriously-harmed', age: '7' }) }));
  await bm.get(form);
  await bm.post(form, considered({ children: '3', seen: '2', do: 'remove-child-1', ...childTyped(2, { outcome: 'seriously-harmed', age: '7' }), ...childTyped(3, { age: '11' }) }));
  const left = await bm.get(form);
  assert.match(left.html, /name="children" value="2"/);
  assert.match(left.html, /name="child-1-age"[^>]*value="7"/);
  assert.match(left.html, /name="child-2-age"[^>]*value="11"/);
});

test('an incident that was opened and never recorded is in the log, and a colleague goes on with it', async () => {
  const form = await openThrough(bm);
  const saved = await bm.post(form, considered({ title: 'Begun by one and ended by another', do: 'save' }));
  assert.equal(saved.location, '/incidents');
  assert.match((await bm.follow(saved)).html, new RegExp(`Not yet recorded\\. <a[^>]*href="${form}"`));
  const notifier = await new Visitor(server).be('coveshire', 'notifier');
  assert.match((await notifier.get(form)).html, /Begun by one and ended by another/);
  const posted = await notifier.post(form, considered({ seen: '1', copy: 'second', title: 'Ended by another' }));
  await notifier.follow(posted);
  const done = await notifier.post(`${form}/check`, { seen: '2' });
  assert.match((await notifier.follow(done)).html, /Ended by another/);
  assert.equal((await bm.get(form)).location, done.location, 'its form leads to the incident once it is recorded');
});

test('two people at one draft: the second is shown both versions, and neither is lost', async () => {
  const form = await openThrough(bm);
  const notifier = await new Visitor(server).be('coveshire', 'notifier');
  await notifier.get(form);
  await bm.post(form, considered({ summary: 'What the manager typed', do: 'save' }));
  const both = await notifier.post(form, considered({ copy: 'other', summary: 'What the notifier typed' }));
  assert.equal(both.status, 422);
  assert.match(both.html, /DRAFT_CHANGED/);
  assert.match(both.html, /What Marion Teal saved at/);
  assert.match(both.html, /What the manager typed/);
  assert.match(both.html, /What the notifier typed/);
  assert.match(both.html, /name="seen" value="1"/);
  const taken = await notifier.post(form, considered({ copy: 'other', seen: '1', summary: 'Both together' }));
  assert.equal(taken.location, `${form}/check`);
});

test('a page saves itself again and again without standing in its own way', async () => {
  const form = await openThrough(bm);
  const drafts = form.replace(/record$/, 'drafts/considered');
  for (const summary of ['one', 'one two', 'one two three']) assert.equal((await bm.post(drafts, considered({ summary }))).status, 200);
  assert.match((await bm.get(form)).html, /one two three/);
  assert.equal((await bm.post(drafts, considered({ copy: 'another page' }))).status, 422);
  assert.match((await bm.get(form)).html, /one two three/);
  assert.equal((await bm.post(form.replace(/record$/, 'drafts/no-such-form'), considered())).status, 404);
});

test('what was not checked is not recorded: answers that changed meanwhile are shown again', async () => {
  const form = await openThrough(bm);
  await bm.post(form, considered());
  await bm.get(`${form}/check`);
  await bm.post(form, considered({ seen: '1', summary: 'Changed after it was checked' }));
  const before = await acts();
  const page = await bm.post(`${form}/check`, { seen: '1' });
  assert.equal(page.status, 422);
  assert.match(page.html, /The answers have changed since you opened this page[\s\S]*Changed after it was checked/);
  assert.equal(await acts(), before);
});

test('only those who record incidents may open one, and other areas do not learn that it exists', async () => {
  const incident = await recordThrough(bm);
  const partner = await new Visitor(server).be('coveshire', 'partner-police');
  assert.equal((await partner.get(`${incident}/record`)).status, 403);
  assert.equal((await partner.post('/incidents', {})).status, 403);
  assert.doesNotMatch((await partner.get('/incidents')).html, /<button[^>]*>\s*Record an incident/);
  const author = await new Visitor(server).be('coveshire', 'author-school');
  assert.equal((await author.get('/incidents')).status, 403);
  assert.equal((await author.get(incident)).status, 403);
  const elsewhere = await new Visitor(server).be('ashshire', 'bm');
  for (const address of [incident, `${incident}/record`, `${incident}/facts`, `${incident}/suspicion`, `${incident}/delay`]) {
    assert.equal((await elsewhere.get(address)).status, 404, address);
  }
  assert.equal((await elsewhere.get('/incidents/not-a-number')).status, 404);
  assert.match((await elsewhere.get('/incidents')).html, /No incident has been recorded yet/);
  assert.equal((await elsewhere.post('/incidents', { partnership: demoId('partnership', 'coveshire') })).status, 404);
});

test('the log is narrowed by stage and year, and says how many it shows', async () => {
  const recorded = await bm.get('/incidents?stage=considered&year=2026');
  assert.match(recorded.html, /Show all/);
  assert.doesNotMatch(recorded.html, /Not yet recorded\./);
  assert.match((await bm.get('/incidents?stage=withdrawn')).html, /No incident is at that stage in that year/);
  assert.equal((await bm.get('/incidents?stage=nonsense&year=1999')).status, 200);
});

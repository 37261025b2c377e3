import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { recordThrough } from './considered.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const bm = await new Visitor(server).be('coveshire', 'bm');
const notifier = await new Visitor(server).be('coveshire', 'notifier');
const health = await new Visitor(server).be('coveshire', 'partner-health');
const police = await new Visitor(server).be('coveshire', 'partner-police');
const scrutineer = await new Visitor(server).be('coveshire', 'scrutineer');

async function acts(address: string): Promise<number> {
  const id = address.split('/')[2] ?? '';
  return (await database.owner.selectFrom('incidents.act').select('kind').where('incident_id', '=', id).execute()).length;
}

test('each partner gives their own view, and the page says who has not', async () => {
  const incident = await recordThrough(bm);
  const form = await health.get(`${incident}/view`);
  assert.match(form.html, /The view of the integrated care board/);
  assert.doesNotMatch(form.html, /Whose view is this/);
  const given = await health.post(`${incident}/view`, { view: 'notify', reason: 'The cause is not explained' });
  assert.equal(given.location, incident);
  const page = await bm.get(incident);
  assert.match(page.html, /View of the integrated care board: notify/);
  assert.match(page.html, /No view yet from the police/);
});

test('a view needs its reason, and nobody gives one for another partner', async () => {
  const incident = await recordThrough(bm);
  await police.get(`${incident}/view`);
  const bare = await police.post(`${incident}/view`, { view: 'do-not-notify', reason: '' });
  assert.equal(bare.status, 422);
  assert.match(bare.html, /data-code="ANSWER_MISSING"/);
  assert.equal(await acts(incident), 1);
  await police.post(`${incident}/view`, { partner: 'council', view: 'notify', reason: 'For somebody else' });
  assert.match((await bm.get(incident)).html, /View of the police: notify/, 'what was said counts for the police, whatever was sent');
  await bm.get(incident);
  assert.equal((await bm.post(`${incident}/view`, { view: 'notify', reason: 'Not mine to give' })).status, 403);
});

test('the council decides to notify, on the ground that the facts meet', async () => {
  const incident = await recordThrough(bm);
  const form = await notifier.get(`${incident}/decide`);
  assert.match(form.html, /Section 16C\(1\)\(a\)/);
  const done = await notifier.post(`${incident}/decide`, { outcome: 'notify', reason: 'The criteria are met', seen: '0', copy: 'a', do: 'record' });
  assert.equal(done.location, incident);
  const page = await notifier.follow(done);
  assert.match(page.html, /Council’s decision: notify the Panel/);
  assert.match(page.html, /Notification being prepared/);
  assert.match((await bm.get('/incidents')).html, /Notify the Panel/);
});

test('a decision without reasons, or against the aid without saying why, is refused and changes nothing', async () => {
  const incident = await recordThrough(bm);
  await notifier.get(`${incident}/decide`);
  const without = await notifier.post(`${incident}/decide`, { outcome: 'notify', reason: ' ', seen: '0', copy: 'a', do: 'record' });
  assert.match(without.html, /href="#reason"[^>]*data-code="ANSWER_MISSING"/);
  const against = await notifier.post(`${incident}/decide`, { outcome: 'do-not-notify', reason: 'Typed with care', against: '', seen: '1', copy: 'a', do: 'record' });
  assert.match(against.html, /href="#against"[^>]*data-code="ANSWER_MISSING"/);
  assert.match(against.html, /Typed with care/);
  assert.equal(await acts(incident), 1);
  const done = await notifier.post(`${incident}/decide`, { outcome: 'do-not-notify', reason: 'Typed with care', against: 'The inquest found a natural cause', seen: '2', copy: 'a', do: 'record' });
  const page = await notifier.follow(done);
  assert.match(page.html, /Not notified/);
  assert.match(page.html, /Why otherwise than the decision aid’s answer: The inquest found a natural cause/);
});

test('a decision to notify without a ground is refused in words', async () => {
  const incident = await recordThrough(bm, { suspicion: 'not-suspected' });
  assert.match((await notifier.get(incident)).html, /The criteria for notifying the Panel are not met/);
  await notifier.get(`${incident}/decide`);
  const page = await notifier.post(`${incident}/decide`, { outcome: 'notify', reason: 'To be safe', seen: '0', copy: 'a', do: 'record' });
  assert.match(page.html, /href="#outcome"[^>]*data-code="NOTIFY_WITHOUT_GROUND"/);
  assert.equal(await acts(incident), 1);
});

test('a looked-after child’s death alone is told to the Secretary of State and Ofsted, and “other” is no ground', async () => {
  const incident = await recordThrough(bm, { suspicion: 'not-suspected', 'child-1-lookedAfter': 'by-this-council' });
  const page = await notifier.get(`${incident}/decide`);
  assert.match(page.html, /The council must tell the Secretary of State and Ofsted/);
  const done = await notifier.post(`${incident}/decide`, { outcome: 'tell-others', reason: 'The child was looked after', seen: '0', copy: 'a', do: 'record' });
  assert.match((await notifier.follow(done)).html, /Tell the Secretary of State and Ofsted only/);
  const other = await recordThrough(bm, { 'child-1-outcome': 'other', 'child-1-otherReason': 'Harmed another child' });
  assert.match((await bm.get(other)).html, /“Other” is a class for statistics and never a ground/);
});

test('a care leaver’s death is told to the Secretary of State and Ofsted at 24, and no longer at 25', async () => {
  for (const [age, told] of [['24', true], ['25', false]] as const) {
    const incident = await recordThrough(bm, { 'child-1-age': age, 'child-1-careLeaver': 'yes' });
    assert.equal(/The council should tell the Secretary of State and Ofsted/.test((await bm.get(incident)).html), told, age);
  }
});

test('where the aid cannot tell, it names what is missing', async () => {
  const incident = await recordThrough(bm, { suspicion: 'not-yet-known', where: 'not-known' });
  const page = await bm.get(incident);
  assert.match(page.html, /It cannot be told yet whether the Panel must be notified/);
  assert.match(page.html, /whether abuse or neglect is known or suspected and where it happened/);
  assert.match(page.html, /A fact is missing on which the answer turns/);
});

test('a decision half written is saved, and another notifier’s page does not write over it', async () => {
  const incident = await recordThrough(bm);
  await notifier.get(`${incident}/decide`);
  const saved = await notifier.post(`${incident}/decide`, { outcome: 'notify', reason: 'Half written', seen: '0', copy: 'a', do: 'save' });
  assert.equal(saved.location, incident);
  assert.match((await notifier.get(`${incident}/decide`)).html, /Half written/);
  const both = await notifier.post(`${incident}/decide`, { outcome: 'notify', reason: 'In another window', seen: '0', copy: 'b', do: 'record' });
  assert.match(both.html, /DRAFT_CHANGED/);
  assert.match(both.html, /Half written[\s\S]*In another window/);
  assert.equal(await acts(incident), 1);
});

test('each person is offered exactly the acts that are theirs at this stage', async () => {
  const incident = await recordThrough(bm);
  const offered = async (visitor: Visitor): Promise<readonly string[]> => {
    const page = await visitor.get(incident);
    return ['view', 'decide', 'suspicion', 'facts', 'delay'].filter((act) => page.html.includes(`href="${incident}/${act}"`));
  };
  assert.deepEqual(await offered(bm), ['suspicion', 'facts', 'delay']);
  assert.deepEqual(await offered(notifier), ['decide', 'suspicion', 'facts', 'delay']);
  assert.deepEqual(await offered(police), ['view']);
  assert.deepEqual(await offered(scrutineer), []);
  for (const act of ['view', 'decide', 'suspicion', 'facts', 'delay']) assert.equal((await scrutineer.get(`${incident}/${act}`)).status, 403, act);
  assert.equal((await bm.get(`${incident}/decide`)).status, 403);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import mammoth from 'mammoth';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { freeze, type QuestionSet } from '../../../../platform/forms/index.ts';
import { act } from '../../commands/act.ts';
import { as, at, codes, decidedIncident, fillIn, hidden, lock, save, sentFields } from './notification.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const decided = () => decidedIncident(database.app, MORNING);
const actsOf = (incident: string, kind: string) => database.owner.selectFrom('incidents.act').selectAll().where('incident_id', '=', incident).where('kind', '=', kind).execute();
const itemsOf = (incident: string) => database.owner.selectFrom('incidents.panel_item').selectAll().where('incident_id', '=', incident).orderBy('version').execute();

test('a notification is filled in, checked, locked, sent, and in the inbox of the Panel', async () => {
  const incident = await decided();
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const start = await visitor.get(at(incident));
  assert.match(start.html, /Due Friday 27 November 2026/);
  assert.match(start.html, /Not started/);
  assert.equal((await fillIn(visitor, incident)).location, at(incident, '/check'));
  const locked = await lock(visitor, incident);
  assert.equal(locked.location, at(incident));
  assert.match((await visitor.follow(locked)).html, /Send version 1/);
  const sent = await visitor.post(at(incident, '/sent'), sentFields);
  assert.equal(sent.location, at(incident));
  const after = await visitor.follow(sent);
  assert.match(after.html, /The rapid review is due Monday 14 December 2026/);
  assert.match(after.html, /sent before version 1 was locked here/);
  const [item, ...more] = await itemsOf(incident);
  assert.deepEqual([item?.kind, item?.version, more.length], ['notification', 1, 0]);
  for (const words of ['SIN-TEST-1', 'Wren Madeupchild', 'What is the child’s name?', 'Monday 14 December 2026']) assert.ok(JSON.stringify(item?.content).includes(words), words);
});

test('facts recorded when the incident was considered are not typed again', async () => {
  const incident = await decided();
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const child = await visitor.get(at(incident, '/child-a'));
  assert.match(child.html, /carried over/);
  assert.match(child.html, /id="age"[^>]*value="2"/);
  assert.match(child.html, /value="died" checked/);
  const page = await visitor.get(at(incident, '/incident'));
  assert.match(page.html, /value="20 November 2026"/);
  assert.match(page.html, /A made-up child was found by the police\./);
  assert.match((await visitor.get(at(incident, '/others'))).html, /value="Ashshire"/);
  await save(visitor, incident, 'child-a');
  assert.doesNotMatch((await visitor.get(at(incident, '/child-a'))).html, /carried over/);
});

test('what is missing is named and linked, and nothing is locked before it is there', async () => {
  const incident = await decided();
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const check = await visitor.get(at(incident, '/check'));
  assert.match(check.html, new RegExp(`href="${at(incident, '/child-a')}#name"[^>]*>Enter the child’s name`));
  assert.doesNotMatch(check.html, /Lock this version/);
  const locked = await visitor.post(at(incident, '/check'), { seen: '0 incident:0 child-a:0 adult-a:0 others:0 notifier:0', versions: '0' });
  assert.equal(locked.status, 422);
  assert.deepEqual(codes(locked.html), ['NOTIFICATION_NOT_COMPLETE']);
  assert.equal((await actsOf(incident, 'notification_locked')).length, 0);
});

test('codes are left out where answers are checked and kept where they are printed; an age is shown where there is no date of birth, or another one', async () => {
  const incident = await decided();
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await fillIn(visitor, incident);
  for (const changes of [{ age: '9' }, { 'birth-date': '' }]) {
    await save(visitor, incident, 'child-a', changes);
    assert.match((await visitor.get(at(incident, '/check'))).html, /How old was the child/);
  }
  await save(visitor, incident, 'child-a');
  const check = (await visitor.get(at(incident, '/check'))).html;
  assert.match(check, /What is the child’s sex\?[\s\S]*?>\s*Female\s*</);
  assert.doesNotMatch(check, /How old was the child|\((F|NONE|NOBT)\)/);
  await lock(visitor, incident);
  assert.match((await visitor.get(at(incident, '/1/print'))).html, /Female \(F\)/);
});

test('two people who lock at once make one version, and the second is told', async () => {
  const incident = await decided();
  const [one, two] = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'notifier')];
  await fillIn(one, incident);
  const locked = await Promise.all([lock(one, incident), lock(two, incident)]);
  assert.deepEqual(locked.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422]);
  assert.deepEqual(codes(locked.find(({ status }) => status === 422)?.html ?? ''), ['LOCKED_ALREADY']);
  assert.equal((await actsOf(incident, 'notification_locked')).length, 1);
});

test('answers that changed after they were checked are not locked unseen', async () => {
  const incident = await decided();
  const [one, two] = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'notifier')];
  await fillIn(one, incident);
  const check = await one.get(at(incident, '/check'));
  await save(two, incident, 'others', { areas: 'Ashshire, Bayshire' });
  const locked = await one.post(at(incident, '/check'), hidden(check.html, 'seen', 'versions'));
  assert.deepEqual(codes(locked.html), ['ANSWERS_CHANGED']);
  assert.match(locked.html, /Ashshire, Bayshire/);
  assert.equal((await lock(one, incident)).status, 303);
  const again = await one.post(at(incident, '/check'), { ...hidden((await one.get(at(incident, '/check'))).html, 'seen'), versions: '1', seen: hidden(locked.html, 'seen')['seen'] ?? '' });
  assert.deepEqual(codes(again.html), ['NOTHING_CHANGED']);
});

test('a locked version is printed and set in Word, and says where the duty is met', async () => {
  const incident = await decided();
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await fillIn(visitor, incident);
  await lock(visitor, incident);
  for (const page of ['/1/print', '/1/answers']) assert.match((await visitor.get(at(incident, page))).html, /Wren Madeupchild/);
  assert.match((await visitor.get(at(incident, '/1/print'))).html, /the council’s duty is met only in the Department for Education’s Child Safeguarding Incident Notification System/);
  const word = await visitor.get(at(incident, '/1/word'));
  assert.match(String(word.headers['content-disposition']), /notification-2026-\d+-version-1\.docx/);
  const { value } = await mammoth.extractRawText({ buffer: word.body });
  assert.match(value, /Child Safeguarding Incident Notification System[\s\S]*What is the child’s name\?\s*Wren Madeupchild/);
  for (const missing of ['/2/print', '/0/answers', '/x/word']) assert.equal((await visitor.get(at(incident, missing))).status, 404);
});

test('a locked version keeps the wording of its day, whatever the questions say now', async () => {
  const incident = await decided();
  const old: QuestionSet = { id: 'notification-child', version: '2019-01', title: 'Child 1', questions: [{ kind: 'choice', name: 'outcome', wording: 'An old wording', options: [{ value: 'died', text: 'An old answer' }] }] };
  const parts = [{ part: 'child-a', title: old.title, questions: old.id, questionsVersion: old.version, answers: freeze(old, { outcome: 'died' }) }];
  await as(database.app, MORNING, 'bm', (how) => act(how, incident, { kind: 'notification_locked', data: { parts } }));
  const visitor = await new Visitor(server).be('coveshire', 'scrutineer');
  for (const page of ['/1/print', '/1/answers']) {
    const { html } = await visitor.get(at(incident, page));
    assert.match(html, /An old wording[\s\S]*An old answer/);
    assert.doesNotMatch(html, /What happened to the child/);
  }
});

test('after the council decides again, what was locked before is locked anew before it is sent', async () => {
  const incident = await decided();
  const visitor = await new Visitor(server).be('coveshire', 'notifier');
  await fillIn(visitor, incident);
  await lock(visitor, incident);
  const decision = { outcome: 'notify', limbs: ['16C(1)(a)'], reason: 'As before, with more reasons' } as const;
  await as(database.app, MORNING, 'notifier', (how) => act(how, incident, { kind: 'decided_on_notification', data: { decision } }));
  assert.equal((await visitor.get(at(incident, '/sent'))).location, at(incident));
  assert.deepEqual(codes((await visitor.post(at(incident, '/sent'), sentFields)).html), ['ACT_NOT_POSSIBLE']);
  assert.equal((await lock(visitor, incident)).status, 303);
  assert.equal((await visitor.post(at(incident, '/sent'), sentFields)).status, 303);
  assert.deepEqual((await itemsOf(incident)).map(({ version }) => version), [2]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { findDraft } from '../../store/index.ts';
import { aChild, as, at, codes, decidedIncident, hidden, save, someFacts } from './notification.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const two = [aChild, { ...aChild, age: 5 }];
const draft = (incident: string, form: string) => as(database.app, MORNING, 'bm', ({ tx }) => findDraft(tx, incident, form));

test('what was typed is kept as it was typed, valid or not', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const later = await save(visitor, incident, 'child-a', { 'birth-date': 'the 31st of June', name: 'Wren' }, 'later');
  assert.equal(later.location, at(incident));
  assert.match((await visitor.follow(later)).html, /has been saved/);
  assert.match((await visitor.get(at(incident))).html, /There is a problem/);
  assert.match((await visitor.get(at(incident, '/child-a'))).html, /value="the 31st of June"/);
  const autosaved = await visitor.post(at(incident, '/child-a/draft'), { seen: '1', copy: 'another', name: 'Wren M' });
  assert.equal(autosaved.status, 200);
  assert.match((await visitor.get(at(incident, '/child-a'))).html, /value="Wren M"/);
});

test('somebody else’s saving is shown beside mine, and neither is lost', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const [one, other] = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'notifier')];
  const form = await one.get(at(incident, '/notifier'));
  await save(other, incident, 'notifier', { notifier: 'Theirs Theirs' });
  const mine = { notifier: 'Mine Mine', 'notifier-role': 'r', 'notifier-phone': '1', 'notifier-email': 'm@coveshire.example' };
  const both = await one.post(at(incident, '/notifier'), { ...mine, ...hidden(form.html, 'seen', 'copy'), do: 'continue' });
  assert.deepEqual([both.status, codes(both.html)], [422, ['DRAFT_CHANGED']]);
  assert.match(both.html, /Oluwaseun Barrow saved[\s\S]*Theirs Theirs<\/span>[\s\S]*value="Mine Mine"/);
  assert.equal((await draft(incident, 'notification-notifier'))?.typed['notifier'], 'Theirs Theirs');
  const knowing = await one.post(at(incident, '/notifier'), { ...mine, ...hidden(both.html, 'seen', 'copy'), do: 'continue' });
  assert.equal(knowing.status, 303);
  assert.equal((await draft(incident, 'notification-notifier'))?.typed['notifier'], 'Mine Mine');
});

test('of two who save a section at once both get an answer, and what was acknowledged is there', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const visitors = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'notifier')];
  const forms = await Promise.all(visitors.map((visitor) => visitor.get(at(incident, '/others'))));
  const pages = await Promise.all(visitors.map((visitor, index) => visitor.post(at(incident, '/others'), { areas: `Area ${index}`, ...hidden(forms[index]?.html ?? '', 'seen', 'copy'), do: 'later' })));
  assert.deepEqual(pages.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422]);
  const winner = pages.findIndex(({ status }) => status === 303);
  assert.equal((await draft(incident, 'notification-others'))?.typed['areas'], `Area ${winner}`);
});

test('taking one child out moves nobody else’s answers, and a key is not used again', async () => {
  const incident = await decidedIncident(database.app, MORNING, { ...someFacts, children: two });
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await save(visitor, incident, 'child-a', { name: 'First' });
  await visitor.get(at(incident, '/child-b'));
  await save(visitor, incident, 'child-b', { name: 'Second', 'birth-date': '', age: '5' }, 'later');
  await visitor.get(at(incident, '/child-a/take-out'));
  assert.equal((await visitor.post(at(incident, '/child-a/take-out'), {})).location, at(incident));
  const second = await visitor.get(at(incident, '/child-b'));
  assert.match(second.html, /<h1[^>]*>Child 1/);
  assert.match(second.html, /value="Second"/);
  assert.equal((await visitor.get(at(incident, '/child-a'))).status, 404);
  const added = await visitor.post(at(incident, '/add'), { add: 'child' });
  assert.equal(added.location, at(incident, '/child-c'));
  assert.equal(await draft(incident, 'notification-child-a'), null);
});

test('there is room for four children and the last one stays', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(at(incident));
  const last = await visitor.post(at(incident, '/child-a/take-out'), {});
  assert.deepEqual(codes(last.html), ['LAST_ONE_STAYS']);
  for (const key of ['b', 'c', 'd']) assert.equal((await visitor.post(at(incident, '/add'), { add: 'child' })).location, at(incident, `/child-${key}`));
  const fifth = await visitor.post(at(incident, '/add'), { add: 'child' });
  assert.deepEqual(codes(fifth.html), ['NO_ROOM_FOR_MORE']);
  assert.doesNotMatch((await visitor.get(at(incident))).html, /Add another child/);
  assert.equal((await visitor.post(at(incident, '/add'), { add: 'adult' })).location, at(incident, '/adult-b'));
  assert.equal((await visitor.post(at(incident, '/add'), { add: 'somebody' })).status, 404);
});

test('a form about a child who has been taken out keeps what was typed and says so', async () => {
  const incident = await decidedIncident(database.app, MORNING, { ...someFacts, children: two });
  const [one, other] = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'notifier')];
  const form = await one.get(at(incident, '/child-b'));
  await other.get(at(incident));
  await other.post(at(incident, '/child-b/take-out'), {});
  const page = await one.post(at(incident, '/child-b'), { ...hidden(form.html, 'seen', 'copy'), name: 'Typed for nothing?', do: 'continue' });
  assert.deepEqual([page.status, codes(page.html)], [422, ['SECTION_TAKEN_OUT']]);
  assert.match(page.html, /value="Typed for nothing\?"/);
  assert.equal(await draft(incident, 'notification-child-b'), null);
});

const wrong: readonly (readonly [string, string, Readonly<Record<string, string | readonly string[]>>, string, string])[] = [
  ['a birth after the incident', 'child-a', { 'birth-date': '21 November 2026', age: '' }, 'INCIDENT_BEFORE_BIRTH', 'birth-date'],
  ['an age that is not that of the birth', 'child-a', { age: '7' }, 'AGE_AND_BIRTH_DIFFER', 'age'],
  ['neither age nor birth', 'child-a', { 'birth-date': '', age: '' }, 'AGE_OR_BIRTH_MISSING', 'birth-date'],
  ['an adult', 'child-a', { 'birth-date': '3 May 2005', age: '' }, 'CHILD_NOT_UNDER_18', 'birth-date'],
  ['a care leaver over 24', 'child-a', { 'birth-date': '3 May 2000', age: '', 'care-leaver': 'yes' }, 'CARE_LEAVER_TOO_OLD', 'birth-date'],
  ['a death before the incident', 'child-a', { 'death-date': '1 November 2026' }, 'DEATH_BEFORE_INCIDENT', 'death-date'],
  ['a death still to come', 'child-a', { 'death-date': '24 December 2026' }, 'DATE_STILL_TO_COME', 'death-date'],
  ['no disability beside another', 'child-a', { disability: ['NONE', 'MOB'] }, 'OPTION_EXCLUDES_OTHERS', 'disability'],
  ['a looked-after child without a placement', 'child-a', { 'looked-after': 'by-this-council', 'legal-status': 'C2' }, 'ANSWER_MISSING', 'placement'],
  ['no ground', 'incident', { ground: [] }, 'ANSWER_MISSING', 'ground'],
  ['a ground that the council did not decide on', 'incident', { ground: ['16C(1)(a)', '16C(1)(b)'], country: 'Freedonia' }, 'GROUND_NOT_DECIDED', 'ground'],
  ['a day of awareness that does not exist', 'incident', { 'council-aware-day': '31' }, 'DATE_NOT_REAL', 'council-aware'],
  ['another day of awareness than the one that the clock counts from', 'incident', { 'council-aware-day': '21' }, 'AWARE_DIFFERS', 'council-aware'],
  ['another day of suspicion than was recorded', 'incident', { 'suspected-on-day': '21' }, 'SUSPECTED_DIFFERS', 'suspected-on'],
  ['an incident still to come', 'incident', { 'incident-date': '24 November 2026' }, 'DATE_STILL_TO_COME', 'incident-date'],
];

test('answers that cannot be are refused at their field, and what was typed is still there and saved', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await save(visitor, incident, 'incident');
  for (const [what, section, changes, code, field] of wrong) {
    const page = await save(visitor, incident, section, changes);
    assert.deepEqual([page.status, codes(page.html)], [422, [code]], what);
    assert.match(page.html, new RegExp(`href="#${field}"`), what);
    assert.match(page.html, new RegExp(`id="${field}`), what);
    await save(visitor, incident, section);
  }
  assert.equal((await save(visitor, incident, 'child-a', { 'birth-date': '3 May 2003', age: '', 'care-leaver': 'yes' })).status, 303, 'a care leaver of 23 is told of');
});

test('a placement is asked only of a looked-after child', async () => {
  const incident = await decidedIncident(database.app, MORNING);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  assert.equal((await save(visitor, incident, 'child-a', { 'looked-after': 'no', placement: 'U6' })).status, 303);
  const check = await visitor.get(at(incident, '/check'));
  assert.doesNotMatch(check.html, /Where was the child placed/);
});

test('children who were recorded and are not in the notification are described in words', async () => {
  const incident = await decidedIncident(database.app, MORNING, { ...someFacts, children: [...two, ...two, aChild] });
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const page = await save(visitor, incident, 'others');
  assert.deepEqual(codes(page.html), ['CHILDREN_DIFFER']);
  assert.equal((await save(visitor, incident, 'others', { 'further-children': 'A fifth child, aged 2' })).status, 303);
});

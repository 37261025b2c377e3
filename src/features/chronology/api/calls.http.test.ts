import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { londonDate } from '../../../kernel/plain-date.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { addAct, incidentIn, requestTo, systemOf, type System } from './calling.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
let system: System;
let request: string;
let incident: string;
let entries: string;

before(async () => {
  incident = await incidentIn(server, 'coveshire');
  // A role begins on a day of the database's own clock.
  clock.now = new Date();
  system = await systemOf(server, 'coveshire', 'housing');
  request = await requestTo(database, 'coveshire', 'housing', incident);
  entries = `/api/requests/${request}/entries`;
  await requestTo(database, 'coveshire', 'police', incident);
});

const entry = (reference: string, more: object = {}) => ({ reference, occurred: '3 May 2024', text: `Noise complaint ${reference}`, ...more });
const forms = () => database.owner.selectFrom('chronology.sent_entry').selectAll().orderBy('position').orderBy('form').execute();

test('a system sees what its agency was asked, and no other agency’s request', async () => {
  const { status, body, headers } = await system.get('/api/requests');
  assert.equal(status, 200);
  assert.deepEqual(body.requests, [{ request, agency: 'Coveshire Homes', entries }]);
  assert.equal(headers['cache-control'], 'no-store');
});

test('each entry has an answer of its own, and one that is wrong holds up no other', async () => {
  const { status, body } = await system.post(entries, { entries: [entry('a-1'), { reference: 'a-2', occurred: '4 May 2024' }, entry('a-3', { colour: 'red' }), entry('a-4', { text: 'x'.repeat(20_001) })] });
  assert.equal(status, 200);
  assert.deepEqual([body.taken, body.refused], [1, 3]);
  assert.deepEqual(body.entries?.map((one) => [one.reference, one.status]), [['a-1', 'taken'], ['a-2', 'refused'], ['a-3', 'refused'], ['a-4', 'refused']]);
  assert.deepEqual(body.entries?.slice(1).map(({ problems }) => problems.map(({ field, code, pointer }) => [field, code, pointer])), [
    [['text', 'SENT_FIELD_MISSING', '/entries/1/text']], [['colour', 'SENT_FIELD_NOT_KNOWN', '/entries/2/colour']], [['text', 'SENT_FIELD_TOO_LONG', '/entries/3/text']],
  ]);
});

test('what was sent stands in the chronology at once, as its agency’s own words', async () => {
  await system.post(entries, { entries: [entry('b-1', { text: '<script>alert(1)</script> & "quoted"', action: 'Visited' })] });
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const { html } = await manager.get(`/incidents/${incident}/chronology?words=quoted`);
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;quoted&quot;/);
  assert.doesNotMatch(html, /<script>alert/);
  assert.match(html, /CareNotes, reference b-1/);
  assert.match(html, /Coveshire Homes: sent by its own system/);
});

test('the same content again adds nothing, and says which entry holds it', async () => {
  const [first] = (await system.post(entries, { entries: [entry('c-1', { area: 'Coveshire' })] })).body.entries ?? [];
  const again = (await system.post(entries, { entries: [{ text: '  Noise complaint c-1', area: 'Coveshire', occurred: '3 May 2024 ', reference: 'c-1', action: null, persons: [] }] })).body;
  assert.deepEqual([again.already_held, again.entries?.[0]?.entry], [1, first?.entry]);
});

test('other content under the same reference corrects beside the old form, and nothing is replaced', async () => {
  const [first] = (await system.post(entries, { entries: [entry('d-1')] })).body.entries ?? [];
  const [second] = (await system.post(entries, { entries: [entry('d-1', { text: 'It was a fire alarm', reason: 'Misheard' })] })).body.entries ?? [];
  assert.equal(second?.status, 'corrected');
  const kept = await database.owner.selectFrom('chronology.entry').select(['id', 'told', 'corrects', 'reason']).where('id', 'in', [first?.entry ?? '', second?.entry ?? '']).orderBy('recorded_at').execute();
  assert.deepEqual(kept.find(({ id }) => id === first?.entry)?.told, 'Noise complaint d-1');
  assert.deepEqual(kept.find(({ id }) => id === second?.entry), { id: second?.entry, told: 'It was a fire alarm', corrects: first?.entry, reason: 'Misheard' });
});

test('a batch that comes late, after its own correction, changes nothing and is told so', async () => {
  const older = { entries: [entry('e-1')] };
  await system.post(entries, older);
  await system.post(entries, { entries: [entry('e-1', { text: 'Corrected' })] });
  const late = (await system.post(entries, older)).body.entries?.[0];
  assert.deepEqual([late?.status, late?.problems.map(({ code }) => code)], ['already_held', ['SENT_LATER_FORM_STANDS']]);
  const back = (await system.post(entries, { entries: [entry('e-1', { reason: 'It was right at first' })] })).body.entries?.[0];
  assert.equal(back?.status, 'corrected');
});

test('one batch may hold an entry and its correction', async () => {
  const { body } = await system.post(entries, { entries: [entry('f-1'), entry('f-2'), entry('f-1', { text: 'Second thoughts' }), entry('f-1'), entry('f-3')] });
  assert.deepEqual(body.entries?.map(({ status }) => status), ['taken', 'taken', 'corrected', 'already_held', 'taken']);
  assert.deepEqual((await forms()).filter(({ reference }) => reference.startsWith('f-')).map(({ reference, form }) => `${reference}/${form}`), ['f-1/1', 'f-1/2', 'f-2/1', 'f-3/1']);
});

test('dates are read as people write them and as EDTF, and what is not sure is kept in its words for a person', async () => {
  const written = ['22.05.16', 'mid May 2016', '2016-05~', '2016-05-22T14:30:00+01:00', '[2016-05-01..2016-05-09]', 'last week', '3-5 June 2016'];
  const { body } = await system.post(entries, { entries: written.map((occurred, at) => entry(`g-${at}`, { occurred })) });
  assert.equal(body.taken, written.length);
  const rows = await database.owner.selectFrom('chronology.entry').select(['id', 'occurred']).where('id', 'in', body.entries?.map((one) => one.entry ?? '') ?? []).execute();
  assert.deepEqual(body.entries?.map((one) => rows.find(({ id }) => id === one.entry)?.occurred), [
    '2016-05-22', '2016-05', '2016-05~', '2016-05-22T14:30:00+01:00', '[2016-05-01..2016-05-09]', null, '2016-06-03?/2016-06-05?',
  ]);
  assert.deepEqual(body.entries?.map(({ problems }) => problems.map(({ field }) => field)), [[], [], [], [], [], ['occurred'], ['occurred']]);
});

test('the partnership sees which entries need a person, until somebody has settled them', async () => {
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const chronology = await manager.get(`/incidents/${incident}/chronology`);
  const [, at = ''] = /href="([^"]+\/from-system\/[0-9a-f-]{36})"/.exec(chronology.html) ?? [];
  const page = await manager.get(at);
  assert.match(page.html, /Reference g-5, written “last week”/);
  const clearer = await system.post(entries, { entries: [entry('g-5', { occurred: '14 May 2016' })] });
  assert.equal(clearer.body.corrected, 1);
  assert.doesNotMatch((await manager.get(at)).html, /Reference g-5/);
  const [, correct = ''] = /href="([^"]+\/correct)">Correct it<span class="govuk-visually-hidden">: reference g-6/.exec(page.html) ?? [];
  await manager.get(correct);
  const done = await manager.post(correct, { when: 'from 3 June 2016 to 5 June 2016', agency: 'Coveshire Homes', told: 'Noise complaint g-6', reason: 'The housing officer said so' });
  assert.equal(done.status, 303);
  assert.doesNotMatch((await manager.get(at)).html, /Reference g-6/);
  const held = (await system.get(entries)).body.entries?.find(({ reference }) => reference === 'g-6');
  assert.deepEqual([held?.status, held?.problems], ['corrected_by_partnership', []]);
});

test('a correction by the sender stands beside one that a person made', async () => {
  const { body } = await system.post(entries, { entries: [entry('g-6', { occurred: '4 June 2016', text: 'It was on the Saturday' })] });
  assert.equal(body.corrected, 1);
  const history = await database.owner.selectFrom('chronology.entry').select('id').where('told', 'in', ['Noise complaint g-6', 'It was on the Saturday']).execute();
  assert.equal(history.length, 3);
});

test('a system reads back what it has sent, page by page, each reference once', async () => {
  const many = Array.from({ length: 500 }, (_, at) => entry(`h-${at}`));
  assert.equal((await system.post(entries, { entries: many })).body.taken, 500);
  const first = (await system.get(entries)).body;
  assert.equal(first.entries?.length, 500);
  const second = (await system.get(first.next ?? '')).body;
  const references = [...(first.entries ?? []), ...(second.entries ?? [])].map(({ reference }) => reference);
  assert.equal(new Set(references).size, references.length);
  assert.equal(references.filter((reference) => reference?.startsWith('h-')).length, 500);
  assert.equal(second.next, undefined);
});

test('two batches with the same references that race leave each entry once', async () => {
  const batch = { entries: Array.from({ length: 40 }, (_, at) => entry(`i-${at}`)) };
  const raced = await Promise.all(Array.from({ length: 4 }, () => system.post(entries, batch)));
  assert.deepEqual(raced.map(({ status }) => status), [200, 200, 200, 200]);
  assert.deepEqual(raced.map(({ body }) => body.taken ?? 0).toSorted((a, b) => a - b), [0, 0, 0, 40]);
  assert.equal((await forms()).filter(({ reference }) => reference.startsWith('i-')).length, 40);
});

test('a type of the vocabulary is read by checks, and what the vocabulary does not know is named and kept', async () => {
  const { body } = await system.post(entries, { entries: [entry('j-1', { event_type: 'child_seen', attributes: { alone: 'yes', mood: 'cheerful' } }), entry('j-2', { event_type: 'moon_landing' })] });
  assert.deepEqual(body.entries?.map(({ notes }) => notes?.length), [1, 1]);
  const row = await database.owner.selectFrom('chronology.entry').select(['event_type', 'content']).where('id', '=', body.entries?.[0]?.entry ?? '').executeTakeFirstOrThrow();
  assert.equal(row.event_type, 'child_seen');
  assert.deepEqual(Object(row.content).attributes, { alone: 'yes', mood: 'cheerful' });
});

test('what one system sent is set aside and brought back whole, with the reason', async () => {
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const [, at = ''] = /href="([^"]+\/from-system\/[0-9a-f-]{36})"/.exec((await manager.get(`/incidents/${incident}/chronology`)).html) ?? [];
  await manager.get(at);
  assert.equal((await manager.post(`${at}/set-aside`, { reason: '' })).status, 422);
  assert.equal((await manager.post(`${at}/set-aside`, { reason: 'Another child’s record' })).status, 303);
  assert.doesNotMatch((await manager.get(`/incidents/${incident}/chronology?words=complaint`)).html, /reference a-1/);
  assert.equal((await system.get(entries)).body.set_aside, true);
  await manager.get(at);
  assert.equal((await manager.post(`${at}/set-aside`, { reason: 'It was the right one' })).status, 303);
  assert.equal((await system.get(entries)).body.set_aside, false);
});

test('a request that was withdrawn takes nothing more, and is not listed', async () => {
  const school = await systemOf(server, 'coveshire', 'school', 'School records');
  const withdrawn = await requestTo(database, 'coveshire', 'school', incident);
  assert.equal((await school.get('/api/requests')).body.requests?.length, 1);
  await addAct(database, withdrawn, 2, 'withdrawn', { reason: 'Another school' });
  const { status, body } = await school.post(`/api/requests/${withdrawn}/entries`, { entries: [entry('k-1')] });
  assert.deepEqual([status, body.code], [409, 'CHRONOLOGY_REQUEST_WITHDRAWN']);
  assert.deepEqual((await school.get('/api/requests')).body.requests, []);
});

test('every call is in the trail of the partnership, in the system’s name, with its key and what it added', async () => {
  const { body } = await system.post(entries, { entries: [entry('l-1')] });
  const newest = await database.owner.selectFrom('audit.entry').selectAll().where('chain', '=', `partnership:${demoId('partnership', 'coveshire')}`).orderBy('seq', 'desc').executeTakeFirstOrThrow();
  const key = await database.owner.selectFrom('access.system_key').select(['id', 'system_id', 'last_used_on']).where('ending', '=', system.key.slice(-4)).executeTakeFirstOrThrow();
  assert.deepEqual([newest.event, newest.person, newest.subject, newest.outcome], ['system.entries-sent', key.system_id, request, 'done']);
  assert.deepEqual(newest.revealed, [key.id, body.entries?.[0]?.entry]);
  assert.equal(key.last_used_on, londonDate(clock.now));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { testDatabase, TEST_SECRET } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { deriveKey } from '../../../platform/config/index.ts';
import { recorder } from '../../audit/index.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { sweepDue, type Sweeping } from '../live/sweep-due.ts';

const database = await testDatabase();
const site = await testSite(database);
const [partnership, council] = [demoId('partnership', 'coveshire'), demoId('organisation', 'coveshire', 'council')];
const [supervisor, partner] = [demoId('person', 'coveshire', 'supervisor'), demoId('person', 'coveshire', 'partner-council')];
const ON = ['P-02', 'P-16', 'P-25', 'P-64'];
const at = (time: string): void => { site.clock.now = new Date(time); };
const be = (key: string): Promise<Visitor> => new Visitor(site.server).be('coveshire', key);
const RECORDED = { agency: 'children_social_care', area: 'Coveshire' };

/** What the area has signed and switched on, put there behind the pages: those are tried elsewhere. */
async function signAndSwitch(): Promise<void> {
  const { owner } = database;
  const by = { at: new Date('2026-11-01T09:00:00Z'), by_person: partner, partnership_id: partnership };
  await owner.insertInto('checks.impact_assessment').values({ id: demoId('assessment'), kind: 'signed', reference: 'D', signed_on: '2026-10-01', signed_by: 'Director', review_on: '2027-10-01', reason: '', ...by }).execute();
  await owner.insertInto('checks.trial').values({ id: demoId('trial'), records: 'x', as_at: '2026-01-01', children: 200, result: '{}', ...by }).execute();
  await owner.insertInto('checks.switch').values(ON.map((id) => ({
    id: demoId('switch', id), check_id: id, version: shippedChecks().find((check) => check.id === id)?.version ?? 0, turned: 'on', owner: 'Head', sunset: '2027-10-01', trial_id: demoId('trial'),
    told: JSON.stringify({ records: 'x', children: 200, perThousand: 5, low: 1, high: 9 }), reason: '', ...by,
  }))).execute();
}

/** A case that Ned Farrow holds. */
async function caseOf(reference: string, team: string): Promise<string> {
  const { owner } = database;
  const [id, when] = [demoId('case', reference), new Date('2026-11-01T09:00:00Z')];
  await owner.insertInto('cases.team').values({ id: demoId('team', team), partnership_id: partnership, organisation_id: council, name: team, added_at: when, added_by: supervisor }).onConflict((conflict) => conflict.doNothing()).execute();
  await owner.insertInto('cases.child_case').values({ id, partnership_id: partnership, team_id: demoId('team', team), reference, opened_at: when, opened_by: supervisor }).execute();
  await owner.insertInto('cases.holding').values({ id: demoId('holding', reference), case_id: id, person_id: demoId('person', 'coveshire', 'practitioner'), given_at: when, given_by: supervisor }).execute();
  await owner.insertInto('cases.child').values({ case_id: id, seq: 1, content: JSON.stringify({ answers: { 'known-as': `Child of ${reference}` } }), reason: '', asked_by: '', at: when, by_person: supervisor }).execute();
  return `/cases/${id}`;
}

const timed = (day: string, time: string) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { 'occurred-precision': 'time', 'occurred-at-day': date, 'occurred-at-month': month, 'occurred-at-year': year, 'occurred-at-time': time };
};

async function record(visitor: Visitor, here: string, type: string, typed: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  await visitor.get(`${here}/add/${type}`);
  const done = await visitor.post(`${here}/add/${type}`, { ...RECORDED, ...typed });
  assert.equal(done.status, 303, done.html.match(/data-code="[^"]*"[^<]*</g)?.join(' '));
}

const sweeping: Sweeping = {
  database: database.app, now: () => site.clock.now, record: recorder(deriveKey(TEST_SECRET, 'audit')), heads: { keep: (head) => void site.heads.set(head.chain, head) },
  onFault: (_, fault) => assert.fail(String(fault)),
};
const stored = () => database.owner.selectFrom('checks.signal').select(['check_id', 'result', 'due']).orderBy('check_id').execute();

await signAndSwitch();
const here = await caseOf('C-2', 'North');
at('2026-11-23T09:00:00Z');
const worker = await be('practitioner');

test('an entry is asked about at once: whose duty, by when, on which entry, from which lesson', async () => {
  await record(worker, here, 'missing_ended', { ...timed('2026-11-22', '10:00'), text: 'Came home' });
  assert.deepEqual(await stored(), [{ check_id: 'P-02', result: 'pending', due: '2026-11-25T10:00:00+00:00' }]);
  const { html } = await worker.get(`${here}/signals`);
  assert.match(html, /In time[\s\S]*Offer an independent return home interview[\s\S]*Whose duty: Children/);
  const signal = /href="(\/cases\/[^"]*\/signals\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
  const one = await worker.get(signal);
  assert.match(one.html, new RegExp(`record it:[\\s\\S]*href="${here}/add/return_home_interview_offered">Return home interview offered`));
  assert.match(one.html, /Came home[\s\S]*Why this is asked[\s\S]*Research in Practice[\s\S]*within 72 hours[\s\S]*Limit: 72 hours\.[\s\S]*Printed in the source/);
  assert.match((await worker.get('/duties')).html, /C-2/);
  const page = (await worker.get(here)).html;
  assert.match(page, /What the checks ask of the services[\s\S]*return home interview/);
  // In the picture too, by a shape and its words, leading to its evidence.
  assert.ok(page.includes(`<a href="${signal}"><g class="chronology-asked chronology-asked--running">`));
  assert.match(page, /The picture in words[\s\S]*What the checks ask: In time: Offer an independent return home interview/);
});

test('a limit that passes without an entry is found by the sweep, and again by nobody', async () => {
  assert.equal(await sweepDue(sweeping), 0);
  at('2026-11-25T10:00:00Z');
  assert.equal(await sweepDue(sweeping), 1);
  assert.deepEqual((await stored()).map(({ result }) => result), ['fired']);
  assert.equal(await sweepDue(sweeping), 0);
  const trail = await database.owner.selectFrom('audit.entry').select(['chain', 'person']).where('event', '=', 'duty.asked-again').execute();
  assert.deepEqual(trail, [{ chain: 'system', person: null }]);
});

test('the sweep reads one case in a transaction, and outside it the program reads none', async () => {
  const seen = await database.app.transaction().execute(async (tx) => tx.selectFrom('cases.entry').select('id').execute());
  assert.deepEqual(seen, []);
  assert.deepEqual(await database.app.selectFrom('checks.signal').select('id').execute(), []);
  assert.deepEqual(await database.app.selectFrom('checks.due').select('run_at').execute(), []);
});

test('what came up waits in a digest until it is read', async () => {
  await worker.be('coveshire', 'practitioner');
  const { html } = await worker.get('/duties/new');
  assert.match(html, /C-2[\s\S]*No record of an independent return home interview/);
  const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? '';
  assert.equal((await worker.post('/duties/new', { shown })).status, 303);
  assert.match((await worker.get('/duties/new')).html, /Nothing new has come up/);
  assert.match((await worker.get('/duties')).html, /No record of an independent return home interview/);
});

test('an answer is dated and kept, and what is answered waits no longer', async () => {
  const signal = /href="(\/cases\/[^"]*\/signals\/[0-9a-f-]{36})"/.exec((await worker.get('/duties')).html)?.[1] ?? '';
  await worker.get(signal);
  assert.equal((await worker.post(signal, {})).status, 422);
  assert.match((await worker.post(signal, { said: 'being_done' })).html, /LIVE_ANSWER_NEEDS_DAY/);
  assert.match((await worker.post(signal, { said: 'covered' })).html, /LIVE_ANSWER_NEEDS_WORDS/);
  assert.equal((await worker.post(signal, { said: 'covered', words: 'One plan for the series, 20 November' })).status, 303);
  assert.match((await worker.get('/duties')).html, /No duty waits/);
  assert.match((await worker.get(`${here}/signals`)).html, /Answered[\s\S]*Something else covers it[\s\S]*One plan for the series, 20 November/);
});

test('an answer given while there was time does not stand once it has run out', async () => {
  await record(worker, here, 'case_allocated', timed('2026-11-25', '09:00'));
  const signal = /href="(\/cases\/[^"]*\/signals\/[0-9a-f-]{36})"/.exec((await worker.get('/duties')).html)?.[1] ?? '';
  await worker.get(signal);
  assert.equal((await worker.post(signal, { said: 'being_done', day: '25 November 2026' })).status, 303);
  assert.match((await worker.get('/duties')).html, /No duty waits/);
  at('2026-11-27T00:00:00Z');
  assert.equal(await sweepDue(sweeping), 1);
  await worker.be('coveshire', 'practitioner');
  assert.match((await worker.get('/duties')).html, /No record of an attempt to contact the family/);
});

test('the family sees what was looked at, and a correction asks the check again', async () => {
  const looked = await worker.get(`${here}/looked-at`);
  assert.match(looked.html, /What the questions found[\s\S]*No record of an attempt to contact the family[\s\S]*Case allocated[\s\S]*It reads:/);
  assert.doesNotMatch(looked.html, /Something else covers it/);
  const entry = await database.owner.selectFrom('cases.entry').select('id').where('event_type', '=', 'missing_ended').executeTakeFirstOrThrow();
  await worker.get(`${here}/entries/${entry.id}/take-out`);
  assert.equal((await worker.post(`${here}/entries/${entry.id}/take-out`, { 'asked-by': 'mother', reason: 'It was a cousin' })).status, 303);
  assert.deepEqual((await stored()).map(({ check_id: id }) => id), ['P-25']);
});

test('done now leads to the form, and the entry settles the check', async () => {
  const signal = /href="(\/cases\/[^"]*\/signals\/[0-9a-f-]{36})"/.exec((await worker.get('/duties')).html)?.[1] ?? '';
  await worker.get(signal);
  assert.equal((await worker.post(signal, { said: 'done_now', day: '25 November 2026' })).location, `${here}/add/contact_attempted`);
  await record(worker, here, 'contact_attempted', timed('2026-11-25', '16:00'));
  assert.deepEqual(await stored(), []);
  assert.match((await worker.follow(await worker.get(signal))).html, /That is not asked any more/);
});

test('a check that often speaks without cause is a prompt: in no worklist, and counted nowhere', async () => {
  await record(worker, here, 'case_opened', { occurred: '1 November 2026' });
  await record(worker, here, 'household_joined', { occurred: '10 November 2026', 'attribute-person': 'mother’s partner', 'attribute-adult': 'yes' });
  assert.ok((await stored()).some(({ check_id: id }) => id === 'P-16'), JSON.stringify(await stored()));
  assert.match((await worker.get(`${here}/signals`)).html, /To think about/);
  assert.doesNotMatch((await worker.get('/duties')).html, /Check P-16/);
  const leader = await be('scrutineer');
  assert.doesNotMatch((await leader.get(`/live/${partnership}/duties`)).html, /P-16/);
});

test('leaders see how many duties wait by duty and team, and no small number', async () => {
  for (let number = 10; number < 22; number += 1) {
    const other = await caseOf(`C-${number}`, number < 20 ? 'South' : 'North');
    if (number < 16 || number >= 20) await record(worker, other, 'missing_ended', timed('2026-11-20', '10:00'));
  }
  const leader = await be('scrutineer');
  const { html } = await leader.get(`/live/${partnership}/duties`);
  const rows = [...(/<caption[^>]*>Offer an independent[\s\S]*?<\/table>/.exec(html)?.[0] ?? '').matchAll(/<th scope="row"[^>]*>([^<]*)<\/th><td[^>]*>([^<]*)<\/td><td[^>]*>([^<]*)</g)].map(([, ...cells]) => cells);
  // Of the ten cases in South six wait, and the four that do not are too few to be told. North has three cases in all.
  assert.deepEqual(rows, [['North, Coveshire Council', 'Not told', 'Not told'], ['South, Coveshire Council', 'Not told', 'None']]);
  assert.doesNotMatch(html, /C-1\d|C-2|Ned Farrow|Child of/);
  for (let number = 30; number < 32; number += 1) await caseOf(`C-${number}`, 'South');
  assert.match((await leader.get(`/live/${partnership}/duties`)).html, /South, Coveshire Council<\/th><td[^>]*>6<\/td><td[^>]*>None/);
  assert.equal((await worker.get(`/live/${partnership}/duties`)).status, 403);
});

test('a check that is switched off asks nothing from that moment', async () => {
  assert.match((await worker.get('/duties')).html, /return home interview/);
  const decider = await be('partner-council');
  await decider.get(`/live/${partnership}/switch-off/P-02`);
  assert.equal((await decider.post(`/live/${partnership}/switch-off/P-02`, { reason: 'It is in the diary' })).status, 303);
  assert.doesNotMatch((await worker.get('/duties')).html, /return home interview/);
  assert.doesNotMatch((await worker.get('/duties/new')).html, /return home interview/);
  assert.doesNotMatch((await (await be('scrutineer')).get(`/live/${partnership}/duties`)).html, /return home interview/);
});

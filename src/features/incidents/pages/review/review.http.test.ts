import assert from 'node:assert/strict';
import { test } from 'node:test';
import mammoth from 'mammoth';
import { demoId } from '../../../../demo/index.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { as, incidentUnderReview } from '../../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../../test/support/visitor.ts';
import type { PersonId } from '../../../audit/index.ts';
import { actOnRequest } from '../../commands/act-on-request.ts';
import { keepAnswer, sendSummary } from '../../commands/answer-request.ts';
import { askAgencies } from '../../commands/ask-agencies.ts';
import { summaryTyped } from '../../fixtures/summary-typed.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const review = `/incidents/${incident}/review`;
const now = new Date('2026-11-19T10:00:00Z');
const [school = '', housing = '', police = ''] = await askThree();

const be = (key: string, place = 'coveshire'): Promise<Visitor> => new Visitor(server).be(place, key);
const person = (key: string): PersonId => demoId('person', 'coveshire', key) as PersonId;

/** The school answers, housing finds nothing, the police have not answered. */
async function askThree(): Promise<readonly string[]> {
  const manager = demoId('person', 'coveshire', 'bm') as PersonId;
  const agencies = ['school', 'housing', 'police'].map((key) => ({ organisationId: demoId('organisation', 'coveshire', key), due: plainDate('2026-12-02') }));
  const asked = await as(database, manager, (tx) => askAgencies({ tx, by: manager, now }, incident, { text: 'Please tell us what you know', agencies }));
  assert.ok(asked.ok);
  return asked.value;
}

async function answers(): Promise<void> {
  const [teacher, landlord] = [person('author-school'), person('author-housing')];
  await as(database, teacher, async (tx) => {
    await keepAnswer({ tx, by: teacher, now }, school, { typed: summaryTyped, seen: 0, copy: 'a' });
    assert.ok((await sendSummary({ tx, by: teacher, now }, school, 1)).ok);
  });
  await as(database, landlord, async (tx) => assert.ok((await actOnRequest({ tx, by: landlord, now }, housing, { kind: 'nil_returned', data: { searched: 'Tenancies by name' } })).ok));
}

function words({ html }: Page): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

async function wordText(visitor: Visitor): Promise<string> {
  const file = await visitor.get(`${review}/word`);
  assert.equal(file.status, 200);
  assert.match(String(file.headers['content-disposition']), /rapid-review-2026-001-draft\.docx/);
  return (await mammoth.extractRawText({ buffer: file.body })).value;
}

test('before anything has come in, the page says what is due, what is missing and who owes it', async () => {
  const page = await (await be('bm')).get(review);
  assert.equal(page.status, 200);
  assert.match(words(page), /Due Wednesday 9 December 2026, 12 working days left/);
  assert.match(words(page), /The summary of Saltmarsh Primary School, due Wednesday 2 December 2026 Saltmarsh Primary School/);
  assert.match(words(page), /No return received from Coveshire Police/);
  assert.match(words(page), /The decision on a local child safeguarding practice review/);
  assert.match(page.html, /No national template was seen/);
  assert.match(page.html, /unverified/);
});

test('what the agencies wrote stands in their own words, and who sent nothing is named', async () => {
  await answers();
  const page = await (await be('bm')).get(review);
  assert.match(words(page), /Saltmarsh Primary School He drew his house and left himself out/);
  assert.match(words(page), /Nil return from Coveshire Homes/);
  assert.match(words(page), /No return received from Coveshire Police/);
  assert.doesNotMatch(words(page), /No return received from Saltmarsh/);
});

test('the form shows beside each heading what the agencies wrote on it, and keeps what is typed', async () => {
  const visitor = await be('bm');
  const form = await visitor.get(`${review}/write`);
  assert.match(form.html, /aria-label="What the agencies wrote on: The child’s lived experience and voice/);
  assert.match(form.html, /left himself out/);
  const tooLong = await visitor.post(`${review}/write`, { seen: '0', copy: 'a', facts: 'x'.repeat(20_001) });
  assert.equal(tooLong.status, 422);
  assert.match(tooLong.html, /20,000/);
  const saved = await visitor.follow(await visitor.post(`${review}/write`, { seen: '0', copy: 'a', facts: 'Found injured at home on 15 November 2026.', voice: 'He is six months old and <b>cannot</b> say.' }));
  assert.match(saved.html, /The rapid review is saved/);
  assert.match(words(saved), /2 of 17 headings written/);
  assert.doesNotMatch(words(saved), /The facts of the incident as far as they can be readily established/);
  assert.match((await visitor.get(`${review}/write`)).html, /Found injured at home/);
});

test('a colleague who saved in between is not written over', async () => {
  const visitor = await be('bm');
  await visitor.get(`${review}/write`);
  const page = await visitor.post(`${review}/write`, { seen: '0', copy: 'b', facts: 'Another account' });
  assert.equal(page.status, 422);
  assert.match(page.html, /Found injured at home on 15 November 2026/);
  assert.match(page.html, /Another account/);
});

test('the Word document holds facts, dates, the agencies’ words, the gaps and the marks, and names what was not received', async () => {
  const text = await wordText(await be('bm'));
  for (const expected of [
    'Not yet sent to the Panel', 'No decision yet on a local child safeguarding practice review', 'SIN-TEST-1', 'An infant was found with injuries that nobody could explain.',
    'Wednesday 9 December 2026', 'due Wednesday 9 December 2026, 12 working days left', 'done 9:30am on Wednesday 18 November 2026, in time',
    'Found injured at home on 15 November 2026.', 'He is six months old and <b>cannot</b> say.', 'Missing: key practice episodes and their analysis',
    'Summary of Saltmarsh Primary School, version 1', 'He drew his house and left himself out.', 'Nil return from Coveshire Homes', 'Tenancies by name', 'No return received from Coveshire Police',
    'Missing: the summary of Coveshire Police, due Wednesday 2 December 2026 (from Coveshire Police)', 'No national template was seen',
  ]) assert.ok(text.includes(expected), `the document lacks: ${expected}`);
  assert.ok(!text.includes('Robin'), 'the document names the child');
});

test('a partner and the scrutineer read the review and can neither write nor release it', async () => {
  for (const key of ['partner-health', 'scrutineer']) {
    const visitor = await be(key);
    const page = await visitor.get(review);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.html, /review\/write|review\/release/);
    assert.equal((await visitor.get(`${review}/write`)).status, 403);
    assert.equal((await visitor.post(`${review}/release`, { seen: '1' })).status, 403);
  }
});

test('until it is released an author reads nothing of the review; afterwards what was released, as it was then', async () => {
  const author = await be('author-school');
  assert.equal((await author.get(`/requests/${school}/review`)).status, 404);
  const manager = await be('bm');
  const form = await manager.get(`${review}/release`);
  assert.match(words(form), /They will not see the other agencies’ summaries/);
  assert.match((await manager.post(`${review}/release`, { seen: '99' })).html, /The answers have changed since you opened this page/);
  const page = await manager.follow(await manager.post(`${review}/release`, { seen: /name="seen" value="([^"]+)"/.exec(form.html)?.[1] ?? '' }));
  assert.match(page.html, /The agencies that were asked can now read this version/);
  assert.match(page.html, /Rapid review 2026-001: released to the agencies that were asked/);
  await manager.get(`${review}/write`);
  await manager.post(`${review}/write/draft`, { seen: '2', copy: 'c', facts: 'Written after the release' });
  assert.match((await author.get(`/requests/${school}`)).html, /The rapid review has been released to you/);
  const released = await author.get(`/requests/${school}/review`);
  assert.match(released.html, /Found injured at home on 15 November 2026/);
  assert.match(released.html, /Not yet sent to the Panel/);
  assert.doesNotMatch(released.html, /Written after the release|Tenancies by name|left himself out/);
});

test('once a version has gone to the Panel, that version is released and not what was written since', async () => {
  const manager = await be('bm');
  const typed = await manager.get(`${review}/write`);
  await manager.post(`${review}/write`, { seen: /name="seen" value="(\d+)"/.exec(typed.html)?.[1] ?? '', copy: 'd', facts: 'As the Panel read it.' });
  const before = await manager.get(`${review}/release`);
  const sending = await manager.get(`/incidents/${incident}/send`);
  const went = await manager.post(`/incidents/${incident}/send`, { seen: /name="seen" value="([^"]+)"/.exec(sending.html)?.[1] ?? '', reason: 'The partners meet next week' });
  assert.equal(went.status, 303);
  await manager.post(`${review}/write/draft`, { seen: '99', copy: 'd', facts: 'Thought of the day after.' });
  assert.match((await manager.post(`${review}/release`, { seen: /name="seen" value="([^"]+)"/.exec(before.html)?.[1] ?? '' })).html, /The answers have changed since you opened this page/);
  const form = await manager.get(`${review}/release`);
  assert.match(words(form), /Version 1, as it was sent to the Panel at .* What has been written since then is not in it/);
  await manager.post(`${review}/release`, { seen: /name="seen" value="([^"]+)"/.exec(form.html)?.[1] ?? '' });
  const released = await (await be('author-school')).get(`/requests/${school}/review`);
  assert.match(released.html, /As the Panel read it/);
  assert.match(released.html, /as it was sent to the Panel/);
  assert.doesNotMatch(released.html, /Thought of the day after|Not yet sent to the Panel/);
});

test('nothing is released while nothing is written, and no act is added', async () => {
  const other = await incidentUnderReview(database);
  const manager = await be('bm');
  await manager.get(`/incidents/${other}/review/release`);
  const page = await manager.post(`/incidents/${other}/review/release`, { seen: 'draft 0' });
  assert.equal(page.status, 422);
  assert.match(page.html, /Nothing has been written in the rapid review yet/);
  const kinds = await database.owner.selectFrom('incidents.act').select('kind').where('incident_id', '=', other).execute();
  assert.ok(!kinds.some(({ kind }) => kind === 'released'));
});

test('a withdrawn agency cannot read what is released', async () => {
  const manager = person('bm');
  await as(database, manager, async (tx) => assert.ok((await actOnRequest({ tx, by: manager, now }, police, { kind: 'withdrawn', data: { reason: 'Not theirs' } })).ok));
  assert.equal((await (await be('author-police')).get(`/requests/${police}/review`)).status, 404);
});

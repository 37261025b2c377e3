import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../../demo/index.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { as, incidentUnderReview } from '../../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import type { PersonId } from '../../../audit/index.ts';
import { keepAnswer } from '../../commands/answer-request.ts';
import { askAgencies } from '../../commands/ask-agencies.ts';
import { summaryTyped } from '../../fixtures/summary-typed.ts';
import { listIncidents, listPanelItems, listRequests, findRequestDraft } from '../../store/index.ts';
import { listReleased } from '../../store/released-reviews.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const person = (place: string, key: string): PersonId => demoId('person', place, key) as PersonId;
const now = new Date('2026-11-19T10:00:00Z');
const manager = person('coveshire', 'bm');
const asked = await as(database, manager, (tx) => askAgencies({ tx, by: manager, now }, incident, {
  text: 'Please tell us what you know', agencies: ['school', 'police'].map((key) => ({ organisationId: demoId('organisation', 'coveshire', key), due: plainDate('2026-12-02') })),
}));
assert.ok(asked.ok);
const [school = '', police = ''] = asked.value;
await as(database, person('coveshire', 'author-school'), (tx) => keepAnswer({ tx, by: person('coveshire', 'author-school'), now }, school, { typed: summaryTyped, seen: 0, copy: 'a' }));

const ownPages = ['', '/summary', '/summary/check', '/nil-return', '/review'];
const partnershipPages = ['/agencies', '/agencies/ask', `/agencies/${school}`, `/agencies/${school}/chase`, `/agencies/${school}/withdraw`, '/review', '/review/write', '/review/word', '/review/release'];
const ownPosts = ['/summary', '/summary/draft', '/summary/check', '/nil-return'];

for (const [place, key] of [['coveshire', 'author-police'], ['coveshire', 'author-housing'], ['ashshire', 'author-school']] as const) {
  test(`${place}/${key} finds nothing of the school’s request, and can change nothing of it`, async () => {
    const visitor = await new Visitor(server).be(place, key);
    for (const page of ownPages) assert.equal((await visitor.get(`/requests/${school}${page}`)).status, 404, page);
    for (const page of ownPosts) assert.equal((await visitor.post(`/requests/${school}${page}`, { searched: 'Everything', seen: '1' })).status, 404, page);
    for (const page of partnershipPages) assert.equal((await visitor.get(`/incidents/${incident}${page}`)).status, 403, page);
    assert.doesNotMatch((await visitor.get('/requests')).html, new RegExp(school));
  });
}

test('a business manager of another partnership finds nothing of the incident’s requests and review', async () => {
  const visitor = await new Visitor(server).be('ashshire', 'bm');
  for (const page of partnershipPages) assert.equal((await visitor.get(`/incidents/${incident}${page}`)).status, 404, page);
  for (const page of ['/agencies/ask', `/agencies/${school}/chase`, '/review/write', '/review/release']) assert.equal((await visitor.post(`/incidents/${incident}${page}`, { text: 'x', how: 'email' })).status, 404, page);
});

test('a request under another incident’s address is not found, even by its own business manager', async () => {
  const other = await incidentUnderReview(database);
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  assert.equal((await visitor.get(`/incidents/${incident}/agencies/${school}`)).status, 200);
  assert.equal((await visitor.get(`/incidents/${other}/agencies/${school}`)).status, 404);
  assert.equal((await visitor.get(`/incidents/${other}/agencies/made-up`)).status, 404);
});

test('a partner reads what agencies were asked and can neither ask, chase nor withdraw; a business manager cannot answer for an agency', async () => {
  const partner = await new Visitor(server).be('coveshire', 'partner-health');
  const page = await partner.get(`/incidents/${incident}/agencies`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.html, /agencies\/ask|\/chase/);
  for (const address of ['/agencies/ask', `/agencies/${school}/chase`, `/agencies/${school}/withdraw`]) assert.equal((await partner.get(`/incidents/${incident}${address}`)).status, 403);
  const bm = await new Visitor(server).be('coveshire', 'bm');
  assert.equal((await bm.get(`/requests/${school}/summary`)).status, 403);
});

test('by the database itself, an author sees their organisation’s requests and nothing else of the incident', async () => {
  const seen = await as(database, person('coveshire', 'author-police'), async (tx) => ({
    incidents: await listIncidents(tx), requests: (await listRequests(tx)).map(({ id }) => String(id)), panel: await listPanelItems(tx), released: await listReleased(tx, incident), theirs: await findRequestDraft(tx, school),
    acts: (await tx.selectFrom('incidents.act').select('seq').execute()).length, drafts: (await tx.selectFrom('incidents.draft').select('form').execute()).length,
    requestActs: await tx.selectFrom('incidents.request_act').select('request_id').distinct().execute(),
  }));
  assert.deepEqual(seen, { incidents: [], requests: [police], panel: [], released: [], theirs: null, acts: 0, drafts: 0, requestActs: [{ request_id: police }] });
});

test('by the database itself, nobody of the partnership sees an answer before it is sent', async () => {
  const draft = await as(database, manager, (tx) => findRequestDraft(tx, school));
  assert.equal(draft, null);
  const bm = await new Visitor(server).be('coveshire', 'bm');
  for (const page of [`/agencies/${school}`, '/review']) assert.doesNotMatch((await bm.get(`/incidents/${incident}${page}`)).html, /left himself out/);
});

test('by the database itself, an author cannot answer for another organisation', async () => {
  const by = person('coveshire', 'author-police');
  const forged = { request_id: school, seq: 2, kind: 'nil_returned', at: now, by_person: by, data: JSON.stringify({ searched: 'Everything' }) };
  await assert.rejects(as(database, by, (tx) => tx.insertInto('incidents.request_act').values(forged).execute()), /row-level security/);
  await assert.rejects(as(database, manager, (tx) => tx.insertInto('incidents.request_act').values({ ...forged, by_person: manager }).execute()), /row-level security/);
});

test('the incident’s page says how many agencies were asked, have answered and are late, and what each owes', async () => {
  const { html } = await (await new Visitor(server).be('coveshire', 'bm')).get(`/incidents/${incident}`);
  const words = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  assert.match(words, /2 agencies asked: 0 have answered, 2 waited for/);
  assert.match(words, /Saltmarsh Primary School Due Wednesday 2 December 2026, 7 working days left/);
  assert.match(words, /0 of 17 headings written/);
});

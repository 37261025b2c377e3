import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { MORNING, testSite } from '../../../../../test/support/site.ts';
import { Visitor } from '../../../../../test/support/visitor.ts';
import { doAs, notifiedIncident, proposeAs } from '../../fixtures/notified.ts';
import { findIncident } from '../../store/index.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const visitor = (key: string, place = 'coveshire') => new Visitor(server).be(place, key);

const criteria = ['serious', 'importantToArea', 'improvements', 'recurrentThemes', 'workingTogether', 'panelView', 'appropriate'];

/** The form filled in, as a browser sends it. */
function filled(changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const answers = Object.fromEntries(criteria.flatMap((name) => [[name, name === 'panelView' ? 'not-known' : 'yes'], [`${name}-reason`, `Because of ${name}`]]));
  return { ...answers, conclusion: 'lcspr', seen: '0', copy: 'first', do: 'check', ...changes };
}

async function actsOf(incident: string): Promise<number> {
  const { count } = await database.owner.selectFrom('incidents.act').select((eb) => eb.fn.countAll<string>().as('count')).where('incident_id', '=', incident).executeTakeFirstOrThrow();
  return Number(count);
}

async function proposed() {
  const incident = await notifiedIncident(database.app, MORNING);
  await proposeAs(database.app, MORNING, incident);
  return incident;
}

test('a decision is written, checked, put to the partners and signed by each', async () => {
  const incident = await notifiedIncident(database.app, MORNING);
  const bm = await visitor('bm');
  assert.match((await bm.get(`/incidents/${incident}/decision`)).html, /Write the decision/);
  await bm.get(`/incidents/${incident}/decision/write`);
  const posted = await bm.post(`/incidents/${incident}/decision/write`, filled());
  const check = await bm.follow(posted);
  assert.match(check.html, /Because of workingTogether/);
  const put = await bm.post(posted.location ?? '', { seen: '1' });
  assert.match((await bm.follow(put)).html, /The decision has been put to the safeguarding partners/);
  for (const partner of ['council', 'health', 'police']) {
    const signer = await visitor(`partner-${partner}`);
    assert.match((await signer.get(`/incidents/${incident}/decision`)).html, /Sign this decision/);
    const signed = await signer.post(`/incidents/${incident}/decision/sign`, { partner, version: '1' });
    assert.match((await signer.follow(signed)).html, /Your signature has been recorded/);
  }
  const page = await bm.get(`/incidents/${incident}/decision`);
  assert.match(page.html, /Joint decision of the three safeguarding partners/);
  assert.match(page.html, /Signed at [^<]* by Colm Astley/);
});

test('a decision with an answer or a reason missing is refused at each, and what was typed is still there', async () => {
  const incident = await notifiedIncident(database.app, MORNING);
  const bm = await visitor('bm');
  await bm.get(`/incidents/${incident}/decision/write`);
  const before = await actsOf(incident);
  const page = await bm.post(`/incidents/${incident}/decision/write`, filled({ serious: '', 'panelView-reason': '  ' }));
  assert.equal(page.status, 422);
  assert.match(page.html, /href="#serious"/);
  assert.match(page.html, /href="#panelView-reason"/);
  assert.match(page.html, /Because of workingTogether/);
  assert.equal((await bm.post(`/incidents/${incident}/decision/write/check`, { seen: '1' })).status, 303);
  assert.equal(await actsOf(incident), before);
  assert.match((await bm.get(`/incidents/${incident}/decision/write`)).html, /Because of workingTogether/);
});

test('a conclusion that its own answer denies is refused at the conclusion', async () => {
  const incident = await notifiedIncident(database.app, MORNING);
  const bm = await visitor('bm');
  await bm.get(`/incidents/${incident}/decision/write`);
  const page = await bm.post(`/incidents/${incident}/decision/write`, filled({ conclusion: 'no-lcspr' }));
  assert.equal(page.status, 422);
  assert.match(page.html, /href="#conclusion"/);
});

test('two who write the decision at once both see both, and nothing is lost', async () => {
  const incident = await notifiedIncident(database.app, MORNING);
  const [one, other] = [await visitor('bm'), await visitor('bm')];
  await one.get(`/incidents/${incident}/decision/write`);
  await other.get(`/incidents/${incident}/decision/write`);
  await one.post(`/incidents/${incident}/decision/write/draft`, filled({ 'serious-reason': 'What one wrote' }));
  const page = await other.post(`/incidents/${incident}/decision/write`, filled({ copy: 'second', 'serious-reason': 'What the other wrote' }));
  assert.equal(page.status, 422);
  assert.match(page.html, /What one wrote/);
  assert.match(page.html, /What the other wrote/);
});

test('a new version asks all three again, and older signatures stay with the older version', async () => {
  const incident = await proposed();
  await (await visitor('partner-health')).post(`/incidents/${incident}/decision/sign`, { partner: 'health', version: '1' });
  await proposeAs(database.app, MORNING, incident);
  const late = await (await visitor('partner-police')).post(`/incidents/${incident}/decision/sign`, { partner: 'police', version: '1' });
  assert.equal(late.status, 422);
  assert.match(late.html, /The decision has changed since you opened it/);
  assert.match(late.html, /The integrated care board<\/strong><br>\s*Has not answered/);
  assert.match(late.html, /Earlier versions[\s\S]*Signed at [^<]* by Dev Ranasinghe/);
});

test('nobody signs for a partner that they do not stand for: refused by the page, and by the database', async () => {
  const incident = await proposed();
  const before = await actsOf(incident);
  const page = await (await visitor('partner-police')).post(`/incidents/${incident}/decision/sign`, { partner: 'health', version: '1' });
  assert.equal(page.status, 422);
  assert.match(page.html, /You do not stand for the integrated care board/);
  assert.equal((await (await visitor('bm')).post(`/incidents/${incident}/decision/sign`, { partner: 'council', version: '1' })).status, 403);
  const direct = doAs(database.app, 'coveshire', 'partner-police', MORNING, async ({ tx, by, now }) => {
    const record = await findIncident(tx, incident);
    await tx.insertInto('incidents.act').values({
      incident_id: incident, seq: (record?.acts.length ?? 0) + 1, kind: 'partner_signed', at: now, by_person: by, data: JSON.stringify({ partner: 'health', version: 1 }),
    }).execute();
  });
  await assert.rejects(direct, { code: '42501' });
  assert.equal(await actsOf(incident), before);
});

test('a signature given twice is recorded once', async () => {
  const incident = await proposed();
  const before = await actsOf(incident);
  const signer = await visitor('partner-police');
  const answers = await Promise.all([1, 2].map(() => signer.post(`/incidents/${incident}/decision/sign`, { partner: 'police', version: '1' })));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422]);
  assert.equal(await actsOf(incident), before + 1);
});

test('dissent needs its reason, and with one it is shown as dissent and not as silence', async () => {
  const incident = await proposed();
  const before = await actsOf(incident);
  const signer = await visitor('partner-health');
  const refused = await signer.post(`/incidents/${incident}/decision/dissent`, { partner: 'health', version: '1', reason: '  ' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /href="#reason-health"[^>]*>Enter the reason for your dissent/);
  assert.equal(await actsOf(incident), before);
  const done = await signer.post(`/incidents/${incident}/decision/dissent`, { partner: 'health', version: '1', reason: 'A review would repeat one under way' });
  const page = await signer.follow(done);
  assert.match(page.html, /Dissented at [^<]* by Dev Ranasinghe/);
  assert.match(page.html, /A review would repeat one under way/);
});

test('another partnership’s people find no such decision, and those without the role may not open it', async () => {
  const incident = await proposed();
  assert.equal((await (await visitor('bm', 'ashshire')).get(`/incidents/${incident}/decision`)).status, 404);
  assert.equal((await (await visitor('partner-police', 'ashshire')).post(`/incidents/${incident}/decision/sign`, { partner: 'police', version: '1' })).status, 404);
  assert.equal((await (await visitor('author-hospital')).get(`/incidents/${incident}/decision`)).status, 403);
  assert.equal((await (await visitor('secretariat', 'nation')).get(`/incidents/${incident}/decision`)).status, 403);
  assert.equal((await (await visitor('notifier')).get(`/incidents/${incident}/decision/write`)).status, 403);
});

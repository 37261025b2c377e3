import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import readExcel from 'read-excel-file/node';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { openWhole } from '../commands/compared.ts';
import { codeAll, harbour, ownAssignment, putIn, reviewToCode, savePart } from './coders.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const codebook = await harbour(database.owner);
async function submit(visitor: Visitor, address: string, because = '') {
  await visitor.get(address);
  return visitor.post(`${address}/submit`, { because });
}

function file(name: string, text: string) {
  return { field: 'data', name, bytes: new TextEncoder().encode(text) };
}

const be = (key: string) => new Visitor(server).be('nation', key);

test('a review is put in whole, shown in numbered paragraphs, and not twice', async () => {
  const visitor = await be('analyst');
  const review = await putIn(visitor, 'CSP-2026-001');
  const { html } = await visitor.get(review);
  assert.match(html, /CSP-2026-001-RR/);
  assert.match(html, /Paragraph <\/span>2<\/span><p class="sl-paragraph__words">Nobody asked the child/);
  assert.match(html, /Received 18 working days after the notification, late by 3/);
  assert.match((await visitor.get(`${review}/file`)).body.toString(), /Nobody asked the child/);
  await visitor.get('/coding/reviews/add');
  const same = await visitor.send('/coding/reviews/add', { incident: 'CSP-2026-009', kind: 'lcspr', text: (await visitor.get(`${review}/file`)).body.toString(), 'receivedOn-day': '1', 'receivedOn-month': '11', 'receivedOn-year': '2026' }, []);
  assert.equal(same.status, 422);
  assert.match(same.html, /This very text is here already, as CSP-2026-001-RR/);
  const later = await visitor.get(await putIn(visitor, 'CSP-2026-001', 'lcspr'));
  assert.match(later.html, /CSP-2026-001-LCSPR[^]*CSP-2026-001-RR, Rapid review<\/a> of the same incident/);
});

test('forms sent empty or wrong say what is missing, each at its place', async () => {
  const visitor = await be('analyst');
  await visitor.get('/coding/reviews/add');
  const empty = await visitor.send('/coding/reviews/add', {}, []);
  assert.equal(empty.status, 422);
  for (const field of ['file', 'incident', 'kind', 'receivedOn']) assert.match(empty.html, new RegExp(`href="#${field}"`), field);
  const pdf = await visitor.send('/coding/reviews/add', { incident: 'X-1', kind: 'lcspr', 'receivedOn-day': '1', 'receivedOn-month': '11', 'receivedOn-year': '2026' }, [{ field: 'file', name: 'review.docx', bytes: new TextEncoder().encode('%PDF-1.7') }]);
  assert.equal(pdf.status, 422);
  assert.match(pdf.html, /The file is a PDF/);
  assert.equal((await visitor.post('/coding/batches/add', {})).status, 422);
});

test('what does not apply is not asked, what cannot be so is refused, and passages must be in the review', async () => {
  const visitor = await be('analyst');
  await reviewToCode(visitor, codebook, 'CSP-2026-002');
  const assignment = await ownAssignment(visitor, 'CSP-2026-002');
  const parts = await codeAll(visitor, assignment, {});
  const incident = parts.get('Incident') ?? '';
  await savePart(visitor, incident, { 'value-nature': 'serious_harm' });
  assert.match((await visitor.get(incident)).html, /Does not apply: asked of deaths only/);
  const child = parts.get('Child') ?? '';
  const wrong = await savePart(visitor, child, { 'value-age': 'given', 'given-age': 'four', 'passages-told': '99: nothing' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /the review has no paragraph 99/);
  const number = await savePart(visitor, child, { 'value-age': 'given', 'given-age': 'four' });
  assert.match(number.html, /“four” is not a number/);
  const saved = await savePart(visitor, child, { 'value-age': 'given', 'given-age': '4', 'value-told': 'absent', 'passages-told': "2: nobody  asked the child\n3: 'did not agree'" });
  assert.equal(saved.status, 422, 'the words of a passage are held to the letter');
  const quoted = await savePart(visitor, child, { 'value-age': 'given', 'given-age': '4', 'value-told': 'absent', 'passages-told': "2: Nobody  asked the child\n3: 'did not agree'" });
  assert.equal(quoted.status, 303);
  const { html } = await visitor.get(child);
  assert.match(html, /2: Nobody asked the child\n3: “did not agree”<\/textarea>/);
  assert.match(html, /children under six years are left out/);
});

test('a coding is fixed once submitted, and the other coder’s is shown when both have', async () => {
  const [one, two, three] = [await be('analyst'), await be('second-analyst'), await be('third-analyst')];
  const { review, batch } = await reviewToCode(one, codebook, 'CSP-2026-003');
  const [mine, theirs] = [await ownAssignment(one, 'CSP-2026-003'), await ownAssignment(two, 'CSP-2026-003')];
  await one.get(mine);
  assert.match((await one.post(`${mine}/submit`, {})).html, /codes have no value yet/);
  await codeAll(one, mine, { Review: { 'value-daily_life': 'present', 'passages-daily_life': '2' } });
  assert.equal((await two.get(mine)).status, 404, 'a draft is nobody else’s to see');
  assert.equal((await submit(one, mine)).status, 303);
  const differences = `${batch}/reviews/${review.split('/').at(-1)}`;
  for (const visitor of [two, three]) {
    assert.equal((await visitor.get(`${mine}/versions/1`)).status, 404, 'blind until both have submitted');
    assert.match((await visitor.get(differences)).html, /Until then nobody sees what others coded/);
  }
  await codeAll(two, theirs, { Review: { 'value-daily_life': 'not_mentioned', 'memo-daily_life': 'Only hinted at' } });
  assert.equal((await submit(two, theirs)).status, 303);
  const shown = await three.get(differences);
  assert.match(shown.html, /Daily life not understood[^]*Morwenna Hale[^]*Only hinted at[^]*Yemi Castle[^]*Nobody asked the child[^]*paragraph 2/);
  assert.match((await three.get(`${mine}/versions/1`)).html, /Nobody asked the child/);
});

test('agreement is of what was said blind, and what is settled or changed keeps who and why', async () => {
  const [one, two, three] = [await be('analyst'), await be('second-analyst'), await be('third-analyst')];
  const { review, batch } = await reviewToCode(one, codebook, 'CSP-2026-004');
  const [mine, theirs] = [await ownAssignment(one, 'CSP-2026-004'), await ownAssignment(two, 'CSP-2026-004')];
  await codeAll(one, mine, { Review: { 'value-good_practice': 'present', 'value-supervision': 'present' } });
  const parts = await codeAll(two, theirs, { Review: { 'value-good_practice': 'absent', 'value-supervision': 'absent' } });
  await submit(one, mine);
  await submit(two, theirs);
  const differences = `${batch}/reviews/${review.split('/').at(-1)}`;
  const { html } = await three.get(differences);
  const unit = /name="unit" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const settle = (fields: Readonly<Record<string, string>>) => three.post(differences, { unit, code: 'good_practice', seen, ...fields });
  const empty = await settle({});
  assert.equal(empty.status, 422);
  assert.match(empty.html, new RegExp(`href="#value-${unit}-good_practice"[^]*href="#reason-${unit}-good_practice"`));
  assert.equal((await settle({ [`value-${unit}-good_practice`]: 'present', [`reason-${unit}-good_practice`]: 'Paragraph 6 names it' })).status, 303);
  assert.match((await three.get(differences)).html, /Present<\/strong> stands, as Idris Cole said on[^]*Paragraph 6 names it/);
  const stale = await settle({ [`value-${unit}-good_practice`]: 'absent', [`reason-${unit}-good_practice`]: 'One line is not praise' });
  assert.equal(stale.status, 422);
  assert.match(stale.html, /Idris Cole has settled “Good practice” since you opened the page: Present, because Paragraph 6 names it/);
  assert.equal((await three.post(differences, { unit, code: 'supervision', seen: 'an earlier version', [`value-${unit}-supervision`]: 'absent', [`reason-${unit}-supervision`]: 'x' })).status, 422);
  await savePart(two, parts.get('Review') ?? '', { 'value-supervision': 'present' });
  assert.match((await submit(two, theirs)).html, /Say why/);
  assert.equal((await submit(two, theirs, 'Read it again')).status, 303);
  assert.match((await two.get(theirs)).html, /Version 2<\/a>[^]*Read it again/);
  assert.match((await three.get(differences)).html, /Nothing: what the coders said/);
  const agreed = (await three.get(batch)).html;
  assert.match(agreed, /<th scope="row" class="govuk-table__header">Weak supervision<\/th><td class="govuk-table__cell">1<\/td><td class="govuk-table__cell">0%/, 'a change made after seeing the other is no agreement');
  assert.match((await three.get('/coding/agreement')).html, /2026-Q4/);
});

test('what stands becomes a study, and its numbers walk back to coder, version and passage', async () => {
  const [one, two] = [await be('analyst'), await be('second-analyst')];
  const { html: before } = await one.get('/figures/coded');
  assert.match(before, /A harbour codebook, version 1/);
  const made = await one.post('/figures/coded', { codebook, basis: 'latest' });
  assert.equal(made.status, 303, made.html);
  const { html } = await one.follow(made);
  assert.match(html, /1 incidents, 1 reviews, 1 children/);
  assert.match(html, /Reviews or codes that are not in it: 3/);
  await two.get('/figures/coded');
  assert.equal((await two.post('/figures/coded', { codebook, basis: 'latest' })).location, made.location, 'the same coded data is the same study');
  const specification = 'table: praise\ntitle: Praise\nunit: reviews\ncolumns: [total]\nrows: [good_practice]\n';
  await one.get(`${made.location}/add-table`);
  const table = await one.send(`${made.location}/add-table`, {}, [{ field: 'specification', name: 'praise.yaml', bytes: new TextEncoder().encode(specification) }]);
  assert.match((await one.follow(table)).html, /1 of 1/);
  const cases = await one.get(`${table.location}/cases?row=good_practice&column=total`);
  const back = /href="(\/coding\/snapshots\/[^"]+)">CSP-2026-004-RR/.exec(cases.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.match(back, /#code-good_practice$/);
  const walked = (await one.get(back.replace(/#.*/, ''))).html;
  assert.match(walked, /Good practice: Present[^]*Settled by Idris Cole: Paragraph 6 names it[^]*Morwenna Hale, version 2[^]*Yemi Castle, version 1/);
  assert.match((await one.get(back.replace(/\?.*/, ''))).html, /CSP-2026-002-RR: not every coder has submitted/);
});

test('coded data goes out as Excel and CSV, and what is brought is held to the codebook row by row', async () => {
  const visitor = await be('analyst');
  const incidents = 'incident_id,incident_date,nature,cause,setting\nB-1,2024-03,death,accident,home\nB-2,2024-05-01,serious_harm,does_not_apply,home\n';
  const reviews = 'review_id,incident_id,daily_life,supervision,good_practice\nB-1-RR,B-1,present,absent,not_mentioned\nB-2-RR,B-2,absent,present,present\n';
  const none = ['children.csv', 'adults.csv', 'people_alleged.csv'].map((name) => file(name, { 'children.csv': 'child_id,incident_id,age,carer,told\nB-1-C1,B-1,4,does_not_apply,present\n', 'adults.csv': 'adult_id,incident_id,alcohol\n' }[name] ?? 'person_id,incident_id,harm_child\n'));
  await visitor.get('/coding/data');
  const bring = (one: string, two: string) => visitor.send('/coding/data', { codebook }, [file('incidents.csv', one), file('reviews.csv', two), ...none]);
  const wrong = await bring(incidents.replace('B-2,2024', 'B-1,2024').replace('accident', 'flood'), reviews.replace('present,absent', 'sometimes,absent'));
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /incidents\.csv row 2 column cause<\/th>[^]*flood[^]*incidents\.csv row 3 column incident_id<\/th>[^]*there twice/);
  assert.match(wrong.html, /reviews\.csv row 2 column daily_life<\/th>[^]*sometimes/);
  assert.match((await bring(incidents.replace(',nature', ',natures'), reviews)).html, /no column nature/);
  const brought = await bring(incidents, reviews);
  assert.equal(brought.status, 303, brought.html);
  assert.match((await visitor.follow(brought)).html, /B-1-RR[^]*B-2-RR/);
  assert.match((await bring(incidents, reviews)).html, /incidents row 2: B-1 is here already/);
  const sheets = await readExcel((await visitor.get(`/coding/data/${codebook}/xlsx`)).body);
  const taken = JSON.stringify(sheets);
  for (const row of ['"B-1","2024-03","death","accident"', '"B-1-C1","B-1","4","does_not_apply","present"', '"CSP-2026-004-RR","CSP-2026-004","not_mentioned","present","present"']) assert.ok(taken.includes(row), row);
  assert.doesNotMatch(taken, /CSP-2026-003/, 'what is not settled is not in it');
  const again = await visitor.send('/coding/data', { codebook }, [{ field: 'data', name: 'coded.xlsx', bytes: (await visitor.get(`/coding/data/${codebook}/xlsx`)).body }]);
  assert.match(again.html, /is here already/, 'what went out as Excel is read as Excel');
});

/** How many reviews of a batch are coded whole, and how many questions to the database it took to open them. */
async function opened(title: string): Promise<readonly [number, number]> {
  const { id } = await database.owner.selectFrom('coders.batch').select('id').where('title', 'like', title).executeTakeFirstOrThrow();
  let count = 0;
  const counting = { transformQuery: ({ node }: PluginTransformQueryArgs) => { count += 1; return node; }, transformResult: ({ result }: PluginTransformResultArgs) => Promise.resolve(result) };
  const whole = await database.owner.transaction().execute((tx) => openWhole(tx.withPlugin(counting), id));
  return [whole.length, count];
}

test('a batch of more reviews is opened by as many questions to the database as one of fewer', async () => {
  const [[one, fewer], [two, more]] = [await opened('Batch of CSP-2026-004'), await opened('Brought:%')];
  assert.deepEqual([one, two], [1, 2]);
  assert.equal(more, fewer);
});

test('the secretariat sees how far coding has come, and nothing that was coded', async () => {
  const secretariat = await be('secretariat');
  const { html } = await secretariat.get('/coding');
  assert.match(html, /CSP-2026-004-RR/);
  const batch = /href="(\/coding\/batches\/[^"]+)">Batch of CSP-2026-004/.exec(html)?.[1] ?? '';
  assert.doesNotMatch((await secretariat.get(batch)).html, /Weak supervision|kappa/);
  for (const address of ['/coding/reviews/add', '/coding/agreement', '/coding/batches/add']) assert.equal((await secretariat.get(address)).status, 403, address);
  assert.equal((await (await new Visitor(server).be('coveshire', 'bm')).get('/coding')).status, 403);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/id.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { codeAll, harbour, ownAssignment, reviewToCode } from './coders.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const codebook = await harbour(database.owner);
const be = (key: string) => new Visitor(server).be('nation', key);

async function submit(visitor: Visitor, address: string) {
  await visitor.get(address);
  clock.now = new Date(clock.now.getTime() + 60_000);
  return visitor.post(`${address}/submit`, { because: '' });
}

test('whoever still has to code a review sees nothing of it from another batch, and is counted as blind only if they had not', async () => {
  const [one, two, three] = [await be('analyst'), await be('second-analyst'), await be('third-analyst')];
  const { review, batch } = await reviewToCode(one, codebook, 'CSP-2026-005');
  const [mine, theirs, id] = [await ownAssignment(one, 'CSP-2026-005'), await ownAssignment(two, 'CSP-2026-005'), review.split('/').at(-1) ?? ''];
  await three.get('/coding/batches/add');
  await three.post('/coding/batches/add', { title: 'Asked early', codebook, reviews: [id], coders: [demoId('person', 'nation', 'third-analyst')] });
  const own = await ownAssignment(three, 'CSP-2026-005');
  for (const [visitor, address] of [[one, mine], [two, theirs]] as const) {
    await codeAll(visitor, address, {});
    assert.equal((await submit(visitor, address)).status, 303);
  }
  assert.equal((await two.get(`${mine}/versions/1`)).status, 200);
  assert.equal((await three.get(`${mine}/versions/1`)).status, 404);
  assert.match((await three.get(`${batch}/reviews/${id}`)).html, /You still have to code this review yourself/);
  assert.match((await three.get(batch)).html, /Submitted, and you still have to code it/);
  assert.match((await three.get('/coding/data')).html, /CSP-2026-005-RR: whoever made this still had to code it/);
  await codeAll(three, own, {});
  await submit(three, own);
  assert.equal((await three.get(`${mine}/versions/1`)).status, 200);
  assert.doesNotMatch((await three.get(batch)).html, /Left out, because/);
  await one.get('/coding/batches/add');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const late = (await one.post('/coding/batches/add', { title: 'Asked late', codebook, reviews: [id], coders: ['analyst', 'second-analyst'].map((key) => demoId('person', 'nation', key)) })).location ?? '';
  for (const visitor of [one, two]) {
    const address = /href="(\/coding\/assignments\/[^"]+)">CSP-2026-005-RR(?:(?!<\/tr>|<\/li>)[^])*Asked late/.exec((await visitor.get('/coding')).html)?.[1] ?? '';
    await codeAll(visitor, address, {});
    assert.equal((await submit(visitor, address)).status, 303);
  }
  assert.match((await three.get(late)).html, /two coders who could not see each other’s coding[^]*Left out, because they could see[^]*Yemi Castle on CSP-2026-005-RR/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../../test/support/database.ts';
import { testSite } from '../../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../../test/support/visitor.ts';
import { shippedVersionId } from '../store/shipped.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const analyst = () => new Visitor(server).be('nation', 'analyst');
const SHIPPED = `/codebooks/versions/${shippedVersionId('reviews-2014-17', '1')}`;
const revisionIn = ({ html }: Page): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';

/** Opens a form and sends it with the revision that it was opened on. */
async function fill(visitor: Visitor, address: string, fields: Readonly<Record<string, string>>): Promise<Page> {
  const form = await visitor.get(address);
  return visitor.post(address, { revision: revisionIn(form), ...fields });
}

async function started(visitor: Visitor, name: string): Promise<string> {
  await visitor.get('/codebooks/start');
  const page = await visitor.post('/codebooks/start', { codebook: name, title: `Book ${name}`, source: '', note: '', units: 'reviews | reviews | review_id\nchildren | children | child_id | reviews by review_id', from: '', to: '' });
  assert.equal(page.status, 303, page.html);
  return page.location ?? '';
}

test('the shipped codebooks are versions, whole and without an author', async () => {
  const visitor = await analyst();
  assert.match((await visitor.get('/codebooks')).html, /Serious case reviews 2014-17<\/a><br><span class="sl-quiet">Version 1\. Comes with Sightline/);
  const { html } = await visitor.get(SHIPPED);
  assert.match(html, /Neglect featured in the case/);
  assert.match(html, /Applies only where age_band in \(6_to_10, 11_to_15, 16_and_over\) \(children under six years are left out\)/);
  assert.equal((await (await new Visitor(server).be('coveshire', 'bm')).get('/codebooks')).status, 403);
  const secretariat = await new Visitor(server).be('nation', 'secretariat');
  assert.doesNotMatch((await secretariat.get(SHIPPED)).html, /Write the next version/);
  assert.equal((await secretariat.get('/codebooks/start')).status, 403);
});

test('a code is checked as codebook check does, and what is wrong stands at its field', async () => {
  const visitor = await analyst();
  const draft = await started(visitor, 'harbour');
  assert.match((await visitor.get(draft)).html, /The codebook has no codes yet/);
  const add = (fields: Readonly<Record<string, string>>) => fill(visitor, `${draft}/add`, { type: 'states', table: 'reviews', ...fields });
  const unknown = await add({ code: 'bullying', applies_when: 'age > 6' });
  assert.equal(unknown.status, 422);
  assert.match(unknown.html, /id="applies_when-error"[^]*age/);
  assert.match((await add({ code: 'two words' })).html, /id="code-error"/);
  assert.match((await add({ code: 'sex', type: 'choice', options: 'F | Female\nF | Again' })).html, /id="options-error"[^]*has the option F twice/);
  assert.equal((await add({ code: 'age', label: 'Age', type: 'number', minimum: '0', maximum: '17' })).status, 303);
  assert.match((await add({ code: 'bullying', applies_when: 'age > 20' })).html, /can never apply/);
  assert.equal((await add({ code: 'bullying', applies_when: 'age > 6' })).status, 303);
  assert.match((await add({ code: 'age' })).html, /The code age is there twice/);
  const published = await fill(visitor, `${draft}/publish`, { version: '1', because: 'The first' });
  assert.equal(published.status, 303, published.html);
  assert.match((await visitor.follow(published)).html, /Applies only where age &gt; 6/);
  assert.equal((await visitor.get(draft)).status, 404);
});

test('a next version renames, splits, merges and drops, and can take each back before it is made', async () => {
  const visitor = await analyst();
  await visitor.get(SHIPPED);
  const draft = (await visitor.post(`${SHIPPED}/next`, {})).location ?? '';
  const change = (code: string, fields: Readonly<Record<string, string>>) => fill(visitor, `${draft}/codes/${code}/change`, { because: 'agreed', ...fields });
  assert.equal((await change('poverty', { what: 'rename', to: 'family_poverty', label: 'Poverty' })).status, 303);
  assert.match((await change('family_poverty', { what: 'drop' })).html, /was made in this draft/);
  assert.match((await change('neglect', { what: 'split', into: 'only_one' })).html, /id="into-error"[^]*Name two codes or more/);
  assert.equal((await change('parent_alcohol_misuse', { what: 'merge', with: 'parent_drug_misuse', to: 'parent_misuse', label: 'Misuse' })).status, 303);
  assert.equal((await change('social_isolation', { what: 'drop' })).status, 303);
  const page = await visitor.get(draft);
  assert.match(page.html, /social_isolation was dropped: agreed/);
  assert.match(page.html, /Misuse<\/a> <strong[^>]*>New<[^]*Poverty<\/a> <strong[^>]*>Renamed</, 'a code with another name is not new');
  const back = await visitor.post(`${draft}/take-back`, { revision: revisionIn(page), change: '2' });
  assert.doesNotMatch((await visitor.follow(back)).html, /was dropped/);
  const stale = await visitor.post(`${draft}/codes/neglect/change`, { revision: '1', what: 'drop', because: 'late' });
  assert.match(stale.html, /Somebody changed the draft in between/);
  const made = await fill(visitor, `${draft}/publish`, { version: '2', because: 'Words of 2026' });
  assert.equal(made.status, 303, made.html);
  const { html } = await visitor.follow(made);
  assert.match(html, /parent_alcohol_misuse, parent_drug_misuse were merged into parent_misuse: agreed/);
  assert.match(html, /Series that break here[^]*parent_misuse/);
  assert.match((await visitor.get(SHIPPED)).html, /followed by <a[^>]*>version 2/);
  const kept = await database.owner.selectFrom('coding.codebook_version').select(['text', 'because']).where('codebook', '=', 'reviews-2014-17').where('version', '=', '2').executeTakeFirstOrThrow();
  assert.equal(kept.because, 'Words of 2026');
  assert.match(kept.text, /any_of:\n\s+- parent_misuse\n/);
  await assert.rejects(database.app.updateTable('coding.codebook_version').set({ title: 'x' }).execute(), /permission denied/);
});

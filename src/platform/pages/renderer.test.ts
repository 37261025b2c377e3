import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAssets } from './assets.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { createRenderer } from './renderer.ts';

const render = createRenderer({ assets: createAssets().addresses, rooms: { gallery: `${import.meta.dirname}/gallery`, elsewhere: `${import.meta.dirname}/assets` } });
const form = { set: { id: 'x', version: '1', title: 'Fish & <chips>', questions: [] }, typed: {}, refusals: [] };

test('words from people are text, never markup', () => {
  const html = render('gallery/form.njk', { ...form, csrfToken: '"><b>' });
  assert.match(html, /<h1 class="govuk-heading-l">Fish &amp; &lt;chips&gt;<\/h1>/);
  assert.match(html, /name="_csrf" value="&quot;&gt;&lt;b&gt;"/);
});

test('a form without a token is a fault, because it could never be sent', () => {
  assert.throws(() => render('gallery/form.njk', form), /csrfToken/);
});

test('a room is reached by its name alone, and nothing outside it', () => {
  assert.throws(() => render('elsewhere/form.njk', form), /not found/);
  assert.throws(() => render('gallery/../../../../package.json', form), /not found/);
});

test('the title says when there is something to mend', () => {
  const refusals = [{ code: 'ANSWER_MISSING', message: 'Enter the place', field: 'place' }];
  const html = render('gallery/form.njk', { ...form, csrfToken: 't', refusals });
  assert.match(html, /<title>Error: Fish &amp; &lt;chips&gt; – Sightline<\/title>/);
  assert.match(html, /<a href="#place" data-code="ANSWER_MISSING">Enter the place<\/a>/);
});

test('a demonstration says so on every page, and no other site does', () => {
  assert.match(render('errors/fault.njk', { site: { demo: true } }), /Every person, place and case here is made up/);
  assert.doesNotMatch(render('errors/fault.njk', { site: { demo: false } }), /made up/);
});

test('pages carry no inline style and no inline script but the one that the policy names', () => {
  const html = render('gallery/form.njk', { ...form, csrfToken: 't', person: { name: 'A', role: 'b', organisation: 'c' } });
  assert.doesNotMatch(html, /\sstyle=|\son\w+=/);
  assert.equal(html.match(/<script>/g)?.length, 1);
  assert.match(String(contentSecurityPolicy({ secure: true })['scriptSrc']), /^'self','sha256-[\w+/]{43}='$/);
  assert.equal('upgradeInsecureRequests' in contentSecurityPolicy({ secure: false }), false);
});

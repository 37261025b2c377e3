import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createAssets } from './assets.ts';
import { rebrand } from './brand.ts';

const { files, addresses } = createAssets();
const stylesheet = String(files.get(addresses.css)?.body);

test('nothing that only gov.uk may use is served', () => {
  for (const [address, { body }] of files) {
    const text = String(body);
    assert.doesNotMatch(text, /GDS Transport|@font-face|\/assets\/fonts/i, address);
    if (address.endsWith('.css')) assert.doesNotMatch(text, /crown|crest|#1d70b8|url\(\/assets/i);
    assert.doesNotMatch(address, /font|crown|favicon/);
  }
});

test('the rest of the patterns is all there, with every brace closed', () => {
  for (const selector of ['.govuk-width-container', '.govuk-button', '.govuk-exit-this-page', '.govuk-error-summary', '.moj-timeline__item', '.moj-sub-navigation__link', '.sl-panel']) {
    assert.ok(stylesheet.includes(selector), selector);
  }
  assert.equal(stylesheet.split('{').length, stylesheet.split('}').length);
});

test('only the rules that name a font, a crown or a crest are taken out, however deep they are', () => {
  const sheet = '@charset "UTF-8";/* crown */@font-face{font-family:GDS Transport}.a{color:#1d70b8}@media print{@supports (x:y){.b{c:d}.crown{e:f}}.g{h:url(/assets/images/crest.svg)}}.k{font-family:GDS Transport,arial,sans-serif}';
  const ours = rebrand(sheet);
  assert.match(ours, /^\.a\{color:#0b5c66\}@media print\{@supports \(x:y\)\{\.b\{c:d\}\}\}\.k\{font-family:system-ui/);
  assert.equal(ours.includes('crest'), false);
});

test('an address changes with the content, and scripts import each other by address', () => {
  const script = String(files.get(addresses.js)?.body);
  const imports = [...script.matchAll(/from '([^']+)'/g)].map(([, address = '']) => address);
  assert.equal(imports.length, 5);
  for (const address of imports) assert.ok(files.has(address), address);
  for (const address of files.keys()) assert.match(address, /^\/assets\/[\w-]+-[\w-]{10}\.(css|js|svg)$/);
});

test('what is sent compressed is what is sent plain', () => {
  for (const { body, gzip, brotli } of files.values()) {
    assert.deepEqual(gunzipSync(gzip), body);
    assert.deepEqual(brotliDecompressSync(brotli), body);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportHtml } from './html.ts';
import { figures } from './sections.ts';

test('what a file says stays text in a page', () => {
  const nasty = '<script>alert("1")</script>&';
  const page = reportHtml(nasty, [{ id: 'one"two', title: nasty, words: [nasty], tables: [figures(nasty, [nasty], [[nasty]]), figures(nasty, [nasty], [[nasty, nasty]], true)] }]);
  assert.doesNotMatch(page, /<script|&(?!amp;|lt;|gt;|quot;)|id="one"/);
  assert.equal(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;/g)?.length, 15);
});

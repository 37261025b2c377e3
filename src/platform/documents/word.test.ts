import assert from 'node:assert/strict';
import { test } from 'node:test';
import mammoth from 'mammoth';
import { wordFile } from './index.ts';

async function htmlOf(file: Parameters<typeof wordFile>[0]): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await wordFile(file)) });
  return value;
}

const empty = { title: 'Rapid review 2026-001', marking: 'OFFICIAL – SENSITIVE', foot: 'Coveshire, version 1', author: 'Sightline', blocks: [] };

test('a Word file holds headings, facts, lists and tables as such', async () => {
  const html = await htmlOf({ ...empty, blocks: [
    { kind: 'heading', level: 1, text: 'Facts' },
    { kind: 'facts', rows: [{ label: 'When', text: '28 June 2024' }] },
    { kind: 'list', items: ['first', 'second'] },
    { kind: 'table', head: ['Agency', 'Answer'], rows: [['Housing', 'Returned'], ['School', 'Nothing to tell']] },
  ] });
  assert.match(html, /<h1>Facts<\/h1>/);
  assert.match(html, /<td><p><strong>When<\/strong><\/p><\/td><td><p>28 June 2024<\/p><\/td>/);
  assert.match(html, /<li>first<\/li><li>second<\/li>/);
  assert.equal(html.match(/<tr>/g)?.length, 4);
});

test('what was typed comes back as it was typed, markup and line ends included', async () => {
  const html = await htmlOf({ ...empty, blocks: [{ kind: 'text', text: 'She said <b>"no"</b> & left\nThen came back' }] });
  assert.match(html, /<p>She said &lt;b&gt;"no"&lt;\/b&gt; &amp; left<\/p><p>Then came back<\/p>/);
});

test('characters that no Word file can hold are left out and the rest is kept', async () => {
  const html = await htmlOf({ ...empty, blocks: [{ kind: 'text', text: 'pasted\u0000 from\u000B elsewhere 🙂' }] });
  assert.match(html, /pasted from elsewhere 🙂/);
});

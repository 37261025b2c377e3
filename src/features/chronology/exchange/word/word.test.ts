import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { combine } from '../../combine/combine.ts';
import type { Draft } from '../../entries/table-entries.ts';
import { chronologyWord } from './word.ts';

const draft = (text: string, row: number): Draft => ({ occurred: '2016-05-22', occurred_text: '22/05/16', precision: 'day', agency: 'Police & co', source: { file: 'p.docx', table: 1, row, hash: 'ab' }, text, analysis: 'A "view"', cells: { Date: '22/05/16' } });
const given = combine([{ file: 'p.docx', hash: 'ab', entries: [draft('Seen <at> home\nAgain', 2), draft('', 3)], problems: [{ file: 'p.docx', table: 1, row: 4, code: 'DATE_MISSING', message: 'The row has no date' }], mapping: [] }], (entries) => [{ entries: entries.map(({ id }) => id), reasons: ['same day'] }]);
const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

test('the page lies on its side, headings come again on each page, and title and language are set', () => {
  const parts = partsOf(chronologyWord(given));
  const document = parts['word/document.xml'] ?? '';
  assert.match(document, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  assert.equal(document.match(/<w:tblHeader\/>/g)?.length, document.match(/<w:tbl>/g)?.length);
  assert.equal(document.match(/<w:tblCaption /g)?.length, document.match(/<w:tbl>/g)?.length);
  assert.match(parts['docProps/core.xml'] ?? '', /<dc:title>Combined chronology<\/dc:title>.*<dc:language>en-GB</);
  assert.match(parts['word/styles.xml'] ?? '', /<w:lang w:val="en-GB"\/>/);
});

test('another reader finds the headings, the tables and every text', async () => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(chronologyWord(given)) });
  assert.deepEqual([...value.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text]) => text), ['Chronology', 'Needs a person', 'May be the same event', 'Files']);
  assert.match(value, /<p>Seen &lt;at&gt; home<\/p><p>Again<\/p>/);
  assert.match(value, /<th><p><strong>Analysis or comment<\/strong><\/p><\/th>/);
  assert.deepEqual(messages.filter(({ message }) => !message.includes("'Title'")), []);
});

test('the same entries make the same file', () => {
  assert.deepEqual(chronologyWord(given), chronologyWord(given));
});

test('a file says nothing of who made it or when', () => {
  const { 'docProps/core.xml': properties = '' } = partsOf(chronologyWord(given));
  assert.doesNotMatch(properties, /created|modified|lastModifiedBy/);
});

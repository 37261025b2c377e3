import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { wordFile } from '../../../platform/documents/index.ts';
import { pastedText, reviewText } from './review-text.ts';

const RELS = '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const word = (body: string) => zipSync({ '_rels/.rels': strToU8(RELS), 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) });
const p = (inside: string) => `<w:p>${inside}</w:p>`;
const r = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

function code(bytes: Uint8Array): string {
  const read = reviewText('a.docx', bytes, 'file');
  return read.ok ? 'read' : read.refusals[0].code;
}

test('a Word file gives its paragraphs in order, a row of a table as one', async () => {
  const bytes = await wordFile({ title: 'A review', marking: 'OFFICIAL', foot: 'x', author: 'x', blocks: [{ kind: 'heading', level: 1, text: 'What happened' }, { kind: 'text', text: 'First.\nSecond.' }, { kind: 'table', head: ['When', 'What'], rows: [['May', 'A bruise']] }, { kind: 'text', text: 'After.' }] });
  assert.deepEqual(reviewText('a.docx', bytes, 'file'), { ok: true, value: ['A review', 'What happened', 'First.', 'Second.', 'When | What', 'May | A bruise', 'After.'] });
});

test('tracked changes are read as accepted, and pictures and fields leave no words', () => {
  const bytes = word(p(`${r('She was ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins>${r('seen')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>${r('.')}`) + p('') + p('<w:r><w:t>A</w:t><w:tab/><w:t>b</w:t></w:r>'));
  assert.deepEqual(reviewText('a.docx', bytes, 'file'), { ok: true, value: ['She was seen.', 'A b'] });
});

test('what is no review text is refused with what to do', () => {
  assert.equal(code(strToU8('%PDF-1.7')), 'CODING_FILE_IS_PDF');
  assert.equal(code(word('')), 'CODING_FILE_HAS_NO_TEXT');
  assert.equal(code(word('<w:p>')), 'CODING_FILE_DAMAGED');
  assert.equal(code(word('x').subarray(0, 60)), 'CODING_FILE_DAMAGED');
  assert.equal(code(zipSync({ 'a.txt': strToU8('x') })), 'CODING_FILE_DAMAGED');
  assert.equal(code(new Uint8Array([1, 0, 2])), 'CODING_FILE_NOT_READABLE');
  assert.equal(code(zipSync({ '_rels/.rels': strToU8(RELS), 'word/document.xml': strToU8('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>') })), 'CODING_FILE_DAMAGED');
});

test('pasted text ends a paragraph at an empty line, or at each line where there is none', () => {
  assert.deepEqual(pastedText('One\r\nstill one.\r\n\r\n  Two.  \n'), ['One still one.', 'Two.']);
  assert.deepEqual(pastedText('One.\nTwo.\n'), ['One.', 'Two.']);
  assert.deepEqual(pastedText(' \n \n'), []);
});

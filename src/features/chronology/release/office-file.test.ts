import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import { plainDate } from '../../../kernel/plain-date.ts';
import { inspectFile, scrubProperties, type NameList } from './index.ts';

const LIST: NameList = { things: [{ names: ['Tess Harding'], role: 'the child', kind: 'person' }], protectedLocations: ['Larkfield Refuge'], birthdays: [], ordinary: [], reviewed: { by: 'Simon Peel', on: plainDate('2026-05-01') } };

async function word(...runs: readonly string[]): Promise<Uint8Array> {
  const file = new Document({ creator: 'Jo Bloggs', title: 'Tess Harding', lastModifiedBy: 'Jo Bloggs', sections: [{ children: [new Paragraph({ children: runs.map((text) => new TextRun(text)) })] }] });
  return new Uint8Array(await Packer.toBuffer(file));
}

function codes(name: string, file: Uint8Array): readonly string[] {
  return [...new Set(inspectFile(name, file, LIST).map(({ code, field, found }) => `${code} ${field} ${found}`))].toSorted();
}

function withPart(file: Uint8Array, name: string, text: string): Uint8Array {
  return zipSync({ ...unzipSync(file), [name]: strToU8(text) });
}

test('the properties of a Word file are found, and are gone after scrubbing while its text is whole', async () => {
  const file = await word('The child was seen.');
  assert.deepEqual(codes('chronology.docx', file), ['RELEASE_PROPERTY creator Jo Bloggs', 'RELEASE_PROPERTY lastModifiedBy Jo Bloggs', 'RELEASE_PROPERTY title Tess Harding']);
  const clean = scrubProperties(file);
  assert.deepEqual(codes('chronology.docx', clean), []);
  assert.deepEqual(unzipSync(clean)['word/document.xml'], unzipSync(file)['word/document.xml']);
  assert.deepEqual(scrubProperties(file), clean);
});

test('a name that stands in several runs, or in the name of the file, is found', async () => {
  assert.ok(codes('chronology.docx', scrubProperties(await word('Te', 'ss was seen.'))).includes('RELEASE_NAME_LEFT text Tess'));
  assert.ok(codes('Tess_Harding.docx', scrubProperties(await word('Seen.'))).includes('RELEASE_NAME_LEFT file name Tess Harding'));
});

test('an Excel file is looked through, its hidden sheets and sheet names too', async () => {
  const file = new Uint8Array(await writeExcel([{ sheet: 'Tess', data: [[{ value: 'Larkfield Refuge' }]] }]).toBuffer());
  const found = codes('chronology.xlsx', scrubProperties(file));
  assert.ok(found.includes('RELEASE_NAME_LEFT text Tess') && found.includes('RELEASE_PROTECTED text Larkfield Refuge'), found.join('; '));
});

test('comments, pictures, tracked changes and what cannot be opened hold a file back', async () => {
  const file = scrubProperties(await word('Seen.'));
  const cases = [
    [withPart(file, 'word/comments.xml', '<w:comments/>'), 'RELEASE_FILE_PART part comments'], [withPart(file, 'word/media/image1.png', 'x'), 'RELEASE_FILE_PART part pictures'], [withPart(file, 'word/vbaProject.bin', 'x'), 'RELEASE_FILE_PART part macros'],
    [withPart(file, 'word/footer9.xml', '<w:p><w:ins w:author="Jo"><w:t>x</w:t></w:ins></w:p>'), 'RELEASE_FILE_PART part tracked changes'], [withPart(file, 'xl/workbook.xml', '<sheet name="a" state="hidden"/>'), 'RELEASE_FILE_PART part a hidden sheet'],
    [strToU8('not a file of Office'), 'RELEASE_FILE_NOT_READABLE file '],
  ] as const;
  for (const [bytes, expected] of cases) assert.ok(codes('chronology.docx', bytes).includes(expected), `${expected}: ${codes('chronology.docx', bytes).join('; ')}`);
});

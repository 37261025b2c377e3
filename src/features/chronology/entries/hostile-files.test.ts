import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { bombFile, excelFile, HEAD, row, table, wordFile } from '../fixtures/office.fixture.ts';
import { LIMITS } from '../reading/limits.ts';
import { readTables } from '../reading/read-tables.ts';
import { readAccounts } from './read-accounts.ts';
import { asked, reader } from './reading.fixture.ts';

const read = reader();
const folder = mkdtempSync(join(tmpdir(), 'chronology-'));
after(() => rmSync(folder, { recursive: true }));
const good = wordFile(table(HEAD, row('1/5/16', 'Seen', '')));
const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>';
const LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';

const refused: readonly (readonly [string, string, Uint8Array, string])[] = [
  ['nothing in it', 'a.docx', new Uint8Array(), 'FILE_EMPTY'],
  ['an external entity', 'a.docx', wordFile('', { 'word/document.xml': ENTITY }), 'FILE_HAS_DOCTYPE'],
  ['a billion laughs', 'a.xlsx', excelFile({ Sheet: '<sheetData/>' }, { parts: { 'xl/sharedStrings.xml': LAUGHS } }), 'FILE_HAS_DOCTYPE'],
  ['an entity that nothing declares', 'a.docx', wordFile('<w:p>&x;</w:p>'), 'FILE_XML_BROKEN'],
  ['macros by its type', 'a.docm', wordFile('', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'FILE_HAS_MACROS'],
  ['macros inside', 'a.xlsx', excelFile({ Sheet: '<sheetData/>' }, { parts: { 'xl/vbaProject.bin': 'x' } }), 'FILE_HAS_MACROS'],
  ['the old format', 'a.doc', new Uint8Array([...OLD, ...new Uint8Array(600)]), 'FILE_IS_OLD_OFFICE'],
  ['a password', 'a.docx', new Uint8Array([...OLD, ...new Uint8Array(600), ...Buffer.from('EncryptedPackage', 'utf16le')]), 'FILE_IS_ENCRYPTED'],
  ['its end cut off', 'a.docx', good.subarray(0, good.length - 40), 'FILE_CUT_SHORT'],
  ['half of it gone', 'a.docx', good.subarray(0, Math.floor(good.length / 2)), 'FILE_CUT_SHORT'],
  ['a part that breaks off', 'a.docx', wordFile('', { 'word/document.xml': '<w:document xmlns:w="x"><w:body><w:tbl><w:tr>' }), 'FILE_XML_BROKEN'],
  ['a picture’s bytes', 'a.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3, 0, 0, 0, 7]), 'FILE_KIND_NOT_KNOWN'],
  ['some other packed file', 'a.docx', zipSync({ 'a.txt': strToU8('x') }), 'FILE_KIND_NOT_KNOWN'],
  ['a PDF', 'a.docx', Buffer.from('%PDF-1.7\n'), 'FILE_IS_PDF'],
  ['a web page', 'a.xls', Buffer.from('<html><table><tr><td>Date</td></tr></table></html>'), 'FILE_IS_WEB_PAGE'],
  ['rich text', 'a.doc', Buffer.from('{\\rtf1\\ansi}'), 'FILE_IS_RTF'],
];

for (const [what, name, bytes, code] of refused) {
  test(`a file with ${what} is refused: ${code}`, async () => {
    const found = await read(name, bytes);
    assert.deepEqual([found.entries.length, asked(found)], [0, [[null, code]]]);
    assert.ok(found.problems.every(({ message, file, table: none }) => message.length > 20 && file === name && none === null));
  });
}

test('a file that inflates to far more than it may is not opened, whatever size it declares', async () => {
  const path = join(folder, 'bomb.docx');
  writeFileSync(path, zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(12 * 1_048_576) }));
  const bomb = await readTables(path, { limits: { ...LIMITS, inflatedBytes: 10 * 1_048_576 } });
  assert.equal(!bomb.ok && bomb.refusals[0].code, 'FILE_INFLATES_TOO_LARGE');
  const liar = Buffer.from(wordFile(`<w:p><w:r><w:t>${'x'.repeat(200_000)}</w:t></w:r></w:p>`));
  const declared = Buffer.alloc(4);
  const entry = liar.lastIndexOf('word/document.xml') - 46;
  liar.copy(declared, 0, entry + 24, entry + 28);
  assert.ok(declared.readUInt32LE() > 200_000);
  liar.writeUInt32LE(1_000, entry + 24);
  assert.deepEqual(asked(await read('liar.docx', liar)), [[null, 'FILE_INFLATES_TOO_LARGE']]);
});

test('a file of a few hundred kB that inflates to 300 MB of blanks is refused before anything is inflated', async () => {
  const path = join(folder, 'white.docx');
  const bytes = bombFile('<w:document><w:body>', ' ', 300, '</w:body></w:document>');
  assert.ok(bytes.length < 320_000, String(bytes.length));
  writeFileSync(path, bytes);
  const found = await readTables(path);
  assert.equal(!found.ok && found.refusals[0].code, 'FILE_INFLATES_TOO_LARGE');
  // Without that limit its blanks begin to be read, and are stopped by the next.
  const opened = await readTables(path, { limits: { ...LIMITS, fold: 5_000 } });
  assert.equal(!opened.ok && opened.refusals[0].code, 'FILE_PART_WITHOUT_END');
});

for (const [what, head, fill, tail] of [
  ['blanks between elements', '<w:document>', ' ', '</w:document>'], ['a text', '<w:document><w:p><w:t>', ' ', '</w:t></w:p></w:document>'], ['a comment', '<w:document><!--', 'x<y>', '--></w:document>'],
  ['a name', '<w:document><', 'x', '/></w:document>'], ['an attribute', '<w:document a="', 'x>', '"/>'], ['the name of an entity', '<w:document>&', 'x', ';</w:document>'], ['CDATA', '<w:document><![CDATA[', '<x>a', ']]></w:document>'], ['elements in elements', '<w:document>', '<p>x', ''],
] as const) {
  test(`${what} without end stops the reading early, whatever it packs to`, async () => {
    const path = join(folder, 'endless.docx');
    writeFileSync(path, bombFile(head, fill, 6, tail));
    const found = await readTables(path);
    assert.equal(!found.ok && found.refusals[0].code, 'FILE_PART_WITHOUT_END');
  });
}

test('a text file of nothing but commas, lines or brackets is refused before it is taken apart', async () => {
  const path = join(folder, 'marks');
  for (const text of [`Date,Event\n${','.repeat(5_000_000)}`, `Date,Event\n${'\n'.repeat(5_000_000)}`, `{"entries":[${'{},'.repeat(2_500_000)}{}]}`]) {
    writeFileSync(path, text);
    const found = await readTables(path);
    assert.equal(!found.ok && found.refusals[0].code, 'FILE_TOO_MUCH_INSIDE');
  }
  writeFileSync(path, `Date,Event\n1/5/16,${'x'.repeat(5_000_000)}\n`);
  const long = await readTables(path);
  assert.deepEqual(long.ok && long.value.problems.map(({ code, row: at }) => [code, at]), [['CSV_ROW_WITHOUT_END', 2]]);
});

test('a file of 200 MB is refused before it is opened', async () => {
  const path = join(folder, 'large.csv');
  writeFileSync(path, 'Date,Event\n');
  truncateSync(path, 200 * 1_048_576);
  const found = await readTables(path);
  assert.deepEqual(!found.ok && found.refusals.map(({ code, message }) => [code, message.includes('200 MB')]), [['FILE_TOO_LARGE', true]]);
});

test('more cells, columns or characters than a chronology can have end the reading', async () => {
  const path = join(folder, 'wide.xlsx');
  writeFileSync(path, excelFile({ Sheet: '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>' }));
  const wide = await readTables(path);
  assert.equal(!wide.ok && wide.refusals[0].code, 'FILE_TOO_MUCH_INSIDE');
  const many = join(folder, 'many.csv');
  writeFileSync(many, 'a,b\n'.repeat(50));
  const cells = await readTables(many, { limits: { ...LIMITS, cells: 20 } });
  assert.equal(!cells.ok && cells.refusals[0].code, 'FILE_TOO_MUCH_INSIDE');
});

test('a hostile range of merged cells does no harm', async () => {
  const sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c><c r="B1" t="inlineStr"><is><t>Event</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>1/5/16</t></is></c><c r="B2" t="inlineStr"><is><t>Seen</t></is></c></row></sheetData><mergeCells><mergeCell ref="A2:A999999999"/><mergeCell ref="nonsense"/></mergeCells>';
  assert.equal((await read('school.xlsx', excelFile({ Sheet: sheet }))).entries.length, 1);
});

test('the others are read when one file cannot be', async () => {
  const files = [['bad.docx', good.subarray(0, 300)], ['police.docx', good]] as const;
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const said: string[] = [];
  const found = await readAccounts(files.map(([file]) => ({ path: join(folder, file), file, corrections: [] })), (text) => said.push(text));
  assert.deepEqual(found.map(({ file, entries, problems }) => [file, entries.length, problems.map(({ code }) => code)]), [['bad.docx', 0, ['FILE_CUT_SHORT']], ['police.docx', 1, []]]);
  assert.equal(said.length, 2);
});

test('a reader that takes too much memory is stopped, and the next file is read', async () => {
  writeFileSync(join(folder, 'greedy.csv'), `Date,Event\n${'1/5/16,x\n'.repeat(200_000)}`);
  writeFileSync(join(folder, 'police.docx'), good);
  const accounts = ['greedy.csv', 'police.docx'].map((file) => ({ path: join(folder, file), file, corrections: [] }));
  const found = await readAccounts(accounts, () => undefined, { heapMb: 24, lanes: 1 });
  assert.deepEqual(found.map(({ entries, problems }) => [entries.length, problems.map(({ code }) => code)]), [[0, ['FILE_READER_STOPPED']], [1, []]]);
});

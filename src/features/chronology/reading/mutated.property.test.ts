import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { array, assert as check, asyncProperty, constantFrom, integer, nat, string, tuple, uint8Array } from 'fast-check';
import { readAccount } from '../entries/file-entries.ts';
import { excelFile, HEAD, row, table, tc, wordFile } from '../fixtures/office.fixture.ts';

const SEED = 20_260_322;
const folder = mkdtempSync(join(tmpdir(), 'chronology-'));
after(() => rmSync(folder, { recursive: true }));
const inline = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const files = [
  wordFile(table(HEAD, row('1/5/16', 'Seen', ''), row(tc('2/5/16', '<w:vMerge w:val="restart"/>'), 'Again', ''), row(tc('', '<w:vMerge/>'), 'And again', ''))),
  excelFile({ Sheet: `<sheetData><row r="1">${inline('A1', 'Date')}${inline('B1', 'Event')}</row><row r="2">${inline('A2', '1/5/16')}${inline('B2', 'Seen')}</row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>` }),
  Buffer.from('Date,Event\n1/5/16,"Seen, ""well"""\n2/5/16,Again\n'),
] as const;

async function readBytes(bytes: Uint8Array): Promise<void> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const { entries, problems } = await readAccount({ path, file: 'file', corrections: [] });
  assert.ok(entries.length > 0 || problems.length > 0);
}

test('a file with bytes changed or cut off is read or refused, and never a fault', async () => {
  await check(asyncProperty(constantFrom(...files), array(tuple(nat(10_000), integer({ min: 0, max: 255 })), { maxLength: 12 }), nat(10_000), async (bytes, changes, cut) => {
    const changed = Uint8Array.from(bytes);
    for (const [at, value] of changes) changed[at % changed.length] = value;
    await readBytes(cut % 4 === 0 ? changed.subarray(0, cut % changed.length) : changed);
  }), { seed: SEED, numRuns: 400 });
});

test('markup that no program would write is read or refused, and never a fault', async () => {
  const tag = constantFrom('<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>', '<w:p>', '</w:p>', '<w:r>', '</w:r>', '<w:t>', '</w:t>', '<w:del>', '</w:del>', '<w:vMerge/>', '<w:gridSpan w:val="-3"/>', '<w:gridSpan w:val="999999999"/>', '<w:gridBefore w:val="1e9"/>', '<w:sdt>', '<w:sdtContent>', '</w:sdtContent>', '</w:sdt>', '1/5/16', 'Date', 'Event', '&amp;', '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>');
  await check(asyncProperty(array(tag, { maxLength: 30 }), async (tags) => readBytes(wordFile(tags.join('')))), { seed: SEED, numRuns: 300 });
});

test('any bytes, and any text, are read or refused', async () => {
  await check(asyncProperty(uint8Array({ maxLength: 400 }), readBytes), { seed: SEED, numRuns: 200 });
  await check(asyncProperty(string({ unit: 'binary', maxLength: 300 }), async (text) => readBytes(Buffer.from(`Date,Event\n${text}`))), { seed: SEED, numRuns: 200 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import { excelFile } from '../fixtures/office.fixture.ts';
import { asked, reader, told } from './reading.fixture.ts';

const read = reader();
const at = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (reference: string, value: number, style = 0): string => `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
const line = (row: number, ...cells: readonly string[]): string => `<row r="${row}">${cells.join('')}</row>`;
const HEAD = line(1, at('A1', 'Date'), at('B1', 'Event'), at('C1', 'Action'));
// Style 1 is dd/mm/yyyy, 2 mmm-yy, 3 yyyy, 4 dd/mm/yyyy hh:mm, 5 text in quotes and a locale, 6 hh:mm.
const STYLES = '<numFmts><numFmt numFmtId="170" formatCode="yyyy"/><numFmt numFmtId="171" formatCode="[$-809]dddd&quot; the &quot;d mmmm yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="170"/><xf numFmtId="22"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs>';

test('a workbook that exceljs wrote is read with its dates, rich text, formulas and row numbers', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Chronology');
  sheet.addRow(['Hill School']);
  sheet.addRow([]);
  sheet.addRow(['Date of event', 'What happened', 'Outcome', 'Comments']);
  sheet.addRow([new Date(Date.UTC(2016, 4, 22)), { richText: [{ text: 'Ab' }, { text: 'sent' }] }, { formula: 'UPPER("rang home")', result: 'RANG HOME' }, 'Third time']);
  sheet.getCell('A4').numFmt = 'dd/mm/yyyy';
  sheet.addRow([new Date(Date.UTC(2016, 4, 23, 14, 30)), 'Seen']).getCell(1).numFmt = 'dd/mm/yyyy hh:mm';
  sheet.getRow(5).hidden = true;
  sheet.addRow(['Spring 2016', '=not a formula']);
  const found = await read('hill-school.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
  assert.deepEqual(told(found), [[4, '2016-05-22', 'Absent'], [5, '2016-05-23T14:30:00+01:00', 'Seen'], [6, '2016-21', '=not a formula']]);
  assert.deepEqual([found.entries[0]?.action, found.entries[0]?.analysis, found.entries[0]?.agency], ['RANG HOME', 'Third time', 'School']);
  assert.deepEqual(found.entries[1]?.notes, ['The row is hidden in Excel']);
  assert.deepEqual(asked(found), []);
});

test('a serial number is read as finely as its format shows it', async () => {
  const rows = [HEAD, line(2, number('A2', 42512, 1), at('B2', 'a')), line(3, number('A3', 42491, 2), at('B3', 'b')), line(4, number('A4', 42370, 3), at('B4', 'c')), line(5, number('A5', 42512.604166667, 4), at('B5', 'd')), line(6, number('A6', 42512, 4), at('B6', 'e')), line(7, number('A7', 42512, 5), at('B7', 'f')), line(8, number('A8', 42512), at('B8', 'g'))];
  const found = await read('school.xlsx', excelFile({ Sheet: `<sheetData>${rows.join('')}</sheetData>` }, { styles: STYLES }));
  assert.deepEqual(told(found).map(([, occurred]) => occurred), ['2016-05-22', '2016-05', '2016', '2016-05-22T14:30:00+01:00', '2016-05-22', '2016-05-22', '2016-05-22']);
  assert.equal(found.entries[1]?.occurred_text, 'May 2016');
});

test('the calendar from 1904 is four years and a day later', async () => {
  const sheet = { Sheet: `<sheetData>${HEAD}${line(2, number('A2', 41050, 1), at('B2', 'a'))}</sheetData>` };
  assert.deepEqual(told(await read('school.xlsx', excelFile(sheet, { styles: STYLES, workbook: '<workbookPr date1904="1"/>' }))), [[2, '2016-05-22', 'a']]);
});

test('a time has a column of its own', async () => {
  const head = line(1, at('A1', 'Date'), at('B1', 'Time'), at('C1', 'Event'));
  const found = await read('school.xlsx', excelFile({ Sheet: `<sheetData>${head}${line(2, number('A2', 42512, 1), number('B2', 0.4375, 6), at('C2', 'a'))}${line(3, number('A3', 42512, 1), at('B3', 'pm'), at('C3', 'b'))}${line(4, number('A4', 42512, 1), at('B4', 'tea time'), at('C4', 'c'))}</sheetData>` }, { styles: STYLES }));
  assert.deepEqual(told(found).map(([, occurred]) => occurred), ['2016-05-22T10:30:00+01:00', '2016-05-22', '2016-05-22']);
  assert.deepEqual(found.entries.map(({ occurred_text: words }) => words), ['22/05/2016 10:30', '22/05/2016 pm', '22/05/2016 tea time']);
  assert.deepEqual(asked(found), [[4, 'DATE_TIME_NOT_READABLE']]);
});

test('several sheets, merged cells, blank rows and rows without numbers keep the numbers that Excel shows', async () => {
  const merged = `<sheetData>${HEAD}${line(3, at('A3', '1/5/2016'), at('B3', 'a'))}${line(4, at('B4', 'b'))}<row><c t="inlineStr"><is><t>2/5/2016</t></is></c><c t="inlineStr"><is><t>c</t></is></c></row></sheetData><mergeCells><mergeCell ref="A3:A4"/></mergeCells>`;
  const found = await read('school.xlsx', excelFile({ One: merged, 'Year 2017': `<sheetData>${HEAD}${line(2, at('A2', '3 June'), at('B2', 'd'))}</sheetData>`, Notes: `<sheetData>${line(1, at('A1', 'See overleaf'))}</sheetData>` }));
  assert.deepEqual(found.entries.map(({ source, occurred, text }) => [source.table, source.row, occurred, text]), [['One', 3, '2016-05-01', 'a'], ['One', 4, '2016-05-01', 'b'], ['One', 5, '2016-05-02', 'c'], ['Year 2017', 2, '2017-06-03', 'd']]);
  assert.deepEqual(found.mapping.map(({ table, read: was }) => [table, was]), [['One', true], ['Year 2017', true], ['Notes', false]]);
});

test('a formula without a value, and one that failed, are asked about', async () => {
  const rows = [HEAD, line(2, at('A2', '1/5/2016'), at('B2', 'a'), '<c r="C2"><f>B2</f></c>'), line(3, at('A3', '2/5/2016'), at('B3', 'b'), '<c r="C3" t="e"><f>X</f><v>#REF!</v></c>')];
  const found = await read('school.xlsx', excelFile({ Sheet: `<sheetData>${rows.join('')}</sheetData>` }));
  assert.deepEqual(asked(found), [[2, 'ROW_FORMULA_FAILED'], [3, 'ROW_FORMULA_FAILED']]);
  assert.deepEqual(told(found), [[2, '2016-05-01', 'a'], [3, '2016-05-02', 'b']]);
});

test('signs that XML cannot hold, and readings of Chinese signs, are not taken for text', async () => {
  const found = await read('school.xlsx', excelFile({ Sheet: `<sheetData>${HEAD}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row></sheetData>` }, { strings: '<si><t>1/5/2016</t></si><si><r><t>one_x000D_\ntwo_x005F_x000D_</t></r><rPh><t>kana</t></rPh></si>' }));
  assert.deepEqual(told(found), [[2, '2016-05-01', 'one\ntwo_x000D_']]);
});

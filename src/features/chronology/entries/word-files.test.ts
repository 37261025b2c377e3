import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEAD, p, r, row, table, tc, tcOf, wordFile } from '../fixtures/office.fixture.ts';
import { asked, reader, told } from './reading.fixture.ts';

const read = reader();
const wide = (text: string): string => row(tc(text, '<w:gridSpan w:val="3"/>'));

test('each row of a Word table is an entry, counted from the heading row', async () => {
  const found = await read('police.docx', wordFile(table(HEAD, row('22.05.16', 'Seen\nat home', 'None'), row('23/05/2016', 'Called', ''))));
  assert.deepEqual(told(found), [[2, '2016-05-22', 'Seen\nat home'], [3, '2016-05-23', 'Called']]);
  assert.deepEqual(asked(found), []);
  assert.deepEqual(found.entries[0]?.cells, { Date: '22.05.16', Event: 'Seen\nat home', Action: 'None' });
  assert.deepEqual([found.entries[0]?.agency, found.mapping[0]?.agency_from], ['Police', 'file name']);
});

test('tracked changes are read as if they were accepted, and a row that they take out is asked about', async () => {
  const changed = `<w:p>${r('Mother ')}<w:del w:id="1"><w:r><w:delText>was not</w:delText><w:t>was not</w:t></w:r></w:del><w:ins w:id="2">${r('was')}</w:ins>${r(' home')}<w:moveFrom>${r('gone')}</w:moveFrom><w:moveTo>${r(' here')}</w:moveTo></w:p>`;
  const joinedUp = `<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>${r('one ')}</w:p><w:p>${r('line')}</w:p>`;
  const found = await read('p.docx', wordFile(table(HEAD,
    row('1/5/2016', tcOf(changed), tcOf(joinedUp)),
    row('<w:trPr><w:del w:id="3"/></w:trPr>', '2/5/2016', 'Struck out', ''),
    row('<w:trPr><w:ins w:id="4"/></w:trPr>', '3/5/2016', 'Put in', ''))));
  assert.deepEqual(told(found), [[2, '2016-05-01', 'Mother was home here'], [4, '2016-05-03', 'Put in']]);
  assert.equal(found.entries[0]?.action, 'one line');
  assert.deepEqual(asked(found).filter(([, code]) => code !== 'AGENCY_NOT_KNOWN'), [[3, 'ROW_TAKEN_OUT_BY_CHANGE']]);
  assert.ok(found.entries.every(({ notes }) => notes?.some((note) => note.includes('tracked changes'))));
});

test('an older form of a cell, kept with a tracked change, is not read', async () => {
  const cell = tcOf(p('A'), '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr></w:tcPrChange>');
  assert.deepEqual(told(await read('police.docx', wordFile(table(HEAD, row('1/5/2016', cell, 'B'))))), [[2, '2016-05-01', 'A']]);
});

test('a date that reaches down over rows is the date of each of them', async () => {
  const down = '<w:vMerge/>';
  const found = await read('police.docx', wordFile(table(HEAD, row(tc('mid May 2016', '<w:vMerge w:val="restart"/>'), 'One', ''), row(tc('', down), 'Two', ''), row(tc('', down), 'Three', ''), row('', 'Four', ''))));
  assert.deepEqual(told(found), [[2, '2016-05', 'One'], [3, '2016-05', 'Two'], [4, '2016-05', 'Three'], [5, '2016-05', 'Four']]);
  assert.deepEqual(found.entries.map(({ occurred_text: words }) => words), Array(4).fill('mid May 2016'));
  assert.ok(found.entries[3]?.notes?.includes('The date is taken over from the row above'));
});

test('a row whose event is that of the row above goes on with its entry', async () => {
  const start = '<w:vMerge w:val="restart"/>';
  const down = '<w:vMerge/>';
  const found = await read('police.docx', wordFile(table(HEAD, row(tc('1/5/16', start), tc('Meeting', start), 'First step'), row(tc('', down), tc('', down), 'Second step'), row('2/5/16', 'Next', ''))));
  assert.deepEqual(told(found), [[2, '2016-05-01', 'Meeting'], [4, '2016-05-02', 'Next']]);
  assert.equal(found.entries[0]?.action, 'First step\nSecond step');
  assert.deepEqual(found.mapping[0]?.not_entries.map(({ row: number }) => number), [1, 3]);
});

test('cells over several columns leave the others where they are', async () => {
  const found = await read('police.docx', wordFile(table(row('Date', 'Source', 'Event', 'Action'), row('1/5/16', tc('Both', '<w:gridSpan w:val="2"/>'), 'Done'), row('2/5/16', 'File', 'Seen', ''))));
  assert.equal(found.entries[0]?.action, 'Done');
  assert.equal(found.entries[0]?.source_of_information, 'Both');
});

test('a year in a row of its own is the year of the dates below, and a heading row may come again', async () => {
  const found = await read('police.docx', wordFile(table(HEAD, wide('2015'), row('28 December', 'A', ''), HEAD, wide('2016'), row('3 January', 'B', ''), wide('Living in Ashshire'), row('between 3 and 5 June', 'C', ''))));
  assert.deepEqual(told(found), [[3, '2015-12-28', 'A'], [6, '2016-01-03', 'B'], [8, '[2016-06-03..2016-06-05]', 'C']]);
  assert.deepEqual(found.mapping[0]?.not_entries.map(({ row: number, what }) => [number, what]), [[1, 'headings'], [2, 'a year or month for the rows below'], [4, 'headings again'], [5, 'a year or month for the rows below'], [7, 'the title of a part']]);
});

test('a table without headings goes on with the table before it', async () => {
  const found = await read('police.docx', wordFile(table(HEAD, row('1/5/16', 'A', '')) + p('Page 2') + table(row('2/5/16', 'B', 'x'), row('', 'C', ''))));
  assert.deepEqual(found.entries.map(({ source, occurred, text }) => [source.table, source.row, occurred, text]), [[1, 2, '2016-05-01', 'A'], [2, 1, '2016-05-02', 'B'], [2, 2, '2016-05-02', 'C']]);
});

test('a table that is no chronology is named, and asked about where it holds dates', async () => {
  const family = table(row('Name', 'Date of birth', 'Relationship'), row('A', '1/2/2010', 'Child'), row('B', '3/4/1985', 'Mother'));
  const key = table(row('Term', 'In full'), row('HV', 'Health visitor'));
  const found = await read('police.docx', wordFile(family + key + table(HEAD, row('1/5/16', 'Seen', ''))));
  assert.deepEqual(found.mapping.map(({ table: number, read: was }) => [number, was]), [[1, false], [2, false], [3, true]]);
  assert.deepEqual(found.problems.map(({ table: number, code }) => [number, code]), [[1, 'TABLE_NOT_CHRONOLOGY']]);
  assert.deepEqual(told(found), [[2, '2016-05-01', 'Seen']]);
});

test('a table inside a cell is part of its text; a chronology inside a layout is read', async () => {
  const inner = table(row('Injury', 'Where'), row('Bruise', 'Arm'));
  const inside = await read('police.docx', wordFile(table(HEAD, row('1/5/16', tcOf(p('Examined') + inner + p('')), ''))));
  assert.deepEqual(told(inside), [[2, '2016-05-01', 'Examined\nInjury | Where\nBruise | Arm']]);
  const layout = await read('police.docx', wordFile(table(row(tcOf(table(HEAD, row('1/5/16', 'Seen', '')) + p(''))))));
  assert.deepEqual(layout.entries.map(({ source, text }) => [source.table, source.row, text]), [[2, 2, 'Seen']]);
});

test('line breaks, tabs, fields, hyphens and unfilled form fields are read as they look', async () => {
  const cell = tcOf(`<w:p>${r('a')}<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r><w:r><w:instrText>DATE \\@</w:instrText></w:r><w:fldSimple>${r(' e')}</w:fldSimple></w:p>`);
  const empty = tcOf(`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Click to enter text')}</w:sdtContent></w:sdt>`);
  const filled = tcOf(`<w:sdt><w:sdtPr/><w:sdtContent>${p('1/5/16')}</w:sdtContent></w:sdt>`);
  const found = await read('police.docx', wordFile(table(HEAD, row(filled, cell, empty))));
  assert.deepEqual(told(found), [[2, '2016-05-01', 'a\nb\tc-d e']]);
  assert.equal(found.entries[0]?.action, undefined);
});

test('a text box is read once, footnotes come with their text, comments are set apart', async () => {
  const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p('boxed')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('boxed')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('Seen')}<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>`;
  const found = await read('police.docx', wordFile(table(HEAD, row('1/5/16', tcOf(box), '')), {
    'word/footnotes.xml': '<w:footnotes xmlns:w="x"><w:footnote w:id="2"><w:p><w:r><w:t>From the log</w:t></w:r></w:p></w:footnote></w:footnotes>',
    'word/comments.xml': '<w:comments xmlns:w="x"><w:comment w:id="0"><w:p><w:r><w:t>Check this</w:t></w:r></w:p></w:comment></w:comments>',
  }));
  assert.deepEqual(told(found), [[2, '2016-05-01', 'boxed\nSeen [Footnote: From the log]']]);
  assert.ok(found.entries[0]?.notes?.includes('Word comment: Check this'));
});

test('what is written outside tables is asked about where it tells of dates', async () => {
  const found = await read('police.docx', wordFile(p('Agency: Northtown Police') + p('22/05/2016 – Officers attended the home address') + table(HEAD, row('1/5/16', 'Seen', ''))));
  assert.deepEqual(asked(found), [[null, 'TEXT_OUTSIDE_TABLES']]);
  assert.deepEqual(found.entries.map(({ agency }) => agency), ['Northtown Police']);
  assert.deepEqual(asked(await read('police.docx', wordFile(p('22/05/2016 – Officers attended the home address')))), [[null, 'FILE_HAS_NO_TABLE'], [null, 'TEXT_OUTSIDE_TABLES']]);
});

test('every row is an entry, a problem, or said to be part of the form', async () => {
  const found = await read('police.docx', wordFile(table(row('Agency: Police', '', ''), HEAD, row('1/5/16', '', ''), row('1/6/16', 'D', ''), row('someday', 'A', ''), row('2/5/16', 'B', ''), row('', 'C', ''), row('', '', ''), row('', '', 'Only an action'))));
  const seen = [...found.entries.map(({ source }) => source.row), ...found.problems.map(({ row: number }) => number), ...(found.mapping[0]?.not_entries.map(({ row: number }) => number) ?? [])];
  assert.deepEqual([...new Set(seen)].toSorted((a, b) => Number(a) - Number(b)), [1, 2, 3, 4, 5, 6, 7, 9]);
  assert.deepEqual(asked(found), [[3, 'ROW_HAS_NO_EVENT'], [5, 'PARTIAL_DATE_NOT_READABLE']]);
});

test('a date in a row of its own is the date of the rows below; without any date above, a row is asked about', async () => {
  const found = await read('police.docx', wordFile(table(HEAD, row('', 'Early', ''), row('1/5/16', '', ''), row('', 'A', ''), row('"', 'B', ''), row('', 'C', ''))));
  assert.deepEqual(told(found), [[2, null, 'Early'], [4, '2016-05-01', 'A'], [5, '2016-05-01', 'B'], [6, '2016-05-01', 'C']]);
  assert.deepEqual(asked(found), [[2, 'DATE_MISSING']]);
});

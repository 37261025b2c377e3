import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, reader, told } from './reading.fixture.ts';

const read = reader();
const CSV = 'Date;Event;Action\r\n1/5/16;"Café; ""mum""\r\nthere";none\r\n\r\n2/5/16;Next;\r\n';
const EXPECTED = [[2, '2016-05-01', 'Café; "mum"\nthere'], [4, '2016-05-02', 'Next']];
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const encodings = [
  ['UTF-8', Buffer.from(CSV)], ['UTF-8 with a mark', Buffer.from(`\u{FEFF}${CSV}`)], ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(CSV)])],
  ['UTF-16 without a mark', utf16(CSV)], ['UTF-16 big end first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(CSV)]).swap16()], ['Windows text', Buffer.from(CSV, 'latin1')],
  ['tabs', Buffer.from(CSV.replace(/;(?! )/g, '\t'))], ['bars', Buffer.from(CSV.replace(/;(?! )/g, '|'))], ['Excel’s own line', Buffer.from(`sep=;\r\n${CSV}`)],
] as const;

for (const [name, bytes] of encodings) {
  test(`a CSV file in ${name} is read`, async () => {
    const moved = name.startsWith('Excel') ? 1 : 0;
    assert.deepEqual(told(await read('gp.csv', bytes)), EXPECTED.map(([row, ...rest]) => [Number(row) + moved, ...rest]));
  });
}

test('lines in two encodings are read each in its own, and that is said', async () => {
  const found = await read('gp.csv', Buffer.concat([Buffer.from('Date,Event\n1/5/16,Café\n'), Buffer.from('2/5/16,Naïve\n', 'latin1')]));
  assert.deepEqual(told(found), [[2, '2016-05-01', 'Café'], [3, '2016-05-02', 'Naïve']]);
  assert.deepEqual(asked(found), [[null, 'TEXT_ENCODING_MIXED']]);
});

test('what comes before a quotation mark that is never closed is read', async () => {
  const found = await read('gp.csv', 'Date,Event\n1/5/16,Seen\n2/5/16,"Cut off\n3/5/16,Lost\n');
  assert.deepEqual(told(found), [[2, '2016-05-01', 'Seen']]);
  assert.deepEqual(asked(found), [[3, 'CSV_QUOTE_OPEN']]);
});

test('a row that fell apart keeps its pieces, and is asked about', async () => {
  const found = await read('gp.csv', 'Date,Event\n1/5/16,Seen by HV, mother well\n2/5/16\n');
  assert.deepEqual(found.entries[0]?.cells, { Date: '1/5/16', Event: 'Seen by HV', 'column 3': 'mother well' });
  assert.deepEqual(asked(found), [[2, 'ROW_HAS_MORE_CELLS'], [3, 'ROW_HAS_NO_EVENT']]);
});

test('a file of events keeps its ids, types and who knew', async () => {
  const found = await read('events.csv', 'event_id,child_id,type,occurred,known_to,agency,area,persons,attributes,text\ne01,C1,referral_received,2024-04,children_social_care:Ashshire=2024-04,children_social_care,Ashshire,mother;father,"{""from"": ""agency""}",Referral\n');
  const [entry] = found.entries;
  assert.deepEqual([entry?.id, entry?.occurred, entry?.event_type, entry?.known_to, entry?.agency, entry?.area, entry?.persons, entry?.child, entry?.text], ['e01', '2024-04', 'referral_received', 'children_social_care:Ashshire=2024-04', 'children_social_care', 'Ashshire', ['mother', 'father'], 'C1', 'Referral']);
});

test('without headings, columns are guessed from what stands in them', async () => {
  const found = await read('gp.csv', '1/5/16,HV1,Seen at home with mother and baby\n2/5/16,HV2,Telephone call to the clinic\n');
  assert.deepEqual(told(found), [[1, '2016-05-01', 'Seen at home with mother and baby'], [2, '2016-05-02', 'Telephone call to the clinic']]);
  assert.match(found.mapping[0]?.because ?? '', /no heading/);
});

test('headings in words that are not known are still headings', async () => {
  const found = await read('gp.csv', 'Dyddiad,Digwyddiad,Lle\n1/5/16,Seen at home with mother and baby,Home\n2/5/16,Telephone call to the clinic,Clinic\n');
  assert.deepEqual(told(found), [[2, '2016-05-01', 'Seen at home with mother and baby'], [3, '2016-05-02', 'Telephone call to the clinic']]);
  assert.deepEqual([asked(found), found.entries[0]?.cells['Lle'], found.mapping[0]?.heading_row], [[], 'Home', 1]);
});

test('ditto marks take what stands above', async () => {
  const found = await read('x.csv', 'Date,Agency,Event\n1/5/16,Police,A\n"""",ditto,B\nditto,"""",C\n');
  assert.deepEqual(found.entries.map(({ occurred, agency, text }) => [occurred, agency, text]), [['2016-05-01', 'Police', 'A'], ['2016-05-01', 'Police', 'B'], ['2016-05-01', 'Police', 'C']]);
});

test('a range in two columns lasts from one to the other', async () => {
  const found = await read('gp.csv', 'From,To,Event\n1/5/16,3/5/16,A\n2/5/16,2/5/16,B\n4/5/16,present,C\n9/5/16,1/5/16,D\n');
  assert.deepEqual(told(found).map(([, occurred]) => occurred), ['2016-05-01/2016-05-03', '2016-05-02', '2016-05-04/..', '2016-05-09']);
  assert.deepEqual(asked(found), [[5, 'PARTIAL_DATE_REVERSED']]);
  assert.equal(found.entries[0]?.occurred_text, '1/5/16 to 3/5/16');
});

test('a mapping says how columns are read, which table is none, and whose it is', async () => {
  const bytes = 'When,Staff,Stuff\n1/5/16,Long words about who was there,Seen\n';
  const roles = new Map([['Stuff', 'text'], ['Staff', 'worker'], ['1', 'date']] as const);
  const found = await read('x.csv', bytes, [{ file: 'x.csv', agency: 'Hill School', heading_row: 1, roles }]);
  assert.deepEqual(found.entries.map(({ text, worker, agency }) => [text, worker, agency]), [['Seen', 'Long words about who was there', 'Hill School']]);
  const none = await read('y.csv', bytes, [{ file: 'y.csv', read: false, roles: new Map() }]);
  assert.deepEqual([none.entries.length, none.mapping[0]?.because], [0, 'the mapping file says that it is no chronology']);
});

test('a form that came back empty is asked about, and not taken for nothing to tell', async () => {
  assert.deepEqual(asked(await read('gp.csv', 'Date,Event,Action\n,,\n')), [[null, 'FILE_HAS_NO_ENTRIES']]);
  assert.deepEqual(asked(await read('gp.csv', 'Name,Phone\nA,0123\n')), [[null, 'FILE_HAS_NO_CHRONOLOGY']]);
});

test('whose account it is, a person says before a column, and a column before the name of the file', async () => {
  const bytes = 'Date,Agency,Event\n1/5/16,Hospital,A\n2/5/16,,B\n';
  assert.deepEqual((await read('police.csv', bytes)).entries.map(({ agency }) => agency), ['Hospital', 'Police']);
  assert.deepEqual((await read('police.csv', bytes, [{ agency: 'Hill School', roles: new Map() }])).entries.map(({ agency }) => agency), ['Hill School', 'Hill School']);
});

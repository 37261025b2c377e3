import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { testDatabase } from '../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const home = `/incidents/${incident}/chronology`;
const text = (lines: string) => new TextEncoder().encode(lines);

async function wordFile(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const table = new Table({ rows: rows.map((cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) })) });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })));
}

async function added(visitor: Visitor, name: string, bytes: Uint8Array): Promise<Page> {
  await visitor.get(`${home}/add`);
  return visitor.send(`${home}/add`, {}, [{ field: 'files', name, bytes }]);
}

test('before anything is added the page says what to do', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const { status, html } = await visitor.get(home);
  assert.equal(status, 200);
  assert.match(html, /No agency’s chronology has been added yet/);
  assert.match(html, /Add agencies’ files/);
});

test('a Word file is read, looked at and taken in; a CSV file beside it; both accounts stand in date order', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const word = await wordFile([['Date', 'Source of Information', 'Significant event', 'Action'], ['22.05.16', 'Log', 'Called to the address', 'Report made'], ['when he was small', 'Log', 'A neighbour telephoned', '']]);
  const sent = await added(visitor, 'Police chronology.docx', word);
  assert.equal(sent.status, 303);
  const looked = await visitor.follow(sent);
  assert.match(looked.html, /Police/);
  assert.match(looked.html, /row 3/i);
  assert.match(looked.html, /Take 2 entries into the chronology/);
  const waiting = (await visitor.get(home)).html;
  assert.doesNotMatch(waiting, /Called to the address/);
  assert.match(waiting, /Nothing has been taken in yet/);
  assert.match(waiting, /1 file waits for you to look at what was read and take it in\. 1 of them has something that needs a person/);
  assert.match(waiting, /Police chronology\.docx<\/a> 2 entries read[^]*1 to look at[^]*To take in/);

  const taken = await visitor.post(`${sent.location}/take-in`, {});
  assert.equal(taken.status, 303);
  const csv = await added(visitor, 'School.csv', text('Date,Event\n"12 March 2016",Absent again\n'));
  await visitor.follow(csv);
  await visitor.post(`${csv.location}/take-in`, {});
  const { html } = await visitor.get(home);
  assert.match(html, /3 entries from 2 agencies; 1 entry with a date that nobody could read yet/);
  const told = [...html.matchAll(/class="sl-chronology__text">([^<]+)/g)].map(([, words]) => words);
  assert.deepEqual(told, ['Absent again', 'Called to the address', 'A neighbour telephoned']);
  assert.match(html, /<svg class="chronology-picture"/);
});

test('the list is narrowed by words, agency and period, and says when nothing fits', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  assert.match((await visitor.get(`${home}?words=neighbour`)).html, /1 entry of 3/);
  assert.match((await visitor.get(`${home}?from=2016-05-01&to=2016-05-31`)).html, /1 entry of 3/);
  assert.match((await visitor.get(`${home}?words=elephant`)).html, /No entry fits/);
  assert.match((await visitor.get(`${home}?words=50%25_`)).html, /No entry fits/);
  const wrong = await visitor.get(`${home}?from=31/12/2016`);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /There is no such date/);
});

test('an entry that was corrected counts once for its file', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const { html } = await visitor.get(`${home}?words=Absent`);
  const [, at = ''] = /href="(\/incidents\/[^"]+\/entries\/[0-9a-f-]{36})"/.exec(html) ?? [];
  await visitor.get(`${at}/correct`);
  assert.equal((await visitor.post(`${at}/correct`, { agency: 'School', when: '12 March 2016', told: 'Absent again all day', reason: 'The register says so' })).status, 303);
  assert.match((await visitor.get(home)).html, /School: School\.csv<\/a> 1 entry</);
});

test('the same file is not added twice, and a file that is no chronology says why', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const again = await added(visitor, 'School again.csv', text('Date,Event\n"12 March 2016",Absent again\n'));
  assert.equal(again.status, 422);
  assert.match(again.html, /School again\.csv is already here/);
  const none = await added(visitor, 'picture.docx', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]));
  const looked = await visitor.follow(none);
  assert.match(looked.html, /Nothing could be read as it stands/);
  assert.equal((await visitor.post(`${none.location}/take-in`, {})).status, 422);
  // What waits stands before what was taken in.
  assert.match((await visitor.get(home)).html, /picture\.docx<\/a>[^<]*<strong[^>]*>\s*Not readable[^]*School\.csv/);
});

test('a file is set aside with a reason and brought back, and nothing is lost', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const [source] = await database.owner.selectFrom('chronology.source').select('id').where('file_name', '=', 'School.csv').execute();
  const at = `${home}/sources/${source?.id}`;
  await visitor.get(at);
  assert.equal((await visitor.post(`${at}/set-aside`, { reason: '' })).status, 422);
  assert.equal((await visitor.post(`${at}/set-aside`, { reason: 'A newer one came' })).status, 303);
  assert.doesNotMatch((await visitor.get(home)).html, /Absent again/);
  await visitor.get(at);
  await visitor.post(`${at}/set-aside`, { reason: 'It was the newest after all' });
  assert.match((await visitor.get(home)).html, /Absent again/);
});

test('columns that were taken wrongly are said anew, and the file is read again', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  const sent = await added(visitor, 'Housing.csv', text('Date,Event,What we did\n3 June 2016,Rent arrears,Letter\n4 July 2016,Repairs,Visit\n'));
  const before = await visitor.follow(sent);
  assert.match(before.html, /What we did/);
  const again = await visitor.post(`${sent.location}/read-again`, { agency: 'Northtown Homes', 'role-0-1': 'date', 'role-0-2': 'text', 'role-0-3': 'analysis' });
  assert.equal(again.status, 303);
  const after = await visitor.follow(again);
  assert.match(after.html, /Northtown Homes/);
  await visitor.post(`${sent.location}/take-in`, {});
  const rows = await database.owner.selectFrom('chronology.entry').select('content').where('told', '=', 'Rent arrears').execute();
  assert.equal(JSON.parse(JSON.stringify(rows[0]?.content ?? null)).analysis, 'Letter');
});

test('nobody else adds, and another area sees nothing of it', async () => {
  const partner = await new Visitor(server).be('coveshire', 'partner-police');
  assert.equal((await partner.get(home)).status, 200);
  assert.equal((await partner.get(`${home}/add`)).status, 403);
  assert.equal((await partner.send(`${home}/add`, {}, [{ field: 'files', name: 'x.csv', bytes: text('Date,Event\n1 May 2016,x') }])).status, 403);
  const other = await new Visitor(server).be('ashshire', 'bm');
  assert.equal((await other.get(home)).status, 404);
  const [source] = await database.owner.selectFrom('chronology.source').select('id').execute();
  assert.equal((await other.get(`${home}/sources/${source?.id}`)).status, 404);
  assert.equal((await other.get(`${home}/sources/${source?.id}/file`)).status, 404);
  assert.equal((await new Visitor(server).send(`${home}/add`, {}, [{ field: 'files', name: 'x.csv', bytes: text('Date,Event') }])).status, 303);
});

test('a typed entry is corrected beside itself, noted, and both forms are kept', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  await visitor.get(`${home}/entries/add`);
  const wrong = await visitor.post(`${home}/entries/add`, { agency: 'Police', when: 'the other day', told: 'Seen in the park' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /Seen in the park/);
  assert.equal((await visitor.post(`${home}/entries/add`, { agency: 'Police', when: 'mid May 2015', told: 'Seen in the park' })).status, 303);
  const { html } = await visitor.get(`${home}?words=park`);
  const [, at = ''] = /href="(\/incidents\/[^"]+\/entries\/[0-9a-f-]{36})"/.exec(html) ?? [];
  assert.match((await visitor.get(at)).html, /mid May 2015/);
  assert.equal((await visitor.post(`${at}/note`, { kind: 'moment', words: 'First sighting' })).status, 303);
  assert.equal((await visitor.post(`${at}/note`, { kind: 'moment', words: ' ' })).status, 422);

  await visitor.get(`${at}/correct`);
  const same = await visitor.post(`${at}/correct`, { agency: 'Police', when: 'mid May 2015', told: 'Seen in the park', reason: 'Nothing' });
  assert.match(same.html, /CHRONOLOGY_NOTHING_CHANGED/);
  const done = await visitor.post(`${at}/correct`, { agency: 'Police', when: '14 May 2015', told: 'Seen in the park', reason: 'The log gives the day' });
  assert.equal(done.status, 303);
  const after = await visitor.follow(done);
  assert.match(after.html, /The log gives the day/);
  assert.match(after.html, /Important moment/);
  assert.match((await visitor.post(`${at}/correct`, { agency: 'Police', when: '15 May 2015', told: 'x', reason: 'x' })).html, /CHRONOLOGY_ENTRY_CORRECTED_ALREADY/);
  const list = await visitor.get(`${home}?words=park`);
  assert.match(list.html, /1 entry of/);
  assert.match(list.html, /14 May 2015/);
  assert.match(list.html, /First sighting/);
  assert.match((await visitor.get(at)).html, /before it was corrected/);
});

test('a correction says who knew and from when, keeps what was left alone, and takes out what was emptied', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  assert.match((await visitor.get(home)).html, /No entry says yet who knew of it/);
  const [, at = ''] = /href="(\/incidents\/[^"]+\/entries\/[0-9a-f-]{36})"/.exec((await visitor.get(`${home}?words=called`)).html) ?? [];
  assert.match((await visitor.get(at)).html, /Who knew of it, and from when:<\/strong> the record does not say/);
  await visitor.get(`${at}/correct`);
  const told = { agency: 'Police', when: '22.05.16', told: 'Called to the address', source: 'Log', action: '', reason: 'The log says who was told' };
  const wrong = await visitor.post(`${at}/correct`, { ...told, known: 'police on Monday' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /is not in the form service, area, date/);
  const done = await visitor.follow(await visitor.post(`${at}/correct`, { ...told, known: 'police, Coveshire, 22 May 2016\r\nsocial care, Coveshire, 1 June 2016' }));
  assert.match(done.html, /Police, Coveshire, 22 May 2016\nChildren&#39;s social care, Coveshire, 1 June 2016/);
  assert.doesNotMatch(done.html, /<strong>Action:/);
  const list = (await visitor.get(`${home}?known=2016-05-25&service=children_social_care%3ACoveshire`)).html;
  assert.match(list, /1 known to others and not to them/);
  assert.match(list, /Police chronology\.docx<\/a> 2 entries/);
  assert.equal([...list.matchAll(/<option[^>]*>Police<\/option>/g)].length, 1);
  assert.match((await visitor.get(`${home}?agency=Police&words=address`)).html, /1 entry of/);
});

test('two accounts of one event are shown side by side, judged by a person, and both stay', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  for (const [name, words] of [['Police log.csv', 'Strategy discussion held by telephone about the bruise to the left arm; joint visit agreed'], ['Health.csv', 'Took part in a strategy discussion about the bruise on the left arm. Joint visit agreed']] as const) {
    const sent = await added(visitor, name, text(`Date,Event\n7 September 2016,"${words}"\n`));
    await visitor.follow(sent);
    await visitor.post(`${sent.location}/take-in`, {});
  }
  const pairs = await visitor.get(`${home}/same-event`);
  const [, a = '', b = ''] = /name="a" value="([^"]+)"><input type="hidden" name="b" value="([^"]+)"/.exec(pairs.html) ?? [];
  assert.match(pairs.html, /bruise on the left arm/);
  assert.equal((await visitor.post(`${home}/same-event`, { a, b })).status, 422);
  assert.equal((await visitor.post(`${home}/same-event`, { a, b: a, said: 'same' })).status, 422);
  assert.equal((await visitor.post(`${home}/same-event`, { a, b, said: 'same', note: 'Minutes agree' })).status, 303);
  assert.match((await visitor.get(`${home}/same-event`)).html, /1 pair has been looked at/);
  const { html } = await visitor.get(`${home}?words=bruise`);
  assert.match(html, /2 entries of/);
  assert.match(html, /The same event as told by/);
});

test('what is taken out comes back in, entry by entry', async () => {
  const visitor = await new Visitor(server).be('coveshire', 'bm');
  for (const format of ['word', 'excel', 'csv', 'json']) {
    const { status, headers } = await visitor.get(`${home}/take-out/${format}?words=bruise`);
    assert.deepEqual([status, String(headers['content-disposition']).startsWith('attachment')], [200, true], format);
  }
  const { body } = await visitor.get(`${home}/take-out/csv?words=bruise`);
  assert.match(body.toString('utf8'), /bruise on the left arm/);
  assert.doesNotMatch(body.toString('utf8'), /Absent again/);
  const back = await visitor.follow(await added(visitor, 'Back again.csv', new Uint8Array(body)));
  assert.match(back.html, /Take 2 entries into the chronology/);
  assert.equal((await visitor.get(`${home}/take-out/pdf`)).status, 404);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { testDatabase } from '../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const home = `/incidents/${incident}/chronology`;
const [manager, partner, scrutineer] = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'partner-police'), await new Visitor(server).be('coveshire', 'scrutineer')];
const HEADINGS = 'Date,Agency,Area,Event,People,Action,Where at Larkfield';
const FILES: Readonly<Record<string, string>> = {
  'Larkfield Refuge.csv': `${HEADINGS}\n3 May 2026,Larkfield Refuge,Coveshire,The mother and the child came to Larkfield Refuge at night after a dispute with a knife,mother; worker at Larkfield,Room given at LARKFIELD  REFUGE,Larkfield\n`,
  'Police.csv': `${HEADINGS}\n3 May 2026,Police,Coveshire,Took the mother and the child to Larkfield at night after a dispute with a knife,mother,,\n`,
};
const SECRET = /larkfield/i;

async function takenIn(): Promise<void> {
  for (const [name, text] of Object.entries(FILES)) {
    await manager.get(`${home}/add`);
    const sent = await manager.send(`${home}/add`, {}, [{ field: 'files', name, bytes: new TextEncoder().encode(text) }]);
    await manager.follow(sent);
    await manager.post(`${sent.location}/take-in`, {});
  }
  await manager.get(`${home}/names`);
  assert.equal((await manager.post(`${home}/names`, { version: '0' })).status, 422);
  assert.equal((await manager.post(`${home}/names`, { version: '0', people: '', places: '', organisations: '', protected: 'Larkfield Refuge', birthdays: '', ordinary: '' })).status, 303);
  await manager.get(`${home}/people/add/person`);
  await manager.post(`${home}/people/add/person`, { role: 'the mother', sex: 'female', names: 'mum at Larkfield' });
  await manager.get(`${home}/episodes`);
  await manager.post(`${home}/episodes`, { title: 'The move to Larkfield', starts: '3 May 2026', ends: '', why: 'Larkfield was found' });
  await manager.get(await entryPage());
  assert.equal((await manager.post(`${await entryPage()}/note`, { kind: 'moment', words: 'Safe at Larkfield' })).status, 303);
}

async function entryPage(): Promise<string> {
  const [, at = ''] = /href="([^"]*\/chronology\/entries\/[0-9a-f-]{36})"/.exec((await manager.get(home)).html) ?? [];
  return at;
}

await takenIn();
const [source = ''] = [...(await manager.get(home)).html.matchAll(/\/chronology\/sources\/[0-9a-f-]{36}/g)].map(([at]) => `/incidents/${incident}${at}`);
const pages = [home, `${home}?known=2026-06-01`, await entryPage(), `${home}/same-event`, `${home}/who-knew-what`, `${home}/episodes`, `${home}/lines-of-enquiry`, `${home}/people`, source];

test('who runs the review sees the place; who only reads sees that it is protected, on every page, in picture and words', async () => {
  assert.match((await manager.get(home)).html, /came to Larkfield Refuge at night/);
  for (const reader of [partner, scrutineer]) {
    for (const page of pages) {
      const { status, html } = await reader.get(page);
      assert.equal(status, 200, page);
      assert.doesNotMatch(html, SECRET, page);
    }
    assert.match((await reader.get(home)).html, /came to \[protected location\] at night/);
  }
});

async function found(visitor: Visitor, words: string): Promise<number> {
  return [...(await visitor.get(`${home}?words=${words}`)).html.matchAll(/class="sl-chronology__text"/g)].length;
}

test('what is hidden is not found by looking for it', async () => {
  assert.deepEqual([await found(manager, 'Larkfield'), await found(partner, 'Larkfield'), await found(partner, 'KNIFE')], [2, 0, 2]);
  for (const query of ['words=Larkfield', 'agency=Larkfield+Refuge']) assert.match((await partner.get(`${home}?${query}`)).html, /No entry fits/);
});

test('no file that leaves holds it, whoever takes it; the file as it was sent is for those who run the review', async () => {
  for (const [format, unpacks] of [['word', true], ['excel', true], ['csv', false], ['json', false]] as const) {
    for (const visitor of [manager, partner]) {
      const { status, body } = await visitor.get(`${home}/take-out/${format}`);
      const texts = unpacks ? Object.values(unzipSync(new Uint8Array(body))).map((part) => Buffer.from(part).toString()) : [body.toString()];
      assert.equal(status, 200);
      assert.doesNotMatch(texts.join('\n'), SECRET, format);
      assert.match(texts.join('\n'), /\[protected location\]/);
    }
  }
  assert.equal((await manager.get(`${source}/file`)).status, 200);
  assert.equal((await partner.get(`${source}/file`)).status, 404);
  assert.match((await partner.get(source)).html, /only for those who run the review/);
});

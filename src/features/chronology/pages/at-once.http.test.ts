import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const incident = await incidentUnderReview(database);
const home = `/incidents/${incident}/chronology`;
const [one, other] = [await new Visitor(server).be('coveshire', 'bm'), await new Visitor(server).be('coveshire', 'bm')];
const ACCOUNT = `Date,Agency,Area,Event
3 May 2026,Police,Coveshire,Took the mother and the child away at night after a dispute with a knife
3 May 2026,School,Coveshire,The mother and the child came at night after a dispute with a knife
9 May 2026,School,Coveshire,Absent all week
`;

await one.get(`${home}/add`);
const sent = await one.send(`${home}/add`, {}, [{ field: 'files', name: 'all.csv', bytes: new TextEncoder().encode(ACCOUNT) }]);
for (const visitor of [one, other]) await visitor.get(sent.location ?? '');

/** Both look at the page, then both press. */
async function together(page: string, url: string, fields: readonly Readonly<Record<string, string>>[]): Promise<readonly number[]> {
  for (const visitor of [one, other]) await visitor.get(page);
  const pressed = await Promise.all(fields.map((form, at) => (at % 2 === 0 ? one : other).post(url, form)));
  return pressed.map(({ status }) => status).toSorted((a, b) => a - b);
}

async function idOf(told: string): Promise<string> {
  const { html } = await one.get(`${home}?words=${encodeURIComponent(told)}`);
  return /\/entries\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
}

test('a file that two people take in at once is taken in once', async () => {
  assert.deepEqual(await together(sent.location ?? '', `${sent.location}/take-in`, [{}, {}, {}]), [303, 422, 422]);
  assert.equal([...(await one.get(home)).html.matchAll(/class="sl-chronology__text"/g)].length, 3);
});

test('an entry that two people release at once is released once, and not at all after it was taken back', async () => {
  const whose = 'Police, Coveshire';
  const page = `${home}/for-agency?whose=${encodeURIComponent(whose)}`;
  const given = async () => /Absent all week/.test((await one.get(`${home}/for-agency/csv?whose=${encodeURIComponent(whose)}`)).body.toString());
  const form = { whose, words: '', [`e-${await idOf('Absent')}`]: 'yes' };
  await together(page, `${home}/for-agency`, [form, form, form]);
  assert.equal(await given(), true);
  await together(page, `${home}/for-agency`, [{ ...form, back: 'yes' }]);
  assert.equal(await given(), false);
});

test('a note that two people take back at once is taken back once, and the reason does not become a note', async () => {
  const entry = `${home}/entries/${await idOf('Absent')}`;
  await one.get(entry);
  await one.post(`${entry}/note`, { kind: 'comment', words: 'Was anybody told?' });
  const [, back = ''] = /name="back" value="([0-9a-f-]{36})"/.exec((await one.get(entry)).html) ?? [];
  assert.deepEqual(await together(entry, `${entry}/note`, [{ back, words: 'Written at the wrong entry' }, { back, words: 'Written at the wrong entry' }]), [303, 422]);
  assert.doesNotMatch((await one.get(entry)).html, /Was anybody told|Written at the wrong entry/);
});

test('what one person said of two accounts is not overruled by another who had not seen it', async () => {
  const { html } = await one.get(`${home}/same-event`);
  const [a = '', b = ''] = ['a', 'b'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1]);
  assert.deepEqual(await together(`${home}/same-event`, `${home}/same-event`, [{ a, b, said: 'same' }]), [303]);
  const late = await other.post(`${home}/same-event`, { a: b, b: a, said: 'different' });
  assert.deepEqual([late.status, /CHRONOLOGY_PAIR_JUDGED_ALREADY/.test(late.html)], [422, true]);
  assert.equal((await other.post(`${home}/same-event`, { a, b, said: 'same' })).status, 303);
  assert.match((await one.get(`${home}/same-event`)).html, /Said to tell the same event/);
});

test('what was said of two accounts is changed by whoever saw it, with a reason, and what was said before stays', async () => {
  const { html } = await one.get(`${home}/same-event`);
  const [, a = '', b = '', seen = ''] = /name="a" value="([^"]+)"><input type="hidden" name="b" value="([^"]+)"><input type="hidden" name="seen" value="([^"]+)"/.exec(html) ?? [];
  const change = { a, b, seen, said: 'different', note: 'Another night' };
  assert.match((await one.post(`${home}/same-event`, { ...change, note: '' })).html, /CHRONOLOGY_REASON_MISSING/);
  assert.match((await one.post(`${home}/same-event`, { ...change, said: 'same' })).html, /CHRONOLOGY_NOTHING_CHANGED/);
  assert.match((await one.post(`${home}/same-event`, { ...change, said: '' })).html, /CHRONOLOGY_PAIR_NOT_JUDGED/);
  assert.deepEqual(await together(`${home}/same-event`, `${home}/same-event`, [change, { ...change, said: 'cannot_tell' }]), [303, 422]);
  const after = (await one.get(`${home}/same-event`)).html;
  assert.match(after, /Said (?:to tell of different events|that nobody can tell)[\s\S]*Why: Another night[\s\S]*Before: said to tell the same event, by Marion Teal/);
  assert.doesNotMatch((await one.get(`${home}/entries/${a}`)).html, /The same event, as others told it/);
  assert.equal((await database.owner.selectFrom('chronology.judgement').select('id').execute()).length, 2);
});

test('as known on a day the picture names no moment, no episode and no kind of event of a later one', async () => {
  const entry = `${home}/entries/${await idOf('Absent')}`;
  await one.get(entry);
  await one.post(`${entry}/note`, { kind: 'moment', words: 'The last week' });
  await one.get(`${home}/episodes`);
  assert.equal((await one.post(`${home}/episodes`, { title: 'After the night', starts: '8 May 2026', ends: '', why: 'x' })).status, 303);
  const shown = async (query: string) => ['after a dispute', 'The last week', 'After the night', 'Absent'].filter(((html) => (words: string) => html.includes(words))((await one.get(`${home}${query}`)).html));
  assert.deepEqual(await shown(''), ['after a dispute', 'The last week', 'After the night', 'Absent']);
  assert.deepEqual(await shown('?known=2026-05-04'), ['after a dispute']);
});

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

const HEADINGS = 'Date,Agency,Area,Event,People,Known to';
const ACCOUNTS: Readonly<Record<string, string>> = {
  'Police.csv': `${HEADINGS}\n3 May 2026,Police,Coveshire,Called at 14:30 to a dispute at home. The child was taken to hospital with a burn on the left arm,mother; father,police:Coveshire=2026-05-03\n20 September 2026,Police,Coveshire,Called again by a neighbour,mother,police:Coveshire=2026-09\n`,
  'Hospital.csv': `${HEADINGS}\n3 May 2026,Hospital,Coveshire,Police brought the child to the emergency department at 15:10 with a burn on the left arm after a dispute at home,mother,hospital:Coveshire=2026-05-03;children_social_care:Coveshire=2026-05-06\nJuly 2026,Hospital,Coveshire,Was not brought to the dressing clinic. The health visitor was told,mother,\n`,
};

async function takenIn(visitor: Visitor): Promise<void> {
  for (const [name, text] of Object.entries(ACCOUNTS)) {
    await visitor.get(`${home}/add`);
    const sent = await visitor.send(`${home}/add`, {}, [{ field: 'files', name, bytes: new TextEncoder().encode(text) }]);
    await visitor.follow(sent);
    await visitor.post(`${sent.location}/take-in`, {});
  }
}

/** What the gaps of the picture say. */
function gaps(page: string): readonly (string | undefined)[] {
  return [...page.matchAll(/<g class="chronology-gap[^>]*><title>([^<]+)/g)].map(([, words]) => words);
}

/** Where the marks of the picture lead; their addresses are relative to the page. */
function marksOf(page: string): readonly string[] {
  return [...page.matchAll(/<a href="([^"]+)" tabindex="-1"><g class="chronology-mark/g)].map(([, href = '']) => new URL(href, `http://site${home}`).pathname);
}

const manager = await new Visitor(server).be('coveshire', 'bm');
await takenIn(manager);

test('silence is said by agency and person, and a filter makes none', async () => {
  const { html } = await manager.get(home);
  assert.match(html, /No entry names father from Monday 4 May 2026 to Sunday 20 September 2026/);
  assert.match(html, /No entry from Monday 4 May 2026 to Saturday 19 September 2026 \(139 days\)/);
  assert.match(html, /Father: named by Police, Coveshire\. No entry names them in the account of Hospital, Coveshire/);
  assert.match(html, /Others speak of Health visiting, and no chronology of it is here/);
  // July breaks the hospital's silence somewhere, so that what lies before and after it is silent for certain.
  assert.deepEqual(gaps(html).toSorted(), ['No entry for 4 months', 'No entry for 7 weeks', 'No entry for 8 weeks']);
  assert.deepEqual(gaps((await manager.get(`${home}?agency=Police`)).html), ['No entry for 4 months']);
  assert.deepEqual(gaps((await manager.get(`${home}?agency=Police&words=Called`)).html), ['No entry for 4 months']);
});

test('the list is narrowed to whoever entries name, by an address that names nobody', async () => {
  const { html } = await manager.get(home);
  const [, father = ''] = /<option value="([0-9a-f]{16})">Father</.exec(html) ?? [];
  const narrowed = (await manager.get(`${home}?person=${father}`)).html;
  assert.match(narrowed, /1 entry of 4/);
  assert.deepEqual([...narrowed.matchAll(/class="sl-chronology__text">([^<]{12})/g)].map(([, words]) => words), ['Called at 14']);
  assert.match(narrowed, new RegExp(`take-out/csv\\?person=${father}"`));
  assert.equal((await manager.get(`${home}/take-out/csv?person=${father}`)).body.toString('utf8').trim().split('\r\n').length, 2);
  assert.match((await manager.get(`${home}?person=father`)).html, /No entry fits/);
});

test('the child’s age runs along the top, from the date of birth in the locked notification', async () => {
  assert.match((await manager.get(home)).html, /The child’s age/);
});

test('marks lead to their entries without being stops of the keyboard, and the picture stays one figure with a name', async () => {
  const { html } = await manager.get(home);
  const marks = marksOf(html);
  assert.equal(marks.length, 4);
  assert.equal((await manager.get(marks[0] ?? '')).status, 200);
});

test('what two accounts agree and differ on stands beside them, before and after a person has said that they tell one event', async () => {
  const { html } = await manager.get(`${home}/same-event`);
  assert.match(html, /The day<\/th><td>They agree/);
  assert.match(html, /The time of day<\/th><td>They differ<\/td>(?:<td>14:30<\/td><td>15:10|<td>15:10<\/td><td>14:30)/);
  const [, a = '', b = ''] = /name="a" value="([^"]+)"><input type="hidden" name="b" value="([^"]+)"/.exec(html) ?? [];
  assert.equal((await manager.post(`${home}/same-event`, { a, b, said: 'same' })).status, 303);
  assert.match((await manager.get(`${home}/same-event`)).html, /Said to tell the same event[\s\S]*They differ/);
  assert.match((await manager.get(`${home}/entries/${a}`)).html, /The same event, as others told it[\s\S]*They differ/);
});

test('ticked entries become a matrix of who knew what, with certainty, and silence as silence', async () => {
  const page = await manager.get(home);
  const ids = [...page.html.matchAll(/name="e-([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
  assert.equal(ids.length, 4);
  const { html } = await manager.get(`${home}/who-knew-what?${ids.map((id) => `e-${id}=1`).join('&')}`);
  const columns = [...html.matchAll(/<th scope="col">([^<]+)/g)].map(([, words]) => words);
  assert.deepEqual(columns.toSorted(), ["Children&#39;s social care, Coveshire", 'Hospital, Coveshire', 'Police, Coveshire', 'What happened']);
  assert.match(html, /cell--sure">Wednesday 6 May 2026<br><span class="sl-chronology__said">3 days later/);
  assert.match(html, /cell--unsure">A day between Tuesday 1 September 2026 and Wednesday 30 September 2026/);
  assert.match(html, /colspan="3">The record does not say who knew/);
  assert.match(html, /No record that it knew/);
});

test('without a choice the matrix shows what the record names, and an id of elsewhere shows nothing', async () => {
  assert.match((await manager.get(`${home}/who-knew-what`)).html, /These are the important moments/);
  assert.match((await manager.get(`${home}/who-knew-what?e-00000000-0000-4000-8000-000000000000=1`)).html, /does not say of any of these/);
});

test('an episode is added, stands in the picture, is changed and taken away, and every form of it is kept', async () => {
  const list = `${home}/episodes`;
  await manager.get(list);
  assert.equal((await manager.post(list, {})).status, 422);
  const backwards = await manager.post(list, { title: 'First call', starts: '3 May 2026', ends: 'April 2026', why: 'First chance' });
  assert.equal(backwards.status, 422);
  assert.match(backwards.html, /would end before it starts/);
  assert.equal((await manager.post(list, { title: 'First call', starts: '3 May 2026', ends: 'May 2026', why: 'First chance' })).status, 303);
  assert.match((await manager.get(home)).html, /chronology-bar--episode"><title>First call, ended/);

  const [, address = ''] = /href="([^"]+\/episodes\/[0-9a-f-]{36})"/.exec((await manager.get(list)).html) ?? [];
  await manager.get(address);
  assert.equal((await manager.post(address, { title: 'Response to the first call', starts: '3 May 2026', ends: '', why: 'It went on' })).status, 303);
  assert.match((await manager.post(address, { title: 'Another', starts: '3 May 2026', ends: '', why: 'Late' })).html, /Somebody changed this episode just now/);
  const changed = (await manager.get(list)).html;
  assert.match(changed, /Response to the first call[\s\S]*with no end recorded[\s\S]*How Response to the first call stood before[\s\S]*First call, from 3 May 2026 to May 2026: First chance/);

  const [, now = ''] = /href="([^"]+\/episodes\/[0-9a-f-]{36})"/.exec(changed) ?? [];
  await manager.get(now);
  assert.equal((await manager.post(`${now}/remove`, { reason: '' })).status, 422);
  assert.equal((await manager.post(`${now}/remove`, { reason: 'Part of another' })).status, 303);
  assert.doesNotMatch((await manager.get(home)).html, /chronology-bar--episode"><title>/);
  assert.match((await manager.get(list)).html, /Taken away[\s\S]*Part of another/);
});

test('a line of enquiry gathers its entries, and one that is open is chosen rather than typed', async () => {
  const [one = '', other = ''] = marksOf((await manager.get(home)).html);
  await manager.get(one);
  await manager.post(`${one}/note`, { kind: 'enquiry', words: 'Who spoke to the child?', line: '' });
  await manager.get(other);
  await manager.post(`${other}/note`, { kind: 'enquiry', words: '', line: 'Who spoke to the child?' });
  const { html } = await manager.get(`${home}/lines-of-enquiry`);
  assert.equal(html.match(/Who spoke to the child\?/g)?.length, 1);
  assert.equal([...html.matchAll(/chronology\/entries\/[0-9a-f-]{36}"/g)].length, 2);
});

test('a safeguarding partner reads the episodes and does not write them; another area sees none', async () => {
  const partner = await new Visitor(server).be('coveshire', 'partner-health');
  const { status, html } = await partner.get(`${home}/episodes`);
  assert.equal(status, 200);
  assert.doesNotMatch(html, /Add an episode/);
  assert.equal((await (await new Visitor(server).be('ashshire', 'bm')).get(`${home}/episodes`)).status, 404);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/index.ts';
import { people } from '../../../demo/people/index.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { isSecondLook } from '../queue/second-look.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const here = `/linkage/${demoId('partnership', 'coveshire')}`;
const HEADINGS = 'reference,first_name,surname,dob,sex,postcode,address,mother_name,nhs_number,restricted_address,sealed_identity';
const rows = (agency: string): readonly string[] => [...people({ records: 200, start: 3 })].flat().filter(({ record }) => record.agency === agency)
  .map(({ record: { forename, surname, dob, sex, postcode, address, mother, nhs } }, index) => `${agency}-${index},${forename},${surname},${dob},${sex},${postcode},${address},${mother},${nhs},,`);
/** One child under two names, whom little brings together; two with numbers of their own; one restricted, one sealed, two without a name. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  health: ['H-1,marigold,tansley,2014-04-09,f,,,,,,', 'H-2,jasper,underhill,2012-01-17,m,,,,9434765919,,', 'H-3,ottoline,quennell,2015-05-06,f,zz9 9zz,7 lighthouse parade,vera quennell,,yes,', 'H-4,baby,ashgrove,2027-01-14,,,,nadia ashgrove,,,'],
  council: ['C-1,wren,ballantyne,2014-09-04,f,,,,,,', 'C-2,caspar,underwood,2012-01-17,m,,,,9434765870,,', 'C-3,sabrina,verdigris,2013-03-03,f,,,,,,yes', 'C-4,unborn,lonely,2027-01-10,,,,hope lonely,,,'],
};

const bm = await new Visitor(server).be('coveshire', 'bm');
const notifier = await new Visitor(server).be('coveshire', 'notifier');

async function search(visitor: Visitor, typed: Readonly<Record<string, string>>): Promise<Page> {
  await visitor.get(`${here}/search`);
  return visitor.post(`${here}/search`, { ...typed, reason: 'A professional asks' });
}

async function proposals(): Promise<number> {
  return (await database.owner.selectFrom('linkage.proposal').select('id').execute()).length;
}

async function idOf(reference: string): Promise<string> {
  return (await database.owner.selectFrom('linkage.record').select('id').where('reference', '=', reference).executeTakeFirstOrThrow()).id;
}

async function propose(visitor: Visitor, references: readonly string[], why: string): Promise<Page> {
  const records = await Promise.all(references.map(idOf));
  await visitor.get(`${here}/search`);
  return visitor.post(`${here}/propose`, { shown: records, records, why });
}

const pairsOf = async (a: string, b: string) => {
  const [low = '', high = ''] = [await idOf(a), await idOf(b)].toSorted();
  return database.owner.selectFrom('linkage.pair').selectAll().where('record_a', '=', low).where('record_b', '=', high).execute();
};

test('records are brought and linked, and the linker does not propose the child with two names', async () => {
  for (const agency of ['health', 'council', 'police', 'education', 'housing']) {
    await bm.get(`${here}/add`);
    const bytes = new TextEncoder().encode(`${HEADINGS}\n${[...rows(agency), ...(MORE[agency] ?? [])].join('\n')}\n`);
    assert.equal((await bm.send(`${here}/add`, { agency }, [{ field: 'files', name: `${agency}.csv`, bytes }])).status, 303, agency);
  }
  await bm.get('/linkage');
  assert.equal((await bm.post(`${here}/run`, {})).status, 303);
  assert.deepEqual(await pairsOf('H-1', 'C-1'), []);
});

test('a search begun from one record offers both, and two records with a reason become a pair of the queue', async () => {
  const first = await search(notifier, { forename: 'Marigold', surname: 'Tansley', dob: '9 4 2014' });
  const another = /href="([^"]*\?beside=[^"]*)"/.exec(first.html)?.[1] ?? '';
  assert.match((await notifier.get(another)).html, /another record of the child of <strong>Marigold Tansley/);
  const found = (await notifier.post(`${here}/search`, { beside: another.slice(-36), forename: 'Wren', surname: 'Ballantyne', reason: 'A professional asks' })).html;
  assert.match(found, new RegExp(`value="${await idOf('H-1')}" checked`));
  assert.match(found, new RegExp(`value="${await idOf('C-1')}"`));
  assert.equal((await propose(notifier, ['H-1', 'C-1'], 'The school knows her by both names')).status, 303);
  const [pair, ...others] = await pairsOf('H-1', 'C-1');
  assert.ok(pair !== undefined && others.length === 0);
  assert.equal(pair.band, 'review');
  const { html } = await bm.get(`/linkage/pairs/${pair.id}`);
  assert.match(html, /Proposed by a person, not by the linker:/);
  assert.match(html, /The school knows her by both names/);
  assert.match(html, /waterfall-title-1/);
  assert.match(html, /Date of birth: /);
  assert.match((await bm.get(`${here}/queue`)).html, /Proposed by a person/);
  const [entry] = await database.owner.selectFrom('audit.entry').selectAll().where('event', '=', 'linkage.proposed').execute();
  assert.deepEqual(entry?.revealed.toSorted(), [await idOf('H-1'), await idOf('C-1')].toSorted());
});

test('what is missing is said at its field, with what was chosen still there', async () => {
  const one = await propose(notifier, ['H-1'], '');
  assert.equal(one.status, 422);
  assert.match(one.html, /LINKAGE_NOT_TWO/);
  assert.match(one.html, /LINKAGE_REASON_MISSING/);
  assert.match(one.html, /Marigold Tansley, born 9 April 2014 \(health, H-1\)/);
  assert.match(one.html, /" checked/);
});

test('two numbers that differ, a sealed identity and a child without a name are refused with the reason', async () => {
  const before = await proposals();
  for (const [references, code] of [[['H-2', 'C-2'], /LINKAGE_NEVER_ONE[\s\S]*both have a valid number of their own, and the numbers differ/], [['H-1', 'C-3'], /LINKAGE_NOT_LINKABLE[\s\S]*sealed identity/], [['H-4', 'C-4'], /LINKAGE_UNBORN_ALONE/]] as const) {
    const page = await propose(notifier, references, 'Trying');
    assert.equal(page.status, 422, references.join());
    assert.match(page.html, code);
    assert.doesNotMatch(page.html, /Sabrina/);
  }
  assert.equal(await proposals(), before);
});

test('a pair that is proposed already is shown, and not added again', async () => {
  const again = await propose(bm, ['C-1', 'H-1'], 'Once more');
  assert.equal(again.location, `/linkage/pairs/${(await pairsOf('H-1', 'C-1'))[0]?.id}`);
  assert.equal((await pairsOf('H-1', 'C-1')).length, 1);
});

test('of a restricted record no page and no file gives the agency’s reference, and the pair is answered like any other', async () => {
  assert.equal((await propose(notifier, ['H-3', 'C-1'], 'Sisters, or one')).status, 303);
  const [pair] = await pairsOf('H-3', 'C-1');
  const address = `/linkage/pairs/${pair?.id}`;
  assert.match((await bm.get(address)).html, /An address is restricted/);
  assert.equal(pair?.second_look, isSecondLook(pair?.record_a ?? '', pair?.record_b ?? ''));
  for (const person of pair?.second_look === true ? [bm, notifier] : [bm]) {
    await person.get(address);
    assert.equal((await person.post(address, { said: 'different', reason: 'Two children' })).status, 303);
  }
  const found = await search(bm, { forename: 'Ottoline', surname: 'Quennell', dob: '6 5 2015' });
  const file = await bm.get(`${here}/decisions.csv`);
  for (const page of [found, file]) assert.match(page.html, /kept safe [0-9A-F]{6}/);
  for (const page of [found, file, await bm.get(address), await bm.get(`${address}/child`), await bm.get(`${here}/searches`), await bm.get(`${here}/decisions`)]) assert.doesNotMatch(page.html, /H-3/);
});

test('what a person proposed outlives another run, which explains it as was done for the person', async () => {
  await bm.get('/linkage');
  const first = (await pairsOf('H-1', 'C-1'))[0]?.run_id;
  assert.equal((await bm.post(`${here}/run`, {})).status, 303);
  for (const reference of ['H-1', 'H-3']) {
    const [before, after] = (await pairsOf(reference, 'C-1')).toSorted((one) => (one.run_id === first ? -1 : 1));
    assert.ok(before !== undefined && after !== undefined);
    assert.equal(after.proposal_id, before.proposal_id);
    // The same records teach the same model.
    assert.deepEqual(after.explanation, before.explanation);
    assert.deepEqual(after.beside, before.beside);
  }
  const { html } = await bm.get(`${here}/queue?show=settled`);
  assert.match(html, /Proposed by a person/);
  assert.match(html, /Kept apart/);
});

test('another partnership proposes nothing here', async () => {
  const other = await new Visitor(server).be('ashshire', 'bm');
  assert.equal((await propose(other, ['H-1', 'C-2'], 'x')).status, 403);
});

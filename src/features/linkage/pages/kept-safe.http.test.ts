import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { demoId } from '../../../demo/index.ts';
import { people } from '../../../demo/people/index.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor } from '../../../../test/support/visitor.ts';
import { protectedKinds } from '../store/cells.ts';
import { comparisonKinds } from '../settings.ts';
import { named } from './named.fixture.ts';

const database = await testDatabase();
const { server, clock } = await testSite(database);
const { owner } = database;
const here = `/linkage/${demoId('partnership', 'coveshire')}`;
const bm = await new Visitor(server).be('coveshire', 'bm');
const notifier = await new Visitor(server).be('coveshire', 'notifier');
const HEADINGS = 'reference,first_name,surname,dob,sex,postcode,address,school,mother_name,restricted_address';
const PLACE = /lighthouse|zz9 ?9zz|harbour refuge/i;
const safe = (reference: string, marked = '') => `${reference},ottoline,quennell,2015-05-06,f,zz9 9zz,7 lighthouse parade,harbour refuge,vera quennell,${marked}`;
const rows = (agency: string): readonly string[] => [...people({ records: 200, start: 3 })].flat().filter(({ record }) => record.agency === agency)
  .map(({ record: { forename, surname, dob, sex, postcode, address, mother } }, index) => [`${agency}-${index}`, forename, surname, dob, sex, postcode, address, '', mother, ''].join());

async function bring(agency: string, lines: readonly string[], name = `${agency}.csv`) {
  await bm.get(`${here}/add`);
  return bm.send(`${here}/add`, { agency }, [{ field: 'files', name, bytes: new TextEncoder().encode(`${HEADINGS}\n${lines.join('\n')}\n`) }]);
}

async function run(): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 60_000);
  await bm.get('/linkage');
  assert.equal((await bm.post(`${here}/run`, {})).status, 303);
  clock.now = new Date(clock.now.getTime() + 60_000);
}

async function mark(agency: string, reference: string, wish: string, reason = 'The agency rang today') {
  await bm.get(`${here}/marks`);
  return bm.post(`${here}/marks`, { agency, reference, wish, reason });
}

async function pairOf(a: string, b: string): Promise<string> {
  const found = await owner.selectFrom('linkage.pair as p').innerJoin('linkage.record as l', 'l.id', 'p.record_a').innerJoin('linkage.record as r', 'r.id', 'p.record_b').innerJoin('linkage.run as n', 'n.id', 'p.run_id')
    .select(['p.id', 'l.reference as left', 'r.reference as right']).orderBy('n.run_at', 'desc').execute();
  const pair = found.find(({ left, right }) => [left, right].toSorted().join() === [a, b].toSorted().join());
  return `/linkage/pairs/${pair?.id}`;
}

async function join(pair: string): Promise<void> {
  for (const visitor of [bm, notifier]) {
    await visitor.get(pair);
    if ((await visitor.post(pair, { said: 'same', reason: 'The school confirmed it' })).status !== 303) return;
  }
}

async function search(typed: Readonly<Record<string, string>>): Promise<string> {
  await bm.get(`${here}/search`);
  return (await bm.post(`${here}/search`, { forename: '', surname: '', dob: '', postcode: '', number: '', reason: 'Strategy discussion', ...typed })).html;
}

const index = async () => [await owner.selectFrom('linkage.match_key').select(['key', 'record_id']).orderBy('key').orderBy('record_id').execute(), await owner.selectFrom('linkage.value_count').select(['key', 'records']).orderBy('key').execute()];
const child = { forename: 'Ottoline', surname: 'Quennell', dob: '6/5/2015' };
const batch = async (name: string): Promise<string> => `/linkage/files/${(await owner.selectFrom('linkage.batch').select('id').where('file_name', '=', name).executeTakeFirstOrThrow()).id}`;

await bring('health', [...rows('health'), safe('H-1')]);
await bring('council', [...rows('council'), safe('C-1')]);
await bring('police', [...rows('police'), safe('P-1')]);
await run();

test('the database and the pages hold the same kinds for places', async () => {
  for (const kind of comparisonKinds) {
    const { rows: [said] } = await sql<{ says: boolean }>`select linkage.says_where(${JSON.stringify([{ name: 'x', kind }])}::jsonb, 'x') as says`.execute(owner);
    assert.equal(said?.says, protectedKinds.has(kind), kind);
  }
});

test('a record is marked as restricted after it was brought: at once no page, search, explanation or index says where the child is', async () => {
  const before = await index();
  const empty = await mark('', '', '', '');
  assert.equal(empty.status, 422);
  for (const code of ['LINKAGE_AGENCY_MISSING', 'LINKAGE_REFERENCE_MISSING', 'LINKAGE_MARK_NOT_CHOSEN', 'LINKAGE_REASON_MISSING']) assert.match(empty.html, new RegExp(code));
  assert.match((await mark('health', 'H-none', 'restricted')).html, /LINKAGE_RECORD_NOT_THERE/);
  assert.match((await mark('health', 'H-1', 'open')).html, /LINKAGE_NOT_MARKED/);
  const pair = await pairOf('H-1', 'C-1');
  assert.match((await bm.get(pair)).html, PLACE);
  assert.match(await search({ surname: 'Quennell', postcode: 'ZZ9 9ZZ' }), await named(database, 'H-1'));

  assert.equal((await mark('health', 'H-1', 'restricted')).status, 303);
  const { html } = await notifier.get(pair);
  assert.match(html, /An address is restricted: it was compared, and plays no part/);
  for (const address of [pair, `${pair}/child`]) assert.doesNotMatch((await notifier.get(address)).html, PLACE, `${address}, of which one record alone is marked`);
  assert.doesNotMatch(await search({ surname: 'Quennell', postcode: 'ZZ9 9ZZ' }), await named(database, 'H-1'));
  assert.match(await search(child), await named(database, 'H-1'));
  const record = await owner.selectFrom('linkage.record').selectAll().where('reference', '=', 'H-1').executeTakeFirstOrThrow();
  assert.doesNotMatch(JSON.stringify(record.cells), PLACE);
  assert.match(JSON.stringify(await owner.selectFrom('linkage.protected_cells').selectAll().where('record_id', '=', record.id).execute()), PLACE);
  assert.notDeepEqual(await index(), before);
  assert.match((await bm.get(`${here}/marks`)).html, /Address restricted<\/strong>: Ottoline Quennell, reference kept safe [0-9A-F]{6}/);

  assert.match((await mark('health', 'H-1', 'restricted')).html, /LINKAGE_MARKED_ALREADY/);
  assert.equal((await mark('health', 'H-1', 'open', 'Marked by mistake')).status, 303);
  assert.match((await notifier.get(pair)).html, PLACE);
  assert.deepEqual(await index(), before);
});

test('where people joined another agency’s record with a restricted one, both are hidden everywhere', async () => {
  await mark('health', 'H-1', 'restricted');
  await join(await pairOf('H-1', 'C-1'));
  for (const html of [await search(child), (await bm.get(await pairOf('H-1', 'C-1'))).html, (await bm.get(`${await pairOf('H-1', 'C-1')}/child`)).html, (await bm.get(await pairOf('C-1', 'P-1'))).html]) {
    assert.match(html, await named(database, 'C-1'));
    assert.doesNotMatch(html.replace(/<h3[^>]*>[^<]*<span[^>]*>\(police[\s\S]*?<\/section>/, ''), PLACE);
  }
  assert.doesNotMatch(await search({ surname: 'Quennell', postcode: 'ZZ9 9ZZ' }), await named(database, 'C-1'));
  assert.match(await search({ surname: 'Quennell', postcode: 'ZZ9 9ZZ' }), await named(database, 'P-1'));
});

test('a sealed identity leaves every page with its joins, and comes back with the seal', async () => {
  const pair = await pairOf('H-1', 'C-1');
  assert.equal((await mark('council', 'C-1', 'sealed', 'The adoption order was made')).status, 303);
  for (const address of [pair, `${pair}/child`]) assert.equal((await bm.get(address)).status, 404, address);
  for (const address of [`${here}/queue`, `${here}/queue?show=settled`, `${here}/decisions`, `${here}/decisions.csv`, `${here}/searches`]) assert.doesNotMatch((await bm.get(address)).html, await named(database, 'C-1'), address);
  assert.doesNotMatch(await search(child), await named(database, 'C-1'));
  const sealed = await owner.selectFrom('linkage.record').selectAll().where('reference', '=', 'C-1').executeTakeFirstOrThrow();
  assert.equal((await owner.selectFrom('linkage.match_key').selectAll().where('record_id', '=', sealed.id).execute()).length, 0);
  assert.equal((await owner.selectFrom('linkage.decision').selectAll().where('said', '=', 'undone').where('reason', '=', 'The adoption order was made').execute()).length > 0, true);
  const marks = (await bm.get(`${here}/marks`)).html;
  assert.doesNotMatch(marks, await named(database, 'C-1'));
  const [, seal = ''] = /name="mark" value="([^"]+)"/.exec(marks) ?? [];
  assert.equal((await bm.post(`${here}/marks/undo`, { mark: seal, 'undo-reason': '' })).status, 422);
  assert.equal((await bm.post(`${here}/marks/undo`, { mark: seal, 'undo-reason': 'Another child’s order' })).status, 303);
  assert.match((await bm.post(`${here}/marks/undo`, { mark: seal, 'undo-reason': 'Again' })).html, /LINKAGE_NOTHING_TO_UNDO/);
  assert.equal((await bm.get(pair)).status, 200);
  assert.match((await bm.get(`${pair}/child`)).html, /Nobody has joined these records/);
});

test('a file is withdrawn with its joins, undone as events, and is brought back', async () => {
  const pair = await pairOf('H-1', 'C-1');
  await join(pair);
  const [file, before] = [await batch('council.csv'), await index()];
  await bm.get(`${file}/withdraw`);
  assert.match((await bm.post(`${file}/withdraw`, {})).html, /LINKAGE_REASON_MISSING/);
  assert.equal((await bm.post(`${file}/withdraw`, { reason: 'The wrong list' })).status, 303);
  assert.match((await bm.post(`${file}/withdraw`, { reason: 'Twice' })).html, /LINKAGE_WITHDRAWN_ALREADY/);
  assert.equal((await bm.get(pair)).status, 404);
  assert.doesNotMatch(await search(child), await named(database, 'C-1'));
  assert.doesNotMatch((await bm.get(`${here}/report`)).html, /council\.csv/);
  const home = (await notifier.get('/linkage')).html;
  assert.match(home, /Withdrawn/);
  assert.match(home, /Whose records are linked less is not shown until the linker has run again/);
  assert.match((await bring('council', [...rows('council'), safe('C-1')])).html, /LINKAGE_FILE_WITHDRAWN/);
  const [act] = await owner.selectFrom('linkage.batch_act').selectAll().execute();
  assert.deepEqual([act?.act, act?.reason, act?.joins_undone], ['withdrawn', 'The wrong list', 1]);
  await run();
  assert.equal(await pairOf('H-1', 'C-1'), pair, 'the run proposes nothing of a withdrawn file');
  await bm.get(`${file}/withdraw`);
  assert.equal((await bm.post(`${file}/bring-back`, { reason: 'It was the right one' })).status, 303);
  assert.match((await bm.post(`${file}/bring-back`, { reason: 'Twice' })).html, /LINKAGE_NOT_WITHDRAWN/);
  assert.match((await bm.get(`${pair}/child`)).html, /Nobody has joined these records/);
  assert.match((await bm.get(`${here}/decisions`)).html, /The wrong list/);
  assert.equal((await index())[0]?.length, before[0]?.length);
});

test('an agency’s next file of a marked child is marked as it comes', async () => {
  assert.equal((await bring('Health', [safe('H-1'), safe('H-2')], 'december.csv')).status, 303);
  const later = await owner.selectFrom('linkage.record as r').innerJoin('linkage.batch as b', 'b.id', 'r.batch_id').select(['r.reference', 'r.restricted', 'r.cells']).where('b.file_name', '=', 'december.csv').orderBy('r.reference').execute();
  assert.deepEqual(later.map(({ restricted }) => restricted), [true, false]);
  assert.doesNotMatch(JSON.stringify(later[0]?.cells), PLACE);
});

test('the database lets nothing be undone where it was not said', async () => {
  await bm.get(await pairOf('H-1', 'P-1'));
  assert.equal((await bm.post(await pairOf('H-1', 'P-1'), { said: 'different', reason: 'Cousins' })).status, 303);
  const said = await owner.selectFrom('linkage.decision').selectAll().where('reason', '=', 'Cousins').executeTakeFirstOrThrow();
  const elsewhere = await owner.selectFrom('linkage.pair').select('id').where('id', '!=', said.pair_id).executeTakeFirstOrThrow();
  const undoing = { partnership_id: said.partnership_id, pair_id: elsewhere.id, said: 'undone', reason: 'x', undoes: said.id, at: clock.now, by_person: said.by_person, id: demoId('a decision') };
  await assert.rejects(owner.insertInto('linkage.decision').values(undoing).execute(), /decision_undoes_same_pair/);
});

test('nobody but a business manager of the partnership withdraws or marks', async () => {
  const file = await batch('council.csv');
  assert.equal((await notifier.get(`${here}/marks`)).status, 403);
  assert.equal((await notifier.post(`${here}/marks`, {})).status, 403);
  assert.equal((await notifier.get(`${file}/withdraw`)).status, 403);
  assert.doesNotMatch((await notifier.get(await pairOf('C-1', 'P-1'))).html, /marks\?record/);
  const other = await new Visitor(server).be('ashshire', 'bm');
  for (const address of [`${file}/withdraw`, `${file}/bring-back`]) assert.equal((await other.post(address, { reason: 'x' })).status, 404, address);
  assert.equal((await other.post(`${here}/marks`, {})).status, 403);
  const events = new Set((await owner.selectFrom('audit.entry').select('event').where('event', 'like', 'linkage.%').execute()).map(({ event }) => event));
  for (const event of ['linkage.withdrawn', 'linkage.brought-back', 'linkage.marked', 'linkage.unsealed']) assert.ok(events.has(event), event);
});

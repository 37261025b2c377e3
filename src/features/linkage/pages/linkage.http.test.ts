import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoId } from '../../../demo/index.ts';
import { people } from '../../../demo/people/index.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { testSite } from '../../../../test/support/site.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { isSecondLook } from '../queue/second-look.ts';
import { named } from './named.fixture.ts';

const database = await testDatabase();
const { server } = await testSite(database);
const here = `/linkage/${demoId('partnership', 'coveshire')}`;
const HEADINGS = 'reference,agency_note,first_name,surname,dob,sex,postcode,address,school,mother_name,nhs_number,restricted_address,sealed_identity';
/** Words that only the address of a child kept safe holds, as they are written and as they are cleaned. */
const SECRETS = [/lighthouse/i, /zz9\s?9zz/i, /harbour ?refuge/i];

const text = (lines: string) => new TextEncoder().encode(lines);
const rows = (agency: string): readonly string[] => [...people({ records: 200, start: 3 })].flat().filter(({ record }) => record.agency === agency)
  .map(({ record: { forename, surname, dob, sex, postcode, address, mother, nhs } }, index) => `${agency}-${index},x,${forename},${surname},${dob},${sex},${postcode},${address},,${mother},${nhs},,`);
const KEPT_SAFE = {
  health: ['H-safe,x,ottoline,quennell,2015-05-06,f,zz9 9zz,7 lighthouse parade,harbour refuge school,vera quennell,,yes,', 'H-twin,x,peregrine,quennell,2015-05-06,m,zz9 9zz,7 lighthouse parade,,vera quennell,,yes,', 'H-baby,x,baby,ashgrove,2027-01-14,,q11 1ab,1 mill lane,,nadia ashgrove,,,', 'H-lone,x,unborn,lonely,2027-01-14,,q11 1ab,1 mill lane,,,,,'],
  council: ['C-safe,x,otoline,quennell,2015-05-06,f,zz9 9zz,7 lighthouse parade,,vera quennell,,,', 'C-old,x,sabrina,verdigris,2013-03-03,f,q22 2ab,2 old road,,hope verdigris,,,yes', 'C-baby,x,unborn,ashgrove,2027-01-10,,q11 1ab,1 mill lane,,nadia ashgrove,,,'],
};

async function brought(visitor: Visitor, agency: string, name: string, lines: readonly string[]): Promise<Page> {
  await visitor.get(`${here}/add`);
  return visitor.send(`${here}/add`, { agency }, [{ field: 'files', name, bytes: text(`${HEADINGS}\n${lines.join('\n')}\n`) }]);
}

/** The address of the pair of two references, found behind the policies. */
async function pairOf(a: string, b: string): Promise<string | undefined> {
  const found = await database.owner.selectFrom('linkage.pair as p').innerJoin('linkage.record as l', 'l.id', 'p.record_a').innerJoin('linkage.record as r', 'r.id', 'p.record_b')
    .select(['p.id', 'l.reference as left', 'r.reference as right']).execute();
  const pair = found.find(({ left, right }) => [left, right].toSorted().join() === [a, b].toSorted().join());
  return pair === undefined ? undefined : `/linkage/pairs/${pair.id}`;
}

async function inSample(second: boolean, skip = 0): Promise<string> {
  const pairs = await database.owner.selectFrom('linkage.pair').select(['id', 'second_look', 'record_a', 'record_b']).orderBy('weight', 'desc').execute();
  const fitting = pairs.filter((pair) => pair.second_look === second);
  for (const { record_a: a, record_b: b, second_look: look } of pairs) assert.equal(look, isSecondLook(a, b));
  return `/linkage/pairs/${fitting[skip]?.id}`;
}

async function likeness(html: string): Promise<string | undefined> {
  return new RegExp(`(?:${(await named(database, 'H-safe')).source})\\)</span></h3>\\s*<p[^>]*>([^<]*)`).exec(html)?.[1];
}

const bm = await new Visitor(server).be('coveshire', 'bm');
const notifier = await new Visitor(server).be('coveshire', 'notifier');

test('records of several agencies are brought, and forms sent empty say what is missing', async () => {
  assert.match((await bm.get('/linkage')).html, /No agency’s records have been brought yet/);
  await bm.get(`${here}/add`);
  const empty = await bm.send(`${here}/add`, { agency: '' }, []);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /LINKAGE_AGENCY_MISSING/);
  assert.match(empty.html, /LINKAGE_FILE_MISSING/);
  for (const agency of ['health', 'council', 'police', 'education', 'housing']) {
    const more = agency === 'health' ? KEPT_SAFE.health : agency === 'council' ? KEPT_SAFE.council : [];
    assert.equal((await brought(bm, agency, `${agency}.csv`, [...rows(agency), ...more])).status, 303, agency);
  }
  const home = (await bm.get('/linkage')).html;
  assert.match(home, /Kept safe in all files together: fewer than 5 with a restricted address, fewer than 5 with a sealed identity/);
  assert.doesNotMatch(home, /[12] (restricted|sealed)/);
  assert.equal((await brought(bm, 'health', 'again.csv', [...rows('health'), ...KEPT_SAFE.health])).status, 422);
  assert.match((await brought(bm, 'x', 'notes.csv', ['"never closed'])).html, /notes\.csv is never closed/);
});

test('the linker proposes, joins nothing, and puts nothing in a chronology', async () => {
  await bm.get('/linkage');
  assert.equal((await bm.post(`${here}/run`, {})).status, 303);
  const home = (await bm.get('/linkage')).html;
  assert.match(home, /may be the same child/);
  assert.match(home, /Linked last/);
  assert.equal((await database.owner.selectFrom('linkage.decision').selectAll().execute()).length, 0);
  assert.equal((await database.owner.selectFrom('chronology.entry').selectAll().execute()).length, 0);
  const { status, html } = await bm.get(`${here}/queue`);
  assert.equal(status, 200);
  assert.match(html, /The most uncertain come first/);
});

test('a pair is shown with its household, the evidence in words and the picture', async () => {
  const { status, html } = await bm.get(await inSample(false));
  assert.equal(status, 200);
  assert.match(html, /Record 1/);
  assert.match(html, /What speaks for and against/);
  assert.deepEqual([...html.matchAll(/<title id="waterfall-title-\d">([^<]*)/g)].map(([, title]) => title), ['What speaks for one child, against two strangers', 'What speaks for one child, against brother or sister']);
  assert.match(html, /and against a twin/);
});

test('a join needs an answer and a reason, is kept, and is undone without being forgotten', async () => {
  const pair = await inSample(false);
  await bm.get(pair);
  const empty = await bm.post(pair, {});
  assert.equal(empty.status, 422);
  assert.match(empty.html, /LINKAGE_NOT_SAID/);
  assert.match(empty.html, /LINKAGE_REASON_MISSING/);
  assert.equal((await bm.post(pair, { said: 'same', reason: 'The school confirmed it' })).status, 303);
  const said = await bm.get(pair);
  assert.match(said.html, /The school confirmed it/);
  await notifier.get(pair);
  assert.match((await notifier.post(pair, { said: 'different', reason: 'No' })).html, /LINKAGE_SETTLED/);
  await bm.get(pair);
  const [, decision = ''] = /name="decision" value="([^"]+)"/.exec((await bm.get(pair)).html) ?? [];
  assert.equal((await bm.post(`${pair}/undo`, { decision, 'undo-reason': '' })).status, 422);
  assert.equal((await bm.post(`${pair}/undo`, { decision, 'undo-reason': 'The school meant a cousin' })).status, 303);
  assert.equal((await bm.post(`${pair}/undo`, { decision, 'undo-reason': 'Again' })).status, 422);
  const log = (await bm.get(`${here}/decisions`)).html;
  assert.match(log, /Undone/);
  assert.match(log, /The school meant a cousin/);
  assert.match(log, /The school confirmed it/);
});

test('the second person does not see what the first said, by any page or file, and their agreement is told', async () => {
  const pair = await inSample(true);
  await bm.get(pair);
  await bm.post(pair, { said: 'same', reason: 'A reason that only the first knows' });
  assert.match((await bm.get(pair)).html, /Somebody else looks at this pair too/);
  assert.match((await bm.post(pair, { said: 'same', reason: 'Once more' })).html, /LINKAGE_SAID_ALREADY/);
  for (const address of [pair, `${here}/queue`, `${here}/queue?show=automatic`, `${here}/queue?show=settled`, `${here}/decisions`, `${here}/decisions.csv`, '/linkage']) {
    assert.doesNotMatch((await notifier.get(address)).html, /only the first knows|You have looked|Somebody else looks/, address);
  }
  const [theirs] = await database.owner.selectFrom('linkage.decision').select('id').where('reason', 'like', '%only the first%').execute();
  await notifier.get(pair);
  assert.match((await notifier.post(`${pair}/undo`, { decision: String(theirs?.id), 'undo-reason': 'Not mine' })).html, /LINKAGE_NOTHING_TO_UNDO/);
  assert.match((await bm.get(`${here}/decisions`)).html, /No pair has been looked at by two people yet/);
  await notifier.get(pair);
  assert.equal((await notifier.post(pair, { said: 'different', reason: 'The second thinks otherwise' })).status, 303);
  const differ = (await notifier.get(pair)).html;
  assert.match(differ, /Two people looked and do not say the same/);
  assert.match(differ, /only the first knows/);
  assert.match((await bm.get(`${here}/decisions`)).html, /they said the same of 0%/);
  await bm.get(pair);
  assert.equal((await bm.post(pair, { said: 'different', reason: 'We talked' })).status, 303);
  assert.match((await bm.get(`${here}/queue?show=settled`)).html, /Kept apart/);
});

test('where a child with a restricted address is leaks by no page, search, file or audit entry', async () => {
  const pair = await pairOf('H-safe', 'C-safe');
  assert.ok(pair !== undefined, 'the two records of the child kept safe are proposed');
  const pages = [pair, `${here}/queue`, `${here}/queue?show=automatic`, '/linkage', `${here}/decisions`];
  const { html } = await bm.get(pair);
  assert.match(html, /<strong>restricted<\/strong>/);
  await bm.post(pair, { said: 'cannot_tell', reason: 'More is needed' });
  // The other record has the same address and is not marked: what it says of itself is its own, so the restricted column is looked at alone.
  const columns = [...html.matchAll(/<tr class="govuk-table__row">(.*?)<\/tr>/gs)].map(([, row = '']) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell));
  const [safe] = (await database.owner.selectFrom('linkage.pair as p').innerJoin('linkage.record as l', 'l.id', 'p.record_a').select('l.reference').where('p.id', '=', pair.slice(-36)).execute()).map(({ reference }) => (reference === 'H-safe' ? 0 : 1));
  for (const row of columns) for (const secret of SECRETS) assert.doesNotMatch(row[safe ?? 0] ?? '', secret);
  const evidence = html.slice(html.indexOf('What speaks for and against'));
  for (const secret of SECRETS) assert.doesNotMatch(evidence, secret);
  assert.doesNotMatch(evidence, /(Address|Postcode|School): (?!restricted)/);
  for (const address of pages.slice(1)) for (const secret of SECRETS) assert.doesNotMatch((await bm.get(address)).html, secret, address);
  for (const secret of SECRETS) assert.doesNotMatch((await bm.get(`${here}/decisions.csv`)).html, secret);
  const stored = JSON.stringify([
    await database.owner.selectFrom('linkage.record').selectAll().where('restricted', '=', true).execute(), await database.owner.selectFrom('linkage.batch').selectAll().execute(),
    await database.owner.selectFrom('linkage.pair').select(['explanation']).execute().then((all) => all.filter(({ explanation }) => JSON.stringify(explanation).includes('"addressRestricted":true'))),
    await database.owner.selectFrom('linkage.run').selectAll().execute(), await database.owner.selectFrom('audit.entry').selectAll().execute(), await database.owner.selectFrom('linkage.search').selectAll().execute(),
  ]);
  for (const secret of SECRETS) assert.doesNotMatch(stored, secret);
});

test('a pair with a restricted address is never joined without a person, and its weight leaves the address out', async () => {
  const found = await database.owner.selectFrom('linkage.pair as p').innerJoin('linkage.record as l', 'l.id', 'p.record_a').innerJoin('linkage.record as r', 'r.id', 'p.record_b')
    .select(['p.band', 'p.weight', 'p.explanation']).where((eb) => eb.or([eb('l.restricted', '=', true), eb('r.restricted', '=', true)])).execute();
  assert.ok(found.length > 0);
  for (const { band, weight, explanation } of found) {
    assert.equal(band, 'review');
    const { bars, prior, against }: { bars: { comparison: string; level: string; againstStranger: number; rarity: number }[]; prior: { againstStranger: number }; against: { stranger: number; sibling: number; twin: number } } = JSON.parse(JSON.stringify(explanation));
    const hidden = bars.filter(({ comparison }) => ['address', 'postcode', 'school'].includes(comparison));
    assert.ok(hidden.length >= 2 && hidden.every(({ level, againstStranger, rarity }) => level === 'restricted' && againstStranger === 0 && rarity === 0));
    assert.ok(Math.abs(prior.againstStranger + bars.reduce((sum, bar) => sum + bar.againstStranger + bar.rarity, 0) - against.stranger) < 1e-6);
    assert.ok(Math.abs(-Math.log2(2 ** -against.stranger + 2 ** -against.sibling + 2 ** -against.twin) - weight) < 0.01);
  }
});

test('a search needs a reason, is recorded without what was typed, and names what it showed in the trail', async () => {
  await bm.get(`${here}/search`);
  const empty = await bm.post(`${here}/search`, { forename: '', surname: '', dob: '', postcode: '', number: '', reason: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /LINKAGE_SEARCH_EMPTY/);
  assert.match(empty.html, /LINKAGE_REASON_MISSING/);
  assert.match((await bm.post(`${here}/search`, { dob: 'the other day', reason: 'x' })).html, /LINKAGE_SEARCH_DATE/);
  const found = await bm.post(`${here}/search`, { forename: 'Ottoline', surname: 'Quennell', dob: '6/5/2015', reason: 'Strategy discussion today' });
  assert.equal(found.status, 200);
  assert.match(found.html, /Ottoline Quennell/);
  assert.match(found.html, await named(database, 'H-safe'));
  const kept = await database.owner.selectFrom('linkage.search').selectAll().orderBy('at', 'desc').execute();
  assert.equal(kept.length, 1);
  assert.equal(kept[0]?.reason, 'Strategy discussion today');
  assert.ok((kept[0]?.shown.length ?? 0) >= 2);
  const trail = await database.owner.selectFrom('audit.entry').selectAll().where('event', '=', 'linkage.searched').orderBy('seq', 'desc').execute();
  assert.ok(kept[0]?.shown.every((id) => trail[0]?.revealed.includes(id)));
  assert.doesNotMatch(JSON.stringify([kept, trail]), /quennell/i);
  const seen = (await notifier.get(`${here}/searches`)).html;
  assert.match(seen, /Marion Teal<\/strong>[\s\S]*Strategy discussion today[\s\S]*Showed \d+ records: [^<]*kept safe [0-9A-F]{6}/);
  for (const secret of SECRETS) assert.doesNotMatch(seen, secret);
});

test('asking for an address does not find the child who is kept safe there', async () => {
  const asked = await bm.post(`${here}/search`, { surname: 'Quennell', postcode: 'ZZ9 9ZZ', reason: 'Trying' });
  assert.doesNotMatch(asked.html, await named(database, 'H-safe', 'H-twin'));
  assert.match(asked.html, /C-safe/);
  const alone = await bm.post(`${here}/search`, { postcode: 'ZZ9 9ZZ', reason: 'Trying' });
  assert.doesNotMatch(alone.html, await named(database, 'H-safe', 'H-twin'));
  const withIt = (await bm.post(`${here}/search`, { forename: 'Ottoline', surname: 'Quennell', dob: '6/5/2015', postcode: 'ZZ9 9ZZ', reason: 'Trying' })).html;
  assert.ok((await likeness(withIt)) !== undefined);
  assert.equal(await likeness(withIt), await likeness((await bm.post(`${here}/search`, { forename: 'Ottoline', surname: 'Quennell', dob: '6/5/2015', reason: 'Trying' })).html));
});

test('a sealed identity is in no pair, no search and no page', async () => {
  const found = await bm.post(`${here}/search`, { forename: 'Sabrina', surname: 'Verdigris', dob: '2013-03-03', reason: 'Trying' });
  assert.doesNotMatch(found.html, /C-old|Hope Verdigris/);
  const [sealed] = await database.owner.selectFrom('linkage.record').selectAll().where('sealed', '=', true).execute();
  assert.deepEqual(sealed?.cells, {});
  const pairs = await database.owner.selectFrom('linkage.pair').selectAll().execute();
  assert.ok(pairs.every((pair) => pair.record_a !== sealed?.id && pair.record_b !== sealed?.id && !pair.beside.includes(sealed?.id ?? '')));
});

test('an unborn child is proposed through the mother alone, and never joined without a person', async () => {
  const pair = await pairOf('H-baby', 'C-baby');
  assert.ok(pair !== undefined);
  assert.match((await bm.get(pair)).html, /The link goes through the mother alone/);
  const ids = new Set((await database.owner.selectFrom('linkage.record').select('id').where('unborn', '=', true).execute()).map(({ id }) => id));
  const pairs = (await database.owner.selectFrom('linkage.pair').select(['record_a', 'record_b', 'band']).execute()).filter(({ record_a: a, record_b: b }) => ids.has(a) || ids.has(b));
  assert.ok(pairs.every(({ band }) => band === 'review'));
  assert.equal(await pairOf('H-lone', 'H-baby'), undefined);
  assert.equal(await pairOf('H-lone', 'C-baby'), undefined);
});

/** Two pairs with a record in common, neither of which two people have to look at: the addresses, and the record that only the second has. */
async function chain(): Promise<readonly [first: string, second: string, end: string]> {
  const pairs = (await database.owner.selectFrom('linkage.pair').select(['id', 'record_a', 'record_b', 'second_look']).orderBy('weight', 'desc').offset(5).execute()).filter((pair) => !pair.second_look);
  for (const one of pairs) for (const other of pairs) {
    if (one.id === other.id) continue;
    const end = other.record_a === one.record_b ? other.record_b : other.record_b === one.record_b ? other.record_a : undefined;
    if (end !== undefined && end !== one.record_a) return [`/linkage/pairs/${one.id}`, `/linkage/pairs/${other.id}`, end];
  }
  throw new Error('no three records are proposed together');
}

const undone = () => database.owner.selectFrom('linkage.decision').selectAll().where('said', '=', 'undone').where('reason', 'like', 'The third%').execute();

test('all records that people joined as one child are on one page, where one is taken out or all are taken apart', async () => {
  const [first, second, end] = await chain();
  for (const pair of [first, second]) {
    await bm.get(pair);
    assert.equal((await bm.post(pair, { said: 'same', reason: 'The health visitor knows the child' })).status, 303);
  }
  const { html } = await bm.get(`${first}/child`);
  assert.equal(html.match(/sl-link-table__role/g)?.length, 3);
  assert.equal(html.match(/The health visitor knows the child/g)?.length, 2);
  const empty = await bm.post(`${first}/child`, {});
  assert.equal(empty.status, 422);
  assert.match(empty.html, /LINKAGE_RECORD_NOT_CHOSEN/);
  assert.match(empty.html, /LINKAGE_REASON_MISSING/);
  assert.equal((await bm.post(`${first}/child`, { record: end, reason: 'The third is a cousin' })).status, 303);
  assert.equal((await undone()).length, 1);
  assert.equal((await bm.get(`${first}/child`)).html.match(/sl-link-table__role/g)?.length, 2);
  assert.equal((await bm.post(`${first}/child`, { record: 'all', reason: 'The third and the others were mixed up' })).status, 303);
  assert.equal((await undone()).length, 2);
  assert.match((await bm.get(`${first}/child`)).html, /Nobody has joined these records with any other/);
  assert.match((await bm.get(`${here}/decisions`)).html, /The third is a cousin/);
  const other = await new Visitor(server).be('ashshire', 'bm');
  assert.equal((await other.get(`${first}/child`)).status, 404);
  assert.equal((await other.post(`${first}/child`, { record: 'all', reason: 'x' })).status, 404);
});

test('what was said outlives another run of the linker', async () => {
  const before = (await bm.get(`${here}/queue?show=settled`)).html.match(/sl-link-pair__open/g)?.length ?? 0;
  assert.ok(before > 0);
  await bm.get('/linkage');
  assert.equal((await bm.post(`${here}/run`, {})).status, 303);
  assert.equal((await bm.get(`${here}/queue?show=settled`)).html.match(/sl-link-pair__open/g)?.length, before);
});

test('another partnership, and who holds no such role, sees and changes nothing', async () => {
  const other = await new Visitor(server).be('ashshire', 'bm');
  const pair = await inSample(false);
  assert.doesNotMatch((await other.get('/linkage')).html, /health\.csv/);
  assert.equal((await other.get(pair)).status, 404);
  assert.equal((await other.post(pair, { said: 'same', reason: 'x' })).status, 404);
  for (const page of ['queue', 'decisions', 'decisions.csv', 'report', 'report.json', 'search', 'searches', 'add']) assert.equal((await other.get(`${here}/${page}`)).status, 403, page);
  assert.equal((await other.post(`${here}/search`, { surname: 'Quennell', reason: 'x' })).status, 403);
  assert.equal((await other.post(`${here}/run`, {})).status, 403);
  assert.equal((await notifier.get(`${here}/add`)).status, 403);
  for (const key of ['partner-police', 'author-school', 'scrutineer', 'administrator']) {
    const visitor = await new Visitor(server).be('coveshire', key);
    for (const address of ['/linkage', `${here}/queue`, `${here}/search`]) assert.equal((await visitor.get(address)).status, 403, `${key} ${address}`);
    // Who may not read linkage cannot find out that the pair is there.
    assert.equal((await visitor.get(pair)).status, (await visitor.get(`/linkage/pairs/${demoId('nobody')}`)).status, key);
    assert.ok((await visitor.get(pair)).status >= 403, key);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { demoId } from '../../../demo/id.ts';
import { seedPeople } from '../../../demo/seed-people.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { liveAnswers } from './answers-by-group.ts';

const { owner } = await testDatabase();
const NOW = new Date('2026-11-23T09:00:00Z');
const OCTOBER = new Date('2026-10-10T09:00:00Z');
await seedPeople(owner, OCTOBER);
const partnership = demoId('partnership', 'coveshire');
const [supervisor, bm, practitioner] = ['supervisor', 'bm', 'practitioner'].map((key) => demoId('person', 'coveshire', key)) as [string, string, string];

/** One child with an answer to P-02 for each day that is given. */
async function childAnswered(number: number, recorded: object, said: readonly string[], at = OCTOBER): Promise<void> {
  const [id, team] = [demoId('case', String(number)), demoId('team', 'one')];
  await owner.insertInto('cases.team').values({ id: team, partnership_id: partnership, organisation_id: demoId('organisation', 'coveshire', 'council'), name: 'One', added_at: at, added_by: supervisor }).onConflict((conflict) => conflict.doNothing()).execute();
  await owner.insertInto('cases.child_case').values({ id, partnership_id: partnership, team_id: team, reference: `C-${number}`, opened_at: at, opened_by: supervisor }).execute();
  await owner.insertInto('cases.child').values({ case_id: id, seq: 1, content: JSON.stringify({ answers: { 'known-as': 'x', ...recorded } }), reason: '', asked_by: '', at, by_person: supervisor }).execute();
  await owner.insertInto('checks.answer').values(said.map((one, place) => ({
    id: demoId('answer', String(number), String(place)), case_id: id, partnership_id: partnership, check_id: 'P-02', version: 1, key: 'same', result: 'fired', said: one, day: '', words: 'x', at, by_person: practitioner,
  }))).execute();
}

// 12 girls of whom 6 were answered as not relevant, 10 boys of whom 5; one more in this month, which does not count yet.
for (let number = 0; number < 12; number++) await childAnswered(number, { sex: '2', born: '2014-05-01', ethnicity: number < 3 ? 'Known to nobody else' : 'White British' }, number < 6 ? ['covered', 'not_relevant'] : ['not_relevant', 'covered']);
for (let number = 12; number < 22; number++) await childAnswered(number, { sex: '1', born: '2009', ...(number < 20 ? { ethnicity: ' white british ' } : {}) }, [number < 17 ? 'not_relevant' : 'done_now']);
await childAnswered(22, { sex: '1' }, ['not_relevant'], new Date('2026-11-02T09:00:00Z'));

const read = (person: string) => owner.transaction().execute(async (tx) => {
  await sql`select set_config('sightline.person', ${person}, true)`.execute(tx);
  return liveAnswers(tx, partnership, NOW);
});

test('answers are told of children, by the newest to each question, to the end of last month, and by group', async () => {
  const told = (await read(bm)).get('P-02');
  assert.deepEqual([told?.all.answered, told?.all.rate.count, told?.all.rate.per_1000], [22, 11, 500]);
  const sexes = told?.groups.filter(({ by }) => by === 'sex').map(({ group, answered, rate }) => [group, answered, rate.per_1000]);
  assert.deepEqual(sexes, [['female', 12, 500], ['male', 10, 500]]);
  assert.deepEqual(told?.groups.filter(({ by }) => by === 'area').map(({ group, answered }) => [group, answered]), [['Coveshire', 22]]);
});

test('a birth known only by its year has no band where its days give two', async () => {
  // Born in 2009: 16 or 17 on 1 November 2026, which is one band. Born on 1 May 2014: 12.
  const told = (await read(bm)).get('P-02');
  assert.deepEqual(told?.groups.filter(({ by }) => by === 'age').map(({ group, answered }) => [group, answered]), [['10_to_15', 12], ['16_to_17', 10]]);
  const bands = await sql<{ band: string | null }>`select checks.age_band(born, '2026-11-01') as band from unnest(array['2010', '2026-12', 'about 2014', null, '2025-11-02', '2008-11-01', '2008-11']) with ordinality as b (born, place) order by place`.execute(owner);
  assert.deepEqual(bands.rows.map(({ band }) => band), [null, 'not_born', null, null, 'under_1', '18_and_over', null]);
});

test('words that fewer than five share are never named', async () => {
  const told = (await read(bm)).get('P-02');
  // 17 as White British, however it is typed; three with words of their own and two without any are told together.
  const names = told?.groups.filter(({ by }) => by === 'ethnicity').map(({ group }) => group);
  assert.deepEqual(names, ['few_together', 'white british']);
});

test('they are for those who lead the area, and not for whoever holds a case', async () => {
  assert.equal((await read(practitioner)).size, 0);
  assert.equal((await read(demoId('person', 'ashshire', 'bm'))).size, 0);
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { asked, times, type Child, type Entry } from './records.fixture.ts';

const FIRST = plainDate('2024-01-10');

function waits(boys: readonly (number | undefined)[], girls: readonly (number | undefined)[], more: readonly Entry[] = [], signs = 1): Extract<ReturnType<typeof asked>, { kind: 'wait' }> {
  const all = [...boys.map((wait, at) => ({ id: `b${at}`, sex: 'M', wait })), ...girls.map((wait, at) => ({ id: `g${at}`, sex: 'F', wait }))];
  const numbers = asked('P-69', all.map(({ id, sex }): Child => ({ id, sex })), [...all.flatMap(({ id, wait }): Entry[] => [
    ...times(signs, (at) => ({ child: id, type: 'exploitation_concern', on: addDays(FIRST, at), says: { kind: 'cse' } })),
    ...(wait === undefined ? [] : [{ child: id, type: 'strategy_discussion', on: addDays(FIRST, wait) }]),
  ]), ...more], '2024-06-28');
  assert.equal(numbers.kind, 'wait');
  return numbers as Extract<typeof numbers, { kind: 'wait' }>;
}

const BOYS = times(10, (at) => 2 * at + 2);
const GIRLS = times(10, (at) => at + 1);

test('boys wait 11 days in the middle and girls 5.5, so boys wait 5.5 days longer', () => {
  const { tables: [all] } = waits(BOYS, GIRLS);
  assert.deepEqual(all?.groups.map(({ group, children, middle }) => [group, children, middle]), [['m', 10, { days: 11, low: 4, high: 18 }], ['f', 10, { days: 5.5, low: 2, high: 9 }]]);
  assert.deepEqual(all?.difference, { days: 5.5, low: -2.3, high: 13.3 });
});

test('a sign whose way forward is chosen at once is a wait of no day', () => {
  const chosen = times(10, (at): Entry => ({ child: `b${at}`, type: 'exploitation_concern', on: FIRST, says: { kind: 'cse', pathway: 'cp_plan' } }));
  assert.equal(waits(BOYS, GIRLS, chosen).tables[0]?.groups[0]?.middle.days, 0);
});

test('a response after ninety days is none, and a middle beyond them is not reckoned', () => {
  const { tables: [all] } = waits([...times(5, () => 90), ...times(7, () => 91)], GIRLS);
  assert.deepEqual(all?.groups[0]?.without_response, { count: 7, of: 12, per_100: 58.3, low: 32, high: 80.7 });
  assert.deepEqual([all?.groups[0]?.middle.days, all?.difference.days], [null, null]);
});

test('of fewer than ten children no middle is told', () => {
  const { tables: [all] } = waits(BOYS.slice(1), GIRLS);
  assert.deepEqual([all?.groups[0]?.children, all?.groups[0]?.middle.days, all?.difference.days], [9, null, null]);
});

test('who was followed for less than ninety days, or whose day is not known, is left out and counted', () => {
  const short = times(6, (at): Entry => ({ child: `s${at}`, type: 'exploitation_concern', on: '2024-03-31', says: { kind: 'cse' } }));
  const vague = times(5, (at): Entry[] => [{ child: `v${at}`, type: 'exploitation_concern', on: '2024-01-10', says: { kind: 'cse' } }, { child: `v${at}`, type: 'strategy_discussion', on: '2024-02' }]).flat();
  const { not_followed: unfollowed, not_dated: undated, tables: [all] } = waits(BOYS, GIRLS, [...short, ...vague]);
  assert.deepEqual([unfollowed, undated, all?.groups.length], [6, 5, 2]);
});

test('children with two signs are compared with their like, where what is left of each group may be told', () => {
  assert.deepEqual(waits(BOYS, GIRLS, [], 2).tables[1]?.difference.days, 5.5);
  const one = [{ child: 'b0', type: 'exploitation_concern', on: '2024-01-11', says: { kind: 'cse' } }];
  assert.equal(waits(BOYS, GIRLS, one).tables[1]?.told, false);
});

test('a wait that began three years before the day of asking counts, and one of the day before does not', () => {
  // Of 28 June 2024 the day 1,095 days before is 29 June 2021. A first sign that is older is not made up for by a later one.
  const children = times(20, (at): Child => ({ id: `k${at}`, sex: at < 10 ? 'M' : 'F' }));
  const signs = (day: string): Entry[] => children.map(({ id }) => ({ child: id, type: 'exploitation_concern', on: day, says: { kind: 'cse' } }));
  const counted = (day: string): number => {
    const numbers = asked('P-69', children, [...signs(day), ...signs('2024-01-10')], '2024-06-28');
    return numbers.kind === 'wait' ? (numbers.tables[0]?.groups.length ?? 0) : -1;
  };
  assert.deepEqual([counted('2021-06-29'), counted('2021-06-28')], [2, 0]);
});

test('each kind of response ends the wait, and no other entry does', () => {
  const responses: readonly (readonly [string, Readonly<Record<string, unknown>>, boolean])[] = [
    ['strategy_discussion', {}, true], ['section47_started', {}, true], ['police_investigation_started', {}, true],
    ['exploitation_concern', { kind: 'cse', pathway: 'cp_plan' }, true], ['exploitation_concern', { kind: 'cse', pathway: 'specialist_team' }, true], ['exploitation_concern', { kind: 'cse', pathway: 'both' }, true],
    ['plan_started', { kind: 'cp' }, true], ['plan_started', { kind: 'cse' }, true],
    ['exploitation_concern', { kind: 'cse', pathway: 'none' }, false], ['plan_started', { kind: 'cin' }, false], ['exploitation_concern', { kind: 'cce', pathway: 'both' }, false], ['multi_agency_meeting', {}, false],
  ];
  for (const [type, says, ends] of responses) {
    const late = times(10, (at): Entry => ({ child: `b${at}`, type, on: '2024-01-13', says }));
    const [boys] = waits(times(10, () => undefined), GIRLS, late).tables[0]?.groups ?? [];
    assert.deepEqual([boys?.middle.days, boys?.without_response.count], ends ? [3, 0] : [null, 10], `${type} ${JSON.stringify(says)}`);
  }
});

test('signs of criminal exploitation start no wait', () => {
  const numbers = asked('P-69', [{ id: 'b', sex: 'M' }], times(6, (at): Entry => ({ child: `b${at}`, type: 'exploitation_concern', on: '2024-01-10', says: { kind: 'cce' } })), '2024-06-28');
  assert.deepEqual(numbers.kind === 'wait' ? numbers.tables.map(({ groups }) => groups) : undefined, [[], []]);
});

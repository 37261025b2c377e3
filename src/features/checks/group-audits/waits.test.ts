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

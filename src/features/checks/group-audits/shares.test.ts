import assert from 'node:assert/strict';
import test from 'node:test';
import { asked, times, type Child, type Entry } from './records.fixture.ts';

interface Group extends Omit<Child, 'id'> {
  readonly name: string;
  readonly told: number;
  readonly without: number;
}

/** In each group so many told someone on a Monday, and of the first of them no response is on record. */
function told(groups: readonly Group[], more: readonly Entry[] = []): Extract<ReturnType<typeof asked>, { kind: 'share' }> {
  const children = groups.flatMap(({ name, told: count, sex, ethnicity }) => times(count, (at): Child => ({ id: `${name}${at}`, ...(sex === undefined ? {} : { sex }), ...(ethnicity === undefined ? {} : { ethnicity }) })));
  const entries = groups.flatMap(({ name, told: count, without }) => times(count, (at): Entry[] => [
    { child: `${name}${at}`, type: 'child_told', on: '2024-03-04T10:00' },
    ...(at < without ? [] : [{ child: `${name}${at}`, type: 'strategy_discussion', on: '2024-03-05T10:00' }]),
  ]).flat());
  const numbers = asked('P-93', children, [...entries, ...more], '2024-06-28');
  assert.equal(numbers.kind, 'share');
  return numbers as Extract<typeof numbers, { kind: 'share' }>;
}

test('of 20 girls 8 and of 20 boys 10 have no response on record: 40 and 50 in 100', () => {
  const { tables: [bySex, girls] } = told([{ name: 'g', sex: 'F', ethnicity: 'WBRI', told: 20, without: 8 }, { name: 'b', sex: 'M', ethnicity: 'WBRI', told: 20, without: 10 }]);
  assert.deepEqual(bySex?.groups, [
    { group: 'F', fired: { count: 8, of: 20, per_100: 40, low: 21.9, high: 61.3 } },
    { group: 'M', fired: { count: 10, of: 20, per_100: 50, low: 29.9, high: 70.1 } },
  ]);
  assert.equal(bySex?.all.per_100, 45);
  assert.deepEqual(girls?.all, bySex?.groups[0]?.fired);
});

test('girls are told by ethnic group, and what is not recorded is a group', () => {
  const { tables: [, girls] } = told([{ name: 'a', sex: 'F', ethnicity: 'AIND', told: 10, without: 5 }, { name: 'w', sex: 'female', ethnicity: 'WBRI', told: 20, without: 5 }, { name: 'n', sex: 'F', told: 15, without: 10 }, { name: 'b', sex: 'M', ethnicity: 'AIND', told: 30, without: 15 }]);
  assert.deepEqual(girls?.groups.map(({ group, fired: { count, of } }) => [group, count, of]), [['AIND', 5, 10], ['WBRI', 5, 20], ['not_recorded', 10, 15]]);
});

test('of a small group nothing is told, nor of another from which it could be reckoned', () => {
  const { tables: [, girls] } = told([{ name: 'a', sex: 'F', ethnicity: 'AIND', told: 10, without: 3 }, { name: 'w', sex: 'F', ethnicity: 'WBRI', told: 20, without: 7 }]);
  assert.equal(girls?.all.count, 10);
  assert.deepEqual(girls?.groups.map(({ fired }) => fired.count), [null, null]);
});

test('one child who tells often is still one child', () => {
  const often = times(9, (at): Entry => ({ child: 'o0', type: 'child_told', on: `2024-04-0${at + 1}T10:00` }));
  const { tables: [bySex] } = told([{ name: 'o', sex: 'M', told: 1, without: 1 }, { name: 'g', sex: 'F', told: 20, without: 8 }, { name: 'n', told: 20, without: 8 }], often);
  assert.equal(bySex?.groups.find(({ group }) => group === 'M')?.fired.count, null);
});

test('what is not due yet is in no share, and is counted apart', () => {
  const late = times(6, (at): Entry => ({ child: `g${at}`, type: 'child_told', on: '2024-06-28T10:00' }));
  const { pending, cannot_tell: silent, tables: [bySex] } = told([{ name: 'g', sex: 'F', told: 20, without: 8 }], late);
  assert.deepEqual([pending, silent, bySex?.all.of], [6, 0, 20]);
});

test('what a vague date leaves open is in no share', () => {
  // Of five boys who told on 4 March a response is recorded in March.
  const vague = times(5, (at): Entry[] => [{ child: `b${at}`, type: 'child_told', on: '2024-03-04T10:00' }, { child: `b${at}`, type: 'strategy_discussion', on: '2024-03' }]).flat();
  const { cannot_tell: open, tables: [bySex] } = told([{ name: 'g', sex: 'F', told: 20, without: 8 }], vague);
  assert.deepEqual([open, bySex?.all.count, bySex?.all.of], [5, 8, 20]);
});

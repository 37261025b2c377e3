import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '../../audit/index.ts';
import { decisionsCsv } from './decisions-csv.ts';
import { valueOf } from './record-view.ts';
import { agreementOf } from './kappa.ts';
import { answersFor, notNow, standingOf, type Answer, type Said } from './standing.ts';
import { sentencesOf } from './evidence.ts';
import { joinedWith } from './joined.ts';

const [ann, ben] = ['ann', 'ben'].map(parsePerson);
const answer = (said: Said, by: PersonId | undefined): Answer => ({ id: `${by} ${said}`, said, reason: 'x', at: new Date(0), by: by ?? parsePerson('nobody') });

test('kappa is that of Cohen’s definition', () => {
  // 20 both yes, 5 only the first, 10 only the second, 15 both no: observed 0.7, by chance 0.5, so 0.4.
  const table = [...times(20, ['same', 'same']), ...times(5, ['same', 'different']), ...times(10, ['different', 'same']), ...times(15, ['different', 'different'])];
  const found = agreementOf(table);
  assert.equal(found?.pairs, 50);
  assert.ok(Math.abs((found?.kappa ?? 0) - 0.4) < 1e-9);
  assert.equal(agreementOf(times(3, ['same', 'same']))?.kappa, null);
  assert.equal(agreementOf([]), null);
});

test('a pair of the sample waits for a second person, who does not see the first answer', () => {
  const first = [answer('same', ann)];
  assert.equal(standingOf(true, first), 'second-wanted');
  assert.deepEqual(answersFor(true, first, ben ?? parsePerson('')), []);
  assert.equal(notNow(true, first, ann ?? parsePerson('')), 'said-already');
  assert.equal(notNow(true, first, ben ?? parsePerson('')), undefined);
  assert.equal(standingOf(true, [...first, answer('different', ben)]), 'disagreed');
  assert.equal(standingOf(true, [...first, answer('different', ben), answer('different', ann)]), 'apart');
  assert.equal(standingOf(false, first), 'joined');
  assert.equal(notNow(false, first, ben ?? parsePerson('')), 'settled');
});

test('nothing in the file of joins and splits runs in a spreadsheet', () => {
  const csv = decisionsCsv([{ left: '=1+1', right: 'a,b', said: 'same', reason: '@x "y"', who: 'Ann', when: '2026-11-22' }]);
  assert.equal(csv.split('\r\n')[1], `'=1+1,"a,b",same,"'@x ""y""",Ann,2026-11-22`);
});

function times(count: number, pair: readonly [string, string]): (readonly [string, string])[] {
  return Array.from({ length: count }, () => pair);
}

function parsePerson(name: string): PersonId {
  return name as PersonId;
}

test('a column that is called as something of every object is shown as any other', () => {
  const named = { name: 'constructor', kind: 'text', evidence: 'person', termFrequency: true, checked: false, slots: 1 } as const;
  assert.equal(valueOf({}, named, false), 'No record');
  assert.equal(valueOf({ constructor: ['brick lane'] }, named, false), 'Brick Lane');
});

test('how two values agree is said in words that nobody has to look up', () => {
  const bar = { comparison: 'forename', left: 'B0nnie', right: 'Bonnie', level: 'near', againstStranger: 5.5, againstSibling: 5.5, againstTwin: 5.5, rarity: 0 };
  assert.deepEqual(sentencesOf({ bars: [bar, { ...bar, comparison: 'dob', level: 'one slip', againstStranger: -2 }] }),
    { supports: ['Forename: close, but not the same'], against: ['Date of birth: one slip apart'], silent: [] });
});

test('records joined round about are one list, and records that are not joined are lists of their own', () => {
  const joins = [{ a: 'a', b: 'b' }, { a: 'c', b: 'b' }, { a: 'd', b: 'e' }];
  assert.deepEqual(joinedWith(['a', 'c'], joins), [['a', 'b', 'c']]);
  assert.deepEqual(joinedWith(['d', 'a'], joins), [['d', 'e'], ['a', 'b', 'c']]);
  assert.deepEqual(joinedWith(['f', 'd'], joins), [['f'], ['d', 'e']]);
});

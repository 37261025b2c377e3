import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { layoutOf } from './layout.ts';
import { drawGenogram, familyInWords, familyOn, namedElsewhere, type Family, type FamilyPerson } from './index.ts';

function person(id: string, more: Partial<FamilyPerson> = {}): FamilyPerson {
  return { id, role: id, sex: 'unknown', born: '', died: '', names: [], subject: false, ...more };
}

const FAMILY: Family = {
  people: [
    person('grandmother', { sex: 'female' }), person('mother', { sex: 'female', born: '1996' }), person('father', { sex: 'male' }), person('partner', { sex: 'male' }),
    person('younger', { born: '2024-05', sex: 'female', subject: true, died: '2024-08~' }), person('older', { born: '2020-02-01', sex: 'male' }),
  ],
  unions: [{ id: 'u1', a: 'mother', b: 'father', kind: 'lasting', starts: '2019', ends: '2023', ended: 'divorced' }, { id: 'u2', a: 'mother', b: 'partner', kind: 'passing', starts: '2024-01', ends: '', ended: 'separated' }],
  parents: [
    { id: 'p0', child: 'mother', parent: 'grandmother', kind: 'birth' },
    ...['younger', 'older'].flatMap((child) => ['mother', 'father'].map((parent) => ({ id: `${child} ${parent}`, child, parent, kind: 'birth' as const }))),
  ],
  homes: [{ id: 'h1', home: 'flat', person: 'father', starts: '2019', ends: '2023-06-01' }, { id: 'h2', home: 'flat', person: 'partner', starts: '2024-03', ends: '' }],
};
const roles = (day: string) => familyOn(FAMILY, plainDate(day)).people.map(({ id }) => id);

test('nobody stands there before they can have been born, and a month is kept as long as it leaves it open', () => {
  assert.ok(!roles('2024-04-30').includes('younger'));
  assert.ok(roles('2024-05-01').includes('younger'));
  assert.ok(roles('1950-01-01').includes('grandmother'), 'no date rules her out');
});

test('partners come and go, homes change, and somebody is dead only when that is sure', () => {
  const before = familyOn(FAMILY, plainDate('2023-07-01'));
  assert.deepEqual(before.unions.map(({ id }) => id), ['u1']);
  assert.deepEqual([...before.over], []);
  assert.deepEqual(before.homes, []);
  const later = familyOn(FAMILY, plainDate('2024-08-15'));
  assert.deepEqual([...later.over], ['u1']);
  assert.deepEqual(later.homes.map(({ person: who }) => who), ['partner']);
  assert.ok(!later.dead.has('younger'));
  assert.ok(familyOn(FAMILY, plainDate('2024-10-01')).dead.has('younger'));
});

test('generations stand below each other, siblings eldest first, and nobody stands on another', async () => {
  const { at } = await layoutOf(familyOn(FAMILY, plainDate('2024-10-01')));
  const place = (id: string) => at.get(id) ?? { x: Number.NaN, y: Number.NaN };
  assert.ok(place('grandmother').y < place('mother').y && place('mother').y < place('older').y);
  assert.equal(place('older').y, place('younger').y);
  assert.ok(place('older').x < place('younger').x);
  const spots = FAMILY.people.map(({ id }) => place(id));
  for (const [index, one] of spots.entries()) for (const other of spots.slice(index + 1)) assert.ok(Math.abs(one.x - other.x) >= 120 || Math.abs(one.y - other.y) >= 100);
});

test('the standard symbols are drawn, fathers as large as mothers, and words of a person are never markup', async () => {
  const svg = await drawGenogram(familyOn({ ...FAMILY, people: FAMILY.people.map((one) => (one.id === 'partner' ? { ...one, role: '<b>x' } : one)) }, plainDate('2024-10-01')));
  assert.equal(svg.match(/<rect x="[^"]+" y="[^"]+" width="38" height="38"\/>/g)?.length, 3);
  assert.equal(svg.match(/<circle cx="[^"]+" cy="[^"]+" r="19"\/>/g)?.length, 3);
  assert.equal(svg.match(/genogram-dead/g)?.length, 1);
  assert.match(svg, /genogram-line--passing/);
  assert.equal(svg.match(/l8,-16/g)?.length, 2, 'two strokes for divorced');
  assert.doesNotMatch(svg, /<b>/);
});

test('the words say what the picture shows, and whom entries name beside', () => {
  const words = familyInWords(familyOn(FAMILY, plainDate('2024-10-01')), (date) => date);
  assert.deepEqual(words.find(({ role }) => role === 'mother')?.says, ['female', 'born 1996', 'union with father from 2019, divorced 2023', 'passing relationship with partner from 2024-01', 'child of grandmother']);
  assert.deepEqual(namedElsewhere(FAMILY.people, [['Mother', 'uncle'], ['uncle', 'lodger'], ['the father']]), [{ name: 'uncle', entries: 2 }, { name: 'lodger', entries: 1 }]);
});

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
  twins: [],
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

const BIRTHS: Family = {
  people: [
    person('mother', { sex: 'female' }), person('father', { sex: 'male' }), person('eldest', { born: '2015-01-01', sex: 'male' }), person('Ann', { born: '2019-05-01', sex: 'female' }), person('Bob', { born: '2019-05-01', sex: 'male' }),
    person('first loss', { came: 'miscarriage', born: '2016-03', known: '2016-01' }), person('second loss', { came: 'stillbirth', born: '2017-09-09', sex: 'female' }), person('third loss', { came: 'termination', born: '2018' }),
    person('youngest', { born: '2021-06-01', sex: 'female', known: '2021-01' }), person('the unborn baby', { came: 'expected', known: '2023-02' }),
  ],
  unions: [{ id: 'u1', a: 'mother', b: 'father', kind: 'lasting', starts: '', ends: '', ended: 'separated' }],
  parents: ['eldest', 'Ann', 'Bob', 'first loss', 'second loss', 'third loss', 'youngest', 'the unborn baby'].flatMap((child) => ['mother', 'father'].map((parent) => ({ id: `${child} ${parent}`, child, parent, kind: 'birth' as const }))),
  homes: [{ id: 'h', home: 'flat', person: 'youngest', starts: '', ends: '' }],
  twins: [{ id: 't', a: 'Ann', b: 'Bob', kind: 'not-identical' }],
};
const standing = (day: string) => Object.fromEntries([...familyOn(BIRTHS, plainDate(day)).standing].filter(([id]) => id !== 'mother' && id !== 'father'));

test('a pregnancy stands there from when it was known, and then what came of it', () => {
  assert.deepEqual(standing('2016-02-01'), { eldest: 'person', 'first loss': 'pregnancy' });
  assert.deepEqual(standing('2018-12-31'), { eldest: 'person', 'first loss': 'miscarriage', 'second loss': 'stillbirth', 'third loss': 'termination' });
  assert.equal(standing('2021-05-31')['youngest'], 'pregnancy');
  assert.deepEqual(familyOn(BIRTHS, plainDate('2021-05-31')).homes, [], 'who is not born lives in no home');
  assert.equal(standing('2021-06-01')['youngest'], 'person');
  assert.deepEqual([standing('2023-01-31')['the unborn baby'], standing('2023-02-28')['the unborn baby']], [undefined, 'pregnancy']);
});

test('children stand in the order of birth, losses among them, twins side by side, a pregnancy last', async () => {
  const { at } = await layoutOf(familyOn(BIRTHS, plainDate('2024-01-01')));
  const children = ['eldest', 'first loss', 'second loss', 'third loss', 'Bob', 'Ann', 'youngest', 'the unborn baby'];
  const places = children.map((id) => at.get(id)?.x ?? Number.NaN);
  assert.deepEqual(places, places.toSorted((a, b) => a - b));
  const apart = { ...BIRTHS, people: BIRTHS.people.map((one) => (one.id === 'Bob' ? { ...one, born: '' } : one)) };
  const moved = await layoutOf(familyOn(apart, plainDate('2024-01-01')));
  const order = [...moved.at].filter(([id]) => children.includes(id)).toSorted(([, a], [, b]) => a.x - b.x).map(([id]) => id);
  assert.equal(Math.abs(order.indexOf('Ann') - order.indexOf('Bob')), 1);
});

async function drawn(kind: 'identical' | 'not-identical' | 'not-said'): Promise<string> {
  return drawGenogram(familyOn({ ...BIRTHS, twins: [{ id: 't', a: 'Ann', b: 'Bob', kind }] }, plainDate('2024-01-01')));
}

test('a triangle is a pregnancy, small and crossed a loss; twins hang from one stalk, with a bar only where they are identical', async () => {
  const svg = await drawn('not-identical');
  assert.equal(svg.match(/d="M[\d.]+,[\d.]+l19,38h-38z"/g)?.length, 1, 'the pregnancy');
  assert.equal(svg.match(/d="M[\d.]+,[\d.]+l11,22h-22z"/g)?.length, 2, 'miscarriage and termination');
  assert.equal(svg.match(/r="11"/g)?.length, 1, 'stillborn');
  assert.equal(svg.match(/genogram-dead/g)?.length, 4, 'three crosses, and the line of the termination');
  assert.equal(svg.match(/d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+"/g)?.length, 2, 'the two lines of the twins');
  assert.deepEqual([/genogram-identical/.test(svg), /genogram-identical/.test(await drawn('identical')), />\?</.test(await drawn('not-said'))], [false, true, true]);
});

function says(role: string, day: string): readonly string[] | undefined {
  return familyInWords(familyOn(BIRTHS, plainDate(day)), (date) => date).find((one) => one.role === role)?.says;
}

test('the words say of twins, pregnancies and losses what the picture shows', () => {
  const parents = ['child of mother', 'child of father'];
  assert.deepEqual(says('Ann', '2024-01-01'), ['female', 'born 2019-05-01', ...parents, 'twin, not identical, of Bob']);
  assert.deepEqual(says('first loss', '2024-01-01'), ['a miscarriage', '2016-03', ...parents]);
  assert.deepEqual(says('second loss', '2024-01-01'), ['stillborn', 'female', '2017-09-09', ...parents]);
  assert.deepEqual(says('third loss', '2024-01-01'), ['a pregnancy that was ended', '2018', ...parents]);
  assert.deepEqual(says('youngest', '2021-02-01'), ['a pregnancy, known from 2021-01', ...parents]);
});

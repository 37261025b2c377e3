import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../../kernel/plain-date.ts';
import { decisionAid, explainedAid, type Advice, type AidFacts } from './decision-aid.ts';
import type { ChildFacts, Suspicion } from './facts.ts';
import { crossBorderFacts, crossBorderSuspicion } from '../fixtures/cross-border.ts';

const SEED = 16_03;
const SUSPECTED: Suspicion = { state: 'suspected', since: plainDate('2024-06-28') };
const died: ChildFacts = { outcome: { class: 'died' }, age: 4, residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'no' };
const inArea = { in: 'area' } as const;
const abroad = { in: 'outside-england', country: 'Freedonia' } as const;

function aid(where: AidFacts['where'], children: readonly ChildFacts[], suspicion: Suspicion = SUSPECTED): readonly string[] {
  return decisionAid({ where, children }, suspicion).map(named);
}

function leaver(age?: number): ChildFacts {
  return { outcome: { class: 'died' }, residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'yes', ...(age === undefined ? {} : { age }) };
}

function named(advice: Advice): string {
  if (advice.advice === 'must-notify') return `notify ${advice.limb}`;
  if (advice.advice === 'cannot-tell-yet') return `${advice.about}? ${advice.missing.join(' ')}`;
  return advice.advice;
}

test('a child who dies in the area where abuse is suspected: notify under limb (a)', () => {
  assert.deepEqual(aid(inArea, [died]), ['notify 16C(1)(a)']);
  assert.deepEqual(aid(inArea, [{ ...died, outcome: { class: 'seriously-harmed' } }], { state: 'known', since: plainDate('2024-01-01') }), ['notify 16C(1)(a)']);
});

test('abroad, the council where the child normally lives notifies under limb (b), and no other', () => {
  assert.deepEqual(aid(abroad, [died]), ['notify 16C(1)(b)']);
  assert.deepEqual(aid(abroad, [{ ...died, residentInArea: 'no' }]), ['home-council-notifies']);
  assert.deepEqual(aid(abroad, [{ ...died, residentInArea: 'not-known' }]), ['the-panel? resident']);
});

test('in another English council’s area that council notifies, wherever the child lived', () => {
  assert.deepEqual(aid({ in: 'elsewhere-in-england', council: 'Bayshire' }, [died]), ['another-council-notifies']);
});

test('where the child lived does not matter to limb (a)', () => {
  assert.deepEqual(aid(inArea, [{ ...died, residentInArea: 'no' }]), ['notify 16C(1)(a)']);
});

test('"other" is a class for statistics and never a ground', () => {
  assert.deepEqual(aid(inArea, [{ ...died, outcome: { class: 'other', reason: 'Harmed another child' } }]), ['not-met']);
});

test('one child of four who was seriously harmed is enough', () => {
  const other: ChildFacts = { ...died, outcome: { class: 'other', reason: 'Sibling, unharmed' } };
  const advice = decisionAid({ where: inArea, children: [other, { ...died, outcome: { class: 'seriously-harmed' } }, other, other] }, SUSPECTED);
  assert.deepEqual(advice, [{ advice: 'must-notify', limb: '16C(1)(a)', children: [1] }]);
});

test('a looked-after child’s death is told to the Secretary of State and Ofsted without any suspicion, and starts no rapid review', () => {
  assert.deepEqual(aid(inArea, [{ ...died, lookedAfter: 'by-this-council' }], { state: 'not-suspected' }), ['not-met', 'must-tell-others']);
  assert.deepEqual(aid(inArea, [{ ...died, lookedAfter: 'by-this-council' }]), ['notify 16C(1)(a)', 'must-tell-others']);
  assert.deepEqual(aid(abroad, [{ ...died, lookedAfter: 'by-another-council', residentInArea: 'no' }], { state: 'not-suspected' }), ['not-met', 'caring-council-tells-others']);
});

test('a care leaver’s death is told up to and including 24, and an adult is not a child under section 16C', () => {
  assert.deepEqual(aid(inArea, [leaver(24)]), ['not-met', 'should-tell-others']);
  assert.deepEqual(aid(inArea, [leaver(25)]), ['not-met']);
  assert.deepEqual(aid(inArea, [leaver(17)]), ['notify 16C(1)(a)', 'should-tell-others']);
  assert.deepEqual(aid(inArea, [leaver()]), ['the-panel? age', 'others? age']);
});

test('what is not known is named and not guessed', () => {
  assert.deepEqual(aid({ in: 'not-known' }, [{ ...died, outcome: { class: 'not-known' } }], { state: 'not-yet-known' }), ['the-panel? abuse-or-neglect where outcome']);
  assert.deepEqual(aid(inArea, [{ ...died, lookedAfter: 'not-known' }]), ['notify 16C(1)(a)', 'others? looked-after']);
  assert.deepEqual(aid(inArea, [died], { state: 'not-suspected' }), ['not-met']);
});

test('the cross-border case is Coveshire’s to notify, although the family came from elsewhere', () => {
  assert.deepEqual(aid(crossBorderFacts.where, crossBorderFacts.children, crossBorderSuspicion), ['notify 16C(1)(a)']);
});

test('a duty quotes the Act and says where it comes from', () => {
  const [first] = explainedAid({ where: abroad, children: [died] }, SUSPECTED);
  assert.match(first?.quoted ?? '', /while normally resident in the local authority’s area, the child dies or is seriously harmed outside England$/);
  assert.deepEqual([first?.source, first?.status], ['Children Act 2004 section 16C(1)(b)', 'statute']);
  for (const each of explainedAid({ where: inArea, children: [{ ...died, lookedAfter: 'by-this-council' }] }, { state: 'not-suspected' })) {
    assert.ok(each.explanation.length > 40 && each.source.length > 10);
  }
});

// The oracle: the duty to notify as rows, for one child, read from the top. "·" is any value.
// Columns: abuse (y n ?), harm (d died, s seriously, o other, ?), place (a area, e England, x abroad, ?), resident (y n ?), adult (y n).
const ORACLE: readonly (readonly [string, string])[] = [
  ['n ··· ·', 'not-met'], ['· o·· ·', 'not-met'], ['· ··· y', 'not-met'],
  ['y da· n', 'notify 16C(1)(a)'], ['y sa· n', 'notify 16C(1)(a)'],
  ['y de· n', 'another-council-notifies'], ['y se· n', 'another-council-notifies'],
  ['y dxy n', 'notify 16C(1)(b)'], ['y sxy n', 'notify 16C(1)(b)'],
  ['y dxn n', 'home-council-notifies'], ['y sxn n', 'home-council-notifies'],
  ['· ··· ·', 'unknown'],
];

const oneOf = <const Values extends readonly string[]>(...values: Values): fc.Arbitrary<Values[number]> => fc.constantFrom(...values);

test('for one child the advice agrees with a table of rows written apart from it', () => {
  const outcomes = { d: { class: 'died' }, s: { class: 'seriously-harmed' }, o: { class: 'other', reason: 'Another' }, '?': { class: 'not-known' } } as const;
  const places = { a: inArea, e: { in: 'elsewhere-in-england', council: 'Bayshire' }, x: abroad, '?': { in: 'not-known' } } as const;
  const suspicions = { y: SUSPECTED, n: { state: 'not-suspected' }, '?': { state: 'not-yet-known' } } as const;
  const residents = { y: 'yes', n: 'no', '?': 'not-known' } as const;
  const seen = new Set<string>();
  fc.assert(fc.property(oneOf('y', 'n', '?'), oneOf('d', 's', 'o', '?'), oneOf('a', 'e', 'x', '?'), oneOf('y', 'n', '?'), oneOf('y', 'n'), (abuse, harm, place, resident, adult) => {
    const child: ChildFacts = { outcome: outcomes[harm], age: adult === 'y' ? 19 : 7, residentInArea: residents[resident], lookedAfter: 'no', careLeaver: 'no' };
    const key = `${abuse} ${harm}${place}${resident} ${adult}`;
    const expected = ORACLE.find(([row]) => [...row].every((mark, index) => mark === '·' || mark === key[index]))?.[1];
    seen.add(key);
    const [first = ''] = aid(places[place], [child], suspicions[abuse]);
    assert.equal(first.startsWith('the-panel?') ? 'unknown' : first, expected, key);
  }), { seed: SEED, numRuns: 4000 });
  assert.equal(seen.size, 3 * 4 * 4 * 3 * 2);
});

test('advice about several children is the advice about each, put together', () => {
  const child: fc.Arbitrary<ChildFacts> = fc.record({
    outcome: fc.constantFrom({ class: 'died' } as const, { class: 'seriously-harmed' } as const, { class: 'other', reason: 'Another' } as const),
    age: fc.integer({ min: 0, max: 26 }), residentInArea: oneOf('yes', 'no'), lookedAfter: oneOf('no', 'by-this-council', 'by-another-council'), careLeaver: oneOf('yes', 'no'),
  });
  fc.assert(fc.property(fc.array(child, { minLength: 1, maxLength: 4 }), fc.constantFrom(inArea, abroad), (children, where) => {
    const together = new Set(aid(where, children));
    const apart = new Set(children.flatMap((each) => aid(where, [each])));
    if (apart.size > 1 && [...apart].some((advice) => advice !== 'not-met' && !advice.includes('tell'))) apart.delete('not-met');
    assert.deepEqual([...together].toSorted(), [...apart].toSorted());
  }), { seed: SEED, numRuns: 1500 });
});

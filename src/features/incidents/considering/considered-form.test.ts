import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkAnswers, validateQuestionSet } from '../../../platform/forms/index.ts';
import { delayForm, suspicionForm, viewForm } from './act-forms.ts';
import { childrenIn, withChildAdded, withChildRemoved } from './children-typed.ts';
import { consideredParts, factsFrom, factsParts, typedFacts, wholeSet } from './considered-form.ts';
import { Facts, PARTNERS } from '../pathway/facts.ts';
import { stagedIncidents } from '../fixtures/stages.ts';
import { notificationDecisionForm, outcomesAgainst } from './notification-decision-form.ts';

const now = new Date('2026-11-23T09:00:00Z');
const SEED = 20261123;

const words = fc.constantFrom('Made up', 'Two words', 'A longer line, with a comma');
const known = fc.constantFrom('yes', 'no', 'not-known');
const child = fc.record({
  outcome: fc.oneof(fc.constantFrom('died', 'seriously-harmed', 'not-known').map((name) => ({ class: name })), words.map((reason) => ({ class: 'other', reason }))),
  age: fc.integer({ min: 0, max: 30 }), residentInArea: known, lookedAfter: fc.constantFrom('no', 'by-this-council', 'by-another-council', 'not-known'), careLeaver: known,
}, { requiredKeys: ['outcome', 'residentInArea', 'lookedAfter', 'careLeaver'] });
const facts = fc.record({
  title: words, summary: words, place: words, toldBy: words,
  occurred: fc.constantFrom({ edtf: '2026-11', words: 'November 2026' }, { edtf: '2026-11-15~', words: 'about 15 November 2026' }),
  councilAware: fc.constantFrom('2026-11-20', '2026-11-23'),
  where: fc.oneof(fc.constantFrom({ in: 'area' }, { in: 'not-known' }), words.map((council) => ({ in: 'elsewhere-in-england', council })), words.map((country) => ({ in: 'outside-england', country }))),
  children: fc.array(child, { minLength: 1, maxLength: 4 }), otherAreas: fc.uniqueArray(words, { maxLength: 3 }),
}).map((made) => Facts.parse(made));

test('facts come back from the form as they went in, whatever they are', () => {
  fc.assert(fc.property(facts, (recorded) => {
    const typed = typedFacts(recorded);
    const answers = checkAnswers(wholeSet(factsParts(childrenIn(typed))), typed, { now });
    assert.ok(answers.ok);
    assert.deepEqual(factsFrom(answers.value, childrenIn(typed)), recorded);
  }), { seed: SEED, numRuns: 100 });
});

test('a child taken out leaves the others as they were, in their order', () => {
  fc.assert(fc.property(facts, fc.integer({ min: 1, max: 4 }), (recorded, gone) => {
    const typed = withChildRemoved(typedFacts(recorded), gone);
    const left = recorded.children.length === 1 || gone > recorded.children.length ? recorded.children : recorded.children.filter((_, index) => index + 1 !== gone);
    const answers = checkAnswers(wholeSet(factsParts(childrenIn(typed))), typed, { now });
    assert.ok(answers.ok);
    assert.deepEqual(factsFrom(answers.value, childrenIn(typed)).children, left);
  }), { seed: SEED, numRuns: 100 });
});

test('there is room for one to four children, whatever was sent', () => {
  assert.deepEqual(['', '0', '3', '9', 'x', '2.5'].map((children) => childrenIn({ children })), [1, 1, 3, 4, 1, 1]);
  assert.equal(childrenIn(withChildAdded({ children: '4' })), 4);
});

test('every form to consider and decide is sound', () => {
  const sets = [
    ...[1, 2, 3, 4].map((children) => wholeSet(consideredParts(children))), suspicionForm, viewForm(PARTNERS), viewForm(['health']), delayForm(1), delayForm(8),
    ...stagedIncidents().map(({ incident }) => notificationDecisionForm(incident)),
  ];
  for (const set of sets) assert.deepEqual(validateQuestionSet(set).filter((problem) => !problem.includes('has no options')), [], set.id);
});

test('a decision that the aid speaks against, or cannot speak for yet, is asked why', () => {
  assert.deepEqual(outcomesAgainst([{ advice: 'must-notify', limb: '16C(1)(a)', children: [0] }]), ['tell-others', 'do-not-notify']);
  assert.deepEqual(outcomesAgainst([{ advice: 'cannot-tell-yet', about: 'the-panel', missing: ['where'] }]), ['tell-others', 'do-not-notify']);
  assert.deepEqual(outcomesAgainst([{ advice: 'not-met', because: 'nobody-harmed' }, { advice: 'must-tell-others', children: [0] }]), ['do-not-notify']);
  assert.deepEqual(outcomesAgainst([{ advice: 'not-met', because: 'nobody-harmed' }]), []);
});

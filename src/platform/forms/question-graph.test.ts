import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyQuestion } from '../pages/gallery/every-question.ts';
import { askedQuestions } from './asked.ts';
import { questionFields } from './question-fields.ts';
import { validateQuestionSet } from './question-graph.ts';
import type { Question, QuestionSet } from './question.ts';

const yes = { value: 'yes', text: 'Yes' };
const parent: Question = { kind: 'choice', name: 'a', wording: 'A?', options: [yes] };

test('the gallery’s set is sound', () => assert.deepEqual(validateQuestionSet(everyQuestion), []));

const faults: readonly (readonly [string, readonly Question[], RegExp])[] = [
  ['a name used twice', [parent, parent], /two questions use the form field a/],
  ['a name that clashes with a date’s box', [{ kind: 'date', name: 'x', wording: 'X?' }, { kind: 'text', name: 'x-day', wording: 'Y?' }], /form field x-day/],
  ['a name that no address could hold', [{ kind: 'text', name: 'a b', wording: 'A?' }], /is not a name/],
  ['hanging on nothing', [{ kind: 'text', name: 'b', wording: 'B?', when: { question: 'z', is: ['yes'] } }], /not an earlier question/],
  ['hanging on itself', [{ kind: 'choice', name: 'b', wording: 'B?', options: [yes], when: { question: 'b', is: ['yes'] } }], /not an earlier question/],
  ['hanging on an option that is not there', [parent, { kind: 'text', name: 'b', wording: 'B?', when: { question: 'a', is: ['no'] } }], /no, which is not an option/],
  ['hanging on no answer at all', [parent, { kind: 'text', name: 'b', wording: 'B?', when: { question: 'a', is: [] } }], /never asked/],
  ['hanging on free words', [{ kind: 'text', name: 'a', wording: 'A?' }, { kind: 'text', name: 'b', wording: 'B?', when: { question: 'a', is: ['x'] } }], /has no options/],
  ['an exclusive option that is not there', [{ kind: 'choices', name: 'a', wording: 'A?', options: [yes], exclusive: 'none' }], /excludes by none/],
  ['an option twice', [{ kind: 'choice', name: 'a', wording: 'A?', options: [yes, yes] }], /the option yes twice/],
];
for (const [what, questions, problem] of faults) {
  test(`${what} is found`, () => assert.match(validateQuestionSet(setOf(questions)).join('\n'), problem));
}

test('what hangs on an unasked question is not asked, even when its answer was typed', () => {
  const set = setOf([
    parent,
    { kind: 'choice', name: 'b', wording: 'B?', options: [yes], when: { question: 'a', is: ['yes'] } },
    { kind: 'text', name: 'c', wording: 'C?', when: { question: 'b', is: ['yes'] } },
  ]);
  assert.deepEqual(askedQuestions(set, { b: 'yes' }).map(({ name }) => name), ['a']);
  assert.deepEqual(askedQuestions(set, { a: 'yes', b: 'yes' }).map(({ name }) => name), ['a', 'b', 'c']);
});

test('an incomplete date marks each empty box, and a wrong one all three', () => {
  const set = setOf([{ kind: 'date', name: 'on', wording: 'When?' }]);
  assert.deepEqual(markedBoxes(set, { 'on-day': '3' }, { code: 'DATE_INCOMPLETE', field: 'on-month' }), ['on-month', 'on-year']);
  assert.deepEqual(markedBoxes(set, { 'on-day': '31', 'on-month': '2', 'on-year': '2026' }, { code: 'DATE_NOT_REAL', field: 'on' }), ['on-day', 'on-month', 'on-year']);
});

function markedBoxes(set: QuestionSet, typed: Readonly<Record<string, string>>, refusal: { code: string; field: string }): readonly string[] {
  const [field] = questionFields(set, typed, [{ ...refusal, message: 'Mend it' }]);
  const items = field?.params['items'];
  assert.ok(Array.isArray(items));
  return items.filter(({ classes }) => String(classes).includes('error')).map(({ name }) => String(name));
}

function setOf(questions: readonly Question[]): QuestionSet {
  return { id: 'made-up', version: '1', title: 'Made up', questions };
}

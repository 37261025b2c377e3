import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { validateQuestionSet } from '../../../platform/forms/index.ts';
import { crossBorderFacts, crossBorderSuspicion, at, SOMEBODY } from '../fixtures/cross-border.ts';
import type { Facts } from '../pathway/facts.ts';
import { carriedInto, dayOfIncident, type Recorded } from './notification-carried.ts';
import { firstContents } from './notification-contents.ts';
import { correctionSentSet, sendingCorrectedSet, sentSet, withdrawalSet } from './notification-sending-form.ts';
import { sectionNamed, sectionsOf } from './notification-sections.ts';
import { frozenParts, isComplete, isUnchangedSince, preparing } from './notification-state.ts';
import type { Draft } from '../store/index.ts';

const NOW = new Date('2024-07-03T12:00:00Z');
const recorded: Recorded = {
  facts: crossBorderFacts, suspicion: crossBorderSuspicion,
  decided: { decision: { outcome: 'notify', limbs: ['16C(1)(a)'], reason: 'Died here' }, at: at('2024-07-02T09:00') },
};
const draft = (typed: Draft['typed'], version = 1): Draft => ({ typed, version, savedAt: NOW, savedBy: SOMEBODY });
const child = {
  name: 'Wren', outcome: 'died', 'death-date': '27 June 2024', 'birth-date': '', age: '2', sex: 'F', ethnicity: 'NOBT', disability: ['NONE'], 'looked-after': 'no',
  'care-leaver': 'no', plans: ['none'], 'social-care': 'open', resident: 'not-known',
};
const incident = {
  ground: ['16C(1)(a)'], 'incident-date': 'About three days before 28 June 2024', place: 'x', 'place-kind': 'temporary', 'what-happened': 'x', safety: 'x',
  'council-aware-day': '28', 'council-aware-month': '6', 'council-aware-year': '2024', 'suspected-on-day': '28', 'suspected-on-month': '6', 'suspected-on-year': '2024',
};
const complete = new Map<string, Draft>([
  ['notification-incident', draft({ ...incident, 'incident-date': '25 June 2024' })], ['notification-child-a', draft(child)],
  ['notification-adult-a', draft({ name: 'Not known yet', relationship: 'not-known', 'lived-with-child': 'not-known' })],
  ['notification-others', draft({ areas: 'Ashshire, Bayshire' })],
  ['notification-notifier', draft({ notifier: 'N', 'notifier-role': 'R', 'notifier-phone': '1', 'notifier-email': 'n@coveshire.example' })],
]);
const stateOf = (drafts: ReadonlyMap<string, Draft>, about = recorded) => preparing(drafts, about, NOW);
const statusOf = (drafts: ReadonlyMap<string, Draft>, id: string) => stateOf(drafts).sections.find(({ section }) => section.id === id)?.status;

test('every set of the notification is sound', () => {
  const sets = [...sectionsOf(firstContents(crossBorderFacts), plainDate('2026-11-20')).map(({ set }) => set), sentSet, sendingCorrectedSet, correctionSentSet, withdrawalSet];
  assert.deepEqual(sets.flatMap((set) => validateQuestionSet(set)), []);
});

test('a section is not started until it is saved, even where everything is carried over', () => {
  const { sections } = stateOf(new Map());
  assert.deepEqual(new Set(sections.map(({ status }) => status)), new Set(['not-started']));
  assert.deepEqual(sections.find(({ section }) => section.id === 'others')?.carried, ['Which other areas must be told?']);
});

test('what is missing is work in progress, and what cannot be is a problem', () => {
  assert.equal(statusOf(new Map([['notification-child-a', draft({ ...child, name: '' })]]), 'child-a'), 'in-progress');
  assert.equal(statusOf(new Map([['notification-child-a', draft({ ...child, 'death-date': '31 June 2024' })]]), 'child-a'), 'problem');
  assert.equal(statusOf(new Map([['notification-child-a', draft(child)]]), 'child-a'), 'completed');
});

test('saved answers are judged in the light of the others, and answers that nobody saved judge nothing', () => {
  const born = new Map([...complete, ['notification-child-a', draft({ ...child, age: '', 'birth-date': '28 June 2024' })]]);
  assert.equal(statusOf(born, 'child-a'), 'problem');
  born.delete('notification-incident');
  assert.equal(statusOf(born, 'child-a'), 'completed');
});

test('a complete notification freezes every section with its wording, and every saving changes its fingerprint', () => {
  const state = stateOf(complete);
  assert.ok(isComplete(state));
  const parts = frozenParts(state);
  assert.deepEqual(parts.map(({ part }) => part), ['incident', 'child-a', 'adult-a', 'others', 'notifier']);
  assert.ok(isUnchangedSince(state, JSON.parse(JSON.stringify(parts))));
  const saved = stateOf(new Map([...complete, ['notification-others', draft({ areas: 'Ashshire, Bayshire' }, 2)]]));
  assert.notEqual(saved.fingerprint, state.fingerprint);
  assert.ok(isUnchangedSince(saved, parts));
  assert.ok(!isUnchangedSince(stateOf(new Map([...complete, ['notification-others', draft({ areas: 'Bayshire' })]])), parts));
});

test('the grounds are those that the council decided on', () => {
  const others: Recorded = { ...recorded, decided: { ...recorded.decided, decision: { outcome: 'tell-others', reason: 'x' } } };
  const found = stateOf(complete, others).sections.find(({ section }) => section.id === 'incident');
  assert.deepEqual(found?.refusals.map(({ code }) => code), ['GROUND_NOT_DECIDED']);
  const told = stateOf(new Map([...complete, ['notification-incident', draft({ ...incident, 'incident-date': '25 June 2024', ground: ['16C(1)(a)', 'looked-after-death'] })]]));
  assert.deepEqual(told.sections.find(({ section }) => section.id === 'incident')?.refusals.map(({ code }) => code), ['GROUND_WITHOUT_DEATH']);
});

test('the facts of each child are carried to that child, and of nobody who was added later', () => {
  const facts: Facts = { ...crossBorderFacts, children: [...crossBorderFacts.children, { outcome: { class: 'other', reason: 'Harmed another' }, residentInArea: 'no', lookedAfter: 'by-another-council', careLeaver: 'not-known' }] };
  const contents = { child: ['a', 'b', 'c'], adult: ['a'], made: { child: 3, adult: 1 } };
  const typed = sectionsOf(contents, dayOfIncident(facts)).filter(({ one }) => one?.of === 'child').map((section) => carriedInto(section, { ...recorded, facts }).typed);
  assert.deepEqual(typed.map((each) => [each['age'], each['outcome'], each['other-reason'], each['looked-after']]), [
    ['2', 'died', undefined, 'no'], [undefined, 'other', 'Harmed another', 'by-another-council'], [undefined, undefined, undefined, undefined],
  ]);
});

test('a code list is the one of the day of the incident', () => {
  assert.deepEqual(['H5', 'K3', 'Z11'].map((code) => [placements('2024-03-31').includes(code), placements('2024-06-25').includes(code), placements('2025-06-25').includes(code)]), [[true, true, false], [false, true, true], [false, false, true]]);
});

function placements(on: string): readonly string[] {
  const question = sectionNamed('child-a', firstContents(crossBorderFacts), plainDate(on))?.set.questions.find(({ name }) => name === 'placement');
  return question !== undefined && 'options' in question ? question.options.map(({ value }) => value) : [];
}

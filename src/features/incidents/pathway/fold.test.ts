import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ACT_KINDS, type Act } from './act.ts';
import { evolve, fold } from './fold.ts';
import { anyCommand } from '../fixtures/commands.ts';
import { crossBorderCommands } from '../fixtures/cross-border.ts';
import { historyOf, NOON, tell, type Told } from '../fixtures/history.ts';
import type { Stage } from './incident.ts';
import { nextStage } from './transitions.ts';

const SEED = 20_240_628;

// Written by hand from the pathway's description, apart from the table: which stage may follow which.
const MAY_FOLLOW: Readonly<Record<Stage | 'nothing', readonly Stage[]>> = {
  nothing: ['considered'],
  considered: ['considered', 'preparing', 'not-notified'],
  'not-notified': ['not-notified', 'preparing'],
  preparing: ['preparing', 'locked', 'not-notified'],
  locked: ['locked', 'preparing', 'not-notified', 'others-told', 'rapid-review'],
  'others-told': ['others-told', 'preparing'],
  'rapid-review': ['rapid-review', 'review-sent', 'withdrawn'],
  'review-sent': ['review-sent'],
  withdrawn: ['withdrawn', 'preparing'],
};

function play(start: Told, commands: readonly Parameters<typeof tell>[1][]): readonly Told[] {
  const seen = [start];
  for (const command of commands) seen.push(tell(seen.at(-1) ?? start, command, NOON).told);
  return seen;
}

test('whatever is asked in whatever order, the acts that come of it fold, and to the same incident as step by step', () => {
  const visited = new Set<Stage>();
  fc.assert(fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 60, size: 'max' }), fc.boolean(), (commands, underWay) => {
    const start: Told = underWay ? historyOf(crossBorderCommands) : { acts: [], incident: null };
    const { acts, incident } = play(start, commands).at(-1) ?? start;
    if (incident === null) return;
    visited.add(incident.stage);
    assert.deepEqual(fold(acts), incident);
  }), { seed: SEED, numRuns: 600 });
  assert.deepEqual([...visited].toSorted(), Object.keys(MAY_FOLLOW).filter((stage) => stage !== 'nothing').toSorted());
});

test('the stage moves only where the pathway lets it, and as the table says', () => {
  fc.assert(fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 40, size: 'max' }), (commands) => {
    const { acts } = play({ acts: [], incident: null }, commands).at(-1) ?? { acts: [] };
    acts.forEach((act, index) => {
      const before = index === 0 ? null : fold(acts.slice(0, index));
      const after = fold(acts.slice(0, index + 1));
      assert.equal(after.stage, nextStage(before?.stage ?? 'nothing', act));
      assert.ok(MAY_FOLLOW[before?.stage ?? 'nothing'].includes(after.stage), `${before?.stage} to ${after.stage} by ${act.kind}`);
    });
  }), { seed: SEED, numRuns: 200 });
});

test('an act that its stage does not allow is refused when asked for, and cannot be folded', () => {
  fc.assert(fc.property(fc.array(anyCommand, { maxLength: 30, size: 'max' }), anyCommand, (commands, last) => {
    const start = historyOf(crossBorderCommands);
    const before = play(start, commands).at(-1) ?? start;
    const { result, told } = tell(before, last, NOON);
    if (result.ok) return;
    assert.equal(told.acts.length, before.acts.length);
    assert.ok(result.refusals.every(({ code, message }) => /^[A-Z_]+$/.test(code) && message.length > 10));
  }), { seed: SEED, numRuns: 300 });
});

test('every act of a real history can be replayed from the start and none from elsewhere', () => {
  const { acts } = historyOf(crossBorderCommands);
  assert.throws(() => fold([]), /without acts/);
  for (const act of acts.slice(1)) assert.throws(() => fold([act]), /cannot follow/);
  const [first] = acts;
  assert.ok(first);
  assert.throws(() => evolve(fold(acts), first), /cannot follow/);
});

test('an incident that was notified holds its reference, the time and what the partners said', () => {
  const incident = historyOf(crossBorderCommands).incident;
  assert.ok(incident?.stage === 'rapid-review');
  assert.deepEqual(incident.sent, { version: 1, reference: 'SIN-0000-TEST', sentAt: '2024-07-04T12:00:00+01:00' });
  assert.equal(incident.views.police?.view, 'notify');
  assert.equal(incident.views.council, undefined);
  assert.equal(incident.versions.notification, 1);
});

test('the kinds of act are listed once each', () => {
  assert.equal(new Set(ACT_KINDS).size, ACT_KINDS.length);
  const kinds: readonly Act['kind'][] = ACT_KINDS;
  assert.ok(kinds.includes('notification_withdrawn'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissions } from '../../access/index.ts';
import { ACT_KINDS, type ActKind, type NewAct } from './act.ts';
import { at, crossBorderFacts, crossBorderPart, crossBorderSuspicion } from '../fixtures/cross-border.ts';
import { dated, NOON } from '../fixtures/history.ts';
import { stagedIncidents } from '../fixtures/stages.ts';
import { evolve } from './fold.ts';
import { stageWords, type Stage } from './incident.ts';
import { PANEL_ENDS, panelStageWords, panelTransitions, type PanelStage } from '../panel/panel-item.ts';
import { validatePathway } from './pathway-graph.ts';
import { REQUEST_ENDS, requestStageWords, requestTransitions, type RequestStage } from '../requests/request.ts';
import { stateDiagram } from './state-diagram.ts';
import { actsAt, type ActRule, type TransitionTable } from './transition-table.ts';
import { actsOpenTo, ENDS, nextStage, permissionOfActs, transitions } from './transitions.ts';

const stages = Object.keys(stageWords).filter((stage): stage is Stage => stage in stageWords);
const table: TransitionTable<Stage, ActKind> = transitions;

test('every stage can be reached, and from every stage there is a way to an end', () => {
  assert.deepEqual(validatePathway<Stage, ActKind>(transitions, stages, ENDS), []);
  assert.deepEqual(validatePathway<RequestStage, keyof typeof requestTransitions>(requestTransitions, keys(requestStageWords), REQUEST_ENDS), []);
  assert.deepEqual(validatePathway<PanelStage, keyof typeof panelTransitions>(panelTransitions, keys(panelStageWords), PANEL_ENDS), []);
});

test('a table with an island, a dead end and a doubled arrow is found out', () => {
  const broken = { begin: rule([{ from: ['nothing'], to: 'a' }, { from: ['nothing'], to: 'a' }]), move: rule([{ from: ['b'], to: 'c' }]) };
  assert.deepEqual(validatePathway(broken, ['a', 'b', 'c'], ['c']), [
    'nothing leads to b', 'nothing leads to c', 'a is a dead end', 'begin from nothing is in the table twice',
  ]);
});

test('an act is folded exactly where the table has it, at every stage', () => {
  for (const { stage, incident } of stagedIncidents()) {
    for (const act of everyAct()) {
      const to = nextStage(stage, act);
      if (to === undefined) assert.throws(() => evolve(incident, dated(act, NOON)), /cannot follow/, `${act.kind} at ${stage}`);
      else if (fits(incident, act)) assert.equal(evolve(incident, dated(act, NOON)).stage, to, `${act.kind} at ${stage}`);
    }
  }
});

test('every permission of the pathway is one that somebody can hold', () => {
  const named = [...permissionOfActs().map(({ permission }) => permission), ...Object.values(requestTransitions).map(({ may }) => may), ...Object.values(panelTransitions).map(({ may }) => may)];
  assert.deepEqual(named.filter((permission) => !(permission in permissions)), []);
  assert.deepEqual(permissionOfActs().map(({ kind }) => kind).toSorted(), [...ACT_KINDS].toSorted());
});

test('a page offers only what the stage allows and the person may', () => {
  const first = stagedIncidents().find(({ stage }) => stage === 'considered');
  assert.ok(first);
  assert.deepEqual(actsOpenTo(first.incident, (permission) => permission === 'incident:give-view'), ['partner_view']);
  assert.deepEqual(actsOpenTo(first.incident, () => false), []);
  assert.ok(!actsAt(table, 'considered').includes('rapid_review_sent'));
});

test('wherever a reason is needed there is a sentence that asks for it', () => {
  for (const rule of [...Object.values(table), ...Object.values<ActRule<RequestStage>>(requestTransitions)]) {
    if (rule.reason !== 'none') assert.match(rule.missing, /^Enter .{8,}[^.]$/);
    assert.match(rule.button, /^[A-Z].{4,}[^.]$/);
    assert.match(rule.done, /^[A-Z].{8,}[^.]$/);
  }
});

test('a rule that needs a reason and has no words for its absence does not compile', () => {
  // @ts-expect-error missing is required beside reason: 'required'
  const unworded: ActRule<'a'> = { may: 'incident:read', button: '', done: '', moves: [], reason: 'required' };
  assert.equal(unworded.reason, 'required');
});

test('the diagram draws every arrow between stages, and lists every act', () => {
  const drawn = stateDiagram();
  for (const kind of ACT_KINDS) assert.ok(drawn.includes(`| ${kind} |`), kind);
  assert.match(drawn, /locked --> rapid_review: notified, panel/);
  assert.match(drawn, /\[\*\] --> considered: considered/);
  assert.equal(drawn.match(/```mermaid/g)?.length, 3);
  assert.ok(drawn.endsWith('|\n'));
});

function rule(moves: ActRule<'a' | 'b' | 'c'>['moves']): ActRule<'a' | 'b' | 'c'> {
  return { may: 'incident:read', button: '', done: '', reason: 'none', moves };
}

function keys<Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(words).filter((key): key is Key => key in words);
}

/** Acts whose data must agree with the incident: those that name a version or correct what went. */
function fits(incident: ReturnType<typeof stagedIncidents>[number]['incident'], act: NewAct): boolean {
  if (act.kind === 'partner_signed' || act.kind === 'partner_dissented') return 'proposed' in incident && incident.proposed?.version === act.data.version;
  return act.kind !== 'correction_sent' || ('correction' in incident && incident.correction !== undefined);
}

function everyAct(): readonly NewAct[] {
  const sentAt = at('2024-07-04T12:00');
  const parts = [crossBorderPart];
  const yes = { answer: 'yes', reason: 'It is' } as const;
  const decision = { serious: yes, importantToArea: yes, appropriate: yes, improvements: yes, recurrentThemes: yes, workingTogether: yes, panelView: yes, conclusion: 'lcspr' } as const;
  const reason = 'Because';
  const day = crossBorderFacts.councilAware;
  return [
    { kind: 'considered', data: { facts: crossBorderFacts, suspicion: crossBorderSuspicion } },
    { kind: 'facts_corrected', data: { facts: crossBorderFacts, reason } },
    { kind: 'suspicion_recorded', data: { suspicion: crossBorderSuspicion, reason } },
    { kind: 'partner_view', data: { partner: 'police', view: 'notify', reason } },
    { kind: 'decided_on_notification', data: { decision: { outcome: 'notify', limbs: ['16C(1)(a)'], reason } } },
    { kind: 'decided_on_notification', data: { decision: { outcome: 'tell-others', reason } } },
    { kind: 'decided_on_notification', data: { decision: { outcome: 'do-not-notify', reason } } },
    { kind: 'notification_locked', data: { version: 2, addressee: 'panel', parts } },
    { kind: 'notified', data: { version: 1, addressee: 'panel', reference: 'R', sentAt } },
    { kind: 'notified', data: { version: 1, addressee: 'others', reference: 'R', sentAt } },
    { kind: 'sending_corrected', data: { reference: 'R', sentAt, reason } },
    { kind: 'correction_sent', data: { version: 2, sentAt } },
    { kind: 'notification_withdrawn', data: { reason, told: 'The Panel' } },
    { kind: 'delay_recorded', data: { clock: 'rapid-review', due: day, reason, told: [{ who: 'The Panel', on: day }], revised: day, learningActedOn: 'None' } },
    { kind: 'review_decision_proposed', data: { version: 2, decision, parts } },
    { kind: 'partner_signed', data: { partner: 'police', version: 1 } },
    { kind: 'partner_dissented', data: { partner: 'police', version: 1, reason } },
    { kind: 'rapid_review_sent', data: { version: 1, sentAt, standing: 'joint', parts } },
    { kind: 'decision_notice_sent', data: { decision: 1, sentAt, standing: 'joint' } },
    { kind: 'released', data: { version: 1, parts } },
  ];
}

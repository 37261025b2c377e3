import type { Permission } from '../../access/index.ts';
import { ACT_KINDS, type ActKind, type NewAct } from './act.ts';
import type { Incident, Stage } from './incident.ts';
import { actsAt, stageAfter, type Nothing, type TransitionTable } from './transition-table.ts';

const EVERYWHERE = ['considered', 'not-notified', 'preparing', 'locked', 'others-told', 'rapid-review', 'review-sent', 'withdrawn'] as const;
const BEFORE_SENDING = ['considered', 'not-notified', 'preparing', 'locked'] as const;
const AFTER_SENDING = ['others-told', 'rapid-review', 'review-sent'] as const;
const REVIEWING = ['rapid-review', 'review-sent'] as const;

/**
 * The pathway of an incident, in one table: where each act can be done, where it leads, who may,
 * whether a reason is needed, and the words on the button and after it. The check, the pages, the
 * policies of the database and the diagram all read it.
 */
export const transitions = {
  considered: {
    may: 'incident:consider', button: 'Record this incident', done: 'The incident has been recorded',
    reason: 'none', moves: [{ from: ['nothing'], to: 'considered' }],
  },
  facts_corrected: {
    may: 'incident:consider', button: 'Save the corrected facts', done: 'The corrected facts have been added. What was recorded before is kept',
    reason: 'required', missing: 'Enter why the facts are being corrected', moves: [{ from: EVERYWHERE, to: 'same' }],
  },
  suspicion_recorded: {
    may: 'incident:consider', button: 'Record what is known about abuse or neglect', done: 'What is known about abuse or neglect has been recorded',
    reason: 'required', missing: 'Enter what this is based on', moves: [{ from: EVERYWHERE, to: 'same' }],
  },
  partner_view: {
    may: 'incident:give-view', button: 'Give this view', done: 'The view has been recorded',
    reason: 'required-when', when: 'the partner has a view', missing: 'Enter the reason for this view',
    moves: [{ from: [...BEFORE_SENDING, 'others-told', 'withdrawn'], to: 'same' }],
  },
  decided_on_notification: {
    may: 'incident:decide', button: 'Record the council’s decision', done: 'The council’s decision has been recorded',
    reason: 'required', missing: 'Enter the council’s reasons',
    moves: [
      { from: [...BEFORE_SENDING, 'others-told', 'withdrawn'], when: 'notify', to: 'preparing' },
      { from: BEFORE_SENDING, when: 'tell-others', to: 'preparing' },
      { from: BEFORE_SENDING, when: 'do-not-notify', to: 'not-notified' },
    ],
  },
  notification_locked: {
    may: 'notification:prepare', button: 'Lock this version', done: 'This version of the notification is locked',
    reason: 'none', moves: [{ from: ['preparing', 'locked'], to: 'locked' }, { from: AFTER_SENDING, to: 'same' }],
  },
  notified: {
    may: 'notification:record-sent', button: 'Record that it was sent', done: 'The notification has been recorded as sent',
    reason: 'none', moves: [{ from: ['locked'], when: 'panel', to: 'rapid-review' }, { from: ['locked'], when: 'others', to: 'others-told' }],
  },
  sending_corrected: {
    may: 'notification:record-sent', button: 'Correct the reference or the time', done: 'The reference and the time have been corrected',
    reason: 'required', missing: 'Enter why the reference or the time is being corrected', moves: [{ from: AFTER_SENDING, to: 'same' }],
  },
  correction_sent: {
    may: 'notification:record-sent', button: 'Record that the correction was sent', done: 'The correction has been recorded as sent',
    reason: 'none', moves: [{ from: AFTER_SENDING, to: 'same' }],
  },
  notification_withdrawn: {
    may: 'notification:withdraw', button: 'Withdraw the notification', done: 'The notification has been withdrawn',
    reason: 'required', missing: 'Enter why the criteria are not met after all', moves: [{ from: ['rapid-review'], to: 'withdrawn' }],
  },
  delay_recorded: {
    may: 'delay:record', button: 'Record this delay', done: 'The delay has been recorded. The due date has not changed',
    reason: 'required', missing: 'Enter the reason for the delay', moves: [{ from: ['considered', 'preparing', 'locked', 'rapid-review'], to: 'same' }],
  },
  review_decision_proposed: {
    may: 'review:propose-decision', button: 'Put this decision to the partners', done: 'The decision has been put to the safeguarding partners',
    reason: 'none', moves: [{ from: REVIEWING, to: 'same' }],
  },
  partner_signed: {
    may: 'decision:sign', button: 'Sign this decision', done: 'Your signature has been recorded',
    reason: 'none', moves: [{ from: REVIEWING, to: 'same' }],
  },
  partner_dissented: {
    may: 'decision:sign', button: 'Dissent from this decision', done: 'Your dissent has been recorded',
    reason: 'required', missing: 'Enter the reason for your dissent', moves: [{ from: REVIEWING, to: 'same' }],
  },
  rapid_review_sent: {
    may: 'review:send', button: 'Send the rapid review to the Panel', done: 'The rapid review has been sent to the Panel',
    reason: 'required-when', when: 'the decision is not yet made, or a partner has not answered',
    missing: 'Enter why the rapid review goes before the partners have decided together',
    moves: [{ from: REVIEWING, to: 'review-sent' }],
  },
  decision_notice_sent: {
    may: 'review:send', button: 'Send the decision to the Panel', done: 'The decision has been sent to the Panel',
    reason: 'required-when', when: 'a partner has not answered', missing: 'Enter why the decision goes before all three partners have answered',
    moves: [{ from: ['review-sent'], to: 'same' }],
  },
  released: {
    may: 'review:release', button: 'Release to the agencies that were asked', done: 'The agencies that were asked can now read this version',
    reason: 'none', moves: [{ from: REVIEWING, to: 'same' }],
  },
} as const satisfies TransitionTable<Stage, ActKind>;

const table: TransitionTable<Stage, ActKind> = transitions;

/** The stages where a history may rest for good. A later act may still lead on from them. */
export const ENDS: readonly Stage[] = ['not-notified', 'others-told', 'review-sent', 'withdrawn'];

/** Where an act leads; undefined when it cannot be done at that stage. */
export function nextStage(from: Stage | Nothing, act: NewAct): Stage | undefined {
  return stageAfter(table, from, { kind: act.kind, outcome: outcomeOf(act) });
}

/** The acts that may be offered on an incident's page to someone who `may`. */
export function actsOpenTo(incident: Incident, may: (permission: Permission) => boolean): readonly ActKind[] {
  return actsAt(table, incident.stage).filter((kind) => may(table[kind].may));
}

/** Rows for the database's copy: which permission each act needs. */
export function permissionOfActs(): readonly { readonly kind: ActKind; readonly permission: Permission }[] {
  return ACT_KINDS.map((kind) => ({ kind, permission: table[kind].may }));
}

/** What an act came to, where that decides the way. */
function outcomeOf(act: NewAct): string | undefined {
  if (act.kind === 'decided_on_notification') return act.data.decision.outcome;
  return act.kind === 'notified' ? act.data.addressee : undefined;
}

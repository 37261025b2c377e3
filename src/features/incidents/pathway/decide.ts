import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { ClockSettings } from '../../calendar/index.ts';
import type { ActKind, NewAct } from './act.ts';
import type { Command } from './command.ts';
import { decideDelay } from './decide-delay.ts';
import { checkCorrection, checkDecision, checkFacts, checkSent, checkSuspicion } from './decide-notification.ts';
import { checkAnswer, checkNotice, checkProposal, partnerAnswered } from './decide-review.ts';
import { addresseeOf, stageWords, type Incident } from './incident.ts';
import { refusal } from '../refusals.ts';
import { needsReasonToSend, standingOf } from './standing.ts';
import type { TransitionTable } from './transition-table.ts';
import { nextStage, transitions } from './transitions.ts';

export interface Terms {
  readonly now: Date;
  /** What the partnership has chosen about the clocks that begin now. */
  readonly settings?: ClockSettings;
}

/**
 * Turns what somebody asks for into acts to add to the history, or says why not. Pure: it reads no
 * clock and no database. `incident` is null when the incident is to be recorded. Refusals carry the
 * name of the field in `command.data` that they belong to.
 */
export function decide(incident: Incident | null, command: Command, terms: Terms): Result<readonly NewAct[]> {
  const act = actOf(incident, command, terms);
  if (!act.ok) return act;
  const stage = incident?.stage ?? 'nothing';
  if (nextStage(stage, act.value) === undefined) return refuse(notPossible(incident, command.kind));
  return unlessRefused([...reasonGap(incident, act.value), ...against(incident, act.value, terms)], () => [act.value]);
}

/** The whole act: what the person said, with what follows from the incident. */
function actOf(incident: Incident | null, command: Command, terms: Terms): Result<NewAct> {
  if (command.kind === 'considered') return incident === null ? ok(command) : refuse(refusal('INCIDENT_ALREADY_RECORDED'));
  if (incident === null) return refuse(refusal('INCIDENT_NOT_RECORDED'));
  const { versions } = incident;
  switch (command.kind) {
    case 'notification_locked': {
      if (!('decided' in incident) || incident.stage === 'not-notified') return refuse(notPossible(incident, command.kind));
      return ok({ kind: command.kind, data: { ...command.data, version: versions.notification + 1, addressee: addresseeOf(incident.decided) } });
    }
    case 'notified': {
      if (incident.stage !== 'locked') return refuse(notPossible(incident, command.kind));
      const { version, addressee } = incident.ready;
      const variant = terms.settings?.['rapid-review'];
      return ok({ kind: command.kind, data: { ...command.data, version, addressee, ...(variant === undefined ? {} : { variant }) } });
    }
    case 'correction_sent': return ok({ kind: command.kind, data: { ...command.data, version: versions.notification } });
    case 'delay_recorded': return decideDelay(incident, command, terms);
    case 'review_decision_proposed': return ok({ kind: command.kind, data: { ...command.data, version: versions.decision + 1 } });
    case 'partner_view': return ok({ kind: command.kind, data: withoutBlankReason(command.data) });
    case 'rapid_review_sent': return ok({
      kind: command.kind,
      data: { ...withoutBlankReason(command.data), version: versions.review + 1, standing: standingOf(proposedOf(incident)) },
    });
    case 'decision_notice_sent': {
      const proposed = proposedOf(incident);
      if (proposed === undefined) return refuse(refusal('DECISION_NOT_PROPOSED'));
      return ok({ kind: command.kind, data: { ...withoutBlankReason(command.data), decision: proposed.version, standing: standingOf(proposed) } });
    }
    case 'released': return ok({ kind: command.kind, data: { ...command.data, version: versions.release + 1 } });
    // Safe as a default: a command that lacks something of its act does not type-check here.
    default: return ok(command);
  }
}

// An empty box is no reason, and an act keeps either a reason or none.
function withoutBlankReason<Data extends { readonly reason?: string }>({ reason, ...rest }: Data): Omit<Data, 'reason'> & { reason?: string } {
  return reason === undefined || reason.trim() === '' ? rest : { ...rest, reason };
}

/** Everything against an act that its stage allows. */
function against(incident: Incident | null, act: NewAct, { now }: Terms): readonly Refusal[] {
  if (act.kind === 'considered') return [...checkFacts(act.data.facts, now), ...checkSuspicion(act.data.suspicion, now)];
  if (incident === null) return [];
  switch (act.kind) {
    case 'facts_corrected': return checkFacts(act.data.facts, now);
    case 'suspicion_recorded': return checkSuspicion(act.data.suspicion, now);
    case 'decided_on_notification': return checkDecision(incident, act.data.decision);
    case 'notified':
    case 'sending_corrected': return checkSent(incident, act.data, now);
    case 'correction_sent': return checkCorrection(incident, act.data, now);
    case 'notification_withdrawn': return act.data.told.trim() === '' ? [refusal('TOLD_MISSING', { field: 'told' })] : [];
    case 'review_decision_proposed': return checkProposal(act.data.decision);
    case 'partner_signed':
    case 'partner_dissented': return checkAnswer(proposedOf(incident), act.data, partnerAnswered(act));
    case 'rapid_review_sent': return checkSentAt(act.data.sentAt, now);
    case 'decision_notice_sent': return [...checkNotice(incident), ...checkSentAt(act.data.sentAt, now)];
    case 'partner_view':
    case 'notification_locked':
    case 'delay_recorded':
    case 'released': return [];
  }
}

const table: TransitionTable<Incident['stage'], ActKind> = transitions;

function reasonGap(incident: Incident | null, act: NewAct): readonly Refusal[] {
  const rule = table[act.kind];
  if (rule.reason === 'none' || (rule.reason === 'required-when' && !reasonAsked(incident, act))) return [];
  return reasonGiven(act).trim() === '' ? [refusal('REASON_MISSING', { missing: rule.missing, field: 'reason' })] : [];
}

function reasonAsked(incident: Incident | null, act: NewAct): boolean {
  if (act.kind === 'partner_view') return act.data.view !== 'no-view-yet';
  return needsReasonToSend(standingOf(proposedOf(incident)));
}

function reasonGiven(act: NewAct): string {
  if (act.kind === 'decided_on_notification') return act.data.decision.reason;
  return 'reason' in act.data ? act.data.reason ?? '' : '';
}

function checkSentAt(sentAt: string, now: Date): readonly Refusal[] {
  return new Date(sentAt) > now ? [refusal('SENT_STILL_TO_COME', { field: 'sentAt' })] : [];
}

function proposedOf(incident: Incident | null) {
  return incident !== null && 'proposed' in incident ? incident.proposed : undefined;
}

function notPossible(incident: Incident | null, kind: ActKind): Refusal {
  const stage = incident === null ? 'not recorded yet' : stageWords[incident.stage];
  return kind === 'considered' ? refusal('INCIDENT_ALREADY_RECORDED') : refusal('ACT_NOT_POSSIBLE', { stage });
}

import type { Act, ActOf } from './act.ts';
import type { Core, Incident, InStage, Locked, PartnerAnswer, Stage } from './incident.ts';
import { nextStage } from './transitions.ts';

type Sendable = InStage<'others-told' | 'rapid-review' | 'review-sent'>;
type Reviewing = InStage<'rapid-review' | 'review-sent'>;

/** The incident as its acts have made it. Throws when they could not have happened in that order: that is a damaged history. */
export function fold(acts: readonly Act[]): Incident {
  const incident = acts.reduce<Incident | null>((state, act) => evolve(state, act), null);
  if (incident === null) throw new Error('an incident without acts has no state');
  return incident;
}

/** The incident one act on. Throws when the table of transitions has no such move. */
export function evolve(state: Incident | null, act: Act): Incident {
  const to = nextStage(state?.stage ?? 'nothing', act);
  if (to === undefined) throw new Error(`${act.kind} cannot follow at the stage ${state?.stage ?? 'nothing'}`);
  return state === null ? opened(act) : applied(state, act);
}

function opened(act: Act): Incident {
  if (act.kind !== 'considered') throw impossible('nothing', act);
  const { facts, suspicion } = act.data;
  const versions = { notification: 0, decision: 0, review: 0, release: 0 };
  return { stage: 'considered', facts, suspicion, views: {}, delays: [], consideredAt: act.at, versions };
}

function applied(state: Incident, act: Act): Incident {
  switch (act.kind) {
    case 'considered': throw impossible(state.stage, act);
    case 'facts_corrected': return { ...state, facts: act.data.facts };
    case 'suspicion_recorded': return { ...state, suspicion: act.data.suspicion };
    case 'partner_view': return { ...state, views: { ...state.views, [act.data.partner]: { ...act.data, at: act.at } } };
    case 'delay_recorded': return { ...state, delays: [...state.delays, { ...act.data, at: act.at }] };
    case 'decided_on_notification': return decided(state, act);
    case 'notification_locked': return locked(state, act);
    case 'notified': return notified(state, act);
    case 'sending_corrected': return { ...sendable(state, act), sent: { ...sendable(state, act).sent, reference: act.data.reference, sentAt: act.data.sentAt } };
    case 'correction_sent': return correctionSent(sendable(state, act), act);
    case 'notification_withdrawn': return withdrawn(state, act);
    case 'review_decision_proposed': return proposed(reviewing(state, act), act);
    case 'partner_signed': return answered(reviewing(state, act), act, { answer: 'signed', at: act.at });
    case 'partner_dissented': return answered(reviewing(state, act), act, { answer: 'dissented', reason: act.data.reason, at: act.at });
    case 'rapid_review_sent': return reviewSent(reviewing(state, act), act);
    case 'decision_notice_sent': return noticeSent(reviewing(state, act), act);
    case 'released': return released(reviewing(state, act), act);
  }
}

function decided(state: Incident, act: ActOf<'decided_on_notification'>): Incident {
  const { decision } = act.data;
  if (decision.outcome === 'do-not-notify') return { ...coreOf(state), stage: 'not-notified', decided: { decision, at: act.at } };
  return { ...coreOf(state), stage: 'preparing', decided: { decision, at: act.at } };
}

function locked(state: Incident, act: ActOf<'notification_locked'>): Incident {
  const version: Locked = { ...act.data, at: act.at };
  const versions = { ...state.versions, notification: version.version };
  if (state.stage === 'preparing' || state.stage === 'locked') {
    return { ...coreOf(state), versions, stage: 'locked', decided: state.decided, ready: version };
  }
  return { ...sendable(state, act), versions, correction: version };
}

function notified(state: Incident, act: ActOf<'notified'>): Incident {
  if (state.stage !== 'locked') throw impossible(state.stage, act);
  const { addressee, ...sent } = act.data;
  const after = { ...coreOf(state), decided: state.decided, sent };
  return addressee === 'panel' ? { ...after, stage: 'rapid-review', notices: [] } : { ...after, stage: 'others-told' };
}

function correctionSent(state: Sendable, act: ActOf<'correction_sent'>): Incident {
  if (state.correction === undefined) throw impossible(state.stage, act);
  return { ...state, correction: { ...state.correction, sentAt: act.data.sentAt } };
}

function withdrawn(state: Incident, act: ActOf<'notification_withdrawn'>): Incident {
  if (state.stage !== 'rapid-review') throw impossible(state.stage, act);
  const { decided, sent } = state;
  return { ...coreOf(state), stage: 'withdrawn', decided, sent, withdrawn: { ...act.data, at: act.at } };
}

function proposed(state: Reviewing, act: ActOf<'review_decision_proposed'>): Incident {
  const { version, decision, parts } = act.data;
  return { ...state, versions: { ...state.versions, decision: version }, proposed: { version, decision, parts, at: act.at, answers: {} } };
}

function answered(state: Reviewing, act: ActOf<'partner_signed' | 'partner_dissented'>, answer: PartnerAnswer): Incident {
  const { partner, version } = act.data;
  if (state.proposed?.version !== version) throw impossible(state.stage, act);
  return { ...state, proposed: { ...state.proposed, answers: { ...state.proposed.answers, [partner]: answer } } };
}

function reviewSent(state: Reviewing, act: ActOf<'rapid_review_sent'>): Incident {
  const { proposed } = state;
  const { sentAt, standing, version } = act.data;
  const notice = proposed === undefined ? [] : [{ decision: proposed.version, standing, sentAt }];
  const review = proposed === undefined ? act.data : { ...act.data, decision: proposed.version };
  const after = { ...state, versions: { ...state.versions, review: version }, notices: [...state.notices, ...notice] };
  return after.stage === 'review-sent'
    ? { ...after, reviews: [...after.reviews, review] }
    : { ...after, stage: 'review-sent', reviews: [review] };
}

function noticeSent(state: Reviewing, act: ActOf<'decision_notice_sent'>): Incident {
  return { ...state, notices: [...state.notices, act.data] };
}

function released(state: Reviewing, act: ActOf<'released'>): Incident {
  return { ...state, versions: { ...state.versions, release: act.data.version }, released: act.data.version };
}

function coreOf({ facts, suspicion, views, delays, consideredAt, versions }: Core): Core {
  return { facts, suspicion, views, delays, consideredAt, versions };
}

function sendable(state: Incident, act: Act): Sendable {
  if (state.stage === 'others-told' || state.stage === 'rapid-review' || state.stage === 'review-sent') return state;
  throw impossible(state.stage, act);
}

function reviewing(state: Incident, act: Act): Reviewing {
  if (state.stage === 'rapid-review' || state.stage === 'review-sent') return state;
  throw impossible(state.stage, act);
}

function impossible(stage: Stage | 'nothing', act: Act): Error {
  return new Error(`${act.kind} cannot follow at the stage ${stage}`);
}

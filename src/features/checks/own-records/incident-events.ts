import type { Moment } from '../../../kernel/london-time.ts';
import { readEventRow, type EventRecord, type EventTypeName, type Json } from '../../events/index.ts';
import { decisionAid, incidentOf, type IncidentRecord, type MissingFact, type PanelItem, type RequestRecord } from '../../incidents/index.ts';

/** What the partnership's own records hold of one incident. */
export interface OwnHistory {
  readonly record: IncidentRecord;
  /** The area of the partnership. */
  readonly area: string;
  readonly requests: readonly Pick<RequestRecord, 'id' | 'organisation' | 'acts'>[];
  readonly panel: readonly Pick<PanelItem, 'id' | 'kind' | 'acts'>[];
  /** Other areas whose council was asked for a summary, and when. */
  readonly areasAsked: readonly { readonly area: string; readonly at: Moment }[];
}

/** All of one incident's events stand in one record, as a child's would: the checks of the pathway are of the incident. */
export const INCIDENT = 'incident';

/** Whether there is a duty to notify the Panel, as far as the facts say. */
export type DutyToNotify = { readonly duty: 'is' | 'is-not' } | { readonly duty: 'cannot-tell'; readonly missing: readonly MissingFact[] };

type Incident = NonNullable<ReturnType<typeof incidentOf>>;
type Acts = IncidentRecord['acts'];

export function dutyToNotify({ facts, suspicion }: Pick<Incident, 'facts' | 'suspicion'>): DutyToNotify {
  const advice = decisionAid(facts, suspicion);
  if (advice.some((one) => one.advice === 'must-notify')) return { duty: 'is' };
  const open = advice.find((one) => one.advice === 'cannot-tell-yet' && one.about === 'the-panel');
  return open?.advice === 'cannot-tell-yet' ? { duty: 'cannot-tell', missing: open.missing } : { duty: 'is-not' };
}

/**
 * The history of an incident as events that the checks of the pathway read. Only what stands now: corrected facts and
 * times in place of what they correct, the newest decision in place of those that it replaced. Ids say where each comes from.
 */
export function eventsOfIncident(history: OwnHistory): readonly EventRecord[] {
  const incident = incidentOf(history.record);
  if (incident === null) return [];
  const { record, area, requests, panel, areasAsked } = history;
  const rows = [
    ...known(incident), ...record.acts.flatMap((act, index) => ofAct(act, index)), ...sendings(record.acts), ...decided(incident),
    ...incident.facts.otherAreas.map((other): Row => ({ id: `area-${other}`, type: 'other_area_named', on: incident.facts.councilAware, area: other, text: other })),
    ...areasAsked.map(({ area: other, at }): Row => ({ id: `asked-${other}`, type: 'area_invited', on: at, says: { to_area: other }, text: other })),
    ...requests.flatMap(ofRequest), ...panel.flatMap(ofPanel),
  ];
  return rows.map((row) => eventOf(row, area));
}

interface Row {
  readonly id: string;
  readonly type: EventTypeName;
  readonly on: string;
  readonly area?: string;
  readonly says?: Readonly<Record<string, Json>>;
  readonly text?: string;
}

function eventOf({ id, type, on, area, says = {}, text = '' }: Row, own: string): EventRecord {
  const read = readEventRow({ event_id: id, child_id: INCIDENT, type, occurred: on, area: area ?? own, attributes: JSON.stringify(says), text });
  if (!read.ok) throw new Error(`an act of an incident is no event: ${read.refusals[0].message}`);
  return read.value.event;
}

/** Nothing where there is no duty to notify, because then neither has a clock. */
function known(incident: Incident): readonly Row[] {
  const { duty } = dutyToNotify(incident);
  const { facts: { councilAware }, suspicion } = incident;
  if (duty === 'is-not') return [];
  const since = duty === 'is' && 'since' in suspicion ? [{ id: 'suspected', type: 'abuse_suspected', on: suspicion.since } as const] : [];
  return [{ id: 'known', type: 'incident_known', on: councilAware }, ...since];
}

function ofAct(act: Acts[number], index: number): readonly Row[] {
  const id = `act-${index + 1}`;
  switch (act.kind) {
    case 'decided_on_notification': {
      const { outcome, reason } = act.data.decision;
      return [{ id, type: 'notification_decided', on: act.at, says: { decision: outcome === 'notify' ? 'notify' : 'not_notify', reasons: reason } }];
    }
    case 'notification_withdrawn': return [{ id, type: 'notification_decided', on: act.at, says: { decision: 'not_notify', reasons: act.data.reason }, text: 'Notification withdrawn' }];
    case 'delay_recorded': return [{ id, type: 'delay_recorded', on: act.at, says: { reason: act.data.reason, until: act.data.revised } }];
    case 'rapid_review_sent': return [{ id, type: 'rapid_review_submitted', on: act.data.sentAt, says: { joint: joint(act.data.standing) } }];
    case 'decision_notice_sent': return [{ id, type: 'rapid_review_submitted', on: act.data.sentAt, says: { joint: joint(act.data.standing) }, text: 'The decision, after the rapid review' }];
    default: return [];
  }
}

const joint = (standing: string): 'yes' | 'no' => (standing === 'joint' ? 'yes' : 'no');

/** Each notification of the Panel, at the time that was last given for it. The rapid review begins with it. */
function sendings(acts: Acts): readonly Row[] {
  const sent: { id: string; on: Moment; toPanel: boolean }[] = [];
  for (const [index, act] of acts.entries()) {
    const last = sent.at(-1);
    if (act.kind === 'notified') sent.push({ id: `sent-${index + 1}`, on: act.data.sentAt, toPanel: act.data.addressee === 'panel' });
    if (act.kind === 'sending_corrected' && last !== undefined) last.on = act.data.sentAt;
  }
  return sent.filter(({ toPanel }) => toPanel).flatMap(({ id, on }): readonly Row[] => [{ id, type: 'incident_notified', on }, { id: `${id}-review`, type: 'rapid_review_started', on }]);
}

const PARTNER = { council: 'local_authority', health: 'integrated_care_board', police: 'police' } as const;

/** The newest decision: made once every partner has answered, or when it was sent to the Panel before that. */
function decided(incident: Incident): readonly Row[] {
  if (!('proposed' in incident) || incident.proposed === undefined) return [];
  const { version, decision, answers } = incident.proposed;
  const given = Object.entries(PARTNER).flatMap(([name, partner]) => {
    const answer = answers[name === 'council' || name === 'health' ? name : 'police'];
    return answer === undefined ? [] : [{ partner, answer }];
  });
  const signed = given.map(({ partner, answer }): Row => ({
    id: `partner-${version}-${partner}`, type: 'decision_signed', on: answer.at,
    says: { partner, agrees: answer.answer === 'signed' ? 'yes' : 'no', ...(answer.answer === 'dissented' ? { reasons: answer.reason } : {}) },
  }));
  const all = given.length === Object.keys(PARTNER).length ? [latest(given.map(({ answer }) => answer.at))] : [];
  const made = [...all, ...incident.notices.filter((notice) => notice.decision === version).map(({ sentAt }) => sentAt)].toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
  if (made === undefined) return signed;
  const reasons = Object.values(decision).flatMap((part) => (typeof part === 'string' ? [] : [part.reason])).join(' ');
  return [...signed, { id: `decision-${version}`, type: 'review_decided', on: made, says: { decision: decision.conclusion === 'lcspr' ? 'lcspr' : 'none', reasons } }];
}

function latest(moments: readonly Moment[]): Moment {
  return moments.reduce((a, b) => (Date.parse(a) < Date.parse(b) ? b : a));
}

const OF_REQUEST: Readonly<Partial<Record<RequestRecord['acts'][number]['kind'], EventTypeName>>> = {
  asked: 'summary_requested', asked_again: 'summary_requested', chased: 'summary_chased', returned: 'summary_returned', nil_returned: 'summary_returned',
};

function ofRequest({ id, organisation, acts }: OwnHistory['requests'][number]): readonly Row[] {
  return acts.flatMap(({ kind, at }, index): readonly Row[] => {
    const type = OF_REQUEST[kind];
    return type === undefined ? [] : [{ id: `request-${id}-${index + 1}`, type, on: at, ...(kind === 'nil_returned' ? { says: { nil: 'yes' } } : {}), text: organisation }];
  });
}

function ofPanel({ id, kind, acts }: OwnHistory['panel'][number]): readonly Row[] {
  return acts.map(({ at }, index) => ({ id: `panel-${id}-${index + 1}`, type: 'panel_received', on: at, text: kind.replaceAll('_', ' ') }));
}

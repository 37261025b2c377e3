import { dateInWords, londonDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { capitalFirst } from '../../../platform/pages/words.ts';
import { clockStanding, type Standing } from '../../calendar/index.ts';
import type { NamedRequest } from '../review/completeness.ts';
import { dueNow, revisedDate } from './due-now.ts';
import type { Partner } from './facts.ts';
import { addresseeOf, type Incident, type InStage } from './incident.ts';
import { chasedInWords } from '../requests/request-standing.ts';
import { panelItemWords, panelStage, type PanelAct, type PanelItemKind } from '../panel/panel-item.ts';
import { panelKnowsDecision, partnersWaiting, partnerWords, standingOf, standingWords } from './standing.ts';

/** What was given to the Panel, and what it has done with it. */
export interface SentToPanel {
  readonly kind: PanelItemKind;
  readonly sentOn: PlainDate;
  readonly acts: readonly PanelAct[];
}

/** Which duty it is, so that a page can offer the way to meet it or to chase it. */
export type Duty =
  | { readonly kind: 'decide' | 'notify' | 'send-review' | 'correction' | 'propose' | 'notice' }
  | { readonly kind: 'view'; readonly partner: Partner }
  | { readonly kind: 'sign'; readonly partner: Partner; readonly version: number }
  | { readonly kind: 'answer' | 'withdraw-request'; readonly agency: string }
  | { readonly kind: 'acknowledge'; readonly item: PanelItemKind };

/** One thing that somebody owes: who, what, to whom and, where there is a day for it, by when. */
export interface Obligation {
  readonly duty: Duty;
  readonly what: string;
  readonly who: string;
  readonly toWhom: string;
  /** Absent where no rule gives a day: it is open until it is done. */
  readonly by?: PlainDate;
  /** The day promised where a delay is recorded. `by` stays what the rule made it. */
  readonly revised?: PlainDate;
  /** Where it stands today, in words and as a state. */
  readonly standing: Standing | { readonly state: 'open'; readonly words: string };
  /** Why there is no day although one was looked for. */
  readonly note?: string;
}

export interface ObligationTerms {
  readonly now: Date;
}

/**
 * Who owes what to whom about one incident, the earliest day first and what has no day last. Folded
 * from the histories of the incident, of its requests and of what the Panel received.
 */
export function obligationsOf(incident: Incident, requests: readonly NamedRequest[], sent: readonly SentToPanel[], terms: ObligationTerms): readonly Obligation[] {
  const owed = [
    ...clockOwed(incident, terms),
    ...viewsOwed(incident),
    ...correctionOwed(incident),
    ...(isReviewing(incident) ? [...answersOwed(requests, terms.now), ...decisionOwed(incident), ...noticeOwed(incident)] : []),
    ...(incident.stage === 'withdrawn' ? requestsToWithdraw(requests) : []),
    ...acknowledgementsOwed(sent),
  ];
  return owed.toSorted((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999'));
}

/** An obligation that has its day. */
export type Dated = Obligation & { readonly by: PlainDate };

/** What has to be met next: the duty under a clock, which does not wait for others; else the earliest day. */
export function nextDuty(obligations: readonly Obligation[]): Dated | undefined {
  const dated = obligations.filter((each): each is Dated => each.by !== undefined);
  return dated.find(({ duty }) => hasClock(duty)) ?? dated[0];
}

/** Whether law or guidance gives the day, and not an arrangement between people. */
export function hasClock({ kind }: Duty): boolean {
  return kind === 'decide' || kind === 'notify' || kind === 'send-review';
}

function clockOwed(incident: Incident, { now }: ObligationTerms): readonly Obligation[] {
  const due = dueNow(incident);
  if (due === null) return [];
  const duty: Duty = { kind: clockDuty(incident) };
  const who = incident.stage === 'rapid-review' ? 'The business manager' : 'The local authority';
  const toWhom = isTellingOthers(incident) ? 'the Secretary of State and Ofsted' : 'the Panel';
  if (!due.clock.ok) return [{ duty, what: due.what, who, toWhom, standing: OPEN, note: due.clock.refusals[0].message }];
  const { by, began } = due.clock.value;
  const revised = revisedDate(incident, due.clock.value);
  return [{ duty, what: due.what, who, toWhom, by, standing: clockStanding(by, now), note: began, ...(revised === undefined ? {} : { revised }) }];
}

function clockDuty({ stage }: Incident): 'decide' | 'notify' | 'send-review' {
  if (stage === 'rapid-review') return 'send-review';
  return stage === 'considered' ? 'decide' : 'notify';
}

const OPEN = { state: 'open', words: 'open' } as const;

function isTellingOthers(incident: Incident): boolean {
  return (incident.stage === 'preparing' || incident.stage === 'locked') && addresseeOf(incident.decided) === 'others';
}

/** All three partners are to agree what is notified, so a view not given is owed while the council has not decided. */
function viewsOwed({ stage, views }: Incident): readonly Obligation[] {
  if (stage !== 'considered') return [];
  return (['health', 'police'] as const).filter((partner) => views[partner] === undefined || views[partner].view === 'no-view-yet').map((partner) => ({
    duty: { kind: 'view', partner }, what: 'A view on whether to notify', who: capitalFirst(partnerWords[partner]), toWhom: 'the local authority', standing: OPEN,
  }));
}

function correctionOwed(incident: Incident): readonly Obligation[] {
  if (!('correction' in incident) || incident.correction === undefined || incident.correction.sentAt !== undefined) return [];
  return [{ duty: { kind: 'correction' }, what: `The corrected notification, version ${incident.correction.version}`, who: 'The local authority', toWhom: 'the Panel', standing: OPEN }];
}

function answersOwed(requests: readonly NamedRequest[], now: Date): readonly Obligation[] {
  return requests.flatMap(({ agency, request }): readonly Obligation[] =>
    request.stage === 'asked'
      ? [{ duty: { kind: 'answer', agency }, what: request.again === undefined ? 'The summary for the rapid review' : 'More for the rapid review', who: agency, toWhom: 'the business manager', by: request.due, standing: clockStanding(request.due, now), note: chasedInWords(request) }]
      : []);
}

/** A withdrawn notification leaves agencies at work on a summary that nobody needs, until their requests are withdrawn as well. */
function requestsToWithdraw(requests: readonly NamedRequest[]): readonly Obligation[] {
  return requests.filter(({ request }) => request.stage === 'asked').map(({ agency }) => ({
    duty: { kind: 'withdraw-request', agency }, what: 'Word that no summary is needed after all', who: 'The business manager', toWhom: agency, standing: OPEN,
  }));
}

function decisionOwed({ proposed }: Reviewing): readonly Obligation[] {
  if (proposed === undefined) return [{ duty: { kind: 'propose' }, what: 'A decision on a local child safeguarding practice review, to be put to the partners', who: 'The business manager', toWhom: 'the safeguarding partners', standing: OPEN }];
  const put = dateInWords(londonDate(new Date(proposed.at)));
  return partnersWaiting(proposed).map((partner) => ({
    duty: { kind: 'sign', partner, version: proposed.version }, what: `A signature or dissent on version ${proposed.version} of the decision`, who: capitalFirst(partnerWords[partner]), toWhom: 'the safeguarding partners', standing: OPEN, note: `Put to the partners on ${put}`,
  }));
}

/** The partners must tell the Panel of their decision and why, so a decision it has not been sent is an open duty. */
function noticeOwed(incident: Reviewing): readonly Obligation[] {
  if (incident.stage !== 'review-sent' || incident.proposed === undefined || panelKnowsDecision(incident)) return [];
  const changed = incident.notices.some(({ decision }) => decision === incident.proposed?.version);
  // Until all three have answered, a decision never sent before is a proposal and not yet a duty.
  if (!changed && standingOf(incident.proposed) === 'not-yet-joint') return [];
  const what = changed ? `What the partners have answered since: ${standingWords[standingOf(incident.proposed)].toLowerCase()}` : 'The decision and the reasons for it';
  return [{ duty: { kind: 'notice' }, what, who: 'The business manager', toWhom: 'the Panel', standing: OPEN }];
}

function acknowledgementsOwed(sent: readonly SentToPanel[]): readonly Obligation[] {
  return sent.filter(({ acts }) => panelStage(acts) === 'received').map(({ kind, sentOn }) => ({
    duty: { kind: 'acknowledge', item: kind }, what: `An acknowledgement: ${panelItemWords[kind].toLowerCase()}`, who: 'The Panel', toWhom: 'the partnership', standing: OPEN, note: `Sent on ${dateInWords(sentOn)}`,
  }));
}

type Reviewing = InStage<'rapid-review' | 'review-sent'>;

function isReviewing(incident: Incident): incident is Reviewing {
  return incident.stage === 'rapid-review' || incident.stage === 'review-sent';
}

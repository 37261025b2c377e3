import { listInWords } from '../../../../platform/pages/words.ts';
import { seatsWith } from '../../../access/index.ts';
import type { ActKind } from '../../pathway/act.ts';
import { decisionAid } from '../../pathway/decision-aid.ts';
import { PARTNERS, type Partner } from '../../pathway/facts.ts';
import type { Incident, Stage } from '../../pathway/incident.ts';
import { panelKnowsDecision, partnersWaiting, partnerWords } from '../../pathway/standing.ts';
import { actAddresses } from './act-addresses.ts';
import { partnersOf } from '../decision/partners.ts';
import type { IncidentOnPage } from './on-page.ts';

/** What to do next, in a sentence or two, and the one link to it where this person may. */
export interface NextStep {
  readonly text: string;
  readonly action?: { readonly text: string; readonly href: string };
  /** Another way that is as good, beside it. */
  readonly also?: { readonly text: string; readonly href: string };
}

/** The acts that move each stage on, the most pressing first. The council speaks through its decision, so only the others' views are waited for. */
const pressing = {
  considered: ['decided_on_notification', 'partner_view'],
  'not-notified': [],
  preparing: ['notification_locked'],
  locked: ['notified', 'notification_locked'],
  'others-told': [],
  'rapid-review': ['rapid_review_sent', 'partner_signed'],
  'review-sent': ['decision_notice_sent', 'partner_signed'],
  withdrawn: [],
} as const satisfies Record<Stage, readonly ActKind[]>;

export function nextStep(page: IncidentOnPage): NextStep {
  const { incident, record, open } = page;
  const wanted: readonly ActKind[] = pressing[incident.stage];
  const kind = wanted.find((each) => open.includes(each) && actAddresses[each] !== undefined && !viewGiven(page, each) && !nothingToAnswerOrSend(page, each));
  const address = kind === undefined ? undefined : actAddresses[kind];
  const action = address === undefined ? {} : { action: { text: address.text, href: address.to({ incident: record.id }) } };
  return { text: stepWords(page), ...action };
}

/** The partners for whom this person may speak here. */
export function partsOf({ actor, record }: Pick<IncidentOnPage, 'actor' | 'record'>): readonly Partner[] {
  const seats = seatsWith(actor, 'incident:give-view', { of: 'partnership', partnershipId: record.partnershipId });
  return PARTNERS.filter((partner) => seats.some(({ part }) => part === partner));
}

/** The partners who have no view on record yet. */
export function viewsMissing({ views }: Incident): readonly Partner[] {
  return PARTNERS.filter((partner) => views[partner] === undefined || views[partner]?.view === 'no-view-yet');
}

function viewGiven(page: IncidentOnPage, kind: ActKind): boolean {
  return kind === 'partner_view' && !partsOf(page).some((partner) => viewsMissing(page.incident).includes(partner));
}

/** Whether the stage allows an act that there is nothing to do with: no decision was put, or the Panel has it as it stands. */
export function isIdle(incident: Incident, kind: ActKind): boolean {
  if (kind !== 'partner_signed' && kind !== 'partner_dissented' && kind !== 'decision_notice_sent') return false;
  if (!('notices' in incident) || incident.proposed === undefined) return true;
  return kind === 'decision_notice_sent' && panelKnowsDecision(incident);
}

/** A decision that this person's partners have answered asks for nothing more, though an answer may still change. */
function nothingToAnswerOrSend({ actor, record, incident }: IncidentOnPage, kind: ActKind): boolean {
  if (isIdle(incident, kind)) return true;
  if (kind !== 'partner_signed' || !('notices' in incident) || incident.proposed === undefined) return false;
  const waiting = partnersWaiting(incident.proposed);
  return !partnersOf(actor, record.partnershipId).some((partner) => waiting.includes(partner));
}

function stepWords(page: IncidentOnPage): string {
  const { incident } = page;
  switch (incident.stage) {
    case 'considered': return consideredWords(page);
    case 'not-notified': return 'The council decided not to notify. Nothing is due. If facts or suspicions change, record them: the council can decide again.';
    case 'preparing': return 'The council decided to notify. Fill in the notification, check it, and lock the version to be sent.';
    case 'locked': return 'The notification is locked. Enter it in the Department for Education’s system, which is where the duty is met, then record its reference and the time it was sent.';
    case 'others-told': return 'The Secretary of State and Ofsted have been told. Nothing more is due. If the criteria for notifying the Panel come to be met, record that and decide again.';
    case 'rapid-review': return incident.proposed === undefined
      ? 'Gather what the agencies know, write the rapid review, and put the decision about a practice review to the safeguarding partners.'
      : `Send the rapid review to the Panel by its date. ${waitingForSignatures(incident)}`;
    case 'review-sent': return `The rapid review has been sent to the Panel. ${waitingForSignatures(incident)}`;
    case 'withdrawn': return 'The notification was withdrawn, because the criteria are not met after all. Nothing is due.';
  }
}

function consideredWords(page: IncidentOnPage): string {
  const { incident, open } = page;
  const missing = viewsMissing(incident).filter((partner) => partner !== 'council').map((partner) => partnerWords[partner]);
  const views = missing.length === 0 ? 'The integrated care board and the police have given their views.' : `No view yet from ${listInWords(missing)}.`;
  const unsure = decisionAid(incident.facts, incident.suspicion).some(({ advice }) => advice === 'cannot-tell-yet')
    ? ' A fact is missing on which the answer turns: see “Must this be notified?” below.' : '';
  if (open.includes('decided_on_notification')) return `Decide for the council whether to notify. ${views}${unsure}`;
  if (partsOf(page).some((partner) => viewsMissing(incident).includes(partner))) return `Say whether you think this should be notified. The council decides, and should have the view of each partner first.${unsure}`;
  return `The council’s notifier decides whether to notify. ${views}${unsure}`;
}

function waitingForSignatures(incident: Extract<Incident, { stage: 'rapid-review' | 'review-sent' }>): string {
  if (incident.proposed === undefined) return 'No decision has been put to the safeguarding partners yet.';
  const waiting = partnersWaiting(incident.proposed).map((partner) => partnerWords[partner]);
  return waiting.length === 0 ? 'All three partners have answered the decision.' : `The decision waits for ${listInWords(waiting)}.`;
}

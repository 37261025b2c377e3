import { may, type Actor, type Permission } from '../../../access/index.ts';
import type { Duty } from '../../pathway/obligations.ts';
import { foldRequest } from '../../requests/request.ts';
import { paths } from '../../paths.ts';
import { partnersOf } from '../decision/partners.ts';
import type { OpenIncident } from './open-incidents.ts';

/** A press: its words, and where it leads. */
export interface Way {
  readonly text: string;
  readonly href: string;
}

/** How this person meets a duty themselves; null where it is somebody else's. */
export function wayToMeet(actor: Actor, one: OpenIncident, duty: Duty): Way | null {
  const { record: { id, partnershipId }, incident } = one;
  const mine = (permission: Permission) => may(actor, permission, { of: 'partnership', partnershipId });
  const at = { incident: id };
  switch (duty.kind) {
    case 'decide': return mine('incident:decide') ? { text: 'Record the council’s decision', href: paths.decideNotification.to(at) } : null;
    case 'notify': return mine('notification:prepare') ? notifyWay(incident?.stage === 'locked', at) : null;
    case 'send-review': return mine('review:send') ? { text: 'Go on with the rapid review', href: paths.review.to(at) } : null;
    case 'correction': return mine('notification:record-sent') ? { text: 'Record that it was sent', href: paths.recordCorrectionSent.to(at) } : null;
    case 'propose': return mine('review:propose-decision') ? { text: 'Write the decision', href: paths.writeReviewDecision.to(at) } : null;
    case 'notice': return mine('review:send') ? { text: 'Send the decision', href: paths.sendDecisionNotice.to(at) } : null;
    case 'view': return mine('incident:give-view') && partnersOf(actor, partnershipId).includes(duty.partner) ? { text: 'Give your view', href: paths.giveView.to(at) } : null;
    case 'sign': return partnersOf(actor, partnershipId).includes(duty.partner) ? { text: 'Read and answer the decision', href: paths.reviewDecision.to(at) } : null;
    case 'withdraw-request': return mine('request:send') ? wayToRequest(one, duty.agency, 'Withdraw the request', paths.withdrawRequest.to) : null;
    case 'answer':
    case 'acknowledge': return null;
  }
}

/** How this person chases what somebody else owes; null where there is no press for it. */
export function wayToChase(actor: Actor, one: OpenIncident, duty: Duty): Way | null {
  const { record } = one;
  const scope = { of: 'partnership', partnershipId: record.partnershipId } as const;
  if (duty.kind === 'answer' && may(actor, 'request:chase', scope)) return wayToRequest(one, duty.agency, 'Chase', paths.chaseAgency.to);
  return duty.kind === 'sign' ? { text: 'See who has signed', href: paths.reviewDecision.to({ incident: record.id }) } : null;
}

function wayToRequest({ record, requests }: OpenIncident, agency: string, text: string, to: typeof paths.chaseAgency.to): Way | null {
  const request = requests.find(({ organisation, acts }) => organisation === agency && foldRequest(acts).stage === 'asked');
  return request === undefined ? null : { text, href: to({ incident: record.id, request: request.id }) };
}

function notifyWay(locked: boolean, at: { readonly incident: string }): Way {
  return locked ? { text: 'Record that it was sent', href: paths.recordSent.to(at) } : { text: 'Go on with the notification', href: paths.notification.to(at) };
}

import type { ActKind } from '../../pathway/act.ts';
import { paths } from '../../paths.ts';

interface AddressOfAct {
  readonly text: string;
  readonly to: (values: { readonly incident: string }) => string;
}

/**
 * The page where each act is done, and what the link to it says. The incident page shows a link for
 * each act that its reader may do at its stage; an act that is missing here has no page yet.
 */
export const actAddresses: Readonly<Partial<Record<ActKind, AddressOfAct>>> = {
  partner_view: { text: 'Give a partner’s view', to: paths.giveView.to },
  decided_on_notification: { text: 'Record the council’s decision', to: paths.decideNotification.to },
  suspicion_recorded: { text: 'Record what is known about abuse or neglect', to: paths.recordSuspicion.to },
  facts_corrected: { text: 'Correct the facts', to: paths.correctFacts.to },
  notification_locked: { text: 'Open the notification', to: paths.notification.to },
  notified: { text: 'Record that the notification was sent', to: paths.recordSent.to },
  sending_corrected: { text: 'Correct the reference or the time of sending', to: paths.correctSending.to },
  notification_withdrawn: { text: 'Withdraw the notification', to: paths.withdrawNotification.to },
  review_decision_proposed: { text: 'Write the decision on a practice review', to: paths.writeReviewDecision.to },
  partner_signed: { text: 'Read and answer the decision on a practice review', to: paths.reviewDecision.to },
  rapid_review_sent: { text: 'Send the rapid review to the Panel', to: paths.sendReview.to },
  decision_notice_sent: { text: 'Send the decision to the Panel', to: paths.sendDecisionNotice.to },
  released: { text: 'Release the rapid review to the agencies', to: paths.releaseReview.to },
  delay_recorded: { text: 'Record a delay', to: paths.recordDelay.to },
};

/** The acts that move an incident on; the others are corrections and additions. */
export const mainActs: ReadonlySet<ActKind> = new Set<ActKind>([
  'partner_view', 'decided_on_notification', 'notification_locked', 'notified', 'correction_sent',
  'review_decision_proposed', 'partner_signed', 'partner_dissented', 'rapid_review_sent', 'decision_notice_sent', 'released',
]);

import { instantOf } from '../../../../kernel/london-time.ts';
import { dateInWords } from '../../../../kernel/plain-date.ts';
import { capitalFirst, dayAndTimeInWords } from '../../../../platform/pages/words.ts';
import type { Act } from '../../pathway/act.ts';
import { limbNames } from '../../pathway/decision-aid-words.ts';
import type { Facts } from '../../pathway/facts.ts';
import { partnerWords, standingWords } from '../../pathway/standing.ts';
import type { NamesOf } from '../../store/people.ts';
import { decisionWords, factChanges, suspicionInWords } from '../../pathway/words-of-facts.ts';

/** One item of the timeline. */
export interface HistoryItem {
  readonly title: string;
  readonly byline: string;
  readonly datetime: string;
  readonly text: string;
}

const viewWords = { notify: 'notify', 'do-not-notify': 'do not notify', 'no-view-yet': 'no view yet' } as const;

/** The acts in words, newest first: who did what and when. */
export function historyOf(acts: readonly Act[], nameOf: NamesOf): readonly HistoryItem[] {
  return acts.map((act, index) => {
    const { title, lines } = actInWords(act, acts.slice(0, index));
    return { title, byline: nameOf(act.by), datetime: instantOf(act.at).toISOString(), text: lines.join('\n') };
  }).toReversed();
}

interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

function actInWords(act: Act, before: readonly Act[]): Words {
  switch (act.kind) {
    case 'considered': return says('Incident recorded', act.data.facts.title, suspicionLine(act.data.suspicion));
    case 'facts_corrected': return says('Facts corrected', ...changes(act.data.facts, before), reasonLine(act.data));
    case 'suspicion_recorded': return says('Abuse or neglect recorded', suspicionLine(act.data.suspicion), `Based on: ${act.data.reason}`);
    case 'partner_view': return says(`View of ${partnerWords[act.data.partner]}: ${viewWords[act.data.view]}`, reasonLine(act.data));
    case 'decided_on_notification': return says(`Council’s decision: ${decisionWords[act.data.decision.outcome].toLowerCase().replace('panel', 'Panel').replace('secretary of state and ofsted', 'Secretary of State and Ofsted')}`,
      ...(act.data.decision.outcome === 'notify' ? act.data.decision.limbs.map((limb) => limbNames[limb]) : []), reasonLine(act.data.decision));
    case 'notification_locked': return says(`Notification locked, version ${act.data.version}`);
    case 'notified': return says(act.data.addressee === 'panel' ? 'Panel notified' : 'Secretary of State and Ofsted told', `Reference ${act.data.reference}`, sentLine(act.data));
    case 'sending_corrected': return says('Reference or time of sending corrected', `Reference ${act.data.reference}`, sentLine(act.data), reasonLine(act.data));
    case 'correction_sent': return says(`Corrected notification sent, version ${act.data.version}`, sentLine(act.data));
    case 'notification_withdrawn': return says('Notification withdrawn', reasonLine(act.data), `Told: ${act.data.told}`);
    case 'delay_recorded': return says(act.data.clock === 'notify-panel' ? 'Delay recorded: notification' : 'Delay recorded: rapid review',
      `Due ${dateInWords(act.data.due)}, which does not change. Revised date ${dateInWords(act.data.revised)}`, reasonLine(act.data),
      ...act.data.told.map(({ who, on }) => `Told: ${who}, on ${dateInWords(on)}`), `Learning acted on: ${act.data.learningActedOn}`);
    case 'review_decision_proposed': return says(`Decision put to the safeguarding partners, version ${act.data.version}`,
      act.data.decision.conclusion === 'lcspr' ? 'A local child safeguarding practice review' : 'No local child safeguarding practice review');
    case 'partner_signed': return says(`Decision version ${act.data.version} signed for ${partnerWords[act.data.partner]}`);
    case 'partner_dissented': return says(`Dissent from decision version ${act.data.version} by ${partnerWords[act.data.partner]}`, reasonLine(act.data));
    case 'rapid_review_sent': return says(`Rapid review sent to the Panel, version ${act.data.version}`, standingWords[act.data.standing], sentLine(act.data), reasonLine(act.data));
    case 'decision_notice_sent': return says(`Decision version ${act.data.decision} sent to the Panel`, standingWords[act.data.standing], sentLine(act.data), reasonLine(act.data));
    case 'released': return says(`Rapid review released to the agencies that were asked, version ${act.data.version}`);
  }
}

function says(title: string, ...lines: readonly string[]): Words {
  return { title, lines: lines.filter((line) => line !== '') };
}

function reasonLine({ reason }: { readonly reason?: string }): string {
  return reason === undefined ? '' : `Reason: ${reason}`;
}

function sentLine({ sentAt }: { readonly sentAt: Act['at'] }): string {
  return `Sent at ${dayAndTimeInWords(instantOf(sentAt))}`;
}

function suspicionLine(suspicion: Parameters<typeof suspicionInWords>[0]): string {
  return `Abuse or neglect: ${suspicionInWords(suspicion).replace(/^./, (first) => first.toLowerCase())}`;
}

/** What was recorded before is in the history beside what replaced it. */
function changes(after: Facts, before: readonly Act[]): readonly string[] {
  const last = before.findLast((act) => act.kind === 'considered' || act.kind === 'facts_corrected');
  return last === undefined ? [] : factChanges(last.data.facts, after).map(capitalFirst);
}

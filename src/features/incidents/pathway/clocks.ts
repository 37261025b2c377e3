import { instantOf, isMoment, type Moment } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { dueDate, type DueDate } from '../../calendar/index.ts';
import type { Facts, Suspicion } from './facts.ts';
import type { Incident, InStage } from './incident.ts';

/** A clock of this incident: what the calendar says, and why it began on the day it did. */
export interface RunningClock {
  readonly clock: 'notify-panel' | 'rapid-review';
  readonly due: DueDate;
  /** The last day, all of which is in time. */
  readonly by: PlainDate;
  readonly began: string;
  /** Why the day is later than a reader would count from the incident's own dates; absent where it is not. */
  readonly later?: string;
}

/**
 * The clock to notify. It counts from the day the council became aware of the incident; where
 * abuse or neglect was first suspected later, from that day, because before it there was no duty
 * under section 16C(1). The second is our reading of the guidance, and says so.
 */
export function notifyClock({ facts, suspicion }: Pick<Incident, 'facts' | 'suspicion'>): Result<RunningClock> {
  const { day, began, later } = notifyStart(facts, suspicion);
  const due = dueDate('notify-panel', day);
  return due.ok ? ok({ clock: 'notify-panel', due: due.value, by: dayOf(due.value.due), began, ...(later === undefined ? {} : { later }) }) : due;
}

/** The clock of the rapid review: from the day the notification was sent, unless the area counts from awareness. */
export function rapidReviewClock({ facts, sent }: Pick<InStage<'rapid-review'>, 'facts' | 'sent'>): Result<RunningClock> {
  const fromAwareness = sent.variant === 'from-awareness';
  const day = fromAwareness ? facts.councilAware : dayOf(sent.sentAt);
  const due = dueDate('rapid-review', day, sent.variant === undefined ? {} : { 'rapid-review': sent.variant });
  const began = fromAwareness
    ? `The council became aware on ${dateInWords(day)}`
    : `The notification was sent on ${dateInWords(day)}`;
  return due.ok ? ok({ clock: 'rapid-review', due: due.value, by: dayOf(due.value.due), began }) : due;
}

function notifyStart({ councilAware, children }: Facts, suspicion: Suspicion): Pick<RunningClock, 'began' | 'later'> & { readonly day: PlainDate } {
  const aware = `The council became aware on ${dateInWords(councilAware)}`;
  const since = suspicion.state === 'known' || suspicion.state === 'suspected' ? suspicion.since : undefined;
  // A looked-after child's death is told whatever is suspected, so that duty began with awareness.
  const toldAnyway = children.some(({ outcome, lookedAfter }) => outcome.class === 'died' && lookedAfter === 'by-this-council');
  if (since === undefined || since <= councilAware || toldAnyway) return { day: councilAware, began: aware };
  return {
    day: since,
    later: `Counted from ${dateInWords(since)}, when abuse or neglect was first suspected`,
    began: `${aware}; abuse or neglect was first suspected on ${dateInWords(since)}, and the duty began then. Counting from that day is our reading of the guidance, not its words`,
  };
}

function dayOf(when: PlainDate | Moment): PlainDate {
  return isMoment(when) ? londonDate(instantOf(when)) : when;
}

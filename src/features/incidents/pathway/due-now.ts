import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Result } from '../../../kernel/result.ts';
import { notifyClock, rapidReviewClock, type RunningClock } from './clocks.ts';
import { addresseeOf, type Incident } from './incident.ts';

/** What an incident waits for under a clock, and the clock; refused where the calendar does not reach. */
export interface DueNow {
  readonly what: string;
  readonly clock: Result<RunningClock>;
}

/** The one clock that is running; null at the stages where nothing is due by law or guidance. */
export function dueNow(incident: Incident): DueNow | null {
  switch (incident.stage) {
    case 'considered': return { what: 'Decide whether to notify', clock: notifyClock(incident) };
    case 'preparing':
    case 'locked': return {
      what: addresseeOf(incident.decided) === 'panel' ? 'Notify the Panel' : 'Tell the Secretary of State and Ofsted',
      clock: notifyClock(incident),
    };
    case 'rapid-review': return { what: 'Send the rapid review to the Panel', clock: rapidReviewClock(incident) };
    case 'not-notified':
    case 'others-told':
    case 'review-sent':
    case 'withdrawn': return null;
  }
}

/** The newest day promised under a clock, which goes on counting; undefined where no delay is recorded. */
export function revisedDate({ delays }: Incident, { clock }: RunningClock): PlainDate | undefined {
  return delays.findLast((delay) => delay.clock === clock)?.revised;
}

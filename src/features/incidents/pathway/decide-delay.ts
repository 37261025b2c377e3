import { londonDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { recordDelay } from '../../calendar/index.ts';
import type { NewAct } from './act.ts';
import { notifyClock, rapidReviewClock, type RunningClock } from './clocks.ts';
import type { CommandOf } from './command.ts';
import { stageWords, type Incident } from './incident.ts';
import { refusal } from '../refusals.ts';

/** A delay beside the due date that it does not move. Refuses as the calendar does, and a clock that is not running. */
export function decideDelay(incident: Incident, { kind, data }: CommandOf<'delay_recorded'>, terms: { readonly now: Date }): Result<NewAct> {
  const running = clockRunning(incident, data.clock);
  if (!running.ok) return running;
  const delay = recordDelay({ ...data, due: running.value.by }, londonDate(terms.now));
  if (!delay.ok) return delay;
  const { reason, told, revised, learningActedOn, due } = delay.value;
  return ok({ kind, data: { clock: data.clock, due, reason, told, revised, learningActedOn } });
}

function clockRunning(incident: Incident, clock: RunningClock['clock']): Result<RunningClock> {
  const { stage } = incident;
  if (clock === 'rapid-review' && stage === 'rapid-review') return rapidReviewClock(incident);
  if (clock === 'notify-panel' && (stage === 'considered' || stage === 'preparing' || stage === 'locked')) return notifyClock(incident);
  return refuse(refusal('CLOCK_NOT_RUNNING', { stage: stageWords[stage], field: 'clock' }));
}

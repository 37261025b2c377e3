import { instantOf } from '../../../../kernel/london-time.ts';
import { dateInWords, londonDate, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { Result } from '../../../../kernel/result.ts';
import { clockStanding, findClockRule, type RuleStatus, type Standing } from '../../../calendar/index.ts';
import { notifyClock, rapidReviewClock, type RunningClock } from '../../pathway/clocks.ts';
import { addresseeOf, type Delay, type Incident } from '../../pathway/incident.ts';

/** A clock as the page shows it. The due date is the rule's, whatever delay is recorded beside it. */
export interface ClockShown {
  readonly title: string;
  readonly standing?: Standing;
  readonly dueOn?: PlainDate;
  /** Why the date is later than the day the council became aware would give. */
  readonly later?: string;
  /** Why there is no due date. */
  readonly problem?: string;
  readonly rule?: { readonly name: string; readonly began: string; readonly source: string; readonly status: string; readonly note?: string; readonly counted: readonly string[] };
  readonly delays: readonly DelayShown[];
}

interface DelayShown {
  readonly revised: string;
  readonly due: string;
  readonly reason: string;
  readonly told: readonly string[];
  readonly learning: string;
  readonly recorded: string;
}

const statusWords = {
  statute: 'Set by statute',
  guidance: 'Set by guidance',
  local: 'Local procedure',
  unverified: 'Not verified: a working default until its source is confirmed',
} as const satisfies Record<RuleStatus, string>;

/** The incident's clocks: those that were met and the one that is running. */
export function clocksShown(incident: Incident, now: Date): readonly ClockShown[] {
  const shown = (title: string, clock: Result<RunningClock>, met?: PlainDate): ClockShown => clockShown(title, clock, { now, delays: incident.delays, ...(met === undefined ? {} : { met }) });
  switch (incident.stage) {
    case 'considered': return [shown('Notify the Panel, if the criteria are met', notifyClock(incident))];
    case 'not-notified': return [];
    case 'preparing':
    case 'locked': return [shown(addressed(incident), notifyClock(incident))];
    case 'others-told':
    case 'withdrawn': return [shown(addressed(incident), notifyClock(incident), dayOf(incident.sent.sentAt))];
    case 'rapid-review': return [
      shown('Rapid review to the Panel', rapidReviewClock(incident)),
      shown(addressed(incident), notifyClock(incident), dayOf(incident.sent.sentAt)),
    ];
    case 'review-sent': return [
      shown('Rapid review to the Panel', rapidReviewClock(incident), dayOf(incident.reviews[0].sentAt)),
      shown(addressed(incident), notifyClock(incident), dayOf(incident.sent.sentAt)),
    ];
  }
}

function addressed({ decided }: Extract<Incident, { decided: { decision: { outcome: 'notify' | 'tell-others' } } }>): string {
  return addresseeOf(decided) === 'panel' ? 'Notify the Panel' : 'Tell the Secretary of State and Ofsted';
}

function clockShown(title: string, clock: Result<RunningClock>, { now, met, delays }: { readonly now: Date; readonly met?: PlainDate; readonly delays: readonly Delay[] }): ClockShown {
  if (!clock.ok) return { title, problem: clock.refusals[0].message, delays: [] };
  const { due, by, began, later, clock: id } = clock.value;
  const { source, status, note, counted } = due;
  return {
    title, standing: clockStanding(by, now, met === undefined ? {} : { met }), dueOn: by, ...(later === undefined ? {} : { later }),
    rule: { name: findClockRule(id)?.name ?? id, began, source, status: statusWords[status], ...(note === undefined ? {} : { note }), counted: counted.map(dateInWords) },
    delays: delays.filter((delay) => delay.clock === id).map(delayShown),
  };
}

function delayShown({ revised, due, reason, told, learningActedOn, at }: Delay): DelayShown {
  return {
    revised: dateInWords(revised), due: dateInWords(due), reason, learning: learningActedOn, recorded: dateInWords(dayOf(at)),
    told: told.map(({ who, on }) => `${who}, on ${dateInWords(on)}`),
  };
}

function dayOf(moment: Delay['at']): PlainDate {
  return londonDate(instantOf(moment));
}

import { hoursBetween, isMoment, momentOf, timeInWords, type Moment } from '../../kernel/london-time.ts';
import { dayNumber, londonDate, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { workingDaysBetween } from '../../kernel/working-days.ts';
import type { Limit } from './clock-rule.ts';
import { dueInWords } from './due-date.ts';

/** Where a clock stands. Each state has its own words, so that it is never told by colour alone. */
export type StandingState = 'ahead' | 'today' | 'late' | 'met' | 'met-late';

export interface Standing {
  readonly state: StandingState;
  /** "due Thursday 31 December 2026, 3 working days left", "due today", "2 working days late". */
  readonly words: string;
}

export interface StandingDetails {
  /** When what the clock requires was done; absent while it has not been. */
  readonly met?: PlainDate | Moment;
  /** What the clock counts, as `DueDate.count` says. Default working days. */
  readonly count?: Limit['count'];
}

/** Where the clock stands at `now`, in words for a page. */
export function clockStanding(due: PlainDate | Moment, now: Date, details: StandingDetails = {}): Standing {
  const { met, count = 'working-days' } = details;
  if (met !== undefined) return metStanding(due, met, count);
  return isMoment(due) ? momentStanding(due, momentOf(now)) : dayStanding(due, londonDate(now), count);
}

function dayStanding(due: PlainDate, today: PlainDate, count: Limit['count']): Standing {
  if (due === today) return { state: 'today', words: 'due today' };
  if (due < today) return { state: 'late', words: `${length(due, today, count)} late` };
  return { state: 'ahead', words: `due ${dueInWords(due)}, ${length(today, due, count)} left` };
}

function momentStanding(due: Moment, now: Moment): Standing {
  const hours = hoursBetween(now, due);
  if (hours < 0) return { state: 'late', words: `${hourLength(-hours)} late` };
  const left = `${hourLength(hours)} left`;
  if (due.slice(0, 10) === now.slice(0, 10)) return { state: 'today', words: `due today at ${timeInWords(due)}, ${left}` };
  return { state: 'ahead', words: `due ${dueInWords(due)}, ${left}` };
}

function metStanding(due: PlainDate | Moment, met: PlainDate | Moment, count: Limit['count']): Standing {
  const done = `done ${dueInWords(met)}`;
  if (isMoment(due) && isMoment(met)) {
    const over = hoursBetween(due, met);
    return over > 0 ? { state: 'met-late', words: `${done}, ${hourLength(over)} late` } : { state: 'met', words: `${done}, in time` };
  }
  const [dueDay, metDay] = [dayOf(due), dayOf(met)];
  if (metDay <= dueDay) return { state: 'met', words: `${done}, in time` };
  return { state: 'met-late', words: `${done}, ${length(dueDay, metDay, isMoment(due) ? 'days' : count)} late` };
}

// Calendar days where no working day has passed ("2 days late" on the Saturday after a Thursday
// before a bank holiday), and where the table of holidays does not reach: both are still true.
function length(from: PlainDate, to: PlainDate, count: Limit['count']): string {
  const working = count === 'working-days' ? workingDaysBetween(from, to) : undefined;
  if (working?.ok === true && working.value > 0) return plural(working.value, 'working day');
  return plural(dayNumber(to) - dayNumber(from), 'day');
}

function hourLength(hours: number): string {
  if (hours >= 1) return plural(Math.floor(hours), 'hour');
  return hours * 60 < 1 ? 'less than a minute' : plural(Math.floor(hours * 60), 'minute');
}

function plural(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

function dayOf(when: PlainDate | Moment): PlainDate {
  return isMoment(when) ? plainDate(when.slice(0, 10)) : when;
}

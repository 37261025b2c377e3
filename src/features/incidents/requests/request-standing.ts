import { clockStanding, type Standing } from '../../calendar/index.ts';
import { instantOf, type Moment } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { AgencyRequest } from './request.ts';

/** What leaves a business manager eight of the fifteen working days to put the review together. */
const WORKING_DAYS_TO_ANSWER = 7;

/**
 * The day offered for an agency's answer: 7 working days on, and never after the review's own due
 * date while that is still to come. A plan of this service and no rule; the person may change it.
 */
export function plannedDue(now: Date, reviewBy: PlainDate | undefined): PlainDate {
  const today = londonDate(now);
  const counted = addWorkingDays(today, WORKING_DAYS_TO_ANSWER);
  const planned = counted.ok ? counted.value.day : today;
  if (reviewBy === undefined || planned <= reviewBy) return planned;
  return reviewBy < today ? today : reviewBy;
}

/** When the agency answered, with a summary or a nil return; undefined while it has not. */
export function answeredAt(request: AgencyRequest): Moment | undefined {
  if (request.stage === 'returned') return request.returned.at;
  return request.stage === 'nil-returned' ? request.nil.at : undefined;
}

/** Where the agency's own clock stands; null once the request has been withdrawn. */
export function requestStanding(request: AgencyRequest, now: Date): Standing | null {
  if (request.stage === 'withdrawn') return null;
  const met = answeredAt(request);
  return clockStanding(request.due, now, met === undefined ? {} : { met: londonDate(instantOf(met)) });
}

/** How many agencies of an incident were asked, have answered, and are late; the withdrawn are not counted. */
export interface RequestCount {
  readonly asked: number;
  readonly answered: number;
  readonly late: number;
}

export function countRequests(requests: readonly AgencyRequest[], now: Date): RequestCount {
  const open = requests.filter(({ stage }) => stage !== 'withdrawn');
  const late = open.filter((request) => request.stage === 'asked' && requestStanding(request, now)?.state === 'late');
  return { asked: open.length, answered: open.filter((request) => answeredAt(request) !== undefined).length, late: late.length };
}

/** "Not chased yet", "Chased once, on Monday 23 November 2026", "Chased twice, last on …", "Chased 3 times, last on …". */
export function chasedInWords({ chases }: AgencyRequest): string {
  const last = chases.at(-1);
  if (last === undefined) return 'Not chased yet';
  const on = dateInWords(londonDate(instantOf(last.at)));
  if (chases.length === 1) return `Chased once, on ${on}`;
  return `Chased ${chases.length === 2 ? 'twice' : `${chases.length} times`}, last on ${on}`;
}

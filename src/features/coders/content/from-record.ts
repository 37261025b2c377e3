import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { CodedIncident } from '../store/incidents.ts';
import type { ReviewRecord } from '../store/reviews.ts';

/** Working days that a rapid review may take from the notification: Working Together to Safeguard Children 2023, chapter 5. */
export const RAPID_REVIEW_DAYS = 15;
/** Working days in which the council notifies from becoming aware: the same chapter. */
export const NOTIFICATION_DAYS = 5;

/** Working days after `from` up to `to`, both YYYY-MM-DD; null where one is not known or the table of holidays ends. */
export function workingDays(from: string | null, to: string | null): number | null {
  const [first, last] = [parsePlainDate(from ?? ''), parsePlainDate(to ?? '')];
  if (!first.ok || !last.ok) return null;
  const counted = workingDaysBetween(first.value, last.value);
  return counted.ok ? counted.value : null;
}

/**
 * What the record of an incident and its review already says, by code of the shipped codebook: offered
 * to the coder, and left out of agreement, because nobody had to judge it.
 */
export function fromRecord(incident: CodedIncident, review: ReviewRecord): Readonly<Record<string, string>> {
  const days = review.kind === 'rapid_review' ? workingDays(incident.notifiedOn, review.receivedOn) : null;
  const known: Readonly<Record<(typeof codesFromRecord)[number], string | null>> = {
    incident_date: incident.occurred, notified_date: incident.notifiedOn, review_kind: review.kind,
    working_days_to_submit: days === null || days < 0 ? null : String(days),
    submitted_in_time: days === null || days < 0 ? null : days <= RAPID_REVIEW_DAYS ? 'present' : 'absent',
  };
  return Object.fromEntries(Object.entries(known).flatMap(([code, value]) => (value === null ? [] : [[code, value]])));
}

export const codesFromRecord = ['incident_date', 'notified_date', 'review_kind', 'working_days_to_submit', 'submitted_in_time'] as const;

import { londonDate } from '../../../../kernel/plain-date.ts';
import { countOf } from '../../../../platform/pages/words.ts';
import { findReview } from '../../commands/rapid-review.ts';
import { paths } from '../../paths.ts';
import { rapidReviewClock } from '../../pathway/clocks.ts';
import type { InStage } from '../../pathway/incident.ts';
import { countRequests } from '../../requests/request-standing.ts';
import type { IncidentOnPage } from '../incident/on-page.ts';
import type { NextStep } from '../incident/next-step.ts';

/**
 * What the business manager does next for a rapid review until a decision has been put to the
 * partners: ask, chase what is late, write. Null when it is somebody else's turn or a later step.
 */
export async function reviewStep({ tx, now, record, incident, may }: IncidentOnPage): Promise<NextStep | null> {
  if (incident.stage !== 'rapid-review' || incident.proposed !== undefined || !may('request:send')) return null;
  const review = await findReview(tx, record, now);
  if (review === null) return null;
  const values = { incident: record.id };
  const also = sendAsItStands(incident, now) && may('review:send') ? { also: { text: 'Send it as it stands', href: paths.sendReview.to(values) } } : {};
  const { asked, answered, late } = countRequests(review.now.requests.map(({ request }) => request), now);
  if (asked === 0) {
    return { text: 'Ask every agency that may know the child or the family for a summary, each with its own date.', action: { text: 'Ask agencies', href: paths.askAgencies.to(values) } };
  }
  if (late > 0) {
    return { text: `${countOf(late, 'agency is', 'agencies are')} late. Chase what is late, and write the review from what has come in: the deadline does not wait.`, action: { text: 'See who is late, and chase', href: paths.agencies.to(values) }, ...also };
  }
  const waiting = asked - answered;
  const come = waiting === 0 ? 'All agencies have answered.' : `${answered} of ${countOf(asked, 'agency has', 'agencies have')} answered.`;
  return { text: `${come} Write the rapid review, then put the decision about a practice review to the safeguarding partners.`, action: { text: 'Write the rapid review', href: paths.writeReview.to(values) }, ...also };
}

/** On the last day and after it, a review that lacks something is better than none. */
function sendAsItStands(incident: InStage<'rapid-review'>, now: Date): boolean {
  const clock = rapidReviewClock(incident);
  return clock.ok && clock.value.by <= londonDate(now);
}

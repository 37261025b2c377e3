import { dayAndTimeInWords } from '../../../../platform/pages/words.ts';
import { findReview } from '../../commands/rapid-review.ts';
import { paths } from '../../paths.ts';
import type { IncidentOnPage } from '../incident/on-page.ts';
import type { Section } from '../incident/sections.ts';

/** How far the rapid review is, and what it lacks. */
export async function reviewSection({ tx, now, record, may }: IncidentOnPage): Promise<Section | null> {
  const review = await findReview(tx, record, now);
  if (review === null) return null;
  const { incident, draft, now: stands } = review;
  const values = { incident: record.id };
  return {
    id: 'review', title: 'Rapid review', template: 'incidents/review/incident-section.njk',
    data: {
      written: stands.text.answers.filter(({ value }) => value.length > 0).length, headings: stands.text.answers.length, lacking: stands.lacking.length,
      ...(draft === null ? {} : { saved: dayAndTimeInWords(draft.savedAt) }),
      sent: incident.stage === 'review-sent' ? incident.reviews.map(({ version, sentAt }) => ({ version, at: sentAt })) : [], released: incident.released,
      readAt: paths.review.to(values), wordAt: paths.reviewInWord.to(values), ...(may('review:write') ? { writeAt: paths.writeReview.to(values) } : {}),
    },
  };
}

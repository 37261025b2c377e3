import { file, notFound, view, type Reply } from '../../../../platform/pages/page.ts';
import { wordFile, WORD_TYPE } from '../../../../platform/documents/index.ts';
import { definePage, may, signedIn, type Context } from '../../../access/index.ts';
import { clockStanding } from '../../../calendar/index.ts';
import { summariesByQuestion } from '../../requests/agencies-by-heading.ts';
import { completenessNote } from '../../review/completeness.ts';
import { findReview, type ReviewFound } from '../../commands/rapid-review.ts';
import { paths } from '../../paths.ts';
import { returnInWords } from '../../review/rapid-review.ts';
import { standingMarks } from '../../review/released-review.ts';
import { releasedText } from '../../requests/request-texts.ts';
import { reviewFileName, reviewInWord } from '../../review/review-document.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { listReleased } from '../../store/released-reviews.ts';
import { partnershipName } from '../../store/organisations.ts';
import { aboutIncident } from '../about.ts';
import { breadcrumbs, reviewClock } from '../requests/on-incident.ts';

/** The rapid review: what is due and missing, what the agencies wrote, and what is written so far. */
export const reviewPage = definePage({
  method: 'GET', path: paths.review, may: 'incident:read', audits: 'review.read', about: aboutIncident,
  handle: async ({ params: { incident: id }, context }) => {
    const record = await findIncident(context.tx, id);
    if (record === null) return notFound;
    const frame = { title: `Rapid review ${record.reference}`, caption: `Incident ${record.reference}`, breadcrumbs: breadcrumbs(record) };
    const review = await findReview(context.tx, record, context.now);
    if (review === null) return view('incidents/review/too-early.njk', frame);
    return view('incidents/review/review.njk', { ...frame, ...shown(review, context.now), ...addresses(context, id), ...(await releasing(context, record)) });
  },
});

export const reviewWordPage = definePage({
  method: 'GET', path: paths.reviewInWord, may: 'incident:read', audits: 'review.taken-as-word', about: aboutIncident,
  handle: async ({ params: { incident: id }, context: { tx, now } }): Promise<Reply> => {
    const record = await findIncident(tx, id);
    const review = record === null ? null : await findReview(tx, record, now);
    if (record === null || review === null) return notFound;
    const { reference, partnershipId } = record;
    const document = reviewInWord({ partnership: await partnershipName(tx, partnershipId), reference, incident: review.incident, review: review.now, now });
    return file(reviewFileName(reference), WORD_TYPE, await wordFile(document));
  },
});

function shown({ incident, draft, now: review }: ReviewFound, now: Date) {
  const clock = reviewClock(incident);
  const sent = incident.stage === 'review-sent' ? incident.reviews : [];
  const answered = review.text.answers.filter(({ value }) => value.length > 0);
  return {
    clock: clock === undefined ? null : { by: clock.by, standing: clockStanding(clock.by, now, sent[0] === undefined ? {} : { met: sent[0].sentAt }) },
    marks: standingMarks(incident), sent: sent.map(({ version, sentAt }) => ({ version, sentAt })), saved: draft?.savedAt, written: answered, headings: review.text.answers.length,
    lacking: review.lacking, completenessNote, questions: summariesByQuestion(review.summaries),
    without: review.requests.filter(({ agency, request }) => request.stage !== 'withdrawn' && !review.summaries.some((summary) => summary.agency === agency)).map((named) => returnInWords(named, undefined)),
    asked: review.requests.length,
  };
}

function addresses({ actor, scope }: Context, incident: string) {
  const holds = (permission: 'review:write' | 'review:release' | 'request:send') => may(actor, permission, scope ?? undefined);
  return {
    wordAt: paths.reviewInWord.to({ incident }), agenciesAt: paths.agencies.to({ incident }),
    ...(holds('review:write') ? { writeAt: paths.writeReview.to({ incident }) } : {}),
    ...(holds('review:release') ? { releaseAt: paths.releaseReview.to({ incident }) } : {}),
  };
}

/** The newest release, with a ready text for those who may tell the authors. */
async function releasing(context: Context, { id, reference, partnershipId }: IncidentRecord) {
  const [released] = await listReleased(context.tx, id);
  if (released === undefined) return {};
  const actor = signedIn(context);
  const ready = may(actor, 'review:release', context.scope ?? undefined)
    ? { ready: releasedText({ partnership: await partnershipName(context.tx, partnershipId), reference, name: actor.name }) } : {};
  return { released: { version: released.version, at: released.releasedAt }, ...ready };
}

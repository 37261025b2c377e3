import type { Refusal } from '../../../../kernel/result.ts';
import { londonDate } from '../../../../kernel/plain-date.ts';
import { again, notFound, redirect, view, type Reply } from '../../../../platform/pages/page.ts';
import { clockStanding } from '../../../calendar/index.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { findReview, type ReviewFound } from '../../commands/rapid-review.ts';
import { sendDecisionNotice, sendingSeen, sendReview } from '../../commands/send-review.ts';
import { rapidReviewClock } from '../../pathway/clocks.ts';
import { completenessNote } from '../../review/completeness.ts';
import { conclusionWords, standingMarks, type Reviewing } from '../../panel/panel-review.ts';
import { paths } from '../../paths.ts';
import { incidentWords } from '../../refusals.ts';
import { needsReasonToSend, panelKnowsDecision, standingOf } from '../../pathway/standing.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { breadcrumbs } from '../requests/on-incident.ts';
import { standingTag } from './shown.ts';

const reviewTemplate = 'incidents/decision/send.njk';
const noticeTemplate = 'incidents/decision/notice.njk';

interface Typed {
  readonly refusals: readonly Refusal[];
  readonly reason: string;
}

const NOTHING: Typed = { refusals: [], reason: '' };

/** What is about to go to the Panel, what it lacks, and whether it is in time. Nothing here stops it from going. */
export const sendPage = definePage({
  method: 'GET', path: paths.sendReview, may: 'review:send', audits: 'review.send-page-read', about: aboutIncident,
  handle: ({ params, context }) => showSending(context, params.incident, NOTHING),
});

export const sendPost = definePage({
  method: 'POST', path: paths.sendReview, may: 'review:send', audits: 'review.sent', about: aboutIncident,
  handle: async ({ params, form, context }) => {
    const reason = String(form['reason'] ?? '');
    const sent = await sendReview(doing(context), params.incident, { seen: String(form['seen'] ?? ''), reason });
    if (sent.ok) return redirect(paths.incident.to(params), transitions.rapid_review_sent.done);
    return showSending(context, params.incident, { refusals: sent.refusals, reason });
  },
});

export const noticePage = definePage({
  method: 'GET', path: paths.sendDecisionNotice, may: 'review:send', audits: 'review.send-page-read', about: aboutIncident,
  handle: ({ params, context }) => showNotice(context, params.incident, NOTHING),
});

export const noticePost = definePage({
  method: 'POST', path: paths.sendDecisionNotice, may: 'review:send', audits: 'decision.notice-sent', about: aboutIncident,
  handle: async ({ params, form, context }) => {
    const reason = String(form['reason'] ?? '');
    const sent = await sendDecisionNotice(doing(context), params.incident, { seen: String(form['seen'] ?? ''), reason });
    if (sent.ok) return redirect(paths.incident.to(params), transitions.decision_notice_sent.done);
    return showNotice(context, params.incident, { refusals: sent.refusals, reason });
  },
});

async function showSending(context: Context, id: string, { refusals, reason }: Typed): Promise<Reply> {
  const found = await foundReview(context, id);
  if (found === null) return notFound;
  const { record, review } = found;
  if (review === null) return redirect(paths.incident.to({ incident: id }));
  const { incident, now } = review;
  const data = {
    title: incident.versions.review === 0 ? 'Send the rapid review to the Panel' : `Send version ${incident.versions.review + 1} of the rapid review`,
    ...commonData(record, incident, reason, sendingSeen(incident, review.draft?.version ?? 0)),
    sentBefore: incident.versions.review, clock: clockShown(incident, context.now), lacking: now.lacking, completenessNote,
    delayRecorded: incident.delays.some(({ clock }) => clock === 'rapid-review'), delayAt: incident.stage === 'rapid-review' ? paths.recordDelay.to({ incident: id }) : null,
    button: transitions.rapid_review_sent.button, text: now.text.answers.filter(({ value }) => value.length > 0), decideAt: paths.reviewDecision.to({ incident: id }),
  };
  const all = [...refusals, ...now.refusals.filter(() => refusals.length === 0)];
  return all.length === 0 ? view(reviewTemplate, data) : again(reviewTemplate, all, data);
}

async function showNotice(context: Context, id: string, { refusals, reason }: Typed): Promise<Reply> {
  const found = await foundReview(context, id);
  if (found === null) return notFound;
  const { record, review } = found;
  const decideAt = paths.reviewDecision.to({ incident: id });
  if (review?.incident.stage !== 'review-sent' || review.incident.proposed === undefined) return redirect(decideAt);
  const { incident } = review;
  if (refusals.length === 0 && panelKnowsDecision(incident)) return redirect(decideAt, incidentWords.PANEL_KNOWS_ALREADY);
  const data = { title: 'Send the decision to the Panel', ...commonData(record, incident, reason, sendingSeen(incident, 0)), decideAt, button: transitions.decision_notice_sent.button };
  return refusals.length === 0 ? view(noticeTemplate, data) : again(noticeTemplate, refusals, data);
}

function commonData(record: IncidentRecord, incident: Reviewing, reason: string, seen: string) {
  const { proposed } = incident;
  return {
    caption: `Incident ${record.reference}`, breadcrumbs: breadcrumbs(record), standing: standingTag(incident), marks: standingMarks(incident, ''),
    needsReason: needsReasonToSend(standingOf(proposed)), reason, seen,
    conclusion: proposed === undefined ? null : conclusionWords[proposed.decision.conclusion], version: proposed?.version ?? null,
  };
}

function clockShown(incident: Reviewing, now: Date) {
  const clock = rapidReviewClock(incident);
  if (!clock.ok) return null;
  const { by, began } = clock.value;
  const first = incident.stage === 'review-sent' ? { met: incident.reviews[0].sentAt } : {};
  return { standing: clockStanding(by, now, first), by, began, late: londonDate(now) > by && incident.stage === 'rapid-review' };
}

async function foundReview({ tx, now }: Context, id: string): Promise<{ readonly record: IncidentRecord; readonly review: ReviewFound | null } | null> {
  const record = await findIncident(tx, id);
  return record === null ? null : { record, review: await findReview(tx, record, now) };
}

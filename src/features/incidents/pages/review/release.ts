import type { Refusal } from '../../../../kernel/result.ts';
import { again, notFound, redirect, view, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { findReview, releaseReview, releasingOf } from '../../commands/rapid-review.ts';
import { paths } from '../../paths.ts';
import { findIncident, findRequest } from '../../store/index.ts';
import { listReleased } from '../../store/released-reviews.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident, aboutRequest } from '../about.ts';
import { doing } from '../doing.ts';
import { breadcrumbs } from '../requests/on-incident.ts';
import { ownBreadcrumbs } from '../requests/own.ts';
import { foldRequest } from '../../requests/request.ts';

export const releaseForm = definePage({
  method: 'GET', path: paths.releaseReview, may: 'review:release', audits: 'review.form-opened', about: aboutIncident,
  handle: ({ params: { incident }, context }) => formPage(context, incident, []),
});

export const releasePost = definePage({
  method: 'POST', path: paths.releaseReview, may: 'review:release', audits: 'review.released', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const done = await releaseReview(doing(context), incident, String(form['seen'] ?? ''));
    if (!done.ok) return formPage(context, incident, done.refusals);
    return redirect(`${paths.review.to({ incident })}#released`, transitions.released.done);
  },
});

/** The review as an author reads it, once it has been released to them. */
export const releasedPage = definePage({
  method: 'GET', path: paths.releasedReview, may: 'request:answer', audits: 'review.released-read', about: aboutRequest,
  handle: async ({ params: { request: id }, context: { tx } }) => {
    const record = await findRequest(tx, id);
    if (record === null || foldRequest(record.acts).stage === 'withdrawn') return notFound;
    const [newest, ...earlier] = await listReleased(tx, record.incidentId);
    if (newest === undefined) return notFound;
    return view('incidents/review/released.njk', { title: newest.content.title, caption: record.organisation, newest, earlier: earlier.length, breadcrumbs: ownBreadcrumbs(record) });
  },
});

async function formPage({ tx, now }: Context, id: string, refusals: readonly Refusal[]): Promise<Reply> {
  const record = await findIncident(tx, id);
  const review = record === null ? null : await findReview(tx, record, now);
  if (record === null || review === null) return redirect(paths.review.to({ incident: id }));
  const { content, seen, written, writtenSince } = releasingOf(review, record.reference);
  const data = {
    title: 'Release the rapid review', caption: `Incident ${record.reference}`, content, seen, written,
    ...(writtenSince ? { sendAt: paths.sendReview.to({ incident: id }) } : {}), button: transitions.released.button, lacking: review.now.lacking.length,
    agencies: review.now.requests.filter(({ request }) => request.stage !== 'withdrawn').map(({ agency }) => agency),
    breadcrumbs: breadcrumbs(record, { text: 'Rapid review', href: paths.review.to({ incident: id }) }),
  };
  return refusals.length === 0 ? view('incidents/review/release.njk', data) : again('incidents/review/release.njk', refusals, data);
}

import { notFound, view } from '../../../../platform/pages/page.ts';
import { definePage, seatsWith, signedIn } from '../../../access/index.ts';
import { paths } from '../../paths.ts';
import { requestHistory } from '../../requests/request-history.ts';
import { requestRow, requestRows } from '../../requests/request-rows.ts';
import { requestStageAfter } from '../../requests/request.ts';
import { findRequest, findRequestDraft, listRequests, type RequestRecord } from '../../store/index.ts';
import { partnershipName } from '../../store/organisations.ts';
import { namesOf } from '../../store/people.ts';
import { listReleased } from '../../store/released-reviews.ts';
import { aboutRequest } from '../about.ts';
import type { PartOfRequest } from '../parts.ts';

/** Everything that this person's own organisation was asked, next due first. */
export const ownRequestsPage = definePage({
  method: 'GET', path: paths.requests, may: 'request:answer', audits: 'request.list-read',
  handle: async ({ context }) => {
    const seats = seatsWith(signedIn(context), 'request:answer');
    const mine = (await listRequests(context.tx)).filter(({ partnershipId, organisationId }) =>
      seats.some((seat) => seat.partnershipId === partnershipId && seat.organisationId === organisationId));
    context.reveal(mine.map(({ id }) => id));
    const byId = new Map(mine.map((record) => [String(record.id), record]));
    const rows = requestRows(mine, context.now).map((row) => ({ ...row, reference: byId.get(row.id)?.reference, href: paths.request.to({ request: row.id }) }));
    return view('incidents/requests/own-requests.njk', {
      title: 'Requests to your organisation', organisations: [...new Set(seats.map(({ organisation }) => organisation))],
      waiting: rows.filter(({ stage }) => stage === 'asked'), others: rows.filter(({ stage }) => stage !== 'asked'),
    });
  },
});

/** One request as its author sees it: what is asked, by when, and what was sent. */
export const ownRequestPage = (parts: readonly PartOfRequest[]) => definePage({
  method: 'GET', path: paths.request, may: 'request:answer', audits: 'request.read', about: aboutRequest,
  handle: async ({ params: { request: id }, context: { tx, now } }) => {
    const record = await findRequest(tx, id);
    if (record === null) return notFound;
    const row = requestRow(record, now);
    const answers = requestStageAfter(row.stage, 'returned') !== undefined;
    const [released] = await listReleased(tx, record.incidentId);
    const nameOf = await namesOf(tx, record.acts.map(({ by }) => by));
    return view('incidents/requests/own-request.njk', {
      title: `Rapid review ${record.reference}`, caption: record.organisation, breadcrumbs: ownBreadcrumbs(record).slice(0, 1), row, text: row.request.text,
      partnership: await partnershipName(tx, record.partnershipId), askedAt: row.request.askedAt,
      again: row.request.stage === 'asked' ? row.request.again : undefined, withdrawn: row.request.stage === 'withdrawn' ? row.request.reason : undefined,
      parts: row.stage === 'withdrawn' ? [] : parts.map(({ text, about, address }) => ({ text, about, href: address(id) })),
      versions: record.acts.filter((act) => act.kind === 'returned').toReversed(),
      searched: row.request.stage === 'nil-returned' ? row.request.nil.data.searched : undefined,
      draft: answers ? await findRequestDraft(tx, id) : null, history: requestHistory(record.acts, nameOf),
      ...(answers ? { answerAt: paths.answerRequest.to({ request: id }), nilAt: paths.nilReturn.to({ request: id }) } : {}),
      ...(released === undefined || row.stage === 'withdrawn' ? {} : { releasedAt: released.releasedAt, reviewAt: paths.releasedReview.to({ request: id }) }),
    });
  },
});

/** The way back from a page of one's own request. */
export function ownBreadcrumbs({ id, reference }: RequestRecord): readonly { readonly text: string; readonly href: string }[] {
  return [{ text: 'Requests', href: paths.requests.to() }, { text: `Rapid review ${reference}`, href: paths.request.to({ request: id }) }];
}

import { notFound, view } from '../../../../platform/pages/page.ts';
import { definePage, may, signedIn } from '../../../access/index.ts';
import { clockStanding } from '../../../calendar/index.ts';
import { mayAskAt } from '../../commands/ask-agencies.ts';
import { paths } from '../../paths.ts';
import { requestRows, type RequestRow } from '../../requests/request-rows.ts';
import { listRequests } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { countsInWords } from './counts.ts';
import { breadcrumbs, reviewClock } from './on-incident.ts';
import { recorded } from '../recorded.ts';

/** Every agency asked for a rapid review, and who owes what. */
export const agenciesPage = definePage({
  method: 'GET', path: paths.agencies, may: 'incident:read', audits: 'request.list-read', about: aboutIncident,
  handle: async ({ params: { incident: id }, context }) => {
    const found = await recorded(context.tx, id);
    if (found === null) return notFound;
    const { record, incident } = found;
    const records = await listRequests(context.tx, id);
    context.reveal(records.map((request) => request.id));
    const rows = requestRows(records, context.now);
    const actor = signedIn(context);
    const allowed = { chase: may(actor, 'request:chase', context.scope ?? undefined), ask: may(actor, 'request:send', context.scope ?? undefined) && mayAskAt(incident) };
    const clock = reviewClock(incident);
    return view('incidents/requests/agencies.njk', {
      title: 'Agencies asked', caption: `Incident ${record.reference}`, breadcrumbs: breadcrumbs(record),
      rows: rows.map((row) => ({ ...row, ...addresses(id, row, allowed.chase) })), ...allowed, askAt: paths.askAgencies.to({ incident: id }),
      tooEarly: !mayAskAt(incident) && rows.length === 0, counts: countsInWords(rows.map(({ request }) => request), context.now),
      review: clock === undefined || incident.stage === 'review-sent' ? null : { standing: clockStanding(clock.by, context.now), by: clock.by },
    });
  },
});

function addresses(incident: string, { id, stage }: RequestRow, mayChase: boolean) {
  return {
    href: paths.agencyRequest.to({ incident, request: id }),
    ...(mayChase && stage === 'asked' ? { chaseAt: paths.chaseAgency.to({ incident, request: id }) } : {}),
  };
}

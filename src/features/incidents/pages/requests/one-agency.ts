import { notFound, view } from '../../../../platform/pages/page.ts';
import { definePage, may, signedIn } from '../../../access/index.ts';
import { paths } from '../../paths.ts';
import { requestHistory } from '../../requests/request-history.ts';
import { requestRow } from '../../requests/request-rows.ts';
import { requestStageAfter, requestTransitions } from '../../requests/request.ts';
import type { PartOfAgencyAsked } from '../parts.ts';
import type { PartnershipAct } from '../../requests/request-act-forms.ts';
import { namesOf } from '../../store/people.ts';
import { aboutIncident } from '../about.ts';
import { breadcrumbs, requestOf } from './on-incident.ts';

const addresses = { chased: paths.chaseAgency, due_moved: paths.moveAgencyDate, asked_again: paths.askAgencyAgain, withdrawn: paths.withdrawRequest } as const;
const buttons = { chased: 'Chase this agency', due_moved: requestTransitions.due_moved.button, asked_again: requestTransitions.asked_again.button, withdrawn: requestTransitions.withdrawn.button } as const;

/** One agency's request as the partnership sees it: what was asked, what came, and what can be done. */
export const oneAgencyPage = (parts: readonly PartOfAgencyAsked[]) => definePage({
  method: 'GET', path: paths.agencyRequest, may: 'incident:read', audits: 'request.read', about: aboutIncident,
  handle: async ({ params: { incident, request: id }, context }) => {
    const record = await requestOf(context, incident, id);
    if (record === null) return notFound;
    context.reveal([record.id]);
    const row = requestRow(record, context.now);
    const nameOf = await namesOf(context.tx, record.acts.map(({ by }) => by));
    const acts = kinds.filter((kind) => requestStageAfter(row.stage, kind) !== undefined && may(signedIn(context), requestTransitions[kind].may, context.scope ?? undefined));
    return view('incidents/requests/one-agency.njk', {
      title: record.organisation, caption: `Incident ${record.reference}`, row, text: row.request.text,
      again: row.request.stage === 'asked' ? row.request.again : undefined,
      versions: record.acts.filter((act) => act.kind === 'returned').toReversed(),
      searched: row.request.stage === 'nil-returned' ? row.request.nil.data.searched : undefined,
      acts: acts.map((kind) => ({ kind, text: buttons[kind], href: addresses[kind].to({ incident, request: id }) })),
      history: requestHistory(record.acts, nameOf),
      parts: parts.filter((part) => may(signedIn(context), part.may, context.scope ?? undefined)).map(({ text, about, address }) => ({ text, about, href: address(incident, id) })),
      breadcrumbs: breadcrumbs({ id: record.incidentId, reference: record.reference }, { text: 'Agencies asked', href: paths.agencies.to({ incident }) }),
    });
  },
});

const kinds: readonly PartnershipAct[] = ['chased', 'due_moved', 'asked_again', 'withdrawn'];

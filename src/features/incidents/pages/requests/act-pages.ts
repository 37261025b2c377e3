import type { Refusal } from '../../../../kernel/result.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { checkAnswers, questionFields, readForm, typedFrom, type Answers, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage, signedIn, type AnyPage, type Context } from '../../../access/index.ts';
import type { AuditEvent } from '../../../audit/index.ts';
import { actOnRequest } from '../../commands/act-on-request.ts';
import type { RequestCommand } from '../../requests/decide-request.ts';
import { paths } from '../../paths.ts';
import { HOWS, requestForms, type PartnershipAct } from '../../requests/request-act-forms.ts';
import { requestRow } from '../../requests/request-rows.ts';
import { plannedDue } from '../../requests/request-standing.ts';
import { chasingText } from '../../requests/request-texts.ts';
import { foldRequest, requestStageAfter, requestTransitions } from '../../requests/request.ts';
import type { RequestRecord } from '../../store/index.ts';
import { partnershipName } from '../../store/organisations.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { breadcrumbs, requestOf } from './on-incident.ts';

const template = 'incidents/requests/act.njk';

const events = { chased: 'request.chased', due_moved: 'request.due-moved', asked_again: 'request.sent-again', withdrawn: 'request.withdrawn' } as const satisfies Record<PartnershipAct, AuditEvent>;
const addresses = { chased: paths.chaseAgency, due_moved: paths.moveAgencyDate, asked_again: paths.askAgencyAgain, withdrawn: paths.withdrawRequest } as const;

/** The form of each act, and the act itself. */
export const requestActPages: readonly AnyPage[] = (['chased', 'due_moved', 'asked_again', 'withdrawn'] as const).flatMap((kind) => [formPage(kind), postPage(kind)]);

function formPage(kind: PartnershipAct): AnyPage {
  return definePage({
    method: 'GET', path: addresses[kind], may: requestTransitions[kind].may, audits: 'request.form-opened', about: aboutIncident,
    handle: async ({ params: { incident, request: id }, context }) => {
      const request = await requestOf(context, incident, id);
      if (request === null) return notFound;
      context.reveal([request.id]);
      if (requestStageAfter(foldRequest(request.acts).stage, kind) === undefined) return redirect(paths.agencyRequest.to({ incident, request: id }));
      return view(template, formData(kind, request, context, await readyAnswers(kind, request, context)));
    },
  });
}

function postPage(kind: PartnershipAct): AnyPage {
  return definePage({
    method: 'POST', path: addresses[kind], may: requestTransitions[kind].may, audits: events[kind], about: aboutIncident,
    handle: async ({ params: { incident, request: id }, form, context }) => {
      const request = await requestOf(context, incident, id);
      if (request === null) return notFound;
      context.reveal([request.id]);
      const set = requestForms[kind];
      const typed = readForm(set, form);
      const answers = checkAnswers(set, typed, context);
      const done = answers.ok ? await actOnRequest(doing(context), id, commandFrom(kind, answers.value)) : answers;
      if (!done.ok) return again(template, done.refusals, formData(kind, request, context, typed, done.refusals));
      return redirect(kind === 'chased' ? paths.agencies.to({ incident }) : paths.agencyRequest.to({ incident, request: id }), requestTransitions[kind].done);
    },
  });
}

type Actable = Exclude<RequestCommand, { kind: 'asked' }>;

function commandFrom(kind: PartnershipAct, answers: Answers): Actable {
  const text = (name: string): string => String(answers[name] ?? '');
  switch (kind) {
    case 'chased': return { kind, data: { text: text('text'), how: HOWS.find(({ value }) => value === text('how'))?.value ?? 'other' } };
    case 'withdrawn': return { kind, data: { reason: text('reason') } };
    case 'due_moved':
    case 'asked_again': return { kind, data: { due: plainDate(text('due')), reason: text('reason') } };
  }
}

async function readyAnswers(kind: PartnershipAct, record: RequestRecord, context: Context): Promise<Typed> {
  const set = requestForms[kind];
  if (kind === 'asked_again') return typedFrom(set, { due: plannedDue(context.now, undefined) });
  if (kind !== 'chased') return {};
  const writing = { partnership: await partnershipName(context.tx, record.partnershipId), reference: record.reference, name: signedIn(context).name };
  const text = chasingText(writing, { agency: record.organisation, request: foldRequest(record.acts), now: context.now });
  return typedFrom(set, { how: 'email', text });
}

function formData(kind: PartnershipAct, record: RequestRecord, { now }: Context, typed: Typed, refusals: readonly Refusal[] = []) {
  const { id, incidentId: incident, reference } = record;
  return {
    title: `${requestForms[kind].title}: ${record.organisation}`, caption: `Incident ${reference}`, fields: fieldsOf(kind, typed, refusals), kind,
    row: requestRow(record, now), button: requestTransitions[kind].button,
    breadcrumbs: breadcrumbs({ id: incident, reference }, { text: 'Agencies asked', href: paths.agencies.to({ incident }) }, { text: record.organisation, href: paths.agencyRequest.to({ incident, request: id }) }),
  };
}

/** The ready text can be changed where it stands, and the script adds a button to copy it. */
function fieldsOf(kind: PartnershipAct, typed: Typed, refusals: readonly Refusal[]) {
  return questionFields(requestForms[kind], typed, refusals).map((field) =>
    field.params['name'] === 'text' ? { ...field, params: { ...field.params, rows: 14, attributes: { autocomplete: 'off', 'data-copy': 'Copy this text' } } } : field);
}

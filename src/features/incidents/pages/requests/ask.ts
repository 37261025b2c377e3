import type { Refusal } from '../../../../kernel/result.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { checkAnswers, readForm, typedFrom, type Answers, type QuestionSet, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Reply } from '../../../../platform/pages/page.ts';
import { countOf } from '../../../../platform/pages/words.ts';
import { definePage, signedIn, type Context } from '../../../access/index.ts';
import { clockStanding } from '../../../calendar/index.ts';
import { askSet, dueField } from '../../requests/ask-form.ts';
import { childrenNamed } from '../../notification/children-named.ts';
import { askAgencies, mayAskAt, type Asking } from '../../commands/ask-agencies.ts';
import { stageWords, type Incident } from '../../pathway/incident.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { foldRequest, requestTransitions } from '../../requests/request.ts';
import { plannedDue } from '../../requests/request-standing.ts';
import { askingText } from '../../requests/request-texts.ts';
import { listRequests, type IncidentRecord } from '../../store/index.ts';
import { listMembers, partnershipName, type MemberOrganisation } from '../../store/organisations.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { breadcrumbs, reviewClock } from './on-incident.ts';
import { recorded } from '../recorded.ts';

const template = 'incidents/requests/ask.njk';

interface Members {
  readonly asked: readonly MemberOrganisation[];
  readonly toAsk: readonly MemberOrganisation[];
}

export const askForm = definePage({
  method: 'GET', path: paths.askAgencies, may: 'request:send', audits: 'request.form-opened', about: aboutIncident,
  handle: async ({ params: { incident: id }, context }) => {
    const found = await recorded(context.tx, id);
    if (found === null) return notFound;
    if (!mayAskAt(found.incident)) return redirect(paths.agencies.to({ incident: id }));
    const members = await membersOf(context, found.record);
    return view(template, formData(context, found, members, await readyAnswers(context, found, members)));
  },
});

export const askPost = definePage({
  method: 'POST', path: paths.askAgencies, may: 'request:send', audits: 'request.sent', about: aboutIncident,
  handle: async ({ params: { incident: id }, form, context }) => {
    const found = await recorded(context.tx, id);
    if (found === null) return notFound;
    const members = await membersOf(context, found.record);
    // With those already asked, so that one who was asked a moment ago is refused by name.
    const set = askSet([...members.toAsk, ...members.asked]);
    const typed = readForm(set, form);
    const refused = (refusals: readonly Refusal[]): Reply => again(template, refusals, formData(context, found, members, typed));
    const answers = checkAnswers(set, typed, context);
    if (!answers.ok) return refused(mayAskAt(found.incident) ? answers.refusals : [refusal('ACT_NOT_POSSIBLE', { stage: stageWords[found.incident.stage] })]);
    const done = await askAgencies(doing(context), id, askingFrom(answers.value));
    if (!done.ok) return refused(done.refusals);
    context.reveal(done.value);
    return redirect(paths.agencies.to({ incident: id }), done.value.length === 1 ? requestTransitions.asked.done : `${countOf(done.value.length, 'agency', 'agencies')} have been asked for a summary`);
  },
});

function askingFrom(answers: Answers): Asking {
  return {
    text: String(answers['text']),
    agencies: [answers['agencies'] ?? []].flat().map((organisationId) => {
      const field = dueField(organisationId);
      return { organisationId, due: plainDate(String(answers[field])), field };
    }),
  };
}

async function membersOf({ tx }: Context, record: IncidentRecord): Promise<Members> {
  const open = new Set((await listRequests(tx, record.id)).filter(({ acts }) => foldRequest(acts).stage !== 'withdrawn').map(({ organisationId }) => organisationId));
  const members = await listMembers(tx, record.partnershipId);
  return { asked: members.filter(({ id }) => open.has(id)), toAsk: members.filter(({ id }) => !open.has(id)) };
}

/** Each date as planned, and the ready text. */
async function readyAnswers(context: Context, { record, incident }: Found, { toAsk }: Members): Promise<Typed> {
  const due = plannedDue(context.now, reviewClock(incident)?.by);
  const writing = { partnership: await partnershipName(context.tx, record.partnershipId), reference: record.reference, name: signedIn(context).name };
  const dues = Object.fromEntries(toAsk.map(({ id }) => [dueField(id), due]));
  return typedFrom(askSet(toAsk), { ...dues, text: askingText(writing, childrenNamed(record.acts)) });
}

interface Found {
  readonly record: IncidentRecord;
  readonly incident: Incident;
}

function formData({ now }: Context, { record, incident }: Found, { asked, toAsk }: Members, typed: Typed) {
  const set: QuestionSet = askSet(toAsk);
  const clock = reviewClock(incident);
  return {
    title: set.title, caption: `Incident ${record.reference}`, set, typed, asked: asked.map(({ name }) => name), toAsk: toAsk.length,
    review: clock === undefined ? null : { by: clock.by, standing: clockStanding(clock.by, now) }, button: 'Ask these agencies',
    breadcrumbs: breadcrumbs(record, { text: 'Agencies asked', href: paths.agencies.to({ incident: record.id }) }),
  };
}

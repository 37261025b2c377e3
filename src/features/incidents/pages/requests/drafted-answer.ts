import { randomUUID } from 'node:crypto';
import { readForm } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Asked, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { agencySummarySet as set, agencySummarySource } from '../../requests/agency-summary-form.ts';
import { keepAnswer, sendSummary } from '../../commands/answer-request.ts';
import type { Kept, SentForm } from '../../commands/keep-draft.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { requestRow } from '../../requests/request-rows.ts';
import { foldRequest, requestStageAfter, requestTransitions } from '../../requests/request.ts';
import { findRequest, findRequestDraft, type RequestRecord } from '../../store/index.ts';
import { typedAgain } from '../../requests/summary-again.ts';
import { checkAnswers, freeze, type Typed } from '../../../../platform/forms/index.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { aboutRequest } from '../about.ts';
import { doing } from '../doing.ts';
import { otherVersion, sentForm, type DraftShown } from '../considering/drafted.ts';
import { ownBreadcrumbs } from './own.ts';

const template = 'incidents/requests/answer.njk';

export const answerForm = definePage({
  method: 'GET', path: paths.answerRequest, may: 'request:answer', audits: 'request.read', about: aboutRequest,
  handle: async ({ params: { request: id }, context: { tx, now } }) => {
    const record = await findRequest(tx, id);
    if (record === null) return notFound;
    if (!answerable(record)) return redirect(paths.request.to({ request: id }));
    const draft = await findRequestDraft(tx, id);
    return view(template, formData(record, now, draft?.typed ?? lastSent(record), { seen: draft?.version ?? 0, copy: randomUUID() }));
  },
});

export const answerPost = definePage({
  method: 'POST', path: paths.answerRequest, may: 'request:answer', audits: 'request.draft-saved', about: aboutRequest,
  handle: async (asked) => {
    const record = await findRequest(asked.context.tx, asked.params.request);
    if (record === null) return notFound;
    const address = paths.request.to({ request: record.id });
    if (!answerable(record)) return redirect(address);
    const sent = sentForm(asked.form, readForm(set, asked.form));
    const kept = await keepAnswer(doing(asked.context), record.id, sent);
    if (!kept.kept) return showBoth(asked, record, sent, kept);
    return asked.form['do'] === 'save' ? redirect(address, 'Your summary is saved and not yet sent. You or a colleague can go on with it from here') : goOn(asked, record, sent, kept.version);
  },
});

/** Where the form saves itself as it is filled in. */
export const saveAnswerPage = definePage({
  method: 'POST', path: paths.saveAnswerDraft, may: 'request:answer', audits: 'request.draft-saved', about: aboutRequest,
  handle: async ({ params: { request: id }, form, context }) => {
    const record = await findRequest(context.tx, id);
    if (record === null) return notFound;
    if (!answerable(record)) return redirect(paths.request.to({ request: id }));
    const kept = await keepAnswer(doing(context), id, sentForm(form, readForm(set, form)));
    const data = { title: 'Draft', back: { text: 'Back to the request', href: paths.request.to({ request: id }) } };
    return kept.kept ? view('incidents/considering/draft-saved.njk', data) : again('incidents/considering/draft-saved.njk', [refusal('DRAFT_CHANGED')], data);
  },
});

export const checkAnswerPage = definePage({
  method: 'GET', path: paths.checkAnswer, may: 'request:answer', audits: 'request.read', about: aboutRequest,
  handle: ({ params: { request: id }, context }) => checkPage(context, id, []),
});

export const sendAnswerPage = definePage({
  method: 'POST', path: paths.checkAnswer, may: 'request:answer', audits: 'request.answered', about: aboutRequest,
  handle: async ({ params: { request: id }, form, context }) => {
    const done = await sendSummary(doing(context), id, Number(form['seen']));
    return done.ok ? redirect(paths.request.to({ request: id }), requestTransitions.returned.done) : checkPage(context, id, done.refusals);
  },
});

async function checkPage({ tx, now }: Context, id: string, refusals: readonly Refusal[]): Promise<Reply> {
  const [record, draft] = [await findRequest(tx, id), await findRequestDraft(tx, id)];
  if (record === null) return notFound;
  const change = paths.answerRequest.to({ request: id });
  const answers = draft === null ? null : checkAnswers(set, draft.typed, { now });
  // Pressed twice: the first press sent it, and this one must not look as if nothing had gone.
  if (draft === null && refusals.length > 0) return redirect(paths.request.to({ request: id }), 'This draft has been sent, or taken away, since you opened it. Nothing was sent twice');
  if (draft === null || answers?.ok !== true || !answerable(record)) return redirect(change);
  const data = {
    title: 'Check your summary', caption: `Rapid review ${record.reference}`, frozen: freeze(set, answers.value), change, seen: draft.version,
    version: foldRequest(record.acts).versions + 1, button: requestTransitions.returned.button, breadcrumbs: ownBreadcrumbs(record),
  };
  return refusals.length === 0 ? view('incidents/requests/check.njk', data) : again('incidents/requests/check.njk', refusals, data);
}

function goOn({ context }: Asked<string, Context>, record: RequestRecord, sent: SentForm, seen: number): Reply {
  const answers = checkAnswers(set, sent.typed, context);
  if (answers.ok) return redirect(paths.checkAnswer.to({ request: record.id }));
  return again(template, answers.refusals, formData(record, context.now, sent.typed, { seen, copy: sent.copy }));
}

async function showBoth({ context: { tx, now } }: Asked<string, Context>, record: RequestRecord, sent: SentForm, { other }: Extract<Kept, { kept: false }>): Promise<Reply> {
  if (other === null) return redirect(paths.request.to({ request: record.id }));
  return again(template, [refusal('DRAFT_CHANGED', { field: 'other-version' })], {
    ...formData(record, now, sent.typed, { seen: other.version, copy: sent.copy }), other: await otherVersion(tx, set, sent.typed, other),
  });
}

function formData(record: RequestRecord, now: Date, typed: Typed, { seen, copy }: Omit<DraftShown, 'saveAt'>) {
  const row = requestRow(record, now);
  return {
    title: set.title, caption: `Rapid review ${record.reference}`, set, typed, row, breadcrumbs: ownBreadcrumbs(record), source: agencySummarySource,
    draft: { seen, copy: copy === '' ? randomUUID() : copy, saveAt: paths.saveAnswerDraft.to({ request: record.id }) }, text: row.request.text,
    again: row.request.stage === 'asked' ? row.request.again : undefined, nilAt: paths.nilReturn.to({ request: record.id }),
  };
}

export function answerable({ acts }: RequestRecord): boolean {
  return requestStageAfter(foldRequest(acts).stage, 'returned') !== undefined;
}

function lastSent({ acts }: RequestRecord): Typed {
  const last = acts.findLast((act) => act.kind === 'returned');
  return last === undefined ? {} : typedAgain(set, last.data.parts);
}

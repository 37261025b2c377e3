import { checkAnswers, readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { actOnRequest } from '../../commands/act-on-request.ts';
import { nilReturnSet as set } from '../../requests/nil-return-form.ts';
import { paths } from '../../paths.ts';
import { requestRow } from '../../requests/request-rows.ts';
import { requestTransitions } from '../../requests/request.ts';
import { findRequest, findRequestDraft, type RequestRecord } from '../../store/index.ts';
import { aboutRequest } from '../about.ts';
import { doing } from '../doing.ts';
import { answerable } from './drafted-answer.ts';
import { ownBreadcrumbs } from './own.ts';

const template = 'incidents/requests/nil-return.njk';

export const nilReturnForm = definePage({
  method: 'GET', path: paths.nilReturn, may: 'request:answer', audits: 'request.read', about: aboutRequest,
  handle: async ({ params: { request: id }, context: { tx, now } }) => {
    const record = await findRequest(tx, id);
    if (record === null) return notFound;
    if (!answerable(record)) return redirect(paths.request.to({ request: id }));
    const draft = await findRequestDraft(tx, id);
    return view(template, formData(record, now, readForm(set, draft?.typed ?? {})));
  },
});

export const nilReturnPost = definePage({
  method: 'POST', path: paths.nilReturn, may: 'request:answer', audits: 'request.nil-returned', about: aboutRequest,
  handle: async ({ params: { request: id }, form, context }) => {
    const record = await findRequest(context.tx, id);
    if (record === null) return notFound;
    const typed = readForm(set, form);
    const answers = checkAnswers(set, typed, context);
    const done = answers.ok ? await actOnRequest(doing(context), id, { kind: 'nil_returned', data: { searched: String(answers.value['searched']) } }) : answers;
    if (!done.ok) return again(template, done.refusals, formData(record, context.now, typed));
    return redirect(paths.request.to({ request: id }), requestTransitions.nil_returned.done);
  },
});

function formData(record: RequestRecord, now: Date, typed: Typed) {
  return { title: set.title, caption: `Rapid review ${record.reference}`, set, typed, row: requestRow(record, now), button: requestTransitions.nil_returned.button, breadcrumbs: ownBreadcrumbs(record) };
}

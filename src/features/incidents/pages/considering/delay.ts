import { dateInWords } from '../../../../kernel/plain-date.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { checkAnswers, readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Form } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { delayCommand, delayForm, delayParts, MOST_TOLD, toldIn } from '../../considering/act-forms.ts';
import { act, draftOf } from '../../commands/act.ts';
import { keepDraft } from '../../commands/keep-draft.ts';
import { dueNow } from '../../pathway/due-now.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findDraft } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { draftAgain, draftOpened, otherVersion, sentForm, type DraftShown } from './drafted.ts';
import { aroundForm, stageGap } from './loaded.ts';
import { recorded, type Recorded } from '../recorded.ts';

const template = 'incidents/considering/delay.njk';
const form = draftOf('delay_recorded');

export const delayPage = definePage({
  method: 'GET', path: paths.recordDelay, may: 'delay:record', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params, context: { tx } }) => {
    const found = await recorded(tx, params.incident);
    if (found === null) return notFound;
    if (stageGap(found, 'delay_recorded').length > 0) return redirect(paths.incident.to(params));
    const draft = await findDraft(tx, found.record.id, form);
    return view(template, data(found, draft?.typed ?? {}, draftOpened(found.record.id, form, draft)));
  },
});

export const recordDelayPage = definePage({
  method: 'POST', path: paths.recordDelay, may: 'delay:record', audits: 'incident.delay-recorded', about: aboutIncident,
  handle: async ({ params, form: posted, context }) => {
    const found = await recorded(context.tx, params.incident);
    if (found === null) return notFound;
    const typed = readDelay(posted);
    const adding = posted['do'] === 'add-told';
    const sent = sentForm(posted, adding ? { ...typed, rows: String(Math.min(toldIn(typed) + 1, MOST_TOLD)) } : typed);
    const kept = await keepDraft(doing(context), found.record.id, form, sent);
    if (!kept.kept) {
      const { other } = kept;
      const shown = data(found, sent.typed, draftAgain(found.record.id, form, sent, other?.version ?? 0));
      const both = other === null ? shown : { ...shown, other: await otherVersion(context.tx, delayForm(MOST_TOLD), sent.typed, other) };
      return again(template, [other === null ? refusal('ANSWERS_CHANGED') : refusal('DRAFT_CHANGED', { field: 'other-version' })], both);
    }
    if (adding) return redirect(`${paths.recordDelay.to(params)}#told-${toldIn(sent.typed)}-who`);
    if (posted['do'] === 'save') return redirect(paths.incident.to(params), 'Your answers are saved. The delay is not recorded yet');
    const refusals = await record(found, sent.typed, context);
    if (refusals.length === 0) return redirect(paths.incident.to(params), transitions.delay_recorded.done);
    return again(template, refusals, data(found, sent.typed, draftAgain(found.record.id, form, sent, kept.version)));
  },
});

/** What was typed into the form, for as many people told as it had room for. */
export function readDelay(posted: Form): Typed {
  const rows = toldIn({ rows: String(posted['rows'] ?? '') });
  return { ...readForm(delayForm(rows), posted), rows: String(rows) };
}

async function record({ record: { id }, incident }: Recorded, typed: Typed, context: Context): Promise<readonly Refusal[]> {
  const rows = toldIn(typed);
  const answers = checkAnswers(delayForm(rows), typed, context);
  if (!answers.ok) return answers.refusals;
  const clock = incident.stage === 'rapid-review' ? 'rapid-review' : 'notify-panel';
  const { command, gaps } = delayCommand(answers.value, clock, rows);
  if (gaps.length > 0) return gaps.map((field) => refusal('TOLD_HALF', { field }));
  const done = await act(doing(context), id, command);
  return done.ok ? [] : done.refusals.map((each) => (each.field === 'told' ? { ...each, field: 'told-1-who' } : each));
}

function data(found: Recorded, typed: Typed, draft: DraftShown): Readonly<Record<string, unknown>> {
  const due = dueNow(found.incident);
  const rows = toldIn(typed);
  return {
    ...aroundForm(found, 'delay_recorded'), parts: delayParts(rows), typed, draft, rows, mayAdd: rows < MOST_TOLD,
    what: due?.what ?? null, dueOn: due?.clock.ok === true ? dateInWords(due.clock.value.by) : null,
  };
}

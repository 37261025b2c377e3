import { checkAnswers, readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { act, draftOf } from '../../commands/act.ts';
import { keepDraft } from '../../commands/keep-draft.ts';
import { notificationDecisionCommand, notificationDecisionForm } from '../../considering/notification-decision-form.ts';
import { explainedAid } from '../../pathway/decision-aid.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findDraft } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { viewsShown } from '../incident/considering-sections.ts';
import { clocksShown } from '../incident/clocks-shown.ts';
import { draftAgain, draftOpened, otherVersion, sentForm, type DraftShown } from './drafted.ts';
import { aroundForm, stageGap } from './loaded.ts';
import { recorded, type Recorded } from '../recorded.ts';

const template = 'incidents/considering/decide.njk';
const form = draftOf('decided_on_notification');

export const decidePage = definePage({
  method: 'GET', path: paths.decideNotification, may: 'incident:decide', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params, context: { tx, now } }) => {
    const found = await recorded(tx, params.incident);
    if (found === null) return notFound;
    if (stageGap(found, 'decided_on_notification').length > 0) return redirect(paths.incident.to(params));
    const draft = await findDraft(tx, found.record.id, form);
    return view(template, data(found, now, draft?.typed ?? {}, draftOpened(found.record.id, form, draft)));
  },
});

export const recordDecisionPage = definePage({
  method: 'POST', path: paths.decideNotification, may: 'incident:decide', audits: 'incident.decided', about: aboutIncident,
  handle: async ({ params, form: posted, context }) => {
    const found = await recorded(context.tx, params.incident);
    if (found === null) return notFound;
    const set = notificationDecisionForm(found.incident);
    const sent = sentForm(posted, readForm(set, posted));
    const kept = await keepDraft(doing(context), found.record.id, form, sent);
    if (!kept.kept) {
      const { other } = kept;
      const shown = data(found, context.now, sent.typed, draftAgain(found.record.id, form, sent, other?.version ?? 0));
      return again(template, [other === null ? refusal('ANSWERS_CHANGED') : refusal('DRAFT_CHANGED', { field: 'other-version' })], other === null ? shown : { ...shown, other: await otherVersion(context.tx, set, sent.typed, other) });
    }
    if (posted['do'] === 'save') return redirect(paths.incident.to(params), 'Your answers are saved. The decision is not recorded yet');
    const shown = data(found, context.now, sent.typed, draftAgain(found.record.id, form, sent, kept.version));
    const gap = stageGap(found, 'decided_on_notification');
    if (gap.length > 0) return again(template, gap, shown);
    const answers = checkAnswers(set, sent.typed, context);
    if (!answers.ok) return again(template, answers.refusals, shown);
    const done = await act(doing(context), found.record.id, notificationDecisionCommand(found.incident, answers.value));
    return done.ok ? redirect(paths.incident.to(params), transitions.decided_on_notification.done) : again(template, done.refusals, shown);
  },
});

function data(found: Recorded, now: Date, typed: Typed, draft: DraftShown): Readonly<Record<string, unknown>> {
  const { facts, suspicion } = found.incident;
  const [clock] = clocksShown(found.incident, now);
  return {
    ...aroundForm(found, 'decided_on_notification'), set: notificationDecisionForm(found.incident), typed, draft,
    aid: explainedAid(facts, suspicion), views: viewsShown(found.incident), lead: facts.title, clock,
  };
}

import type { Refusal } from '../../../../kernel/result.ts';
import { checkAnswers, freeze, readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Asked, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { keepDraft, type Kept, type SentForm } from '../../commands/keep-draft.ts';
import { decisionDraft, decisionOpen, proposeDecision, readReviewDecision, typedFromDecision } from '../../commands/review-decision.ts';
import type { InStage } from '../../pathway/incident.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { reviewDecisionSet as set, reviewDecisionSource } from '../../review/review-decision-form.ts';
import { findDraft, type IncidentRecord } from '../../store/index.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { draftAgain, draftOpened, otherVersion, sentForm, type DraftShown } from '../considering/drafted.ts';
import { doing } from '../doing.ts';
import { breadcrumbs } from '../requests/on-incident.ts';
import { recorded } from '../recorded.ts';

const formTemplate = 'incidents/decision/write.njk';
const checkTemplate = 'incidents/decision/check.njk';
const PUT_MEANWHILE = 'This draft has been put to the partners since you opened it. To change the decision, write a new version';

interface Found {
  readonly record: IncidentRecord;
  readonly incident: InStage<'rapid-review' | 'review-sent'>;
}

export const writePage = definePage({
  method: 'GET', path: paths.writeReviewDecision, may: 'review:propose-decision', audits: 'decision.form-read', about: aboutIncident,
  handle: ({ params, context }) => whenOpen(context, params.incident, async (found) => {
    const draft = await findDraft(context.tx, found.record.id, decisionDraft);
    return view(formTemplate, formData(found, draft?.typed ?? lastDecision(found), draftAt(found, draftOpened(found.record.id, decisionDraft, draft))));
  }),
});

export const writePost = definePage({
  method: 'POST', path: paths.writeReviewDecision, may: 'review:propose-decision', audits: 'decision.draft-saved', about: aboutIncident,
  handle: (asked) => whenOpen(asked.context, asked.params.incident, async (found) => {
    const sent = sentForm(asked.form, readForm(set, asked.form));
    const kept = await keepDraft(doing(asked.context), found.record.id, decisionDraft, sent);
    if (!kept.kept) return showBoth(asked, found, sent, kept);
    if (asked.form['do'] === 'save') return redirect(paths.incident.to(asked.params), 'The decision is saved and not yet put to the partners. Go on with it from the decision’s page');
    const read = readReviewDecision(sent.typed, asked.context);
    if (read.ok) return redirect(paths.checkReviewDecision.to(asked.params));
    return again(formTemplate, read.refusals, formData(found, sent.typed, draftAt(found, draftAgain(found.record.id, decisionDraft, sent, kept.version))));
  }),
});

export const saveDraft = definePage({
  method: 'POST', path: paths.saveReviewDecisionDraft, may: 'review:propose-decision', audits: 'decision.draft-saved', about: aboutIncident,
  handle: ({ params, form, context }) => whenOpen(context, params.incident, async () => {
    const kept = await keepDraft(doing(context), params.incident, decisionDraft, sentForm(form, readForm(set, form)));
    const data = { title: 'Draft', back: { text: 'Back to the decision', href: paths.writeReviewDecision.to(params) } };
    return kept.kept ? view('incidents/considering/draft-saved.njk', data) : again('incidents/considering/draft-saved.njk', [refusal('DRAFT_CHANGED')], data);
  }),
});

export const checkPage = definePage({
  method: 'GET', path: paths.checkReviewDecision, may: 'review:propose-decision', audits: 'decision.form-read', about: aboutIncident,
  handle: ({ params, context }) => whenOpen(context, params.incident, (found) => check(context, found, [])),
});

export const proposePage = definePage({
  method: 'POST', path: paths.checkReviewDecision, may: 'review:propose-decision', audits: 'decision.proposed', about: aboutIncident,
  handle: ({ params, form, context }) => whenOpen(context, params.incident, async (found) => {
    const done = await proposeDecision(doing(context), params.incident, Number(form['seen']));
    return done.ok ? redirect(paths.reviewDecision.to(params), transitions.review_decision_proposed.done) : check(context, found, done.refusals);
  }),
});

/** Before the Panel is notified, and after a withdrawal, there is nothing to decide: the decision's page says so. */
async function whenOpen(context: Context, incidentId: string, then: (found: Found) => Promise<Reply>): Promise<Reply> {
  const found = await recorded(context.tx, incidentId);
  if (found === null) return notFound;
  const { incident, record } = found;
  return decisionOpen(incident.stage) && 'notices' in incident ? then({ record, incident }) : redirect(paths.reviewDecision.to({ incident: incidentId }));
}

async function check({ tx, now }: Context, { record, incident }: Found, refusals: readonly Refusal[]): Promise<Reply> {
  const change = paths.writeReviewDecision.to({ incident: record.id });
  const draft = await findDraft(tx, record.id, decisionDraft);
  // Pressed twice: the first press put it to the partners.
  if (draft === null && refusals.length > 0) return redirect(paths.reviewDecision.to({ incident: record.id }), PUT_MEANWHILE);
  if (draft === null || !readReviewDecision(draft.typed, { now }).ok) return redirect(change);
  const answers = checkAnswers(set, draft.typed, { now });
  const data = {
    title: 'Check the decision', caption: `Incident ${record.reference}`, back: { text: 'Back', href: change }, change, seen: draft.version,
    frozen: answers.ok ? freeze(set, answers.value) : [], version: incident.versions.decision + 1, button: transitions.review_decision_proposed.button,
  };
  return refusals.length === 0 ? view(checkTemplate, data) : again(checkTemplate, refusals, data);
}

async function showBoth({ context: { tx }, params }: Asked<'/:incident', Context>, found: Found, sent: SentForm, { other }: Extract<Kept, { kept: false }>): Promise<Reply> {
  if (other === null) return redirect(paths.reviewDecision.to(params), PUT_MEANWHILE);
  return again(formTemplate, [refusal('DRAFT_CHANGED', { field: 'other-version' })], {
    ...formData(found, sent.typed, draftAt(found, draftAgain(found.record.id, decisionDraft, sent, other.version))), other: await otherVersion(tx, set, sent.typed, other),
  });
}

function formData({ record, incident }: Found, typed: Typed, draft: DraftShown): Readonly<Record<string, unknown>> {
  return {
    title: set.title, caption: `Incident ${record.reference}`, source: reviewDecisionSource, set, typed, draft, version: incident.versions.decision + 1,
    breadcrumbs: breadcrumbs(record, { text: 'Decision', href: paths.reviewDecision.to({ incident: record.id }) }),
  };
}

function draftAt({ record }: Found, draft: DraftShown): DraftShown {
  return { ...draft, saveAt: paths.saveReviewDecisionDraft.to({ incident: record.id }) };
}

/** A new version begins from the last, because most of it will stand. */
function lastDecision({ incident: { proposed } }: Found): Typed {
  return proposed === undefined ? {} : typedFromDecision(proposed.decision);
}

import type { Refusal } from '../../../../kernel/result.ts';
import { again, notFound, redirect, view, type Asked, type Form, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../../access/index.ts';
import { answerDecision, decisionOpen, type AnswerGiven } from '../../commands/review-decision.ts';
import { Partner } from '../../pathway/facts.ts';
import type { Incident, ProposedDecision } from '../../pathway/incident.ts';
import { paths } from '../../paths.ts';
import { panelKnowsDecision, partnerWords } from '../../pathway/standing.ts';
import type { IncidentRecord } from '../../store/index.ts';
import { namesOf } from '../../store/people.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { breadcrumbs } from '../requests/on-incident.ts';
import { partnersOf } from './partners.ts';
import { peopleIn, shownVersions, standingTag } from './shown.ts';
import { recorded } from '../recorded.ts';

const template = 'incidents/decision/decision.njk';

/** The decision on a practice review: what was decided, who signed which version and when. */
export const decisionPage = definePage({
  method: 'GET', path: paths.reviewDecision, may: 'incident:read', audits: 'decision.read', about: aboutIncident,
  handle: ({ params, context }) => show(context, params.incident),
});

export const signPage = definePage({
  method: 'POST', path: paths.signReviewDecision, may: 'decision:sign', audits: 'decision.signed', about: aboutIncident,
  handle: (asked) => answer(asked, { kind: 'sign' }, transitions.partner_signed.done),
});

export const dissentPage = definePage({
  method: 'POST', path: paths.dissentFromReviewDecision, may: 'decision:sign', audits: 'decision.dissented', about: aboutIncident,
  handle: (asked) => answer(asked, { kind: 'dissent', reason: String(asked.form['reason'] ?? '') }, transitions.partner_dissented.done),
});

async function answer({ params: { incident }, form, context }: Asked<'/:incident', Context>, given: AnswerGiven['answer'], done: string): Promise<Reply> {
  const found = await recorded(context.tx, incident);
  const partner = Partner.safeParse(form['partner']);
  if (found === null || !partner.success) return notFound;
  const mine = partnersOf(signedIn(context), found.record.partnershipId);
  const answered = await answerDecision(doing(context), incident, mine, { partner: partner.data, version: Number(form['version']), answer: given });
  if (answered.ok) return redirect(paths.reviewDecision.to({ incident }), done);
  return show(context, incident, answered.refusals.map((refusal) => atPartner(refusal, partner.data)), form);
}

/** Each partner's box has its own id, because one person may stand for two. */
function atPartner(refusal: Refusal, partner: Partner): Refusal {
  return refusal.field === 'reason' ? { ...refusal, field: `reason-${partner}` } : refusal;
}

async function show(context: Context, incidentId: string, refusals: readonly Refusal[] = [], typed: Form = {}): Promise<Reply> {
  const found = await recorded(context.tx, incidentId);
  if (found === null) return notFound;
  const data = await decisionData(context, found, refusals, typed);
  return refusals.length === 0 ? view(template, data) : again(template, refusals, data);
}

async function decisionData(context: Context, { record, incident }: { record: IncidentRecord; incident: Incident }, refusals: readonly Refusal[], typed: Form) {
  const scope = { of: 'partnership', partnershipId: record.partnershipId } as const;
  const [newest, ...earlier] = shownVersions(record, await namesOf(context.tx, peopleIn(record)));
  const at = { incident: record.id };
  const open = decisionOpen(incident.stage);
  return {
    title: 'Decision on a practice review', caption: `Incident ${record.reference}`, breadcrumbs: breadcrumbs(record),
    open, newest, earlier, standing: standingTag(incident),
    asked: open ? askedOf(context, record, incident, refusals, typed) : [],
    signAt: paths.signReviewDecision.to(at), dissentAt: paths.dissentFromReviewDecision.to(at),
    signButton: transitions.partner_signed.button, dissentButton: transitions.partner_dissented.button,
    writeAt: open && may(context.actor, 'review:propose-decision', scope) ? paths.writeReviewDecision.to(at) : null,
    ...sending(incident, record, may(context.actor, 'review:send', scope)),
  };
}

/** What this person can say: one box for each partner that they stand for. */
function askedOf({ actor }: Context, record: IncidentRecord, incident: Incident, refusals: readonly Refusal[], typed: Form) {
  const proposed = proposedIn(incident);
  if (proposed === undefined || actor === null) return [];
  return partnersOf(actor, record.partnershipId).map((partner) => {
    const field = `reason-${partner}`;
    const error = refusals.find((refusal) => refusal.field === field)?.message;
    return {
      partner, name: partnerWords[partner], version: proposed.version, answer: proposed.answers[partner]?.answer ?? 'waiting',
      field, reason: typed['partner'] === partner ? String(typed['reason'] ?? '') : '', ...(error === undefined ? {} : { error }),
    };
  });
}

/** Where the decision stands with the Panel, and the way to send what it has not been told. */
function sending(incident: Incident, { id }: IncidentRecord, maySend: boolean) {
  if (incident.stage === 'rapid-review') return { sendAt: maySend ? paths.sendReview.to({ incident: id }) : null, panelKnows: null };
  if (incident.stage !== 'review-sent' || incident.proposed === undefined) return { sendAt: null, panelKnows: null };
  const panelKnows = panelKnowsDecision(incident);
  return { panelKnows, noticeAt: maySend && !panelKnows ? paths.sendDecisionNotice.to({ incident: id }) : null };
}

function proposedIn(incident: Incident): ProposedDecision | undefined {
  return 'proposed' in incident ? incident.proposed : undefined;
}

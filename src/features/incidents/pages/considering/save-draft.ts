import { readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Form } from '../../../../platform/pages/page.ts';
import { definePage, may } from '../../../access/index.ts';
import { draftOf, incidentOf } from '../../commands/act.ts';
import { keepDraft } from '../../commands/keep-draft.ts';
import { consideredParts } from '../../considering/considered-form.ts';
import { notificationDecisionForm } from '../../considering/notification-decision-form.ts';
import type { ActKind } from '../../pathway/act.ts';
import type { Incident } from '../../pathway/incident.ts';
import { transitions } from '../../pathway/transitions.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findIncident } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { readDelay } from './delay.ts';
import { sentForm } from './drafted.ts';
import { readCorrection } from './facts.ts';
import { readFacts } from './facts-typed.ts';

/** Reads one of this folder's forms as it was typed; null where it cannot be filled in at this time. */
type ReadDraft = (form: Form, incident: Incident | null) => Typed | null;

const forms: ReadonlyMap<string, { readonly kind: ActKind; readonly read: ReadDraft }> = new Map([
  formOf('considered', (form, incident) => (incident === null ? readFacts(form, consideredParts) : null)),
  formOf('facts_corrected', (form, incident) => (incident === null ? null : readCorrection(form))),
  formOf('decided_on_notification', (form, incident) => (incident === null ? null : readForm(notificationDecisionForm(incident), form))),
  formOf('delay_recorded', (form, incident) => (incident === null ? null : readDelay(form))),
]);

/** Where the forms of this folder save themselves as they are filled in. */
export const saveDraftPage = definePage({
  method: 'POST', path: paths.draft, may: 'incident:consider', audits: 'incident.draft-saved', about: aboutIncident,
  handle: async ({ params: { incident, form }, form: posted, context }) => {
    const [record, known] = [await findIncident(context.tx, incident), forms.get(form)];
    // Whoever may not do the act has no form of it, and would put words into somebody else's.
    if (record === null || known === undefined || !may(context.actor, transitions[known.kind].may, context.scope ?? undefined)) return notFound;
    const typed = known.read(posted, incidentOf(record));
    const back = paths.incident.to({ incident });
    if (typed === null) return redirect(back);
    const kept = await keepDraft(doing(context), incident, form, sentForm(posted, typed));
    const data = { title: 'Draft', back: { text: 'Back to the incident', href: back } };
    return kept.kept ? view('incidents/considering/draft-saved.njk', data) : again('incidents/considering/draft-saved.njk', [refusal('DRAFT_CHANGED')], data);
  },
});

function formOf(kind: ActKind, read: ReadDraft) {
  return [draftOf(kind), { kind, read }] as const;
}

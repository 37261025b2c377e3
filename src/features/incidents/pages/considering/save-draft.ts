import { notFound, redirect, view } from '../../../../platform/pages/page.ts';
import type { Form } from '../../../../platform/pages/page.ts';
import type { Typed } from '../../../../platform/forms/index.ts';
import { again } from '../../../../platform/pages/page.ts';
import { definePage, signedIn } from '../../../access/index.ts';
import { draftOf } from '../../commands/act.ts';
import { keepDraft } from '../../commands/keep-draft.ts';
import { consideredParts } from '../../considered-form.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import { findIncident } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { sentForm } from './drafted.ts';
import { readFacts } from './facts-typed.ts';

interface DraftedForm {
  readonly read: (form: Form) => Typed;
  /** Whether it is filled in before the incident is recorded, or after. */
  readonly recorded: boolean;
}

const forms: ReadonlyMap<string, DraftedForm> = new Map([
  [draftOf('considered'), { read: (form) => readFacts(form, consideredParts), recorded: false }],
]);

/** Where the forms of this folder save themselves as they are filled in. */
export const saveDraftPage = definePage({
  method: 'POST', path: paths.draft, may: 'incident:consider', audits: 'incident.draft-saved', about: aboutIncident,
  handle: async ({ params: { incident, form }, form: posted, context }) => {
    const [record, drafted] = [await findIncident(context.tx, incident), forms.get(form)];
    if (record === null || drafted === undefined) return notFound;
    const back = paths.incident.to({ incident });
    if ((record.acts.length > 0) !== drafted.recorded) return redirect(back);
    const kept = await keepDraft({ tx: context.tx, now: context.now, by: signedIn(context).id }, incident, form, sentForm(posted, drafted.read(posted)));
    const data = { title: 'Draft', back: { text: 'Back to the incident', href: back } };
    return kept.kept ? view('incidents/considering/draft-saved.njk', data) : again('incidents/considering/draft-saved.njk', [refusal('DRAFT_CHANGED')], data);
  },
});

import { checkAnswers, readForm } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { suspicionCommand, suspicionForm } from '../../considering/act-forms.ts';
import { act } from '../../commands/act.ts';
import { paths } from '../../paths.ts';
import { transitions } from '../../pathway/transitions.ts';
import { suspicionInWords } from '../../pathway/words-of-facts.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { aroundForm } from './loaded.ts';
import { recorded, type Recorded } from '../recorded.ts';

const template = 'incidents/considering/suspicion.njk';

export const suspicionPage = definePage({
  method: 'GET', path: paths.recordSuspicion, may: 'incident:consider', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params, context }) => {
    const found = await recorded(context.tx, params.incident);
    return found === null ? notFound : view(template, { ...data(found), typed: {} });
  },
});

export const recordSuspicionPage = definePage({
  method: 'POST', path: paths.recordSuspicion, may: 'incident:consider', audits: 'incident.suspicion-recorded', about: aboutIncident,
  handle: async ({ params, form, context }) => {
    const found = await recorded(context.tx, params.incident);
    if (found === null) return notFound;
    const typed = readForm(suspicionForm, form);
    const answers = checkAnswers(suspicionForm, typed, context);
    if (!answers.ok) return again(template, answers.refusals, { ...data(found), typed });
    const done = await act(doing(context), found.record.id, suspicionCommand(answers.value));
    if (!done.ok) return again(template, done.refusals, { ...data(found), typed });
    return redirect(paths.incident.to(params), transitions.suspicion_recorded.done);
  },
});

function data(found: Recorded): Readonly<Record<string, unknown>> {
  return { ...aroundForm(found, 'suspicion_recorded'), set: suspicionForm, now: suspicionInWords(found.incident.suspicion) };
}

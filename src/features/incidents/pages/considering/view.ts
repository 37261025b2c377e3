import { checkAnswers, readForm, type Typed } from '../../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage, signedIn, type Context } from '../../../access/index.ts';
import { viewCommand, viewForm } from '../../considering/act-forms.ts';
import { act } from '../../commands/act.ts';
import { explainedAid } from '../../pathway/decision-aid.ts';
import type { Partner } from '../../pathway/facts.ts';
import { paths } from '../../paths.ts';
import { partnerWords } from '../../pathway/standing.ts';
import { transitions } from '../../pathway/transitions.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { partsOf } from '../incident/next-step.ts';
import { aroundForm, stageGap } from './loaded.ts';
import { recorded, type Recorded } from '../recorded.ts';

const template = 'incidents/considering/view.njk';

export const viewPage = definePage({
  method: 'GET', path: paths.giveView, may: 'incident:give-view', audits: 'incident.form-read', about: aboutIncident,
  handle: async ({ params, context }) => {
    const found = await recorded(context.tx, params.incident);
    if (found === null) return notFound;
    if (stageGap(found, 'partner_view').length > 0) return redirect(paths.incident.to(params));
    return view(template, data(found, parts(found, context), {}));
  },
});

export const giveViewPage = definePage({
  method: 'POST', path: paths.giveView, may: 'incident:give-view', audits: 'incident.view-given', about: aboutIncident,
  handle: async ({ params, form, context }) => {
    const found = await recorded(context.tx, params.incident);
    if (found === null) return notFound;
    const partners = parts(found, context);
    const typed = readForm(viewForm(partners), form);
    const answers = checkAnswers(viewForm(partners), typed, context);
    if (!answers.ok) return again(template, answers.refusals, data(found, partners, typed));
    const command = viewCommand(answers.value, partners);
    if (command === undefined) return notFound;
    const done = await act(doing(context), found.record.id, command);
    if (!done.ok) return again(template, done.refusals, data(found, partners, typed));
    return redirect(paths.incident.to(params), transitions.partner_view.done);
  },
});

function parts({ record }: Recorded, context: Context): readonly Partner[] {
  return partsOf({ actor: signedIn(context), record });
}

function data(found: Recorded, partners: readonly Partner[], typed: Typed): Readonly<Record<string, unknown>> {
  const { facts, suspicion } = found.incident;
  const [only] = partners;
  return {
    ...aroundForm(found, 'partner_view'), set: viewForm(partners), typed, aid: explainedAid(facts, suspicion), lead: facts.title, summary: facts.summary,
    speaksFor: partners.length === 1 && only !== undefined ? partnerWords[only] : null,
  };
}

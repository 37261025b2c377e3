import { londonDate } from '../../../kernel/plain-date.ts';
import { checkAnswers, readForm, type Typed } from '../../../platform/forms/index.ts';
import { again, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, may, signedIn, type Context } from '../../access/index.ts';
import { aboutIncident, incidentBreadcrumbs } from '../../incidents/index.ts';
import { drawGenogram, familyInWords, familyOn, namedElsewhere } from '../people/index.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { listEntries } from '../store/entries.ts';
import { addFact, readFamily, takeFactBack } from '../store/family.ts';
import { dayAsked, daysOfFamily, factsInWords, storedInWords } from '../view/family.ts';
import { factForm, factFrom, familyForms, isFamilyForm, type FamilyForm } from '../view/family-forms.ts';
import { aboutFact } from './about.ts';
import { incidentRecord } from './on-incident.ts';

const FORM = 'chronology/entry-form.njk';
const BACK = 'chronology/family-back.njk';

/** The family and its homes on a day, as a genogram and in words; and whom entries name beside. */
export const peoplePage = definePage({
  method: 'GET', path: paths.people, may: 'chronology:read', audits: 'chronology.read', about: aboutIncident,
  handle: async ({ params: { incident }, query, context }) => {
    const family = await readFamily(context.tx, incident);
    const lines = await listEntries(context.tx, incident);
    const on = dayAsked((query['on'] ?? '').trim(), lines, londonDate(context.now));
    const then = familyOn(family, on);
    const days = daysOfFamily(family);
    const home = paths.people.to({ incident });
    const step = (day: string | undefined) => (day === undefined ? null : { day, href: `${home}?on=${day}` });
    return view('chronology/people.njk', {
      ...(await frame(context, incident)), title: 'Family and homes', on, home, svg: then.people.length === 0 ? null : await drawGenogram(then), words: familyInWords(then, storedInWords),
      earlier: step(days.findLast((day) => day < on)), later: step(days.find((day) => day > on)), elsewhere: namedElsewhere(family.people, lines.map(({ persons }) => persons)).slice(0, 200),
      facts: factsInWords(family).map((fact) => ({ ...fact, href: paths.takeFactBack.to({ incident, fact: fact.id }) })), writes: may(context.actor, 'chronology:write', context.scope ?? undefined),
      adding: Object.entries(familyForms).map(([kind, text]) => ({ text, href: paths.addFact.to({ incident, kind }) })),
    });
  },
});

export const addFactPage = definePage({
  method: 'GET', path: paths.addFact, may: 'chronology:write', audits: 'chronology.form-read', about: aboutIncident,
  handle: async ({ params: { incident, kind }, context }) => (isFamilyForm(kind) ? view(FORM, await formData(context, incident, kind, {})) : notFound),
});

export const factAddedPage = definePage({
  method: 'POST', path: paths.addFact, may: 'chronology:write', audits: 'chronology.family-kept', about: aboutIncident,
  handle: async ({ params: { incident, kind }, form, context }) => {
    if (!isFamilyForm(kind)) return notFound;
    const set = factForm(kind, (await readFamily(context.tx, incident)).people);
    const typed = readForm(set, form);
    const answers = checkAnswers(set, typed, { now: context.now });
    const fact = answers.ok ? factFrom(kind, answers.value) : answers;
    if (!fact.ok) return again(FORM, fact.refusals, await formData(context, incident, kind, typed));
    await addFact(context.tx, await incidentRecord(context, incident), fact.value, signedIn(context).id, context.now);
    return redirect(paths.people.to({ incident }), kind === 'person' || kind === 'pregnancy' ? 'Added. Say with “Add a parent” whose child it is.' : 'Added.');
  },
});

export const factPage = definePage({
  method: 'GET', path: paths.takeFactBack, may: 'chronology:write', audits: 'chronology.form-read', about: aboutFact,
  handle: async ({ params, context }) => view(BACK, await backData(context, params)),
});

export const factTakenBackPage = definePage({
  method: 'POST', path: paths.takeFactBack, may: 'chronology:write', audits: 'chronology.family-kept', about: aboutFact,
  handle: async ({ params, form, context }) => {
    const reason = typeof form['reason'] === 'string' ? form['reason'].trim() : '';
    if (reason === '') return again(BACK, [chronologyRefusals.refusal('CHRONOLOGY_REASON_MISSING', { field: 'reason' })], await backData(context, params));
    await takeFactBack(context.tx, await incidentRecord(context, params.incident), params.fact, reason.slice(0, 2000), signedIn(context).id, context.now);
    return redirect(paths.people.to(params), 'Taken back. It is kept in the record.');
  },
});

async function frame(context: Context, incident: string): Promise<Readonly<Record<string, unknown>>> {
  const record = await incidentRecord(context, incident);
  return { caption: `Incident ${record.reference}`, breadcrumbs: incidentBreadcrumbs(record, { text: 'Combined chronology', href: paths.chronology.to({ incident }) }) };
}

async function formData(context: Context, incident: string, kind: FamilyForm, typed: Typed): Promise<Readonly<Record<string, unknown>>> {
  const set = factForm(kind, (await readFamily(context.tx, incident)).people);
  return { ...(await frame(context, incident)), title: set.title, set, typed, action: paths.addFact.to({ incident, kind }), button: 'Add' };
}

async function backData(context: Context, params: { readonly incident: string; readonly fact: string }): Promise<Readonly<Record<string, unknown>>> {
  const words = factsInWords(await readFamily(context.tx, params.incident)).find(({ id }) => id === params.fact)?.words ?? 'It has been taken back already';
  return { ...(await frame(context, params.incident)), title: 'Take back', words, action: paths.takeFactBack.to(params) };
}

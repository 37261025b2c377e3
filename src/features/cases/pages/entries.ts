import { again, notFound, redirect, view } from '../../../platform/pages/page.ts';
import { readForm, typedFrom, type Typed } from '../../../platform/forms/index.ts';
import { definePage, seatsWith, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { eventTypeInWords, type EventTypeName } from '../../events/index.ts';
import { correctEntry, correctionForm, recordEntry, takeOutEntry, takeOutForm } from '../commands/entries.ts';
import { paths } from '../paths.ts';
import { historyOf, type CaseEntry } from '../record/entry.ts';
import { entryForm, recordable, typeChoices } from '../record/entry-form.ts';
import type { CaseRecord } from '../store/cases.ts';
import { listEntries } from '../store/entries.ts';
import { aboutCase, aboutEntry, caseBreadcrumbs, caseOf, doingIn } from './about.ts';
import { entryView } from './entry-view.ts';
import type { CaseSlots } from './slots.ts';

const template = { choose: 'cases/choose.njk', form: 'cases/form.njk', entry: 'cases/entry.njk' } as const;
const SERVICE_OF_PART = { council: 'children_social_care', police: 'police', health: 'health', relevant_agency: '' } as const;

const choosePage = definePage({
  method: 'GET', path: paths.choose, may: 'case:hold', audits: 'case.form-read', about: aboutCase,
  handle: async ({ params, context }) => {
    const found = await caseOf(context, params.case);
    const groups = typeChoices().map(({ group, types }) => ({ group, types: types.map((one) => ({ ...one, href: paths.add.to({ case: found.id, type: one.type }) })) }));
    return view(template.choose, { title: 'What happened?', caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'Add an entry' }), groups });
  },
});

const addPage = definePage({
  method: 'GET', path: paths.add, may: 'case:hold', audits: 'case.form-read', about: aboutCase,
  handle: async ({ params, context }) => {
    const type = recordable(params.type);
    if (type === undefined) return notFound;
    const found = await caseOf(context, params.case);
    return view(template.form, adding(found, type, usual(context, found)));
  },
});

const addedPage = (slots: CaseSlots) => definePage({
  method: 'POST', path: paths.add, may: 'case:hold', audits: 'case.entry-added', about: aboutCase,
  handle: async ({ params, form, context }) => {
    const type = recordable(params.type);
    if (type === undefined) return notFound;
    const found = await caseOf(context, params.case);
    const typed = readForm(entryForm(type), form);
    const done = await recordEntry(doingIn(context), found.id, type, typed);
    if (!done.ok) return again(template.form, done.refusals, adding(found, type, typed));
    await slots.changed(context.tx, context.now, found.id);
    context.reveal([done.value]);
    return redirect(paths.one.to({ case: found.id }), 'The entry is recorded, and the checks were asked again.');
  },
});

function adding(found: CaseRecord, type: EventTypeName, typed: Typed): Readonly<Record<string, unknown>> {
  return {
    title: eventTypeInWords(type), caption: `Case ${found.reference}: add an entry`, set: entryForm(type), typed, action: paths.add.to({ case: found.id, type }), button: 'Record it',
    breadcrumbs: caseBreadcrumbs(found, { text: 'Add an entry', href: paths.choose.to({ case: found.id }) }), lead: 'Leave empty what the record does not say. Empty is not “no”.',
  };
}

/** The service and the area that most entries have. */
function usual(context: Context, { area }: CaseRecord): Typed {
  const [seat] = seatsWith(signedIn(context), 'case:hold');
  return { agency: seat?.part == null ? '' : SERVICE_OF_PART[seat.part], area };
}

const entryPage = definePage({
  method: 'GET', path: paths.entry, may: 'case:hold', audits: 'case.read', about: aboutEntry,
  handle: async ({ params, context }) => {
    const found = await caseOf(context, params.case);
    const entries = await listEntries(context.tx, found.id);
    const history = historyOf(entries, params.entry);
    const number = (entry: CaseEntry): number => entries.indexOf(entry) + 1;
    const newest = history.at(-1);
    return view(template.entry, {
      title: eventTypeInWords(newest?.type ?? ''), caption: `Case ${found.reference}: entry`, breadcrumbs: caseBreadcrumbs(found, { text: 'Entry' }),
      history: history.toReversed().map((entry) => entryView(found.id, entry, number(entry))), standsNow: newest !== undefined && newest.kind !== 'taken_out',
    });
  },
});

const correctPage = definePage({
  method: 'GET', path: paths.correct, may: 'case:hold', audits: 'case.form-read', about: aboutEntry,
  handle: async ({ params, context }) => {
    const { found, entry, type } = await named(context, params);
    return type === undefined ? notFound : view(template.form, correcting(found, entry, type, typedFrom(entryForm(type), entry.content.answers)));
  },
});

const correctedPage = (slots: CaseSlots) => definePage({
  method: 'POST', path: paths.correct, may: 'case:hold', audits: 'case.entry-corrected', about: aboutEntry,
  handle: async ({ params, form, context }) => {
    const { found, entry, type } = await named(context, params);
    if (type === undefined) return notFound;
    const typed = readForm(correctionForm(type), form);
    const done = await correctEntry(doingIn(context), found.id, entry, type, typed);
    if (!done.ok) return again(template.form, done.refusals, correcting(found, entry, type, typed));
    await slots.changed(context.tx, context.now, found.id);
    return redirect(paths.entry.to({ case: found.id, entry: done.value }), 'The entry is corrected, and the checks were asked again. Both forms are kept.');
  },
});

function correcting(found: CaseRecord, entry: CaseEntry, type: EventTypeName, typed: Typed): Readonly<Record<string, unknown>> {
  const at = { case: found.id, entry: entry.id };
  return {
    title: `Correct: ${eventTypeInWords(type)}`, caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'Entry', href: paths.entry.to(at) }), set: correctionForm(type), typed,
    action: paths.correct.to(at), button: 'Correct the entry', lead: 'The entry that was recorded before stays and can be read. The checks are asked again on what stands now.', other: { href: paths.takeOut.to(at), text: 'The entry does not belong in this case at all' },
  };
}

const takeOutPage = definePage({
  method: 'GET', path: paths.takeOut, may: 'case:hold', audits: 'case.form-read', about: aboutEntry,
  handle: async ({ params, context }) => {
    const { found, entry } = await named(context, params);
    return view(template.form, takingOut(found, entry, {}));
  },
});

const takenOutPage = (slots: CaseSlots) => definePage({
  method: 'POST', path: paths.takeOut, may: 'case:hold', audits: 'case.entry-corrected', about: aboutEntry,
  handle: async ({ params, form, context }) => {
    const { found, entry } = await named(context, params);
    const typed = readForm(takeOutForm, form);
    const done = await takeOutEntry(doingIn(context), found.id, entry, typed);
    if (!done.ok) return again(template.form, done.refusals, takingOut(found, entry, typed));
    await slots.changed(context.tx, context.now, found.id);
    return redirect(paths.one.to({ case: found.id }), 'The entry is taken out, and the checks were asked again. It can still be read at the end of the case.');
  },
});

function takingOut(found: CaseRecord, entry: CaseEntry, typed: Typed): Readonly<Record<string, unknown>> {
  const at = { case: found.id, entry: entry.id };
  return {
    title: `Take out: ${eventTypeInWords(entry.type)}`, caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'Entry', href: paths.entry.to(at) }), set: takeOutForm, typed,
    action: paths.takeOut.to(at), button: 'Take the entry out', lead: 'For an entry that is about somebody else, or about nothing that happened. No check reads it any more; who took it out and why stays.',
  };
}

async function named(context: Context, params: { readonly case: string; readonly entry: string }): Promise<{ readonly found: CaseRecord; readonly entry: CaseEntry; readonly type: EventTypeName | undefined }> {
  const found = await caseOf(context, params.case);
  const entry = (await listEntries(context.tx, found.id)).find(({ id }) => id === params.entry);
  if (entry === undefined) throw new Error('The entry was there a moment ago');
  return { found, entry, type: recordable(entry.type) };
}

export const entryPages = (slots: CaseSlots): readonly AnyPage[] => [choosePage, addPage, addedPage(slots), entryPage, correctPage, correctedPage(slots), takeOutPage, takenOutPage(slots)];

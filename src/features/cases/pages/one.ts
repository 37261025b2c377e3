import { londonDate } from '../../../kernel/plain-date.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { readForm, typedFrom } from '../../../platform/forms/index.ts';
import { definePage, may, type AnyPage, type Context } from '../../access/index.ts';
import { childCorrection, correctChild } from '../commands/cases.ts';
import { paths } from '../paths.ts';
import { askedByInWords, childForm } from '../record/child.ts';
import { eventOf, standing, type CaseEntry } from '../record/entry.ts';
import { inTimeOrder } from '../record/time-order.ts';
import { childVersions, type CaseRecord } from '../store/cases.ts';
import { listEntries } from '../store/entries.ts';
import { holdersOf } from '../store/holders.ts';
import { aboutCase, caseBreadcrumbs, caseOf, doingIn } from './about.ts';
import { entryView } from './entry-view.ts';
import type { CaseSignals, CaseSlots } from './slots.ts';

const template = { one: 'cases/case.njk', child: 'cases/child.njk' } as const;

/** One child's case: what the checks ask of the services, and the record, newest first. */
const casePage = (slots: CaseSlots) => definePage({
  method: 'GET', path: paths.one, may: 'case:hold', audits: 'case.read', about: aboutCase,
  handle: async ({ params, context }) => {
    const found = await caseOf(context, params.case);
    const entries = await listEntries(context.tx, found.id);
    const signals = await slots.signals(context.tx, context.now, found.id);
    const numbers = new Map(entries.map(({ id }, index) => [id, index + 1]));
    const shown = inTimeOrder(standing(entries), (entry) => eventOf(entry).occurred).toReversed();
    return view(template.one, {
      ...heading(found), signals, addAt: paths.choose.to({ case: found.id }), childAt: paths.child.to({ case: found.id }),
      holdersAt: may(context.actor, 'case:give', context.scope ?? undefined) ? paths.holders.to({ case: found.id }) : undefined,
      holders: (await holdersOf(context.tx, [found.id])).map(({ name }) => name || 'Somebody of another organisation'), team: found.team, born: found.child.answers['born-as-typed'] ?? found.child.answers['born'],
      picture: pictureOf(found, standing(entries), signals, context.now, slots),
      entries: shown.map((entry) => ({ ...entryView(found.id, entry, numbers.get(entry.id) ?? 0), signals: signals.waiting.filter(({ evidence }) => evidence.includes(entry.id)) })),
      takenOut: entries.filter(({ kind }) => kind === 'taken_out').map((entry) => entryView(found.id, entry, numbers.get(entry.corrects ?? '') ?? 0)),
    });
  },
});

/** The record as a picture, with what the checks ask of the services marked on it. */
function pictureOf(found: CaseRecord, entries: readonly CaseEntry[], { waiting }: CaseSignals, now: Date, slots: CaseSlots): ReturnType<CaseSlots['picture']> {
  return slots.picture({
    title: 'The record as a picture', events: entries.map(eventOf), today: londonDate(now), entryAt: (entry) => paths.entry.to({ case: found.id, entry }), listAt: '#record',
    asked: waiting.map(({ duty, state, shape, due, href, evidence }) => ({ state: shape, label: `${state.text}: ${duty}`, due, href, evidence })),
  });
}

function heading(found: CaseRecord): Readonly<Record<string, unknown>> {
  return { title: found.child.knownAs, caption: `Case ${found.reference}`, breadcrumbs: [{ text: 'Cases', href: paths.cases.to() }, { text: `Case ${found.reference}` }] };
}

const childPage = definePage({
  method: 'GET', path: paths.child, may: 'case:hold', audits: 'case.form-read', about: aboutCase,
  handle: async ({ params, context }) => {
    const found = await caseOf(context, params.case);
    return view(template.child, await childData(context, found, typedFrom(childForm, found.child.answers)));
  },
});

const childCorrectedPage = (slots: CaseSlots) => definePage({
  method: 'POST', path: paths.child, may: 'case:hold', audits: 'case.child-corrected', about: aboutCase,
  handle: async ({ params, form, context }) => {
    const typed = readForm(childCorrection, form);
    const done = await correctChild(doingIn(context), params.case, typed);
    if (!done.ok) return again(template.child, done.refusals, await childData(context, await caseOf(context, params.case), typed));
    await slots.changed(context.tx, context.now, params.case);
    return redirect(paths.one.to({ case: params.case }), 'It is corrected, and the checks were asked again. What was recorded before is kept.');
  },
});

async function childData(context: Context, found: CaseRecord, typed: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const versions = await childVersions(context.tx, found.id);
  return {
    title: 'Who the child is', caption: `Case ${found.reference}`, breadcrumbs: caseBreadcrumbs(found, { text: 'Who the child is' }), set: childCorrection, typed, action: paths.child.to({ case: found.id }),
    before: versions.slice(0, -1).map(({ at, reason, askedBy }) => ({ at, reason, askedBy: askedByInWords(askedBy) })),
  };
}

export const onePages = (slots: CaseSlots): readonly AnyPage[] => [casePage(slots), childPage, childCorrectedPage(slots)];

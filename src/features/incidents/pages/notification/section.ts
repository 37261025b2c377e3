import { randomUUID } from 'node:crypto';
import { again, notFound, redirect, view, type Asked, type Reply } from '../../../../platform/pages/page.ts';
import { readForm, type Typed } from '../../../../platform/forms/index.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { keepDraft, type SentForm } from '../../commands/keep-draft.ts';
import { notificationNow, type NotificationNow } from '../../commands/prepare-notification.ts';
import { dayOfIncident } from '../../notification/notification-carried.ts';
import { canTakeOut } from '../../notification/notification-contents.ts';
import { draftOfSection, sectionNamed, type Section } from '../../notification/notification-sections.ts';
import type { SectionState } from '../../notification/notification-state.ts';
import { paths } from '../../paths.ts';
import { refusal } from '../../refusals.ts';
import type { Draft } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { otherVersion, sentForm } from '../considering/drafted.ts';
import { heading, toPrepare } from './shown.ts';

const template = 'incidents/notification/section.njk';

export const sectionPage = definePage({
  method: 'GET', path: paths.notificationSection, may: 'notification:prepare', audits: 'notification.form-read', about: aboutIncident,
  handle: async ({ params: { incident, section }, context }) => {
    const opened = await toPrepare(context, incident);
    if ('reply' in opened) return opened.reply;
    const { found } = opened;
    const state = found.state.sections.find((each) => each.section.id === section);
    if (state === undefined) return notFound;
    // What is merely missing is not held against a form that is still being filled in.
    const refusals = state.saved === 0 ? [] : state.refusals.filter(({ code }) => code !== 'ANSWER_MISSING');
    return view(template, { ...formData(found, state.section, state.typed, { seen: state.saved, copy: randomUUID() }), carried: state.carried, refusals });
  },
});

export const sectionPost = definePage({
  method: 'POST', path: paths.notificationSection, may: 'notification:prepare', audits: 'notification.draft-saved', about: aboutIncident,
  handle: async (asked) => {
    const saved = await save(asked);
    if (!('version' in saved)) return saved.reply;
    const { found, section, sent, version } = saved;
    const later = paths.notification.to({ incident: found.record.id });
    if (asked.form['do'] === 'later') return redirect(later, 'What you entered has been saved. You or a colleague can go on with it from here');
    const now = await notificationNow(doing(asked.context), found.record);
    const state = now?.state.sections.find((each) => each.section.id === section.id);
    if (now === null || state === undefined) return notFound;
    if (state.refusals.length > 0) return again(template, state.refusals, formData(now, section, sent.typed, { seen: version, copy: sent.copy }));
    return redirect(nextAfter(now, state));
  },
});

/** Where a section saves itself as it is filled in. */
export const saveSectionDraft = definePage({
  method: 'POST', path: paths.saveNotificationDraft, may: 'notification:prepare', audits: 'notification.draft-saved', about: aboutIncident,
  handle: async (asked) => {
    const saved = await save(asked);
    return 'version' in saved ? view('incidents/considering/draft-saved.njk', heading(saved.found.record, 'Draft')) : saved.reply;
  },
});

type Saved =
  | { readonly found: NotificationNow; readonly section: Section; readonly sent: SentForm; readonly version: number }
  | { readonly reply: Reply };

/** Keeps what was typed, whether or not it can be accepted; over nobody's head. */
async function save({ params, form, context }: Asked<typeof paths.notificationSection.pattern, Context>): Promise<Saved> {
  const opened = await toPrepare(context, params.incident);
  if ('reply' in opened) return opened;
  const { found } = opened;
  const section = sectionNamed(params.section, found.state.contents, dayOfIncident(found.recorded.facts));
  if (section === null) return { reply: notFound };
  const sent = sentForm(form, readForm(section.set, form));
  if (!isThere(found, section)) return { reply: again(template, [refusal('SECTION_TAKEN_OUT')], formData(found, section, sent.typed, sent)) };
  const kept = await keepDraft(doing(context), found.record.id, draftOfSection(section.id), sent);
  if (kept.kept) return { found, section, sent, version: kept.version };
  return { reply: kept.other === null ? gone(found, section, sent) : await both(context, found, section, sent, kept.other) };
}

/** The draft that this form was opened on has been taken out and is not to come back by itself. */
function gone(found: NotificationNow, section: Section, sent: SentForm): Reply {
  return again(template, [refusal('DRAFT_CHANGED')], formData(found, section, sent.typed, { ...sent, seen: 0 }));
}

async function both({ tx }: Context, found: NotificationNow, section: Section, sent: SentForm, other: Draft): Promise<Reply> {
  return again(template, [refusal('DRAFT_CHANGED', { field: 'other-version' })], {
    ...formData(found, section, sent.typed, { copy: sent.copy, seen: other.version }), other: await otherVersion(tx, section.set, sent.typed, other),
  });
}

function isThere({ state }: NotificationNow, { id }: Section): boolean {
  return state.sections.some((each) => each.section.id === id);
}

/** The next section that is not completed, so that the whole can be filled in without going back each time. */
function nextAfter({ record, state: { sections } }: NotificationNow, { section }: SectionState): string {
  const incident = record.id;
  const place = sections.findIndex((each) => each.section.id === section.id);
  const next = sections.slice(place + 1).find(isOpen);
  if (next !== undefined) return paths.notificationSection.to({ incident, section: next.section.id });
  return sections.some(isOpen) ? paths.notification.to({ incident }) : paths.checkNotification.to({ incident });
}

function isOpen({ status }: SectionState): boolean {
  return status !== 'completed';
}

function formData({ record, state }: NotificationNow, section: Section, typed: Typed, { seen, copy }: { readonly seen: number; readonly copy: string }): Readonly<Record<string, unknown>> {
  const at = { incident: record.id, section: section.id };
  const takeOut = section.one !== undefined && canTakeOut(state.contents, section.one.of);
  return {
    ...heading(record, section.title), set: section.set, typed,
    draft: { saveAt: paths.saveNotificationDraft.to(at), seen, copy: copy === '' ? randomUUID() : copy },
    ...(takeOut ? { takeOutAt: paths.takeOutOfNotification.to(at), one: section.title } : {}),
  };
}

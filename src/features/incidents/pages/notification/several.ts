import { again, notFound, redirect, view } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { addOne, takeOut, type NotificationNow } from '../../commands/prepare-notification.ts';
import type { Section } from '../../notification/notification-sections.ts';
import { paths } from '../../paths.ts';
import { aboutIncident } from '../about.ts';
import { doing } from '../doing.ts';
import { heading, toPrepare } from './shown.ts';
import { showTasks } from './task-list.ts';

const template = 'incidents/notification/take-out.njk';

/** Adds a child or an adult, and goes to their questions. */
export const addPage = definePage({
  method: 'POST', path: paths.addToNotification, may: 'notification:prepare', audits: 'notification.part-added', about: aboutIncident,
  handle: async ({ params: { incident }, form, context }) => {
    const { add } = form;
    if (add !== 'child' && add !== 'adult') return notFound;
    const opened = await toPrepare(context, incident);
    if ('reply' in opened) return opened.reply;
    const added = await addOne(doing(context), incident, add);
    return added.ok ? redirect(paths.notificationSection.to({ incident, section: added.value })) : showTasks(context, incident, added.refusals);
  },
});

/** Asks before somebody's answers are taken out. */
export const takeOutForm = definePage({
  method: 'GET', path: paths.takeOutOfNotification, may: 'notification:prepare', audits: 'notification.form-read', about: aboutIncident,
  handle: async ({ params: { incident, section }, context }) => {
    const opened = await toPrepare(context, incident);
    if ('reply' in opened) return opened.reply;
    const found = severalNamed(opened.found, section);
    return found === undefined ? notFound : view(template, takeOutData(opened.found, found));
  },
});

export const takeOutPage = definePage({
  method: 'POST', path: paths.takeOutOfNotification, may: 'notification:prepare', audits: 'notification.part-taken-out', about: aboutIncident,
  handle: async ({ params: { incident, section }, context }) => {
    const opened = await toPrepare(context, incident);
    if ('reply' in opened) return opened.reply;
    const found = severalNamed(opened.found, section);
    const back = paths.notification.to({ incident });
    // Two who press at once want the same.
    if (found === undefined) return redirect(back);
    const taken = await takeOut(doing(context), incident, section);
    if (!taken.ok) return again(template, taken.refusals, takeOutData(opened.found, found));
    return redirect(back, `${found.title} has been taken out of the notification. Those after it have moved up one`);
  },
});

function severalNamed({ state }: NotificationNow, id: string): Section | undefined {
  return state.sections.find(({ section }) => section.id === id && section.one !== undefined)?.section;
}

function takeOutData({ record }: NotificationNow, { id, title }: Section): Readonly<Record<string, unknown>> {
  const at = paths.notificationSection.to({ incident: record.id, section: id });
  return { ...heading(record, `Take ${title.toLowerCase()} out of the notification`, { text: 'Back', href: at }), one: title.toLowerCase(), keep: at };
}

import type { Refusal } from '../../../../kernel/result.ts';
import { again, notFound, view, type Reply } from '../../../../platform/pages/page.ts';
import { definePage, type Context } from '../../../access/index.ts';
import { notificationNow, type NotificationNow } from '../../commands/prepare-notification.ts';
import { incidentOf } from '../../commands/act.ts';
import { notificationSource } from '../../notification/notification-form.ts';
import { hasRoom, type Several } from '../../notification/notification-contents.ts';
import { notificationNext } from '../../notification/notification-next.ts';
import { severalWords } from '../../notification/notification-sections.ts';
import { lockedVersions } from '../../notification/notification-versions.ts';
import { sectionStatusWords, type SectionState, type SectionStatus } from '../../notification/notification-state.ts';
import { paths } from '../../paths.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';
import { aboutIncident } from '../about.ts';
import { notificationHistory, versionRows } from './history.ts';
import { heading, mayHere, runningClock } from './shown.ts';

const template = 'incidents/notification/task-list.njk';

/** The notification at a glance: what is due, what to do next, its sections, its versions, what happened. */
export const notificationPage = definePage({
  method: 'GET', path: paths.notification, may: 'incident:read', audits: 'notification.read', about: aboutIncident,
  handle: async ({ params: { incident }, context }) => showTasks(context, incident, []),
});

/** The same page again where adding was refused. */
export async function showTasks(context: Context, incidentId: string, refusals: readonly Refusal[]): Promise<Reply> {
  const record = await findIncident(context.tx, incidentId);
  const incident = record === null ? null : incidentOf(record);
  if (record === null || incident === null) return notFound;
  const found = await notificationNow(context, record);
  if (found === null && lockedVersions(record).length === 0) return notFound;
  const prepares = mayHere(context, 'notification:prepare');
  const data = {
    ...heading(record, 'Notification', { text: 'Back to the incident', href: paths.incident.to({ incident: record.id }) }),
    clock: runningClock(incident, context.now), next: notificationNext({ incident, record, state: found?.state ?? null, may: (permission) => mayHere(context, permission) }),
    source: notificationSource, groups: found === null ? [] : groupsOf(found, prepares), addAt: paths.addToNotification.to({ incident: record.id }), mayAdd: prepares,
    versions: await versionRows(context, record), history: await notificationHistory(context, record), more: moreActs(context, record, found),
  };
  return refusals.length === 0 ? view(template, data) : again(template, refusals, data);
}

interface Group {
  readonly title: string;
  readonly items: readonly object[];
  readonly add?: { readonly value: Several; readonly text: string };
}

function groupsOf({ record, state: { sections, contents } }: NotificationNow, links: boolean): readonly Group[] {
  const items = (of: (state: SectionState) => boolean): readonly object[] => sections.filter(of).map((state) => taskItem(state, record, links));
  const adding = (kind: Several): Pick<Group, 'add'> => (links && hasRoom(contents, kind) ? { add: { value: kind, text: severalWords[kind].add } } : {});
  return [
    { title: 'The incident', items: items(({ section }) => section.id === 'incident') },
    { title: 'Children', items: items(({ section }) => section.one?.of === 'child'), ...adding('child') },
    { title: 'Parents and other relevant adults', items: items(({ section }) => section.one?.of === 'adult'), ...adding('adult') },
    { title: 'Others, and who is notifying', items: items(({ section }) => section.id === 'others' || section.id === 'notifier') },
  ];
}

const STATUS_COLOURS: Readonly<Record<SectionStatus, string>> = { 'not-started': 'blue', 'in-progress': 'light-blue', problem: 'red', completed: '' };

function taskItem({ section, status, carried }: SectionState, { id: incident }: IncidentRecord, links: boolean): object {
  const words = sectionStatusWords[status];
  return {
    title: { text: section.title },
    ...(links ? { href: paths.notificationSection.to({ incident, section: section.id }) } : {}),
    ...(carried.length > 0 ? { hint: { text: 'Has answers carried over, to check and save' } } : {}),
    status: status === 'completed' ? { text: words } : { tag: { text: words, classes: `govuk-tag--${STATUS_COLOURS[status]}` } },
  };
}

/** What else can be done once it was sent, as links. */
function moreActs(context: Context, { id: incident }: IncidentRecord, found: NotificationNow | null): readonly { readonly text: string; readonly href: string }[] {
  const stage = found?.incident.stage;
  const sent = stage === 'others-told' || stage === 'rapid-review' || stage === 'review-sent';
  return [
    ...(sent && mayHere(context, 'notification:record-sent') ? [{ text: 'Correct the reference or the time of sending', href: paths.correctSending.to({ incident }) }] : []),
    ...(stage === 'rapid-review' && mayHere(context, 'notification:withdraw') ? [{ text: 'Withdraw the notification, because the criteria are not met after all', href: paths.withdrawNotification.to({ incident }) }] : []),
  ];
}

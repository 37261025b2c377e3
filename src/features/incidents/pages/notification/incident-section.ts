import { momentInWords } from '../../../../kernel/london-time.ts';
import { groundInWords } from '../../notification/notification-content.ts';
import { notificationNext } from '../../notification/notification-next.ts';
import { notificationNow } from '../../commands/prepare-notification.ts';
import { lockedVersions } from '../../notification/notification-versions.ts';
import { paths } from '../../paths.ts';
import type { IncidentOnPage } from '../incident/on-page.ts';
import type { Section } from '../incident/sections.ts';

/** Where the notification stands, on the incident's own page; null before the council decided that there is one. */
export async function notificationSection({ tx, now, record, incident, may }: IncidentOnPage): Promise<Section | null> {
  const found = await notificationNow({ tx, now }, record);
  const newest = lockedVersions(record).at(-1);
  if (found === null && newest === undefined) return null;
  const { title, text } = notificationNext({ incident, record, state: found?.state ?? null, may });
  const sent = 'sent' in incident ? incident.sent : undefined;
  const decided = 'decided' in incident && incident.stage !== 'not-notified' ? incident : undefined;
  const locked = newest === undefined ? 'None locked yet' : `Version ${newest.data.version}, locked at ${momentInWords(newest.at)}`;
  const rows = [
    ...(sent === undefined ? [{ label: 'Where it stands', text: title }] : [{ label: 'Sent', text: momentInWords(sent.sentAt) }, { label: 'Reference', text: sent.reference }]),
    ...(decided === undefined ? [] : [{ label: 'Ground', text: groundInWords(decided) }]),
    ...(sent === undefined ? [{ label: 'Newest version', text: locked }] : []),
  ];
  return { id: 'notification', title: 'Notification', template: 'incidents/notification/incident-section.njk', data: { rows, text, href: paths.notification.to({ incident: record.id }) } };
}

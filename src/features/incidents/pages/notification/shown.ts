import { clockStanding, type Standing } from '../../../calendar/index.ts';
import { may, type Context, type Permission } from '../../../access/index.ts';
import { notFound, redirect, type Reply } from '../../../../platform/pages/page.ts';
import { notificationNow, type NotificationNow } from '../../commands/prepare-notification.ts';
import { dueNow } from '../../pathway/due-now.ts';
import type { Incident } from '../../pathway/incident.ts';
import { lockedVersions } from '../../notification/notification-versions.ts';
import { paths } from '../../paths.ts';
import { findIncident, type IncidentRecord } from '../../store/index.ts';

/** What every page of the notification opens with. */
export function heading(record: IncidentRecord, title: string, back?: { readonly text: string; readonly href: string }): Readonly<Record<string, unknown>> {
  const { id: incident, reference } = record;
  return { title, caption: `Incident ${reference}`, back: back ?? backToNotification(incident) };
}

export function backToNotification(incident: string): { readonly text: string; readonly href: string } {
  return { text: 'Back to the notification', href: paths.notification.to({ incident }) };
}

/** The clock that runs, as `actionPanel` shows it; null where none does or the calendar does not reach. */
export function runningClock(incident: Incident, now: Date): { readonly what: string; readonly standing: Standing; readonly dueOn: string; readonly began: string } | null {
  const due = dueNow(incident);
  if (due === null || !due.clock.ok) return null;
  const { by, began } = due.clock.value;
  return { what: due.what, standing: clockStanding(by, now), dueOn: by, began };
}

export function mayHere({ actor, scope }: Context, permission: Permission): boolean {
  return scope !== null && may(actor, permission, scope);
}

/** The notification while it can be prepared, or the answer to give instead: 404 where there is none. */
export async function toPrepare({ tx, now }: Context, incident: string): Promise<{ readonly found: NotificationNow } | { readonly reply: Reply }> {
  const record = await findIncident(tx, incident);
  const found = record === null ? null : await notificationNow({ tx, now }, record);
  if (found !== null) return { found };
  const readable = record !== null && lockedVersions(record).length > 0;
  return { reply: readable ? redirect(paths.notification.to({ incident })) : notFound };
}

import { instantOf, momentInWords } from '../../../../kernel/london-time.ts';
import type { Act } from '../../pathway/act.ts';
import { incidentOf } from '../../commands/act.ts';
import { lockedVersions } from '../../notification/notification-versions.ts';
import type { Context } from '../../../access/index.ts';
import { paths } from '../../paths.ts';
import type { IncidentRecord } from '../../store/index.ts';
import { namesOf, type NamesOf } from '../../store/people.ts';

/** The locked versions, newest first, each with what became of it. */
export async function versionRows({ tx }: Context, record: IncidentRecord): Promise<readonly object[]> {
  const versions = lockedVersions(record);
  const name = await namesOf(tx, versions.map(({ by }) => by));
  return versions.toReversed().map(({ at, by, data: { version } }) => {
    const address = { incident: record.id, version: String(version) };
    return {
      version, locked: momentInWords(at), by: name(by), became: whatBecame(record, version),
      answers: paths.notificationAnswers.to(address), print: paths.printNotification.to(address), word: paths.notificationInWord.to(address),
    };
  });
}

/** "Sent at 2:05pm on …", "Correction sent at …", "Not sent". */
export function whatBecame(record: IncidentRecord, version: number): string {
  const incident = incidentOf(record);
  const correction = record.acts.findLast((act) => act.kind === 'correction_sent' && act.data.version === version);
  if (correction?.kind === 'correction_sent') return `Correction sent at ${momentInWords(correction.data.sentAt)}`;
  if (incident !== null && 'sent' in incident && incident.sent.version === version) return `Sent at ${momentInWords(incident.sent.sentAt)}, reference ${incident.sent.reference}`;
  const before = record.acts.findLast((act) => act.kind === 'notified' && act.data.version === version);
  return before?.kind === 'notified' ? `Sent at ${momentInWords(before.data.sentAt)}, reference ${before.data.reference}` : 'Not sent';
}

/** What happened to the notification, newest first. */
export async function notificationHistory({ tx }: Context, record: IncidentRecord): Promise<readonly object[]> {
  const told = record.acts.flatMap((act) => {
    const words = inHistory(act);
    return words === null ? [] : [{ act, words }];
  });
  const name: NamesOf = await namesOf(tx, told.map(({ act }) => act.by));
  return told.toReversed().map(({ act, words }) => ({ ...words, byline: name(act.by), when: momentInWords(act.at), datetime: instantOf(act.at).toISOString() }));
}

function inHistory(act: Act): { readonly title: string; readonly text?: string } | null {
  switch (act.kind) {
    case 'notification_locked': return { title: `Version ${act.data.version} locked` };
    case 'notified': return { title: `Version ${act.data.version} recorded as sent`, text: sending(act.data) };
    case 'sending_corrected': return { title: 'Reference or time corrected', text: `${sending(act.data)}\nReason: ${act.data.reason}` };
    case 'correction_sent': return { title: `Correction, version ${act.data.version}, recorded as sent`, text: `Sent at ${momentInWords(act.data.sentAt)}` };
    case 'notification_withdrawn': return { title: 'Notification withdrawn', text: `${act.data.reason}\nTold: ${act.data.told}` };
    default: return null;
  }
}

function sending({ reference, sentAt }: { readonly reference: string; readonly sentAt: Parameters<typeof momentInWords>[0] }): string {
  return `Reference ${reference}, sent at ${momentInWords(sentAt)}`;
}

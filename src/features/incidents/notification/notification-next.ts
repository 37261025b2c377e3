import { instantOf } from '../../../kernel/london-time.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Permission } from '../../access/index.ts';
import { countOf } from '../../../platform/pages/words.ts';
import { clockStanding } from '../../calendar/index.ts';
import { notifyClock } from '../pathway/clocks.ts';
import { addresseeOf, type Incident } from '../pathway/incident.ts';
import { sentBeforeLock } from './notification-content.ts';
import { departmentsSystem } from './notification-sending-form.ts';
import { lockedVersions, versionInForce } from './notification-versions.ts';
import { isComplete, isUnchangedSince, type Preparing } from './notification-state.ts';
import { paths } from '../paths.ts';
import type { IncidentRecord } from '../store/index.ts';

/** What to do next about a notification: what stands, and the presses that go on from there. */
export interface Next {
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly text: string; readonly href: string; readonly secondary?: true }[];
}

export interface Standing {
  readonly incident: Incident;
  readonly record: IncidentRecord;
  /** Null where nothing can be prepared any more. */
  readonly state: Preparing | null;
  readonly may: (permission: Permission) => boolean;
}

export function notificationNext(standing: Standing): Next {
  const { incident, state } = standing;
  if (incident.stage === 'withdrawn') return { title: 'Withdrawn', text: 'This notification was withdrawn because the criteria were not met after all. Its versions stay here to be read.', actions: [] };
  if (state === null) return { title: 'Nothing to prepare', text: 'The council has decided not to notify. Versions that were locked before stay here to be read.', actions: [] };
  if (incident.stage === 'preparing' || !isSettled(standing, state)) return toComplete(standing, state);
  if (incident.stage === 'locked') return toSend(standing, incident.ready.version);
  return afterSending(standing);
}

/** Whether the version in force says what the sections say now. */
function isSettled({ incident, record }: Standing, state: Preparing): boolean {
  const inForce = versionInForce(incident, record);
  return inForce !== undefined && isUnchangedSince(state, inForce.data.parts);
}

function toComplete({ incident, record, may }: Standing, state: Preparing): Next {
  const open = state.sections.filter(({ status }) => status !== 'completed').length;
  const check = paths.checkNotification.to({ incident: record.id });
  const inForce = versionInForce(incident, record);
  const changed = inForce === undefined ? '' : `The answers have changed since version ${inForce.data.version} was locked. `;
  if (!may('notification:prepare')) return { title: 'Being prepared', text: `${changed}${open === 0 ? 'Every section is completed and is waiting to be locked.' : `${sectionsLeft(open)} to complete.`}`, actions: [] };
  return isComplete(state)
    ? { title: 'Check your answers', text: `${changed}Every section is completed. Check the whole, then lock it as a version to send.`, actions: [{ text: 'Check your answers', href: check }] }
    : { title: 'Complete the sections', text: `${changed}${sectionsLeft(open)} to complete before this can be locked and sent.`, actions: [{ text: 'See what is missing', href: check, secondary: true }] };
}

function sectionsLeft(open: number): string {
  return `There ${open === 1 ? 'is' : 'are'} ${countOf(open, 'section')}`;
}

function toSend({ record, may }: Standing, version: number): Next {
  const at = { incident: record.id, version: String(version) };
  return {
    title: `Send version ${version}`,
    text: `Version ${version} is locked. Type it into the Department for Education’s ${departmentsSystem.name}, where the duty is met. Then come back and record the reference and the time.`,
    actions: [
      ...(may('notification:record-sent') ? [{ text: 'Record that it was sent', href: paths.recordSent.to({ incident: record.id }) }] : []),
      { text: 'Print it, to type from', href: paths.printNotification.to(at), secondary: true },
    ],
  };
}

function afterSending({ incident, record, may }: Standing): Next {
  const waiting = 'correction' in incident && incident.correction !== undefined && incident.correction.sentAt === undefined ? incident.correction.version : null;
  if (waiting === null) return { title: 'Sent', text: sentWords(incident, record), actions: [] };
  return {
    title: `Send the correction, version ${waiting}`,
    text: `Version ${waiting} is locked and corrects what was sent. Change it in the ${departmentsSystem.name} too, then record when that was done.`,
    actions: [
      ...(may('notification:record-sent') ? [{ text: 'Record that the correction was sent', href: paths.recordCorrectionSent.to({ incident: record.id }) }] : []),
      { text: 'Print it, to type from', href: paths.printNotification.to({ incident: record.id, version: String(waiting) }), secondary: true },
    ],
  };
}

function sentWords(incident: Incident, record: IncidentRecord): string {
  const to = 'decided' in incident && incident.stage !== 'not-notified' && addresseeOf(incident.decided) === 'panel' ? 'the Panel' : 'the Secretary of State and Ofsted';
  const newest = lockedVersions(record).at(-1)?.data.version ?? 1;
  return [`Version ${newest} has been sent to ${to}.`, ...inTimeWords(incident), ...earlyWords(incident, record), 'To correct it, change its sections and lock a new version: what was sent is kept.'].join(' ');
}

/** Whether the notification went in time, by its own clock. */
function inTimeWords(incident: Incident): readonly string[] {
  const clock = 'sent' in incident ? notifyClock(incident) : null;
  if (!('sent' in incident) || clock?.ok !== true) return [];
  const { words } = clockStanding(clock.value.by, instantOf(incident.sent.sentAt), { met: incident.sent.sentAt });
  return [`It was due ${dateInWords(clock.value.by)}: ${words}.`];
}

function earlyWords(incident: Incident, record: IncidentRecord): readonly string[] {
  const locked = 'sent' in incident ? lockedVersions(record).find(({ data }) => data.version === incident.sent.version) : undefined;
  const early = 'sent' in incident && locked !== undefined && sentBeforeLock(incident.sent.sentAt, locked.at);
  return early ? [`It was sent before version ${incident.sent.version} was locked here, so check that the two say the same.`] : [];
}

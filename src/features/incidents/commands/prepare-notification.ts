import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Incident } from '../pathway/incident.ts';
import type { Recorded } from '../notification/notification-carried.ts';
import { canTakeOut, withOneMore, withoutOne, typedContents, type Several } from '../notification/notification-contents.ts';
import { CONTENTS_DRAFT, draftOfSection, severalWords } from '../notification/notification-sections.ts';
import { frozenParts, isComplete, isUnchangedSince, preparing, type Preparing } from '../notification/notification-state.ts';
import { versionInForce } from '../notification/notification-versions.ts';
import { refusal } from '../refusals.ts';
import { dropDraft, holdIncident, listDrafts, saveDraft, type IncidentRecord } from '../store/index.ts';
import { act, incidentOf, type Doing } from './act.ts';

export interface NotificationNow {
  readonly record: IncidentRecord;
  readonly incident: Incident;
  readonly recorded: Recorded;
  readonly state: Preparing;
}

/** The notification of an incident while it can be prepared; null before the council decided to send one, and after it was withdrawn. */
export async function notificationNow(doing: Pick<Doing, 'tx' | 'now'>, record: IncidentRecord): Promise<NotificationNow | null> {
  const incident = incidentOf(record);
  const recorded = incident === null ? null : preparableFrom(incident);
  if (incident === null || recorded === null) return null;
  return { record, incident, recorded, state: preparing(await listDrafts(doing.tx, record.id), recorded, doing.now) };
}

/** Adds a place for one more child or adult, and gives the id of its section. */
export async function addOne(doing: Doing, incidentId: string, kind: Several): Promise<Result<string>> {
  const held = await hold(doing, incidentId);
  if (!held.ok) return held;
  const more = withOneMore(held.value.state.contents, kind);
  if (more === null) return refuse(refusal('NO_ROOM_FOR_MORE', { one: severalWords[kind].one }));
  await saveDraft(doing.tx, incidentId, CONTENTS_DRAFT, typedContents(more.contents), held.value.state.contentsSaved, doing.by, doing.now);
  return ok(`${kind}-${more.key}`);
}

/** Takes a child or an adult out, and what was typed about them; versions locked before keep them. */
export async function takeOut(doing: Doing, incidentId: string, sectionId: string): Promise<Result<string>> {
  const held = await hold(doing, incidentId);
  if (!held.ok) return held;
  const { state } = held.value;
  const section = state.sections.find((each) => each.section.id === sectionId)?.section;
  if (section?.one === undefined) return ok('');
  const { of, key } = section.one;
  if (!canTakeOut(state.contents, of)) return refuse(refusal('LAST_ONE_STAYS', { one: severalWords[of].one }));
  await saveDraft(doing.tx, incidentId, CONTENTS_DRAFT, typedContents(withoutOne(state.contents, of, key)), state.contentsSaved, doing.by, doing.now);
  await dropDraft(doing.tx, incidentId, draftOfSection(sectionId));
  return ok(section.title);
}

/** What the person saw when they pressed: exactly this content, after so many locked versions. */
export interface Checked {
  readonly fingerprint: string;
  readonly versions: number;
}

/**
 * Freezes the notification as a version, wording with answers. Its drafts stay, so that a
 * correction begins from them. Refuses `LOCKED_ALREADY` and `ANSWERS_CHANGED` where somebody was
 * quicker, and `NOTIFICATION_NOT_COMPLETE`.
 */
export async function lockNotification(doing: Doing, incidentId: string, checked: Checked): Promise<Result<number>> {
  const held = await hold(doing, incidentId);
  if (!held.ok) return held;
  const { state, incident, record } = held.value;
  const locked = incident.versions.notification;
  if (locked !== checked.versions) return refuse(refusal('LOCKED_ALREADY', { version: String(locked) }));
  if (state.fingerprint !== checked.fingerprint) return refuse(refusal('ANSWERS_CHANGED'));
  if (!isComplete(state)) return refuse(refusal('NOTIFICATION_NOT_COMPLETE'));
  const newest = versionInForce(incident, record)?.data;
  if (newest !== undefined && isUnchangedSince(state, newest.parts)) return refuse(refusal('NOTHING_CHANGED', { version: String(newest.version) }));
  const done = await act(doing, incidentId, { kind: 'notification_locked', data: { parts: frozenParts(state) } });
  return done.ok ? ok(locked + 1) : done;
}

async function hold(doing: Doing, incidentId: string) {
  const record = await holdIncident(doing.tx, incidentId);
  const now = record === null ? null : await notificationNow(doing, record);
  return now === null ? refuse(refusal('ACT_NOT_POSSIBLE', { stage: 'there is no notification to prepare' })) : ok(now);
}

function preparableFrom(incident: Incident): Recorded | null {
  if (!('decided' in incident) || incident.stage === 'not-notified' || incident.stage === 'withdrawn') return null;
  const { facts, suspicion, decided } = incident;
  return { facts, suspicion, decided };
}

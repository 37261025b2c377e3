import {
  act, addOne, consider, consideredParts, draftOf, draftOfSection, findIncident, keepDraft, lockNotification, notificationNow, open, recordSent, typedFacts, wholeSet,
  type Command, type Doing, type Facts, type IncidentId, type Suspicion,
} from '../features/incidents/index.ts';
import { momentOf } from '../kernel/london-time.ts';
import { typedFrom, type Answers, type Typed } from '../platform/forms/index.ts';
import type { Cast } from './cast.ts';
import { must } from './days.ts';

/** Which showing of a form a draft was saved from: the demonstration fills in each once. */
const COPY = 'demonstration';

/** Opens an incident and records it, as the form would. */
export async function recorded(cast: Cast, by: string, when: Date, facts: Facts, suspicion: Suspicion): Promise<IncidentId> {
  const doing = await cast.as(by, when);
  const incident = await open(doing, cast.partnershipId);
  const since = 'since' in suspicion ? { since: suspicion.since } : {};
  const typed = { ...typedFacts(facts), ...typedFrom(wholeSet(consideredParts(facts.children.length)), { suspicion: suspicion.state, ...since }) };
  await saved(doing, incident, draftOf('considered'), typed);
  must(await consider(doing, incident, 1));
  return incident;
}

/** Opens an incident and leaves its form as far as it was filled in. */
export async function opened(cast: Cast, by: string, when: Date, typed: Typed): Promise<IncidentId> {
  const doing = await cast.as(by, when);
  const incident = await open(doing, cast.partnershipId);
  await saved(doing, incident, draftOf('considered'), typed);
  return incident;
}

export async function did(cast: Cast, by: string, when: Date, incident: IncidentId, command: Command): Promise<void> {
  must(await act(await cast.as(by, when), incident, command));
}

/** A partner's view, and the council's decision, in the words of the pages. */
export function view(partner: 'council' | 'health' | 'police', reason: string, says: 'notify' | 'do-not-notify' = 'notify'): Command {
  return { kind: 'partner_view', data: { partner, view: says, reason } };
}

export function toNotify(reason: string): Command {
  return { kind: 'decided_on_notification', data: { decision: { outcome: 'notify', limbs: ['16C(1)(a)'], reason } } };
}

/** What is typed into sections of a notification, beside what was carried over from the incident. */
export type Sections = Readonly<Record<string, Answers>>;

/** Fills in these sections of the notification and saves each. */
export async function filledIn(cast: Cast, by: string, when: Date, incident: IncidentId, sections: Sections): Promise<void> {
  const doing = await cast.as(by, when);
  if ('adult-b' in sections) must(await addOne(doing, incident, 'adult'));
  const { state } = await notificationOf(doing, incident);
  for (const { section, typed } of state.sections) {
    const answers = sections[section.id];
    if (answers !== undefined) await saved(doing, incident, draftOfSection(section.id), { ...typed, ...typedFrom(section.set, answers) });
  }
}

export async function locked(cast: Cast, by: string, when: Date, incident: IncidentId): Promise<void> {
  const doing = await cast.as(by, when);
  const { state, incident: now } = await notificationOf(doing, incident);
  const wrong = state.sections.flatMap(({ section, refusals }) => refusals.map(({ code, field }) => `${section.id}/${field ?? ''} ${code}`));
  if (wrong.length > 0) throw new Error(`the demonstration's notification is not complete: ${wrong.join(', ')}`);
  must(await lockNotification(doing, incident, { fingerprint: state.fingerprint, versions: now.versions.notification }));
}

/** Records that the notification went a quarter of an hour earlier. */
export async function sent(cast: Cast, by: string, when: Date, incident: IncidentId, reference: string): Promise<void> {
  const sentAt = momentOf(new Date(when.getTime() - 900_000));
  must(await recordSent(await cast.as(by, when), incident, { reference, sentAt }));
}

async function notificationOf(doing: Doing, incident: IncidentId) {
  const record = await findIncident(doing.tx, incident);
  const found = record === null ? null : await notificationNow(doing, record);
  if (found === null) throw new Error('the demonstration has no notification to prepare');
  return found;
}

export async function saved(doing: Doing, incident: IncidentId, form: string, typed: Typed): Promise<void> {
  const kept = await keepDraft(doing, incident, form, { typed, seen: 0, copy: COPY });
  if (!kept.kept) throw new Error(`the demonstration's draft ${form} was there already`);
}

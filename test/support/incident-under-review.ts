import { sql } from 'kysely';
import { demoId } from '../../src/demo/index.ts';
import type { PartnershipId, PersonId } from '../../src/features/audit/index.ts';
import { act } from '../../src/features/incidents/commands/act.ts';
import { recordSent } from '../../src/features/incidents/commands/send-notification.ts';
import type { Command } from '../../src/features/incidents/pathway/command.ts';
import type { Facts } from '../../src/features/incidents/pathway/facts.ts';
import type { FrozenPart } from '../../src/features/incidents/pathway/frozen-part.ts';
import { openIncident, type IncidentId } from '../../src/features/incidents/store/index.ts';
import { readMoment } from '../../src/kernel/london-time.ts';
import { plainDate } from '../../src/kernel/plain-date.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { Tx } from '../../src/platform/database/index.ts';
import type { TestDatabase } from './database.ts';

/** Runs as somebody, under their policies. */
export function as<T>({ app }: TestDatabase, person: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return app.transaction().execute(async (tx) => {
    await sql`select set_config('sightline.person', ${person}, true)`.execute(tx);
    return run(tx);
  });
}

/** A made-up infant, harmed at home; the council became aware on Monday 16 November 2026. */
const facts: Facts = {
  title: 'Infant harmed at home', summary: 'An infant was found with injuries that nobody could explain.',
  occurred: { edtf: '2026-11-15', words: '15 November 2026' }, councilAware: plainDate('2026-11-16'), toldBy: 'Coveshire Hospitals NHS Trust',
  place: 'Family home', where: { in: 'area' }, otherAreas: ['Ashshire'],
  children: [{ outcome: { class: 'seriously-harmed' }, age: 0, residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'no' }],
};

const child: FrozenPart = {
  part: 'child-1', title: 'Child 1', questions: 'notification-child', questionsVersion: '2026-11',
  answers: [
    { name: 'name', wording: 'What is the child’s name?', value: 'Robin Vale', shown: 'Robin Vale' },
    { name: 'birth-date', wording: 'When was the child born?', value: '2026-05-03', shown: '3 May 2026' },
  ],
};

/** Coveshire's incident, notified on Wednesday 18 November 2026: its rapid review is due on Wednesday 9 December. */
export async function incidentUnderReview(database: TestDatabase): Promise<IncidentId> {
  const [manager, notifier] = [demoId('person', 'coveshire', 'bm') as PersonId, demoId('person', 'coveshire', 'notifier') as PersonId];
  const id = await as(database, manager, (tx) => openIncident(tx, demoId('partnership', 'coveshire') as PartnershipId, manager, new Date('2026-11-16T10:00:00Z')));
  const does = async (by: PersonId, when: string, command: Command): Promise<void> =>
    sure(await as(database, by, (tx) => act({ tx, by, now: new Date(when) }, id, command)));
  await does(manager, '2026-11-16T10:05:00Z', { kind: 'considered', data: { facts, suspicion: { state: 'suspected', since: plainDate('2026-11-16') } } });
  await does(notifier, '2026-11-17T09:00:00Z', { kind: 'decided_on_notification', data: { decision: { outcome: 'notify', limbs: ['16C(1)(a)'], reason: 'Serious harm, and abuse is suspected' } } });
  await does(manager, '2026-11-18T09:00:00Z', { kind: 'notification_locked', data: { parts: [child] } });
  const sentAt = readMoment('2026-11-18T09:30');
  if (!sentAt.ok) throw new RangeError('not a moment');
  sure(await as(database, notifier, (tx) => recordSent({ tx, by: notifier, now: new Date('2026-11-18T09:40:00Z') }, id, { reference: 'SIN-TEST-1', sentAt: sentAt.value })));
  return id;
}

function sure(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.refusals.map(({ code, message }) => `${code}: ${message}`).join('; '));
}

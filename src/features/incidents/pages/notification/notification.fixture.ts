import { sql } from 'kysely';
import { demoId } from '../../../../demo/id.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { Page, Visitor } from '../../../../../test/support/visitor.ts';
import type { Database, Tx } from '../../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../../audit/index.ts';
import type { NotificationDecision } from '../../pathway/act.ts';
import type { Command } from '../../pathway/command.ts';
import { act, type Doing } from '../../commands/act.ts';
import type { ChildFacts, Facts } from '../../pathway/facts.ts';
import { openIncident, type IncidentId } from '../../store/index.ts';

export const aChild: ChildFacts = { outcome: { class: 'died' }, age: 2, residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'no' };

export const someFacts: Facts = {
  title: 'Infant found unresponsive in temporary accommodation', summary: 'A made-up child was found by the police.',
  occurred: { edtf: '2026-11-20', words: '20 November 2026' }, councilAware: plainDate('2026-11-20'), toldBy: 'Coveshire Police',
  place: 'Temporary accommodation', where: { in: 'area' }, children: [aChild], otherAreas: ['Ashshire'],
};

/** Does something under the policies, as one of the demonstration's people. */
export async function as<T>(app: Database, now: Date, key: string, what: (how: Doing) => Promise<T>, place = 'coveshire'): Promise<T> {
  const by = demoId('person', place, key) as PersonId;
  return app.transaction().execute(async (tx: Tx) => {
    await sql`select set_config('sightline.person', ${by}, true)`.execute(tx);
    return what({ tx, now, by });
  });
}

/** An incident of Coveshire on which the council has decided. */
export async function decidedIncident(app: Database, now: Date, facts: Facts = someFacts, decision: NotificationDecision = { outcome: 'notify', limbs: ['16C(1)(a)'], reason: 'The child died in the area' }): Promise<IncidentId> {
  const id = await as(app, now, 'bm', async (how) => {
    const opened = await openIncident(how.tx, demoId('partnership', 'coveshire') as PartnershipId, how.by, now);
    await done(how, opened, { kind: 'considered', data: { facts, suspicion: { state: 'suspected', since: plainDate('2026-11-20') } } });
    return opened;
  });
  await as(app, now, 'notifier', (how) => done(how, id, { kind: 'decided_on_notification', data: { decision } }));
  return id;
}

async function done(how: Doing, id: string, command: Command): Promise<void> {
  const result = await act(how, id, command);
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join('; '));
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The sections of a one-child notification, filled in as a browser sends them. */
export const filled: Readonly<Record<string, Fields>> = {
  incident: {
    ground: '16C(1)(a)', 'incident-date': '20 November 2026', 'incident-time': '', place: '4 Tide Street, Coveshire', 'place-kind': 'temporary',
    'council-aware-day': '20', 'council-aware-month': '11', 'council-aware-year': '2026', 'suspected-on-day': '20', 'suspected-on-month': '11', 'suspected-on-year': '2026',
    'what-happened': 'The child was found by the police.', safety: 'There are no other children.', proceedings: 'police',
  },
  'child-a': {
    name: 'Wren Madeupchild', outcome: 'died', 'death-date': '20 November 2026', 'birth-date': '3 May 2024', age: '2', sex: 'F', ethnicity: 'NOBT', disability: 'NONE',
    'looked-after': 'no', 'care-leaver': 'no', plans: 'none', 'social-care': 'open', harms: 'NEG', 'harm-in-words': '', resident: 'yes',
  },
  'adult-a': { name: 'Not known yet', relationship: 'mother', 'lived-with-child': 'yes' },
  others: { areas: 'Ashshire' },
  notifier: { notifier: 'Oluwaseun Barrow', 'notifier-role': 'Council notifier', 'notifier-phone': '01632 960 001', 'notifier-email': 'notifier@coveshire.example' },
};

/** The address of an incident's notification, or of a page of it. */
export function at(incident: string, rest = ''): string {
  return `/incidents/${incident}/notification${rest}`;
}

/** The hidden fields of a form, by name, as the page has them. */
export function hidden(html: string, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '']));
}

/** Opens a section, changes some of its answers and saves it, as someone without JavaScript does. */
export async function save(visitor: Visitor, incident: string, section: string, changes: Fields = {}, how = 'continue'): Promise<Page> {
  const form = await visitor.get(at(incident, `/${section}`));
  return visitor.post(at(incident, `/${section}`), { ...filled[section], ...hidden(form.html, 'seen', 'copy'), do: how, ...changes });
}

/** Fills in every section, and returns the answer to the last. */
export async function fillIn(visitor: Visitor, incident: string): Promise<Page> {
  const pages: Page[] = [];
  for (const section of Object.keys(filled)) pages.push(await save(visitor, incident, section));
  const refused = pages.find(({ status }) => status !== 303);
  const last = pages.at(-1);
  if (refused !== undefined || last === undefined) throw new Error(`A section was not accepted: ${codes(refused?.html ?? '').join(', ')}`);
  return last;
}

export async function lock(visitor: Visitor, incident: string): Promise<Page> {
  const check = await visitor.get(at(incident, '/check'));
  return visitor.post(at(incident, '/check'), hidden(check.html, 'seen', 'versions'));
}

/** The codes of the errors on a page. */
export function codes(html: string): readonly string[] {
  const summary = /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
  return [...summary.matchAll(/data-code="([A-Z0-9_]+)"/g)].map(([, code]) => code ?? '');
}

export const sentFields = { reference: 'SIN-TEST-1', 'sentAt-day': '23', 'sentAt-month': '11', 'sentAt-year': '2026', 'sentAt-time': '08:30' };

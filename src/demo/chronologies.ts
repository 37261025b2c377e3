import { readFileSync } from 'node:fs';
import { addEntries, addFact, addFile, addNameList, addNote, addSource, listEntries, nameEpisode, type ChronologyEntry, type NameListContent } from '../features/chronology/index.ts';
import { agencyInWords, eventRow, eventsOf, knownToText, readEventFile, whenInWords, whenText, type EventRecord } from '../features/events/index.ts';
import { findIncident, type IncidentId } from '../features/incidents/index.ts';
import type { Cast } from './cast.ts';
import { must } from './days.ts';

const CASE = new URL('cases/cross-border-moves.csv', import.meta.url);

/** The cross-border family's chronology, typed agency by agency as each told it. */
export async function chronologyTyped(cast: Cast, by: string, when: Date, incident: IncidentId): Promise<void> {
  const { tx, now, by: person } = await cast.as(by, when);
  const record = await findIncident(tx, incident);
  if (record === null) throw new Error('the demonstration has no such incident');
  const byAgency = Map.groupBy(eventsOf(must(readEventFile(readFileSync(CASE, 'utf8')))), ({ agency = '' }) => agency);
  for (const [agency, events] of byAgency) {
    const source = await addSource(tx, record, { agency: agencyInWords(agency), organisationId: null, requestId: null }, person, now);
    await addEntries(tx, source, events.map(entryOf), person, now);
  }
  await reviewed(cast, by, when, incident);
}

const ENQUIRY = 'Who held the whole picture when the family had moved twice?';

type Entering = Awaited<ReturnType<Cast['as']>>;
type Record = NonNullable<Awaited<ReturnType<typeof findIncident>>>;

/** The family of the record and where it lived, as the accounts have it. */
async function familyEntered({ tx, by, now }: Entering, record: Record): Promise<void> {
  const person = (role: string, sex: 'male' | 'female' | 'unknown', more: { readonly born?: string; readonly died?: string; readonly names?: readonly string[]; readonly subject?: boolean }) =>
    addFact(tx, record, { kind: 'person', content: { role, sex, born: '', died: '', names: [], subject: false, ...more } }, by, now);
  const child = await person('the child', 'female', { born: '2022-03', died: '2024-06-25~', subject: true });
  const mother = await person('the mother', 'female', { names: ['mother'] });
  const father = await person('the father', 'male', { names: ['father'] });
  const partner = await person('the mother’s partner', 'male', {});
  for (const parent of [mother, father]) await addFact(tx, record, { kind: 'parent', content: { child, parent, kind: 'birth' } }, by, now);
  await addFact(tx, record, { kind: 'union', content: { a: father, b: mother, kind: 'lasting', starts: '', ends: '2024-04', ended: 'separated' } }, by, now);
  await addFact(tx, record, { kind: 'union', content: { a: mother, b: partner, kind: 'passing', starts: '2024-05', ends: '', ended: 'separated' } }, by, now);
  for (const one of [child, mother, partner]) await addFact(tx, record, { kind: 'home', content: { home: 'Coveshire room', person: one, starts: '2024-06-17', ends: '' } }, by, now);
}

/** The roles by which the chronology leaves. */
const NAMES: NameListContent = {
  things: (['Ashshire', 'Bayshire', 'Coveshire'] as const).map((name, at) => ({ names: [name], role: `Area ${'ABC'.charAt(at)}`, kind: 'place' })),
  protectedLocations: [], birthdays: [], ordinary: ['mother', 'father', 'partner', 'Hub', 'Homelessness'],
};

/** What the review put beside the record: an episode, and a line of enquiry on two entries. */
async function reviewed(cast: Cast, by: string, when: Date, incident: IncidentId): Promise<void> {
  const doing = await cast.as(by, when);
  const record = await findIncident(doing.tx, incident);
  if (record === null) throw new Error('the demonstration has no such incident');
  must(await nameEpisode(doing, record, {
    title: 'The referral of a family just arrived', starts: '2024-06-17', ends: '2024-06-21',
    why: 'One county advised a section 47 enquiry and offered to join a strategy discussion. The decision rested on what was known in the third county alone.',
  }));
  await familyEntered(doing, record);
  await addNameList(doing.tx, record, NAMES, true, 0, doing.by, doing.now);
  const lines = (await listEntries(doing.tx, incident)).filter(({ eventType }) => eventType === 'advice_given' || eventType === 'threshold_decision');
  for (const { id } of lines) await addNote(doing.tx, record, id, 'enquiry', ENQUIRY, doing.by, doing.now);
}

function entryOf(event: EventRecord): ChronologyEntry {
  return {
    id: event.id, occurred: whenText(event.occurred), occurred_text: whenInWords(event.occurred), precision: event.occurred.kind === 'moment' ? 'moment' : event.occurred.date.kind,
    agency: event.agency ?? '', source: { file: '', table: 1, row: 1, hash: '' }, text: event.text, event_type: event.type, known_to: knownToText(event.knownTo),
    attributes: JSON.parse(eventRow(event).attributes),
    ...(event.area === undefined ? {} : { area: event.area }), persons: event.persons, cells: {},
  };
}

const HEALTH_VISITING = `Date,Source of information,Significant event,Action,Analysis
24 June 2024,Health record,Record received from Bayshire and marked transfer in,Visit planned,The word ended was read as meaning that the worries had ended
25/6/24,Health record,Visit planned for 2 July,None,Within the local standard of ten days
end of the month,Telephone note,Message left on the mother's number,,
`;

/** A file that came in and that nobody has looked at yet, with a date that a person must read. */
export async function chronologySent(cast: Cast, by: string, when: Date, incident: IncidentId): Promise<void> {
  const doing = await cast.as(by, when);
  const record = await findIncident(doing.tx, incident);
  if (record === null) throw new Error('the demonstration has no such incident');
  must(await addFile(doing, record, { name: 'Health visiting chronology.csv', bytes: new TextEncoder().encode(HEALTH_VISITING) }));
}

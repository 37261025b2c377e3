import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { OrganisationId } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Correction, TableMapping } from '../mapping/mapping.ts';
import { agencyKey, learntFrom, marked, type Learnt } from '../mapping/remembered.ts';
import { chronologyRefusals } from '../refusals.ts';
import { addEntries } from '../store/entries.ts';
import { addReading, newestReading } from '../store/readings.ts';
import { recall, remember } from '../store/remembered.ts';
import { addSource, addSourceAct, fileOf, findSameFile, findSource, type AboutIncident, type Source, type SourceId } from '../store/sources.ts';
import { agencyOf, readApart, readAsRemembered, type Reading } from './read-apart.ts';

/** Who acts, and when. */
export interface Doing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
}

export interface FileToAdd {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whose account; left out, the file's own words and its name are asked. */
  readonly agency?: string;
  readonly organisationId?: OrganisationId;
  readonly requestId?: string;
}

/** In characters, as the tables of sources and of what is remembered hold them. */
const MOST_OF_A_NAME = 200;
const MOST_OF_HEADINGS = 4_000;

/** Keeps a file whole and reads it. Nothing of it stands in the chronology until a person takes it in. */
export async function addFile({ tx, now, by }: Doing, incident: AboutIncident, file: FileToAdd): Promise<Result<SourceId>> {
  await holdChronology(tx, incident.id);
  if ((await findSameFile(tx, incident.id, file.bytes)) !== null) return refuse(chronologyRefusals.refusal('CHRONOLOGY_FILE_ALREADY', { file: file.name, field: 'files' }));
  const reading = await readAsRemembered(file.name, file.bytes, file.agency, (agency) => recall(tx, incident.partnershipId, agency));
  const id = await addSource(tx, incident, {
    agency: (file.agency ?? agencyOf(reading)).slice(0, MOST_OF_A_NAME), organisationId: file.organisationId ?? null, requestId: file.requestId ?? null, file: { name: file.name, bytes: file.bytes },
  }, by, now);
  await addReading(tx, id, reading, by, now);
  return ok(id);
}

export interface ReadAgain extends Reading {
  /** How many tables' headings are remembered from now on for the agency's next files. */
  readonly learnt: number;
}

/** Reads the kept file again under what a person said of its columns, and remembers that for the agency's next files. */
export async function readAgain(doing: Doing, source: Source, said: string | undefined, corrections: readonly Correction[]): Promise<Result<ReadAgain>> {
  const { tx, now, by } = doing;
  await holdChronology(tx, source.incidentId);
  const file = await fileOf(tx, source.id);
  if (file === null || (await findSource(tx, source.id))?.standing !== 'waiting') return refuse(chronologyRefusals.refusal('CHRONOLOGY_TAKEN_IN_ALREADY'));
  const before = (await newestReading(tx, source.id))?.mapping ?? [];
  // An agency that sends for itself stays whose account it is.
  const agency = source.organisationId === null ? said : source.agency;
  const other = agency !== undefined && agencyKey(agency) !== agencyKey(source.agency);
  // What is remembered of the agency that was named just now holds wherever the person changed nothing.
  const asked = other ? [...corrections.filter((one) => changes(one, before)), { roles: new Map(), remembered: await recall(tx, source.partnershipId, agency) }] : corrections;
  const reading = await readApart(file.name, file.bytes, agency, asked);
  const whose = agency ?? agencyOf(reading);
  const learnt = await learn(doing, source, whose, learntFrom(before, reading.mapping));
  await addReading(tx, source.id, { ...reading, mapping: marked(reading.mapping, await recall(tx, source.partnershipId, whose)) }, by, now, source.organisationId === null ? said : undefined);
  return ok({ ...reading, learnt });
}

/** Remembers what is not remembered yet; how much that is. */
async function learn({ tx, now, by }: Doing, source: Source, agency: string, learnt: readonly Learnt[]): Promise<number> {
  // Where a file has an account in the column of agencies, or one among its headings, there is nothing to know it by again.
  if (agencyKey(agency) === '' || agencyKey(agency).length > MOST_OF_A_NAME) return 0;
  const known = await recall(tx, source.partnershipId, agency);
  const fresh = learnt.filter(({ headings, roles }) => headings.length <= MOST_OF_HEADINGS && !known.some((one) => one.headings === headings && one.roles.join() === roles.join()));
  for (const one of fresh) await remember(tx, source, agency, one, by, now);
  return fresh.length;
}

/** Whether a correction says something that the table was not read by already. */
function changes({ table, read, roles }: Correction, before: readonly TableMapping[]): boolean {
  const was = before.find((one) => String(one.table) === String(table));
  return (read !== undefined && read !== was?.read) || (was?.columns ?? []).some(({ column, role }) => (roles.get(String(column)) ?? role) !== role);
}

/** Puts what was read into the combined chronology. */
export async function takeIn(doing: Doing, source: Source): Promise<Result<number>> {
  const { tx, now, by } = doing;
  await holdChronology(tx, source.incidentId);
  const standing = (await findSource(tx, source.id))?.standing;
  if (standing !== 'waiting') return refuse(chronologyRefusals.refusal('CHRONOLOGY_TAKEN_IN_ALREADY'));
  const reading = await newestReading(tx, source.id);
  if (reading === null || reading.entries.length === 0) return refuse(chronologyRefusals.refusal('CHRONOLOGY_NOTHING_READ'));
  await addEntries(tx, source.id, reading.entries, by, now);
  await addSourceAct(tx, source.id, 'taken_in', '', by, now);
  return ok(reading.entries.length);
}

/** Takes a file out of sight, or brings it back, with the reason. Nothing is deleted. */
export async function setAside({ tx, now, by }: Doing, source: Source, reason: string): Promise<Result<Source>> {
  if (reason === '') return refuse(chronologyRefusals.refusal('CHRONOLOGY_REASON_MISSING', { field: 'reason' }));
  await holdChronology(tx, source.incidentId);
  const aside = (await findSource(tx, source.id))?.standing === 'set-aside';
  await addSourceAct(tx, source.id, aside ? 'brought_back' : 'set_aside', reason, by, now);
  return ok(source);
}

/** One change of a chronology at a time, so that two people who press at once are answered one after the other. */
export async function holdChronology(tx: Tx, incident: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology/${incident}`}, 5))`.execute(tx);
}

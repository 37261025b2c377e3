import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { OrganisationId } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Correction } from '../mapping/mapping.ts';
import { chronologyRefusals } from '../refusals.ts';
import { addEntries } from '../store/entries.ts';
import { addReading, newestReading } from '../store/readings.ts';
import { addSource, addSourceAct, fileOf, findSameFile, findSource, type AboutIncident, type Source, type SourceId } from '../store/sources.ts';
import { readApart, type Reading } from './read-apart.ts';

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

/** Keeps a file whole and reads it. Nothing of it stands in the chronology until a person takes it in. */
export async function addFile({ tx, now, by }: Doing, incident: AboutIncident, file: FileToAdd): Promise<Result<SourceId>> {
  await hold(tx, incident.id);
  if ((await findSameFile(tx, incident.id, file.bytes)) !== null) return refuse(chronologyRefusals.refusal('CHRONOLOGY_FILE_ALREADY', { file: file.name, field: 'files' }));
  const reading = await readApart(file.name, file.bytes, file.agency, []);
  const id = await addSource(tx, incident, {
    agency: file.agency ?? agencyOf(reading), organisationId: file.organisationId ?? null, requestId: file.requestId ?? null, file: { name: file.name, bytes: file.bytes },
  }, by, now);
  await addReading(tx, id, reading, by, now);
  return ok(id);
}

/** Reads the kept file again under what a person said of its columns. */
export async function readAgain({ tx, now, by }: Doing, source: Source, agency: string | undefined, corrections: readonly Correction[]): Promise<Result<Reading>> {
  const file = await fileOf(tx, source.id);
  if (file === null || source.standing !== 'waiting') return refuse(chronologyRefusals.refusal('CHRONOLOGY_TAKEN_IN_ALREADY'));
  const reading = await readApart(file.name, file.bytes, agency, corrections);
  await addReading(tx, source.id, reading, by, now);
  return ok(reading);
}

/** Puts what was read into the combined chronology. */
export async function takeIn(doing: Doing, source: Source): Promise<Result<number>> {
  const { tx, now, by } = doing;
  await hold(tx, source.incidentId);
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
  await hold(tx, source.incidentId);
  const aside = (await findSource(tx, source.id))?.standing === 'set-aside';
  await addSourceAct(tx, source.id, aside ? 'brought_back' : 'set_aside', reason, by, now);
  return ok(source);
}

/** One change of a chronology at a time, so that two people who press at once are answered one after the other. */
async function hold(tx: Tx, incident: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology/${incident}`}, 5))`.execute(tx);
}

function agencyOf({ mapping, entries }: Reading): string {
  return mapping.find(({ read, agency }) => read && agency !== '')?.agency ?? entries.find(({ agency }) => agency !== '')?.agency ?? 'Not known';
}

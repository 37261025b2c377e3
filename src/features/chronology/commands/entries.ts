import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Answers } from '../../../platform/forms/index.ts';
import { agencyInWords } from '../../events/index.ts';
import { agencyName } from '../entries/agency.ts';
import { knownLines, readKnownLines } from '../entries/known-lines.ts';
import { readOccurred } from '../dates/occurred.ts';
import type { ChronologyEntry } from '../entry.ts';
import { chronologyRefusals } from '../refusals.ts';
import { addCorrection, addEntries, historyOf, isCorrected, type EntryId, type StoredEntry } from '../store/entries.ts';
import { addSource, type AboutIncident } from '../store/sources.ts';
import type { Doing } from './files.ts';

/** Types one entry for an agency. It stands at once, because whoever typed it has read it. */
export async function typeEntry({ tx, now, by }: Doing, incident: AboutIncident, answers: Answers): Promise<Result<ChronologyEntry>> {
  const entry = entryFrom(answers, typedSource);
  if (!entry.ok) return entry;
  const source = await addSource(tx, incident, { agency: text(answers, 'agency'), organisationId: null, requestId: null }, by, now);
  await addEntries(tx, source, [entry.value], by, now);
  return entry;
}

/** Adds the corrected form beside the old one. Refuses where somebody else has just corrected it. */
export async function correctEntry({ tx, now, by }: Doing, old: StoredEntry, answers: Answers): Promise<Result<EntryId>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chronology-entry/${old.id}`}, 5))`.execute(tx);
  if (await isCorrected(tx, old.id)) return refuse(chronologyRefusals.refusal('CHRONOLOGY_ENTRY_CORRECTED_ALREADY'));
  const read = entryFrom(answers, old.content.source);
  if (!read.ok) return read;
  // What the form asks and was left empty is gone from the corrected form; what it does not ask stays.
  const { area: _area, source_of_information: _source, action: _action, analysis: _analysis, known_to: knownTo = '', ...rest } = old.content;
  const known = text(answers, 'known') === knownLines(knownTo) ? given('known_to', knownTo) : {};
  const agency = text(answers, 'agency') === agencyInWords(old.agency) ? { agency: old.content.agency } : {};
  const corrected = { ...rest, ...read.value, ...agency, ...known, cells: old.content.cells };
  if (sameWords(old.content, corrected)) return refuse(chronologyRefusals.refusal('CHRONOLOGY_NOTHING_CHANGED'));
  return ok(await addCorrection(tx, old, corrected, text(answers, 'reason'), by, now));
}

/** An entry and every form that it had, newest first. */
export const formsOf = historyOf;

const typedSource: ChronologyEntry['source'] = { file: '', table: 1, row: 1, hash: '' };

function entryFrom(answers: Answers, source: ChronologyEntry['source']): Result<ChronologyEntry> {
  const written = text(answers, 'when');
  const when = readOccurred({ date: written, time: '', endDate: '' }, {});
  const [question] = when.questions;
  if (question !== undefined) return refuse({ ...question, field: 'when' });
  const known = readKnownLines(text(answers, 'known'), 'known');
  if (!known.ok) return known;
  const agency = text(answers, 'agency');
  return ok({
    id: 'typed', occurred: when.occurred, occurred_text: written, precision: when.precision, agency: agencyName(agency) ?? agency, source, text: text(answers, 'told'), cells: {},
    ...given('area', text(answers, 'area')), ...given('source_of_information', text(answers, 'source')), ...given('action', text(answers, 'action')), ...given('analysis', text(answers, 'analysis')), ...given('known_to', known.value),
  });
}

function given<Name extends string>(name: Name, value: string): { readonly [Key in Name]?: string } {
  return value === '' ? {} : Object.fromEntries([[name, value]]) as { readonly [Key in Name]?: string };
}

function sameWords(a: ChronologyEntry, b: ChronologyEntry): boolean {
  return (['occurred', 'occurred_text', 'agency', 'area', 'text', 'source_of_information', 'action', 'analysis', 'known_to'] as const).every((field) => (a[field] ?? '') === (b[field] ?? ''));
}

function text(answers: Answers, name: string): string {
  const value = answers[name];
  return typeof value === 'string' ? value.trim() : '';
}

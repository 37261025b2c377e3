import { parse } from 'csv-parse/sync';
import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { openVersion, readCodedData, type Code, type Codebook, type CodedTable, type GivenFile } from '../../coding/index.ts';
import type { UnitContent } from '../content/coded.ts';
import { codableBy, codesAsked, type UnitKind } from '../content/unit.ts';
import { codersRefusals } from '../refusals.ts';
import { asTables, type ReadSheets } from '../sheets/as-tables.ts';
import { addBatch, assign, type BatchId } from '../store/batches.ts';
import { addIncident, listIncidents } from '../store/incidents.ts';
import { addPerson, listPeople, type PersonKind } from '../store/people.ts';
import { addReview, listReviews, type ReviewKind } from '../store/reviews.ts';
import { addSubmission } from '../store/submissions.ts';
import type { Doing } from './doing.ts';

/** What is wrong in files of coded data, each with file, row and column, and how many there are in all. */
export interface DataWrong {
  readonly problems: readonly Refusal[];
  readonly total: number;
}

/** One record of a file: its own reference, those that it belongs to, and what is coded. */
interface BroughtRow {
  readonly kind: UnitKind;
  readonly row: number;
  readonly key: string;
  readonly incident: string;
  readonly content: UnitContent;
}

/**
 * Takes in coded data that was coded elsewhere: incidents, reviews without their text, people, and one
 * coding of each review, as a batch of its own. Refuses, with every place, what does not fit the
 * codebook, and what is here already. Nothing is taken in while anything is wrong.
 */
export async function bringCoded(doing: Doing, codebook: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[], title: string, readSheets: ReadSheets): Promise<Result<BatchId> & { readonly wrong?: DataWrong }> {
  const version = await openVersion(doing.tx, codebook);
  if (version === null) return refuse(codersRefusals.refusal('CODING_CODEBOOK_MISSING', { field: 'codebook' }));
  const tables = codableBy(version.book);
  if (!tables.ok) return tables;
  const given = await asTables(version.book, files, readSheets);
  if (!given.ok) return given;
  const read = readCodedData(version.book, given.value);
  if (!read.ok) return atField(read.refusals);
  const { problems, data } = read.value;
  if (problems.total > 0) return { ...refuse(codersRefusals.refusal('CODING_DATA_HAS_PROBLEMS', { number: String(problems.total), field: 'data' })), wrong: { problems: problems.kept, total: problems.total } };
  const rows = [...tables.value].filter(([, { table }]) => data.has(table)).flatMap(([kind, table]) => rowsIn(version.book, kind, table, fileOf(given.value, data.records(table.table).file)));
  const known = await knownAlready(doing, rows);
  const [first, ...rest] = known;
  if (first !== undefined) return refuse(first, ...rest);
  return ok(await takenIn(doing, version.id, title, rows));
}

function atField(refusals: readonly Refusal[]): Result<never> {
  const [first, ...rest] = refusals.map((one): Refusal => ({ ...one, message: one.field === undefined ? one.message : `${one.field}: ${one.message}`, field: 'data' }));
  return refuse(first ?? codersRefusals.refusal('CODING_DATA_MISSING', { field: 'data' }), ...rest);
}

function fileOf(files: readonly GivenFile[], name: string): Uint8Array {
  return files.find(({ file }) => file === name)?.bytes ?? new Uint8Array();
}

// Read again cell by cell, because columns in memory do not keep how a date was written.
function rowsIn(book: Codebook, kind: UnitKind, table: CodedTable, bytes: Uint8Array): readonly BroughtRow[] {
  const [header = [], ...rows]: readonly (readonly string[])[] = parse(Buffer.from(bytes), { bom: true, relax_column_count: true, trim: true, skip_empty_lines: true, skip_records_with_empty_values: true });
  const at = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? '';
  const codes = codesAsked(book, kind).filter(({ column }) => header.includes(column));
  return rows.map((row, index) => {
    const incident = table.links.find(({ to }) => to === 'incidents');
    const said = codes.map((code): [string, string] => [code.code, valueIn(book, code, at(row, code.column))]);
    return {
      kind, row: index + 2, key: at(row, table.key), incident: kind === 'incident' ? at(row, table.key) : at(row, incident?.column ?? table.key),
      content: Object.fromEntries(said.filter(([, value]) => value !== '').map(([code, value]) => [code, { value, passages: [], memo: '' }])),
    };
  });
}

function valueIn({ written }: Codebook, code: Code, cell: string): string {
  if (cell === '') return code.blank === 'refused' ? '' : code.blank;
  const state = written.get(cell);
  return state !== undefined && (code.type === 'states' || state === 'not_mentioned' || state === 'does_not_apply') ? state : cell;
}

async function knownAlready({ tx }: Doing, rows: readonly BroughtRow[]): Promise<readonly Refusal[]> {
  const here = new Set([...(await listIncidents(tx)), ...(await listReviews(tx)), ...(await listPeople(tx))].map(({ reference }) => reference));
  const words: Readonly<Record<UnitKind, string>> = { incident: 'incidents', review: 'reviews', child: 'children', adult: 'adults', alleged: 'people_alleged' };
  return rows.filter(({ key }) => here.has(key)).slice(0, 20).map(({ kind, key, row }) => codersRefusals.refusal('CODING_DATA_KNOWN', { table: words[kind], row: String(row), reference: key, field: 'data' }));
}

async function takenIn({ tx, by, now }: Doing, codebook: string, title: string, rows: readonly BroughtRow[]): Promise<BatchId> {
  const batch = await addBatch(tx, { title, codebook, brought: true }, by, now);
  const byIncident = Map.groupBy(rows, ({ incident }) => incident);
  for (const [reference, own] of byIncident) {
    const facts = own.find(({ kind }) => kind === 'incident')?.content ?? {};
    const incident = await addIncident(tx, reference, { occurred: dateIn(facts, 'incident_date'), awareOn: null, notifiedOn: dayIn(facts, 'notified_date'), withdrawnOn: null }, `Brought with ${title}`, by, now);
    const shared: [string, UnitContent][] = own.filter(({ kind }) => kind === 'incident').map(({ content }) => [incident, content]);
    for (const { kind, key, content } of own.filter((one) => one.kind === 'child' || one.kind === 'adult' || one.kind === 'alleged')) {
      shared.push([await addPerson(tx, { incidentId: incident, kind: kind as PersonKind, reference: key, described: 'As brought' }, by, now), content]);
    }
    for (const { key, content } of own.filter(({ kind }) => kind === 'review')) {
      const review = await addReview(tx, { incidentId: incident, reference: key, kind: kindIn(content), receivedOn: receivedIn(facts, content), fileName: null, sent: null, paragraphs: [] }, by, now);
      const assignment = await assign(tx, batch, review, by, by, now);
      await addSubmission(tx, { assignmentId: assignment, version: 1, because: null, content: Object.fromEntries([...shared, [review, content]]) }, by, now);
    }
  }
  return batch;
}

// Working days are counted from the notification, so that the two give the day.
function receivedIn(facts: UnitContent, review: UnitContent): string | null {
  const [notified, days] = [parsePlainDate(dayIn(facts, 'notified_date') ?? ''), review['working_days_to_submit']?.value ?? ''];
  const counted = notified.ok && /^\d{1,4}$/.test(days) ? addWorkingDays(notified.value, Number(days)) : null;
  return counted?.ok === true ? counted.value.day : null;
}

function kindIn(content: UnitContent): ReviewKind {
  const value = content['review_kind']?.value;
  return value === 'lcspr' || value === 'national' ? value : 'rapid_review';
}

function dateIn(content: UnitContent, code: string): string | null {
  const value = content[code]?.value ?? '';
  return /^[\d[{]/.test(value) ? value.slice(0, 200) : null;
}

function dayIn(content: UnitContent, code: string): string | null {
  const value = content[code]?.value ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}

import type { z } from 'zod';
import type { BodyRead, CallProblem } from '../../access/index.ts';
import { sentRefusals } from './refusals.ts';
import { MOST_ENTRIES, sentEntrySchema, type SentEntry } from './sent-entry.ts';

/** Something about one field of one entry; `pointer` is its place in the body (RFC 6901). */
export interface SentProblem extends CallProblem {
  readonly field: string;
}

/** An entry that could be read, or why not. `reference` is null where there is none to answer by. */
export type RowRead =
  | { readonly ok: true; readonly at: number; readonly entry: SentEntry }
  | { readonly ok: false; readonly at: number; readonly reference: string | null; readonly problems: readonly SentProblem[] };

/** Reads a batch, each of its entries apart. Refuses the whole only where there are no entries to answer for. */
export function readBatch(json: unknown): BodyRead<readonly RowRead[]> {
  const entries = isObject(json) && Object.keys(json).length === 1 && Object.hasOwn(json, 'entries') ? json['entries'] : undefined;
  if (!Array.isArray(entries) || entries.length === 0) return { ok: false, problems: [{ ...sentRefusals.refusal('SENT_ENTRIES_MISSING', { most: String(MOST_ENTRIES) }), pointer: '' }] };
  if (entries.length > MOST_ENTRIES) return { ok: false, problems: [{ ...sentRefusals.refusal('SENT_TOO_MANY', { most: String(MOST_ENTRIES), count: String(entries.length) }), pointer: '/entries' }] };
  return { ok: true, value: entries.map((entry: unknown, at) => readRow(entry, at)) };
}

function readRow(row: unknown, at: number): RowRead {
  if (!isObject(row)) return { ok: false, at, reference: null, problems: [problem(at, [], sentRefusals.refusal('SENT_NOT_AN_ENTRY'))] };
  const unkeepable = findUnkeepable(row, []);
  if (unkeepable !== undefined) return { ok: false, at, reference: referenceOf(row), problems: [problem(at, unkeepable, sentRefusals.refusal('SENT_TEXT_NOT_KEEPABLE', { field: nameOf(unkeepable) }))] };
  const read = sentEntrySchema.safeParse(row);
  if (read.success) return { ok: true, at, entry: read.data };
  return { ok: false, at, reference: referenceOf(row), problems: read.error.issues.flatMap((issue) => problemsOf(issue, row, at)) };
}

function problemsOf(issue: z.core.$ZodIssue, row: Readonly<Record<string, unknown>>, at: number): readonly SentProblem[] {
  const path = issue.path.map(String);
  const field = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys': return issue.keys.map((key) => problem(at, [...path, key], sentRefusals.refusal('SENT_FIELD_NOT_KNOWN', { field: short(key) })));
    case 'too_small': return [problem(at, path, sentRefusals.refusal('SENT_FIELD_MISSING', { field }))];
    case 'too_big': return [problem(at, path, sentRefusals.refusal('SENT_FIELD_TOO_LONG', { field, most: `${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'values'}` }))];
    default: {
      const missing = path.length === 1 && (row[field] === undefined || row[field] === null);
      return [problem(at, path, missing ? sentRefusals.refusal('SENT_FIELD_MISSING', { field }) : sentRefusals.refusal('SENT_FIELD_WRONG', { field, what: wanted(path) }))];
    }
  }
}

function wanted([field = '', ...rest]: readonly string[]): string {
  if (field === 'persons' && rest.length === 0) return 'a list of texts';
  if (field === 'attributes') return rest.length === 0 ? 'an object' : 'a text, a number, true, false or a list of texts';
  return 'a text';
}

/** Where a text stands that no database can keep, or a name that JavaScript takes for something else. Nested no deeper than the server lets in. */
function findUnkeepable(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || !isKeepable(key)) return [...path, short(key)];
    const found = findUnkeepable(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function referenceOf({ reference }: Readonly<Record<string, unknown>>): string | null {
  return typeof reference === 'string' && isKeepable(reference) && reference.trim() !== '' && reference.length <= 200 ? reference.trim() : null;
}

function problem(at: number, path: readonly string[], { code, message }: Pick<CallProblem, 'code' | 'message'>): SentProblem {
  return { field: path[0] ?? '', code, message, pointer: pointerTo(at, path) };
}

/** The place of a field of the entry at that place in the batch. */
export function pointerTo(at: number, path: readonly string[]): string {
  return ['', 'entries', String(at), ...path].map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

function nameOf(path: readonly string[]): string {
  return short(path.filter((part) => !/^\d+$/.test(part)).join(' / '));
}

function short(name: string): string {
  return name.replaceAll('\0', '').toWellFormed().slice(0, 100);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

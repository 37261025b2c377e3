import { parsePlainDate } from '../../../../kernel/plain-date.ts';
import { findCode, inUse, type Code } from '../code-lists/code-lists.ts';
import { listedIn } from './json-cell.ts';
import { readExtractDate, readExtractMoment } from './read-date.ts';
import { extractProblems, type ExtractProblem } from './problem.ts';
import type { ChildFields, Field, SourceRecord, TableDefinition } from './record.ts';
import { checkUpn } from './upn.ts';

/** The cells of one row as they were understood. What could not be is empty here, and a problem. */
export interface RowValues {
  /** EDTF; in a field for moments an ISO date-time where a time is written. */
  readonly date: (field: string) => string | undefined;
  readonly code: (field: string) => Code | undefined;
  readonly codes: (field: string) => readonly Code[];
  readonly flag: (field: string) => boolean | undefined;
  /** As it stood. */
  readonly text: (field: string) => string;
  /** "Police (6)", several with `; ` between; a code that is not in the list as it was written; empty where there is none. */
  readonly words: (field: string) => string;
  /** What stands in a field of codes and is not in its list, as it was written. */
  readonly unlisted: (field: string) => readonly string[];
}

export type Complain = (field: string | null, refusal: { readonly code: string; readonly message: string }) => void;

const YES: ReadonlySet<string> = new Set(['1', 'true', 'y', 'yes', 't']);
const NO: ReadonlySet<string> = new Set(['0', 'false', 'n', 'no', 'f']);

/** Reads a row once; every complaint is made here, in the order of the fields. */
export function readRow(record: SourceRecord, { name, fields, describes = {} }: TableDefinition): { readonly values: RowValues; readonly problems: readonly ExtractProblem[] } {
  const problems: ExtractProblem[] = [];
  const complain: Complain = (field, { code, message }) => problems.push({ file: record.file, table: name, row: record.row, field, code, message });
  const dates = new Map<string, string>();
  const codes = new Map<string, ReadCodes>();
  const flags = new Map<string, boolean>();
  for (const [field, definition] of Object.entries(fields)) {
    const written = cellOf(record, field);
    if (written === '') {
      if (definition.needed === true) complain(field, extractProblems.refusal('EXTRACT_DATE_MISSING'));
    } else if (definition.kind === 'date') readDate(written, field, dates, complain);
    else if (definition.kind === 'moment') readTime(written, field, dates, complain);
    else if (definition.kind === 'code') codes.set(field, readCodes(written, definition, field, complain));
    else if (definition.kind === 'flag') readFlag(written, field, flags, complain);
    else if (definition.kind === 'upn') readUpn(written, field, complain);
  }
  complainOfOldCodes(codes, dates, describes, complain);
  const text = (field: string) => cellOf(record, field);
  const values: RowValues = {
    date: (field) => dates.get(field), code: (field) => codes.get(field)?.listed[0], codes: (field) => codes.get(field)?.listed ?? [], flag: (field) => flags.get(field), text,
    words: (field) => codes.get(field)?.words ?? text(field), unlisted: (field) => codes.get(field)?.unlisted ?? [],
  };
  return { values, problems };
}

/** Empty where there is nothing, or what warehouses and workbooks write for nothing. */
export function cellOf({ cells }: SourceRecord, field: string): string {
  const written = (cells[field] ?? '').trim();
  return /^(?:null|#n\/a|n\/a|none|nan|\[\]|\{\})$/i.test(written) && written !== 'NONE' ? '' : written;
}

function readDate(written: string, field: string, dates: Map<string, string>, complain: Complain): void {
  const read = readExtractDate(written);
  if (read.ok) dates.set(field, read.value);
  else complain(field, read.refusals[0]);
}

function readTime(written: string, field: string, dates: Map<string, string>, complain: Complain): void {
  const read = readExtractMoment(written);
  if (!read.ok) return complain(field, read.refusals[0]);
  dates.set(field, read.value.occurred);
  if (read.value.timeLost) complain(field, extractProblems.refusal('EXTRACT_TIME_NOT_READABLE', { value: written.slice(0, 60) }));
}

interface ReadCodes {
  readonly listed: readonly Code[];
  readonly unlisted: readonly string[];
  readonly words: string;
}

function readCodes(written: string, { list, many }: Extract<Field, { kind: 'code' }>, field: string, complain: Complain): ReadCodes {
  const parts = (many === true ? listedIn(written) : [written]).map((part) => ({ part, code: findCode(list, part) }));
  const unlisted = parts.flatMap(({ part, code }) => (code === undefined ? [part] : []));
  for (const value of unlisted) complain(field, extractProblems.refusal('EXTRACT_CODE_NOT_KNOWN', { value: value.slice(0, 60), list: list.replaceAll('_', ' ') }));
  return { listed: parts.flatMap(({ code }) => code ?? []), unlisted, words: parts.map(({ part, code }) => (code === undefined ? part : `${code.text} (${code.code})`)).join('; ') };
}

function readFlag(written: string, field: string, flags: Map<string, boolean>, complain: Complain): void {
  const plain = written.toLowerCase().replace(/^[a-z]\)\s*/, '');
  if (YES.has(plain)) flags.set(field, true);
  else if (NO.has(plain)) flags.set(field, false);
  else if (plain !== 'na') complain(field, extractProblems.refusal('EXTRACT_FLAG_NOT_KNOWN', { value: written.slice(0, 60) }));
}

function readUpn(written: string, field: string, complain: Complain): void {
  const { shape, letter } = checkUpn(written);
  if (!shape) complain(field, extractProblems.refusal('EXTRACT_UPN_SHAPE', { value: written.slice(0, 60) }));
  else if (letter !== undefined && letter !== written.charAt(0).toUpperCase()) complain(field, extractProblems.refusal('EXTRACT_UPN_CHECK_LETTER', { value: written, letter }));
}

// A list changes from one year to the next: the row's first date says which year's list holds. What
// describes the child has no date of its own: a birthday does not say when the sex was written down.
function complainOfOldCodes(codes: ReadonlyMap<string, ReadCodes>, dates: ReadonlyMap<string, string>, describes: ChildFields, complain: Complain): void {
  const day = [...dates].filter(([field]) => field !== describes.birth).map(([, date]) => parsePlainDate(date.slice(0, 10))).find((read) => read.ok)?.value;
  if (day === undefined) return;
  for (const [field, { listed }] of codes) {
    if (field === describes.sex || field === describes.ethnicity || field === describes.disability) continue;
    for (const code of listed.filter((one) => !inUse(one, day))) {
      const when = [code.from === null ? '' : `from ${code.from}`, code.to === null ? '' : `to ${code.to}`].filter((part) => part !== '').join(' ');
      complain(field, extractProblems.refusal('EXTRACT_CODE_NOT_IN_USE', { value: code.code, when, day }));
    }
  }
}

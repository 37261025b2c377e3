import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok, refuse, type Refused, type Result } from '../../../kernel/result.ts';
import { cellText, eachRow, openCsv } from '../evaluate/open-csv.ts';
import { planRecords, type Plan, type Slot } from '../records/plan.ts';
import { sampleFile } from '../records/sample-file.ts';
import { saysYes } from '../records/says-yes.ts';
import type { ComparisonKind } from '../settings.ts';
import { readDate, yearOf } from '../values/date-value.ts';
import { validNhsNumber } from '../values/nhs-number.ts';
import { placeholderOf } from '../profile/placeholder.ts';
import { bloomOf, keyedDigest, keyFingerprint, type Scheme } from './bloom.ts';
import { encodeRefusals } from './refusals.ts';
import { plainValue, tokensOf } from './tokens.ts';

export interface EncodeAsked {
  readonly file: string;
  readonly out: string;
  readonly scheme: Scheme;
  readonly id?: string | undefined;
  readonly source?: string | undefined;
  /** Another pattern of bits for each year of birth: counting patterns then tells little; a wrong year of birth costs the link. */
  readonly saltByYear: boolean;
}

export interface EncodedFile {
  readonly records: number;
  /** Sealed identities, which are not in the new file: encoded, nothing would keep them from being linked. */
  readonly sealed: number;
  /** Each column that was encoded, and what it is called now. */
  readonly columns: readonly { readonly column: string; readonly encoded: string; readonly as: 'bloom' | 'keyed' }[];
  /** Columns that are not in the new file at all. */
  readonly left: readonly string[];
  /** The scheme in one word, as it stands in the column "encoding"; two files can be compared where it is equal. */
  readonly encoding: string;
}

interface Field {
  readonly column: string;
  /** What it is called in the new file. Of a whole name, which gives two, “forename” and “surname”. */
  readonly heading: string;
  readonly cell: number;
  readonly part: Slot['part'];
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly dayFirst: boolean;
  /** An NHS number, of which the check digit is looked at here, because nobody can later. */
  readonly checked: boolean;
}

/** Writes a copy of the file in which every value that describes a person is encoded. Only id and source stay as they are. */
export function encodeFile(asked: EncodeAsked): Result<EncodedFile> {
  if (resolve(asked.out) === resolve(asked.file)) return refuse(encodeRefusals.refusal('ENCODE_NOT_WRITABLE', { file: asked.out, why: 'it is the file that is read' }));
  const sample = sampleFile(asked.file);
  if (!sample.ok) return sample;
  const plan = planRecords(sample.value.columns, { columns: { ...(asked.id === undefined ? {} : { id: asked.id }), ...(asked.source === undefined ? {} : { source: asked.source }) } });
  if (!plan.ok) return refuse(encodeRefusals.refusal('ENCODE_NOTHING', { file: asked.file }));
  const headings = sample.value.columns.map(({ heading }) => heading);
  const idColumn = asked.id ?? plan.value.id ?? '';
  if (!headings.includes(idColumn)) return refuse(encodeRefusals.refusal('ENCODE_ID_MISSING', { file: asked.file, column: asked.id ?? '' }));
  const telling = idThatTells(sample.value.columns.find(({ heading }) => heading === idColumn)?.cells ?? []);
  if (telling !== undefined) return refuse(encodeRefusals.refusal('ENCODE_ID_IN_CLEAR', { column: idColumn, what: telling }));
  const fields = fieldsOf(plan.value, headings);
  const birth = fields.find(({ kind }) => kind === 'date');
  if (asked.saltByYear && birth === undefined) return refuse(encodeRefusals.refusal('ENCODE_SALT_MISSING', { file: asked.file }));
  return written(asked, { headings, idColumn, fields, salt: asked.saltByYear ? birth : undefined, sealedAt: plan.value.sealed.map((heading) => headings.indexOf(heading)) });
}

// An id that is itself a number of the person everywhere would undo the whole.
function idThatTells(cells: readonly string[]): string | undefined {
  const filled = cells.map((cell) => cell.replace(/[\s-]/g, '')).filter((cell) => cell !== '');
  const most = (fits: (cell: string) => boolean): boolean => filled.filter(fits).length > filled.length / 2;
  return most(validNhsNumber) ? 'NHS numbers' : most((cell) => PUPIL_NUMBER.test(cell)) ? 'pupil numbers' : undefined;
}

// A letter and twelve digits; the last is a letter while the number is temporary.
const PUPIL_NUMBER = /^[a-z]\d{11}[\da-z]$/i;

function fieldsOf({ comparisons }: Plan, headings: readonly string[]): readonly Field[] {
  // Two patterns for two sexes are told apart by counting, so that sex would be in clear.
  return comparisons.filter(({ kind }) => kind !== 'sex').flatMap(({ name, kind, slots, checked }) => slots.flatMap(({ columns: [column, more], part, dayFirst }) => {
    const cell = headings.indexOf(column ?? '');
    return column === undefined || more !== undefined || cell < 0 ? [] : [{ column, heading: part === 'whole' ? column : name, cell, part, name, kind, dayFirst, checked }];
  }));
}

const EXACT: ReadonlySet<ComparisonKind> = new Set(['identifier', 'phone']);
const REMEMBERED = 200_000;

interface Layout {
  readonly headings: readonly string[];
  readonly idColumn: string;
  readonly fields: readonly Field[];
  readonly salt: Field | undefined;
  readonly sealedAt: readonly number[];
}

function written(asked: EncodeAsked, { headings, idColumn, fields, salt, sealedAt }: Layout): Result<EncodedFile> {
  const { scheme, file, out } = asked;
  const opened = openCsv(file);
  if (!opened.ok) return opened;
  const [idAt, sourceAt] = [headings.indexOf(idColumn), asked.source === undefined ? -1 : headings.indexOf(asked.source)];
  const encoding = `s1-${scheme.bits}-${scheme.hashes}${scheme.fold ? '-folded' : ''}${salt === undefined ? '' : '-year'}-${keyFingerprint(scheme.key)}`;
  const columns = fields.map(({ column, heading, kind }) => (EXACT.has(kind) ? { column, encoded: `${heading}_keyed`, as: 'keyed' as const } : { column, encoded: `${heading}_bloom`, as: 'bloom' as const }));
  const remembered = new Map<string, string>();
  let [records, sealed, piece] = [0, 0, `${[idColumn, ...(sourceAt < 0 ? [] : [headings[sourceAt] ?? '']), ...columns.map(({ encoded }) => encoded), 'encoding'].map(quoted).join(',')}\n`];
  let target: number;
  try {
    target = openSync(out, 'w');
  } catch (fault) {
    opened.value.csv.close();
    return refuse(encodeRefusals.refusal('ENCODE_NOT_WRITABLE', { file: out, why: fault instanceof Error ? fault.message : String(fault) }));
  }
  const refused = eachRow(opened.value, (row): Refused | undefined => {
    if (sealedAt.some((cell) => cell < row.cells && saysYes(cellText(row, cell).trim()))) {
      sealed += 1;
      return undefined;
    }
    const year = salt === undefined ? '' : String(yearOf(readDate(cellText(row, salt.cell), salt.dayFirst)));
    const cells = fields.map((field) => encoded(field.cell < row.cells ? partOf(cellText(row, field.cell), field.part) : '', field, field.kind === 'date' ? '' : year, scheme, remembered));
    piece += `${[quoted(cellText(row, idAt)), ...(sourceAt < 0 ? [] : [quoted(cellText(row, sourceAt))]), ...cells, encoding].join(',')}\n`;
    records += 1;
    if (piece.length > 1 << 20) { writeSync(target, piece); piece = ''; }
    return undefined;
  });
  writeSync(target, piece);
  closeSync(target);
  if (refused !== undefined) return refused;
  const used = new Set([idColumn, asked.source, ...fields.map(({ column }) => column)]);
  return ok({ records, sealed, columns, encoding, left: headings.filter((heading) => !used.has(heading)) });
}

// As a run reads it in clear: “Ann Lee” and “Lee, Ann” are forename and surname.
function partOf(text: string, part: Slot['part']): string {
  if (part === 'whole') return text;
  const [before = '', after] = text.split(/,(.*)/s);
  if (after !== undefined) return part === 'first' ? after : before;
  const words = text.trim().split(/\s+/);
  return part === 'first' ? (words[0] ?? '') : words.length < 2 ? '' : (words.at(-1) ?? '');
}

function encoded(text: string, { name, kind, dayFirst, checked }: Field, salt: string, scheme: Scheme, remembered: Map<string, string>): string {
  const trimmed = text.trim();
  if (trimmed === '' || placeholderOf(trimmed) !== undefined || (checked && !validNhsNumber(trimmed.replace(/[\s-]/g, '')))) return '';
  const place = `${name}\u0000${salt}\u0000${trimmed}`;
  const known = remembered.get(place);
  if (known !== undefined) return known;
  const tokens = EXACT.has(kind) ? [] : tokensOf(trimmed, kind, dayFirst);
  const code = EXACT.has(kind) ? keyedDigest(plainValue(trimmed).replaceAll(' ', ''), name, scheme.key) : tokens.length === 0 ? '' : Buffer.from(bloomOf(tokens, name, salt, scheme)).toString('base64');
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(place, code);
  return code;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { parseDocument } from 'yaml';
import { ok, refuse, unlessRefused, type Result } from '../../../../kernel/result.ts';
import type { Brought } from '../../codebook/draft/draft.ts';
import { codeSchema, type CodebookDocument, type CodeDocument } from '../../codebook/schema.ts';
import { namesFor } from '../names.ts';
import { codebookExchangeRefusals as refusals } from '../refusals.ts';
import { ROLES, type Role } from './columns.ts';

type Row = ReadonlyMap<Role, string>;

/** A codebook out of a table whose columns are known, with what was not taken as it stood. Refuses a table without codes. */
export function documentFromRows({ rows }: Brought, roles: readonly (Role | null)[], about: { readonly codebook: string; readonly title: string }): Result<{ readonly document: CodebookDocument; readonly notes: readonly string[] }> {
  const twice = roles.filter((role, at) => role !== null && roles.indexOf(role) < at);
  if (!roles.includes('code')) return refuse(refusals.refusal('CODEBOOK_CODE_COLUMN_MISSING', { field: 'column-0' }));
  return unlessRefused(twice.flatMap((role) => (role === null ? [] : [refusals.refusal('CODEBOOK_COLUMN_CHOSEN_TWICE', { role: ROLES[role].text.toLowerCase(), field: `column-${roles.lastIndexOf(role)}` })])), () => documentOf(grouped(rows, roles), about));
}

/** The rows of one code together: options may stand on rows of their own, with the code again or empty. */
function grouped(rows: Brought['rows'], roles: readonly (Role | null)[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const cells of rows) {
    const row = new Map(roles.flatMap((role, at): [Role, string][] => (role === null || (cells[at] ?? '').trim() === '' ? [] : [[role, plain(cells[at] ?? '')]])));
    const last = groups.at(-1);
    const [code, before] = [row.get('code'), last?.[0]?.get('code')];
    if (row.size === 0) continue;
    if (last !== undefined && (code === undefined || (code === before && row.has('option')))) last.push(row);
    else if (code !== undefined) groups.push([row]);
  }
  return groups;
}

// An apostrophe keeps a spreadsheet from taking the cell for a formula.
function plain(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@])/, '');
}

function documentOf(groups: readonly (readonly Row[])[], { codebook, title }: { readonly codebook: string; readonly title: string }): { readonly document: CodebookDocument; readonly notes: readonly string[] } {
  const said = groups.map(([first]) => first?.get('code') ?? '');
  const names = namesFor(said);
  const nameOf = new Map(groups.flatMap(([first], at) => [[said[at] ?? '', names[at] ?? ''], [first?.get('label') ?? '', names[at] ?? '']] as [string, string][]).toReversed());
  const units = [...new Set(groups.flatMap(([first]) => first?.get('unit') ?? []))];
  const unitNames = namesFor(units);
  const codes = groups.map((rows, at) => codeFrom(rows, names[at] ?? '', nameOf, unitNames[units.indexOf(rows[0]?.get('unit') ?? '')]));
  const renamed = said.filter((name, at) => name !== names[at]);
  const tables = unitNames.map((table, at) => ({ table, label: units[at] ?? table, key: `${table.replace(/s$/, '')}_id` }));
  return {
    document: { codebook, title, version: '1', ...(tables.length === 0 ? {} : { tables }), codes: codes.map(({ code }) => code) },
    notes: [...(renamed.length === 0 ? [] : [`${renamed.length} codes have names with spaces or marks. They were given names without, and the old name stands as the label.`]), ...codes.flatMap(({ notes }) => notes)],
  };
}

function codeFrom(rows: readonly Row[], code: string, nameOf: ReadonlyMap<string, string>, table: string | undefined): { readonly code: CodeDocument; readonly notes: readonly string[] } {
  const row: Row = rows[0] ?? new Map();
  const options = [...optionsIn(row.get('options') ?? ''), ...rows.flatMap((one) => { const option = one.get('option'); return option === undefined ? [] : [optionNamed(option, one.get('option_label'))]; })];
  const states = options.length > 0 && options.every(({ code: one, label }) => isState(label ?? one) || isState(one));
  const parent = row.get('sub_code_of');
  const sub = parent === undefined ? undefined : nameOf.get(parent);
  const type = typeIn(row.get('type') ?? '', options.length > 0 && !states);
  const under = parent !== undefined && (sub === undefined || sub === code) ? `Under: ${parent}` : undefined;
  const note = [row.get('note'), under].filter((part) => part !== undefined).join('\n');
  const label = row.get('label') ?? (row.get('code') === code ? undefined : row.get('code'));
  const [minimum, maximum] = [row.get('minimum'), row.get('maximum')];
  const raw = {
    code, ...(label === undefined ? {} : { label }), ...(table === undefined ? {} : { table }), ...(type === undefined ? {} : { type }), ...(states || options.length === 0 ? {} : { options }),
    ...Object.fromEntries((['definition', 'include', 'exclude', 'source', 'applies_when', 'applies_because', 'blank'] as const).flatMap((key) => (row.has(key) ? [[key, row.get(key)]] : []))),
    ...(note === '' ? {} : { note }), ...(sub === undefined || sub === code ? {} : { sub_code_of: sub }), ...(minimum === undefined ? {} : { minimum: Number(minimum) }), ...(maximum === undefined ? {} : { maximum: Number(maximum) }),
    ...(/^(yes|true|1)$/i.test(row.get('optional') ?? '') ? { optional: true } : {}), ...(row.has('derive') ? { derive: parseDocument(row.get('derive') ?? '').toJS({ maxAliasCount: 0 }) } : {}),
  };
  const read = codeSchema.safeParse(raw);
  if (read.success) return { code: read.data, notes: [] };
  const why = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return { code: { code, ...(label === undefined ? {} : { label }), note: [note, `As it came: ${[...row].map(([role, text]) => `${role} ${text}`).join('; ')}`].filter((part) => part !== '').join('\n') }, notes: [`${code} could not be read as it stood (${why}). What it said stands in its note.`] };
}

interface OptionIn { readonly code: string; readonly label?: string; readonly definition?: string }

/** "1 = Yes; 2 = No", "F | Female" on lines of their own, or a plain list. */
function optionsIn(cell: string): readonly OptionIn[] {
  const parts = cell.includes('\n') ? cell.split('\n') : cell.split(';').length > 1 ? cell.split(';') : cell.split(',');
  const found = parts.map((part) => part.trim()).filter((part) => part !== '').map((part): OptionIn => {
    const [code = '', label, definition] = part.includes('|') ? part.split('|').map((one) => one.trim()) : (/^([^=:]+?)\s*[=:]\s*(.+)$/.exec(part)?.slice(1) ?? [part]);
    return { ...optionNamed(code, label === '' ? undefined : label), ...(definition === undefined || definition === '' ? {} : { definition }) };
  });
  const names = namesFor(found.map(({ code }) => code));
  return found.map((one, at) => ({ ...one, code: names[at] ?? one.code }));
}

function optionNamed(option: string, label: string | undefined): OptionIn {
  const [code = option] = namesFor([option]);
  const words = label ?? (code === option ? undefined : option);
  return words === undefined ? { code } : { code, label: words };
}

/** Words that say one of the four states: a code whose options are all such is one of the four states. */
function isState(text: string): boolean {
  return /^(yes|no|present|absent|not[ _]mentioned|does[ _]not[ _]apply|not[ _](known|stated|recorded|applicable)|unknown|n\/?a)$/i.test(text.trim());
}

function typeIn(text: string, hasOptions: boolean): CodeDocument['type'] {
  const kinds: readonly (readonly [RegExp, NonNullable<CodeDocument['type']>])[] = [
    [/^choices$|multi|tick|select all|several/i, 'choices'], [/^choice$|categor|single|select|nominal|ordinal|factor|list/i, 'choice'], [/num|int|scale|count|continuous|decimal/i, 'number'],
    [/date|time/i, 'date'], [/text|string|free|open|char|memo/i, 'text'], [/^states$|bool|binary|yes|flag|dichotom/i, 'states'],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1];
  if (hasOptions) return kind === 'choices' ? 'choices' : kind === 'choice' ? 'choice' : undefined;
  return kind === 'choice' || kind === 'choices' ? 'text' : kind;
}

/** A table of a sheet as it was sent, its first row that has cells being the headings. Refuses one without rows. */
export function broughtFrom(file: string, sheet: string, rows: readonly (readonly string[])[]): Result<Brought> {
  const at = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  const [headings, rest] = [rows[at] ?? [], rows.slice(at + 1).filter((row) => row.some((cell) => cell.trim() !== ''))];
  return at === -1 || rest.length === 0 ? refuse(refusals.refusal('CODEBOOK_FILE_EMPTY', { file, field: 'file' })) : ok({ file, sheet, headings: [...headings], rows: rest });
}
